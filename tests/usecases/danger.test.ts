/** Danger cases on a real database: who is alerted, who takes charge, how a case ends; and accused people read none of it. */
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actOnDangerInChat, tellDangers } from '../../src/chat/acts/danger.ts';
import { listQueue } from '../../src/chat/acts/lists.ts';
import { receive } from '../../src/chat/question/receive-words.ts';
import { addEmergencyNumbers } from '../../src/chat/question/screen-citizen-text.ts';
import { dangerActs } from '../../src/domain/act/danger.ts';
import {
  type DangerCase,
  type DangerState,
  dangerTransitions,
  decideDanger,
} from '../../src/domain/danger/danger-case.ts';
import { dangerCaseId } from '../../src/domain/ids.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import { roles } from '../../src/domain/roles.ts';
import { listDangers } from '../../src/reading/dangers.ts';
import { figureSight } from '../../src/reading/figure-sight.ts';
import { recordAlert, remindOfDangers } from '../../src/usecases/danger/remind-of-dangers.ts';
import { mostOfSender } from '../../src/usecases/danger/report-danger.ts';
import { gatherDigests } from '../../src/usecases/digest/digest.ts';
import { forgetPerson } from '../../src/usecases/person/own-data.ts';
import { tell } from '../../src/usecases/tell.ts';
import { rowsOf } from '../support/rows.ts';
import { chatOn } from './chat-on.ts';
import { type OpenWard, openWard } from './core.ts';

let ward: OpenWard;
let tu: Person;
let office: Person;
let deputy: Person;
let head: Person;

beforeEach(async () => {
  ward = await openWard();
  tu = await ward.person('Phạm Văn Tư', 'citizen', false);
  office = await ward.person('Vũ Thị Hoa', 'office');
  deputy = await ward.person('Trần Văn Minh', 'deputy');
  head = await ward.person('Lê Thị Hạnh', 'head');
});
afterEach(() => ward.close());

let next = 0;
const says = (text: string, sender = tu) => {
  next += 1;
  const received = { text, photos: [], messageKey: `tg:9:${next}`, channel: 'telegram', conversation: '9' };
  return ward.turn((unit) => receive(unit, sender, { ...received, receivedAt: unit.now }));
};
const listed = async (reader: Person) => (await ward.turn(({ stores }) => listDangers(stores, actorOf(reader)))).lines;
const only = async (): Promise<DangerCase> => {
  const [danger] = await ward.turn(({ stores }) => stores.dangers.ofSender(tu.id, 50));
  if (!danger) throw new Error('there is no case');
  return danger;
};
const alerted = async (person: Person): Promise<number> =>
  (await ward.told(person)).filter((name) => name === 'danger-alert').length;
const wait = async (minutes: number): Promise<void> => {
  ward.clock.advance(minutes * 60_000);
  await ward.turn(remindOfDangers);
};
const fire = 'cháy nhà khối 6, cứu với';
const letter = 'Tôi tố cáo bà trưởng ban biên tập nhận hối lộ, bà ấy đang cầm dao đuổi tôi, cứu tôi với';

it('a danger report opens a case: office and head are alerted at once, the next person after five minutes, until somebody takes it', async () => {
  await says(fire);
  expect(await ward.told(tu)).toContain('question-emergency');
  expect([await alerted(office), await alerted(head), await alerted(deputy)]).toEqual([1, 1, 0]);
  await wait(4);
  expect(await alerted(deputy)).toBe(0);
  await wait(1);
  expect(await alerted(deputy)).toBe(1);
  const { id, standing } = await only();
  // The month's report counts the case among the safety matters.
  expect(await ward.turn(({ stores }) => stores.period.countOf('danger', new Date(0), new Date('2100-01-01')))).toBe(1);
  expect(standing.alerts.map(({ round, name }) => [round, name])).toEqual([
    [1, 'Vũ Thị Hoa'],
    [1, 'Lê Thị Hạnh'],
    [2, 'Trần Văn Minh'],
  ]);
  // All responsible people were alerted: the office and the head are reminded once more, then
  // it is recorded that no one took charge.
  await wait(5);
  expect(await alerted(office)).toBe(2);
  await ward.turn((unit) => actOnDangerInChat(unit, deputy, 'call', id, null));
  await wait(30);
  expect([await alerted(office), await alerted(head), await alerted(deputy)]).toEqual([2, 1, 1]);
  expect(await ward.told(tu)).toContain('danger-taken-asker');
  expect(await ward.told(head)).toContain('danger-taken');
});

