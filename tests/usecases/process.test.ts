/**
 * The process as dated versions: displayed, changed after the difference was shown, and
 * unchanged for items that were sent before.
 */

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../src/domain/person/person.ts';
import { offerPins } from '../../src/usecases/link/offer-pin.ts';
import { changeProcess } from '../../src/usecases/process/process.ts';
import { remindOfWork } from '../../src/usecases/reminder/remind.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { wardWith } from '../support/ward-with.ts';
import { type Chat, chatOn } from './chat-on.ts';
import { type OpenWard, openWard } from './core.ts';

let ward: OpenWard;
let chat: Chat;
let lan: Person;
let minh: Person;
let hoa: Person;

beforeEach(async () => {
  // Decides in the chat; sensitive items would be decided on a page.
  ward = await openWard((file) => wardWith(file, { sensitive: [] }));
  chat = chatOn(ward);
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  minh = await ward.person('Trần Văn Minh', 'deputy');
  hoa = await ward.person('Vũ Thị Hoa', 'head');
});
afterEach(() => ward.close());

const news = 'Khối 4 trồng cây\nSáng nay trồng 20 cây xanh.\nNguồn: bà Lan';

describe('/quytrinh', () => {
  it('shows who signs what; only the head is offered to change it', async () => {
    const shown = await chat.says(minh, '/quytrinh');
    expect(shown).toContain('Quy trình, bản 1 từ ngày 24/09/2019');
    expect(shown).toContain('Văn bản: Phó Trưởng ban hoặc Phó Trưởng ban thường trực, rồi Trưởng ban');
    expect((await ward.read(minh)).flatMap(chat.buttonsOf)).toEqual([]);
    await expect(chat.presses(minh, 'Tin tức')).rejects.toThrow('is offered no');
  });

  it('is not changed by the head’s substitute', async () => {
    const thu = await ward.person('Lê Thị Thu', 'member');
    await chat.says(hoa, 'Tôi nghỉ từ 25/11 đến 27/11, giao đồng chí Thu');
    await chat.presses(hoa, 'Xác nhận');
    const standingIn = await ward.turn(({ stores }) => stores.people.get(thu.id));
    expect(standingIn.standsIn?.role).toBe('head');
    expect(await chat.says(standingIn, '/quytrinh')).toContain('Quy trình, bản 1');
    await expect(chat.presses(standingIn, 'Tin tức')).rejects.toThrow('is offered no');
    const closed = await ward.turn((unit) => changeProcess(unit, standingIn, { what: 'urgent', isOpen: false }, 1));
    expect(closed).toMatchObject({ issues: [{ key: 'issue-process-head-only' }] });
    expect(await ward.audit()).not.toContain('process-changed');
  });

  it('shows the difference first; a change applies to later items, and earlier ones keep their version', async () => {
    const before = await ward.submitted(lan, news);
    await chat.says(hoa, 'quy trình duyệt thế nào?');
    await chat.presses(hoa, 'Tin tức');
    const offer = await chat.presses(hoa, 'Hai chữ ký');
    expect(offer).toMatch(
      /Đang có: Tin tức, sự kiện: Phó Trưởng ban hoặc .* hoặc Trưởng ban\nSẽ là: .*, rồi Trưởng ban/u,
    );
    expect((await ward.item()).standing.route).toHaveLength(1);
    expect(await chat.presses(hoa, 'Áp dụng')).toContain('bản 2 từ ngày 25/11/2026');
    expect(await ward.audit()).toContain('process-changed');
    expect((await chat.heard(minh)).at(-1)).toContain('Vũ Thị Hoa đã đổi quy trình duyệt');

    const other = await ward.person('Lê Văn Bình', 'contributor');
    await ward.add(other, 'Khối 6 làm đường\nHôm nay làm 200 m đường.\nNguồn: ông Bình');
    await chat.presses(other, 'Gửi').catch(() => chat.says(other, 'gửi'));
    const sent = (await ward.items()).find(({ authorId }) => authorId === other.id);
    expect([sent?.standing.processVersion, sent?.standing.route?.length]).toEqual(['2', 2]);
    expect((await ward.items()).find(({ id }) => id === before.id)?.standing.processVersion).toBe('1');
    const once = await ward.turn((unit) =>
      act(unit, minh, sent?.id ?? '', { type: 'approve', revision: sent?.revision ?? 0 }),
    );
    expect(once.ok && once.submission.state).toBe('submitted');
  });

  it.each([
    ['Phó Trưởng ban thường trực hoặc', 'approved', 'approved'],
    ['Phó Trưởng ban thường trực, rồi', 'submitted', 'approved'],
  ])(
    'can assign a category to the standing deputy instead of any deputy: %s',
    async (choice, afterTheirs, afterHeads) => {
      const thu = await ward.person('Đỗ Thị Thu', 'standingDeputy');
      await chat.says(hoa, '/quytrinh');
      await chat.presses(hoa, 'Tin tức');
      expect(await chat.presses(hoa, choice)).toMatch(/Sẽ là: Tin tức, sự kiện: Phó Trưởng ban thường trực/u);
      await chat.presses(hoa, 'Áp dụng');
      const { id, revision } = await ward.submitted(lan, news);
      const signs = (by: Person) => ward.turn((unit) => act(unit, by, id, { type: 'approve', revision }));
      expect((await signs(minh)).ok).toBe(false);
      const theirs = await signs(thu);
      expect(theirs.ok && theirs.submission.state).toBe(afterTheirs);
      await signs(hoa);
      expect((await ward.item()).state).toBe(afterHeads);
    },
  );

  it('refuses an internal time limit longer than the legal one, or not a number, with a reason', async () => {
    await chat.says(hoa, '/quytrinh');
    await chat.presses(hoa, 'Tin tức');
    await chat.presses(hoa, 'Thời gian nội bộ');
    expect(await chat.says(hoa, '12 giờ')).toContain('12 giờ dài hơn hạn của Quy chế. Nhiều nhất là 7 giờ làm việc.');
    await chat.presses(hoa, 'Thời gian nội bộ');
    expect(await chat.says(hoa, 'nhanh nhất có thể')).toContain('Chưa đọc được số giờ');
    await chat.presses(hoa, 'Thời gian nội bộ');
    expect(await chat.says(hoa, '4')).toContain('trong 4 giờ làm việc');
    await chat.presses(hoa, 'Áp dụng');
    expect((await ward.submitted(lan, news)).standing.budgetHours).toBe(4);
  });

  it('shortens an internal time limit when the legal one becomes shorter, and says so before adoption', async () => {
    const deadline = async (words: string) => {
      const offer = await chat.says(hoa, `đổi thời hạn: ${words}`);
      await chat.presses(hoa, 'Áp dụng');
      return offer;
    };
    expect(await deadline('12/QĐ-UBND; tin 3')).not.toContain('thời gian nội bộ');
    await chat.says(hoa, '/quytrinh');
    await chat.presses(hoa, 'Tin tức');
    await chat.presses(hoa, 'Thời gian nội bộ');
    await chat.says(hoa, '20');
    expect(await chat.presses(hoa, 'Áp dụng')).toContain('trong 20 giờ làm việc');
    const before = await ward.submitted(lan, news);
    expect(before.standing.budgetHours).toBe(20);
    expect(await deadline('13/QĐ-UBND; từ 26/11/2026; tin 1')).toContain(
      'Tin tức, sự kiện: thời gian nội bộ 20 giờ dài hơn hạn mới, từ ngày ấy tính 7 giờ làm việc.',
    );
    expect(await chat.says(hoa, '/quytrinh')).toContain('trong 20 giờ làm việc');
    ward.clock.advance(24 * 3_600_000);
    expect(await chat.says(hoa, '/quytrinh')).toContain('trong 7 giờ làm việc');
    const after = await ward.submitted(
      await ward.person('Lê Văn Bình', 'contributor'),
      'Khối 6 làm đường\nHôm nay làm 200 m đường.\nNguồn: ông Bình',
    );
    expect(after.standing.budgetHours).toBe(7);
    expect((await ward.items()).find(({ id }) => id === before.id)?.standing.budgetHours).toBe(20);
  });

  it('of two heads at once: the second is told what the first has changed, and nothing is half applied', async () => {
    const second = await ward.person('Phạm Văn Sơn', 'head');
    await chat.says(hoa, '/quytrinh');
    await chat.says(second, '/quytrinh');
    await chat.presses(hoa, 'Tắt duyệt khẩn');
    await chat.presses(second, 'Văn bản');
    await chat.presses(second, 'Một chữ ký');
    await chat.presses(hoa, 'Áp dụng');
    expect(await chat.presses(second, 'Áp dụng')).toContain('vừa được Vũ Thị Hoa đổi thành bản 2');
    expect(await ward.turn(({ stores }) => stores.rules.list('process'))).toHaveLength(2);
    await chat.says(second, '/quytrinh');
    await chat.presses(second, 'Mở duyệt khẩn');
    await chat.presses(second, 'Áp dụng');
    expect(await chat.says(second, '/quytrinh')).toContain('bản 3');
  });

  it('a category marked sensitive needs the PIN from then on, not for items sent before', async () => {
    const before = await ward.submitted(lan, news);
    await chat.says(hoa, '/quytrinh');
    await chat.presses(hoa, 'Tin tức');
    await chat.presses(hoa, 'Duyệt bằng mã PIN');
    await chat.presses(hoa, 'Áp dụng');
    expect(before.standing.isSensitive).toBe(false);
    await ward.add(lan, 'Khối 6 làm đường\nHôm nay làm 200 m đường.\nNguồn: ông Bình');
    await chat.says(lan, 'gửi');
    const sent = (await ward.items()).find(({ id }) => id !== before.id);
    expect(sent?.standing.isSensitive).toBe(true);
    const card = (await ward.items()).find(({ id }) => id === sent?.id);
    expect(await chat.says(minh, `D ${card?.code.slice(-4)}`)).toContain('trang');
    expect((await ward.items()).find(({ id }) => id === sent?.id)?.state).toBe('submitted');
    // People without a PIN get a link to choose one, and are not reminded daily.
    const offers = async (person: Person) => (await ward.told(person)).filter((key) => key === 'pin-choose').length;
    for (const days of [0, 1, 1, 2]) {
      if (days > 0) ward.clock.advance(days * 86_400_000);
      await ward.turn((unit) => offerPins(unit));
    }
    expect([await offers(minh), await offers(hoa), await offers(lan)]).toEqual([2, 2, 0]);
    await ward.turn(({ stores, now }) => stores.pins.put(minh.id, 'hash', now));
    ward.clock.advance(4 * 86_400_000);
    await ward.turn((unit) => offerPins(unit));
    expect([await offers(minh), await offers(hoa)]).toEqual([2, 3]);
  });
});

