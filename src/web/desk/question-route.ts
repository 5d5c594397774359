/** `/board/questions`: citizens' questions from receipt to publication, with the acts of the table. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type QuestionAct, questionActs } from '../../domain/act/question.ts';
import { localDateOf, parseLocalDate } from '../../domain/calendar/local-date.ts';
import { type Issue, refused } from '../../domain/decision.ts';
import { actorOf, handsOf, type Person } from '../../domain/person/person.ts';
import { mayReadQuestion, objectionToAssignee } from '../../domain/question/permissions.ts';
import type { Question } from '../../domain/question/question.ts';
import { templateNamed } from '../../domain/question/template.ts';
import { boardRoles, isDeciding } from '../../domain/roles.ts';
import { cleanText } from '../../domain/text/normalize.ts';
import type { Readers } from '../../ports/reader.ts';
import type { ReadContext, Unit } from '../../ports/services.ts';
import { readWard } from '../../reading/looking.ts';
import { listQuestions } from '../../reading/questions.ts';
import { actOnQuestion } from '../../usecases/question/act-on-question.ts';
import { maskAsItStands } from '../../usecases/question/mask.ts';
import { offeredAsSame } from '../../usecases/question/same.ts';
import { templatesNow } from '../../usecases/question/templates.ts';
import { contextOf } from '../signed/page-context.ts';
import { type Desk, forBoard, type Signed } from './desk.ts';
import { type DeskQuestion, deskQuestionPage, type EarlierQuestion, questionsPage } from './question-pages.ts';

type RowWithCommand = Exclude<QuestionAct, { readonly command: null }>;
/** Acts of the asker, which are done in the asker's chat. */
const askersOwn: readonly string[] = [
  ...['add', 'separate', 'withdraw', 'rateYes', 'rateNo', 'agree', 'disagree', 'withdrawConsent'],
];
/** Acts that a form can carry out: the board's own ones without photos. */
const offered = questionActs.filter(
  (row): row is RowWithCommand => row.command !== null && row.needs !== 'photos' && !askersOwn.includes(row.name),
);

const linesOnPage = 30;
/** Upper limit of earlier questions shown. */
const earlierShown = 20;

interface Moment {
  readonly now: Date;
  readonly timeZone: string;
}

interface Press {
  readonly act: string;
  readonly revision: number;
  readonly words: string;
  readonly day: string;
  readonly person: string;
  /** Number of drafts when the writer opened the page. */
  readonly drafts: number | null;
  /** Name of a template to insert; '': the form is sent. */
  readonly template: string;
}

const codeOf = (request: FastifyRequest): string => (request.params as { code: string }).code.toUpperCase();

/** Registers the list, and each question's page with its form; 404 for people who may not see it. */
export function questionRoutes(app: FastifyInstance, desk: Desk): void {
  const { reader, now } = desk.options;

  desk.get(app, '/board/questions', forBoard, async (signed, request, reply) => {
    const { sau } = request.query as { sau?: unknown };
    const page = { limit: linesOnPage, after: typeof sau === 'string' ? sau : null };
    // Members see their own questions; deciders and the office, which assigns questions, see all.
    const { person } = signed;
    const seesAll = isDeciding(person.role) || person.role === 'office';
    const list = await readWard(reader, signed.runtime.ward, now(), (looking) =>
      listQuestions(looking, seesAll ? null : handsOf(person), page, person.id),
    );
    return desk.answer(signed, reply, (say) => questionsPage(say, list));
  });
  desk.get(app, '/board/questions/:code', forBoard, (signed, request, reply) =>
    show(signed, request, reply, { isDone: (request.query as { xong?: unknown }).xong !== undefined }),
  );

  async function show(
    signed: Signed,
    request: FastifyRequest,
    reply: FastifyReply,
    telling: Pick<DeskQuestion, 'isDone' | 'issues' | 'typed'>,
    status = 200,
  ) {
    const { ward } = signed.runtime;
    const page = await reader.read(ward.id, (readers) =>
      pageOf(signed.runtime.openSight(readers), codeOf(request), signed.person, {
        now: now(),
        timeZone: ward.timeZone,
      }),
    );
    const { shown: pages } = desk.options;
    const at = desk.wardOf(signed);
    if (!page || !pages || !at) return desk.notFound(signed, reply);
    const { site } = contextOf(pages, at, signed.person.locale);
    return desk.answer(signed, reply, (say) => deskQuestionPage(say, site, { ...page, ...telling }), status);
  }

  questionActRoute(app, desk, show);
}

type Show = (
  signed: Signed,
  request: FastifyRequest,
  reply: FastifyReply,
  telling: Pick<DeskQuestion, 'isDone' | 'issues' | 'typed'>,
  status?: number,
) => Promise<unknown>;

