/**
 * Scheduled work on large data: due rows are found by an index and processed in slices that hold the database for milliseconds.
 */
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { wholeStanding } from '../../src/adapters/storage/sql/lean-json.ts';
import { unpacked } from '../../src/adapters/storage/sql/packed.ts';
import { readList } from '../../src/chat/look/read-list.ts';
import { fileQuestion } from '../../src/chat/question/receive-words.ts';
import type { LocalDate } from '../../src/domain/calendar/local-date.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import type { Unit } from '../../src/ports/services.ts';
import { figureSight } from '../../src/reading/figure-sight.ts';
import { gatherDigests } from '../../src/usecases/digest/digest.ts';
import { actOnQuestion } from '../../src/usecases/question/act-on-question.ts';
import { closeAnswered } from '../../src/usecases/question/delivery.ts';
import { remindOfWork } from '../../src/usecases/reminder/remind.ts';
import { remindOfDrafts } from '../../src/usecases/reminder/remind-of-drafts.ts';
import { sliceLength } from '../../src/usecases/reminder/remind-of-items.ts';
import { connectionsOf, onPostgres, rowsOf } from '../support/rows.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let ward: OpenWard;
beforeEach(async () => {
  ward = await openWard(undefined, '2026-11-25T02:00:00Z');
});
afterEach(() => ward.close());

const dayMs = 86_400_000;

/** Copies the row of one submitted item this many times, each due a little later, all past half of their time. */
async function crowd(count: number): Promise<Person> {
  const lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  const minh = await ward.person('Trần Văn Minh', 'deputy');
  const { id } = await ward.submitted(lan);
  const rows = rowsOf(ward.core);
  const row = await rows.selectFrom('submission').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const dueAt = ward.clock.now().getTime() + dayMs;
  await rows.transaction().execute(async (tx) => {
    for (let at = 0; at < count; at += 1) {
      const standing = row.standing.replace(
        /"due":\{"at":"[^"]+"/u,
        `"due":{"at":"${new Date(dueAt + at).toISOString()}"`,
      );
      await tx
        .insertInto('submission')
        .values({ ...row, id: `${id}-${at}`, code: `DL-2611-${9_000 + at}`, dueAt: dueAt + at, standing })
        .execute();
    }
  });
  return minh;
}

it.skipIf(onPostgres())('400 items are processed in slices, and each is reminded of once', async () => {
  const minh = await crowd(400);
  ward.clock.advance(dayMs - 3_600_000);
  let slices = 0;
  const inWard = <Result>(work: (unit: Unit) => Promise<Result>): Promise<Result> => {
    slices += 1;
    return ward.turn(work);
  };
  const noticed = async () =>
    (await rowsOf(ward.core).selectFrom('once').select('key').where('key', 'like', 'remind:%').execute()).length;
  await remindOfWork(inWard);
  expect(await noticed()).toBe(401);
  const lists = (await ward.outbox()).filter((name) => name.includes('reminders'));
  expect(slices).toBeGreaterThan(400 / sliceLength);
  expect(lists).toHaveLength(1);
  const [told] = (await ward.read(minh)).filter(({ key }) => key === 'reminders');
  const said = ward.core.translator.say('vi', told ?? { key: '' });
  expect(said).toMatch(/^Nhắc 401 bài:/u);
  expect(said.match(/DL-2611-\d{4} · /gu)).toHaveLength(8);
  expect(said).toMatch(/\nvà 393 việc nữa$/u);
  await remindOfWork(inWard);
  expect(await noticed()).toBe(401);
});

