/**
 * Every input in which people type a date rejects a date that does not exist, with a message that says so, and stores nothing.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wordsForAct } from '../../src/chat/acts/question/words-for-act.ts';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import type { Issue } from '../../src/domain/decision.ts';
import { monthOf } from '../../src/domain/period/period.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import { figureSight } from '../../src/reading/figure-sight.ts';
import { actOnPaper, type PaperInput } from '../../src/usecases/period/act.ts';
import { addLine } from '../../src/usecases/period/budget.ts';
import { draftReport } from '../../src/usecases/period/report.ts';
import { holdMeeting, moveMeeting, proposeMeeting } from '../../src/usecases/plan/meetings.ts';
import { addPlan, stepOfPlan } from '../../src/usecases/plan/plan.ts';
import { askUnit } from '../../src/usecases/plan/requests.ts';
import { keepActions, setResolution } from '../../src/usecases/plan/resolutions.ts';
import { fillSlot } from '../../src/usecases/submission/fill-draft.ts';
import { type Chat, chatOn } from './chat-on.ts';
import { type OpenWard, openWard } from './core.ts';

let ward: OpenWard;
let chat: Chat;
let hoa: Person;
let ha: Person;
let chairman: Person;
let lan: Person;

beforeEach(async () => {
  ward = await openWard(undefined, '2026-11-25T02:00:00Z');
  chat = chatOn(ward);
  hoa = await ward.person('Vũ Thị Hoa', 'head');
  ha = await ward.person('Phạm Thị Hà', 'standingDeputy');
  await ward.person('Trần Văn Minh', 'deputy');
  chairman = await ward.person('Đỗ Văn Chủ', 'chairman');
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
});
afterEach(() => ward.close());

type Answer = { readonly ok: true } | { readonly ok: false; readonly issues: readonly Issue[] };
const saidOf = (answer: Answer): string =>
  answer.ok ? 'done' : answer.issues.map((issue) => ward.core.translator.say('vi', issue)).join();
const by = (words: Promise<Answer>): Promise<string> => words.then(saidOf);

const onPaper = (act: PaperInput['act'], actor: Person, subject: string, words: string) =>
  ward.turn((unit) => {
    const input = { act, subject, argument: '', words, revision: null };
    return actOnPaper(unit, actorOf(actor), input, figureSight(unit));
  });
const idOf = async (kind: 'plan' | 'meeting', name: string | null): Promise<string> => {
  const [found] = await ward.turn(({ stores }) => stores.registers.list(kind, name));
  if (!found) throw new Error(`no ${kind} of ${name}`);
  return found.id;
};
const proposed = async (): Promise<string> => {
  await ward.turn((unit) => proposeMeeting(unit, actorOf(ha), 'tháng; 01/12'));
  return idOf('meeting', null);
};
const report = async (): Promise<string> => {
  const name = { kind: 'monthly', period: '2026-10' } as const;
  await ward.turn(async (unit) => {
    const figures = await figureSight(unit).figures(monthOf(localDate('2026-10-01')));
    await draftReport(unit, actorOf(ha), name, figures);
  });
  return `${name.kind}:${name.period}`;
};
/** Everything that could have been stored, and the messages about it. */
const left = () =>
  ward.turn(async ({ stores }) => ({
    registers: await Promise.all(
      (['plan', 'meeting', 'request'] as const).map((kind) => stores.registers.list(kind, null)),
    ),
    actions: await stores.reports.actions('2026-11-25'),
    report: await stores.reports.latest('monthly', '2026-10'),
    budget: await stores.period.budget(2026),
    items: (await stores.submissions.inStates(null, 100)).map(({ content, revision }) => [content, revision]),
  }));

