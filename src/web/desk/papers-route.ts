/** `/board/papers`: statements, reports and registers as they will be signed, with their acts and files. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { endsAfter, followers, type PaperAct, paperActs } from '../../domain/act/paper.ts';
import { addDays, localDateOf } from '../../domain/calendar/local-date.ts';
import type { Issue } from '../../domain/decision.ts';
import { personId } from '../../domain/ids.ts';
import {
  paperForms as fileForms,
  mayReadPaper,
  type PaperForm,
  type PaperRef,
  paperNames,
  paperRow,
} from '../../domain/period/paper-ref.ts';
import { parsePeriod } from '../../domain/period/period.ts';
import { longestText, remarkKinds } from '../../domain/period/report.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { dayAfter, dueAfter } from '../../domain/plan/obligation.ts';
import type { Role } from '../../domain/roles.ts';
import { openPaper } from '../../papers/open.ts';
import { isNamedInRegister } from '../../papers/violations.ts';
import type { Records } from '../../ports/period-records.ts';
import type { ReadContext } from '../../ports/services.ts';
import { figureSight } from '../../reading/figure-sight.ts';
import { listPapers } from '../../reading/papers.ts';
import { reportOf } from '../../reading/report.ts';
import { actOnPaper, paperInHand } from '../../usecases/period/act.ts';
import { revisionOf } from '../../usecases/period/seen.ts';
import { isTooMany, limits } from '../kit/limits.ts';
import { RequestRefused } from '../kit/problem.ts';
import { monthAsked } from './calendar-pages.ts';
import { type Desk, forDesk, type Signed } from './desk.ts';
import { fieldsOf, queryOf } from './fields.ts';
import { type PaperSheet, paperAddress, paperPage, papersPage, remarkField } from './paper-pages.ts';

/** Policy for a paper shown in the browser: only inline styles and pictures, no scripts. */
const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'";

/** Null: there is no such paper. */
function refOf({ params }: FastifyRequest): PaperRef | null {
  const { name, of } = params as { name: string; of: string };
  const known = paperNames.find((each) => each === name);
  return known ? { name: known, of: of === '-' ? '' : of.slice(0, 60) } : null;
}

const openRows = (noun: PaperAct['noun'], thing: Awaited<ReturnType<typeof paperInHand>>, person: Person, now: Date) =>
  paperActs.filter((row) => row.noun === noun && row.line !== null && row.isOpen(thing, actorOf(person), now));

type Sighted = Records & Pick<ReadContext, 'calendar'>;
type Sheet = Omit<PaperSheet, 'done' | 'issues' | 'typed'>;

