/** Who says that they are away, and when: a table of lines by many hands, read as a message of staff is. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readWordsModel } from '../../../src/adapters/words-model.ts';
import { localDate } from '../../../src/domain/calendar/local-date.ts';
import { readMeaning } from '../../../src/domain/words/reader.ts';

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
  ])('“%s” names “%s” as substitute', (words, deputy) => {
    expect(away(words)?.deputy).toBe(deputy);
  });

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
