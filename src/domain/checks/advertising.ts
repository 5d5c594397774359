/**
 * Finds advertising of loans, bets and easy jobs. A single such phrase may be a warning against it; several are advertising.
 */
import type { Check } from './check.ts';
import { matchesIn } from './place-matches.ts';
import type { Rule } from './rule.ts';
import { ownTexts } from './subject-texts.ts';

/** Phrases that are typical of advertising. */
export const spamRules: readonly Rule<'reject'>[] = [
  {
    id: 'SPAM-COMMON',
    action: 'reject',
    expression:
      /(?:vay[ \t]+(?:tiền[ \t]+)?(?:nhanh|nóng|online)|giải[ \t]+ngân[ \t]+trong[ \t]+\d+|nhà[ \t]+cái|cá[ \t]+độ|nạp[ \t]+rút|hoa[ \t]+hồng[ \t]+khủng|inbox[ \t]+ngay|việc[ \t]+nhẹ[ \t]+lương[ \t]+cao)/iu,
    origin: 'practice: loans, betting and sham jobs are what is sent most',
  },
];

/** From this number of different phrases on, the text is an advertisement. */
const enoughPhrases = 2;

/** Warns of a text with several advertising phrases. */
export const advertising: Check = {
  id: 'advertising',
  find: (subject) => {
    const texts = ownTexts(subject);
    const evidence = matchesIn(texts, ...spamRules.map((rule) => rule.expression));
    const phrases = new Set(
      evidence.map(({ where, number, start, end }) =>
        texts
          .find((text) => text.where === where && text.number === number)
          ?.text.slice(start, end)
          .normalize('NFC')
          .toLowerCase(),
      ),
    );
    if (phrases.size < enoughPhrases) return [];
    const facts = { count: phrases.size };
    return [{ check: 'advertising', key: 'check-advertising', severity: 'warning', facts, evidence }];
  },
};
