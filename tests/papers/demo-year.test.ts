/** A year of records yields the papers of 11/2026; plain SQL computes every figure a second time. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messageOfPaper } from '../../src/chat/look/read-paper.ts';
import { actByCommand, writePaper, writeReport, writeStatement } from '../../src/compose/admin-papers.ts';
import { hashToken } from '../../src/compose/core.ts';
import { budgetKinds } from '../../src/domain/budget/budget.ts';
import { personId, submissionId } from '../../src/domain/ids.ts';
import { byClause, minutesLate, timeSpent } from '../../src/domain/period/figures.ts';
import { figureNames, type PaperRef } from '../../src/domain/period/paper-ref.ts';
import { parsePeriod } from '../../src/domain/period/period.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import { forecastSentence } from '../../src/domain/royalty/forecast.ts';
import { sumOf } from '../../src/domain/royalty/money.ts';
import { computeStatement } from '../../src/domain/royalty/statement.ts';
import { openPaper, paperContext, printableOf } from '../../src/papers/open.ts';
import type { Records } from '../../src/ports/period-records.ts';
import { figureSight } from '../../src/reading/figure-sight.ts';
import { periodFigures } from '../../src/reading/period-figures.ts';
import { contentOfMonth, forecast, ownLines, type SeenStatement, seeStatement } from '../../src/reading/statement.ts';
import { gatherStatement } from '../../src/reading/statement-input.ts';
import { proposePraise } from '../../src/usecases/period/praise.ts';
import {
  approveReport,
  direct,
  draftReport,
  finishAction,
  recordMeeting,
  remark,
  sendReport,
  withdrawReport,
} from '../../src/usecases/period/report.ts';
import {
  appraise,
  approveMonth,
  checkMonth,
  computeMonth,
  notePayee,
  type StatementOutcome,
} from '../../src/usecases/royalty/statement.ts';
import { aCeiling } from '../domain/royalty-builders.ts';
import { authorsOfYear, itemsOfYear, writeYear } from '../support/demo-year.ts';
import { connectionsOf, rowsOf } from '../support/rows.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let world: OpenWard;
let sql: Database.Database;
let head: Person;
let standing: Person;
let chairman: Person;
let folder = '';

beforeAll(async () => {
  world = await openWard((ward) => ward, '2026-12-01T02:00:00Z');
  await writeYear(world);
  head = await world.person('Nguyễn Thị Hồng Hạnh', 'head');
  standing = await world.person('Trần Quốc Toản', 'standingDeputy');
  chairman = await world.person('Vũ Đình Bấy', 'chairman');
  sql = new Database(connectionsOf(world.core).core.path);
  folder = mkdtempSync(join(tmpdir(), 'papers-'));
});
afterAll(async () => {
  sql.close();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const count = (query: string, ...values: readonly (string | number)[]): number =>
  Number(
    sql
      .prepare<unknown[], number>(query)
      .pluck()
      .get(...values),
  );

/** The starts of November and December, 00:00 in Viet Nam. */
const novemberFrom = Date.parse('2026-10-31T17:00:00Z');
const novemberTo = Date.parse('2026-11-30T17:00:00Z');
const inNovember = `publishedAt >= ${novemberFrom} AND publishedAt < ${novemberTo}`;

/** Coefficients of the ward's file, times 1,000; grade B where none was given. */
const textMilli = `CASE
  WHEN coalesce(a.genre, s.category) IN ('document', 'statistics') THEN 0
  WHEN a.genre = 'feature' AND a.grade = 'A' THEN 1000
  WHEN a.genre = 'feature' AND a.grade = 'C' THEN 300
  ELSE 200 END`;
const photoMilli = `CASE a.grade WHEN 'A' THEN 100 WHEN 'C' THEN 30 ELSE 50 END`;
const earned = (unitVnd: number, where: string): number =>
  count(
    `SELECT sum((${textMilli}) * ${unitVnd} / 1000 +
       CASE WHEN (${textMilli}) = 0 THEN 0 ELSE
         min(3, (SELECT count(*) FROM contribution c WHERE c.submissionId = s.id AND c.kind = 'photo')) * (${photoMilli}) * ${unitVnd} / 1000 END)
     FROM submission s LEFT JOIN appraisal a ON a.submissionId = s.id WHERE s.state = 'published' AND ${where}`,
  );

/**
 * SQL that divides a sum by weights: each part is rounded down, and the rest goes to the largest remainders, the earlier first.
 */
const parted = (sum: string, weight: string, whole: string, over: string, order: string): string =>
  `(${sum}) * ${weight} / (${whole}) + (row_number() OVER (${over} ORDER BY (${sum}) * ${weight} % (${whole}) DESC, ${order})
     <= (${sum}) - sum((${sum}) * ${weight} / (${whole})) OVER (${over}))`;
/**
 * The payees' sums for November in plain SQL: texts by their shares (equal shares equal to
 * the last đồng), three photos an item, all under a ceiling, the support of 20 % for two
 * offices of the board, and the tax (for residents above a threshold, for others always).
 */
const paidByPayee = (ceilingVnd: number | null, taxFromVnd: number) =>
  sql
    .prepare<
      unknown[],
      { payee: string; royaltyVnd: number; managementVnd: number; taxVnd: number }
    >(`WITH item AS (SELECT s.id, s.code, date(publishedAt / 1000 + 25200, 'unixepoch') AS day,
        (${textMilli}) * 253000 / 1000 AS words, (${photoMilli}) * 253000 / 1000 AS photo
      FROM submission s LEFT JOIN appraisal a ON a.submissionId = s.id
      WHERE s.state = 'published' AND ${inNovember} AND (${textMilli}) > 0),
    owed (id, code, day, words, photo, part, nth, payee, vnd) AS (
      SELECT id, code, day, words, photo, 1, nth, payee,
        ${parted('words', 'CASE WHEN equal THEN 1 ELSE share END', 'CASE WHEN equal THEN people ELSE 10000 END', 'PARTITION BY id', 'nth')} AS vnd
      FROM (SELECT item.*, c.id AS nth, c.personId AS payee, share, count(*) OVER text AS people,
        max(share) OVER text - min(share) OVER text < count(*) OVER text AS equal
        FROM item JOIN contribution c ON c.submissionId = item.id AND c.kind = 'text' WINDOW text AS (PARTITION BY item.id))
      UNION ALL
      SELECT id, code, day, words, photo, 2, min(nth), payee, count(*) * photo FROM (
        SELECT item.*, c.id AS nth, c.personId AS payee, row_number() OVER (PARTITION BY item.id ORDER BY c.id) AS place
        FROM item JOIN contribution c ON c.submissionId = item.id AND c.kind = 'photo')
      WHERE place <= 3 GROUP BY id, payee),
    total AS (SELECT sum(vnd) AS owed, min(sum(vnd), coalesce(CAST(? AS INTEGER), sum(vnd))) AS vnd FROM owed),
    paid AS (SELECT payee, ${parted('total.vnd', 'owed.vnd', 'total.owed', '', 'day, code, part, nth')} AS vnd FROM owed, total),
    fund AS (SELECT (vnd * 20 + 50) / 100 AS vnd FROM total),
    office (nth, role, percent) AS (VALUES (1, 'head', 25), (2, 'standingDeputy', 35), (3, 'deputy', 20), (4, 'others', 20)),
    support AS (SELECT role, ${parted('fund.vnd', 'percent', '100', '', 'office.nth')} AS vnd FROM office, fund),
    got AS (
      SELECT payee, vnd AS royaltyVnd, 0 AS managementVnd FROM paid
      UNION ALL
      SELECT m.personId, 0, support.vnd FROM support JOIN mandate m ON m.role = support.role),
    gross AS (SELECT payee, sum(royaltyVnd) AS royaltyVnd, sum(managementVnd) AS managementVnd FROM got GROUP BY payee)
    SELECT gross.*, CASE
      WHEN managementVnd > 0 THEN 0
      WHEN note.tax = 'nonResident' THEN (royaltyVnd * 20 + 50) / 100
      WHEN royaltyVnd < CAST(? AS INTEGER) OR note.commitmentYear = 2026 THEN 0
      ELSE (royaltyVnd * 10 + 50) / 100 END AS taxVnd
    FROM gross LEFT JOIN payee_standing note ON note.payee = gross.payee ORDER BY gross.payee`)
    .all(ceilingVnd, taxFromVnd);

