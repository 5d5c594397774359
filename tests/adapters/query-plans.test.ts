/**
 * Collects every statement that a ward issues and asks SQLite for its query plan: tables that grow for years are searched by an
 * index, never scanned. The test simulates some days of a ward with its routines, then opens every page.
 */
import { createHash, randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';
import { beforeAll, expect, it, vi } from 'vitest';
import { addMember, createTalk } from '../../bench/people.ts';
import { type BenchMessage, openBenchWard } from '../../bench/ward.ts';
import { type PersonId, personId } from '../../src/domain/ids.ts';
import type { Role } from '../../src/domain/roles.ts';
import { differencesOnPortal } from '../../src/outbox/reconcile.ts';
import { connectionsOf } from '../support/rows.ts';
import { aPublication, openPortalDatabase } from '../web/portal/world.ts';

const hourMs = 3_600_000;
const issued = new Set<string>();
const plans: { readonly sql: string; readonly plan: string }[] = [];

beforeAll(async () => {
  const prepare = Database.prototype.prepare;
  const spied = vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (this: Database.Database, sql) {
    issued.add(sql);
    return prepare.call(this, sql) as never;
  });
  const time = { now: Date.parse('2026-11-25T01:00:00Z') };
  const bench = await openBenchWard({ clock: { now: () => new Date(time.now) } });
  await live(bench, time);
  spied.mockRestore();
  const { core, portal } = connectionsOf(bench.core);
  for (const sql of issued) {
    for (const { handle } of [core, portal]) {
      const plan = planOf(handle, sql);
      if (plan !== null) plans.push({ sql, plan });
    }
  }
  await bench.close();
});

function planOf(handle: Database.Database, sql: string): string | null {
  if (!/^\s*(?:select|insert|update|delete|with|replace)\b/iu.test(sql)) return null;
  try {
    const asked = handle.prepare(`EXPLAIN QUERY PLAN ${sql}`);
    const marks = sql.match(/\?/gu)?.length ?? 0;
    return (asked.all(...Array.from({ length: marks }, () => 1)) as { detail: string }[])
      .map(({ detail }) => detail)
      .join('; ');
  } catch (error) {
    // The statement belongs to the other database file.
    if (/no such (?:table|column|index)/u.test(String(error))) return null;
    throw error;
  }
}
/**
 * Tables that stay small in every ward or are cleaned up regularly: recursions and lists within a statement, and rows for each
 * member of the board, rule, day, app or month.
 */
const few = new Set([
  ...['h', 'able', 'w', 't', 'g', 'each', 'some', 'series', '_prisma_migrations', 'sqlite_master', 'audit_log_global'],
  ...['mandate', 'm', 'payee_standing', 'section_text', 'special_day', 'report_action', 'channel_health', 'ward_rule'],
  ...['ward_generation', 'invitation', 'secrecy_record', 'tip', 'budget_line', 'royalty_statement', 'report'],
]);

/** Scans that are intended, by words of the statement. */
const meant: Readonly<Record<string, string>> = {
  'from "photo_fingerprint" where not exists': 'once a night, for all wards: which photos nobody needs',
  'from "person" left join "mandate"': 'the payees of a statement, of a few thousand people',
  'select "royalty_line"."line", "royalty_line"."month", "royalty_statement"."version"': 'likewise',
  'count(*) as "count" from "danger_case"': 'the cases of a period, for its report: counted in an index',
  'select "section", count(*) as "size" from "article"':
    'what each section holds: counted in an index, once an edition',
  'select substr("code", 1, 2) as "prefix"': 'the newest codes of the portal, at the start: read in an index',
  'select "royalty_line"."month", sum': 'a month’s statement beside all others: some hundred lines a month',
};

const isMeant = (sql: string): boolean => Object.keys(meant).some((words) => sql.includes(words));

/** Finds steps that scan a table or all rows of a ward. Reading the first rows in index order does not count as a scan. */
function walksOf({ sql, plan }: { readonly sql: string; readonly plan: string }): readonly string[] {
  const walks = plan
    .split('; ')
    .filter((step) => /^SCAN (?!CONSTANT)\S/u.test(step) || /\(ward(?:Id)?=\?\)/u.test(step));
  const isSorted = plan.includes('TEMP B-TREE FOR ORDER BY');
  return walks.filter((step) => {
    const [, table = ''] = /^(?:SCAN|SEARCH) (\S+)/u.exec(step) ?? [];
    const isFirstOfOrder = / limit \d+\s*$/u.test(sql) && !isSorted;
    const isOneStep = /min\("(?:code|wardId)"\)/u.test(sql) && step.includes('COVERING INDEX');
    return !few.has(table) && !isFirstOfOrder && !isOneStep && !/submission_unfinished|job_leased|job_dead/u.test(step);
  });
}

