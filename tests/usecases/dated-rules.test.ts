/**
 * Rules with an effective day, by chat: drafted, shown with the difference they make,
 * adopted; the regulation, and who has not read it.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PaperActName } from '../../src/domain/act/paper.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import { formatVnd } from '../../src/domain/royalty/money.ts';
import { openPaper, paperContext } from '../../src/papers/open.ts';
import { figureSight } from '../../src/reading/figure-sight.ts';
import { seeStatement } from '../../src/reading/statement.ts';
import { actOnPaper } from '../../src/usecases/period/act.ts';
import { rowsOf } from '../support/rows.ts';
import { type Chat, chatOn } from './chat-on.ts';
import { type OpenWard, openWard } from './core.ts';

let ward: OpenWard;
let chat: Chat;
let lan: Person;
let ha: Person;
let hoa: Person;
let chairman: Person;

beforeEach(async () => {
  ward = await openWard(undefined, '2026-11-25T02:00:00Z');
  chat = chatOn(ward);
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  ha = await ward.person('Phạm Thị Hà', 'standingDeputy');
  hoa = await ward.person('Vũ Thị Hoa', 'head');
  chairman = await ward.person('Vũ Đình Bấy', 'chairman');
});
afterEach(() => ward.close());

const versions = (kind: 'rates' | 'ceilings' | 'tax' | 'salary' | 'bases' | 'deadlines' | 'office' | 'regulation') =>
  ward.turn(({ stores }) => stores.rules.list(kind));
/** An item published on the portal today, which earns by the rate of this day. */
const published = async (at = '2026-11-25T03:00:00Z') => {
  const { id } = await ward.submitted(lan);
  await rowsOf(ward.core)
    .updateTable('submission')
    .set({ state: 'published', publishedAt: Date.parse(at), decidedBy: hoa.id })
    .where('id', '=', id)
    .execute();
};
const paidNow = async (month = '2026-11'): Promise<number> => {
  const seen = await ward.look((sight) => seeStatement(sight, month));
  return seen.ok ? seen.statement.content.totals.royaltyVnd : Number.NaN;
};

describe('a rate table', () => {
  it('is proposed by the standing deputy with its difference, adopted by the chairman and not by the head, who is a payee; each day keeps its own table', async () => {
    await published();
    const before = await paidNow();
    const offer = await chat.says(
      ha,
      'đổi mức nhuận bút: 25/QĐ-UBND; từ 26/11/2026; tin A 0,8 B 0,4; ảnh 0,06; quản lý 15 %',
    );
    expect(offer).toContain('Mức nhuận bút: 25/QĐ-UBND, từ 26/11/2026');
    expect(offer).toContain('Tin: C 0,1 · B 0,2 · A 0,5 → C 0,1 · B 0,4 · A 0,8');
    expect(offer).toContain('Hỗ trợ công tác quản lý: 20 % → 15 %');
    // The message warns before adoption that a month would have two rates.
    expect(offer).toContain('bài đăng trước ngày 26/11/2026 tính theo mức cũ');
    expect(await versions('rates')).toHaveLength(1);
    for (const other of [ha, hoa]) await expect(chat.presses(other, 'Áp dụng')).rejects.toThrow('is offered no');
    expect(await chat.presses(chairman, 'Áp dụng')).toContain('Đã áp dụng');
    expect((await versions('rates')).map(({ version, by }) => [version, by])).toEqual([
      ['Quyết định mẫu về mức nhuận bút', null],
      ['25/QĐ-UBND', chairman.id],
    ]);
    expect(await ward.audit()).toEqual(expect.arrayContaining(['rule-proposed', 'rule-adopted']));
    expect(await paidNow()).toBe(before);
    ward.clock.advance(26 * 3_600_000);
    await ward.add(lan, 'Khối 6 làm đường\nHôm nay làm 200 m đường.\nNguồn: ông Bình');
    await chat.says(lan, 'gửi');
    await rowsOf(ward.core)
      .updateTable('submission')
      .set({ state: 'published', publishedAt: Date.parse('2026-11-26T05:00:00Z'), decidedBy: hoa.id })
      .where('state', '=', 'submitted')
      .execute();
    // One item by each table: 0.2 and 0.4 of the unit.
    expect(await paidNow()).toBe(before * 3);
  });

  it.each([
    ['25/QĐ-UBND; từ 31/02/2026; tin A 0,8', 'Không có ngày nào như “từ 31/02/2026”'],
    ['từ 01/12/2026; tin A 0,8', 'số quyết định'],
    ['25/QĐ-UBND; từ 01/12/2026; tin B 0,9', 'loại A không thể thấp hơn loại B'],
    ['25/QĐ-UBND; từ 01/12/2026; nhiều hơn', 'Chưa đọc được “nhiều hơn”'],
    ['25/QĐ-UBND; từ 01/12/2026; quản lý 120 %', 'từ 0 đến 100'],
    ['25/QĐ-UBND; từ 01/12/2026; tin A 0,5', 'không khác quy định đang áp dụng'],
  ])('%s: is refused with an explanation, and nothing is stored', async (words, sentence) => {
    expect(await chat.says(hoa, `đổi mức nhuận bút: ${words}`)).toContain(sentence);
    expect(await ward.turn(({ stores }) => stores.registers.list('rule', null))).toEqual([]);
  });

  it('proposed twice at once: the second person is told what the first has adopted', async () => {
    await chat.says(ha, 'đổi mức nhuận bút: 25/QĐ-UBND; từ 01/12/2026; tin A 0,8');
    await chat.says(hoa, 'đổi mức nhuận bút: 26/QĐ-UBND; từ 01/12/2026; tin A 0,9');
    await chat.presses(chairman, 'Áp dụng');
    expect(await chat.presses(chairman, 'Áp dụng').catch(() => chat.presses(chairman, 'Áp dụng'))).toContain(
      'đã có bản 26/QĐ-UBND được áp dụng',
    );
    expect(await versions('rates')).toHaveLength(2);
  });
});