const statementOf = (outcome: StatementOutcome | SeenStatement) => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  return outcome.statement;
};
const see = (month: string) => world.turn(async (unit) => statementOf(await seeStatement(unit, month)));
const issueOf = (
  outcome: { readonly ok: true } | { readonly ok: false; readonly issues: readonly { readonly key: string }[] },
) => (outcome.ok ? null : outcome.issues[0]?.key);
const november = parsePeriod('2026-11');
const figures = () =>
  world.turn((unit) => {
    if (!november) throw new Error('no November');
    return periodFigures(unit, november);
  });

describe('the figures of November', () => {
  it('equal the counts by plain SQL', async () => {
    expect(count('SELECT count(*) FROM submission')).toBe(itemsOfYear);
    expect(count("SELECT count(*) FROM person WHERE id LIKE 'author-%'")).toBe(authorsOfYear);
    const found = await figures();
    expect(found.items.length).toBe(count(`SELECT count(*) FROM submission WHERE ${inNovember}`));
    expect(found.items.length).toBeGreaterThan(50);
    for (const { key, codes } of found.byCategory)
      expect(codes.length).toBe(count(`SELECT count(*) FROM submission WHERE ${inNovember} AND category = ?`, key));
    expect(sumOf(found.byCategory.map(({ codes }) => codes.length))).toBe(found.items.length);
    for (const { clause, late, onTimePermille } of byClause(found.items)) {
      const all = count(
        `SELECT count(*) FROM submission WHERE ${inNovember} AND category = ? AND dueAt IS NOT NULL`,
        clause,
      );
      const tardy = count(
        `SELECT count(*) FROM submission WHERE ${inNovember} AND category = ? AND publishedAt > dueAt`,
        clause,
      );
      expect(late.length).toBe(tardy);
      expect(onTimePermille).toBe(all === 0 ? null : Math.round(((all - tardy) * 1000) / all));
    }
    expect(sumOf(found.questionsByTopic.map(({ codes }) => codes.length))).toBe(found.questionsReceived.length);
    const topics = {
      ...{ 'cu-tru': 'tạm trú', 'ho-tich': 'khai sinh', 'ha-tang': 'đèn đường', 'moi-truong': 'Rác' },
      'nong-nghiep': 'cấy lại lúa',
    } as const;
    for (const [topic, words] of Object.entries(topics))
      expect([topic, found.questionsByTopic.find(({ key }) => key === topic)?.codes.length]).toEqual([
        topic,
        count(
          `SELECT count(*) FROM question WHERE title LIKE ? AND receivedAt >= ${novemberFrom} AND receivedAt < ${novemberTo}`,
          `%${words}%`,
        ),
      ]);
    // The state at the end of November: questions answered in December were still open.
    const wasOpen = `state <> 'redirected' AND (answeredAt IS NULL OR answeredAt >= ${novemberTo}) AND (closedAt IS NULL OR closedAt >= ${novemberTo})`;
    for (const { key, codes } of found.questionsByOutcome)
      expect([key, codes.length]).toEqual([
        key,
        count(
          `SELECT count(*) FROM question WHERE CASE WHEN ${wasOpen} THEN 'active' ELSE state END = ?
           AND receivedAt >= ${novemberFrom} AND receivedAt < ${novemberTo}`,
          key,
        ),
      ]);
    for (const { key, codes } of found.byAuthor)
      expect(codes.length).toBe(
        count(
          `SELECT count(*) FROM contribution c JOIN submission s ON s.id = c.submissionId WHERE c.kind = 'text' AND c.name = ? AND ${inNovember}`,
          key,
        ),
      );
    expect(found.received.length).toBe(
      count(`SELECT count(*) FROM submission WHERE submittedAt >= ${novemberFrom} AND submittedAt < ${novemberTo}`),
    );
    expect(found.questionsReceived.length).toBe(
      count(`SELECT count(*) FROM question WHERE receivedAt >= ${novemberFrom} AND receivedAt < ${novemberTo}`),
    );
    expect(found.answers.length).toBe(
      count(`SELECT count(*) FROM question WHERE answeredAt >= ${novemberFrom} AND answeredAt < ${novemberTo}`),
    );
    expect(found.questionsOpen.length).toBe(
      count(
        `SELECT count(*) FROM question WHERE receivedAt < ${novemberTo} AND (answeredAt IS NULL OR answeredAt >= ${novemberTo})`,
      ),
    );
  });
});

/**
 * Inserts what the year of items lacks: decisions, secrecy records, readers, plans, targets.
 * Plain rows of November and around it.
 */
