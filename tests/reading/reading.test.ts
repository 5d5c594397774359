/** Reading changes nothing, returns pages of limited length, and agrees with the cards about whose turn it is. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileQuestion } from '../../src/chat/question/receive-words.ts';
import type { Person } from '../../src/domain/person/person.ts';
import type { Page, Period } from '../../src/ports/reader.ts';
import type { Unit } from '../../src/ports/services.ts';
import { listOwn, listQueue } from '../../src/reading/items.ts';
import { readWard, type WardReadAccess } from '../../src/reading/looking.ts';
import { listEverybody, listMembers, unreached } from '../../src/reading/people.ts';
import { listQuestions } from '../../src/reading/questions.ts';
import { actOnQuestion } from '../../src/usecases/question/act-on-question.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { whoseTurn } from '../../src/usecases/submission/cards.ts';
import { send } from '../../src/usecases/submission/send.ts';
import { tell } from '../../src/usecases/tell.ts';
import { rowsOf } from '../support/rows.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let ward: OpenWard;
let lan: Person;
let minh: Person;
let ha: Person;
let hoa: Person;
beforeEach(async () => {
  ward = await openWard();
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  minh = await ward.person('Trần Văn Minh', 'deputy');
  ha = await ward.person('Phạm Thị Hà', 'standingDeputy');
  hoa = await ward.person('Vũ Thị Hoa', 'head');
});
afterEach(() => ward.close());

const looking = <Result>(look: (at: WardReadAccess) => Promise<Result>): Promise<Result> =>
  readWard(ward.core.reader, ward.ward, ward.clock.now(), look);
const page = (limit = 50, after: string | null = null): Page => ({ limit, after });
const sent = async (author: Person, title: string): Promise<string> => {
  ward.clock.advance(1);
  await ward.add(author, `${title}\nSáng nay có việc ấy.\nNguồn: bà Lan`);
  return ward.turn(async (unit) => {
    const draft = await unit.stores.submissions.openDraftOf(author.id);
    if (!draft) throw new Error('no draft');
    await send(unit, author, draft.id, draft.revision);
    return draft.id;
  });
};
const queueOf = (person: Person) => looking((at) => listQueue(at, person.id, page()));

describe('the people whose turn it is', () => {
  it('are found by one query as the cards say: not the author, not a signer, and the head if nobody is left', async () => {
    await sent(lan, 'Việc của Lan');
    await sent(minh, 'Việc của Minh');
    await ward.turn(({ stores }) => stores.people.save({ ...ha, status: 'frozen' }));
    const everybody = [lan, minh, ha, hoa];
    for (const person of everybody) {
      const expected: string[] = [];
      for (const item of await ward.items())
        if ((await ward.turn((unit) => whoseTurn(unit, item))).some(({ id }) => id === person.id))
          expected.push(item.code);
      expect((await queueOf(person)).items.map(({ code }) => code)).toEqual(expected);
    }
    expect((await queueOf(minh)).items.map(({ title }) => title)).toEqual(['Việc của Lan']);
    expect(await queueOf(minh)).toMatchObject({ mine: 1, all: 2, next: null });
    expect((await queueOf(hoa)).items[0]?.turn.map(({ name }) => name).sort()).toEqual(['Trần Văn Minh', 'Vũ Thị Hoa']);
  });

  it('include a substitute during the substitution, and the head if the stage has nobody', async () => {
    for (const person of [minh, ha, hoa])
      await ward.turn(({ stores }) => stores.people.save({ ...person, status: person === hoa ? 'active' : 'removed' }));
    await sent(lan, 'Việc của Lan');
    expect((await queueOf(hoa)).items).toHaveLength(1);
    await ward.turn(({ stores, now }) =>
      stores.people.standIn({
        person: lan.id,
        role: 'deputy',
        from: now,
        until: new Date(now.getTime() + 1_000),
        grantedBy: hoa.id,
        replaces: minh.id,
      }),
    );
    // People may not decide about their own items.
    expect((await queueOf(lan)).items).toEqual([]);
    const binh = await ward.person('Phạm Văn Bình', 'contributor');
    await sent(binh, 'Việc của Bình');
    expect((await queueOf(lan)).items.map(({ title }) => title)).toEqual(['Việc của Bình']);
  });
});

describe('lists', () => {
  it('continue where the page before ended, whatever is added meanwhile, and end', async () => {
    for (const at of [1, 2, 3, 4, 5]) await sent(lan, `Việc thứ ${at}`);
    const first = await looking((at) => listOwn(at, lan.id, page(2)));
    expect(first.items.map(({ title }) => title)).toHaveLength(2);
    await sent(lan, 'Việc mới nhất');
    const seen = [...first.items.map(({ code }) => code)];
    let after = first.next;
    while (after !== null) {
      const next = await looking((at) => listOwn(at, lan.id, page(2, after)));
      seen.push(...next.items.map(({ code }) => code));
      after = next.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(5);
    // An invalid cursor starts at the first page, and the length of a page is limited.
    expect((await looking((at) => listOwn(at, lan.id, page(1, 'rubbish')))).items).toHaveLength(1);
    expect((await looking((at) => listOwn(at, lan.id, page(1_000_000)))).items).toHaveLength(6);
  });

  it('of questions show unassigned ones first, with the asker; an asker sees only their own', async () => {
    const tu = await ward.person('Phạm Văn Tư', 'citizen', false);
    for (const at of [1, 2, 3])
      await ward.turn((unit) =>
        fileQuestion(unit, tu, {
          text: `Câu hỏi thứ ${at} về thủ tục?`,
          photos: [],
          messageKey: `tg:q:${at}`,
          channel: 'telegram',
          conversation: '1',
          receivedAt: unit.now,
        }),
      );
    const [one] = (await looking((at) => listQuestions(at, null, page()))).items;
    if (!one) throw new Error('no question');
    const to = { person: ha.id, name: ha.name, role: ha.role, status: ha.status };
    await ward.turn((unit) => actOnQuestion(unit, hoa, one.id, { type: 'assign', to }));
    const list = await looking((at) => listQuestions(at, null, page(2)));
    expect([list.count, list.items.map(({ assignee }) => assignee)]).toEqual([3, [null, null]]);
    const rest = await looking((at) => listQuestions(at, null, page(2, list.next)));
    expect(rest.items).toMatchObject([{ code: one.code, assignee: { name: 'Phạm Thị Hà' }, asker: { name: tu.name } }]);
    expect((await looking((at) => listQuestions(at, [ha.id], page()))).count).toBe(1);
    expect((await looking((at) => at.readers.lists.history(one.id, page(1)))).items).toMatchObject([
      { event: 'received', name: 'Phạm Văn Tư' },
    ]);
  });

  it('of people omit citizens unless everybody is requested, and name the codes of unreached people', async () => {
    const tu = await ward.person('Phạm Văn Tư', 'citizen', false);
    expect((await looking((at) => listMembers(at, page()))).items).toHaveLength(4);
    expect((await looking((at) => listEverybody(at, page(3)))).items).toHaveLength(3);
    await ward.turn((unit) => tell(unit, tu.id, { key: 'sent', facts: { code: 'DL-1', title: '', due: '' } }));
    await rowsOf(ward.core).updateTable('outbox').set({ status: 'held' }).where('personId', '=', tu.id).execute();
    expect((await looking((at) => unreached(at, page()))).items).toMatchObject([
      { person: { id: tu.id }, count: 1, codes: ['DL-1'], calledAt: null },
    ]);
  });
});

it('published items of a period are counted by the database', async () => {
  const id = await sent(lan, 'Việc của Lan');
  await sent(lan, 'Việc khác');
  const item = (await ward.items()).find((each) => each.id === id);
  await ward.turn((unit) => act(unit, minh, id, { type: 'approve', revision: item?.revision ?? 0 }));
  const now = ward.clock.now().getTime();
  const period = { from: new Date(now - 1_000), to: new Date(now + 1_000) };
  const approved = (await ward.items()).find((each) => each.id === id);
  if (!approved) throw new Error('no item');
  const at = new Date(now);
  await ward.turn(({ stores }) =>
    stores.submissions.save(
      {
        ...approved,
        state: 'published',
        standing: { ...approved.standing, publication: { version: 1, slug: 's', at } },
      },
      approved,
    ),
  );
  const counted = (of: Period) => looking(({ readers }) => readers.figures.published(of));
  expect(await counted(period)).toEqual({ published: 1, publishedLate: 0 });
  expect(await counted({ from: new Date(0), to: period.from })).toEqual({ published: 0, publishedLate: 0 });
});

describe('a read-only view', () => {
  it('has no writing methods, and the database would refuse a write', async () => {
    await looking(async ({ readers }) => {
      // @ts-expect-error a reader has no writers
      expect(readers.outbox.mark).toBeUndefined();
    });
    // @ts-expect-error nor has what it gives of people
    const writing = looking(({ readers }) => readers.people.insert({ ...lan, id: 'x' }));
    await expect(writing).rejects.toThrow(/read-?only/u);
    // @ts-expect-error nor of items
    const editing = looking(({ readers }) => readers.submissions.noteEdit('x', lan, 1));
    await expect(editing).rejects.toThrow(/read-?only/u);
  });

  it('is not part of a turn: the writing transaction has no lists', () => {
    // @ts-expect-error a list is read when it is delivered, on the read-only connection
    const inTurn = (unit: Unit) => unit.stores.lists;
    expect(inTurn).toBeDefined();
  });
});