describe('a ceiling', () => {
  it('below the amount owed states the difference and the effect before it is adopted', async () => {
    await published();
    const owed = await paidNow();
    expect(owed).toBeGreaterThan(40_000);
    await chat.says(hoa, '/quydinh');
    await chat.presses(hoa, 'Mức trần');
    await chat.presses(hoa, 'Ghi bản mới');
    const offer = await chat.says(hoa, 'tháng 40.000; giảm đều; 12/QĐ-UBND; từ 01/11/2026');
    expect(offer).toContain('40.000 đồng thấp hơn số đã phải trả');
    expect(offer).toContain('giảm đều theo tỷ lệ');
    expect(await paidNow()).toBe(owed);
    await chat.presses(hoa, 'Áp dụng');
    expect(await paidNow()).toBe(40_000);
  });

  it('below what is already spent pays nothing, and the signer is told so', async () => {
    await published();
    const spent = await paidNow();
    const act = (person: Person, name: PaperActName) =>
      ward.turn((unit) => {
        const input = { act: name, subject: '2026-11', argument: '', words: '', revision: null };
        return actOnPaper(unit, actorOf(person), input, figureSight(unit));
      });
    expect(await act(hoa, 'computeStatement')).toMatchObject({ ok: true });
    expect(await act(ha, 'checkStatement')).toMatchObject({ ok: true });
    expect(await act(chairman, 'approveStatement')).toMatchObject({ ok: true });
    expect(await act(hoa, 'payStatement')).toMatchObject({ ok: true });
    ward.clock.advance(10 * 86_400_000);
    await chat.says(hoa, 'đổi mức trần: 12/QĐ-UBND; năm 40.000; giảm đều; từ 01/12/2026');
    await chat.presses(hoa, 'Áp dụng');
    await ward.add(lan, 'Khối 6 làm đường\nHôm nay làm 200 m đường.\nNguồn: ông Bình');
    await chat.says(lan, 'gửi');
    await rowsOf(ward.core)
      .updateTable('submission')
      .set({ state: 'published', publishedAt: Date.parse('2026-12-04T05:00:00Z'), decidedBy: hoa.id })
      .where('state', '=', 'submitted')
      .execute();
    expect(await paidNow('2026-12')).toBe(0);
    const beyond = `thấp hơn số đã chi ${formatVnd(spent - 40_000)} đồng. Kỳ này chưa chi thêm`;
    expect(await chat.says(hoa, '/nhuanbut 2026-12')).toContain(beyond);
    const paper = { paper: { name: 'statement', of: '2026-12' }, form: 'docx' } as const;
    const document = await ward.look((sight) => openPaper(sight, ward.core.translator, hoa.id, paper));
    expect(JSON.stringify(document)).toContain(beyond);
  });

  it('can be set by who leads only, and needs an amount', async () => {
    expect(await chat.says(hoa, 'đổi mức trần: 12/QĐ-UBND; tháng nhiều')).toContain('Cần ít nhất một mức');
    expect(await chat.says(hoa, 'trần nhuận bút tháng 5 triệu')).toContain('Mức trần');
    expect(await chat.says(lan, 'đổi mức trần: 12/QĐ-UBND; tháng 1 triệu')).not.toContain('Mức trần');
    expect(await versions('ceilings')).toEqual([]);
  });
});