function writeHappenings(): readonly string[] {
  const ward = world.ward.id;
  const items = sql
    .prepare<unknown[], string>(`SELECT id FROM submission WHERE ${inNovember} ORDER BY code LIMIT 12`)
    .pluck()
    .all();
  const at = (day: number) => novemberFrom + day * 86_400_000 + 3_600_000;
  const event = sql.prepare('INSERT INTO timeline VALUES (?, ?, ?, ?, ?, ?, ?)');
  const happened: readonly (readonly [item: number, id: number, day: number, event: string])[] = [
    ...([
      [0, 2, 3, 'returned'],
      [0, 3, 5, 'returned'],
      [1, 2, 4, 'returned'],
      [2, 2, 6, 'rejected'],
    ] as const),
    // Two corrections of an item count once; those before and after November do not count.
    ...([
      [3, 2, 7, 'corrected'],
      [3, 3, 9, 'corrected'],
      [4, 2, 8, 'corrected'],
      [5, 2, 9, 'unpublished'],
    ] as const),
    ...([
      [6, 2, -2, 'returned'],
      [7, 2, 30, 'rejected'],
      [8, 2, -1, 'corrected'],
      [9, 2, 31, 'unpublished'],
    ] as const),
  ];
  for (const [item, id, day, name] of happened)
    event.run(ward, items[item], id, at(day), 'head', name, JSON.stringify({ reason: `lý do ${id}` }));
  // Undone within the minute, so it does not count.
  event.run(ward, items[10], 2, at(10), 'head', 'returned', '{}');
  event.run(ward, items[10], 3, at(10) + 20_000, 'head', 'undone', '{}');
  const secret = sql.prepare(
    "INSERT INTO secrecy_record VALUES (?, ?, ?, 'author-1', ?, 'r', 'h', '', 'open', NULL, NULL)",
  );
  for (const [nth, day, action] of [
    [1, 2, 'block'],
    [2, 5, 'block'],
    [3, 6, 'hold'],
    [4, -3, 'block'],
    [5, 32, 'hold'],
  ] as const)
    secret.run(`secret-${nth}`, ward, at(day), action);
  const letter = sql.prepare("INSERT INTO handover VALUES (?, ?, 'complaint', 'author-1', '[]', ?)");
  for (const day of [1, 20, 35]) letter.run(`letter-${day}`, ward, at(day));
  const opened = sql.prepare('INSERT INTO page_view VALUES (?, ?, ?, ?)');
  for (const [month, code, views] of [
    ['2026-11', 'DL-26-0001', 40],
    ['2026-11', 'DL-26-0002', 2],
    ['2026-10', 'DL-26-0001', 900],
  ] as const)
    opened.run(ward, month, code, views);
  const entry = sql.prepare('INSERT INTO register_entry VALUES (?, ?, ?, ?, ?, ?, NULL, ?)');
  const aims = ['life', 'services', 'policy', 'promotion'];
  const all = sql.prepare<unknown[], string>(`SELECT id FROM submission WHERE ${inNovember}`).pluck().all();
  for (const [nth, item] of all.entries()) {
    const aim = aims[(nth * nth) % 4];
    entry.run(`aim:${item}`, ward, 'aim', aim, item, JSON.stringify({ id: `aim:${item}`, item, aim }), 0);
  }
  for (const [nth, state, on, got] of [
    [1, 'planned', '2026-11-03', items[0]],
    [2, 'planned', '2026-11-20', null],
    [3, 'dropped', '2026-11-21', null],
    [4, 'planned', '2026-12-02', null],
  ] as const) {
    const content = {
      id: `plan-${nth}`,
      kind: 'event',
      title: `Việc ${nth}`,
      on,
      at: null,
      place: null,
      assignee: null,
    };
    const rest = {
      dueOn: on,
      items: got ? [{ item: got }] : [],
      refused: [],
      state,
      note: null,
      addedOn: on,
      flaggedOn: null,
    };
    entry.run(`plan-${nth}`, ward, 'plan', state, on.slice(0, 7), JSON.stringify({ ...content, ...rest }), 0);
  }
  return items;
}

describe('the events of November', () => {
  it('equal the counts by plain SQL: decisions, secrecy, readers, plans, aims, sections, units, the month before', async () => {
    writeHappenings();
    const found = await figures();
    const happened = (event: string, what = '*') =>
      count(
        `SELECT count(${what}) FROM timeline t WHERE event = ? AND at >= ${novemberFrom} AND at < ${novemberTo}
         AND NOT EXISTS (SELECT 1 FROM timeline u WHERE u.subjectId = t.subjectId AND u.event = 'undone' AND u.id = t.id + 1)`,
        event,
      );
    expect([found.returned.length, found.rejected.length]).toEqual([happened('returned'), happened('rejected')]);
    expect([found.corrected.length, found.takenDown.length]).toEqual([
      happened('corrected', 'DISTINCT subjectId'),
      happened('unpublished', 'DISTINCT subjectId'),
    ]);
    expect([found.returned.length, found.rejected.length, found.corrected.length, found.takenDown.length]).toEqual([
      3, 1, 2, 1,
    ]);
    const within = (column: string) => `${column} >= ${novemberFrom} AND ${column} < ${novemberTo}`;
    expect(Object.fromEntries(found.security.map(({ key, count: sum }) => [key, sum]))).toEqual({
      danger: count(`SELECT count(*) FROM danger_case WHERE ${within('openedAt')}`),
      block: count(`SELECT count(*) FROM secrecy_record WHERE action = 'block' AND ${within('at')}`),
      hold: count(`SELECT count(*) FROM secrecy_record WHERE action = 'hold' AND ${within('at')}`),
      handover: count(`SELECT count(*) FROM handover WHERE ${within('receivedAt')}`),
    });
    expect(found.views).toBe(count("SELECT sum(views) FROM page_view WHERE month = '2026-11'"));
    expect(found.mostRead?.[0]).toEqual({
      code: 'DL-26-0001',
      views: count('SELECT max(views) FROM page_view WHERE month = ?', '2026-11'),
    });
    const planned =
      "FROM register_entry WHERE kind = 'plan' AND state = 'planned' AND json_extract(content, '$.on') LIKE '2026-11-%'";
    expect(found.planned.length).toBe(count(`SELECT count(*) ${planned}`));
    expect(found.planned.filter(({ doneOn }) => doneOn !== null).length).toBe(
      count(`SELECT count(*) ${planned} AND json_array_length(content, '$.items') > 0`),
    );
    for (const { key, codes } of found.byAim)
      expect([key, codes.length]).toEqual([
        key,
        count("SELECT count(*) FROM register_entry WHERE kind = 'aim' AND state = ?", key),
      ]);
    expect(sumOf(found.byAim.map(({ codes }) => codes.length))).toBe(found.items.length);
    for (const { key, codes } of found.bySection) {
      const slug = world.ward.sections.find(({ name }) => name === key)?.slug;
      const categories = Object.entries(world.ward.sectionOf).flatMap(([category, of]) =>
        of === slug ? [category] : [],
      );
      const places = categories.map(() => '?').join(', ');
      expect([key, codes.length]).toEqual([
        key,
        count(`SELECT count(*) FROM submission WHERE ${inNovember} AND category IN (${places})`, ...categories),
      ]);
    }
    for (const { key, codes } of found.byUnit)
      expect([key, codes.length]).toEqual([
        key,
        count(`SELECT count(*) FROM submission WHERE ${inNovember} AND json_extract(content, '$.place') = ?`, key),
      ]);
    expect(sumOf(found.byUnit.map(({ codes }) => codes.length))).toBe(found.items.length);
    const octoberFrom = Date.parse('2026-09-30T17:00:00Z');
    const inOctober = (column: string) => `${column} >= ${octoberFrom} AND ${column} < ${novemberFrom}`;
    expect(found.before).toEqual({
      period: '2026-10',
      items: count(`SELECT count(*) FROM submission WHERE ${inOctober('publishedAt')}`),
      questions: count(`SELECT count(*) FROM question WHERE ${inOctober('receivedAt')}`),
    });
    const lateAnswers = found.answers.filter(({ doneAt, dueAt }) => dueAt !== null && doneAt > dueAt).length;
    expect(lateAnswers).toBe(
      count(`SELECT count(*) FROM question WHERE ${within('answeredAt')} AND answeredAt > dueAt`),
    );
  });

  it('have a list in the chat behind each figure, and a cut list states how many are left', async () => {
    const paper = { name: 'report', of: 'monthly:2026-11' } as const;
    const screen = await world.look((sight) => messageOfPaper(sight, head, paper));
    const pressed = (screen.buttons ?? []).flat().flatMap((each) => ('action' in each ? [each.action] : []));
    const found = await figures();
    const counted = {
      items: found.items.length,
      late: byClause([...found.items, ...found.answers]).flatMap(({ late }) => late).length,
      ...{ returned: 3, rejected: 1, corrected: 2, down: 1 },
      ...{
        received: found.questionsReceived.length,
        questions: found.answers.length,
        open: found.questionsOpen.length,
      },
      ...{ read: found.mostRead?.length, budget: found.budget.length },
    };
    for (const list of figureNames.filter((name) => name !== 'actions' && name !== 'statements')) {
      const opened = await world.look((sight) => messageOfPaper(sight, head, { ...paper, list }));
      const lines = world.core.translator.say('vi', opened).split('\n').slice(1);
      const count = Number(opened.facts?.count);
      const left = Math.max(0, count - 40);
      expect([list, count, pressed.includes(`paper.report.${list}`)]).toEqual([list, counted[list], count > 0]);
      expect([list, lines.length, lines.at(-1)?.includes(`còn ${left} dòng`) ?? false]).toEqual([
        ...[list, count === 0 ? 1 : Math.min(count, 40) + (left > 0 ? 1 : 0)],
        left > 0,
      ]);
      expect([list, screen.facts?.[list]]).toEqual([list, count]);
    }
    expect(found.items.length).toBeGreaterThan(40);
    const said = world.core.translator.say('vi', screen);
    const dated = count(`SELECT count(*) FROM submission WHERE ${inNovember} AND dueAt IS NOT NULL`);
    const tardy = count(`SELECT count(*) FROM submission WHERE ${inNovember} AND publishedAt > dueAt`);
    expect(screen.facts?.onTime).toBe(
      `${String(Math.round(((dated - tardy) * 1000) / dated) / 10).replace('.', ',')}%`,
    );
    for (const [words, list] of [
      ['Tin, bài đã đăng:', 'items'],
      ['Trả lại', 'returned'],
      ['từ chối', 'rejected'],
      ['đính chính', 'corrected'],
      ['gỡ', 'down'],
      ['tiếp nhận', 'received'],
      ['trả lời', 'questions'],
      ['đang xử lý', 'open'],
    ] as const)
      expect(said).toContain(`${words} ${counted[list]}`);
    expect(said).toContain(`Chậm hạn (${counted.late}):`);
    expect(said).toContain(`còn ${Number(counted.late) - 12} dòng`);
    expect(pressed).toContain('paper.statement');
  });

  it('attribute the hours of a late answer to its drafter and then to the board', async () => {
    const hour = 3_600_000;
    const answeredAt = Date.parse('2026-11-20T03:00:00Z');
    const standing = {
      drafts: [{ at: new Date(answeredAt - 40 * hour).toISOString() }],
      answer: { at: new Date(answeredAt - 4 * hour).toISOString() },
    };
    const late = { receivedAt: answeredAt - 100 * hour, dueAt: answeredAt - 10 * hour, answeredAt, state: 'answered' };
    await rowsOf(world.core)
      .updateTable('question')
      .set({ ...late, standing: JSON.stringify(standing) })
      .where('id', '=', 'question-7')
      .execute();
    const found = (await figures()).answers.find(({ code }) => code === 'HD-26-0008');
    if (!found) throw new Error('not answered');
    expect(timeSpent(found, found.startedAt ?? null)).toEqual({
      ...{ withAuthorHours: 60, withBoardHours: 36, withPortalHours: 4 },
    });
    expect(minutesLate(found)).toBe(600);
  });
});