it('no message about a danger waits for a platform’s rate limit', async () => {
  await says('Cho tôi hỏi làm lại căn cước ở đâu?');
  await says(fire);
  const jobs = await rowsOf(ward.core).selectFrom('job').select(['key', 'priority']).execute();
  const priorityOf = new Map(jobs.map(({ key, priority }) => [key, priority]));
  const rows = (await rowsOf(ward.core).selectFrom('outbox').select(['id', 'effect']).execute()).map(
    ({ id, effect }) => ({ effect, priority: priorityOf.get(`${ward.ward.id}:deliver:${id}`) }),
  );
  const urgent = rows.filter(({ effect }) => /question-emergency|danger-alert/u.test(effect));
  expect(urgent.length).toBeGreaterThanOrEqual(3);
  // Before the board's, which are 0.
  for (const { priority } of urgent) expect(priority).toBeLessThan(0);
  expect(rows.some(({ priority }) => priority === 5)).toBe(true);
});

it('alerts that were held go first again when their recipient can be reached', async () => {
  await says(fire);
  const alert = () =>
    rowsOf(ward.core)
      .selectFrom('job')
      .innerJoin('outbox', (join) => join.onRef('job.key', '=', sql`${`${ward.ward.id}:deliver:`} || outbox.id`))
      .select(['outbox.id', 'job.priority', 'job.lane'])
      .where('outbox.personId', '=', office.id)
      .orderBy('outbox.id')
      .executeTakeFirstOrThrow();
  const before = await alert();
  await ward.turn(async (unit) => {
    await tell(unit, office.id, { key: 'sent' });
    await unit.stores.outbox.mark(before.id, 'held', unit.now);
  });
  await ward.turn((unit) => unit.stores.outbox.releaseHeld(office.id, unit.now));
  const after = await alert();
  expect(after.priority).toBe(before.priority);
  // The other message waits in the ordinary lane.
  expect(after.lane).not.toBe(before.lane);
});

it('a case records through which account each alert was sent, who took it, and how it ended', async () => {
  await says(fire);
  const { id } = await only();
  await ward.turn((unit) => recordAlert(unit, id, office.id, 'zalo-oa'));
  expect((await only()).standing.alerts[0]).toMatchObject({ channel: 'zalo-oa', round: 1 });
  expect((await only()).standing.alerts[1]).toMatchObject({ channel: null });
  expect(await ward.turn((unit) => actOnDangerInChat(unit, office, 'reply', id, 'Xe đang tới.'))).toMatchObject({
    ok: true,
    note: { key: 'note-danger' },
  });
  expect((await ward.read(tu)).at(-1)).toMatchObject({ key: 'danger-reply', facts: { text: 'Xe đang tới.' } });
  await ward.turn((unit) => actOnDangerInChat(unit, office, 'end', id, 'Đã dập, không ai bị thương.'));
  expect(await only()).toMatchObject({ state: 'ended', standing: { ended: { name: 'Vũ Thị Hoa' } } });
  expect(await listed(head)).toEqual([]);
  expect((await ward.timeline()).filter((event) => event !== 'received')).toEqual([
    'opened',
    'alerted',
    'arrived',
    'replied',
    'ended',
  ]);
  expect(await ward.turn((unit) => actOnDangerInChat(unit, head, 'call', id, null))).toMatchObject({
    ok: false,
    issues: [{ key: 'issue-danger-ended' }],
  });
});

