/**
 * A ward's November 2026 with a simulated clock: 40 contributors, 25 items and 30 questions a week, absences, a lost phone, a
 * swapped working day, two corrections, a plan and a meeting. The real timetable runs all automatic work.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalDate, localDate, localDateOf } from '../../src/domain/calendar/local-date.ts';
import { isWorkingDay } from '../../src/domain/calendar/working-days.ts';
import { byClause } from '../../src/domain/period/figures.ts';
import { parsePeriod } from '../../src/domain/period/period.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import { revisionSeen } from '../../src/domain/submission/correction.ts';
import { createPublisher } from '../../src/outbox/publish.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import { readCalendar } from '../../src/reading/days.ts';
import { figureSight } from '../../src/reading/figure-sight.ts';
import { routinesOf } from '../../src/schedule/routines.ts';
import { createTimetable } from '../../src/schedule/timetable.ts';
import { reportStolen } from '../../src/usecases/person/report-stolen.ts';
import { unfreeze } from '../../src/usecases/person/standing.ts';
import { meetingsAround } from '../../src/usecases/plan/meetings.ts';
import { actOnQuestion } from '../../src/usecases/question/act-on-question.ts';
import { recordDelivery } from '../../src/usecases/question/delivery.ts';
import { openQuestion } from '../../src/usecases/question/open-question.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { openDraft } from '../../src/usecases/submission/open-draft.ts';
import { send } from '../../src/usecases/submission/send.ts';
import { rowsOf } from '../support/rows.ts';
import { silentLog } from '../support/world.ts';
import { type Chat, chatOn } from './chat-on.ts';
import { type OpenWard, openWard } from './core.ts';

const zone = 'Asia/Ho_Chi_Minh';
const minuteMs = 60_000;
const itemsADay = 5;
const questionsADay = 6;
const whats = ['trồng cây', 'họp dân', 'dọn vệ sinh', 'tập văn nghệ', 'thi nấu ăn', 'khám bệnh', 'làm đường'];

let ward: OpenWard;
let chat: Chat;
let tick: () => Promise<void>;
const authors: Person[] = [];
const citizens: Person[] = [];
let head: Person;
let standing: Person;
let minh: Person;
let son: Person;
let office: Person;
let member: Person;
let binh: Person;
let nextAuthor = 0;
let questions = 0;

beforeAll(async () => {
  // Monday, 2 November 2026, 06:00.
  ward = await openWard(undefined, '2026-11-01T23:00:00Z');
  chat = chatOn(ward);
  for (let nth = 1; nth <= 40; nth += 1) authors.push(await ward.person(`Cộng tác viên ${nth}`, 'contributor'));
  for (let nth = 1; nth <= 20; nth += 1) citizens.push(await ward.person(`Công dân ${nth}`, 'citizen'));
  head = await ward.person('Vũ Thị Hoa', 'head');
  standing = await ward.person('Phạm Thị Hà', 'standingDeputy');
  minh = await ward.person('Trần Văn Minh', 'deputy');
  son = await ward.person('Đỗ Văn Sơn', 'deputy');
  office = await ward.person('Lê Thị Kỳ', 'office');
  member = await ward.person('Bùi Văn Đức', 'member');
  binh = await ward.person('Lê Văn Bình', 'member');
  tick = createTimetable({
    ward: ward.ward.id,
    unitOfWork: ward.core.unitOfWork,
    openUnit: ward.open,
    routines: routinesOf({
      timeZone: zone,
      calendar: () => ward.core.calendarOf(ward.ward.id),
      ofFolder: { isMine: false, makesBackups: false },
    }),
    log: silentLog,
    now: () => ward.clock.now(),
  });
});
afterAll(() => ward.close());

const today = (): LocalDate => localDateOf(ward.clock.now(), zone);
/** Advances to this time, and every half hour runs what is due. */
const until = async (time: string): Promise<void> => {
  const end = new Date(`${today()}T${time}:00+07:00`).getTime();
  while (ward.clock.now().getTime() < end) {
    ward.clock.advance(Math.min(30 * minuteMs, end - ward.clock.now().getTime()));
    await tick();
  }
};
const nextDay = async (): Promise<void> => {
  await until('23:30');
  ward.clock.advance(6.5 * 60 * minuteMs);
  await tick();
};

