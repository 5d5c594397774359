/**
 * Every figure of a report against plain SQL over the same rows (the codes and amounts, not only the counts), for a month, a
 * quarter, an unfinished year and a requested period; then what the month's report prints of them.
 */
import type Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actByCommand } from '../../src/compose/admin-papers.ts';
import { hashToken } from '../../src/compose/core.ts';
import type { PeriodFigures } from '../../src/domain/period/figures.ts';
import { parsePeriod } from '../../src/domain/period/period.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { openPaper, paperContext, printableOf } from '../../src/papers/open.ts';
import type { Block } from '../../src/ports/papers.ts';
import type { Records } from '../../src/ports/period-records.ts';
import { periodFigures } from '../../src/reading/period-figures.ts';
import { itemsOfYear, writeYear } from '../support/demo-year.ts';
import { connectionsOf } from '../support/rows.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let world: OpenWard;
let sql: Database.Database;
let head: Person;

const rows = <Row>(query: string, values: object = {}): readonly Row[] => sql.prepare<object, Row>(query).all(values);
const column = (query: string, values: object = {}): readonly string[] =>
  sql.prepare<object, string>(query).pluck().all(values);
const number = (query: string, values: object = {}): number | null =>
  sql.prepare<object, number | null>(query).pluck().get(values) ?? null;

const desk = () => ({
  ward: world.ward,
  translator: world.core.translator,
  run: world.turn,
  records: <Result>(look: (records: Records) => Promise<Result>) =>
    world.core.reader.read(world.ward.id, (stores) =>
      look({ ward: world.ward, stores, now: world.clock.now(), hashToken }),
    ),
});

/** 00:00 of the day in Viet Nam. */
const start = (day: string): number => Date.parse(`${day}T00:00:00+07:00`);
const today = '2026-12-01';

/**
 * Inserts what the year lacks: decisions, stopped texts, readers, plans, targets, as plain rows around the limits of November.
 */
function writeHappenings(): void {
  const ward = world.ward.id;
  const ids = column(`SELECT id FROM submission WHERE publishedAt >= ${start('2026-11-01')} ORDER BY code LIMIT 12`);
  const event = sql.prepare('INSERT INTO timeline VALUES (?, ?, ?, ?, ?, ?, ?)');
  for (const [item, nth, at, name] of [
    [0, 2, '2026-10-31T23:59:59', 'returned'],
    [0, 3, '2026-11-01T00:00:00', 'returned'],
    [1, 2, '2026-11-30T23:59:59', 'returned'],
    [1, 3, '2026-12-01T00:00:00', 'returned'],
    [2, 2, '2026-11-12T08:00:00', 'rejected'],
    [3, 2, '2026-11-12T08:00:00', 'corrected'],
    [3, 3, '2026-11-13T08:00:00', 'corrected'],
    [4, 2, '2026-08-13T08:00:00', 'corrected'],
    [5, 2, '2026-11-14T08:00:00', 'unpublished'],
  ] as const)
    event.run(
      ward,
      ids[item],
      nth,
      Date.parse(`${at}+07:00`),
      'head',
      name,
      JSON.stringify({ reason: `ảnh mờ ${nth}` }),
    );
  const secret = sql.prepare(
    "INSERT INTO secrecy_record VALUES (?, ?, ?, 'author-1', ?, 'r', 'h', '', 'open', NULL, NULL)",
  );
  for (const [nth, at, action] of [
    [1, '2026-11-01', 'block'],
    [2, '2026-11-30', 'hold'],
    [3, '2026-09-30', 'block'],
    [4, '2026-12-01', 'hold'],
  ] as const)
    secret.run(`secret-${nth}`, ward, start(at) + 3_600_000, action);
  const letter = sql.prepare("INSERT INTO handover VALUES (?, ?, 'complaint', 'author-1', '[]', ?)");
  for (const day of ['2026-11-02', '2026-07-03']) letter.run(`letter-${day}`, ward, start(day));
  const opened = sql.prepare('INSERT INTO page_view VALUES (?, ?, ?, ?)');
  for (const month of ['2026-07', '2026-09', '2026-10', '2026-11'])
    for (const [nth, code] of column('SELECT code FROM submission ORDER BY code LIMIT 14').entries())
      opened.run(ward, month, code, 3 + ((nth * 7 + Number(month.slice(5))) % 11));
  const entry = sql.prepare('INSERT INTO register_entry VALUES (?, ?, ?, ?, ?, ?, NULL, ?)');
  const aims = ['life', 'services', 'policy', 'promotion'];
  for (const [nth, item] of column('SELECT id FROM submission').entries()) {
    const aim = aims[(nth * nth) % 4];
    entry.run(`aim:${item}`, ward, 'aim', aim, item, JSON.stringify({ id: `aim:${item}`, item, aim }), 0);
  }
  for (const [nth, state, on, got] of [
    [1, 'planned', '2026-11-01', ids[0]],
    [2, 'planned', '2026-11-30', null],
    [3, 'dropped', '2026-11-21', null],
    [4, 'planned', '2026-12-01', null],
    [5, 'planned', '2026-09-30', ids[1]],
  ] as const) {
    const about = { id: `plan-${nth}`, kind: 'event', title: `Việc ${nth}`, on, at: null, place: null, assignee: null };
    const rest = { dueOn: on, items: got ? [{ item: got }] : [], refused: [], state, note: null, flaggedOn: null };
    const content = JSON.stringify({ ...about, ...rest, addedOn: on });
    entry.run(`plan-${nth}`, ward, 'plan', state, on.slice(0, 7), content, 0);
  }
}

