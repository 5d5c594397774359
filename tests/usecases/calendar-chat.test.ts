/**
 * The calendar by chat: displayed, and changed by those who may, with the days that move;
 * the people who hold or asked a case are told both days.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { changeCalendar } from '../../src/usecases/calendar/change-calendar.ts';
import { remindOfYear } from '../../src/usecases/calendar/remind-of-year.ts';
import { openQuestion } from '../../src/usecases/question/open-question.ts';
import { type Chat, chatOn } from './chat-on.ts';
import { type OpenWard, openWard } from './core.ts';

let ward: OpenWard;
let chat: Chat;
let lan: Person;
let minh: Person;
let ha: Person;
let tu: Person;

const begin = async (start: string) => {
  ward = await openWard(undefined, start);
  chat = chatOn(ward);
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  minh = await ward.person('Trần Văn Minh', 'deputy');
  ha = await ward.person('Phạm Thị Hà', 'standingDeputy');
  tu = await ward.person('Lê Văn Tư', 'citizen');
};
const ask = (key = 'q1') =>
  ward.turn((unit) =>
    openQuestion(
      unit,
      tu,
      {
        text: 'Khi nào tiêm phòng dại?',
        photos: [],
        messageKey: key,
        channel: 'telegram',
        conversation: '1',
        receivedAt: unit.now,
      },
      { kind: 'question', about: null },
    ),
  );
const dueOn = async () => (await ward.item()).standing.due?.on;
const news = 'Khối 4 trồng cây\nSáng nay trồng 20 cây xanh.\nNguồn: bà Lan';

afterEach(() => ward.close());

describe('the proposed swap of 23/11 and 28/11/2026', () => {
  beforeEach(() => begin('2026-11-20T02:00:00Z'));

  it('is adopted with one press: due dates move, and author, deputy and asker are told both days once', async () => {
    await ward.submitted(lan, news);
    await ask();
    const shown = await chat.says(ha, 'lịch');
    expect(shown).toContain('24/11/2026 · Ngày Văn hóa Việt Nam');
    expect(shown).toContain('nghỉ thứ Hai 23/11/2026, làm bù thứ Bảy 28/11/2026. Áp dụng thì 1 việc đổi hạn.');
    expect(await dueOn()).toBe('2026-11-23');
    expect(await chat.presses(ha, 'Áp dụng 23/11 ↔ 28/11')).toMatch(/DL-2611-0001: 23\/11\/2026 → 25\/11\/2026/u);
    expect(await dueOn()).toBe('2026-11-25');
    for (const person of [lan, minh]) {
      const told = (await chat.heard(person)).filter((text) => text.includes('đổi hạn'));
      expect(told).toEqual([expect.stringContaining('23/11/2026 → 25/11/2026')]);
    }
    // The question's due day stays the same: a day off and a worked Saturday are both within its fifteen days.
    expect((await chat.heard(tu)).join()).not.toContain('lịch nghỉ thay đổi');
    // The message names the days but not the proposal, because the notice's number has not been entered yet.
    const told = (await chat.heard(lan)).join('\n');
    expect(told).toContain('(nghỉ 23/11/2026, làm bù 28/11/2026)');
    expect(told).not.toContain('Đề xuất');
    expect(await chat.says(ha, '/lich')).toContain('(chưa có số thông báo) · Phạm Thị Hà nhập');
    expect(await chat.presses(ha, 'Áp dụng 23/11 ↔ 28/11')).toContain('không chờ xác nhận');
  });

  it('can get the number of its notice in the same conversation or later, for both days', async () => {
    await chat.says(ha, '/lich');
    expect(await chat.presses(ha, 'Áp dụng 23/11 ↔ 28/11')).toContain('Theo văn bản số nào?');
    expect(await chat.says(ha, 'chưa rõ')).toContain('Chưa thấy số văn bản');
    expect(await chat.says(minh, 'số thông báo 99/TB-BNV')).not.toContain('Đã ghi');
    expect(await chat.says(ha, 'Số thông báo: 12/TB-BNV')).toContain('12/TB-BNV cho 23/11/2026, 28/11/2026');
    const days = await ward.turn(({ stores }) => stores.specialDays.list());
    expect(days.map(({ source }) => source)).toEqual(['12/TB-BNV', '12/TB-BNV']);
    expect(await chat.says(ha, 'số công văn 13/VPCP')).toContain('Không có ngày nào trong lịch đang thiếu');
    // Undoing it removes both of its days.
    await chat.presses(ha, 'Hoàn tác');
    expect(await ward.turn(({ stores }) => stores.specialDays.list())).toEqual([]);
  });

  it('gets its number when it is typed under the prompt, and none if the prompt is skipped', async () => {
    await chat.says(ha, '/lich');
    await chat.presses(ha, 'Áp dụng 23/11 ↔ 28/11');
    await chat.presses(ha, 'Bỏ qua');
    const source = async () => (await ward.turn(({ stores }) => stores.specialDays.list()))[0]?.source;
    expect(await source()).toBe('chưa có số thông báo');
    await chat.presses(ha, 'Hoàn tác');
    await chat.says(ha, '/lich');
    await chat.presses(ha, 'Áp dụng 23/11 ↔ 28/11');
    expect(await chat.says(ha, '12729/VPCP-KGVX')).toContain('Đã ghi văn bản 12729/VPCP-KGVX');
    expect(await source()).toBe('12729/VPCP-KGVX');
  });

  it('is dropped with one press: no date moves, and provisional dates become final', async () => {
    await ward.submitted(lan, news);
    await chat.says(ha, '/lich');
    expect(await chat.presses(ha, 'Không áp dụng 23/11')).toContain('Không việc nào đổi hạn');
    expect((await ward.item()).standing.due).toMatchObject({ on: '2026-11-23', provisional: false });
    expect(await chat.says(ha, '/lich')).not.toContain('23/11/2026');
  });

  it('can be undone completely with the button below it', async () => {
    await ward.submitted(lan, news);
    await chat.says(ha, '/lich');
    await chat.presses(ha, 'Áp dụng 23/11 ↔ 28/11');
    expect(await chat.presses(ha, 'Hoàn tác')).toMatch(/DL-2611-0001: 25\/11\/2026 → 23\/11\/2026/u);
    expect(await ward.turn(({ stores }) => stores.specialDays.list())).toEqual([]);
    expect(await chat.says(ha, '/lich')).toContain('Chờ quyết định');
  });

  it('cannot be adopted after one of its days has passed, even with an older button, but can be dropped', async () => {
    await chat.says(ha, '/lich');
    ward.clock.advance(5 * 86_400_000);
    expect(await chat.presses(ha, 'Áp dụng 23/11 ↔ 28/11')).toContain('có ngày đã qua nên không áp dụng được nữa');
    expect(await ward.turn(({ stores }) => stores.specialDays.list())).toEqual([]);
    const shown = await chat.says(ha, '/lich');
    expect(shown).toContain('(một ngày đã qua, không áp dụng được nữa)');
    expect((await ward.read(ha)).at(-1)).toBeDefined();
    expect(await chat.presses(ha, 'Không áp dụng 23/11')).toContain('Không việc nào đổi hạn');
  });

  it('has no buttons for other people', async () => {
    expect(await chat.says(lan, '/lich')).toContain('Chờ quyết định');
    expect((await ward.read(lan)).flatMap(chat.buttonsOf)).toEqual([]);
  });
});

describe('a day that the ward enters', () => {
  beforeEach(() => begin('2026-11-25T02:00:00Z'));

  it('is shown with the dates that it moves before it applies, is told to the asker, and can be removed', async () => {
    await ask();
    await chat.says(ha, '/lich');
    await chat.presses(ha, 'Thêm ngày đóng cửa');
    const offer = await chat.says(ha, '02/12/2026, Thông báo 12/TB-UBND');
    expect(offer).toContain('Trụ sở đóng cửa 02/12/2026 (Thông báo 12/TB-UBND).');
    expect(offer).toContain('HD-2611-0001: 16/12/2026 → 17/12/2026');
    expect(await chat.heard(tu)).not.toContain('lịch nghỉ');
    await chat.presses(ha, 'Áp dụng');
    expect((await chat.heard(tu)).at(-1)).toMatch(/Thông báo 12\/TB-UBND.*\n.*16\/12\/2026 → 17\/12\/2026/u);
    await chat.says(ha, '/lich');
    expect(await chat.presses(ha, 'Bỏ ngày 02/12')).toContain('17/12/2026 → 16/12/2026');
    expect((await chat.heard(tu)).at(-1)).toContain('17/12/2026 → 16/12/2026');
    const [day] = await ward.turn(({ stores }) => stores.specialDays.list());
    expect(day).toBeUndefined();
  });

  it('that is in the past is announced as such before it applies, and can be removed by dropping it', async () => {
    await chat.says(ha, '/lich');
    await chat.presses(ha, 'Thêm ngày đóng cửa');
    expect(await chat.says(ha, '18/11/2026, Thông báo 12/TB-UBND')).toContain(
      'Ngày này đã qua: chỉ việc còn mở tính lại',
    );
    await chat.presses(ha, 'Áp dụng');
    const days = async () => (await ward.turn(({ stores }) => stores.specialDays.list())).map(({ date }) => date);
    expect(await days()).toEqual(['2026-11-18']);
    // As on the command line: `drop` on a day without a pending proposal removes the day.
    const command = { type: 'drop', date: localDate('2026-11-18'), source: 'admin' } as const;
    expect(await ward.turn((unit) => changeCalendar(unit, null, command))).toMatchObject({ ok: true });
    expect(await days()).toEqual([]);
  });

  it.each([
    ['31/11/2026, Thông báo 1', 'Lịch không có ngày này'],
    ['29/11/2026, Thông báo 1', 'nghỉ'],
    ['24/11/2027', 'Chưa đọc được ngày|nguồn|tên|Văn hóa'],
    ['02/12/2026', 'nguồn|căn cứ|văn bản'],
    // Only one of seven days would be entered, with the others in the text of its source.
    ['Tết 2027 từ 5/2 đến 11/2 theo thông báo của Thủ tướng', 'nhiều ngày nghỉ'],
    ['5-11/2/2027, Công văn 9/VPCP', 'nhiều ngày nghỉ'],
  ])('"%s" is refused with its reason, and the prompt stays open', async (words, why) => {
    await chat.says(ha, '/lich');
    await chat.presses(ha, 'Thêm ngày nghỉ');
    expect(await chat.says(ha, words)).toMatch(new RegExp(why, 'u'));
    expect(await chat.says(ha, '02/12/2026, Công văn 9/VPCP')).toContain('Ngày nghỉ 02/12/2026');
    expect(await chat.says(ha, 'thôi')).toContain('Đã bỏ qua');
    expect(await ward.turn(({ stores }) => stores.specialDays.list())).toEqual([]);
  });
});

describe.each([
  ['13/2/2026 before Tết', '2026-02-13T02:00:00Z', '2026-02-23', '2026-03-13'],
  ['31/12/2025 before the day off of 2/1', '2025-12-31T02:00:00Z', '2026-01-05', '2026-01-22'],
  ['9/1/2026 before the worked Saturday of 10/1', '2026-01-09T02:00:00Z', '2026-01-10', '2026-01-29'],
])('%s', (_, start, item, question) => {
  it(`news is due on ${item}, a question on ${question}, and the dates are final`, async () => {
    await begin(start);
    await ward.submitted(lan, news);
    await ask();
    expect((await ward.item()).standing.due).toMatchObject({ on: item, provisional: false });
    const [asked] = await ward.turn(({ stores }) => stores.questions.list());
    expect(asked?.dueOn).toBe(question);
    // The last day, on which reminders are sent, is a working day; this includes the worked Saturday.
    ward.clock.advance(new Date(`${item}T02:00:00Z`).getTime() - ward.clock.now().getTime());
    expect(ward.core.calendarOf(ward.ward.id).days[item]?.kind ?? 'plain').toMatch(/plain|swap-work/u);
  });
});

describe('next year’s calendar', () => {
  it('is requested weekly from the first of October, with the open proposals, until it is complete', async () => {
    await begin('2026-09-30T01:00:00Z');
    const remind = () => ward.turn(remindOfYear);
    const count = async () => (await ward.told(ha)).filter((name) => name === 'calendar-next-year').length;
    await remind();
    expect(await count()).toBe(0);
    ward.clock.advance(86_400_000);
    await remind();
    await remind();
    expect(await count()).toBe(1);
    expect((await chat.heard(ha)).at(-1)).toContain('năm 2027 chưa nhập đủ');
    ward.clock.advance(7 * 86_400_000);
    await remind();
    expect(await count()).toBe(2);
    await chat.says(ha, '/lich');
    await chat.presses(ha, 'Áp dụng 2 ngày cuối năm + 3 ngày đầu năm');
    const days = await chat.says(ha, '/lich');
    expect(days).not.toContain('Thủ tướng quyết định');
    expect(await chat.presses(ha, 'Đã nhập đủ lịch 2027')).toContain('chính thức');
    ward.clock.advance(7 * 86_400_000);
    await remind();
    expect(await count()).toBe(2);
  });
});