const everything = () => ward.turn(({ stores }) => stores.submissions.inStates(null, 1_000));

const publish = async (): Promise<void> => {
  const publishOne = createPublisher({
    ward: ward.ward.id,
    unitOfWork: ward.core.unitOfWork,
    portal: ward.core.publisher,
    openUnit: ward.open,
    reach: nowhere,
  });
  const db = rowsOf(ward.core);
  const rows = await db
    .selectFrom('outbox')
    .select(['id', 'key', 'effect'])
    .where('kind', '=', 'publish')
    .where('status', '=', 'new')
    .orderBy('id')
    .execute();
  for (const { id, key, effect } of rows) {
    const { kind } = await publishOne(id, JSON.parse(effect), key);
    if (kind !== 'again') await db.updateTable('outbox').set({ status: 'done' }).where('id', '=', id).execute();
  }
};

const write = async (): Promise<void> => {
  const author = authors[nextAuthor % authors.length];
  if (!author) throw new Error('nobody writes');
  const what = whats[nextAuthor % whats.length];
  const block = (nextAuthor % 7) + 1;
  nextAuthor += 1;
  const text = `Khối ${block} ${what} lần ${nextAuthor}\nSáng nay khối ${block} ${what}, ${20 + nextAuthor} người tham gia.\nNguồn: tôi có mặt`;
  await ward.add(author, text);
  await sendOf(author);
};
const sendOf = async (author: Person): Promise<void> => {
  await ward.turn(async (unit) => {
    const { draft } = await openDraft(unit, author.id);
    if (draft) await send(unit, author, draft.id, draft.revision);
  });
};
const ask = async (): Promise<void> => {
  questions += 1;
  const asker = citizens[questions % citizens.length];
  if (!asker) throw new Error('nobody asks');
  await ward.turn((unit) =>
    openQuestion(
      unit,
      asker,
      {
        text: `Đường ngõ ${questions} khối ${(questions % 7) + 1} bao giờ làm xong ạ?`,
        photos: [],
        messageKey: `q${questions}`,
        channel: 'telegram',
        conversation: asker.id,
        receivedAt: unit.now,
      },
      { kind: 'question', about: null },
    ),
  );
};
type Decision = Parameters<typeof act>[3];
const refusals: string[] = [];
const tries = async (by: Person, id: string, command: Decision): Promise<string> => {
  const done = await ward.turn(async (unit) => act(unit, await unit.stores.people.get(by.id), id, command));
  return done.ok ? done.submission.state : (done.issues[0]?.key ?? '');
};
const decide = async (by: Person, id: string, command: Decision): Promise<void> => {
  const became = await tries(by, id, command);
  if (became.startsWith('issue-')) refusals.push(`${today()} ${command.type}: ${became}`);
};
/** The result of attempted approvals that must fail, by day; they are tried on the first waiting item. */
const tried: Record<string, string> = {};
const mayNotSign = async (by: Person): Promise<void> => {
  const waiting = (await everything()).find(({ state }) => state === 'submitted');
  if (waiting) tried[today()] = await tries(by, waiting.id, { type: 'approve', revision: waiting.revision });
};
/** Number of items that each person signed. */
const signed = new Map<string, number>();