describe('a new undertaking', () => {
  it('is sent to everybody who writes, must be accepted before the next item, and lists who has not accepted', async () => {
    await chat.says(hoa, '/quytrinh');
    await chat.presses(hoa, 'Cam kết mới');
    expect(await chat.says(hoa, 'Ngắn quá')).toContain('Cam kết quá ngắn');
    await chat.presses(hoa, 'Cam kết mới');
    expect(
      // "Bản quyền của bài" resembles a question about royalties; as the answer to this prompt it is the undertaking.
      await chat.says(
        hoa,
        'Tôi chịu trách nhiệm về nội dung, bản quyền của bài và không gửi ảnh trẻ em khi chưa được đồng ý.',
      ),
    ).toContain('Cam kết bản 2 có hiệu lực. Đã mời 3 người');
    expect(await chat.says(hoa, '/quytrinh')).toContain('3 người chưa xác nhận cam kết');
    await ward.add(lan, news);
    await chat.says(lan, 'gửi');
    expect((await ward.item()).state).toBe('draft');
    await chat.presses(lan, 'Đồng ý');
    const sent = await ward.item();
    expect([sent.state, sent.standing.undertakingVersion]).toEqual(['submitted', '2']);
    expect(await chat.says(hoa, '/quytrinh')).not.toContain('Nguyễn Thị Lan');
  });
});

