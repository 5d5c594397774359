/** `/board/items/:code`: the item as the public will read it, what the board knows about it, and every act that is open. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type SubmissionAct, submissionActs } from '../../domain/act/submission.ts';
import type { Issue } from '../../domain/decision.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { cleanText } from '../../domain/text/normalize.ts';
import type { Sight, Unit } from '../../ports/services.ts';
import { createPageLink } from '../../usecases/page-link.ts';
import { act } from '../../usecases/submission/act.ts';
import { reviewOf } from '../../usecases/submission/review.ts';
import { acting, shown } from '../kit/page-registry.ts';
import { readCompared } from '../signed/decide-route.ts';
import { type ComparedTexts, maySee, readItem } from '../signed/item.ts';
import { contextOf } from '../signed/page-context.ts';
import { mayBeKept } from '../signed/screen-typed-words.ts';
import { type Desk, forBoard, note, type Signed } from './desk.ts';
import { deskItemPage } from './item-page.ts';

/** Rows that a form here can carry out. */
type RowWithCommand = Exclude<SubmissionAct, { readonly command: null }>;
const offered = submissionActs.filter((row): row is RowWithCommand => row.line !== null && row.command !== null);

/** What a form brought. */
interface Press {
  readonly act: string;
  readonly revision: number;
  readonly reason: { readonly code: string; readonly note: string };
  readonly seen: ComparedTexts | null;
}

interface Telling {
  readonly done?: string;
  readonly issues?: readonly Issue[];
  readonly before?: ComparedTexts | null;
  readonly typed?: Press;
}

async function itemOf({ stores }: Pick<Sight, 'stores'>, code: string, person: Person): Promise<Submission | null> {
  const [, year, number] = /^[A-Z]{2}-(\d{2})\d{2}-(\d{1,6})$/u.exec(code) ?? [];
  if (year === undefined) return null;
  const found = (await stores.submissions.withNumber(Number(number))).find((each) => each.code === code);
  return found && maySee(found, person) ? found : null;
}

export function itemRoutes(app: FastifyInstance, desk: Desk): void {
  const codeOf = (request: FastifyRequest): string => (request.params as { code: string }).code.toUpperCase();

  async function show(
    signed: Signed,
    request: FastifyRequest,
    reply: FastifyReply,
    telling: Telling = {},
    status = 200,
  ) {
    const { shown: pages, reader } = desk.options;
    const at = desk.wardOf(signed);
    const found =
      pages &&
      at &&
      (await reader.read(at.runtime.ward.id, async (stores) => {
        const sight = at.runtime.openSight(stores);
        const submission = await itemOf(sight, codeOf(request), signed.person);
        if (!submission) return null;
        const lines = await stores.lists.history(submission.id, { limit: 100, after: null });
        const history = lines.items.map(({ event, actor, at: when }) => ({ event, actor, at: when }));
        const item = await readItem(sight, { subject: submission.id }, signed.person, history);
        const review = await reviewOf(sight, submission);
        const actor = actorOf(signed.person);
        return item && { item, acts: offered.filter((row) => row.isOpen(review, actor, sight.now)) };
      }));
    if (!found || !pages || !at)
      return desk.answer(
        signed,
        reply,
        note((say) => say('board-not-found')),
        404,
      );
    const context = contextOf(pages, at, signed.person.locale);
    return desk.answer(signed, reply, (say) => deskItemPage(say, context, { ...found, ...telling }), status);
  }

  app.get(
    '/board/items/:code',
    shown(forBoard),
    desk.forSigned((signed, request, reply) => {
      const { xong } = request.query as { xong?: unknown };
      return show(signed, request, reply, typeof xong === 'string' ? { done: xong } : {});
    }),
  );
  app.post(
    '/board/items/:code/act',
    acting(forBoard, ...offered.map(({ name }) => name)),
    desk.forSigned(async (signed, request, reply) => {
      const press = readPress(request.body);
      const row = offered.find(({ name }) => name === press.act);
      const at = desk.wardOf(signed);
      const { shown: pages, newToken, unitOfWork } = desk.options;
      const refuse = (issues: readonly Issue[], status = 409) =>
        show(signed, request, reply, { issues, before: press.seen, typed: press }, status);
      if (!row || !at || !pages) return refuse([{ key: 'issue-press-unknown' }], 400);
      if (row.needs === 'reason' && press.reason.code === '' && press.reason.note === '')
        return refuse([{ key: 'issue-reason-missing' }], 422);
      const cause = `board:${newToken()}`;
      if (!(await mayBeKept(pages, { at }, signed.person, { cause: `${cause}:words`, texts: [press.reason.note] })))
        return show(signed, request, reply, { issues: [{ key: 'issue-section-secret' }] }, 422);
      const outcome = await unitOfWork.run(at.runtime.ward.id, async (stores) => {
        const unit = at.runtime.openUnit(stores, cause);
        const submission = await itemOf(unit, codeOf(request), signed.person);
        return submission && decide(unit, signed.person, row, submission, press);
      });
      if (!outcome) return refuse([{ key: 'issue-not-found' }], 404);
      if (outcome.kind === 'page') return reply.redirect(outcome.url, 303);
      return outcome.kind === 'refused'
        ? refuse(outcome.issues)
        : reply.redirect(`/board/items/${codeOf(request)}?xong=${row.name}`, 303);
    }),
  );
}

type Decision =
  | { readonly kind: 'done' }
  | { readonly kind: 'page'; readonly url: string }
  | { readonly kind: 'refused'; readonly issues: readonly Issue[] };

/** The same use case as a button's; what the ward calls sensitive goes to the page with the PIN. */
async function decide(
  unit: Unit,
  person: Person,
  row: RowWithCommand,
  submission: Submission,
  press: Press,
): Promise<Decision> {
  const review = await reviewOf(unit, submission);
  const isSame = submission.revision === press.revision;
  if (isSame && row.isSensitive(review) && row.isOpen(review, actorOf(person), unit.now)) {
    const { id, revision } = submission;
    return {
      kind: 'page',
      url: await createPageLink(unit, { purpose: 'decide', person: person.id, subject: id, revision }),
    };
  }
  const { code, note: words } = press.reason;
  const reason = { code: code === '' ? 'other' : code, note: words };
  const outcome = await act(unit, person, submission.id, row.command({ revision: press.revision, reason }));
  return outcome.ok ? { kind: 'done' } : { kind: 'refused', issues: outcome.issues };
}

function readPress(body: unknown): Press {
  const fields = (body ?? {}) as Readonly<Record<string, unknown>>;
  const text = (name: string): string => cleanText(typeof fields[name] === 'string' ? fields[name] : '').trim();
  const reason = { code: text('reason').slice(0, 40), note: text('note').slice(0, 200) };
  return { act: text('act'), revision: Number(text('revision')), reason, seen: readCompared(text('seen')) };
}