/** Decides all waiting items: one in ten is returned with a reason, and comes back revised the next morning. */
const approve = async (by: Person): Promise<void> => {
  for (const item of (await everything()).filter(({ state }) => state === 'submitted')) {
    const isSentBack = Number(item.code.slice(-4)) % 10 === 0 && item.revision < 3;
    const reason = { code: 'photo', note: '' };
    signed.set(by.name, (signed.get(by.name) ?? 0) + Number(!isSentBack));
    await decide(
      by,
      item.id,
      isSentBack ? { type: 'return', revision: item.revision, reason } : { type: 'approve', revision: item.revision },
    );
  }
  // The minute in which it can be undone.
  ward.clock.advance(2 * minuteMs);
  await publish();
};
const mend = async (): Promise<void> => {
  for (const item of (await everything()).filter(({ state }) => state === 'returned')) {
    const author = authors.find(({ id }) => id === item.authorId);
    if (!author) continue;
    await ward.add(author, 'Bổ sung: có thêm mười hộ dân tham gia.');
    await ward.turn((unit) => send(unit, author, item.id, item.revision + 1));
  }
};
const answerAll = async (): Promise<void> => {
  const open = await ward.turn(({ stores }) => stores.questions.inStates(['received', 'assigned', 'drafted'], 500));
  const does = (by: Person, id: string, request: Parameters<typeof actOnQuestion>[3]) =>
    ward.turn(async (unit) => actOnQuestion(unit, await unit.stores.people.get(by.id), id, request));
  for (const { id, state, receivedAt, standing: question } of open) {
    // Each question waits some days for its answer.
    if (ward.clock.now().getTime() - receivedAt.getTime() < 3 * 24 * 60 * minuteMs) continue;
    if (state === 'received') await does(office, id, { type: 'assign', to: actorOf(member) });
    else if (state === 'assigned')
      await does(isAway(member) ? binh : member, id, {
        type: 'draft',
        text: 'Phường đã giao đội thi công, xong trước 20/12/2026.',
      });
    else {
      const done = await does(son, id, { type: 'approve', revision: question.revision });
      if (done.ok) await ward.turn((unit) => recordDelivery(unit, id, 'delivered', 'telegram', '1'));
    }
  }
};

const itemOf = async (nth: number) => {
  const item = (await everything()).find(({ code }) => code === `DL-2611-${String(nth).padStart(4, '0')}`);
  if (!item) throw new Error(`no item ${nth}`);
  return item;
};
/** One person requests the correction, another signs it. */
const correct = async (nth: number, by: Person): Promise<void> => {
  const before = await itemOf(nth);
  const note = 'Số người tham gia là 45';
  await decide(by, before.id, { type: 'correct', revision: before.revision, note, content: before.content });
  const after = await itemOf(nth);
  await decide(son, after.id, { type: 'approveCorrection', revision: revisionSeen(after, 'approveCorrection') });
  await publish();
};

/** Whether the account of the lost phone is locked: after the report, and after the head unlocked it. */
const isLocked: boolean[] = [];

/** Days of absence, including the last, and the substitute. */
const away: readonly (readonly [() => Person, string, string])[] = [
  [() => minh, '2026-11-09', '2026-11-13'],
  [() => member, '2026-11-19', '2026-11-20'],
  [() => head, '2026-11-26', '2026-11-27'],
];
const isAway = (person: Person): boolean =>
  away.some(([who, from, to]) => who().id === person.id && from <= today() && today() <= to);
const goes = async (person: Person, from: string, to: string, deputy: string): Promise<void> => {
  await chat.says(person, `tôi nghỉ từ ${from} đến ${to}, giao đồng chí ${deputy}`);
  await chat.presses(person, 'Xác nhận');
};

/** Special events by day. */
const particular: Readonly<Record<string, () => Promise<unknown>>> = {
  '2026-11-03': () => chat.says(standing, 'thêm kế hoạch: Hội thao khối 3; 07/11 7 giờ; khối 3; Cộng tác viên 3'),
  '2026-11-04': () =>
    chat.says(standing, 'thêm kế hoạch: Ngày hội đại đoàn kết; 18/11; nhà văn hóa trung tâm; Cộng tác viên 9'),
  '2026-11-06': async () => {
    // A board member who normally may not sign: neither before these days nor after them.
    await mayNotSign(member);
    await goes(minh, '09/11', '13/11', 'Đức');
  },
  '2026-11-12': () => correct(3, standing),
  '2026-11-16': () => mayNotSign(member),
  '2026-11-17': async () => {
    await ward.turn((unit) => reportStolen(unit, son));
    await mayNotSign(son);
    isLocked.push((await ward.turn(({ stores }) => stores.people.get(son.id))).status === 'frozen');
  },
  '2026-11-18': async () => {
    await ward.turn(async (unit) => unfreeze(unit, head, await unit.stores.people.get(son.id)));
    isLocked.push((await ward.turn(({ stores }) => stores.people.get(son.id))).status === 'frozen');
    // On the next two days a substitute drafts his questions.
    await goes(member, '19/11', '20/11', 'Bình');
  },
  '2026-11-19': () => correct(12, minh),
  '2026-11-20': async () => {
    await chat.says(standing, '/lich');
    await chat.presses(standing, 'Áp dụng 23/11 ↔ 28/11');
  },
  '2026-11-25': () => goes(head, '26/11', '27/11', 'Hà'),
  '2026-11-26': () => chat.presses(standing, 'Mời họp'),
  '2026-11-27': () => chat.presses(minh, 'Dự họp'),
};

