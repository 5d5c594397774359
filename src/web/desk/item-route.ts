/** `/board/items/:code`: an item as the public will read it, what the board knows about it, and the available acts. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  type ItemInReview,
  type SubmissionAct,
  type SubmissionActName,
  submissionActs,
} from '../../domain/act/submission.ts';
import type { Actor } from '../../domain/actor.ts';
import { parseLocalDate, startOfLocalDay } from '../../domain/calendar/local-date.ts';
import type { Issue } from '../../domain/decision.ts';
import { mayReadPaper } from '../../domain/period/paper-ref.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { type Change, changesBetween } from '../../domain/submission/changes.ts';
import { revisionSeen } from '../../domain/submission/correction.ts';
import { objection } from '../../domain/submission/permissions.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Drop } from '../../domain/words/drop.ts';
import type { ReadContext, Unit } from '../../ports/services.ts';
import { maskItem, unmaskItem } from '../../usecases/check/mask.ts';
import { releaseItem } from '../../usecases/check/release.ts';
import type { Outcome } from '../../usecases/outcome.ts';
import { createPageLink } from '../../usecases/page-link.ts';
import { act } from '../../usecases/submission/act.ts';
import { proposeCorrection } from '../../usecases/submission/correct.ts';
import { type EditForm, editFormOf } from '../../usecases/submission/edit-by-form.ts';
import { respell } from '../../usecases/submission/edit-item.ts';
import { mergeItems } from '../../usecases/submission/merge.ts';
import { noteToAuthor } from '../../usecases/submission/note.ts';
import { parseStoredVersion, versionOf } from '../../usecases/submission/read.ts';
import { reviewOf } from '../../usecases/submission/review.ts';
import { readCompared } from '../signed/decide-route.ts';
import { type ComparedTexts, maySee, readItem } from '../signed/item.ts';
import { contextOf } from '../signed/page-context.ts';
import { type Desk, forBoard, type Signed } from './desk.ts';
import { fieldsOf, queryOf } from './fields.ts';
import { correctable, type DeskItem, deskItemPage } from './item-page.ts';

type UseCase = (unit: Unit, person: Person, item: Submission, press: Press) => Promise<Outcome<object>>;

/** Acts with a use case of their own. */
const useCases: Readonly<Partial<Record<SubmissionActName, UseCase>>> = {
  release: (unit, person, { id }, { revision }) => releaseItem(unit, person, id, revision),
  note: (unit, person, item, { words }) => noteToAuthor(unit, person, item, words),
  merge: (unit, person, { id }, { revision, words }) => mergeItems(unit, person, { submission: id, revision }, words),
  correct: (unit, person, { id }, { words, corrected, revision, drops }) =>
    proposeCorrection(unit, person, id, { note: words, wanted: corrected, revision, drops }),
  mask: (unit, person, { id }, { revision }) => maskItem(unit, person, id, revision),
  unmask: (unit, person, { id }) => unmaskItem(unit, person, id),
  respell: (unit, person, { id }, { revision }) => respell(unit, person, id, revision),
};

/** Acts without a button on a chat card that the page offers, and acts that lead to a page of their own. */
const roomFor: readonly string[] = [
  ...['hasten', 'review', 'takeOver', 'adjust', 'destroy', 'schedule', 'edit', 'view'],
  ...Object.keys(useCases),
];
const offered = submissionActs.filter(
  (row) => roomFor.includes(row.name) || (row.line !== null && row.command !== null),
);

/** Fields of a form. */
interface Press {
  readonly act: string;
  readonly revision: number;
  readonly reason: { readonly code: string; readonly note: string };
  readonly words: string;
  /** For a correction: the wanted values by field. */
  readonly corrected: Partial<EditForm>;
  readonly drops: readonly Drop[];
  /** The correction has files, which are chosen on a separate page. */
  readonly isByFile: boolean;
  readonly day: string;
  readonly time: string;
  readonly seen: ComparedTexts | null;
}

interface Telling {
  readonly done?: string;
  readonly issues?: readonly Issue[];
  readonly before?: ComparedTexts | null;
  readonly typed?: Press;
}

async function itemOf(
  { stores }: Pick<ReadContext, 'stores'>,
  code: string,
  person: Person,
): Promise<Submission | null> {
  const [, year, number] = /^[A-Z]{2}-(\d{2})\d{2}-(\d{1,6})$/u.exec(code) ?? [];
  if (year === undefined) return null;
  const found = (await stores.submissions.withNumber(Number(number))).find((each) => each.code === code);
  return found && maySee(found, person) ? found : null;
}

/**
 * Why a decider may not sign this item: it is their own, or they contributed to it. Null: it is not their turn anyway, or
 * no one else is left and the head decides by override.
 */
