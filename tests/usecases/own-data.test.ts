/** `/dulieu` and the retention periods: requests are carried out, and no data that identifies a person remains. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerDeletionRequest, ownData } from '../../src/chat/acts/people.ts';
import { settlePending } from '../../src/chat/acts/question/settle-words.ts';
import { changeStanding } from '../../src/chat/acts/standing.ts';
import { doOnQuestion } from '../../src/chat/question/act.ts';
import { fileQuestion } from '../../src/chat/question/receive-words.ts';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { reportDanger } from '../../src/usecases/danger/report-danger.ts';
import {
  askForDeletion,
  carryOutDataRequests,
  remindOfDataRequests,
  saidAtOnce,
} from '../../src/usecases/person/own-data.ts';
import { remove } from '../../src/usecases/person/standing.ts';
import { planAway, startAbsence } from '../../src/usecases/person/substitute.ts';
import { recordDelivery } from '../../src/usecases/question/delivery.ts';
import { unlinkInactiveCitizens } from '../../src/usecases/retention.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { rowsOf, textHeld } from '../support/rows.ts';
import { type OpenWard, openWard } from './core.ts';

const dayMs = 86_400_000;
const name = 'Phạm Văn Tư Xyz';
const chat = '5399887766';

let ward: OpenWard;
let tu: Person;
let office: Person;
let deputy: Person;
let head: Person;

beforeEach(async () => {
  ward = await openWard();
  office = await ward.person('Vũ Thị Hoa', 'office');
  deputy = await ward.person('Trần Văn Minh', 'deputy');
  head = await ward.person('Lê Thị Hạnh', 'head');
  tu = await ward.person(name, 'citizen', false);
  await ward.turn(async ({ stores, now }) => {
    await stores.people.save({ ...tu, phone: '84912345678' });
    await stores.people.putAccount({
      channel: 'telegram',
      accountId: chat,
      personId: tu.id,
      conversation: chat,
      displayName: name,
      lastUsedAt: now,
      unreachableAt: null,
    });
  });
});
afterEach(() => ward.close());

let next = 0;
const asks = (text: string, asker = tu) => {
  next += 1;
  const messageKey = `tg:${chat}:${next}`;
  return ward.turn((unit) =>
    fileQuestion(unit, asker, {
      text,
      photos: [],
      messageKey,
      channel: 'telegram',
      conversation: chat,
      receivedAt: unit.now,
    }),
  );
};
const only = async () => {
  const [question] = await ward.turn(({ stores }) => stores.questions.list());
  if (!question) throw new Error('there is no question');
  return question;
};
const answered = async () => {
  const { id } = await only();
  const act = (person: Person, command: Parameters<typeof doOnQuestion>[3]) =>
    ward.turn((unit) => doOnQuestion(unit, person, id, command));
  await act(office, { type: 'assign', to: { person: office.id, name: office.name, role: 'office', status: 'active' } });
  await act(office, { type: 'draft', text: `Kính gửi ông ${name}. Cần tờ khai.` });
  const { standing } = await only();
  await act(deputy, { type: 'approve', revision: standing.revision });
  await ward.turn((unit) => recordDelivery(unit, id, 'delivered', 'telegram', `${chat}:77`));
};
const wants = (what: string, person = tu) => ward.turn((unit) => ownData(unit, person, what));
const told = async (key: string) => (await ward.outbox()).filter((row) => row === `tell ${key}`).length;
/** A handled delivery as a platform sent it. */
const arrived = () =>
  rowsOf(ward.core)
    .insertInto('inbox')
    .values({
      wardId: ward.ward.id,
      channel: 'telegram',
      externalId: 'tg:7000000001:1',
      lane: `tg:${chat}`,
      priority: 5,
      kind: 'message',
      payload: JSON.stringify({ message: { from: { id: Number(chat), first_name: name }, text: 'Đường khối 4' } }),
      occurredAt: ward.clock.now().getTime(),
      receivedAt: ward.clock.now().getTime(),
      status: 'done',
      doneAt: ward.clock.now().getTime(),
    })
    .execute();