it('an alert has buttons to answer and the telephone number if known, and open cases come first in every list', async () => {
  await ward.turn(({ stores }) => stores.people.save({ ...tu, phone: '84912345678' }));
  await says(fire);
  const alert = (await ward.read(office)).find(({ key }) => key === 'danger-alert');
  expect(alert?.facts).toMatchObject({ phone: '0912345678', text: fire });
  expect(alert?.buttons?.flat().map((button) => 'action' in button && button.action)).toEqual([
    'dg-call',
    'dg-reply',
    'dg-end',
  ]);
  await ward.turn((unit) => listQueue(unit, head));
  expect((await ward.told(head)).slice(-2)).toEqual(['danger-list', 'queue']);
});

it('a possible danger is told to the office only, without reminders, until it becomes certain', async () => {
  const text = 'Bình ga nhà em kêu xì xì, có cần sửa không?';
  await ward.turn((unit) => addEmergencyNumbers(unit, tu, ['114'], text));
  expect(await ward.told(tu)).toEqual(['question-danger']);
  await wait(10);
  expect([await alerted(office), await alerted(head), await alerted(deputy)]).toEqual([1, 0, 0]);
  expect(await listed(head)).toMatchObject([{ level: 'possible', text }]);
  await says(fire);
  expect((await only()).level).toBe('sure');
  expect(await alerted(head)).toBe(1);
});

it('pressing an alert keeps the pending question of a staff member open, and files nothing', async () => {
  await says('Nghe nói cán bộ một cửa vòi vĩnh, phường có biết không?', office);
  expect(await ward.told(office)).toContain('question-unsure');
  await says(fire);
  const { id } = await only();
  await ward.turn((unit) => actOnDangerInChat(unit, office, 'reply', id, null));
  expect((await ward.told(office)).slice(-2)).toEqual(['held-what', 'danger-words-please']);
  expect(await ward.told(office)).not.toContain('question-letter');
});

it('a following message with the place goes to the case; a question becomes a question', async () => {
  await says(fire);
  await says('số 5 ngõ chợ');
  expect((await only()).standing.messages.map(({ text }) => text)).toEqual([fire, 'số 5 ngõ chợ']);
  expect((await ward.read(office)).at(-1)).toMatchObject({ key: 'danger-added', facts: { text: 'số 5 ngõ chợ' } });
  await says('Cho tôi hỏi làm lại căn cước cần giấy tờ gì?');
  expect(await ward.turn(({ stores }) => stores.questions.list())).toHaveLength(1);
});

it('an open case is repeated each morning, also on days off, and comes first in the morning list', async () => {
  await says(fire);
  for (let round = 0; round < 20; round += 1) await wait(5);
  const before = [await alerted(office), await alerted(head), await alerted(deputy)];
  expect(before).toEqual([2, 2, 1]);
  for (let day = 1; day <= 3; day += 1) {
    for (let part = 0; part < 24; part += 1) await wait(60);
    expect([await alerted(office), await alerted(head), await alerted(deputy)]).toEqual([2 + day, 2 + day, 1]);
  }
  const { code } = await only();
  const send = await gatherDigests(ward.turn, figureSight);
  await ward.turn(send);
  const digest = (await ward.read(head)).findLast(({ key }) => key === 'digest');
  expect(ward.core.translator.say('vi', { key: 'digest', facts: digest?.facts ?? {} })).toContain(
    `KHẨN ${code}: chưa ai nhận`,
  );
});