function partInIt({ submission, eyes }: ItemInReview, actor: Actor): Issue | null {
  if (submission.state !== 'submitted' || objection(submission, 'override', actor, eyes) === null) return null;
  const issue = objection(submission, 'approve', actor, eyes);
  return issue && /^issue-(?:own-item|four-eyes-)/u.test(issue.key) ? issue : null;
}

/** The item with what this person may do. @param asked the revision to compare with, if any */
const sheetOf = (
  { options }: Desk,
  { runtime }: Pick<Signed, 'runtime'>,
  { person }: Signed,
  code: string,
  asked: number,
): Promise<Pick<DeskItem, 'item' | 'acts' | 'othersTurn' | 'older' | 'kept' | 'form' | 'hasDossier'> | null> =>
  options.reader.read(runtime.ward.id, async (stores) => {
    const sight = runtime.openSight(stores);
    const submission = await itemOf(sight, code, person);
    if (!submission) return null;
    const item = await readItem(sight, { subject: submission.id }, person, stores.lists);
    const review = await reviewOf(sight, submission);
    const older = asked >= 1 && asked < submission.revision ? asked : null;
    return (
      item && {
        item,
        acts: offered.filter((row) => row.isOpen(review, actorOf(person), sight.now)),
        othersTurn: partInIt(review, actorOf(person)),
        older: older === null ? null : { number: older, changes: await changesSince(sight, submission, older) },
        kept: (await stores.dossiers.revisions(submission.id))
          .filter(({ revision }) => revision < submission.revision)
          .map(({ revision, at: when }) => ({
            ...{ number: revision, at: when },
            // The author of the last history entry before the revision was stored.
            name: item?.history.findLast((entry) => entry.at <= when)?.name ?? '',
          })),
        form: submission.state === 'published' ? editFormOf(sight, submission) : null,
        hasDossier: mayReadPaper('dossier', person.role),
      }
    );
  });

/** Registers the page and its forms; 404 if this person may not see the item. */
export function itemRoutes(app: FastifyInstance, desk: Desk): void {
  const codeOf = (request: FastifyRequest): string => (request.params as { code: string }).code.toUpperCase();

  async function show(
    signed: Signed,
    request: FastifyRequest,
    reply: FastifyReply,
    telling: Telling = {},
    status = 200,
  ) {
    const { shown: pages } = desk.options;
    const at = desk.wardOf(signed);
    const found = at && (await sheetOf(desk, at, signed, codeOf(request), Number(queryOf(request, 'ban'))));
    if (!found || !pages || !at) return desk.notFound(signed, reply);
    const context = contextOf(pages, at, signed.person.locale);
    return desk.answer(signed, reply, (say) => deskItemPage(say, context, { ...found, ...telling }), status);
  }

  desk.get(app, '/board/items/:code', forBoard, (signed, request, reply) => {
    const { xong } = request.query as { xong?: unknown };
    return show(signed, request, reply, typeof xong === 'string' ? { done: xong } : {});
  });
  desk.post(
    app,
    '/board/items/:code/act',
    forBoard,
    [...offered.map(({ name }) => name)],
    async (signed, request, reply) => {
      const press = readPress(request.body);
      const row = offered.find(({ name }) => name === press.act);
      const refuse = (issues: readonly Issue[], status = 409) =>
        show(signed, request, reply, { issues, before: press.seen, typed: press }, status);
      if (!row) return refuse([{ key: 'issue-press-unknown' }], 400);
      if (row.needs === 'reason' && press.reason.code === '' && press.reason.note === '')
        return refuse([{ key: 'issue-reason-missing' }], 422);
      const needsWords = row.name === 'note' || (row.name === 'correct' && !press.isByFile) || row.name === 'merge';
      if (needsWords && press.words === '') return refuse([{ key: 'issue-words-missing' }], 422);
      if (!(await desk.mayKeep(signed, wordsIn(press), { isForAll: false })))
        return show(signed, request, reply, { issues: [{ key: 'issue-section-secret' }] }, 422);
      const outcome = await desk.inUnit(signed, async (unit) => {
        const submission = await itemOf(unit, codeOf(request), signed.person);
        return submission && decide(unit, signed.person, row, submission, press);
      });
      if (!outcome) return refuse([{ key: 'issue-not-found' }], 404);
      if (outcome.kind === 'page') return reply.redirect(new URL(outcome.url).pathname, 303);
      return outcome.kind === 'refused'
        ? refuse(outcome.issues)
        : reply.redirect(
            row.name === 'destroy' ? '/board/items' : `/board/items/${codeOf(request)}?xong=${row.name}`,
            303,
          );
    },
  );
}

type Decision =
  | { readonly kind: 'done' }
  /**
   * A one-time address of a signed page. It is opened on the host where the desk is open, because the desk's policy (CSP,
   * form-action) blocks forms that lead to another origin.
   */
  | { readonly kind: 'page'; readonly url: string }
  | { readonly kind: 'refused'; readonly issues: readonly Issue[] };