/** Subqueries after `from` or `join` without an alias: SQLite and PostgreSQL 16 accept them, PostgreSQL 15 rejects them. */
function nameless(sql: string): readonly string[] {
  const bare = sql.replaceAll(/'(?:[^']|'')*'/gu, "''");
  return [...bare.matchAll(/\b(?:from|join)\s*\((?=\s*(?:select|with)\b)/giu)].flatMap(({ index, 0: { length } }) => {
    let end = index + length;
    for (let depth = 1; depth > 0; end += 1) depth += Number(bare[end] === '(') - Number(bare[end] === ')');
    return /^\s*(?:as\s+)?"/iu.test(bare.slice(end)) ? [] : [bare.slice(index, end + 20)];
  });
}

it('Every subquery in FROM has an alias, as PostgreSQL 15 requires', () => {
  const lists = plans.filter(({ sql }) => /\bfrom\s*\(\s*(?:select|with)\b/iu.test(sql));
  expect(lists.length).toBeGreaterThan(0);
  expect(lists.flatMap(({ sql }) => nameless(sql))).toEqual([]);
});

it('No query scans a growing table, except the listed ones', () => {
  expect(issued.size).toBeGreaterThan(300);
  const walking = plans.filter((each) => walksOf(each).length > 0);
  expect(walking.filter(({ sql }) => !isMeant(sql.replaceAll(/\s+/gu, ' ')))).toEqual([]);
});

it('Every listed scan really occurs', () => {
  const texts = plans.filter((each) => walksOf(each).length > 0).map(({ sql }) => sql.replaceAll(/\s+/gu, ' '));
  expect(Object.keys(meant).filter((words) => !texts.some((sql) => sql.includes(words)))).toEqual([]);
});

it('A person’s newest rows are read from the end of an index', () => {
  const newest = plans.filter(
    ({ sql, plan }) => /"(?:askerId|personId)" = .* order by "(?:received|opened)At" desc/u.test(sql) && plan !== '',
  );
  expect(new Set(newest.map(({ sql }) => /from "(\w+)"/u.exec(sql)?.[1]))).toEqual(
    new Set(['question', 'danger_case']),
  );
  const isBounded = (plan: string): boolean =>
    /_(?:received|opened)At_idx/u.test(plan) && !/B-TREE FOR ORDER/u.test(plan);
  expect(newest.filter(({ plan }) => !isBounded(plan))).toEqual([]);
});

it('The words of a ward’s items are read by row number, however many items it has', async () => {
  const database = await openPortalDatabase();
  const prepare = Database.prototype.prepare;
  const asked = new Set<string>();
  const spied = vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (this: Database.Database, sql) {
    if (/^select .*"id" in \(/u.test(sql)) asked.add(planOf(this, sql) ?? '');
    return prepare.call(this, sql) as never;
  });
  try {
    for (let item = 0; item < 12; item += 1)
      await database.publisher.apply(aPublication({ code: `DL-2611-${1_000 + item}` }));
    const { ids } = await database.reader().find({ words: 'ngay hoi', after: null, limit: 20 });
    expect(ids).toHaveLength(12);
    expect([...asked]).toEqual(['SEARCH article USING INTEGER PRIMARY KEY (rowid=?)']);
  } finally {
    spied.mockRestore();
    await database.close();
  }
});

it('The nightly comparison reads each slice of items and questions in index order', async () => {
  const { core, wards, close } = await openBenchWard();
  const prepare = Database.prototype.prepare;
  const asked = new Map<string, string>();
  const spied = vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (this: Database.Database, sql) {
    if (/from "(?:submission|question)"/u.test(sql) && !asked.has(sql)) {
      asked.set(sql, '');
      asked.set(sql, planOf(this, sql) ?? '');
    }
    return prepare.call(this, sql) as never;
  });
  try {
    const [ward] = wards;
    if (!ward) throw new Error('no ward');
    const { portalStates: states, publisher } = core.storage;
    const options = { ward, now: new Date(), reader: core.reader, states, contentHash: publisher.contentHash };
    for await (const difference of differencesOnPortal({ ...options, pause: async () => undefined }))
      throw new Error(difference.problem);
    const slices = [...asked].filter(([sql]) => /^select .*order by "code" limit \d+\s*$/u.test(sql));
    expect(slices.map(([sql]) => /from "(\w+)"/u.exec(sql)?.[1]).toSorted()).toEqual(['question', 'submission']);
    for (const [, plan] of slices) expect(plan).toMatch(/^SEARCH \w+ USING INDEX \w+_wardId_code_key \(wardId=\?\)$/u);
  } finally {
    spied.mockRestore();
    await close();
  }
});