describe('several danger reports of one sender', () => {
  const codes = async () => (await listed(office)).map(({ text }) => text);

  it('about different dangers or places are separate cases, each alerted and ended by itself', async () => {
    const cries = [
      ...['con em nuốt cục pin tròn rồi, cứu với', 'ba noi toi di khoi nha tu sang chua ve, ba lan roi'],
      ...['co nguoi nam bat dong ben duong truoc cho', 'dây điện đứt vắt ngang đường làng khối 5, nguy hiểm quá'],
    ];
    for (const cry of cries) await says(cry);
    expect((await codes()).toSorted()).toEqual(cries.toSorted());
    const chat = chatOn(ward);
    const [first] = await ward.turn(({ stores }) => stores.dangers.ofSender(tu.id, 50));
    await chat.says(office, `đã xong ${first?.code}: đã đưa đi viện`);
    expect(await codes()).toHaveLength(3);
    await wait(5);
    expect(await alerted(deputy)).toBe(3);
  });

  it.each([
    ['cháy nhà khối 6, cứu với', 'mẹ tôi bị ngạt khói ngất rồi, cứu với'],
    ['có đứa nhỏ té xuống mương', 'nó chìm rồi, vớt không được'],
    ['bị đánh chảy máu đầu, nó cầm dao', 'nó đang phá cửa vào nhà, cứu em'],
    ['cứu với, cứu với', 'cháy nhà khối 6'],
  ])('about one matter are one case: "%s", then "%s"', async (cry, more) => {
    await says(cry);
    await says(more);
    expect(await codes()).toHaveLength(1);
  });
});

it('a question about another matter is a question, one about the help is added to the case', async () => {
  await says(fire);
  await says('bao gio xe toi a');
  expect((await only()).standing.messages.map(({ text }) => text)).toContain('bao gio xe toi a');
  await says('thu 7 co lam khong chau');
  expect((await only()).standing.messages).toHaveLength(2);
  expect(await ward.turn(({ stores }) => stores.questions.list())).toHaveLength(1);
});

it('a case is acted on by its code in words, by any reader', async () => {
  const chat = chatOn(ward);
  await says(fire);
  const { code } = await only();
  expect(await chat.says(office, code)).toContain(code);
  for (const words of ['chưa xong', 'không nhầm đâu, cháy thật', 'đã xong chưa?', 'vẫn chưa gọi được'])
    expect(await chat.says(deputy, `${code} ${words}`)).toContain(code);
  expect((await only()).state).toBe('open');
  await chat.says(deputy, `đã gọi ${code}`);
  expect((await only()).standing.taken?.name).toBe('Trần Văn Minh');
  await chat.says(deputy, `nhắn lại ${code}: Xe đang tới.`);
  expect((await ward.read(tu)).at(-1)).toMatchObject({ key: 'danger-reply', facts: { text: 'Xe đang tới.' } });
  await chat.says(office, `${code.toLowerCase()} la nham, khong phai keu cuu`);
  expect(await only()).toMatchObject({ state: 'ended', standing: { ended: { how: 'la nham, khong phai keu cuu' } } });
  expect(await chat.says(office, `đã xong ${code}`)).toContain('không còn mở');
});

it('a case accepts a location from its sender; a location without a case is not read', async () => {
  const chat = chatOn(ward);
  const place = { latitude: 21.12, longitude: 106.39 };
  expect(await chat.sends(tu, { kind: 'unsupported', platformType: 'location', place })).toContain('chưa đọc được');
  await says(fire);
  await chat.sends(tu, { kind: 'unsupported', platformType: 'location', place });
  expect((await ward.read(office)).at(-1)).toMatchObject({
    key: 'danger-added',
    facts: { text: 'https://maps.google.com/?q=21.120000,106.390000' },
  });
  expect(await chat.says(tu, 'hello, thanks a lot')).not.toContain('người trực');
  expect(await chat.says(tu, 'thôi hắn đi rồi, cảm ơn')).toContain('người trực');
});