it('a stop between the messages of two people repeats none and omits nobody', async () => {
  const hoa = await ward.person('Vũ Thị Hoa', 'head');
  const minh = await crowd(24);
  // Overdue: the head and the holder are told.
  ward.clock.advance(2 * dayMs);
  const told = async () => {
    const names = await Promise.all([hoa, minh].map((person) => ward.told(person)));
    return names.map((each) => each.filter((name) => name.includes('remind')));
  };
  let turns = 0;
  const stopping = (at: number) =>
    remindOfWork(async (work) => {
      turns += 1;
      if (turns === at) throw new Error('stopped');
      return ward.turn(work);
    });
  // The units of work: the hours, the day, three slices of submitted and one of returned
  // items, four states of questions, five reads of the day, the people.
  await expect(stopping(17)).rejects.toThrow('stopped');
  expect((await told()).map(({ length }) => length).toSorted()).toEqual([0, 1]);
  await remindOfWork(ward.turn);
  expect(await told()).toEqual([['reminders'], ['reminders']]);
  await remindOfWork(ward.turn);
  expect(await told()).toEqual([['reminders'], ['reminders']]);
});

it('an item that cannot be read does not prevent reminders of others, and the failure is reported', async () => {
  const minh = await crowd(24);
  ward.clock.advance(dayMs - 3_600_000);
  const troubled = (work: (unit: Unit) => Promise<unknown>) =>
    ward.turn(async (unit) => {
      const { wasOnce } = unit.stores;
      const broken = async (key: string) => {
        if (key.includes('-7:')) throw new Error('a row that nobody can read');
        return wasOnce(key);
      };
      return work({
        ...unit,
        stores: Object.create(unit.stores, { wasOnce: { value: broken } }) as typeof unit.stores,
      });
    });
  await expect(remindOfWork(troubled as typeof ward.turn)).rejects.toThrow(
    '1 entries that may be due could not be read',
  );
  const [told] = (await ward.read(minh)).filter(({ key }) => key === 'reminders');
  expect(told?.facts).toMatchObject({ items: 24 });
});

it.skipIf(onPostgres())('the morning list of 300 open items is read in slices, and each is in it once', async () => {
  await ward.person('Vũ Thị Hoa', 'head');
  await crowd(300);
  ward.clock.advance(dayMs - 3_600_000);
  let slices = 0;
  let looked = 0;
  const inWard = <Result>(work: (unit: Unit) => Promise<Result>): Promise<Result> => {
    slices += 1;
    return ward.turn(async (unit) => {
      const { inStates } = unit.stores.submissions;
      unit.stores.submissions.inStates = async (...given) => {
        const items = await inStates(...given);
        expect(items.length).toBeLessThanOrEqual(10);
        looked += items.length;
        return items;
      };
      return work(unit);
    });
  };
  const send = await gatherDigests(inWard, figureSight);
  expect(looked).toBe(301);
  expect(slices).toBeGreaterThan(31);
  expect(await ward.outbox()).not.toContain('tell digest');
  await ward.turn(send);
  const rows = await rowsOf(ward.core).selectFrom('outbox').select('effect').where('kind', '=', 'notice').execute();
  const lists = rows.map(({ effect }) => effect).filter((effect) => effect.includes('"digest"'));
  expect(lists.join('')).toContain('"key":"digest-turn","facts":{"count":301,');
});