/** For each input: its preparation, and a function that then sends the date. */
const roads: Readonly<Record<string, () => Promise<(day: string) => Promise<string>>>> = {
  'an entry of the plan': async () => (day) =>
    by(ward.turn((unit) => addPlan(unit, actorOf(ha), `Hội thao khối 4; ${day}; sân khối 4`))),
  'an entry of the plan that moves, with its place': async () => {
    await ward.turn((unit) => addPlan(unit, actorOf(ha), 'Hội thao khối 3; 20/12'));
    const id = await idOf('plan', '2026-12');
    return (day) => by(ward.turn((unit) => stepOfPlan(unit, actorOf(ha), id, 'move', `${day}; sân khối 4`)));
  },
  'a meeting that is proposed': async () => (day) =>
    by(ward.turn((unit) => proposeMeeting(unit, actorOf(ha), `tháng; ${day} 8 giờ; họp sáng mai bàn việc`))),
  'a meeting that moves': async () => {
    const id = await proposed();
    return (day) => by(ward.turn((unit) => moveMeeting(unit, actorOf(ha), id, `${day}; hội trường`)));
  },
  'what a meeting resolved, behind its dash': async () => {
    const id = await proposed();
    const words = (day: string) => `Đã họp\nMở mục mới – anh Minh – 10/12\nKhối 3 nộp ảnh – ${day}`;
    return (day) => by(ward.turn((unit) => holdMeeting(unit, actorOf(ha), id, words(day), figureSight(unit))));
  },
  'what a meeting resolved, in its sentence': async () => {
    const id = await proposed();
    const words = (day: string) => `Đã họp\nTrước ${day} anh Minh mở mục mới`;
    return (day) => by(ward.turn((unit) => holdMeeting(unit, actorOf(ha), id, words(day), figureSight(unit))));
  },
  'the minutes of a report': async () => {
    const name = await report();
    return (day) => by(onPaper('meetReport', ha, name, `Anh Minh mở mục mới trước ngày ${day}`));
  },
  'the Chairman’s direction on a report': async () => {
    const name = await report();
    for (const [act, actor] of [
      ['submitReport', ha],
      ['approveReport', hoa],
      ['sendReport', ha],
    ] as const)
      await onPaper(act, actor, name, '');
    return (day) => by(onPaper('directReport', chairman, name, `- Mở mục mới – Phó ban – ${day}`));
  },
  'who does what was resolved, by when': async () => {
    await ward.turn((unit) => keepActions(unit, actorOf(ha), 'm1', ['Tăng cường tin về phòng cháy']));
    const [action] = await ward.turn(({ stores }) => stores.reports.actions('2026-11-25'));
    return (day) => by(ward.turn((unit) => setResolution(unit, actorOf(hoa), action?.id ?? '', `anh Minh; ${day}`)));
  },
  'what a unit is asked for': async () => (day) =>
    by(ward.turn((unit) => askUnit(unit, actorOf(ha), `Trường THCS; danh sách nộp sáng mai; ${day}`))),
  'a report that is demanded': async () => (day) => by(onPaper('demandReport', hoa, '', `01/11 – 20/11; ${day}; ảnh`)),
  'a report that is demanded of a stretch': async () => (day) =>
    by(onPaper('demandReport', hoa, '', `01/11 – ${day} – 25/11; 30/11; ảnh`)),
  'the decision on a line of the budget': async () => {
    const line = { year: 2026, kind: 'equipment', name: 'Máy ảnh', estimateVnd: 12_000_000, basis: '' } as const;
    await ward.turn((unit) => addLine(unit, actorOf(ha), line));
    return (day) => by(onPaper('approveBudget', chairman, '2026', `1; 12.000.000; 45/QĐ-UBND; ${day}`));
  },
  'an interim answer': async () => (day) =>
    by(
      ward.turn((unit) =>
        wordsForAct(unit, ha, {
          ...{ what: 'interimDate', question: 'q1', revision: 1, kept: 'Đang xem xét' },
          ...{ photos: [], messageKey: 'k1', text: `${day}, chậm nhất sáng mai` },
        }),
      ),
    ),
  'a day of the calendar': async () => {
    await chat.says(hoa, '/lich');
    await chat.presses(hoa, 'Thêm ngày đóng cửa');
    return (day) => chat.says(hoa, `${day}, Thông báo 12/TB-UBND ngày 20/11`);
  },
  'an absence': async () => (day) => chat.says(ha, `tôi nghỉ từ ${day} đến 20/12, giao đồng chí Minh`),
  'the end of an absence': async () => (day) => chat.says(ha, `tôi nghỉ từ mai đến ${day}, giao đồng chí Minh`),
  'a rule that begins': async () => (day) => chat.says(hoa, `đổi thời hạn: từ ${day}; 12/QĐ-UBND; tin 4 ngày`),
  'the day of an item': async () => {
    await ward.add(lan, 'Khối 4 trồng cây\nTrồng 20 cây xanh.');
    return (day) => by(ward.turn((unit) => fillSlot(unit, lan, { slot: 'eventOn', text: day })));
  },
};

describe.each(Object.entries(roads))('%s', (_, road) => {
  it.each(['31/11', '30/02', '45/13/2026', '31-11'])('"%s" is refused, and nothing is stored', async (day) => {
    const say = await road();
    const before = await left();
    expect(await say(day)).toMatch(/Lịch không có ngày này|Không có ngày nào như/u);
    expect(await left()).toEqual(before);
  });
});

it.each([
  ['Vận động xong 13/15 hộ', null],
  ['Hạn chế tin cũ, 10/12', '2026-12-10'],
  ['Trước 10/12 chị Lan nộp ảnh', '2026-12-09'],
])('"%s" contains no impossible date: due %s', async (line, dueOn) => {
  await ward.turn((unit) => keepActions(unit, actorOf(ha), 'm1', [line]));
  expect((await ward.turn(({ stores }) => stores.reports.actions('2026-11-25')))[0]?.dueOn).toBe(dueOn);
});

it.each([
  ['14h 30/11', '14:00'],
  ['14 giờ 30 ngày 30/11', '14:30'],
])('"%s" proposes a meeting at %s', async (when, at) => {
  expect(await chat.says(ha, `họp ban biên tập ${when}`)).toContain(`${at} ngày 30/11/2026`);
});