describe('a danger report that accuses a person', () => {
  it('is answered with emergency numbers, alerts others than the accused, and shows nobody its text', async () => {
    await says(letter);
    expect(await ward.told(tu)).toContain('question-emergency');
    expect([await alerted(office), await alerted(head)]).toEqual([1, 0]);
    await wait(5);
    await wait(5);
    await wait(5);
    expect([await alerted(deputy), await alerted(head)]).toEqual([1, 0]);
    const { id, standing } = await only();
    expect(standing.messages).toMatchObject([{ text: '' }]);
    expect(await listed(head)).toEqual([]);
    expect((await listed(office)).map(({ text }) => text)).toEqual(['']);
    expect(await ward.turn((unit) => actOnDangerInChat(unit, head, 'call', id, null))).toMatchObject({ ok: false });
    for (const reader of [office, deputy, head])
      expect(JSON.stringify(await ward.read(reader))).not.toMatch(/hối lộ|cầm dao/u);
    const rows = await rowsOf(ward.core).selectFrom('outbox').select('effect').execute();
    expect(rows.filter(({ effect }) => /hối lộ|cầm dao/u.test(effect))).toEqual([]);
  });

  it('that accuses everybody on duty is answered with the office’s telephone number, which is recorded', async () => {
    await ward.turn(async ({ stores }) => {
      await stores.people.save({ ...office, status: 'removed' });
      await stores.people.save({ ...deputy, status: 'removed' });
    });
    await says(letter);
    expect(await ward.told(tu)).toContain('danger-nobody-left');
    expect(await ward.audit()).toContain('danger-nobody-left');
  });
});

it('the case of a deleted person keeps that it happened and how it ended, without text', async () => {
  await says(fire);
  const { id } = await only();
  await ward.turn((unit) => actOnDangerInChat(unit, office, 'end', id, 'Đã dập cùng ông Tư.'));
  await ward.turn((unit) => forgetPerson(unit, tu));
  expect(JSON.stringify(await only())).not.toMatch(/cháy|ông Tư/u);
});

it('a button is shown exactly where the rule allows the act, for every role and state', async () => {
  await says(fire);
  const found = await only();
  const now = ward.clock.now();
  for (const state of Object.keys(dangerTransitions) as DangerState[])
    for (const role of roles)
      for (const passedOver of [[], [office.id]])
        for (const status of ['active', 'frozen'] as const) {
          const actor = { person: office.id, name: 'X', role, status };
          const danger = { ...found, state, standing: { ...found.standing, passedOver, alerts: [] } };
          for (const act of dangerActs) {
            const command = act.command({ revision: 0, reason: { code: 'other', note: '' }, words: 'một câu' });
            expect(act.isOpen(danger, actor, now), `${act.name} ${state} ${role}`).toBe(
              decideDanger(danger, command, { actor, now }).ok,
            );
          }
        }
});

