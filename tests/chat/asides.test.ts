/**
 * What colleagues write about an item and to each other, written by someone without knowledge of the rules: corrections,
 * verdicts, plans, questions, small talk. The bot asks about messages that it does not understand; none of them becomes an item,
 * a paragraph, a citizen's question or a decision (words §6).
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readWordsModel } from '../../src/adapters/words-model.ts';
import type { Intent } from '../../src/chat/hear/intent.ts';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import { isAboutItem } from '../../src/domain/words/aside.ts';
import { readMeaning } from '../../src/domain/words/reader.ts';
import { type Scene, says } from './talk.ts';

const linesOf = (file: string): readonly string[] =>
  readFileSync(new URL(`../domain/words/independent-author/${file}.tsv`, import.meta.url), 'utf8')
    .split('\n')
    .map((line) => line.split('\t')[0]?.trim() ?? '')
    .filter((text) => text !== '');

/** All intents that a message can lead to, including fallbacks when the first intent finds nothing. */
const allOf = (intents: readonly Intent[]): readonly Intent[] =>
  intents.flatMap((intent) => [
    intent,
    ...('otherwise' in intent && Array.isArray(intent.otherwise) ? allOf(intent.otherwise) : []),
  ]);

const kinds = (text: string, scene: Scene): readonly string[] => allOf(says(text, scene)).map((intent) => intent.do);

const files = ['staff-asked', 'staff-decide', 'staff-figures', 'staff-plans', 'courtesy-staff'];
const roles = ['contributor', 'member', 'deputy', 'standingDeputy', 'head'] as const;

/** Intents that store the words unchanged: in an item or a paragraph, or as a decision. */
const takes: readonly string[] = ['add', 'assignQuestion', 'answerInWords', 'withdrawByCode', 'sendInWords'];

describe.each(files)('of %s', (file) => {
  const lines = linesOf(file);
  const saidBy = (does: readonly string[]): readonly string[] =>
    roles.flatMap((role) => lines.filter((text) => kinds(text, { role }).some((each) => does.includes(each))));

  it('no line starts an item or decides', () => {
    expect(lines.length).toBeGreaterThan(30);
    expect(saidBy(takes)).toEqual([]);
  });

  it('at most two lines are asked about as a possible letter', () => {
    expect(new Set(saidBy(['receive'])).size).toBeLessThanOrEqual(2);
  });

  it('at most two lines are added to the open draft', () => {
    const taken = lines.filter((text) => kinds(text, { hasDraft: true }).includes('add'));
    expect(taken.length, taken.join('\n')).toBeLessThanOrEqual(2);
  });
});

describe('a sentence for the open draft', () => {
  it.each([
    'Dịp này, phường trao 20 suất quà cho các hộ nghèo, mỗi suất 500 nghìn đồng.',
    'Lễ khai giảng có hơn 400 học sinh và phụ huynh tham dự.',
    'Anh Lê Văn Hậu ở khối 4 nhặt được chiếc ví và trả lại người mất.',
    'Chương trình do Hội Phụ nữ phường phối hợp Trạm Y tế tổ chức sáng 27/11.',
    'toi qua khoi 6 hop dan ban lam duong, 80 ho tham du',
    'Bà con khối 3 góp 120 ngày công sửa lại con mương dài 200 mét.',
    'thêm: 54 hộ dân khối 2 đã di dời',
  ])('is still added: "%s"', (text) => {
    expect(kinds(text, { hasDraft: true })).toContain('add');
    expect(kinds(text, { hasDraft: true })).not.toContain('askWhatItIs');
  });
});

describe('a remark about an item', () => {
  it.each([
    'nhầm tên ạ, cô Hạnh chứ không phải cô Hoa',
    'khoi 6 moi dung, em go lon khoi 9',
    'cu 98 tuoi, ko phai 89',
    'bài này cho lên nhưng bỏ tấm ảnh cuối',
    'anh chup nguoc sang qua, xin tam khac',
    '30/11 tong ket mat tran 14h hoi truong, phan cong to cua chi Lua',
    'Tối mốt họp dân khối 6, bà Châu hứa cho mình vô, cô Thảo đi với',
  ])('is recognised: "%s"', (text) => {
    expect(isAboutItem(text)).toBe(true);
  });

  it.each([
    'Ký kết quy chế phối hợp giữa UBND và MTTQ phường',
    'Hạ thủy chiếc thuyền thúng thứ 100 sáng nay ở bãi Đông',
    'Ông Tư bắt được con trăn, giao cho kiểm lâm sáng nay',
    'Thư viện phường mở cửa lại sau ba tháng sửa chữa',
    'Thăm và chúc Tết các gia đình chính sách trên địa bàn',
    'Trưng bày bản đồ quy hoạch tại trụ sở tuần này',
    'Hôm nay trường trồng vườn thuốc nam, do cô Oanh phụ trách',
    'Hôm nay công an làm định danh lưu động, giúp 94 cụ già không phải đi xa',
  ])('is not recognised in news: "%s"', (text) => {
    expect(isAboutItem(text)).toBe(false);
  });
});

describe('a location described by a person’s house', () => {
  const model = readWordsModel('words');
  const isLetter = (text: string): boolean =>
    readMeaning(text, { model, today: localDate('2026-11-27'), isStaff: false }).says.kind === 'letter';

  it.each([
    'Nhà bà Lan ở khối 3',
    'đối diện nhà ông tổ trưởng',
    'nhà ông cán bộ hưu cạnh trường',
    'nhà ông chủ tịch hội nông dân, khối 6',
    'nhà vợ chồng Tâm Hạnh, tổ 4',
    'ở nhà anh Hùng khối 7',
  ])('is no accusation: "%s"', (text) => {
    expect(isLetter(text)).toBe(false);
  });

  it.each([
    'Nhà bà Lan ở khối 3, bà ấy lấn ra đường',
    'nhà ông Tư nhận tiền hối lộ ở khối 3',
    'Nhà phó bí thư xây trái phép trên đất công viên',
  ])('does not hide an accusation about its people: "%s"', (text) => {
    expect(isLetter(text)).toBe(true);
  });
});