describe('the urgent procedure', () => {
  const paper =
    'Quyết định số 12/QĐ-UBND về phòng chống bão\nUBND phường ban hành ngày 25/11/2026.\nNguồn: UBND phường';

  it('needs one signature instead of two; the head is told and reviews it once', async () => {
    const item = await ward.submitted(lan, paper);
    expect(item.standing.route).toHaveLength(2);
    await ward.turn(({ stores, now }) =>
      stores.cards.insert({
        id: 'card' as never,
        submission: item.id,
        person: minh.id,
        channel: 'telegram',
        conversation: '1',
        messageId: '1',
        hasPhoto: false,
        shownRevision: item.revision,
        shown: '',
        createdAt: now,
      }),
    );
    const code = item.code.slice(-4);
    await chat.says(minh, `E ${code}`);
    expect((await ward.item()).state).toBe('approved');
    expect((await chat.heard(hoa)).at(-1)).toContain('Trần Văn Minh đã duyệt khẩn bài');
    const reminded = async () => (await ward.told(hoa)).filter((name) => name === 'review-late').length;
    for (const [days, count] of [
      [1, 0],
      [2, 1],
      [3, 1],
    ] as const) {
      ward.clock.advance(24 * 3_600_000);
      await remindOfWork(ward.turn);
      expect([days, await reminded()]).toEqual([days, count]);
    }
    expect((await chat.heard(hoa)).at(-1)).toContain(`còn 1 bài duyệt khẩn chờ đồng chí xem lại: ${item.code}`);
    await chat.presses(hoa, 'Đã xem lại');
    expect((await ward.item()).standing.urgent).toMatchObject({ name: 'Trần Văn Minh', reviewedBy: 'Vũ Thị Hoa' });
    expect(await chat.presses(hoa, 'Đã xem lại')).toContain('không chờ xem lại');
    expect(await ward.audit()).toEqual(expect.arrayContaining(['hasten', 'review']));
  });

  it('is closed if one signature is the rule, or if the head has closed it', async () => {
    const item = await ward.submitted(lan, news);
    const hasten = () => ward.turn((unit) => act(unit, minh, item.id, { type: 'hasten', revision: item.revision }));
    expect(await hasten()).toMatchObject({ ok: false, issues: [{ key: 'issue-no-urgent-road' }] });
    await chat.says(hoa, '/quytrinh');
    await chat.presses(hoa, 'Tắt duyệt khẩn');
    await chat.presses(hoa, 'Áp dụng');
    await ward.add(lan, paper);
    await chat.says(lan, 'gửi');
    const second = (await ward.items()).find(({ id }) => id !== item.id);
    expect(
      await ward.turn((unit) => act(unit, minh, second?.id ?? '', { type: 'hasten', revision: second?.revision ?? 0 })),
    ).toMatchObject({ ok: false, issues: [{ key: 'issue-no-urgent-road' }] });
  });
});