it.skipIf(onPostgres())(
  'unfinished drafts and late reviews are read ten at a time, and each is reported once',
  async () => {
    await ward.person('Vũ Thị Hoa', 'head');
    await crowd(120);
    const { handle } = connectionsOf(ward.core).core;
    const urgent = { by: 'x', name: 'x', at: ward.clock.now().toISOString(), reason: '', reviewedBy: null };
    handle
      .prepare("UPDATE submission SET state = 'draft', updatedAt = ? WHERE rowid % 2 = 0")
      .run(ward.clock.now().getTime());
    handle
      .prepare(
        `UPDATE submission SET state = 'published', publishedAt = rowid / 4,
       standing = json_set(standing, '$.urgent', json(?), '$.publication', json_object('version', 1, 'slug', 's', 'at', strftime('%Y-%m-%dT%H:%M:%fZ', (rowid / 4) / 1000.0, 'unixepoch'))) WHERE rowid % 2 = 1`,
      )
      .run(JSON.stringify(urgent));
    ward.clock.advance(5 * dayMs);
    const looked: Record<string, number> = {};
    let most = 0;
    const inWard = <Result>(work: (unit: Unit) => Promise<Result>): Promise<Result> =>
      ward.turn(async (unit) => {
        const { submissions } = unit.stores;
        for (const name of ['inStates', 'unfinished'] as const) {
          const read = submissions[name] as (...given: unknown[]) => Promise<readonly { id: string }[]>;
          Object.assign(submissions, {
            [name]: async (...given: unknown[]) => {
              const items = await read(...given);
              most = Math.max(most, items.length);
              for (const { id } of items) looked[id] = (looked[id] ?? 0) + 1;
              return items;
            },
          });
        }
        return work(unit);
      });
    const told = async (key: string) =>
      (await rowsOf(ward.core).selectFrom('once').select('key').where('key', 'like', `${key}:%`).execute()).length;
    await remindOfDrafts(inWard);
    await remindOfWork(inWard);
    expect([most, await told('remind-draft'), await told('review-late')]).toEqual([sliceLength, 60, 61]);
    expect([...new Set(Object.values(looked))]).toEqual([1]);
    expect((await ward.outbox()).filter((name) => name.includes('reminders'))).toHaveLength(1);
  },
);

it.skipIf(onPostgres())('due work is found by an index, however much is published or done', async () => {
  const { handle } = connectionsOf(ward.core).core;
  const asked: string[] = [];
  const prepare = handle.prepare.bind(handle);
  Object.assign(handle, {
    prepare: (sql: string) => {
      asked.push(sql);
      return prepare(sql);
    },
  });
  await remindOfWork(ward.turn);
  await ward.turn(({ stores }) => stores.submissions.unfinished(10));
  const plansOf = (table: string) =>
    asked
      .filter((sql) => sql.startsWith(`select * from "${table}" where "wardId"`) && sql.includes('order by'))
      .map((sql) =>
        prepare(`EXPLAIN QUERY PLAN ${sql}`)
          .all(...Array.from({ length: sql.split('?').length - 1 }, () => 1))
          .map((step) => (step as { detail: string }).detail)
          .join('; '),
      );
  const [due, unfinished] = [plansOf('submission').slice(0, 1), plansOf('submission').slice(-1)];
  expect(due[0]).toMatch(/USING INDEX submission_wardId_state_dueAt_idx \(wardId=\? AND state=\? AND dueAt>\?\)/u);
  expect(unfinished[0]).toMatch(
    /^SEARCH submission USING INDEX submission_unfinished \(wardId=\?\); USE TEMP B-TREE FOR LAST TERM OF ORDER BY$/u,
  );
  expect(plansOf('question')[0]).toMatch(/USING INDEX question_wardId_state_dueAt_idx \(wardId=\? AND state=\?\)/u);
  for (const plan of [...due, ...unfinished, ...plansOf('question')])
    expect(plan).not.toMatch(/SCAN|USE TEMP B-TREE FOR ORDER BY/u);
});