describe('the royalties', () => {
  it('of November equal the sums by plain SQL', async () => {
    const { content } = await see('2026-11');
    expect(content.exceptions.filter(({ blocks }) => blocks)).toEqual([]);
    expect(content.totals.owedVnd).toBe(earned(253_000, inNovember));
    expect(content.totals.royaltyVnd).toBe(sumOf(content.lines.map(({ paidVnd }) => paidVnd)));
    expect(content.totals.netVnd).toBe(sumOf(content.payouts.map(({ netVnd }) => netVnd)));
  });

  it.each([
    ['without a ceiling', null, 5_000_000],
    ['under a ceiling of four millions, and taxed from 100.000 on', 4_000_000, 100_000],
  ])('of each payee with support and tax, %s, equal the sums by plain SQL', async (_, monthVnd, thresholdVnd) => {
    if (!november) throw new Error('no November');
    const note = sql.prepare(
      `INSERT INTO payee_standing (wardId, payee, tax, commitmentYear, "by", "at") VALUES (?, ?, ?, ?, 'head', 0)`,
    );
    note.run(world.ward.id, 'author-1', 'nonResident', null);
    note.run(world.ward.id, 'author-2', 'resident', 2026);
    const input = await desk().records((records) => gatherStatement(records, november, null));
    const rules = { from: '2026-01-01', thresholdVnd, percent: 10, nonResidentPercent: 20 };
    const ceilings = monthVnd === null ? [] : [aCeiling({ monthVnd })];
    const { totals, payouts } = computeStatement({ ...input, ceilings, taxRules: [rules] });
    const counted = paidByPayee(monthVnd, thresholdVnd);
    sql.prepare('DELETE FROM payee_standing').run();
    expect(
      payouts
        .map(({ payee: { key }, royaltyVnd, managementVnd, taxVnd }) => ({
          ...{ payee: key, royaltyVnd, managementVnd, taxVnd },
        }))
        .toSorted((a, b) => (a.payee < b.payee ? -1 : 1)),
    ).toEqual(counted);
    expect(counted.length).toBeGreaterThan(30);
    expect(counted.filter(({ taxVnd }) => taxVnd > 0).length).toBeGreaterThan(monthVnd === null ? 0 : 5);
    const sum = (of: 'royaltyVnd' | 'managementVnd' | 'taxVnd') => sumOf(counted.map((each) => each[of]));
    expect(totals).toMatchObject({
      ...{ royaltyVnd: sum('royaltyVnd'), managementVnd: sum('managementVnd'), taxVnd: sum('taxVnd') },
      netVnd: sum('royaltyVnd') + sum('managementVnd') - sum('taxVnd'),
    });
    expect(sum('royaltyVnd')).toBe(monthVnd ?? earned(253_000, inNovember));
  });

  it.each([
    ['2026-06', 234_000, '2026-05-31', '2026-06-30'],
    ['2026-07', 253_000, '2026-06-30', '2026-07-31'],
  ])('of %s use the base salary of the day of publication: %i a unit', async (month, unitVnd, before, last) => {
    const where = `publishedAt >= ${Date.parse(`${before}T17:00:00Z`)} AND publishedAt < ${Date.parse(`${last}T17:00:00Z`)}`;
    const { content } = await see(month);
    expect(new Set(content.lines.map((line) => line.unitVnd))).toEqual(new Set([unitVnd]));
    expect(content.totals.owedVnd).toBe(earned(unitVnd, where));
  });
});

const desk = () => ({
  ward: world.ward,
  translator: world.core.translator,
  run: world.turn,
  records: <Result>(look: (records: Records) => Promise<Result>) =>
    world.core.reader.read(world.ward.id, (stores) =>
      look({ ward: world.ward, stores, now: world.clock.now(), hashToken }),
    ),
});