type Bench = Awaited<ReturnType<typeof openBenchWard>>;

async function live({ core, system, wards, dataDir }: Bench, time: { now: number }): Promise<void> {
  const [ward] = wards;
  if (!ward) throw new Error('no ward');
  const clock = { now: () => new Date(time.now) };
  await system.start();
  const members = new Map<string, PersonId>();
  for (const [name, role] of [
    ['Hoa', 'head'],
    ['Nam', 'standingDeputy'],
    ['Minh', 'deputy'],
    ['Lan', 'contributor'],
    ['Vân', 'office'],
    ['Mai', 'member'],
  ] as const satisfies readonly (readonly [string, Role])[])
    members.set(name, await addMember(core, ward.id, clock, name, role));
  const talk = createTalk({ core, dataDir, ward: ward.id, clock });
  const says = async (sender: string, message: Partial<BenchMessage>): Promise<void> => {
    await talk.says(sender, message);
    await system.queue.idle();
  };
  const presses = async (...press: Parameters<typeof talk.presses>): Promise<void> => {
    await talk.presses(...press);
    await system.queue.idle();
  };
  const lists = <Row>(work: (readers: Parameters<Parameters<typeof core.reader.read>[1]>[0]) => Promise<Row>) =>
    core.reader.read(ward.id, work);
  const routines = async (hours: number): Promise<void> => {
    for (let hour = 0; hour < hours; hour += 3) {
      time.now += 3 * hourMs;
      await system.tick();
      await system.queue.idle();
    }
  };

  for (let day = 0; day < 2; day += 1) {
    await says('Lan', {
      text: 'Khối 4 trồng cây\nSáng nay, khối 4 trồng 20 cây xanh dọc đường làng.\nNguồn: bà Lan',
      photos: [`f${day}`],
    });
    const [draft] = (await lists(({ lists: of }) => of.wholeItems(['draft'], { limit: 1, after: null }))).items;
    if (draft) {
      await presses('Lan', 'send', draft.id, draft.revision);
      const { revision } = await core.unitOfWork.run(ward.id, ({ submissions }) => submissions.get(draft.id));
      if (day === 0) await presses('Minh', 'approve', draft.id, revision);
    }
    await says(`dan${day}`, { text: 'Cho tôi hỏi thủ tục đăng ký khai sinh cho con ở khối 3, bao giờ thì xong?' });
    await says(`dan${day}`, { text: 'Cháy nhà ở khối 2 cứu với!' });
    for (const words of ['/bang', '/cauhoi', '/tuan', 'tìm cây', '/baocao', '/thongke', '/dulieu'])
      await says('Hoa', { text: words });
    for (const words of ['/baicuatoi', '/nhuanbut', 'sửa bài']) await says('Lan', { text: words });
    await routines(24);
  }
  const token = randomBytes(32).toString('base64url');
  await core.storage.sessions.begin(ward.id, {
    tokenHash: createHash('sha256').update(token).digest('hex'),
    ...{ person: members.get('Hoa') ?? personId(''), browser: 'Test', beganAt: clock.now() },
    expiresAt: new Date(time.now + hourMs),
  });
  await system.app.ready();
  const codes = (await lists(({ lists: of }) => of.wholeItems(['published', 'submitted'], { limit: 9, after: null })))
    .items;
  for (const { path, method } of system.app.declaredPages) {
    if (method !== 'GET' || path === '/board/leave' || path === '/board/live') continue;
    const url = path.replaceAll(/:code\b/gu, codes[0]?.code ?? '').replaceAll(/:\w+/gu, 'x');
    await system.app.inject({ url, headers: { cookie: `board=${ward.id}.${token}` } });
  }
}