/** The text of the database's own files, after the write-ahead log was emptied as the outbox does it. */
const bytes = async () => {
  await ward.core.storage.forgetDeleted();
  return textHeld(ward.core, ward.dataDir);
};

describe('a person who asks for their data', () => {
  it('is told what is stored, and gets the copy on a page of their own', async () => {
    await asks('Bao giờ phường sửa đường khối 4?');
    await wants('');
    await wants('export');
    expect(await told('data-own')).toBe(1);
    expect(await told('data-export')).toBe(1);
    const links = await rowsOf(ward.core).selectFrom('page_link').selectAll().where('purpose', '=', 'data').execute();
    expect(links.map(({ personId }) => personId)).toEqual([tu.id]);
    expect(await ward.audit()).toContain('data-exported');
  });
});

describe('a person who asks for deletion', () => {
  it('must confirm before anything happens', async () => {
    await wants('delete');
    expect(await told('data-delete-sure')).toBe(1);
    await carryOutDataRequests(ward.turn);
    expect((await ward.turn(({ stores }) => stores.people.get(tu.id))).name).toBe(name);
  });

  it('is deleted from the database files the next night: name, number, account, conversation and messages', async () => {
    await arrived();
    await asks(`Tôi là ${name}, số 0912345678. Bao giờ phường sửa đường khối 4?`);
    await answered();
    await ward.turn(async (unit) => {
      await settlePending(
        unit,
        tu,
        { choose: 'tip' },
        {
          text: 'Khối 4 trồng cây',
          photos: [],
          messageKey: `tg:${chat}:tip`,
          channel: 'telegram',
          conversation: chat,
          receivedAt: unit.now,
        },
      );
      await unit.stores.dialogues.write(tu.id, 3, { open: { ask: 'pending', received: { text: name } } }, unit.now);
    });
    await ward.turn(async ({ stores, now }) => {
      await stores.callNotes.insert({ id: 'c', person: tu.id, outboxId: 1, at: now });
      await stores.callNotes.called(tu.id, office.id, `Gặp ${name}, số 0912345678`, now);
    });
    await rowsOf(ward.core)
      .insertInto('mailbox')
      .values({ wardId: ward.ward.id, conversation: chat, direction: 'out', message: `Kính gửi ${name}`, at: 1 })
      .execute();
    // The messages to the board have been sent.
    await rowsOf(ward.core).updateTable('outbox').set({ status: 'done', doneAt: 1 }).execute();
    expect(await bytes()).toContain(name);

    await wants('sure');
    expect(await told('data-delete-soon')).toBe(1);
    ward.clock.advance(dayMs);
    await carryOutDataRequests(ward.turn);

    const left = await bytes();
    for (const trace of [name, '0912345678', '84912345678', chat]) expect(left, trace).not.toContain(trace);
    const question = await only();
    expect([question.code, question.state]).toEqual(['HD-2611-0001', 'answered']);
    expect(question.body).toContain('sửa đường khối 4');
    expect(await rowsOf(ward.core).selectFrom('data_request').select('result').execute()).toEqual([
      { result: 'deleted' },
    ]);
    const kinds = await rowsOf(ward.core).selectFrom('outbox').select('kind').orderBy('id').execute();
    expect(kinds.at(-1)).toEqual({ kind: 'forgetFiles' });
    expect((await rowsOf(ward.core).selectFrom('tip').selectAll().execute()).length).toBe(0);
  });

  it('waits for the answer to an open question, and is deleted afterwards', async () => {
    await asks('Bao giờ phường sửa đường khối 4?');
    await wants('sure');
    expect(await told('data-delete-after-answer')).toBe(1);
    await carryOutDataRequests(ward.turn);
    expect((await ward.turn(({ stores }) => stores.people.get(tu.id))).name).toBe(name);
    const { id } = await only();
    await ward.turn((unit) => doOnQuestion(unit, tu, id, { type: 'withdraw' }));
    await carryOutDataRequests(ward.turn);
    expect(await ward.turn(({ stores }) => stores.people.get(tu.id))).toMatchObject({ name: '', status: 'removed' });
  });

  it('is told why it takes longer, and is deleted on the stated date, with or without an answer', async () => {
    await asks('Bao giờ phường sửa đường khối 4?');
    await wants('sure');
    const { effect } = await rowsOf(ward.core)
      .selectFrom('outbox')
      .select('effect')
      .where('effect', 'like', '%data-delete-after-answer%')
      .executeTakeFirstOrThrow();
    // Requested on 25/11/2026: twenty days, and twenty more.
    expect(JSON.parse(effect)).toMatchObject({ view: { facts: { days: 20, due: '04/01/2027' } } });
    expect(await ward.audit()).toContain('data-deletion-prolonged');
    const nights = async (count: number) => {
      for (let night = 0; night < count; night += 1) {
        ward.clock.advance(dayMs);
        await carryOutDataRequests(ward.turn);
      }
    };
    // The nightly runs take place at an earlier hour than that of the request.
    ward.clock.advance(17 * 3_600_000);
    await carryOutDataRequests(ward.turn);
    await nights(38);
    expect((await ward.turn(({ stores }) => stores.people.get(tu.id))).name).toBe(name);
    await nights(1);
    expect(ward.clock.now().toISOString()).toBe('2027-01-03T19:00:00.000Z');
    expect((await ward.turn(({ stores }) => stores.people.get(tu.id))).name).toBe('');
    const { state, standing } = await only();
    expect([state, standing.closed?.why]).toEqual(['closed', 'withdrawn']);
    const newest = await rowsOf(ward.core).selectFrom('outbox').selectAll().orderBy('id', 'desc').executeTakeFirst();
    expect([newest?.personId, newest?.status, newest?.effect.includes('question-withdrawn-note')]).toEqual([
      office.id,
      'new',
      true,
    ]);
    expect((await ward.audit()).filter((action) => action === 'data-deletion-prolonged')).toHaveLength(1);
  });

  it('is told the new date if they ask something new before the deletion', async () => {
    await wants('sure');
    expect(await told('data-delete-soon')).toBe(1);
    await asks('Bao giờ phường sửa đường khối 4?');
    await carryOutDataRequests(ward.turn);
    await carryOutDataRequests(ward.turn);
    expect(await told('data-delete-after-answer')).toBe(1);
    ward.clock.advance(20 * dayMs);
    await carryOutDataRequests(ward.turn);
    expect((await ward.turn(({ stores }) => stores.people.get(tu.id))).name).toBe(name);
  });

  it('is searched for in slices of all messages, so that no other work waits for more than one slice', async () => {
    await wants('sure');
    const rows = rowsOf(ward.core);
    const at = ward.clock.now().getTime();
    const own = { lane: `tg:${chat}`, payload: JSON.stringify({ text: 'Nhà tôi ở khối 4' }) };
    const others = { lane: 'tg:8', payload: '{"text":"việc khác"}' };
    const rest = { wardId: ward.ward.id, channel: 'telegram', priority: 5, kind: 'message', status: 'done' };
    const many = Array.from({ length: Number(process.env.SAID ?? 5 * saidAtOnce) }, (_, number) => ({
      ...{ ...rest, ...(number % 997 === 3 ? own : others) },
      ...{ externalId: `e${number}`, occurredAt: at, receivedAt: at, doneAt: at },
    }));
    for (let from = 0; from < many.length; from += 1_000)
      await rows
        .insertInto('inbox')
        .values(many.slice(from, from + 1_000))
        .execute();
    const held: number[] = [];
    await carryOutDataRequests(async (work) => {
      const began = performance.now();
      const result = await ward.turn(work);
      held.push(performance.now() - began);
      return result;
    });
    if (process.env.SAID) process.stderr.write(`longest ${Math.max(...held).toFixed(1)} ms of ${held.length}\n`);
    expect(held.length).toBeGreaterThanOrEqual(many.length / saidAtOnce);
    const left = await rows.selectFrom('inbox').select('payload').where('payload', 'like', '%Nhà tôi%').execute();
    expect(left).toEqual([]);
    const kept = await rows.selectFrom('inbox').select('id').where('payload', 'like', '%việc khác%').execute();
    expect(kept).toHaveLength(many.filter(({ lane }) => lane === 'tg:8').length);
    expect((await ward.turn(({ stores }) => stores.people.get(tu.id))).name).toBe('');
  });

  it('is deleted from each of 1,100 questions and 120 danger cases, in pages of one transaction each', async () => {
    await asks(`Tôi là ${name}. Bao giờ phường sửa đường khối 4?`);
    await answered();
    await ward.turn((unit) => reportDanger(unit, tu, { level: 'sure', numbers: ['114'], text: `Cháy nhà ${name}` }));
    const rows = rowsOf(ward.core);
    for (const [table, many] of [
      ['question', 1_099],
      ['danger_case', 119],
    ] as const) {
      const first = await rows.selectFrom(table).selectAll().executeTakeFirstOrThrow();
      const copies = Array.from({ length: many }, (_, at) => ({
        ...{ ...first, id: `${first.id}-${at}`, code: `${first.code}-${at}`, originKey: `${first.originKey}-${at}` },
      }));
      for (let from = 0; from < many; from += 300)
        await rows
          .insertInto(table)
          .values(copies.slice(from, from + 300) as never)
          .execute();
    }
    await wants('sure');
    const saved: number[] = [];
    await carryOutDataRequests((work) =>
      ward.turn(async (unit) => {
        let count = 0;
        for (const store of [unit.stores.questions, unit.stores.dangers]) {
          const save = store.save as (...given: unknown[]) => unknown;
          const counted = (...given: unknown[]): unknown => {
            count += 1;
            return save(...given);
          };
          Object.assign(store, { save: counted });
        }
        const result = await work(unit);
        saved.push(count);
        return result;
      }),
    );
    for (const table of ['question', 'danger_case'] as const) {
      const kept = await rows.selectFrom(table).select(['originKey', 'standing']).execute();
      expect(kept.filter(({ originKey }) => !originKey.startsWith('forgotten:'))).toEqual([]);
    }
    expect((await bytes()).includes('Cháy nhà')).toBe(false);
    expect(Math.max(...saved)).toBeLessThanOrEqual(100);
  });

  it('is deleted on the stated date, however many others are due', async () => {
    const others = await Promise.all(
      ['A', 'B', 'C', 'D', 'E', 'G', 'H'].map((each) => ward.person(`Lê Văn ${each}`, 'citizen', false)),
    );
    for (const other of others) await wants('sure', other);
    const left = async () =>
      (await ward.turn(({ stores }) => stores.people.list())).filter(({ name: each }) => each.startsWith('Lê Văn'))
        .length;
    ward.clock.advance(20 * dayMs);
    await carryOutDataRequests(ward.turn);
    expect(await left()).toBe(0);
  });

  it('needs the head’s consent if they work for the ward; what readers see keeps its author, everything else is deleted', async () => {
    const lan = await ward.person('Đỗ Thị Lan Anh', 'contributor');
    const nam = await ward.person('Hồ Văn Nam', 'contributor');
    for (const [person, id] of [
      [lan, '71'],
      [nam, '72'],
    ] as const)
      await ward.turn(async ({ stores, now }) => {
        await stores.people.save({ ...person, phone: `8490000000${id}` });
        const account = { channel: 'telegram', accountId: id, personId: person.id, conversation: id, displayName: 'L' };
        await stores.people.putAccount({ ...account, lastUsedAt: now, unreachableAt: null });
      });
    const item = await ward.submitted(lan);
    await ward.turn((unit) => act(unit, deputy, item.id, { type: 'approve', revision: item.revision }));
    for (const person of [lan, nam]) await wants('sure', person);
    await carryOutDataRequests(ward.turn);
    expect((await ward.turn(({ stores }) => stores.people.accountsOf(lan.id))).length).toBe(1);
    const asked = (await ward.read(head)).filter(({ key }) => key === 'data-delete-to-head');
    expect(asked.flatMap(({ buttons = [] }) => buttons.flat())).toMatchObject([
      { action: 'dataYes', subject: lan.id },
      { action: 'dataNo', subject: lan.id },
      { action: 'dataYes', subject: nam.id },
      { action: 'dataNo', subject: nam.id },
    ]);
    const settle = (by: Person, whom: Person, isGranted = true) =>
      ward.turn((unit) => answerDeletionRequest(unit, by, whom.id, isGranted));
    expect(await settle(deputy, lan)).toMatchObject({ issues: [{ key: 'issue-not-entitled' }] });
    for (const whom of [lan, nam]) expect(await settle(head, whom)).toMatchObject({ ok: true });
    expect(await settle(head, lan)).toMatchObject({ issues: [{ key: 'issue-data-settled' }] });
    await carryOutDataRequests(ward.turn);
    const [author, other] = await ward.turn(({ stores }) =>
      Promise.all([lan, nam].map(({ id }) => stores.people.get(id))),
    );
    expect(author).toMatchObject({ name: lan.name, phone: null, status: 'removed', role: 'citizen' });
    expect(other).toMatchObject({ name: '', phone: null, status: 'removed' });
    for (const { id } of [lan, nam]) expect(await ward.turn(({ stores }) => stores.people.accountsOf(id))).toEqual([]);
    expect(await ward.turn(({ stores }) => stores.dataRequests.open())).toEqual([]);
    expect((await ward.item()).standing.signatures).toHaveLength(1);
  });

  it('and is a substitute: the notice names whose work that is, and tells that person, as do removal and freezing', async () => {
    const readKeys = async (person: Person) => (await ward.read(person)).map(({ key }) => key);
    for (const [nth, way] of (['dataYes', 'remove', 'freeze', 'admin'] as const).entries()) {
      const long = await ward.person(`Phạm Đức Long ${nth}`, 'deputy');
      const minh = await ward.person(`Đỗ Văn Minh ${nth}`, 'deputy');
      const days = { from: localDate('2027-03-01'), to: localDate('2027-03-03'), deputy: long.id };
      expect(await ward.turn((unit) => startAbsence(unit, minh, days))).toMatchObject({ ok: true });
      if (way === 'dataYes') await wants('sure', long);
      const press = (isSure: boolean) =>
        ward.turn((unit) => {
          if (way === 'dataYes') return answerDeletionRequest(unit, head, long.id, true, isSure);
          return way === 'admin'
            ? remove(unit, null, long)
            : changeStanding(unit, head, { act: way, id: long.id, isSure });
        });
      if (way !== 'admin') {
        await press(false);
        const asked = (await ward.read(head)).at(-1);
        expect(asked && ward.core.translator.say('vi', asked)).toMatch(
          /Phạm Đức Long \d đang được giao xử lý thay:[\s\S]*Đỗ Văn Minh \d \(nghỉ từ 01\/03\/2027 đến 03\/03\/2027\)/u,
        );
        expect(asked?.buttons?.flat()[0]).toMatchObject({ action: `${way}.sure`, subject: long.id });
        expect(await readKeys(minh)).not.toContain('stand-in-lost');
      }
      expect(await press(true), way).toMatchObject({ ok: true });
      expect(await readKeys(minh), way).toContain('stand-in-lost');
      // Another substitute can be named at once.
      const other = { ...days, deputy: deputy.id };
      expect(await ward.turn((unit) => planAway(unit, minh, other)), way).toMatchObject({ ok: true });
    }
  });

  it('and is the last head waits for a successor; a declined request may be repeated', async () => {
    expect(await ward.turn((unit) => askForDeletion(unit, head))).toMatchObject({ kind: 'head' });
    expect(await told('data-delete-to-head')).toBe(0);
    await wants('sure', office);
    await ward.turn((unit) => answerDeletionRequest(unit, head, office.id, false));
    expect(await told('data-delete-declined')).toBe(1);
    await wants('sure', office);
    expect(await told('data-delete-again')).toBe(0);
    const successor = await ward.person('Mai Văn Tám', 'head');
    expect(await ward.turn((unit) => answerDeletionRequest(unit, successor, head.id, true))).toMatchObject({
      ok: true,
    });
    await carryOutDataRequests(ward.turn);
    expect((await ward.turn(({ stores }) => stores.people.get(head.id))).name).toBe('');
  });

  it('is told if they asked already; a colleague’s request goes to the head, who is reminded once if it is late', async () => {
    await asks('Bao giờ phường sửa đường khối 4?');
    await wants('sure');
    await wants('sure');
    expect(await told('data-delete-again')).toBe(1);
    await wants('sure', deputy);
    expect([await told('data-delete-at-work'), await told('data-delete-to-head')]).toEqual([1, 1]);
    await ward.turn(remindOfDataRequests);
    expect(await told('data-delete-late')).toBe(0);
    ward.clock.advance(20 * dayMs);
    await ward.turn(remindOfDataRequests);
    await ward.turn(remindOfDataRequests);
    // Only the request that waits for the head is late: an unanswered question has prolonged the other one.
    expect(await told('data-delete-late')).toBe(1);
    expect((await ward.turn(({ stores }) => stores.people.get(deputy.id))).name).toBe(deputy.name);
  });

  it('does not change the messages of others', async () => {
    const lan = await ward.person('Nguyễn Thị Lan', 'citizen', false);
    await asks('Tôi hỏi việc của tôi: bao giờ sửa đường?', lan);
    await wants('sure');
    await carryOutDataRequests(ward.turn);
    expect((await only()).body).toContain('việc của tôi');
    const receipts = await rowsOf(ward.core)
      .selectFrom('outbox')
      .select('effect')
      .where('personId', '=', lan.id)
      .execute();
    expect(JSON.stringify(receipts)).toContain('HD-2611-0001');
  });
});