it.skipIf(onPostgres())(
  'for 20,000 late questions the list reads the people at work once, and uses an index',
  async () => {
    const hoa = await ward.person('Vũ Thị Hoa', 'head');
    const duc = await ward.person('Bùi Văn Đức', 'member');
    const tu = await ward.person('Phạm Văn Tư', 'citizen');
    const given = { text: 'Khi nào sửa đèn ngõ 7?', photos: [], channel: 'telegram', conversation: '7' };
    await ward.turn((unit) => fileQuestion(unit, tu, { ...given, messageKey: 'q', receivedAt: unit.now }));
    const { handle } = connectionsOf(ward.core).core;
    await ward.turn(async (unit) => {
      const [question] = await unit.stores.questions.list();
      if (question) await actOnQuestion(unit, hoa, question.id, { type: 'assign', to: actorOf(duc) });
    });
    const columns = (handle.pragma('table_info(question)') as { name: string }[]).map(({ name }) => name);
    const anew: Readonly<Record<string, string>> = {
      id: `id || '-' || value`,
      code: `'HD-2611-' || (10000 + value)`,
      originKey: `'q' || value`,
      dueAt: 'dueAt + value',
    };
    handle
      .prepare(
        `INSERT INTO question (${columns.map((name) => `"${name}"`).join()})
       SELECT ${columns.map((name) => anew[name] ?? `"${name}"`).join()} FROM question,
       (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 19999) SELECT value FROM n)`,
      )
      .run();
    ward.clock.advance(40 * dayMs);
    const asked: string[] = [];
    const prepare = Database.prototype.prepare;
    const spied = vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (this: Database.Database, sql) {
      const statement = prepare.call(this, sql);
      for (const way of ['all', 'get', 'iterate'] as const) {
        const run = statement[way].bind(statement) as (...given: unknown[]) => never;
        Object.assign(statement, {
          [way]: (...values: unknown[]) => {
            asked.push(sql);
            return run(...values);
          },
        });
      }
      return statement as never;
    });
    const list = await ward.look((look) => readList(look, hoa, { noun: 'list', name: 'late-list' }));
    spied.mockRestore();
    expect(ward.core.translator.say('vi', list?.message ?? { key: '' })).toContain('Bùi Văn Đức giữ từ');
    // One query for the board and one for the holders: the holding time is read for each person, not for each question.
    expect(asked.filter((sql) => /from "person"/u.test(sql)).length).toBeLessThanOrEqual(2);
    expect(asked.length).toBeLessThan(12);
    const [questions] = asked.filter((sql) => /from "question"/u.test(sql) && sql.includes('order by'));
    const plan = handle
      .prepare(`EXPLAIN QUERY PLAN ${questions}`)
      .all(...Array.from({ length: (questions ?? '').split('?').length - 1 }, () => 1))
      .map((step) => (step as { detail: string }).detail)
      .join('; ');
    expect(plan).toMatch(/SEARCH question USING INDEX/u);
    expect(plan).not.toMatch(/SCAN/u);
  },
);

it.skipIf(onPostgres())('answered questions are closed ten at a time, without omitting any', async () => {
  const tu = await ward.person('Phạm Văn Tư', 'citizen');
  const given = { text: 'Cho tôi hỏi thủ tục đăng ký tạm trú?', photos: [], channel: 'telegram', conversation: '7' };
  await ward.turn((unit) => fileQuestion(unit, tu, { ...given, messageKey: 'q', receivedAt: unit.now }));
  const rows = rowsOf(ward.core);
  const row = await rows.selectFrom('question').selectAll().executeTakeFirstOrThrow();
  const at = ward.clock.now();
  const standing = JSON.stringify({
    ...wholeStanding(unpacked(row.standing), row.dueOn as LocalDate),
    answeredAt: at.toISOString(),
  });
  await rows.transaction().execute(async (tx) => {
    for (let nth = 0; nth < 35; nth += 1)
      await tx
        .insertInto('question')
        .values({
          ...{ ...row, id: `${row.id}-${nth}`, code: `HD-2611-${9_000 + nth}`, originKey: `q${nth}`, standing },
          ...{ state: 'answered', dueAt: row.dueAt + Math.floor(nth / 2), answeredAt: at.getTime() },
        })
        .execute();
  });
  ward.clock.advance(20 * dayMs);
  const closed: number[] = [];
  await closeAnswered(async (work) => {
    const before = await rows.selectFrom('question').select('id').where('state', '=', 'closed').execute();
    const result = await ward.turn(work);
    const after = await rows.selectFrom('question').select('id').where('state', '=', 'closed').execute();
    closed.push(after.length - before.length);
    return result;
  });
  expect(Math.max(...closed)).toBeLessThanOrEqual(10);
  expect(closed.reduce((sum, count) => sum + count, 0)).toBe(35);
});
