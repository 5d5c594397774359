/** Who says that they are away, and when: a table of lines by many hands, read as a message of staff is. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readWordsModel } from '../../../src/adapters/words-model.ts';
import { localDate } from '../../../src/domain/calendar/local-date.ts';
import { readMeaning } from '../../../src/domain/words/reader.ts';
import { substituteIn } from '../../../src/domain/words/stand-in.ts';

const model = readWordsModel('words');
const today = localDate('2026-11-25');
const lines = readFileSync(new URL('../../fixtures/absences.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t') as [words: string, days: string]);

const away = (words: string) => {
  const { says } = readMeaning(words, { model, today, isStaff: true });
  return says.kind === 'staff' && says.wish?.wish === 'away' ? says.wish : null;
};

describe('an absence', () => {
  it.each(lines)('“%s” is %s', (words, days) => {
    const said = away(words);
    const from = said && (said.from ?? today);
    const to = said && (said.to ?? from);
    const [first, last] = days.split(' ');
    // An end that nobody told is asked about.
    expect(said ? `${from} ${last === '*' ? '*' : to}` : '-').toBe(last ? `${first} ${last}` : days);
  });

  it.each([
    ['mai tôi nghỉ, giao anh Lâm', 'Lâm'],
    ['mai tôi nghỉ nhờ anh Trọng ký thay', 'Trọng'],
    ['mai tôi nghỉ, giao Hà', 'Hà'],
    ['mơi tui nghỉ nghen, nhờ chị Bảy coi giùm', 'Bảy'],
    ['hôm nay tôi ốm, chuyển mấy bài chờ tôi cho chị Tâm', 'Tâm'],
    ['Tôi vắng tuần này, bài của tôi cứ để chị Huyền xem giúp.', 'Huyền'],
    ['Anh Sơn ký thay em thứ hai nhé cả nhà, em đi họp tỉnh', 'Sơn'],
    ['mai em vắng, có gì cứ liên hệ chị Thắm ạ', 'Thắm'],
    ['Mai tôi đi công tác, việc gấp thì gọi đồng chí Hưng', 'Hưng'],
    ['mai toi vang, co gi goi chi hoa nhe', 'hoa'],
    ['mai em vắng, có gì gọi chị qua số cũ nhé', ''],
    ['mai tôi nghỉ, có gì gọi em', ''],
    ['mai tôi nghỉ, đồng chí Thắng phó ban thay tôi', 'Thắng'],
    ['mai tôi nghỉ, giao phó chủ tịch', 'phó chủ tịch'],
    ['mai tôi nghỉ, ai duyệt hộ', ''],
    ['mai em nghỉ để đưa con đi khám', ''],
    ['từ mai đến hết tuần tôi đi họp, anh Hùng bí thư chi bộ duyệt thay', 'Hùng'],
    ['Lan kế toán thay tôi', 'Lan'],
    ['tuần sau tôi đi học chính trị, có gì anh Dũng phó chủ tịch ký thay', 'Dũng'],
    ['mai em nghỉ, có gì ai duyệt thay cũng được', ''],
    ['mai tôi nghỉ, giao đồng chí Lan - kế toán', 'Lan'],
    ['mai tôi nghỉ, nhờ phó chủ tịch Minh ký thay', 'Minh'],
    ['mai nghi nho chi lan ke toan', 'lan'],
    ['mai tôi nghỉ, giao Trần Văn Phòng', 'Trần Văn Phòng'],
    ['mai tôi vắng, ủy quyền bà Nguyễn Thị Mai - Phó ban', 'Nguyễn Thị Mai'],
  ])('“%s” names “%s” as substitute', (words, deputy) => {
    expect(away(words)?.deputy).toBe(deputy);
  });

  it.each([
    ['tôi nghỉ 30, 31 va 1/12', '31/11'],
    ['tôi nghỉ ngày 29, 30, 31', '31/11'],
    ['tôi nghỉ từ 31 đến 2/12', '31/11'],
    ['tôi nghỉ 30/2', '30/2'],
    ['tôi nghỉ ngày 31 tháng 11', '31/11'],
  ])('“%s” has a day that does not exist: %s', (words, day) => {
    const { says } = readMeaning(words, { model, today, isStaff: true });
    expect(says).toMatchObject({ kind: 'staff', wish: { wish: 'noSuchDay', day } });
  });

  it.each(['Lan kế toán', 'kế toán Lan', 'đồng chí Lan (kế toán)', 'chị Lan phó ban nhé'])(
    '“%s” answers who stands in: Lan',
    (words) => {
      expect(substituteIn(words)).toBe('Lan');
    },
  );

  it.each([
    'Tôi đề nghị mở lớp buổi tối để các cụ đi học',
    'mình nghi có khuất tất trong đấu giá đất hôm 20',
    'Tập huấn phòng cháy cho tiểu thương chợ Mai',
    'mai tôi bận, chiều mới gửi bài 0042 được',
    'sáng nay họp, giao chị Hoa viết bài',
  ])('“%s” states no absence', (words) => {
    expect(away(words)).toBeNull();
  });
});