const wordsIn = ({ reason, words, corrected: { captions = {}, ...texts } }: Press): readonly string[] => [
  ...[reason.note, words, ...Object.values(texts).map(String), ...Object.values(captions)],
];

/** The changes since the revision that the board saw; null: that revision is not stored, or may not be. */
async function changesSince(
  sight: ReadContext,
  submission: Submission,
  revision: number,
): Promise<readonly Change[] | null> {
  const kept = await sight.stores.submissions.revisionOf(submission.id, revision);
  return kept && changesBetween(parseStoredVersion(sight, submission, kept.content), versionOf(sight, submission));
}

/** Runs the same use case as a chat button. Sensitive decisions are redirected to the page that asks for the PIN. */
async function decide(
  unit: Unit,
  person: Person,
  row: SubmissionAct,
  submission: Submission,
  press: Press,
): Promise<Decision> {
  const { id, revision } = submission;
  const review = await reviewOf(unit, submission);
  const isSame = revisionSeen(submission, row.name) === press.revision;
  const isOpen = row.isOpen(review, actorOf(person), unit.now);
  const pageFor = async (purpose: 'decide' | 'edit' | 'view' | 'upload'): Promise<Decision> => ({
    kind: 'page',
    url: await createPageLink(unit, { purpose, person: person.id, subject: id, revision }),
  });
  const facts = { code: submission.code };
  if (row.name === 'edit' || row.name === 'view')
    return isOpen ? pageFor(row.name) : { kind: 'refused', issues: [{ key: 'issue-act-not-open', facts }] };
  if (row.name === 'correct' && press.isByFile)
    return isOpen && submission.state === 'published'
      ? pageFor('upload')
      : { kind: 'refused', issues: [{ key: 'issue-act-not-open', facts }] };
  const useCase = useCases[row.name];
  if (useCase) return told(await useCase(unit, person, submission, press));
  if (row.name === 'schedule') {
    if (row.isSensitive(review)) return { kind: 'refused', issues: [{ key: 'issue-schedule-on-page', facts }] };
    const publishAt = instantOf(press, unit.ward.timeZone);
    return publishAt
      ? told(await act(unit, person, id, { type: 'schedule', revision: press.revision, publishAt }))
      : { kind: 'refused', issues: [{ key: 'issue-schedule-unreadable' }] };
  }
  if (!row.command) return { kind: 'refused', issues: [{ key: 'issue-press-unknown' }] };
  if (isSame && row.isSensitive(review) && isOpen) return pageFor('decide');
  const { code, note: words } = press.reason;
  const reason = { code: code === '' ? 'other' : code, note: words };
  return told(await act(unit, person, id, row.command({ revision: press.revision, reason })));
}

const told = (outcome: Outcome<object>): Decision =>
  outcome.ok ? { kind: 'done' } : { kind: 'refused', issues: outcome.issues };

const minuteMs = 60_000;

/** Null: day or time is invalid. */
function instantOf({ day, time }: Press, timeZone: string): Date | null {
  const date = parseLocalDate(day);
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)/u.exec(time) ?? [];
  return date && hour !== undefined
    ? new Date(startOfLocalDay(date, timeZone).getTime() + (Number(hour) * 60 + Number(minute)) * minuteMs)
    : null;
}

/** Changed fields of a correction; fields that the form did not show stay unchanged. */
function correctedIn(body: unknown): Partial<EditForm> {
  const given = (body ?? {}) as Readonly<Record<string, unknown>>;
  const text = fieldsOf(body);
  const shown = correctable.filter((name) => typeof given[name] === 'string');
  const captions = Object.keys(given).flatMap((name) => (name.startsWith('caption.') ? [name.slice(8)] : []));
  return {
    ...Object.fromEntries(shown.map((name) => [name, text(name, 40_000).replaceAll('\r\n', '\n')])),
    ...(captions.length > 0 && {
      captions: Object.fromEntries(captions.map((id) => [id, text(`caption.${id}`, 200)])),
    }),
  };
}

/** Photos and files to remove, by the numbers that the form shows. */
const dropsIn = (body: unknown): readonly Drop[] =>
  Object.keys(body ?? {}).flatMap((name) => {
    const [, what, number] = /^drop\.(photo|file)\.(\d{1,3})$/u.exec(name) ?? [];
    return what === undefined ? [] : [{ what: what as Drop['what'], numbers: [Number(number)] }];
  });

function readPress(body: unknown): Press {
  const text = fieldsOf(body);
  return {
    ...{ act: text('act', 40), revision: Number(text('revision', 9)), words: text('words') },
    ...{ day: text('day', 10), time: text('time', 8), corrected: correctedIn(body) },
    ...{ drops: dropsIn(body), isByFile: text('way', 5) === 'file' },
    reason: { code: text('reason', 40), note: text('note', 200) },
    seen: readCompared(text('seen', 100_000)),
  };
}