describe('base salary and tax', () => {
  it('are dated by their decrees, after the values that the program knows', async () => {
    await published();
    const before = await paidNow();
    await chat.says(hoa, 'đổi lương cơ sở: Nghị định 300/2026/NĐ-CP; từ 25/11/2026; 5.060.000');
    await chat.presses(hoa, 'Áp dụng');
    expect(await paidNow()).toBe(before * 2);
    const offer = await chat.says(
      hoa,
      'đổi ngưỡng thuế: Nghị định 301/2026/NĐ-CP; từ 26/11/2026; ngưỡng 20.000; thuế suất 10 %',
    );
    expect(offer).toContain('Khấu trừ từ mỗi lần chi: 5.000.000 đồng → 20.000 đồng');
    await chat.presses(hoa, 'Áp dụng');
    // Paid after the month, by the tax threshold of that day.
    const seen = await ward.look((sight) => seeStatement(sight, '2026-11'));
    expect(seen.ok && seen.statement.content.totals.taxVnd).toBeGreaterThan(0);
  });
});

describe('legal bases', () => {
  it('end with their replacement; papers cite the bases of their day, and the report warns', async () => {
    const offer = await chat.says(
      hoa,
      'đổi căn cứ: Nghị định số 224/2026/NĐ-CP; hết 24/11/2026; thay bằng Nghị định số 400/2026/NĐ-CP',
    );
    expect(offer).toContain('đến 24/11/2026, thay bằng Nghị định số 400/2026/NĐ-CP');
    await chat.presses(hoa, 'Áp dụng');
    const { bases, on } = await ward.look((sight) => paperContext(sight, ward.core.translator));
    const inForce = bases.filter(({ from, until }) => from <= on && (until ?? on) >= on).map(({ name }) => name);
    expect(inForce).toContain('Nghị định số 400/2026/NĐ-CP');
    expect(inForce.join()).not.toContain('224/2026');
    expect(await chat.says(hoa, '/baocao')).toContain('400/2026');
    expect(await chat.says(hoa, 'đổi căn cứ: Nghị định số 9/2001/NĐ-CP; hết 24/11/2026')).toContain('Không có căn cứ');
  });
});

describe('deadlines', () => {
  it('apply to what is sent from their first day on; earlier items keep theirs', async () => {
    const before = await ward.submitted(lan);
    expect(before.standing.due?.on).toBe('2026-11-26');
    expect(await chat.says(hoa, 'đổi thời hạn: 12/QĐ-UBND; từ 24/11/2026; tin 3')).toContain('đã qua');
    expect(await chat.says(hoa, 'đổi thời hạn: 12/QĐ-UBND; trả lời không')).toContain('trả lời công dân phải có hạn');
    const offer = await chat.says(hoa, 'đổi thời hạn: 12/QĐ-UBND; từ 26/11/2026; tin 3; trả lời 10');
    expect(offer).toContain('Tin tức: 1 ngày làm việc → 3 ngày làm việc');
    await chat.presses(hoa, 'Áp dụng');
    expect((await chat.heard(lan)).at(-1)).toContain('giữ hạn cũ');
    ward.clock.advance(24 * 3_600_000);
    await ward.add(lan, 'Khối 6 làm đường\nHôm nay làm 200 m đường.\nNguồn: ông Bình');
    await chat.says(lan, 'gửi');
    const days = (await ward.items()).map(({ standing }) => standing.due?.on).toSorted();
    // Thursday and three working days later. Whether Saturday the 28th is worked in exchange for
    // the 23rd depends on an announcement; the text says so.
    expect(days[0]).toBe('2026-11-26');
    expect(days[1]).toBe('2026-12-01');
  });
});

