/** Days, hours and commands in people's own words: one table, parsed by the same code as in the chat. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/domain/calendar/local-date.ts';
import { readReplyCode } from '../../../src/domain/submission/codes.ts';
import { foldForSearch } from '../../../src/domain/text/normalize.ts';
import { foldedText } from '../../../src/domain/words/folded-text.ts';
import { dayIn, type Time, timeIn } from '../../../src/domain/words/moment.ts';
import { spokenPlan } from '../../../src/domain/words/spoken-plan.ts';
import { staffWishIn } from '../../../src/domain/words/staff.ts';

const today = localDate('2026-11-27');
const shown = (time: Time | null): string =>
  time ? [time.hour, time.minute].map((part) => String(part).padStart(2, '0')).join(':') : '-';
const written = /\d{1,2} ?[/.-] ?\d{1,2}(?: ?[/.-] ?\d{4})?/gu;
const moment = (words: string): string => {
  const folded = foldForSearch(words);
  return `${dayIn(folded, today) ?? '-'} ${shown(timeIn(folded.replaceAll(written, ' ')))}`;
};
const wished = (words: string): string => {
  const wish = staffWishIn(foldedText(words), today);
  if (wish?.wish === 'item') return wish.act === 'view' ? 'open' : wish.act;
  return wish ? (wish.wish === 'append' ? 'add' : wish.wish) : (readReplyCode(words)?.act ?? '-');
};

const readers: Readonly<Record<string, (words: string) => string>> = {
  day: (words) => dayIn(foldForSearch(words), today) ?? '-',
  hour: (words) => shown(timeIn(foldForSearch(words))),
  both: moment,
  span: (words) => {
    const wish = staffWishIn(foldedText(`tôi nghỉ ${words}, giao đồng chí Minh`), today);
    return wish?.wish === 'away' ? `${wish.from} ${wish.to}` : '-';
  },
  act: wished,
  plan: (words) => moment(spokenPlan(words)?.when ?? ''),
};

const lines = readFileSync(new URL('../../fixtures/spoken.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t') as [kind: string, words: string, means: string]);

describe('what people type when a day, an hour or a command is expected', () => {
  it('is tested with over 120 phrases', () => {
    expect(lines.length).toBeGreaterThan(120);
  });
  it.each(lines)('%s: “%s” is %s', (kind, words, means) => {
    expect(readers[kind]?.(words)).toBe(means);
  });
});
