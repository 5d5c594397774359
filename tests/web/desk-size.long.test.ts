/** The desk of a ward after many years: 20,000 items, 5,000 questions, 300,000 log entries. Measures the cost of each page. */

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../src/adapters/storage/sql/audit-log.ts';
import { hashText, unpacked } from '../../src/adapters/storage/sql/packed.ts';
import { rowsOf } from '../support/rows.ts';
import { type DeskReader, type DeskWorld, openDesk } from './desk-world.ts';

const [items, questions, entries] = [20_000, 5_000, 300_000];
const insertedAtOnce = 400;

let desk: DeskWorld;
let head: DeskReader;
let lan: string;

/** A ULID may consist of digits only. */
const ulid = (number: number): string => `01AAAAAAAA${String(number).padStart(16, '0')}`;

async function fill(): Promise<void> {
  const db = rowsOf(desk.core);
  const wardId = desk.ward.id;
  const start = desk.clock.now().getTime() - 400_000_000;
  const put = async <Row extends object>(table: 'submission' | 'question' | 'audit_log', rows: readonly Row[]) => {
    for (let at = 0; at < rows.length; at += insertedAtOnce)
      await db
        .insertInto(table)
        .values(rows.slice(at, at + insertedAtOnce) as never)
        .execute();
  };
  const sample = await db.selectFrom('submission').selectAll().executeTakeFirstOrThrow();
  // Eight of ten are public and are in the portal's index.
  const others = ['rejected', 'returned', 'withdrawn', 'unpublished'] as const;
  await put(
    'submission',
    Array.from({ length: items }, (_, at) => ({
      ...sample,
      ...{
        id: ulid(at),
        code: `DL-2511-${String(at + 1_000)}`,
        state: at % 5 === 1 ? others[(at >> 3) % 4] : 'published',
        authorId: lan,
      },
      content: unpacked(sample.content).replace('Khối 4 trồng cây', at === 1 ? 'Khối 9 thả cá chép' : `Tin thứ ${at}`),
      ...{ createdAt: start + at, updatedAt: start + at, submittedAt: start + at },
    })),
  );
  const asked = await db.selectFrom('question').selectAll().executeTakeFirstOrThrow();
  await put(
    'question',
    Array.from({ length: questions }, (_, at) => ({
      ...asked,
      ...{ id: ulid(at), code: `DL-H-2511-${at}`, originKey: `old:${at}`, state: 'closed' },
      title: at === 2 ? 'Ai dọn kênh Đông?' : `Câu hỏi ${at}`,
    })),
  );
  const last = await db.selectFrom('audit_log').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow();
  let { seq } = last;
  let hash = hashText(last.hash);
  const rows = [];
  for (let at = 0; at < entries; at += 1) {
    seq += 1;
    const link = {
      ...{ wardId, seq, at: start + at, actorId: at % 50 === 0 ? lan : head.person.id, action: 'edited' },
      ...{ object: ulid(at % items), details: '{}' },
    };
    hash = hashOf(hash, link);
    rows.push({ ...link, prevHash: '', hash });
  }
  await put('audit_log', rows);
}

/** Milliseconds of the second request; the first one reads from the disk. */
const timed = async (name: string, path: string): Promise<string> => {
  await head.get(path);
  const begun = performance.now();
  const { status, text } = await head.get(path);
  const took = performance.now() - begun;
  console.log(`${name}: ${took.toFixed(0)} ms`);
  expect([path, status]).toEqual([path, 200]);
  return text;
};

const nextOf = (text: string): string => (/rel="next" href="([^"]+)"/u.exec(text)?.[1] ?? '').replaceAll('&amp;', '&');

