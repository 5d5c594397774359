/** Meetings, their resolutions, the regulation's obligations, and inactive contributors: by chat. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import type { PaperRef } from '../../src/domain/period/paper-ref.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { openPaper } from '../../src/papers/open.ts';
import { figureSight } from '../../src/reading/figure-sight.ts';
import { gatherDigests } from '../../src/usecases/digest/digest.ts';
import { meetingsAround, proposeMeetings } from '../../src/usecases/plan/meetings.ts';
import { listObligations } from '../../src/usecases/plan/obligations.ts';
import { remindOfWork } from '../../src/usecases/reminder/remind.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { rowsOf } from '../support/rows.ts';
import { type Chat, chatOn } from './chat-on.ts';
import { type OpenWard, openWard } from './core.ts';

let ward: OpenWard;
let chat: Chat;
let lan: Person;
let minh: Person;
let ha: Person;
let hoa: Person;

beforeEach(async () => {
  // Wednesday, 09:00.
  ward = await openWard(undefined, '2026-11-25T02:00:00Z');
  chat = chatOn(ward);
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  minh = await ward.person('Trần Văn Minh', 'deputy');
  ha = await ward.person('Phạm Thị Hà', 'standingDeputy');
  hoa = await ward.person('Vũ Thị Hoa', 'head');
});
afterEach(() => ward.close());

const at = (time: string) => ward.clock.advance(new Date(time).getTime() - ward.clock.now().getTime());
const last = async (person: Person) => (await chat.heard(person)).at(-1) ?? '';
const meetings = () => ward.turn((unit) => meetingsAround(unit, localDate('2026-11-25')));

const paperOf = (reader: Person, paper: PaperRef) =>
  ward.look((look) => openPaper(look, ward.core.translator, reader.id, { paper, form: 'docx' }));

describe('a meeting', () => {
  it('is proposed once in the last days of its period, for the first working day after it', async () => {
    await ward.turn(proposeMeetings);
    await ward.turn(proposeMeetings);
    expect((await meetings()).map(({ kind, period, on, state }) => [kind, period, on, state])).toEqual([
      ['monthly', '2026-11', '2026-12-01', 'proposed'],
    ]);
    expect((await ward.told(ha)).filter((name) => name === 'meeting-proposed')).toHaveLength(1);
    expect(await ward.told(hoa)).not.toContain('meeting-proposed');
    at('2026-12-28T02:00:00Z');
    await ward.turn(proposeMeetings);
    expect((await meetings()).slice(1).map(({ kind, period, at: hour }) => [kind, period, hour])).toEqual([
      ['monthly', '2026-12', '08:00'],
      ['quarterly', '2026-Q4', '09:30'],
      ['yearly', '2026', '14:00'],
    ]);
  });

  it('is proposed in one sentence with hour, day and place', async () => {
    await chat.says(ha, 'họp ban biên tập 14h thứ Tư tuần sau ở phòng họp tầng 2');
    expect((await meetings()).map(({ kind, on, at: hour, place, state }) => [kind, on, hour, place, state])).toEqual([
      ['monthly', '2026-12-02', '14:00', 'phòng họp tầng 2', 'proposed'],
    ]);
    await chat.says(ha, 'họp ban biên tập quý 14h 30/12 ở phòng họp');
    expect((await meetings()).map(({ on, at: hour, place }) => [on, hour, place]).at(-1)).toEqual([
      ...['2026-12-30', '14:00', 'phòng họp'],
    ]);
    // A sentence about a past meeting does not request a new one.
    await chat.says(ha, 'họp ban biên tập sáng thứ Hai đã thống nhất ba việc');
    expect(await meetings()).toHaveLength(2);
  });

  it('leaves a withdrawn report withdrawn, and “Biên bản” returns the minutes only', async () => {
    await chat.says(ha, '/baocao 2026-11');
    await chat.presses(ha, 'Lập dự thảo');
    const report = () => ward.turn(({ stores }) => stores.reports.latest('monthly', '2026-11'));
    await ward.turn(async ({ stores, now }) => {
      const kept = await stores.reports.latest('monthly', '2026-11');
      if (kept) await stores.reports.save({ ...kept, state: 'withdrawn', hash: 'signed' }, now);
    });
    await ward.turn(proposeMeetings);
    await chat.presses(ha, 'Mời họp');
    at('2026-12-01T02:00:00Z');
    await chat.presses(ha, 'Ghi kết luận');
    await chat.says(ha, 'Mở mục gương người tốt – đồng chí Minh – 10/12');
    expect(await report()).toMatchObject({
      version: 1,
      state: 'withdrawn',
      meeting: null,
      meetingAfter: { secretary: ha.name },
    });
    const before = (await ward.read(ha)).length;
    await chat.says(ha, '/hop');
    await chat.presses(ha, 'Biên bản');
    const [minutes, ...more] = (await ward.read(ha)).slice(before + 1);
    expect(minutes?.key).toBe('minutes-here');
    expect(minutes?.files?.map(({ name }) => name)).toEqual(['bien-ban-hop-2026-11.docx']);
    expect(minutes?.buttons ?? []).toEqual([]);
    expect(more).toEqual([]);
    // The next draft includes the minutes.
    await chat.says(ha, '/baocao 2026-11');
    await chat.presses(ha, 'Lập dự thảo');
    expect(await report()).toMatchObject({ version: 2, state: 'draft', meeting: { secretary: ha.name } });
  });

  it('is called, answered by buttons, held with minutes, and each resolution has an owner who is reminded', async () => {
    await ward.submitted(lan);
    await ward.turn(proposeMeetings);
    await chat.presses(ha, 'Mời họp');
    expect(await last(minh)).toContain('Đồng chí Phạm Thị Hà mời họp tháng 11/2026: 08:00 ngày 01/12/2026');
    await chat.presses(minh, 'Vắng');
    await chat.says(minh, 'đi tập huấn');
    const agenda = await chat.presses(hoa, 'Dự họp');
    expect(agenda).toContain('Dự: Phạm Thị Hà, Vũ Thị Hoa. Vắng: Trần Văn Minh (đi tập huấn)');
    expect(agenda).toContain('Số liệu kỳ: đăng 0 tin, bài; chậm 0; câu hỏi 0');
    at('2026-12-01T02:00:00Z');
    await chat.presses(ha, 'Ghi kết luận');
    expect(await chat.says(ha, 'Mở mục gương người tốt – đồng chí Minh – 31/11')).toContain('Lịch không có ngày này');
    expect((await meetings()).map(({ state }) => state)).not.toContain('held');
    await chat.presses(ha, 'Ghi kết luận');
    await chat.says(ha, 'Mở mục gương người tốt – đồng chí Minh – 10/12\nKhối 3 nộp ảnh – Khối 3 – 15/12');
    expect(await last(minh)).toContain('Cuộc họp giao đồng chí: “Mở mục gương người tốt”. Hạn: hết ngày 10/12/2026.');
    const report = await ward.turn(({ stores }) => stores.reports.latest('monthly', '2026-11'));
    expect(report?.meeting).toMatchObject({ absent: ['Trần Văn Minh (đi tập huấn)'] });
    const minutes = JSON.stringify(await paperOf(ha, { name: 'minutes', of: 'monthly:2026-11' }));
    for (const words of [
      'Trần Văn Minh – Phó Trưởng ban (đi tập huấn)',
      'Tin, bài đúng hạn 0, muộn 0, tỷ lệ –',
      'Kế hoạch: chưa có số liệu',
      'Kết luận, chỉ đạo kỳ trước: 0 việc',
    ])
      expect(minutes).toContain(words);
    expect(minutes).toContain('["1","Mở mục gương người tốt","Trần Văn Minh","10/12/2026"]');
    expect(report?.meeting?.present.toSorted()).toEqual(['Phạm Thị Hà', 'Vũ Thị Hoa']);
    // A meeting's resolutions do not belong to the preceding period: neither to its own
    // redrafted report nor to an earlier quarter's.
    await chat.says(ha, '/baocao 2026-11');
    await chat.presses(ha, 'Lập dự thảo');
    for (const period of ['monthly:2026-11', 'deputy:2026-11', 'quarterly:2026-Q3', 'quarterly:2026-Q4']) {
      const paper = JSON.stringify(await paperOf(ha, { name: 'report', of: period }));
      expect(paper.includes('Mở mục gương người tốt'), period).toBe(period === 'quarterly:2026-Q4');
    }
    expect(JSON.stringify(await paperOf(ha, { name: 'minutes', of: 'monthly:2026-11' }))).toContain(
      'Kết luận, chỉ đạo kỳ trước: 0 việc',
    );
    const actions = () => ward.turn(({ stores }) => stores.reports.actions('2026-12-01'));
    expect((await actions()).map(({ text, dueOn, owner }) => [text, dueOn, owner?.name ?? null])).toEqual([
      ['Mở mục gương người tốt', '2026-12-10', 'Trần Văn Minh'],
      ['Khối 3 nộp ảnh – Khối 3', '2026-12-15', null],
    ]);
    at('2026-12-11T01:00:00Z');
    // A resolution is in the next report from the day that is drafted; the Chairman's instructions on that report are separate.
    await chat.says(ha, '/baocao 2026-12');
    await chat.presses(ha, 'Lập dự thảo');
    const chairman = await ward.person('Nguyễn Văn Bảy', 'chairman');
    expect(await chat.says(chairman, 'chỉ đạo tháng 12: Mở lớp chụp ảnh')).toContain('Báo cáo 12/2026 còn là dự thảo');
    await chat.says(ha, '/baocao 2026-12');
    await chat.presses(ha, 'Lập dự thảo');
    const next = await ward.turn(({ stores }) => stores.reports.latest('monthly', '2026-12'));
    expect(next?.direction?.text).toBe('Mở lớp chụp ảnh');
    expect(next?.carried.map(({ text }) => text)).toEqual(['Mở mục gương người tốt', 'Khối 3 nộp ảnh – Khối 3']);
    expect(JSON.stringify(await paperOf(ha, { name: 'report', of: 'monthly:2026-12' }))).toContain(
      'Mở mục gương người tốt',
    );
    await remindOfWork(ward.turn);
    await remindOfWork(ward.turn);
    expect((await ward.told(minh)).filter((name) => name === 'resolution-due')).toHaveLength(1);
    await ward.turn(await gatherDigests(ward.turn, figureSight));
    // Both reports of November, and the overdue resolution by name.
    expect(await last(hoa)).toMatch(
      /Nghĩa vụ: quá hạn 3, sắp đến hạn 1 \(\/nghiavu\)\nKết luận quá hạn: 1 \(Mở mục gương người tốt \(Trần Văn Minh\)\)/u,
    );
    expect((await ward.turn(listObligations)).filter(({ kind }) => kind === 'resolution')).toMatchObject([
      { about: 'Mở mục gương người tốt', dueOn: '2026-12-10', state: 'late', who: { names: 'Trần Văn Minh' } },
      { about: 'Khối 3 nộp ảnh – Khối 3', dueOn: '2026-12-15', state: 'near', who: { role: 'head' } },
      { about: 'Mở lớp chụp ảnh', dueOn: null, state: 'open', who: { role: 'head' } },
    ]);
    expect(await chat.says(hoa, '/nghiavu')).toMatch(
      /Kết luận: Mở mục gương người tốt · hạn 10\/12\/2026 · Trần Văn Minh · QUÁ HẠN/u,
    );
    await chat.presses(minh, 'Đã xong');
    await chat.says(minh, 'Đã mở mục ngày 09/12');
    expect((await actions())[0]?.doneOn).toBe('2026-12-11');
  });

  it('takes person and day from a resolution, asks about unclear ones, and is held early only on request', async () => {
    await ward.turn(proposeMeetings);
    await chat.presses(ha, 'Mời họp');
    const words =
      'Chị Hà lập kế hoạch tin Tết trước 10/12\nAnh Bình đi thăm khối 7 trước 05/12\nTăng cường tin về phòng cháy';
    await chat.presses(hoa, 'Xem số liệu kỳ họp');
    await chat.presses(hoa, 'Ghi kết luận');
    expect(await chat.says(hoa, words)).toMatch(/08:00 ngày 01\/12\/2026, chưa tới[\s\S]*đã họp/u);
    expect((await meetings()).map(({ state }) => state)).not.toContain('held');
    await chat.presses(hoa, 'Xem số liệu kỳ họp');
    await chat.presses(hoa, 'Ghi kết luận');
    await chat.says(hoa, `Đã họp\n${words}`);
    const actions = async () =>
      (await ward.turn(({ stores }) => stores.reports.actions('2026-11-25'))).map(({ text, dueOn, owner }) => [
        ...[text, dueOn, owner?.name ?? null],
      ]);
    expect(await actions()).toEqual([
      ['Chị Hà lập kế hoạch tin Tết trước 10/12', '2026-12-09', 'Phạm Thị Hà'],
      ['Anh Bình đi thăm khối 7 trước 05/12', '2026-12-04', null],
      ['Tăng cường tin về phòng cháy', null, null],
    ]);
    expect(await ward.told(ha)).toContain('resolution-given');
    expect((await chat.heard(hoa)).join('\n')).toMatch(
      /1\. Anh Bình đi thăm khối 7 trước 05\/12: chưa rõ ai làm[\s\S]*2\. Tăng cường tin về phòng cháy: chưa rõ ai làm, chưa có hạn/u,
    );
    // An impossible day also leaves the owner unchanged.
    await chat.presses(hoa, 'Việc 2: giao ai, hạn nào');
    expect(await chat.says(hoa, 'anh Minh; 31/11')).toContain('Lịch không có ngày này');
    expect((await actions())[2]).toEqual(['Tăng cường tin về phòng cháy', null, null]);
    await chat.presses(hoa, 'Việc 2: giao ai, hạn nào');
    await chat.says(hoa, 'anh Minh; 12/12');
    expect((await actions())[2]).toEqual(['Tăng cường tin về phòng cháy', '2026-12-12', 'Trần Văn Minh']);
    expect(await last(minh)).toContain(
      'Vũ Thị Hoa giao đồng chí: “Tăng cường tin về phòng cháy”. Hạn: hết ngày 12/12/2026.',
    );
  });

  it('can be answered in words as with buttons, and other sentences are no answer', async () => {
    await ward.turn(proposeMeetings);
    await chat.presses(ha, 'Mời họp');
    const answers = async () => (await meetings())[0]?.answers.map(({ person, comes }) => [person.name, comes]);
    for (const words of ['sáng mai tôi đi họp khối 4', 'vang, toi di hop', 'hôm qua tôi đi họp'])
      await chat.says(minh, words);
    expect(await answers()).toEqual([[ha.name, true]]);
    expect(await chat.says(minh, 'toi ban khong hop duoc')).toContain('Vắng: Trần Văn Minh (toi ban khong hop duoc)');
    expect(await chat.says(minh, 'tôi sẽ dự họp')).toContain('Dự: Phạm Thị Hà, Trần Văn Minh');
    await chat.says(hoa, 'vang, toi di hop tren quan');
    expect(await answers()).toEqual([
      [ha.name, true],
      [minh.name, true],
      [hoa.name, false],
    ]);
  });

  it('lists who has not answered, and the minutes state who attended', async () => {
    const binh = await ward.person('Lê Văn Bình', 'member');
    await ward.turn(proposeMeetings);
    await chat.presses(ha, 'Mời họp');
    const sheet = await chat.presses(minh, 'Dự họp');
    expect(sheet).toContain('Dự: Phạm Thị Hà, Trần Văn Minh. Chưa trả lời: ');
    for (const { name } of [hoa, binh]) expect(sheet).toContain(name);
    at('2026-12-01T02:00:00Z');
    await ward.turn(await gatherDigests(ward.turn, figureSight));
    for (const person of [hoa, binh]) expect(await last(person)).toContain('Họp hôm nay 08:00: họp tháng 11/2026');
    await chat.presses(ha, 'Ghi kết luận');
    expect(await chat.says(ha, 'Dự: anh Không Có\nMở mục mới – anh Minh – 10/12')).toContain('Không có ai tên');
    expect((await meetings()).map(({ state }) => state)).not.toContain('held');
    await chat.presses(ha, 'Ghi kết luận');
    await chat.says(ha, 'Dự: anh Bình, chị Hoa\nVắng: anh Minh (ốm)\nMở mục mới – anh Minh – 10/12');
    const report = await ward.turn(({ stores }) => stores.reports.latest('monthly', '2026-11'));
    expect(report?.meeting).toMatchObject({ absent: ['Trần Văn Minh (ốm)'], unanswered: [] });
    expect(report?.meeting?.present.toSorted()).toEqual(['Lê Văn Bình', 'Phạm Thị Hà', 'Vũ Thị Hoa']);
    expect(report?.meeting?.resolutions).toEqual(['Mở mục mới – anh Minh – 10/12']);
  });

  it('is proposed, moved and dropped in words; a second one in the period is refused', async () => {
    expect(await chat.says(ha, 'mời họp: tháng; 01/12 8 giờ; phòng họp tầng 2')).toContain(
      'Họp tháng 11/2026 · 08:00 ngày 01/12/2026 · phòng họp tầng 2 · đề xuất, chưa mời',
    );
    expect(await chat.says(ha, 'mời họp: tháng; 03/12')).toContain('Kỳ 11/2026 đã có cuộc họp ngày 01/12/2026');
    expect(await chat.says(ha, 'mời họp: tháng; 31/11')).toContain('Lịch không có ngày này');
    expect(await chat.says(minh, 'mời họp: quý; 05/01')).toContain('chưa thuộc vai trò');
    await chat.presses(ha, 'Mời họp');
    await chat.presses(ha, 'Đổi lịch họp');
    await chat.says(ha, '02/12 9 giờ; hội trường');
    expect(await last(hoa)).toContain('đổi sang 09:00 ngày 02/12/2026, hội trường');
    await chat.presses(ha, 'Không họp');
    await chat.says(ha, 'Trùng lịch tiếp dân');
    expect(await last(hoa)).toContain('không tổ chức. Lý do của đồng chí Phạm Thị Hà: Trùng lịch tiếp dân');
    expect(await chat.presses(hoa, 'Dự họp')).toContain('đã bỏ nên không làm được việc này');
  });
});

describe('obligations of the regulation', () => {
  it('that do not fit on the first screen are on the next ones, each once', async () => {
    at('2027-03-30T02:00:00Z');
    const pages = [await chat.says(ha, '/nghiavu')];
    while (/việc nữa/u.test(pages.at(-1) ?? '')) pages.push(await chat.presses(ha, 'Xem tiếp'));
    const lines = pages.flatMap((page) => page.split('\n').filter((line) => / · (?:hạn|chưa có hạn)/u.test(line)));
    expect(pages.length).toBeGreaterThan(1);
    expect(new Set(lines).size).toBe(Number(/đang mở (\d+)/u.exec(pages[0] ?? '')?.[1]));
  });

  it('are listed with dates, states and owners, without those that ended before the board existed', async () => {
    await ward.person('Đỗ Văn Kỳ', 'office', false);
    const shown = await chat.says(ha, '/nghiavu');
    expect(shown).toMatch(/Nghĩa vụ theo Quy chế: quá hạn 0, đang mở \d+, đã xong 0/u);
    expect(shown).toContain('Nhập lịch nghỉ năm 2027 · hạn 31/12/2026 · Phó Trưởng ban thường trực');
    const all = await ward.turn(listObligations);
    expect(all.filter(({ kind }) => kind === 'report').map(({ about, dueOn }) => [about, dueOn])).toEqual([
      ['deputy:2026-11', '2026-12-07'],
      ['monthly:2026-11', '2026-12-10'],
      ['quarterly:2026-Q4', '2027-01-11'],
      ['yearly:2026', '2027-01-11'],
    ]);
    expect(all.find(({ kind }) => kind === 'undertaking')).toMatchObject({ count: 1, who: { names: 'Đỗ Văn Kỳ' } });
    at('2026-12-08T02:00:00Z');
    expect(await chat.says(hoa, '/lich')).toContain('Họp tháng 11/2026 · hạn 07/12/2026');
    expect(await chat.says(hoa, '/nghiavu')).toContain('quá hạn 2');
  });

  it('report a page as late that was not reviewed in time, with its date and its owner, until it is rewritten', async () => {
    const page = async () => {
      const all = await ward.turn(listObligations);
      return all.filter(({ kind, about }) => kind === 'section' && about === 'lich-cong-tac');
    };
    const write = (version: number) =>
      ward.turn(({ stores, now }) =>
        stores.sections.put({ slug: 'lich-cong-tac', version, text: `Tuần ${version}`, by: ha.id, at: now }),
      );
    expect(await page()).toMatchObject([{ dueOn: null, state: 'open' }]);
    await write(1);
    at('2026-12-01T02:00:00Z');
    expect(await page()).toEqual([]);
    at('2026-12-03T02:00:00Z');
    const who = { names: 'Văn phòng HĐND – UBND phường' };
    expect(await page()).toMatchObject([{ dueOn: '2026-12-02', state: 'late', who }]);
    expect(await chat.says(hoa, '/nghiavu')).toMatch(
      /trang “Lịch công tác[^”]*” trên Cổng · hạn 02\/12\/2026 · Văn phòng HĐND – UBND phường · QUÁ HẠN/u,
    );
    await write(2);
    expect(await page()).toEqual([]);
  });

  it('are not shown to a contributor', async () => {
    expect(await chat.says(lan, '/nghiavu')).toContain('chưa thuộc vai trò');
  });
});

describe('the head’s morning list', () => {
  it('names channels with problems, and contains the chart of a month with published items', async () => {
    const item = await ward.submitted(lan);
    const picturesOf = async (person: Person) =>
      ((await ward.read(person)).at(-1)?.files ?? []).map(({ name }) => name);
    at('2026-11-26T00:15:00Z');
    await ward.turn(await gatherDigests(ward.turn, figureSight));
    expect(await picturesOf(hoa)).toEqual([]);
    const db = rowsOf(ward.core);
    const well = { wardId: ward.ward.id, reason: null, until: null, updatedAt: 0 };
    await db
      .insertInto('channel_health')
      .values({ ...well, channel: 'zalo-oa', state: 'needsReconnect' })
      .execute();
    await db
      .insertInto('channel_health')
      .values({ ...well, channel: 'telegram', state: 'ok' })
      .execute();
    await db
      .updateTable('submission')
      .set({ state: 'published', publishedAt: Date.parse('2026-11-25T03:00:00Z') })
      .where('id', '=', item.id)
      .execute();
    at('2026-11-27T00:15:00Z');
    await ward.turn(await gatherDigests(ward.turn, figureSight));
    expect(await last(hoa)).toContain('Kênh cần xử lý: zalo-oa (');
    expect(await picturesOf(hoa)).toEqual(['bao-cao-2026-11-dung-han.png']);
    expect(await picturesOf(ha)).toEqual([]);
  });
});

describe('units and contributors', () => {
  it('inactive contributors and units are listed, in words and by command, and a person can be invited into a unit', async () => {
    await ward.submitted(lan);
    await chat.says(ha, '/thanhvien');
    expect(await chat.presses(ha, 'Cộng tác viên')).toContain('cộng tác viên, 0 người im lặng');
    expect(await chat.says(ha, 'khối nào im lặng?')).toMatch(/khối 1 · 0 tin trong 90 ngày · IM LẶNG/u);
    expect(await chat.says(ha, '/donvi')).toContain(
      'khối 4 · 1 tin trong 90 ngày, gần nhất 25/11/2026 · 0 cộng tác viên',
    );
    await chat.presses(ha, 'khối 4');
    await chat.presses(ha, 'Mời cộng tác viên');
    expect(await chat.says(ha, 'Lê Văn Tư')).toMatch(/Lời mời Lê Văn Tư làm cộng tác viên của khối 4: mã [A-Z0-9]{8}/u);
    const [invitation] = await ward.turn((unit) => unit.stores.invitations.open(unit.now));
    expect(invitation).toMatchObject({ unit: 'khối 4', role: 'contributor', name: 'Lê Văn Tư' });
  });

  it('the list of inactive contributors names why their items were returned', async () => {
    const item = await ward.submitted(lan);
    const reason = { code: 'photo', note: '' };
    await ward.turn((unit) => act(unit, minh, item.id, { type: 'return', revision: item.revision, reason }));
    expect(await chat.says(ha, 'cộng tác viên nào lâu chưa gửi bài?')).toMatch(
      /Nguyễn Thị Lan · gửi 1, đăng 0 trong 90 ngày, gần nhất 25\/11\/2026 · trả lại 1, hay vì: gửi ảnh rõ hơn/u,
    );
    at('2027-01-05T02:00:00Z');
    expect(await chat.says(ha, 'cộng tác viên im lặng')).toContain('1 người im lặng 30 ngày qua');
  });

  it('if several items are returned for one reason, a message to contributors is proposed, and a person decides on it', async () => {
    const back = async () => {
      const item = (await ward.items()).find(({ state }) => state === 'submitted');
      if (!item) throw new Error('nothing waits');
      const reason = { code: 'photo', note: '' };
      await ward.turn((unit) => act(unit, minh, item.id, { type: 'return', revision: item.revision, reason }));
    };
    await ward.submitted(lan);
    await ward.submitted(lan, 'Khối 6 làm đường\nHôm nay làm 200 m đường.\nNguồn: ông Bình');
    await back();
    expect(await ward.told(ha)).not.toContain('coach-proposed');
    await back();
    // Her unit has no responsible member, so the standing deputy is asked, once.
    expect(await last(ha)).toContain('2 tin, bài gần đây phải gửi lại vì: gửi ảnh rõ hơn');
    expect(await ward.told(lan)).not.toContain('coach-note');
    await chat.presses(ha, 'Viết lời khác');
    await chat.says(ha, 'Chị chụp ban ngày giúp, gần hơn một chút nhé.');
    expect(await last(lan)).toContain('Đồng chí Phạm Thị Hà góp ý với anh/chị:\n“Chị chụp ban ngày giúp');
    expect(await ward.audit()).toContain('coached');
    expect((await ward.told(ha)).filter((name) => name === 'coach-proposed')).toHaveLength(1);
    await expect(chat.presses(lan, 'Gửi lời này')).rejects.toThrow('is offered no');
  });

  it('inactive units are shown with a chart to people who may read reports', async () => {
    await ward.submitted(lan);
    await chat.says(ha, '/donvi');
    const files = (await ward.read(ha)).at(-1)?.files ?? [];
    expect(files.map((file) => ('name' in file ? file.name : ''))).toEqual(['bao-cao-2026-11-don-vi-im-lang.png']);
    const drawn = await ward.look((sight) =>
      openPaper(sight, ward.core.translator, ha.id, {
        paper: { name: 'report', of: 'monthly:2026-11' },
        form: 'silent',
      }),
    );
    const chart = drawn && 'chart' in drawn ? drawn.chart : null;
    expect(chart?.categories[0]).toMatch(/ ⚠$/u);
    expect([chart?.categories.at(-1), chart?.series[0]?.values.at(-1)]).toEqual(['khối 4', 0]);
    const member = await ward.person('Đỗ Thị Thu', 'member');
    await chat.says(member, '/donvi');
    expect((await ward.read(member)).at(-1)?.files ?? []).toEqual([]);
  });
});