/** A budget whose November order is paid in December; October's statement is paid, November's approved. */
async function handleMoney(people: Readonly<Record<'head' | 'standing' | 'chairman', Person>>): Promise<void> {
  const { head, standing, chairman } = people;
  const act = async (person: Person, name: string, subject: string, words = '') =>
    expect([name, await actByCommand(desk(), { name, subject, person: person.id, words })]).toMatchObject([
      name,
      { ok: true },
    ]);
  const goTo = (iso: string) => world.clock.advance(Date.parse(iso) - world.clock.now().getTime());
  await act(standing, 'addBudget', '2026', 'Mua máy ảnh; 12 triệu');
  await act(chairman, 'approveBudget', '2026', '1; 12.000.000; 45/QĐ-UBND; 15/02/2026');
  await act(standing, 'bg-spend', '2026', '1; 4.000.000; ống kính');
  await act(standing, 'bg-commit', '2026', '1; 2.500.000; chân máy');
  await act(standing, 'bg-commit', '2026', '1; 700.000; thẻ nhớ');
  const sign = async (month: string, isPaid: boolean) => {
    await act(head, 'st-compute', month);
    await act(standing, 'st-check', month);
    await act(chairman, 'st-approve', month);
    if (isPaid) await act(head, 'st-pay', month);
  };
  await sign('2026-10', true);
  goTo('2026-12-01T02:00:00Z');
  // The paid statement has created lines of its own.
  const lines = await world.turn(({ stores }) => stores.period.budget(2026));
  const nth = lines.findIndex(({ name }) => name === 'Mua máy ảnh') + 1;
  await act(standing, 'bg-spend', '2026', `${nth}; 2.500.000; chân máy`);
  await sign('2026-11', false);
}

beforeAll(async () => {
  world = await openWard((ward) => ward, '2026-11-20T02:00:00Z');
  await writeYear(world);
  sql = connectionsOf(world.core).core.handle;
  const people = {
    head: await world.person('Nguyễn Thị Hồng Hạnh', 'head'),
    standing: await world.person('Trần Quốc Toản', 'standingDeputy'),
    chairman: await world.person('Vũ Đình Bấy', 'chairman'),
  };
  head = people.head;
  await handleMoney(people);
  writeHappenings();
});
afterAll(() => world.close());

interface Span {
  readonly from: number;
  readonly to: number;
  /** The instant at which states are evaluated. */
  readonly until: number;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly months: readonly string[];
  readonly isOver: boolean;
  readonly isOfDays: boolean;
}