describe('deletion by age', () => {
  it('messages are deleted fifteen days after they were handled', async () => {
    await arrived();
    ward.clock.advance(15 * dayMs);
    await ward.forgets();
    expect(await rowsOf(ward.core).selectFrom('inbox').select('payload').execute()).toHaveLength(1);
    ward.clock.advance(1);
    await ward.forgets();
    expect(await rowsOf(ward.core).selectFrom('inbox').select('payload').execute()).toEqual([]);
  });

  it('an inactive citizen is deleted ninety days after the last case ended, and not during an open case', async () => {
    await asks('Bao giờ phường sửa đường khối 4?');
    ward.clock.advance(120 * dayMs);
    await unlinkInactiveCitizens(ward.turn);
    expect((await ward.turn(({ stores }) => stores.people.get(tu.id))).name).toBe(name);
    const { id } = await only();
    await ward.turn((unit) => doOnQuestion(unit, tu, id, { type: 'withdraw' }));
    ward.clock.advance(89 * dayMs);
    await unlinkInactiveCitizens(ward.turn);
    expect((await ward.turn(({ stores }) => stores.people.get(tu.id))).name).toBe(name);
    ward.clock.advance(2 * dayMs);
    await unlinkInactiveCitizens(ward.turn);
    expect((await ward.turn(({ stores }) => stores.people.get(tu.id))).name).toBe('');
    expect((await ward.turn(({ stores }) => stores.people.get(head.id))).name).toBe(head.name);
  });

  it('a question keeps its text for five years and then only code and dates; a tip is kept ninety days', async () => {
    await asks('Bao giờ phường sửa đường khối 4?');
    const { id } = await only();
    await ward.turn((unit) => doOnQuestion(unit, tu, id, { type: 'withdraw' }));
    await ward.turn((unit) =>
      unit.stores.tips.insert({ id: 't', person: tu.id, text: 'x', photos: [], messageKey: 'm', at: unit.now }),
    );
    await ward.turn(async ({ stores, now }) => {
      await stores.callNotes.insert({ id: 'c', person: tu.id, outboxId: 1, at: now });
      await stores.callNotes.called(tu.id, office.id, 'Đã gọi bà Tư', now);
    });
    ward.clock.advance(4 * 365 * dayMs);
    await ward.forgets();
    expect((await only()).body).toContain('khối 4');
    expect(await rowsOf(ward.core).selectFrom('tip').selectAll().execute()).toEqual([]);
    expect(await rowsOf(ward.core).selectFrom('call_note').select(['calledBy', 'result']).execute()).toEqual([
      { calledBy: office.id, result: null },
    ]);
    ward.clock.advance(6 * 366 * dayMs);
    await ward.forgets();
    const question = await only();
    expect([question.code, question.body, question.title]).toEqual(['HD-2611-0001', '', '']);
  });
});