/** Null: the paper does not exist, or this reader may not see it. */
async function sheetOf(records: Sighted, desk: Desk, person: Person, paper: PaperRef): Promise<Sheet | null> {
  const { sayIn } = desk.options;
  const translator = { say: (locale: string, { key, facts }: Issue) => sayIn(locale)(key, facts) };
  const printable = await openPaper(records, translator, person.id, { paper, form: 'docx' });
  const isRegister = paper.name === 'violations';
  // The person concerned sees their own entry and can answer it, but not the paper.
  const isTold = isRegister && (await isNamedInRegister(records, person.id));
  const period = paper.name === 'report' ? parsePeriod(paper.of.split(':')[1] ?? '') : null;
  // The Chairman may follow the link of a report that has not been sent yet: he sees when it is due, but not the draft.
  const isAwaited = !printable && period !== null && mayReadPaper('report', person.role);
  if (!printable && !isTold && !isAwaited) return null;
  const { stores, now, ward } = records;
  const row = paperRow(paper.name);
  const noun = row.acts;
  const report = paper.name === 'report' ? await reportOf(records, paper.of, actorOf(person).role) : null;
  const violations = [];
  const entries = isRegister ? await stores.registers.list('violation', null) : [];
  if (isRegister)
    for (const entry of entries) {
      if (entry.state === 'decided' || entry.state === 'dropped') continue;
      const isOwn = entry.person === person.id;
      if (!isOwn && !mayReadPaper(paper.name, person.role)) continue;
      const inHand = await paperInHand(records, 'violation', entry.id);
      const acts = isOwn
        ? paperActs.filter((row) => row.name === 'answerViolation' && row.isOpen(inHand, actorOf(person), now))
        : openRows('violation', inHand, person, now);
      const name = (await stores.people.find(personId(entry.person)))?.name ?? '';
      const revision = await revisionOf(records, 'violation', entry.id);
      violations.push({ entry, name, revision, acts: acts.filter((row) => row.name !== 'noteViolation') });
    }
  const thing = noun ? await paperInHand(records, noun, paper.of) : null;
  const acts = noun && thing && !isAwaited ? openRows(noun, thing, person, now) : [];
  const today = localDateOf(now, ward.timeZone);
  const ends = thing && acts.map(({ name }) => endsAfter(name, thing, today)).find((day) => day !== null);
  return {
    ...{ paper, printable, acts, violations, revision: noun ? await revisionOf(records, noun, paper.of) : 0 },
    report: report?.id === '' ? null : report,
    ends: ends ?? null,
    awaited: isAwaited ? dueAfter(records.calendar, period, dayAfter.board) : null,
    // Charts are pictures, and a period without items has none.
    forms: (isTold || isAwaited ? [] : row.forms).filter(
      (form) => fileForms[form] !== 'png' || (report?.figures.items.length ?? 0) > 0,
    ),
    minutes: report?.meeting
      ? { name: 'minutes', of: paper.of }
      : thing?.praise?.meeting
        ? { name: 'minutes', of: `praise:${paper.of}` }
        : null,
    actions: paper.name === 'report' ? await stores.reports.actions(today) : [],
    mayFinish: (followers as readonly Role[]).includes(actorOf(person).role),
  };
}