describe('one sender of many danger reports', () => {
  const cries = [
    'cháy nhà khối 6, cứu với',
    'có người đuối nước ở hồ, cứu với',
    'tai nạn xe ở ngã tư chợ, cứu với',
    'có cướp cầm dao ở cây xăng, cứu với',
    'rò gas ở khối 2, cứu với',
    'sập nhà ở khối 9, cứu với',
    'cháu bé bị rắn cắn ở khối 1, cứu với',
    'có người bị điện giật ở khối 3, cứu với',
  ];

  it('is answered each time, alerts people for five cases, and does not hide other people’s cases', async () => {
    const lan = await ward.person('Nguyễn Thị Lan', 'citizen', false);
    await says('cháy quán ở chợ, cứu với', lan);
    for (const text of cries) {
      ward.clock.advance(20_000);
      await says(text);
    }
    expect((await ward.told(tu)).filter((name) => name === 'question-emergency')).toHaveLength(cries.length);
    const own = await ward.turn(({ stores }) => stores.dangers.ofSender(tu.id, 50));
    expect(own).toHaveLength(mostOfSender);
    expect(own.flatMap(({ standing }) => standing.messages.map(({ text }) => text)).toSorted()).toEqual(
      cries.toSorted(),
    );
    expect(await alerted(office)).toBe(1 + mostOfSender);
    // The newest case of each sender ranks before further cases of the same sender.
    expect((await listed(office)).map(({ sender }) => sender).slice(0, 2)).toEqual([tu.name, lan.name]);
  });

  it('a sixth report alerts again, and opens a case of its own if all five are taken', async () => {
    for (const text of cries.slice(0, 5)) {
      ward.clock.advance(30_000);
      await says(text);
    }
    const own = () => ward.turn(({ stores }) => stores.dangers.ofSender(tu.id, 50));
    const take = async (each: DangerCase) =>
      ward.turn((unit) => actOnDangerInChat(unit, deputy, 'call', each.id, null));
    const [newest] = await own();
    if (newest) await take(newest);
    ward.clock.advance(2 * 60_000);
    const before = [await alerted(office), await alerted(head)];
    await says(cries[5] ?? '');
    expect([await alerted(office), await alerted(head)]).toEqual(before.map((count) => count + 1));
    expect((await ward.read(head)).at(-1)?.facts).toMatchObject({ latest: cries[5] });
    expect(await own()).toHaveLength(mostOfSender);
    // A minute later they see the case without an audible alert.
    ward.clock.advance(60_000);
    await says(cries[6] ?? '');
    expect([await alerted(office), await alerted(head)]).toEqual(before.map((count) => count + 1));
    expect((await ward.read(head)).at(-1)).toMatchObject({ key: 'danger-added', facts: { text: cries[6] } });
    for (const each of await own()) if (each.state === 'open') await take(each);
    await says(cries[7] ?? '');
    expect((await own()).map(({ state }) => state).toSorted()).toEqual(['open', ...Array(5).fill('taken')]);
    expect([await alerted(office), await alerted(head)]).toEqual(before.map((count) => count + 2));
  });

  it('hundreds of open cases are a list of twenty with a count, and each minute reminds of twenty', async () => {
    const people = await Promise.all(
      Array.from({ length: 30 }, (_, at) => ward.person(`Người ${at}`, 'citizen', false)),
    );
    await says(fire);
    const first = await only();
    await ward.turn(async (unit) => {
      for (let at = 0; at < 400; at += 1)
        await unit.stores.dangers.insert({
          ...first,
          id: dangerCaseId(`many-${at}`),
          code: `KC-2611-${1000 + at}`,
          originKey: `many:${at}`,
          sender: people[at % 10]?.id ?? tu.id,
          openedAt: new Date(unit.now.getTime() + at),
        });
    });
    const list = await ward.turn(({ stores }) => listDangers(stores, actorOf(office)));
    expect([list.lines.length, list.more]).toEqual([20, 381]);
    // Ten senders with forty cases each, and Tư: each sender is among the first eleven lines.
    expect(new Set(list.lines.slice(0, 11).map(({ sender }) => sender)).size).toBe(11);
    const told = await ward.turn((unit) => tellDangers(unit, office));
    expect(told).toBe(true);
    expect((await ward.read(office)).at(-1)?.facts).toMatchObject({ count: 401, more: 381 });
    // Each minute's reminder covers only some of them; the longest waiting come first.
    ward.clock.advance(6 * 60_000);
    const before = (await ward.told(deputy)).length;
    await ward.turn(remindOfDangers);
    expect((await ward.told(deputy)).length - before).toBeLessThanOrEqual(20);
  });

  it('old cases that were told to everybody do not delay a new one', async () => {
    await says(fire);
    for (let round = 0; round < 5; round += 1) await wait(5);
    const told = await only();
    await ward.turn(async ({ stores }) => {
      for (let at = 0; at < 40; at += 1)
        await stores.dangers.insert({
          ...told,
          id: dangerCaseId(`old-${at}`),
          code: `KC-2611-${1000 + at}`,
          originKey: `old:${at}`,
        });
    });
    const lan = await ward.person('Nguyễn Thị Lan', 'citizen', false);
    const before = await alerted(deputy);
    await says('cháy quán ở chợ, cứu với', lan);
    await wait(5);
    expect(await alerted(deputy)).toBe(before + 1);
    await ward.turn(remindOfDangers);
    expect((await ward.audit()).filter((action) => action === 'danger-nobody-took')).toHaveLength(41);
    // In the morning the forty-one old cases are repeated, some each minute; a new cry is nevertheless escalated first.
    await wait(60 * 24);
    const late = await ward.person('Trần Thị Hồng', 'citizen', false);
    await says('có cướp cầm dao ở cây xăng, cứu với', late);
    const calls = await alerted(deputy);
    await wait(5);
    expect(await alerted(deputy)).toBe(calls + 1);
  });
});