async function live(): Promise<void> {
  const calendar = await ward.turn(({ stores }) => readCalendar(stores));
  if (isWorkingDay(calendar, today())) {
    await mend();
    for (let nth = 0; nth < questionsADay; nth += 1) await ask();
    await until('10:00');
    for (let nth = 0; nth < itemsADay; nth += 1) await write();
    await until('14:00');
    await particular[today()]?.();
    // During an absence the substitute signs.
    await approve(isAway(minh) ? member : minh);
    await answerAll();
  }
  if (today() === '2026-11-07') {
    const author = authors[2];
    if (author) await ward.add(author, 'Hội thao khối 3 sôi nổi\nSáng nay khối 3 tổ chức hội thao.\nNguồn: tôi có mặt');
    if (author) await sendOf(author);
  }
  await nextDay();
}

const spoken = ['tell', 'notice', 'card', 'show', 'answer', 'showQuestion'];
/**
 * Counts messages by person and local day. Edited cards are not new messages. The morning list of undelivered messages is not
 * counted either: it is dropped when it is empty, as it is here.
 */
async function messages(): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const rows = await rowsOf(ward.core)
    .selectFrom('outbox')
    .select(['personId', 'kind', 'createdAt'])
    .where('kind', 'in', spoken)
    .where('effect', 'not like', '%"name":"unreached"%')
    .execute();
  const counts = new Map<string, Map<string, number>>();
  for (const { personId, createdAt } of rows) {
    if (personId === null) continue;
    const day = localDateOf(new Date(Number(createdAt)), zone);
    const own = counts.get(personId) ?? new Map<string, number>();
    counts.set(personId, own.set(day, (own.get(day) ?? 0) + 1));
  }
  return counts;
}
/** Names of the messages to a person on these days. */
async function toldBetween({ id }: Person, from: string, to: string): Promise<readonly string[]> {
  const rows = await rowsOf(ward.core)
    .selectFrom('outbox')
    .select(['kind', 'effect', 'createdAt'])
    .where('personId', '=', id)
    .where('kind', 'in', spoken)
    .where('effect', 'not like', '%"name":"unreached"%')
    .execute();
  return rows.flatMap(({ kind, effect, createdAt }) => {
    const day = localDateOf(new Date(Number(createdAt)), zone);
    const { view, message } = JSON.parse(effect) as { view?: { name: string }; message?: { key: string } };
    return from <= day && day <= to ? [view?.name ?? message?.key ?? kind] : [];
  });
}
const mostOf = (counts: ReadonlyMap<string, ReadonlyMap<string, number>>, { id }: Person) =>
  [...(counts.get(id) ?? [])].toSorted((a, b) => b[1] - a[1])[0] ?? ['none', 0];

const figuresNow = async () => {
  const period = parsePeriod('2026-11');
  if (!period) throw new Error('no such month');
  return ward.look((look) => figureSight(look).figures(period));
};