/** Registers the list, the papers' pages, forms and files; 404 for people who may not read a paper. */
export function paperRoutes(app: FastifyInstance, desk: Desk): void {
  const recordsOf = <Result>({ runtime }: Signed, work: (records: Sighted) => Promise<Result>): Promise<Result> =>
    desk.options.reader.read(runtime.ward.id, (readers) => work(runtime.openSight(readers)));

  async function show(
    signed: Signed,
    request: FastifyRequest,
    reply: FastifyReply,
    issues: readonly Issue[] = [],
    typed: PaperSheet['typed'] = null,
  ) {
    const paper = refOf(request);
    const sheet = paper && (await recordsOf(signed, (records) => sheetOf(records, desk, signed.person, paper)));
    if (!sheet) return desk.notFound(signed, reply);
    const done = issues.length === 0 && queryOf(request, 'xong') !== '';
    return desk.show(signed, reply, issues, (say) => paperPage(say, { ...sheet, done, issues, typed }));
  }

  desk.get(app, '/board/papers', forDesk, async (signed, request, reply) => {
    const { person, runtime } = signed;
    const month = monthAsked(queryOf(request, 'thang'), localDateOf(desk.options.now(), runtime.ward.timeZone));
    const lines = await recordsOf(signed, (records) => listPapers(records, person.role, month));
    const nextMonth = addDays(month.lastDay, 1).slice(0, 7);
    return desk.answer(signed, reply, (say) => papersPage(say, { month, nextMonth, lines }));
  });
  desk.get(app, '/board/papers/:name/:of', forDesk, show);
  const countPictures = app.createRateLimit(limits.pictures);
  desk.get(app, '/board/papers/:name/:of/:form', forDesk, async (signed, request, reply) => {
    const paper = refOf(request);
    const { form } = request.params as { form: string };
    if (!paper || !Object.hasOwn(fileForms, form)) return desk.notFound(signed, reply);
    if (form === 'pages' && isTooMany(await countPictures(request))) throw new RequestRefused('tooMany');
    const file = await signed.runtime.printPaper(signed.person.id, { paper, form: form as PaperForm });
    if (!file) return desk.notFound(signed, reply);
    return reply
      .headers({
        'cache-control': 'no-store',
        'content-disposition': `${form === 'html' ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        ...(form === 'html' && { 'content-security-policy': pagePolicy }),
      })
      .type(file.mimeType)
      .send(Buffer.from(file.bytes));
  });
  paperActRoute(app, desk, show);
}

type Show = (
  signed: Signed,
  request: FastifyRequest,
  reply: FastifyReply,
  issues: readonly Issue[],
  typed?: PaperSheet['typed'],
) => Promise<unknown>;

function paperActRoute(app: FastifyInstance, desk: Desk, show: Show): void {
  desk.post(
    app,
    '/board/papers/:name/:of/act',
    forDesk,
    [...paperActs.filter(({ noun }) => noun !== 'rule').map(({ name }) => name)],
    async (signed, request, reply) => {
      const field = fieldsOf(request.body);
      const row = paperActs.find(({ name }) => name === field('act', 40));
      const words = field('words');
      const typed = { act: field('act', 40), words };
      if (!row || row.noun === 'rule') return show(signed, request, reply, [{ key: 'issue-press-unknown' }]);
      if (row.name === 'remarkReport') return keepRemarks(desk, signed, request, reply, show);
      if (row.needs === 'words' && words === '')
        return show(signed, request, reply, [{ key: 'issue-words-missing' }], typed);
      if (!(await desk.mayKeep(signed, [words])))
        return show(signed, request, reply, [{ key: 'issue-section-secret' }]);
      const input = {
        ...{ act: row.name, subject: field('subject', 60), argument: field('argument', 40), words },
        revision: Number(field('revision', 16)),
      };
      const outcome = await desk.inUnit(signed, (unit) =>
        actOnPaper(unit, actorOf(signed.person), input, figureSight(unit)),
      );
      if (!outcome.ok) return show(signed, request, reply, outcome.issues, typed);
      const { name, of } = outcome.show;
      // People who may grade an item may not be allowed to read the statement.
      const isPaper = name !== 'own' && name !== 'rules';
      const isReader = isPaper && (row.name === 'answerViolation' || mayReadPaper(name, signed.person.role));
      return reply.redirect(isReader ? `${paperAddress({ name, of })}?xong=1` : '/board/money?xong=paper', 303);
    },
  );
}

/** Saves the changed remarks of the form, all or none. */
async function keepRemarks(desk: Desk, signed: Signed, request: FastifyRequest, reply: FastifyReply, show: Show) {
  const field = fieldsOf(request.body);
  const subject = field('subject', 60);
  const texts = remarkKinds.map((kind) => {
    const name = remarkField(kind);
    const [text = '', seen = ''] = [name, `${name}-seen`].map((each) => field(each, longestText + 1).trim());
    return { kind, text, seen };
  });
  const typed = { act: 'remarkReport', words: '' };
  if (texts.some(({ text }) => text.length > longestText))
    return show(signed, request, reply, [{ key: 'issue-words-too-long', facts: { most: longestText } }], typed);
  if (
    !(await desk.mayKeep(
      signed,
      texts.map(({ text }) => text),
    ))
  )
    return show(signed, request, reply, [{ key: 'issue-section-secret' }]);
  const issues = await desk.inUnit(signed, async (unit) => {
    const { report } = await paperInHand(unit, 'report', subject);
    // Remarks taken over from the previous report are saved even if unchanged, because the person has reviewed them.
    const changed = texts.filter(
      ({ kind, text, seen }) => text !== seen || (text !== '' && report?.unseenRemarks?.includes(kind)),
    );
    const faster = changed.find(({ kind, seen, text }) => ![seen, text].includes(report?.remarks[kind] ?? ''));
    if (faster)
      return [
        { key: 'issue-remark-changed', facts: { part: { key: `paper-remark-${faster.kind}` } } },
      ] satisfies readonly Issue[];
    for (const { kind, text } of changed) {
      // Each remark is compared with the text that was seen, so no revision is needed.
      const input = { act: 'remarkReport', subject, argument: kind, words: text, revision: null } as const;
      const outcome = await actOnPaper(unit, actorOf(signed.person), input, figureSight(unit));
      // Rights and state are the same for all remarks, so the first one fails before anything is saved.
      if (!outcome.ok) return outcome.issues;
    }
    return [];
  });
  if (issues.length > 0) return show(signed, request, reply, issues, typed);
  return reply.redirect(`${paperAddress({ name: 'report', of: subject })}?xong=1`, 303);
}
