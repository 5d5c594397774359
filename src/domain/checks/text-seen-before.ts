/**
 * Reports other items whose text shares much with this one (Art. 7 forbids copying), from the results of the look-up. Two
 * people may report one event, and a correction repeats what it corrects, so both texts are shown side by side and people
 * decide. The look-up returns only matches worth showing; this check only rates them.
 */
import { formatDate, type LocalDate } from '../calendar/local-date.ts';
import type { Sentence } from '../facts.ts';
import type { Check, Finding } from './check.ts';
import { copiedFrom } from './copied-text.ts';

const whenShown = (publishedOn: LocalDate | null): Sentence =>
  publishedOn
    ? { key: 'check-text-published', facts: { day: formatDate(publishedOn) } }
    : { key: 'check-text-waiting' };

/** Warns of each similar text; from `copiedFrom` on it is called a copy. */
export const textSeenBefore: Check = {
  id: 'text-seen-before',
  find: ({ seenTexts }) =>
    seenTexts
      .toSorted((a, b) => b.overlap - a.overlap)
      .map(({ code, title, publishedOn, overlap, passages }): Finding => {
        const facts = { code, title, percent: Math.min(100, Math.round(overlap * 100)), when: whenShown(publishedOn) };
        const evidence = passages.map(({ mine, theirs }) => ({
          where: 'body' as const,
          number: 1,
          start: mine.start,
          end: mine.end,
          other: { code, start: theirs.start, end: theirs.end },
        }));
        const key = overlap >= copiedFrom ? 'check-text-copied' : 'check-text-similar';
        return { check: 'text-seen-before', key, severity: 'warning', facts, evidence };
      }),
};