describe('the desk after many years', () => {
  beforeAll(async () => {
    desk = await openDesk();
    head = await desk.as('head');
    const author = await desk.person('Nguyễn Thị Lan', 'contributor');
    lan = author.id;
    await desk.sent(author, 'Khối 4 trồng cây\nSáng nay khối 4 trồng 20 cây xanh.\nNguồn: bà Lan');
    await desk.question(await desk.person('Lê Văn Tư', 'citizen'), 'Khi nào phường tiêm phòng dại cho chó?');
    await fill();
  }, 300_000);
  afterAll(() => desk?.close());

  it('finds an old item and question page by page, each within a bounded scan', async () => {
    let pages = 0;
    const found: string[] = [];
    for (let path = '/board/search?q=tha+ca+chep'; path !== '' && pages < 20; pages += 1) {
      const text = await timed(`search, page ${pages + 1}`, path);
      found.push(...[...text.matchAll(/href="\/board\/items\/([^"]+)"/gu)].map(([, code = '']) => code));
      path = nextOf(text);
    }
    expect(found).toContain('DL-2511-1001');
    expect(pages).toBeLessThanOrEqual(6);
    let asked = await timed('search of questions, page 1', '/board/search?q=don+kenh+dong');
    for (let page = 2; page < 6 && !asked.includes('DL-H-2511-2'); page += 1)
      asked = await timed(`search of questions, page ${page}`, nextOf(asked));
    expect(asked).toContain('DL-H-2511-2');
  });

  it('lists all items from the newest on, by an index', async () => {
    const first = await timed('all items, newest', '/board/items?tatca=1');
    await timed('all items, further', nextOf(first));
    const plan = await explain(
      `select * from submission where "wardId" = ? and "state" || '' in ('published', 'submitted') order by "submittedAt" desc, "id" desc limit 31`,
    );
    expect(plan).toMatch(/USING INDEX submission_wardId_submittedAt/u);
    expect(plan).not.toMatch(/SCAN|TEMP B-TREE FOR ORDER BY/u);
  });

  it('shows the log by its index, from any position, of everybody and of one person', async () => {
    const first = await timed('log, newest', '/board/audit');
    await timed('log, from the middle', '/board/audit?truoc=150000');
    const one = await timed('log, of one person', `/board/audit?ai=${lan}`);
    await timed('log, of one person, further', nextOf(one));
    expect(first).toContain('value="start"');
    const ofAll = await explain(
      'select * from audit_log where "wardId" = ? and "seq" < 9 order by "seq" desc limit 51',
    );
    expect(ofAll).toMatch(/SEARCH audit_log USING (?:INDEX|PRIMARY KEY)/u);
    expect(ofAll).not.toMatch(/SCAN|TEMP B-TREE/u);
    console.log(ofAll);
    const ofOne = await explain(
      'select * from audit_log where "wardId" = ? and "actorId" = \'x\' and "at" <= 9 and "seq" < 9 order by "at" desc, "seq" desc limit 51',
    );
    console.log(ofOne);
    expect(ofOne).toMatch(/USING INDEX audit_log_wardId_actorId_at/u);
  });

  it('verifies the audit chain in slices, continues where it stopped, and finds a changed entry', async () => {
    const check = async (from: 'start' | 'here') => {
      const begun = performance.now();
      const answer = await head.post('/board/audit/check', { from });
      console.log(`check ${from}: ${(performance.now() - begun).toFixed(0)} ms`);
      return answer;
    };
    let presses = 1;
    expect((await check('start')).status).toBe(303);
    while (presses < 12 && /Còn [\d.]{4,} mục/u.test((await head.get('/board/audit')).text)) {
      expect((await check('here')).status).toBe(303);
      presses += 1;
    }
    expect(presses).toBe(6);
    const db = rowsOf(desk.core);
    const change = (seq: number) =>
      db.updateTable('audit_log').set({ action: 'nothing' }).where('seq', '=', seq).execute();
    await sql`drop trigger audit_no_update`.execute(db);
    // A change before the checkpoint is detected when the whole chain is verified again; a change after it, at the next press.
    await change(100);
    expect((await check('here')).status).toBe(303);
    const broken = await check('start');
    expect([broken.status, broken.text.includes('Nhật ký bị thay đổi ở mục 100.')]).toEqual([409, true]);
    const { seq } = await db
      .selectFrom('audit_log')
      .select('seq')
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    await change(seq);
    const later = await check('here');
    expect([later.status, /Nhật ký bị thay đổi ở mục [\d.]{6,}/u.test(later.text)]).toEqual([409, true]);
  }, 120_000);
});

async function explain(query: string): Promise<string> {
  const whole = query.replace('?', `'${desk.ward.id}'`);
  const { rows } = await sql<{ detail: string }>`${sql.raw(`explain query plan ${whole}`)}`.execute(rowsOf(desk.core));
  return rows.map(({ detail }) => detail).join('\n');
}
