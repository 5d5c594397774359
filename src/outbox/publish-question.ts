/**
 * Publishes a question and its answer: only the masked text that was approved for publication, and only while the asker's consent
 * lasts. The state at the time the row is carried out decides between publishing and taking down; both may be repeated.
 */

import type { Effect } from '../domain/effect.ts';
import { decidePublished } from '../domain/question/publication.ts';
import type { Question } from '../domain/question/question.ts';
import { CodeTaken, type Publication } from '../ports/portal.ts';
import type { JobOutcome } from '../ports/queue.ts';
import type { Unit } from '../ports/services.ts';
import { carryOut } from '../usecases/question/act-on-question.ts';
import { type PortalWork, portalWaitMs } from './portal-work.ts';

const paragraphs = (text: string): readonly string[] =>
  text
    .split(/\n+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** True while the public may read it. */
const isShown = ({ standing: { publication } }: Question): boolean =>
  (publication.state === 'cleared' || publication.state === 'published') && publication.masked !== null;

/**
 * The publication as the public reads it; empty and `withdrawn` when the public may not. The same question always gives the same
 * result.
 */
export const publicationOfQuestion = (
  unit: Pick<Unit, 'ward' | 'now'>,
  question: Question,
  key: string,
): Publication => {
  const { publication, answer } = question.standing;
  const masked = isShown(question) ? publication.masked : null;
  // The time of the approval, not of this row's execution, so that a repeat changes nothing.
  const at = new Date(publication.clearedBy?.at ?? publication.takenDown?.at ?? unit.now);
  return {
    key: masked ? key : `${key}:down`,
    ward: unit.ward.id,
    code: question.code,
    // The version rises with every change of the question, so a taking down is newer than what it takes down.
    version: question.version,
    title: masked?.title ?? question.code,
    // The whole question, so that readers see where it ends and the answer begins.
    summary: paragraphs(masked?.question ?? '').join('\n'),
    paragraphs: paragraphs(masked?.answer ?? ''),
    category: 'answer',
    section: 'hoi-dap',
    eventOn: null,
    place: null,
    source: unit.ward.fullName,
    authors: [],
    photographers: [],
    photos: [],
    publishedAt: at,
    updatedAt: at,
    corrections: [],
    files: [],
    documentNumber: null,
    // The office that signed the answer, at that time. The portal does not show the signer's name.
    signer: answer && masked ? (answer.signer.role ?? 'board') : null,
    withdrawn: masked === null,
    origin: question.id,
  };
};

/**
 * Creates the worker of that outbox row. It is tried again when the portal cannot be written, or when the consent changed
 * meanwhile.
 */
export const createQuestionPublisher =
  ({ ward, unitOfWork, portal, openUnit }: PortalWork) =>
  async (outboxId: number, effect: Extract<Effect, { kind: 'publishQuestion' }>, key: string): Promise<JobOutcome> => {
    const prepared = await unitOfWork.run(ward, async (stores) => {
      const unit = openUnit(stores, `out:${outboxId}`);
      const question = await stores.questions.get(effect.question);
      return { publication: question && publicationOfQuestion(unit, question, key), now: unit.now };
    });
    const { publication, now } = prepared;
    const again = (waitMs: number, reason: string): JobOutcome => ({
      kind: 'again',
      dueAt: new Date(now.getTime() + waitMs),
      counts: false,
      reason,
    });
    let version = 0;
    try {
      const there = publication && (await portal.read(publication.ward, publication.code));
      // A question that was never on the portal needs no taking down.
      if (publication && !(publication.withdrawn && (there?.withdrawn ?? true))) {
        await portal.apply(publication);
        version = (await portal.read(publication.ward, publication.code))?.version ?? 0;
      }
    } catch (error) {
      if (error instanceof CodeTaken) return { kind: 'dead', reason: error.message };
      return again(portalWaitMs, `portal: ${String(error).slice(0, 200)}`);
    }
    return unitOfWork.run(ward, async (stores): Promise<JobOutcome> => {
      const unit = openUnit(stores, `out:${outboxId}`);
      const question = await stores.questions.get(effect.question);
      // The consent changed while the portal was written, so the portal is written again before anything else.
      if (question && publication && isShown(question) === publication.withdrawn) return again(0, 'changed meanwhile');
      if (question && publication && !publication.withdrawn) {
        // Its address is its code, which never changes.
        const decision = decidePublished(question, { slug: question.code, version, now: unit.now });
        if (decision.ok && decision.events.length > 0) await carryOut(unit, question, decision.events, 'system');
      }
      await stores.outbox.mark(outboxId, 'done', unit.now);
      return { kind: 'done' };
    });
  };

/**
 * What the portal must show for this question, for the reconciliation. Returns null while its publication is on its way: there is
 * nothing to compare yet.
 */
export const expectedOnPortal = (unit: Pick<Unit, 'ward' | 'now'>, question: Question): Publication | null => {
  const { state, published } = question.standing.publication;
  if (state === 'cleared') return null;
  return { ...publicationOfQuestion(unit, question, ''), version: published?.version ?? 0 };
};