describe('the papers', () => {
  it('of November are written as files', async () => {
    const statement = await writeStatement(desk(), '2026-11', folder);
    const report = await writeReport(desk(), { period: '2026-11', kind: 'monthly' }, folder);
    expect(statement).toMatchObject({ ok: true, json: { period: '2026-11', state: 'computed' } });
    expect(report).toMatchObject({
      ok: true,
      json: { kind: 'monthly', figures: { published: (await figures()).items.length } },
    });
    for (const name of [
      'bang-ke-nhuan-but-2026-11.docx',
      'bang-ke-nhuan-but-2026-11.xlsx',
      'bao-cao-2026-11.docx',
      'bao-cao-2026-11.html',
      'bao-cao-2026-11-dung-han.png',
      'bao-cao-2026-11-don-vi.png',
    ])
      expect(existsSync(join(folder, name))).toBe(true);
    expect(readFileSync(join(folder, 'bao-cao-2026-11.html'), 'utf8')).toContain('Căn cứ Nghị định số 224/2026/NĐ-CP');
  });

  it('cover the whole year, and a wrong period is refused', async () => {
    const year = parsePeriod('2026');
    if (!year) throw new Error('no year');
    expect((await desk().records((records) => periodFigures(records, year))).items.length).toBe(itemsOfYear);
    expect(await writeReport(desk(), { period: '2026-11', kind: 'yearly' }, folder)).toMatchObject({
      issues: [{ key: 'issue-period-unreadable' }],
    });
    expect(await writeReport(desk(), { period: '2026-11', kind: 'weekly' }, folder)).toMatchObject({
      issues: [{ key: 'issue-report-kind' }],
    });
    expect(await writeStatement(desk(), '11/2026', folder)).toMatchObject({
      issues: [{ key: 'issue-month-unreadable' }],
    });
    expect(await writeStatement(desk(), '2025-01', folder)).toMatchObject({
      json: { totals: { netVnd: 0 }, exceptions: [{ text: 'Tháng 01/2025 không có tin, bài nào được đăng.' }] },
    });
    const empty = await desk().records(async (records) =>
      printableOf(records, await paperContext(records, desk().translator), {
        ...{ paper: { name: 'statement', of: '2025-01' }, form: 'docx' },
      }),
    );
    expect(JSON.stringify(empty)).toContain('có 0 tin, bài được tính nhuận bút, tổng mức');
  });
});

describe('the ranking of November', () => {
  it('equals the counts by plain SQL for each author, and can be written as a paper', async () => {
    if (!november) throw new Error('no November');
    const { people } = await desk().records((records) => figureSight(records).ranking(november));
    expect(people.length).toBeGreaterThan(20);
    const ofAuthor = (kind: string, what: string) =>
      `SELECT count(${what}) FROM contribution c JOIN submission s ON s.id = c.submissionId
       WHERE c.kind = '${kind}' AND c.personId = ? AND ${inNovember}`;
    for (const { key, facts } of people) {
      expect(facts.published).toBe(count(ofAuthor('text', 'DISTINCT s.id'), key));
      expect(facts.photos).toBe(count(ofAuthor('photo', '*'), key));
    }
    expect(await writePaper(desk(), 'reward', '2026-11', folder)).toMatchObject({ ok: true });
    expect(existsSync(join(folder, 'to-trinh-khen-thuong-2026-11.docx'))).toBe(true);
    expect(await writePaper(desk(), 'minutes', 'monthly:2026-11', folder)).toMatchObject({
      issues: [{ key: 'issue-paper-missing' }],
    });
    expect(await writePaper(desk(), 'gossip', '', folder)).toMatchObject({ issues: [{ key: 'issue-paper-unknown' }] });
  });
});