function questionActRoute(app: FastifyInstance, desk: Desk, show: Show): void {
  desk.post(
    app,
    '/board/questions/:code/act',
    forBoard,
    [...offered.map(({ name }) => name)],
    async (signed, request, reply) => {
      const press = readPress(request.body);
      const row = offered.find(({ name }) => name === press.act);
      const refuse = (issues: readonly Issue[], status = 409) =>
        show(signed, request, reply, { issues, typed: { act: press.act, words: press.words } }, status);
      if (!row) return refuse([{ key: 'issue-press-unknown' }], 400);
      if (press.template !== '') {
        const { templates } = await desk.look(signed, ({ readers }) => templatesNow({ stores: readers }));
        const inserted = templateNamed(templates, press.template)?.text ?? '';
        const words = [press.words, inserted].filter((part) => part !== '').join('\n\n');
        return show(signed, request, reply, { typed: { act: press.act, words } });
      }
      if (row.needs === 'words' && press.words === '') return refuse([{ key: 'issue-words-missing' }], 422);
      if (!(await desk.mayKeep(signed, [press.words])))
        return show(signed, request, reply, { issues: [{ key: 'issue-section-secret' }] }, 422);
      const outcome = await desk.inUnit(signed, (unit) => decide(unit, signed.person, codeOf(request), row, press));
      if (!outcome) return refuse([{ key: 'issue-not-found' }], 404);
      return outcome.ok ? reply.redirect(`/board/questions/${codeOf(request)}?xong=1`, 303) : refuse(outcome.issues);
    },
  );
}

async function pageOf(
  sight: ReadContext & { readonly stores: Readers },
  code: string,
  person: Person,
  at: Moment,
): Promise<DeskQuestion | null> {
  const readers = sight.stores;
  const question = await readers.questions.byCode(code);
  if (!question || !mayReadQuestion(question, actorOf(person))) return null;
  const thing = { question, timeZone: at.timeZone };
  const same = await offeredAsSame(sight, question);
  const history = await readers.lists.history(question.id, { limit: 100, after: null });
  return {
    question,
    asker: (await readers.people.find(question.askerId))?.name ?? '',
    history: history.items,
    photos: await readers.questions.photosOf(question.id),
    acts: offered.filter(
      (row) => row.isOpen(thing, actorOf(person), at.now) && (row.name !== 'closeDuplicate' || same.length > 0),
    ),
    same,
    people: await assignees(readers, question, at.now),
    earlier: await earlierOf(sight, question, person),
    templates: (await templatesNow(sight)).templates,
  };
}

/** The asker's other questions, without those that neither this reader nor the public may read. */
async function earlierOf(sight: ReadContext, question: Question, person: Person): Promise<readonly EarlierQuestion[]> {
  const asked = await sight.stores.questions.ofAsker(question.askerId, earlierShown + 1);
  return asked.flatMap((each) => {
    const isOpen = mayReadQuestion(each, actorOf(person));
    const isPublic = each.standing.publication.state === 'published';
    if (each.id === question.id || each.state === 'handedOver' || (!isOpen && !isPublic)) return [];
    const { code, state, receivedAt } = each;
    const receivedOn = localDateOf(receivedAt, sight.ward.timeZone);
    return [{ code, state, receivedOn, isOpen, title: maskAsItStands(sight, each).title }];
  });
}

const assignees = async ({ people }: Pick<Readers, 'people'>, question: Question, now: Date) =>
  (await people.holdersOf(boardRoles, now))
    .filter((each) => objectionToAssignee(question, actorOf(each)) === null)
    .map(({ id, name }) => ({ person: id, name }));

/** Null: there is no such question for this person. */
async function decide(unit: Unit, person: Person, code: string, row: RowWithCommand, press: Press) {
  const { stores } = unit;
  const question = await stores.questions.byCode(code);
  if (!question || !mayReadQuestion(question, actorOf(person))) return null;
  const to = (await assignees(stores, question, unit.now)).find((each) => each.person === press.person);
  const chosen = to && (await stores.people.find(to.person));
  const day = parseLocalDate(press.day);
  // If another draft was saved meanwhile, it is not overwritten unseen.
  if (row.name === 'draft' && press.drafts !== null && press.drafts !== question.standing.drafts.length)
    return refused('issue-question-changed', { code });
  if (row.needs === 'person' && !chosen) return refused('issue-question-nobody');
  if (row.needs === 'date' && !day) return refused('issue-day-missing');
  const request = row.command({
    ...{ revision: press.revision, reason: { code: 'other', note: press.words }, words: press.words },
    ...{ messageKey: unit.cause, photos: [] },
    ...(day && { day }),
    ...(chosen && { person: actorOf(chosen) }),
  });
  return actOnQuestion(unit, person, question.id, request);
}

function readPress(body: unknown): Press {
  const fields = (body ?? {}) as Readonly<Record<string, unknown>>;
  const text = (name: string): string => cleanText(typeof fields[name] === 'string' ? fields[name] : '').trim();
  return {
    ...{
      act: text('act'),
      revision: Number(text('revision')),
      words: text('words'),
      drafts: text('drafts') === '' ? null : Number(text('drafts')),
    },
    ...{ day: text('day'), person: text('person'), template: text('insert') === '' ? '' : text('template') },
  };
}
