/**
 * A question and its answer on the portal: only what was cleared as masked, only while the consent lasts. What is true
 * when the row is carried out decides whether it is shown or taken down; both may be repeated.
 */
import type { Effect } from '../domain/effect.ts';
import type { WardId } from '../domain/ids.ts';
import { decidePublished } from '../domain/question/publication.ts';
import { mustBeTakenDown } from '../domain/question/publication-state.ts';
import type { Question } from '../domain/question/question.ts';
import { cutText, firstSentence } from '../domain/text/normalize.ts';
import type { PortalPublisher, Publication } from '../ports/portal.ts';
import type { JobOutcome } from '../ports/queue.ts';
import type { Unit } from '../ports/services.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import { carryOutPublication } from '../usecases/question/act-on-question.ts';

const portalWaitMs = 10_000;
const summaryLength = 240;

export interface PublishQuestionOptions {
  readonly ward: WardId;
  readonly unitOfWork: UnitOfWork;
  readonly portal: PortalPublisher;
  readonly openUnit: (stores: Stores, cause: string) => Unit;
}

const paragraphs = (text: string): readonly string[] =>
  text
    .split(/\n+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** As the public reads it, or null: there is nothing to show and nothing to take down. */
export const publicationOfQuestion = (unit: Unit, question: Question, key: string): Publication | null => {
  const { publication, answer } = question.standing;
  const isShown = publication.state === 'cleared' || publication.state === 'published';
  const isWithdrawn = !isShown && mustBeTakenDown(publication);
  if (!isShown && !isWithdrawn) return null;
  const masked = isShown ? publication.masked : null;
  if (isShown && !masked) return null;
  const at = new Date(publication.published?.at ?? unit.now);
  return {
    key,
    ward: unit.ward.id,
    code: question.code,
    // Rises with every change of the question, so that a taking down is newer than what it takes down.
    version: question.version,
    title: masked?.title ?? question.code,
    summary: cutText(firstSentence(masked?.question ?? ''), summaryLength),
    paragraphs: masked ? [...paragraphs(masked.question), ...paragraphs(masked.answer)] : [],
    category: 'answer',
    section: 'hoi-dap',
    eventOn: null,
    place: null,
    source: unit.ward.fullName,
    authors: answer && masked ? [answer.signer.name] : [],
    photographers: [],
    photos: [],
    publishedAt: at,
    updatedAt: unit.now,
    corrections: [],
    files: [],
    documentNumber: null,
    signer: null,
    withdrawn: isWithdrawn,
  };
};

export const createQuestionPublisher =
  ({ ward, unitOfWork, portal, openUnit }: PublishQuestionOptions) =>
  async (outboxId: number, effect: Extract<Effect, { kind: 'publishQuestion' }>, key: string): Promise<JobOutcome> => {
    const prepared = await unitOfWork.run(ward, async (stores) => {
      const unit = openUnit(stores, `out:${outboxId}`);
      const question = await stores.questions.get(effect.question);
      const publication = question ? publicationOfQuestion(unit, question, key) : null;
      return { question, publication, now: unit.now };
    });
    if (prepared.publication) {
      try {
        await portal.apply(prepared.publication);
      } catch (error) {
        return {
          kind: 'again',
          dueAt: new Date(prepared.now.getTime() + portalWaitMs),
          counts: false,
          reason: `portal: ${String(error).slice(0, 200)}`,
        };
      }
    }
    await unitOfWork.run(ward, async (stores) => {
      const unit = openUnit(stores, `out:${outboxId}`);
      const question = await stores.questions.get(effect.question);
      if (question && prepared.publication && !prepared.publication.withdrawn) {
        // Its address is its code, which it keeps.
        const decision = decidePublished(question, {
          slug: question.code,
          version: prepared.publication.version,
          now: unit.now,
        });
        if (decision.ok && decision.events.length > 0)
          await carryOutPublication(unit, question, decision.events, 'system');
      }
      await stores.outbox.mark(outboxId, 'done', unit.now);
    });
    return { kind: 'done' };
  };