describe('the ranking of collectives in November', () => {
  it('equals the counts by plain SQL for each unit that wrote, and orders them by it', async () => {
    if (!november) throw new Error('no November');
    const names = ['Đoàn Thanh niên phường', 'Hội Phụ nữ phường', 'Trạm Y tế phường'];
    const items = sql
      .prepare<unknown[], string>(`SELECT id FROM submission WHERE ${inNovember} ORDER BY code`)
      .pluck()
      .all();
    const credit = sql.prepare(
      "INSERT INTO contribution (wardId, submissionId, kind, personId, unit, name, share) VALUES (?, ?, 'text', NULL, ?, ?, 0)",
    );
    // Additional credits beside the authors: six, three and one.
    for (const [nth, item] of items.slice(0, 10).entries()) {
      const name = names[nth < 6 ? 0 : nth < 9 ? 1 : 2];
      credit.run(world.ward.id, item, name, name);
    }
    const { units } = await desk().records((records) => figureSight(records).ranking(november));
    const published = (name: string) =>
      count(
        `SELECT count(DISTINCT s.id) FROM contribution c JOIN submission s ON s.id = c.submissionId
         WHERE c.kind = 'text' AND c.unit = ? AND ${inNovember}`,
        name,
      );
    const gradeA = (name: string) =>
      count(
        `SELECT count(DISTINCT s.id) FROM contribution c JOIN submission s ON s.id = c.submissionId
         JOIN appraisal a ON a.submissionId = s.id WHERE c.kind = 'text' AND c.unit = ? AND a.grade = 'A' AND ${inNovember}`,
        name,
      );
    expect(units.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
    for (const { name, facts } of units)
      expect([name, facts.published, facts.gradeA]).toEqual([name, published(name), gradeA(name)]);
    const places = units.map(({ pointsTenths }) => pointsTenths);
    expect(places).toEqual(places.toSorted((a, b) => b - a));
    sql.prepare("DELETE FROM contribution WHERE personId IS NULL AND unit IS NOT NULL AND kind = 'text'").run();
  });
});

describe('the ranking by a ward’s own criteria', () => {
  const onlyPhotos = { published: 0, gradeA: 0, photos: 7, answers: 0, onTimePermille: 0, returned: 0, violations: 0 };
  const praise = { weights: onlyPhotos, places: 1 };

  it('uses the weights and the number of proposals of the ward’s file, and states both in the paper', async () => {
    if (!november) throw new Error('no November');
    const { usual, own, paper } = await desk().records(async (records) => {
      const ward = { ...records.ward, praise };
      const context = await paperContext(records, world.core.translator);
      const wanted = { paper: { name: 'reward', of: '2026-11' }, form: 'docx' } as const;
      return {
        usual: (await figureSight(records).ranking(november)).people,
        own: (await figureSight({ ...records, ward }).ranking(november)).people,
        paper: JSON.stringify(await printableOf({ ...records, ward }, context, wanted)),
      };
    });
    for (const { facts, pointsTenths } of own) expect(pointsTenths).toBe(facts.photos * 70);
    const photos = own.map(({ facts }) => facts.photos);
    expect(photos).toEqual(photos.toSorted((a, b) => b - a));
    expect(own.map(({ key }) => key)).not.toEqual(usual.map(({ key }) => key));
    const first = own.filter(({ place }) => place === 1).length;
    expect(paper).toContain(
      `"2. ${world.core.translator.say('vi', { key: 'paper-reward-people', facts: { count: first } })}"`,
    );
    expect(paper).toContain(
      world.core.translator.say('vi', {
        key: 'paper-weight',
        facts: { name: { key: 'paper-criterion-photos' }, points: 7, most: 'no' },
      }),
    );
  });

  it('is stored with the proposal', async () => {
    if (!november) throw new Error('no November');
    const proposed = await world.turn(async (unit) => {
      const own = { ...unit, ward: { ...unit.ward, praise } };
      const done = await proposePraise(own, actorOf(standing), november, figureSight(own));
      return { done, kept: (await unit.stores.registers.list('praise', '2026-11')).at(-1) };
    });
    expect(proposed).toMatchObject({ done: { ok: true }, kept: praise });
  });
});

describe('acts by command', () => {
  const act = (name: string, subject: string, person: Person, words = '') =>
    actByCommand(desk(), { name, subject, person: person.id, words });

  it('follow the rules of the chat: next year’s budget is derived from this year’s spending', async () => {
    expect(await act('addBudget', '2026', standing, 'Mua máy ảnh; 12 triệu')).toMatchObject({ ok: true });
    expect(await act('approveBudget', '2026', chairman, '1; 12.000.000; 45/QĐ-UBND; 15/02/2026')).toMatchObject({
      ok: true,
    });
    expect(await act('bg-spend', '2026', standing, '1; 11.000.000; máy ảnh')).toMatchObject({ ok: true });
    expect(await act('estimateBudget', '2027', standing)).toMatchObject({ ok: true });
    expect(count('SELECT spentVnd FROM budget_line WHERE year = 2026')).toBe(11_000_000);
    expect(count("SELECT sum(json_extract(content, '$.amountVnd')) FROM register_entry WHERE kind = 'spending'")).toBe(
      11_000_000,
    );
    // A camera is a one-time purchase: next year's estimate has none, and states why.
    expect(count('SELECT estimateVnd FROM budget_line WHERE year = 2027')).toBe(0);
    // It was bought in December, so a report of the third quarter does not contain it.
    const third = parsePeriod('2026-Q3');
    if (!third) throw new Error('no third quarter');
    const ofThird = await desk().records((records) => periodFigures(records, third));
    expect(ofThird).toMatchObject({ until: '2026-09-30', isOver: true });
    expect(ofThird.budget).toMatchObject([{ name: 'Mua máy ảnh', spentVnd: 0, committedVnd: 0 }]);
    const whole = parsePeriod('2026');
    if (!whole) throw new Error('no year');
    const ofYear = await desk().records((records) => periodFigures(records, whole));
    expect(ofYear).toMatchObject({ until: '2026-12-01', isOver: false });
    expect(ofYear.budget).toEqual([
      {
        name: 'Mua máy ảnh',
        approvedVnd: count('SELECT approvedVnd FROM budget_line WHERE year = 2026'),
        ...{ decision: '45/QĐ-UBND', decidedOn: '2026-02-15' },
        spentVnd: count("SELECT sum(json_extract(content, '$.amountVnd')) FROM register_entry WHERE kind = 'spending'"),
        committedVnd: count('SELECT committedVnd FROM budget_line WHERE year = 2026'),
      },
    ]);
    // Monthly costs are carried over: 1,100,000 in eleven months become 1,200,000 in twelve.
    expect(await act('addBudget', '2026', standing, 'Tên miền, máy chủ; 2 triệu')).toMatchObject({ ok: true });
    expect(await act('addBudget', '2026', standing, 'Hoạt động thường xuyên; 2 triệu')).toMatchObject({ ok: true });
    expect(count("SELECT count(*) FROM budget_line WHERE kind = 'operation'")).toBe(1);
    const lines = await world.turn(({ stores }) => stores.period.budget(2026));
    const number = lines.findIndex(({ kind }) => kind === 'operation') + 1;
    const approved = await act('approveBudget', '2026', chairman, `${number}; 2.000.000; 46/QĐ-UBND; 15/02/2026`);
    expect(approved).toMatchObject({ ok: true });
    expect(await act('bg-spend', '2026', standing, `${number}; 1.100.000; mực in`)).toMatchObject({ ok: true });
    expect(await act('estimateBudget', '2027', standing)).toMatchObject({ ok: true });
    expect(count("SELECT estimateVnd FROM budget_line WHERE year = 2027 AND kind = 'operation'")).toBe(1_200_000);
    const estimate = await writePaper(desk(), 'estimate', '2027', folder);
    expect(estimate).toMatchObject({ ok: true });
    const html = readFileSync(join(folder, 'du-toan-2027.html'), 'utf8').replaceAll(/<[^>]+>/gu, ' ');
    expect(html).toMatch(/mua một lần, 11\.000\.000.đồng, không tính tiếp theo tháng/u);
    expect(html).toMatch(/11 tháng qua đã chi 1\.100\.000.đồng, bình quân 100\.000.đồng × 12/u);
    expect(await writePaper(desk(), 'budget', '2026', folder)).toMatchObject({ ok: true });
    expect(await act('addBudget', '2026', chairman, 'Xe; 1 tỷ')).toMatchObject({
      issues: [{ key: 'issue-not-entitled' }],
    });
    expect(await act('dance', '2026', head)).toMatchObject({ issues: [{ key: 'issue-act-unknown' }] });
  });
});

describe('the statement of November', () => {
  const month = '2026-11';
  const compute = (who: Person, reason: string | null = null) =>
    world.turn(async (unit) => {
      const seen = await contentOfMonth(unit, month);
      return seen.ok ? computeMonth(unit, actorOf(who), seen.content, reason) : seen;
    });

  it('is computed, checked and approved by three people, and frozen', async () => {
    expect(statementOf(await compute(head))).toMatchObject({ state: 'computed', version: 1 });
    expect(statementOf(await world.turn((unit) => checkMonth(unit, actorOf(standing), month))).state).toBe('checked');
    const approved = statementOf(
      await world.turn((unit) => approveMonth(unit, actorOf(chairman), { month, override: null })),
    );
    expect(approved).toMatchObject({ state: 'approved', approved: { name: chairman.name, role: 'chairman' } });
    expect(approved.hash).toMatch(/^[0-9a-f]{64}$/u);
    expect(issueOf(await compute(standing))).toBe('issue-period-frozen');
    expect((await figures()).royaltyVnd).toBe(count('SELECT sum(paidVnd) FROM royalty_line WHERE month = ?', month));
    expect((await figures()).royaltyPaidVnd).toBe(0);
    // The report's sum equals the statement's, including the support for the board's work.
    const support = count(
      "SELECT sum(p.value ->> 'managementVnd') FROM royalty_statement s, json_each(s.content, '$.payouts') p WHERE s.month = ? AND s.state = 'approved'",
      month,
    );
    expect(support).toBeGreaterThan(0);
    expect(await figures()).toMatchObject({ supportVnd: support, supportPaidVnd: 0, royaltyOpenMonths: [] });
    expect(approved.content.totals.grossVnd).toBe(((await figures()).royaltyVnd ?? 0) + support);
    const words = async (of: string) =>
      JSON.stringify(
        await desk().records(async (records) =>
          printableOf(records, await paperContext(records, desk().translator), {
            ...{ paper: { name: 'report', of }, form: 'docx' },
          }),
        ),
      );
    const [sum, all] = [support, approved.content.totals.grossVnd].map((vnd) => vnd.toLocaleString('vi-VN'));
    expect(await words('monthly:2026-11')).toContain(
      `Hỗ trợ công tác quản lý: ${sum} đồng, đã chi 0 đồng; cộng với nhuận bút là ${all} đồng.`,
    );
    expect(await words('monthly:2026-11')).not.toContain('Chưa chốt');
    // Only one month of the year is frozen; the report names the others, including December, which has begun.
    const year = await words('yearly:2026');
    expect(year).toContain(`cộng với nhuận bút là ${all} đồng. Chưa chốt bảng kê các tháng 01/2026; 02/2026; `);
    expect(year).toContain('; 10/2026; 12/2026: nhuận bút của các tháng này chưa có trong số trên.');
    // A period within November uses November's frozen statement, which covers the whole month.
    const demanded = await words('demanded:2026-11-03..2026-11-20');
    expect(demanded).not.toContain('Chưa chốt bảng kê');
    expect(demanded).toContain('số trên là của cả tháng 11/2026.');
    expect(() => sql.prepare("UPDATE royalty_statement SET content = '{}' WHERE month = ?").run(month)).toThrow(
      /does not change/u,
    );
    expect(() => sql.prepare('DELETE FROM royalty_statement WHERE month = ?').run(month)).toThrow(/stays|FOREIGN/u);
  });

  it('shows each author their own lines', async () => {
    const { content } = await see(month);
    const payee = content.payouts.find(({ royaltyVnd }) => royaltyVnd > 0)?.payee.key ?? '';
    const lines = await world.turn((unit) => ownLines(unit, personId(payee)));
    expect(lines.length).toBeGreaterThan(0);
    expect(new Set(lines.map(({ line }) => line.payee))).toEqual(new Set([payee]));
    expect(sumOf(lines.map(({ line }) => line.paidVnd))).toBe(
      content.payouts.find((each) => each.payee.key === payee)?.royaltyVnd,
    );
  });

  it('reclaims in December what was paid for an item that is unpublished now', async () => {
    const { content } = await see(month);
    const gone = content.lines.find(({ item }) => item !== null)?.item?.id ?? '';
    const paid = sumOf(content.lines.filter(({ item }) => item?.id === gone).map(({ paidVnd }) => paidVnd));
    sql.prepare("UPDATE submission SET state = 'unpublished' WHERE id = ?").run(gone);
    const december = await see('2026-12');
    expect(december.content.totals.negativeVnd).toBe(-paid);
    expect(december.content.lines.every(({ kind }) => kind === 'withdrawn')).toBe(true);
  });

  it('gets a new version with a reason, which lists its changes', async () => {
    const outcome = await compute(head, 'Gỡ một tin sau khi chốt');
    const next = statementOf(outcome);
    expect(next).toMatchObject({ version: 2, state: 'computed', hash: null });
    const seen = await world.turn((unit) => seeStatement(unit, month));
    const lines = seen.ok ? seen.changes.filter(({ what }) => what === 'line') : [];
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every(({ afterVnd }) => afterVnd === 0)).toBe(true);
  });

  it('is not computed before its month begins', async () => {
    expect(issueOf(await world.turn((unit) => contentOfMonth(unit, '2027-02')))).toBe('issue-month-ahead');
  });
});