describe('a month of a ward', () => {
  beforeAll(async () => {
    while (today() <= '2026-11-30') await live();
  }, 900_000);

  it('ends with everything published and answered as expected', async () => {
    const items = await everything();
    const figures = await figuresNow();
    const working = 20;
    expect(refusals).toEqual([]);
    // The substitute may sign only because of the absence; the person who lost the phone may not sign at all.
    expect(tried).toEqual({
      '2026-11-06': 'issue-not-entitled',
      '2026-11-16': 'issue-not-entitled',
      '2026-11-17': 'issue-account-frozen',
    });
    expect(signed.get(member.name)).toBeGreaterThanOrEqual(20);
    expect([...signed.values()].reduce((sum, each) => sum + each)).toBe(working * itemsADay);
    expect(questions).toBe(working * questionsADay);
    expect(items).toHaveLength(working * itemsADay + 1);
    // One in ten was returned once with its reason, revised and published.
    expect(figures.returned).toHaveLength(10);
    expect(new Set(figures.returned.map(({ reason }) => reason))).toEqual(new Set(['photo']));
    // The item that was returned on the last afternoon is still with its author.
    expect(items.filter(({ state }) => state !== 'published').map(({ state }) => state)).toEqual(['returned']);
    expect(figures.items).toHaveLength(working * itemsADay);
    expect(figures.corrected).toEqual(['DL-2611-0003', 'DL-2611-0012']);
    expect(figures.answers.length + figures.questionsOpen.length).toBe(questions);
    // Each question waits three days and then moves one step a day, so those of the last week are still open.
    expect(figures.answers.length).toBeGreaterThanOrEqual(90);
    expect(figures.questionsOpen.length).toBeGreaterThan(0);
    // Nothing was late: every absent or locked-out person had a substitute who signed.
    expect(byClause([...figures.items, ...figures.answers]).flatMap(({ late }) => late)).toEqual([]);
  });

  it('locked the account of the lost phone until the head unlocked it, and told who leads', async () => {
    expect(isLocked).toEqual([true, false]);
    expect(await ward.audit()).toEqual(expect.arrayContaining(['person-frozen', 'person-unfrozen']));
    for (const person of [head, standing]) expect(await ward.told(person)).toContain('alarm-account-stolen');
    // While the account was locked the questions waited; afterwards he signs again.
    const answers = await rowsOf(ward.core)
      .selectFrom('audit_log')
      .select(['at', 'actorId', 'action'])
      .where('actorId', '=', son.id)
      .where('action', 'in', ['approve', 'approveCorrection', 'question-approved'])
      .execute();
    const days = new Set(answers.map(({ at }) => localDateOf(new Date(Number(at)), zone)));
    expect(days).not.toContain('2026-11-17');
    expect([...days].filter((day) => day > '2026-11-18').length).toBeGreaterThanOrEqual(3);
  });

  it('followed the working days decided during it', async () => {
    const days = await ward.turn(({ stores }) => readCalendar(stores));
    expect(isWorkingDay(days, localDate('2026-11-23'))).toBe(false);
    expect(isWorkingDay(days, localDate('2026-11-28'))).toBe(true);
    const digests = await rowsOf(ward.core)
      .selectFrom('outbox')
      .select('createdAt')
      .where('personId', '=', head.id)
      .where('effect', 'like', '%"name":"digest%')
      .execute();
    const told = new Set(digests.map(({ createdAt }) => localDateOf(new Date(Number(createdAt)), zone)));
    expect([...told].filter((day) => day >= '2026-11-20').toSorted()).toEqual(
      ['20', '25', '26', '27', '28', '30'].map((day) => `2026-11-${day}`),
    );
  });

  it('planned two events: one was reported on, the other was asked about', async () => {
    const { planned } = await figuresNow();
    expect(planned.map(({ title, doneOn }) => [title, doneOn])).toEqual([
      ['Hội thao khối 3', '2026-11-09'],
      ['Ngày hội đại đoàn kết', null],
    ]);
    for (const person of [standing, authors[8]])
      expect(
        (await chat.heard(person ?? head)).filter(
          (text) =>
            /^Nhắc .*Ngày hội đại đoàn kết: chưa có tin/su.test(text) || text.includes('Đã qua hạn mà chưa có tin'),
        ),
      ).toHaveLength(1);
  });

  it('ended with a meeting whose answers are recorded', async () => {
    const [meeting, other] = await ward.turn((unit) => meetingsAround(unit, localDate('2026-11-30')));
    expect(other).toBeUndefined();
    expect(meeting).toMatchObject({ kind: 'monthly', period: '2026-11', on: '2026-12-01', state: 'called' });
    expect(meeting?.answers.map(({ person, comes }) => [person.name, comes])).toEqual([
      [standing.name, true],
      [minh.name, true],
    ]);
  });

  it('asked absent people nothing: the substitute was asked, and the work returned afterwards', async () => {
    const away = async (person: Person, from: string, to: string) => (await toldBetween(person, from, to)).toSorted();
    // The absent head gets the morning list with the hash of the audit chain, the meeting after
    // her return and her PIN, but no item and no reminder.
    expect([...new Set(await away(head, '2026-11-26', '2026-11-27'))]).toEqual([
      'digest',
      'meeting-invited',
      'pin-choose',
    ]);
    const inHerStead = await toldBetween(standing, '2026-11-26', '2026-11-27');
    const overdue = await toldBetween(head, '2026-11-28', '2026-11-30');
    expect(overdue.filter((name) => name === 'digest')).toHaveLength(2);
    expect(inHerStead.filter((name) => name === 'digest')).toHaveLength(2);
    // The absent member is given no question and no reminder; the substitute gets the questions
    // of those days, drafts them, and gets none afterwards.
    expect(await away(member, '2026-11-19', '2026-11-20')).toEqual([]);
    const stoodIn = await toldBetween(binh, '2026-11-19', '2026-11-20');
    expect(stoodIn.filter((name) => name === 'question-assigned').length).toBeGreaterThanOrEqual(4);
    expect((await toldBetween(binh, '2026-11-24', '2026-11-30')).filter((name) => name.startsWith('question'))).toEqual(
      [],
    );
    expect(
      (await toldBetween(member, '2026-11-25', '2026-11-30')).filter((name) => name === 'question-assigned').length,
    ).toBeGreaterThan(0);
    const drafts = await rowsOf(ward.core)
      .selectFrom('audit_log')
      .select(['at', 'actorId'])
      .where('action', '=', 'question-drafted')
      .execute();
    const draftedBy = ({ id }: Person) =>
      new Set(drafts.filter(({ actorId }) => actorId === id).map(({ at }) => localDateOf(new Date(Number(at)), zone)));
    expect([...draftedBy(binh)]).toEqual(['2026-11-20']);
    expect([...draftedBy(member)].filter((day) => day === '2026-11-19' || day === '2026-11-20')).toEqual([]);
  });

  it('sent each person the messages about their work, and not more than they can read', async () => {
    const counts = await messages();
    const daysOf = ({ id }: Person) => counts.get(id)?.size ?? 0;
    const sumOf = ({ id }: Person) => [...(counts.get(id)?.values() ?? [])].reduce((sum, each) => sum + each, 0);
    // Messages to every board member on each working day, and the minimum for the month.
    for (const [person, atLeast] of [
      ...([
        [head, 150],
        [standing, 180],
        [minh, 135],
        [son, 150],
      ] as const),
      ...([
        [office, 120],
        [member, 85],
      ] as const),
    ] as const)
      expect([person.name, sumOf(person) >= atLeast]).toEqual([person.name, true]);
    for (const person of [head, standing, minh, son, office]) expect(daysOf(person)).toBeGreaterThanOrEqual(20);
    // Each author wrote two or three items and is told of their publication; each citizen asked
    // six questions and has receipts and answers.
    for (const person of authors) expect(sumOf(person)).toBeGreaterThanOrEqual(4);
    for (const person of citizens) expect(sumOf(person)).toBeGreaterThanOrEqual(8);
    const most = (person: Person) => mostOf(counts, person)[1];
    expect(most(head)).toBeLessThanOrEqual(12);
    expect(most(office)).toBeLessThanOrEqual(10);
    for (const person of [standing, minh, son, member]) expect(most(person)).toBeLessThanOrEqual(16);
    for (const person of authors) expect(most(person)).toBeLessThanOrEqual(5);
    for (const person of citizens) expect(most(person)).toBeLessThanOrEqual(4);
  });
});