describe('the office’s contact data', () => {
  it('are changed part by part with a preview, from their first day on, and citizens read them in the usual places', async () => {
    expect(await chat.says(hoa, 'đổi thông tin liên hệ: từ 26/11/2026; điện thoại: gọi cô Hạnh')).toContain(
      'Chưa đọc được',
    );
    const offer = await chat.says(
      hoa,
      'đổi thông tin liên hệ: từ 26/11/2026; điện thoại: 0220 3000 999; giờ làm việc: 7h30-11h30, 13h-16h30',
    );
    expect(offer).toContain('Điện thoại: 0220 3000 137 → 0220 3000 999');
    expect(offer).toContain('Giờ làm việc: 07:30–11:30, 13:30–17:00 → 07:30–11:30, 13:00–16:30');
    await chat.presses(hoa, 'Áp dụng');
    const seen = () => ward.turn(async (unit) => [unit.ward.contact.phone, unit.ward.officeHours?.spans.at(-1)?.to]);
    expect(await seen()).toEqual(['0220 3000 137', undefined]);
    ward.clock.advance(24 * 3_600_000);
    expect(await seen()).toEqual(['0220 3000 999', 16 * 60 + 30]);
    // The next change is compared with what is in force then; the ward's file remains the first version.
    expect(await chat.says(hoa, 'đổi thông tin liên hệ: điện thoại: 0220 3000 137')).toContain(
      '0220 3000 999 → 0220 3000 137',
    );
    expect(await chat.says(lan, 'đổi thông tin liên hệ: điện thoại: 0220 1')).not.toContain('→');
  });
});

describe('the regulation', () => {
  const change = '12/QĐ-UBND; từ 01/12/2026\nĐiều 9. Nhuận bút chi theo quyết định của Chủ tịch UBND phường.';

  it('is shown by articles; a new text is previewed, announced to all, and people who have not read it are listed', async () => {
    expect(await chat.says(hoa, 'quy chế')).toContain('Chương III, Điều 6');
    const offer = await chat.says(hoa, `đổi quy chế: ${change}`);
    expect(offer).toContain('Điều 9: Điều 9. Mức hỗ trợ');
    expect(offer).toContain('→ Điều 9. Nhuận bút chi theo quyết định');
    await chat.presses(hoa, 'Áp dụng');
    expect((await chat.heard(lan)).at(-1)).toContain('Quy chế có nội dung mới theo 12/QĐ-UBND, hiệu lực từ 01/12/2026');
    expect(await chat.says(hoa, 'quy chế')).toContain('Chưa xác nhận đã đọc (3): ');
    await chat.presses(lan, 'Đã đọc Quy chế');
    expect(await chat.says(hoa, 'quy chế')).not.toContain('Nguyễn Thị Lan');
    expect(await ward.audit()).toContain('regulation-read');
    // Until its effective day the earlier text applies.
    expect(await chat.says(hoa, 'quy chế')).toContain('Mức hỗ trợ cho công tác quản lý');
    ward.clock.advance(7 * 24 * 3_600_000);
    expect(await chat.says(hoa, 'quy chế')).toContain('Nhuận bút chi theo quyết định');
  });

  it.each([
    ['12/QĐ-UBND\nĐiều 6. Khác.', 'có hai Điều 6'],
    ['12/QĐ-UBND\nĐiều 30. Khác.', 'không có Điều 30'],
    ['12/QĐ-UBND\nkhác hẳn', 'Chưa thấy điều nào'],
    ['Điều 9. Không có số.', 'số quyết định'],
  ])('%s: is refused with an explanation', async (words, sentence) => {
    expect(await chat.says(hoa, `đổi quy chế: ${words}`)).toContain(sentence);
    expect(await versions('regulation')).toEqual([]);
  });

  it('names the chapter of an article if two have the same number', async () => {
    expect(await chat.says(hoa, 'đổi quy chế: 12/QĐ-UBND\nChương III\nĐiều 6. Giữ bí mật.')).toContain('Giữ bí mật');
    await chat.presses(hoa, 'Áp dụng');
    const text = await chat.says(hoa, 'quy chế');
    expect(text).toContain('Chương II, Điều 6: Điều 6. Nhiệm vụ cụ thể');
    expect(text).toContain('Chương III, Điều 6: Điều 6. Giữ bí mật');
  });
});