describe('a photo that an earlier item also shows', () => {
  it('is reported in the statement before payment, as the item’s last check found it', async () => {
    const computed = async () => {
      const seen = await world.turn((unit) => contentOfMonth(unit, '2026-10'));
      if (!seen.ok) throw new Error(JSON.stringify(seen.issues));
      return seen.content;
    };
    const line = (await computed()).lines.find(({ kind }) => kind === 'royalty');
    if (!line?.item) throw new Error('nothing is paid in October');
    const twice = async () =>
      (await computed()).exceptions.flatMap(({ kind, issue }) => (kind === 'repeated' ? [issue] : []));
    expect(await twice()).toEqual([]);
    const found = (others: readonly string[]) =>
      JSON.stringify(others.map((code) => ({ check: 'photo-seen-before', facts: { number: 1, code } })));
    const add = sql.prepare(
      'INSERT OR REPLACE INTO finding (wardId, submissionId, revision, findings, checkedAt) VALUES (?, ?, ?, ?, 0)',
    );
    add.run(world.ward.id, line.item.id, 90, found(['DL-2609-0001', 'DL-2609-0001', 'DL-2609-0002']));
    expect(await twice()).toEqual([
      { key: 'issue-photo-paid-twice', facts: { code: line.item.code, others: 'DL-2609-0001, DL-2609-0002' } },
    ]);
    // Corrected since: the newest revision counts.
    add.run(world.ward.id, line.item.id, 91, found([]));
    expect(await twice()).toEqual([]);
  });
});

describe('the grade of an item', () => {
  it('is given by the board, not by its author, and changes the expected royalty at once', async () => {
    const item = submissionId('item-7');
    const author = { person: personId('author-8'), name: 'x', role: 'head', status: 'active' } as const;
    const before = await world.turn((unit) => forecast(unit, item));
    const wanted = { item, genre: 'reportage', grade: 'A', origin: 'original' } as const;
    sql.prepare("UPDATE contribution SET personId = 'author-8' WHERE submissionId = 'item-7' AND kind = 'text'").run();
    expect(issueOf(await world.turn((unit) => appraise(unit, author, wanted)))).toBe('issue-own-item');
    expect(issueOf(await world.turn((unit) => appraise(unit, actorOf(head), wanted)))).toBeNull();
    const after = await world.turn((unit) => forecast(unit, item));
    expect(after?.amountVnd).toBeGreaterThan(before?.amountVnd ?? 0);
    const royalty = forecastSentence(after);
    if (typeof royalty === 'string') throw new Error('no rate governs');
    expect(world.core.translator.say('vi', royalty).trim()).toMatch(
      /^Nhuận bút dự kiến [\d.]+\u00a0đ(; kinh phí tháng này còn [\d.]+\u00a0đ)?\.$/u,
    );
    expect(
      issueOf(
        await world.turn((unit) =>
          notePayee(unit, author, { payee: 'author-8', tax: 'resident', commitmentYear: 2026, earlierYears: [] }),
        ),
      ),
    ).toBeNull();
    const payouts = await world.turn(async ({ stores }) => stores.period.payeeNotes());
    expect(payouts).toMatchObject([{ payee: 'author-8', commitmentYear: 2026 }]);
  });
});