const tallied = (query: string, span: Span) => {
  const found = rows<{ readonly key: string; readonly code: string }>(query, { from: span.from, to: span.to });
  return [...Map.groupBy(found, ({ key }) => key)]
    .map(([key, all]) => ({ key, codes: all.map(({ code }) => code).toSorted() }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
};
const published = 'publishedAt >= @from AND publishedAt < @to';
const item = (key: string) => `SELECT ${key} AS key, code FROM submission WHERE ${published}`;
const inQuestion = 'receivedAt >= @from AND receivedAt < @to';
const topicOf = `CASE WHEN title LIKE '%tạm trú%' THEN 'cu-tru' WHEN title LIKE '%khai sinh%' THEN 'ho-tich' WHEN title LIKE '%đèn đường%' THEN 'ha-tang'
  WHEN title LIKE 'Rác ngõ%' THEN 'moi-truong' WHEN title LIKE '%cấy lại lúa%' THEN 'nong-nghiep' ELSE 'rest' END`;
const happened = (event: string) =>
  `FROM timeline JOIN submission s ON s.id = subjectId WHERE event = '${event}' AND at >= @from AND at < @to`;
const withReason = (event: string, { from, to }: Span) =>
  rows<object>(`SELECT code, json_extract(facts, '$.reason') AS reason ${happened(event)} ORDER BY at, code`, {
    from,
    to,
  });
const codesOf = (event: string, { from, to }: Span) =>
  column(`SELECT DISTINCT code ${happened(event)} ORDER BY code`, { from, to });
const security = (from: string, { from: first, to }: Span) =>
  number(`SELECT count(*) FROM ${from} >= @first AND ${from.split(' ').at(-1)} < @to`, { first, to });
const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
const list = (months: readonly string[]): string => months.map((month) => `'${month}'`).join(', ');
const frozen = "state IN ('approved', 'paid')";
/** A line's payments at the end of a day: an order that was paid later still counts as an order. */
const spendingOf = (line: string, state: 'spent' | 'committed', day: string) =>
  number(
    `SELECT coalesce(sum(amount), 0) FROM (SELECT json_extract(content, '$.amountVnd') AS amount, CASE
       WHEN json_extract(content, '$.on') <= @day THEN state
       WHEN json_extract(content, '$.orderedOn') <= @day THEN 'committed' END AS then_
     FROM register_entry WHERE kind = 'spending' AND json_extract(content, '$.line') = @line) WHERE then_ = @state`,
    { line, state, day },
  );
const moneyBy = (span: Span) => {
  const within = `month IN (${list(span.months)})`;
  const of = (what: string, where: string) =>
    number(
      `SELECT sum(p.value ->> '${what}') FROM royalty_statement s, json_each(s.content, '$.payouts') p WHERE ${within} AND ${where}`,
    ) ?? 0;
  const known = column(`SELECT DISTINCT month FROM royalty_statement WHERE ${within} AND ${frozen}`).toSorted();
  if (known.length === 0) return { royaltyVnd: null };
  return {
    royaltyVnd: of('royaltyVnd', frozen),
    royaltyPaidVnd: of('royaltyVnd', "state = 'paid'"),
    supportVnd: of('managementVnd', frozen),
    supportPaidVnd: of('managementVnd', "state = 'paid'"),
    royaltyOpenMonths: span.months.filter((month) => month <= today.slice(0, 7) && !known.includes(month)),
    ...(span.isOfDays && { royaltyMonths: known }),
  };
};

const inOrder = <Row extends { readonly code: string }>(all: readonly Row[]): readonly Row[] =>
  all.toSorted((a, b) => (a.code < b.code ? -1 : 1));

/** One SQL query for each figure; a new figure without one is a type error. */
const bySql: Readonly<Record<Exclude<keyof Required<PeriodFigures>, MoneyFigure | 'period'>, (span: Span) => unknown>> =
  {
    firstDay: ({ firstDay }) => firstDay,
    lastDay: ({ lastDay }) => lastDay,
    until: ({ isOver, lastDay }) => (isOver ? lastDay : today),
    isOver: ({ isOver }) => isOver,
    items: ({ from, to }) =>
      rows<{
        code: string;
        title: string;
        clause: string;
        due: number | null;
        done: number;
        came: number;
        decided: number;
      }>(
        `SELECT code, json_extract(content, '$.title') AS title, category AS clause, dueAt AS due, publishedAt AS done, submittedAt AS came,
       decidedAt AS decided FROM submission WHERE ${published} ORDER BY code`,
        { from, to },
      ).map(({ due, done, came, decided, ...each }) => ({
        ...{ ...each, dueAt: iso(due), doneAt: iso(done), submittedAt: iso(came), decidedAt: iso(decided) },
      })),
    byCategory: (span) => tallied(item('category'), span),
    bySection: (span) => {
      const sections = Object.entries(world.ward.sectionOf)
        .map(
          ([category, slug]) =>
            `WHEN '${category}' THEN '${world.ward.sections.find((each) => each.slug === slug)?.name}'`,
        )
        .join(' ');
      return tallied(item(`CASE category ${sections} END`), span);
    },
    byUnit: (span) => tallied(item("json_extract(content, '$.place')"), span),
    byAuthor: (span) =>
      tallied(
        `SELECT c.name AS key, code FROM submission s JOIN contribution c ON c.submissionId = s.id WHERE c.kind = 'text' AND ${published}`,
        span,
      ),
    byAim: (span) =>
      tallied(
        `SELECT r.state AS key, code FROM submission s JOIN register_entry r ON r.kind = 'aim' AND r.about = s.id WHERE ${published}`,
        span,
      ),
    received: ({ from, to }) =>
      column('SELECT code FROM submission WHERE submittedAt >= @from AND submittedAt < @to ORDER BY code', {
        from,
        to,
      }),
    returned: (span) => withReason('returned', span),
    rejected: (span) => withReason('rejected', span),
    corrected: (span) => codesOf('corrected', span),
    takenDown: (span) => codesOf('unpublished', span),
    questionsReceived: ({ from, to }) =>
      column(`SELECT code FROM question WHERE ${inQuestion} ORDER BY code`, { from, to }),
    answers: ({ from, to }) =>
      rows<{ code: string; title: string; due: number; done: number }>(
        'SELECT code, title, dueAt AS due, answeredAt AS done FROM question WHERE answeredAt >= @from AND answeredAt < @to ORDER BY code',
        { from, to },
      ).map(({ code, title, due, done }) => ({ code, title, dueAt: iso(due), doneAt: iso(done) })),
    questionsOpen: ({ until }) =>
      column(
        'SELECT code FROM question WHERE receivedAt < @until AND (answeredAt IS NULL OR answeredAt >= @until) ORDER BY code',
        {
          until,
        },
      ),
    questionsByTopic: (span) => tallied(`SELECT ${topicOf} AS key, code FROM question WHERE ${inQuestion}`, span),
    questionsByOutcome: (span) =>
      tallied(
        `SELECT CASE WHEN answeredAt IS NULL OR answeredAt >= ${span.until} THEN 'active' ELSE state END AS key, code
       FROM question WHERE ${inQuestion}`,
        span,
      ),
    security: (span) => [
      { key: 'danger', count: security('danger_case WHERE openedAt', span) },
      { key: 'block', count: security("secrecy_record WHERE action = 'block' AND at", span) },
      { key: 'hold', count: security("secrecy_record WHERE action = 'hold' AND at", span) },
      { key: 'handover', count: security('handover WHERE receivedAt', span) },
    ],
    views: ({ months, isOfDays }) =>
      isOfDays ? null : number(`SELECT sum(views) FROM page_view WHERE month IN (${list(months)})`),
    mostRead: ({ months, isOfDays }) =>
      isOfDays
        ? []
        : rows<object>(
            `SELECT code, sum(views) AS views FROM page_view WHERE month IN (${list(months)}) GROUP BY code ORDER BY 2 DESC, code LIMIT 10`,
          ),
    budget: ({ lastDay, isOver }) =>
      rows<{ name: string; approvedVnd: number | null }>(
        `SELECT name, approvedVnd FROM budget_line WHERE year = 2026 ORDER BY id`,
      ).map(({ name, approvedVnd }) => ({
        ...{ name, approvedVnd },
        ...(approvedVnd !== null && { decision: '45/QĐ-UBND', decidedOn: '2026-02-15' }),
        spentVnd: spendingOf(name, 'spent', isOver ? lastDay : today),
        committedVnd: spendingOf(name, 'committed', isOver ? lastDay : today),
      })),
    sampleRates: () => 'Quyết định mẫu về mức nhuận bút',
    planned: ({ firstDay, lastDay }) =>
      rows<object>(
        `SELECT json_extract(content, '$.title') AS title, json_extract(content, '$.dueOn') AS dueOn,
         (SELECT date(publishedAt / 1000 + 25200, 'unixepoch') FROM submission WHERE id = json_extract(r.content, '$.items[0].item')) AS doneOn
       FROM register_entry r WHERE kind = 'plan' AND state = 'planned' AND json_extract(content, '$.on') BETWEEN @firstDay AND @lastDay
       ORDER BY json_extract(content, '$.on')`,
        { firstDay, lastDay },
      ),
    before: ({ firstDay, lastDay, from, isOfDays }) => {
      const days = Math.round((start(lastDay) - start(firstDay)) / 86_400_000) + 1;
      const [, month = ''] = firstDay.split('-');
      const length = lastDay.endsWith('12-31') ? 12 : lastDay.endsWith('09-30') && month === '07' ? 3 : 1;
      const earlier = isOfDays
        ? from - days * 86_400_000
        : Date.UTC(Number(firstDay.slice(0, 4)), Number(month) - 1 - length, 1, -7);
      const counted = (of: string) =>
        number(`SELECT count(*) FROM ${of} >= @earlier AND ${of.split(' ').at(-1)} < @from`, { earlier, from });
      return { items: counted('submission WHERE publishedAt'), questions: counted('question WHERE receivedAt') };
    },
  };
type MoneyFigure =
  | 'royaltyVnd'
  | 'royaltyPaidVnd'
  | 'supportVnd'
  | 'supportPaidVnd'
  | 'royaltyOpenMonths'
  | 'royaltyMonths';
const moneyFigures = [
  ...(['royaltyVnd', 'royaltyPaidVnd', 'supportVnd', 'supportPaidVnd'] as const),
  ...(['royaltyOpenMonths', 'royaltyMonths'] as const),
];

/** The program's figures in the same shape: ordered by code and key, with only the fields that SQL provides. */
function shaped(figures: PeriodFigures, key: keyof PeriodFigures): unknown {
  const value = figures[key];
  if (key === 'items')
    return inOrder(figures.items).map(({ code, title, clause, dueAt, doneAt, submittedAt, decidedAt }) => ({
      ...{ code, title, clause, dueAt, doneAt, submittedAt, decidedAt },
    }));
  if (key === 'answers')
    return inOrder(figures.answers).map(({ code, title, dueAt, doneAt }) => ({ code, title, dueAt, doneAt }));
  if (key === 'before') return { items: figures.before.items, questions: figures.before.questions };
  if (key === 'questionsByTopic') {
    const known = ['cu-tru', 'ho-tich', 'ha-tang', 'moi-truong', 'nong-nghiep'];
    const rest = figures.questionsByTopic.filter((each) => !known.includes(each.key)).flatMap(({ codes }) => codes);
    const own = figures.questionsByTopic.filter((each) => known.includes(each.key));
    return byKey([...own, ...(rest.length > 0 ? [{ key: 'rest', codes: rest }] : [])]);
  }
  if (key.startsWith('by') || key === 'questionsByOutcome') return byKey(value as PeriodFigures['byUnit']);
  if (['questionsReceived', 'questionsOpen', 'corrected', 'takenDown', 'received'].includes(key))
    return (value as readonly string[]).toSorted();
  return value;
}
const byKey = (tallies: PeriodFigures['byUnit']) =>
  tallies.map(({ key, codes }) => ({ key, codes: codes.toSorted() })).toSorted((a, b) => (a.key < b.key ? -1 : 1));

function spanOf(id: string): Span {
  const period = parsePeriod(id);
  if (!period) throw new Error(id);
  const { firstDay, lastDay } = period;
  const [first, last] = [firstDay, lastDay].map((day) => Number(day.slice(5, 7)));
  const [from, to] = [start(firstDay), start(lastDay) + 86_400_000];
  const months = Array.from(
    { length: (last ?? 0) - (first ?? 0) + 1 },
    (_, at) => `2026-${String((first ?? 0) + at).padStart(2, '0')}`,
  );
  const now = world.clock.now().getTime();
  return {
    ...{ from, to, firstDay, lastDay, months, isOver: now >= to, isOfDays: period.kind === 'days' },
    until: Math.min(to, now + 1),
  };
}

const figuresOf = (id: string): Promise<PeriodFigures> => {
  const period = parsePeriod(id);
  if (!period) throw new Error(id);
  return desk().records((records) => periodFigures(records, period));
};

describe('every figure of a report', () => {
  it.each(['2026-11', '2026-10', '2026-Q3', '2026', '2026-11-03..2026-11-20'])(
    'for %s equals what plain SQL finds: the same codes and amounts',
    async (id) => {
      const figures = await figuresOf(id);
      const span = spanOf(id);
      expect(figures.period).toBe(id);
      for (const key of Object.keys(bySql) as (keyof typeof bySql)[])
        expect([id, key, shaped(figures, key)]).toEqual([id, key, bySql[key](span)]);
      const money = Object.fromEntries(
        moneyFigures.flatMap((key) => (figures[key] === undefined ? [] : [[key, figures[key]]])),
      );
      expect(money).toEqual(moneyBy(span));
      // A report contains no figures beyond these.
      expect(
        Object.keys(figures).filter((key) => !(key in bySql) && !moneyFigures.includes(key as MoneyFigure)),
      ).toEqual(['period']);
    },
  );

  it('is not empty in the test data', async () => {
    const november = await figuresOf('2026-11');
    expect((await figuresOf('2026')).items.length).toBe(itemsOfYear);
    for (const key of Object.keys(bySql) as (keyof typeof bySql)[]) {
      const value = november[key];
      if (Array.isArray(value)) expect([key, value.length > 0]).toEqual([key, true]);
    }
    // Ordered in November and paid in December: at the end of November it is still an order.
    expect(november.budget.find(({ name }) => name === 'Mua máy ảnh')).toMatchObject({
      spentVnd: 4_000_000,
      committedVnd: 3_200_000,
    });
    expect((await figuresOf('2026')).budget.find(({ name }) => name === 'Mua máy ảnh')).toMatchObject({
      spentVnd: 6_500_000,
      committedVnd: 700_000,
    });
  });
});

describe('a paper', () => {
  it('is the same in the chat and on the command line, figure for figure', async () => {
    for (const [paper, form] of [
      [{ name: 'statement', of: '2026-11' }, 'docx'],
      [{ name: 'statement', of: '2026-11' }, 'xlsx'],
      [{ name: 'report', of: 'monthly:2026-11' }, 'docx'],
      [{ name: 'report', of: 'monthly:2026-11' }, 'onTime'],
      [{ name: 'budget', of: '2026' }, 'docx'],
    ] as const) {
      const byCommand = await desk().records(async (records) =>
        printableOf(records, await paperContext(records, desk().translator), { paper, form }),
      );
      const inChat = await world.look((sight) => openPaper(sight, desk().translator, head.id, { paper, form }));
      expect(byCommand).not.toBeNull();
      expect([paper, form, inChat]).toEqual([paper, form, byCommand]);
    }
  });
});

describe('the month’s report as it is printed', () => {
  const printed = async (): Promise<{ readonly words: string; readonly rows: readonly (readonly string[])[] }> => {
    const paper = { name: 'report', of: 'monthly:2026-11' } as const;
    const made = await desk().records(async (records) =>
      printableOf(records, await paperContext(records, desk().translator), { paper, form: 'docx' }),
    );
    if (made?.form !== 'docx') throw new Error('no report');
    const { blocks } = made.paper;
    const textOf = (block: Block): string =>
      block.kind === 'paragraph'
        ? block.runs.map(({ text }) => text).join('')
        : block.kind === 'list'
          ? block.items.join('\n')
          : '';
    return {
      words: blocks.map(textOf).join('\n').replaceAll('\u00a0', ' '),
      rows: blocks.flatMap((block) =>
        block.kind === 'table' ? [...block.rows, ...(block.total ? [block.total] : [])] : [],
      ),
    };
  };
  const vnd = (amount: number | null | undefined): string => (amount ?? 0).toLocaleString('vi-VN');
  const rate = (part: number, whole: number): string => {
    const thousandths = Math.round((part * 1000) / whole);
    return `${thousandths % 10 === 0 ? thousandths / 10 : String(thousandths / 10).replace('.', ',')}%`;
  };

  it('contains in each sentence and table what plain SQL finds', async () => {
    const { words, rows: cells } = await printed();
    const span = spanOf('2026-11');
    const november = { from: span.from, to: span.to };
    const count = (query: string, values: object = november): number =>
      number(`SELECT count(*) FROM ${query}`, values) ?? 0;
    const all = count(`submission WHERE ${published}`);
    const late = count(`submission WHERE ${published} AND publishedAt > dueAt`);
    const dated = count(`submission WHERE ${published} AND dueAt IS NOT NULL`);
    const before = (bySql.before(span) as { items: number; questions: number }).items;
    expect(words).toContain(
      `Đã đăng ${all} tin, bài (${all < before ? 'giảm' : 'tăng'} ${rate(Math.abs(all - before), before)} so với kỳ trước: ${before})`,
    );
    expect(words).toContain(
      `tiếp nhận ${(bySql.received(span) as unknown[]).length} tin, bài; ${late} tin, bài đăng muộn`,
    );
    expect(words).toContain(`không tính ${all - dated} tin không có thời hạn`);
    expect(cells).toContainEqual(['Cộng', vnd(all), vnd(dated - late), vnd(late), rate(dated - late, dated)]);
    const clauses = {
      ...{
        news: 'Tin tức, sự kiện (điểm a)',
        document: 'Văn bản (điểm b)',
        conference: 'Hội nghị, sự kiện lớn (điểm c)',
      },
      statistics: 'Thông tin thống kê (điểm d)',
    };
    for (const [clause, name] of Object.entries(clauses)) {
      const own = count(`submission WHERE ${published} AND category = '${clause}'`);
      const tardy = count(`submission WHERE ${published} AND category = '${clause}' AND publishedAt > dueAt`);
      expect(cells).toContainEqual([name, vnd(own), vnd(own - tardy), vnd(tardy), rate(own - tardy, own)]);
    }
    // In the order of the article's letters.
    const letters = cells.flatMap(([name = '']) => /\(điểm (\S)\)$/u.exec(name)?.[1] ?? []);
    expect(letters).toEqual(['a', 'b', 'c', 'd', 'e']);
    const [first] = [...(bySql.bySection(span) as PeriodFigures['bySection'])].sort(
      (a, b) => b.codes.length - a.codes.length,
    );
    expect(cells).toContainEqual(['1', first?.key, vnd(first?.codes.length), rate(first?.codes.length ?? 0, all)]);
    const credits = count(
      `submission s JOIN contribution c ON c.submissionId = s.id WHERE c.kind = 'text' AND ${published}`,
    );
    expect(cells).toContainEqual(['', 'Cộng', vnd(credits), '100%']);
    const lengths = ['returned', 'rejected', 'corrected', 'takenDown'].map(
      (key) => (bySql[key as 'returned'](span) as unknown[]).length,
    );
    expect(lengths).toEqual([2, 1, 1, 1]);
    expect(words).toContain('Trả lại để bổ sung 2 lượt; từ chối 1 tin, bài; đính chính 1; gỡ 1.');
    const [most] = bySql.mostRead(span) as NonNullable<PeriodFigures['mostRead']>;
    expect(words).toContain(`được mở ${vnd(bySql.views(span) as number)} lần; nhiều nhất:`);
    expect(words).toContain(`${most?.code}`);
    const received = count(`question WHERE ${inQuestion}`);
    const answered = count('question WHERE answeredAt >= @from AND answeredAt < @to');
    const soon = count('question WHERE answeredAt >= @from AND answeredAt < @to AND answeredAt <= dueAt');
    const open = count(`question WHERE ${inQuestion} AND (answeredAt IS NULL OR answeredAt >= @to)`);
    expect(words).toMatch(
      new RegExp(`Tiếp nhận ${received} câu hỏi .*đã trả lời ${received - open}, đang xử lý ${open}, `, 'u'),
    );
    expect(words).toContain(
      `Trong kỳ trả lời ${answered} câu, kể cả câu của kỳ trước, đúng hạn ${rate(soon, answered)}.`,
    );
    expect(words).toContain(`kể cả câu của kỳ trước: ${(bySql.questionsOpen(span) as unknown[]).length}.`);
    const money = moneyBy(span);
    expect(words).toContain(
      `Nhuận bút đã phê duyệt trong kỳ: ${vnd(money.royaltyVnd)} đồng, đã chi 0 đồng, còn phải chi ${vnd(money.royaltyVnd)} đồng.`,
    );
    expect(words).toContain(
      `Hỗ trợ công tác quản lý: ${vnd('supportVnd' in money ? money.supportVnd : null)} đồng, đã chi 0 đồng`,
    );
    const decided = '45/QĐ-UBND, 15/02/2026';
    expect(cells).toContainEqual(['Mua máy ảnh', '12.000.000', decided, '4.000.000', '3.200.000', '4.800.000']);
    expect(words).toContain(`Kế hoạch tin, bài: 1/${(bySql.planned(span) as unknown[]).length} mục đã thực hiện.`);
    expect(words).toContain('chặn 1 tài liệu có dấu hiệu bí mật nhà nước; tạm giữ 1 nội dung');
    expect(words).not.toContain('là mức mẫu');
  });
});
