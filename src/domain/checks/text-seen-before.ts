/**
 * Texts of other items that share much with this one (Art. 7: nobody's article is copied), from the look-up's results.
 * Two people may report one event, and a correction repeats what it corrects: it is shown side by side, people decide.
 */
import { formatDate, type LocalDate } from '../calendar/local-date.ts';
import type { Sentence } from '../facts.ts';
import type { Check, Finding } from './check.ts';

/** Share of this item's words from which a likeness is worth showing: unrelated news shares a tenth, recurring news a third. */
export const shownFrom = 0.4;

/** Share from which it counts as copied. */
export const copiedFrom = 0.7;

const whenShown = (publishedOn: LocalDate | null): Sentence =>
  publishedOn
    ? { key: 'check-text-published', facts: { day: formatDate(publishedOn) } }
    : { key: 'check-text-waiting' };

export const textSeenBefore: Check = {
  id: 'text-seen-before',
  find: ({ seenTexts }) =>
    seenTexts
      .filter(({ overlap }) => overlap >= shownFrom)
      .toSorted((a, b) => b.overlap - a.overlap)
      .map(({ code, title, publishedOn, overlap, passages }): Finding => {
        const facts = { code, title, percent: Math.min(100, Math.round(overlap * 100)), when: whenShown(publishedOn) };
        const evidence = passages.map(({ start, end, otherStart, otherEnd }) => ({
          where: 'body' as const,
          number: 1,
          start,
          end,
          other: { code, start: otherStart, end: otherEnd },
        }));
        const key = overlap >= copiedFrom ? 'check-text-copied' : 'check-text-similar';
        return { check: 'text-seen-before', key, severity: 'warning', facts, evidence };
      }),
};