describe('the report of November', () => {
  const name = { kind: 'monthly', period: '2026-11' } as const;

  it('is drafted, remarked and approved, and its directions become actions until they are done', async () => {
    const drafted = await world.turn(async (unit) => draftReport(unit, actorOf(standing), name, await figuresIn(unit)));
    expect(drafted).toMatchObject({ ok: true, report: { state: 'draft' } });
    await world.turn((unit) => remark(unit, actorOf(standing), name, 'limits', 'Ảnh còn ít.'));
    const approved = await world.turn((unit) => approveReport(unit, actorOf(head), name));
    expect(approved).toMatchObject({ ok: true, report: { state: 'approved', remarks: { limits: 'Ảnh còn ít.' } } });
    expect(issueOf(await world.turn((unit) => remark(unit, actorOf(head), name, 'limits', 'x')))).toBe(
      'issue-report-state',
    );
    await world.turn((unit) => direct(unit, actorOf(chairman), name, '- Mở lớp chụp ảnh\n- Tin về khối 5'));
    const open = await world.turn(({ stores }) => stores.reports.actions('2026-12-01'));
    expect(open.map(({ text, doneOn }) => [text, doneOn])).toEqual([
      ['Mở lớp chụp ảnh', null],
      ['Tin về khối 5', null],
    ]);
    await world.turn((unit) => finishAction(unit, actorOf(standing), { id: open[0]?.id ?? '', note: 'Đã mở.' }));
    expect((await world.turn(({ stores }) => stores.reports.actions('2026-12-02'))).map(({ text }) => text)).toEqual([
      'Tin về khối 5',
    ]);
    await world.turn((unit) => withdrawReport(unit, actorOf(head), name, 'Sai số liệu'));
    expect(issueOf(await world.turn((unit) => direct(unit, actorOf(chairman), name, 'x')))).toBe(
      'issue-report-withdrawn',
    );
  });

  const meeting = {
    ...{ heldAt: '2026-12-01T01:00:00.000Z', endedAt: '2026-12-01T02:30:00.000Z', place: 'phòng họp tầng 2' },
    ...{ chair: 'Nguyễn Thị Hồng Hạnh', secretary: 'Trần Quốc Toản', present: ['Nguyễn Thị Hồng Hạnh'], absent: [] },
    ...{ opinions: ['Tăng tin của khối 5.'], resolutions: ['Mỗi khối hai tin một tháng – đồng chí Toản – 20/12'] },
  };

  it('has minutes with the figures that plain SQL counts', async () => {
    await world.turn(async (unit) => draftReport(unit, actorOf(standing), name, await figuresIn(unit)));
    expect(issueOf(await world.turn((unit) => recordMeeting(unit, actorOf(standing), name, meeting)))).toBeNull();
    expect(await writePaper(desk(), 'minutes', 'monthly:2026-11', folder)).toMatchObject({ ok: true });
    const html = readFileSync(join(folder, 'bien-ban-hop-2026-11.html'), 'utf8');
    const items = count(`SELECT count(*) FROM submission WHERE ${inNovember}`);
    const [received, answered] = ['receivedAt', 'answeredAt'].map((column) =>
      count(`SELECT count(*) FROM question WHERE ${column} >= ${novemberFrom} AND ${column} < ${novemberTo}`),
    );
    expect(html).toContain(`đăng ${items} tin, bài; tiếp nhận ${received} câu hỏi, trả lời ${answered} câu hỏi`);
    const lateItems = count(`SELECT count(*) FROM submission WHERE ${inNovember} AND publishedAt > dueAt`);
    const lateAnswers = count(
      `SELECT count(*) FROM question WHERE answeredAt >= ${novemberFrom} AND answeredAt < ${novemberTo} AND answeredAt > dueAt`,
    );
    const datedItems = count(`SELECT count(*) FROM submission WHERE ${inNovember} AND dueAt IS NOT NULL`);
    const figure = `đúng hạn ${datedItems - lateItems}, muộn ${lateItems}, tỷ lệ `;
    expect(html).toContain(figure);
    expect(html).toContain(`(không tính ${items - datedItems} tin không có thời hạn)`);
    expect(html).toMatch(new RegExp(`Câu trả lời đúng hạn \\d+, muộn ${lateAnswers},`, 'u'));
    // The report for the same month has the same numbers in its row of totals.
    await writeReport(desk(), { period: '2026-11', kind: 'monthly' }, folder);
    const ofReport = readFileSync(join(folder, 'bao-cao-2026-11.html'), 'utf8').replaceAll(/<[^>]+>/gu, '|');
    const cells = ['Cộng', items, datedItems - lateItems, lateItems].join('\\|+');
    expect(ofReport).toMatch(new RegExp(cells, 'u'));
    expect(html).toContain('Mỗi khối hai tin một tháng');
    for (const page of ['bien-ban-hop-2026-11.docx', 'bien-ban-hop-2026-11-trang-in.zip'])
      expect(existsSync(join(folder, page))).toBe(true);
  });

  it('can be read in the chat in under three minutes and at most five messages', async () => {
    await world.turn((unit) => approveReport(unit, actorOf(head), name));
    await world.turn((unit) => sendReport(unit, actorOf(head), name));
    const of = 'monthly:2026-11';
    for (const reader of [head, chairman]) {
      const message = await world.look((sight) => messageOfPaper(sight, reader, { name: 'report', of }));
      const said = world.core.translator.say('vi', message);
      const files = message.files ?? [];
      expect(files.map(({ name: file }) => file)).toContain('bien-ban-hop-2026-11.docx');
      // The screen is one message, and each file another.
      expect(1 + files.length).toBeLessThanOrEqual(5);
      const drawn: string[] = [];
      for (const wanted of files) {
        if (!('paper' in wanted)) throw new Error('a file that is no paper');
        const file = await world.look((sight) => openPaper(sight, world.core.translator, reader.id, wanted));
        if (file?.form === 'png')
          drawn.push(file.chart.title, ...file.chart.categories, ...file.chart.series.map((each) => each.name));
      }
      const read = [
        said,
        ...(message.buttons ?? [])
          .flat()
          .map(({ label }) => world.core.translator.say('vi', typeof label === 'string' ? { key: label } : label)),
        ...drawn,
      ];
      const words = read.join(' ').split(/\s+/u).length;
      expect(words).toBeGreaterThan(100);
      // At two hundred words a minute.
      expect(words / 200).toBeLessThan(3);
      expect(said.length).toBeLessThan(4096);
    }
    await world.turn((unit) => withdrawReport(unit, actorOf(head), name, 'Lập lại'));
  });

  const figuresIn = async (unit: Parameters<Parameters<typeof world.turn>[0]>[0]) => {
    if (!november) throw new Error('no November');
    return periodFigures(unit, november);
  };
});

/** The readable texts of a paper: cells, list items, paragraphs, headings. */
const textsIn = (value: unknown, name = ''): readonly string[] =>
  typeof value === 'string'
    ? ['kind', 'align', 'format', 'form', 'orientation', 'fileName', 'formula'].includes(name)
      ? []
      : [value]
    : Array.isArray(value)
      ? value.flatMap((each) => textsIn(each, name))
      : value !== null && typeof value === 'object'
        ? Object.entries(value).flatMap(([key, each]) => textsIn(each, key))
        : [];
const isOfMachine = (text: string): boolean =>
  (/^[a-z][a-zA-Z]*(?:[-_][a-zA-Z]+)*$/u.test(text) && text !== 'vi') ||
  /\b(?:undefined|NaN|null)\b/u.test(text) ||
  /\b[0-9A-HJKMNP-TV-Z]{26}\b/u.test(text);

describe('every paper over the year', () => {
  it('contains no technical word, id or empty value', async () => {
    await world.turn(async (unit) => {
      const { stores, ids, now } = unit;
      for (const kind of budgetKinds) {
        const line = { year: 2026, kind, name: kind, estimateVnd: 1_000_000, basis: '', approved: null };
        await stores.registers.putLine({ ...line, spentVnd: 0, committedVnd: 0 }, ids.next());
      }
      const noted = {
        id: ids.next(),
        person: standing.id,
        clause: 'Điều 7',
        degree: 'minor',
        evidence: 'Ảnh',
      } as const;
      const entry = { ...noted, state: 'noted', notedOn: '2026-11-02', hearing: null, proposal: null, outcome: null };
      await stores.registers.put('violation', entry as never, {
        state: 'noted',
        about: standing.id,
        by: null,
        at: now,
      });
    });
    const months = Array.from({ length: 11 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`);
    const wanted: readonly PaperRef[] = [
      ...months.flatMap((of): readonly PaperRef[] => [
        { name: 'statement', of },
        { name: 'report', of: `monthly:${of}` },
      ]),
      ...(['2026-Q3', '2026-Q4'] as const).map((of) => ({ name: 'report', of: `quarterly:${of}` }) as const),
      ...[{ name: 'report', of: 'deputy:2026-11' } as const, { name: 'report', of: 'yearly:2026' } as const],
      ...[{ name: 'budget', of: '2026' } as const, { name: 'estimate', of: '2027' } as const],
      ...[{ name: 'reward', of: '2026' } as const, { name: 'regulation', of: '' } as const],
      { name: 'violations', of: '' },
    ];
    const found: string[] = [];
    for (const paper of wanted)
      for (const form of paper.name === 'statement' ? (['docx', 'xlsx'] as const) : (['docx'] as const)) {
        const printable = await desk().records(async (records) =>
          printableOf(records, await paperContext(records, desk().translator), { paper, form }),
        );
        if (!printable) throw new Error(`${paper.name} ${paper.of} is not there`);
        for (const text of textsIn(printable)) if (isOfMachine(text)) found.push(`${paper.name} ${paper.of}: ${text}`);
      }
    expect(found).toEqual([]);
  });
});
