/** Fits the digest on one screen: the reader's tasks first, then a count of the lines left out. */
import type { Facts, Sentence } from '../../domain/facts.ts';

/** What a phone 390 px wide shows of a chat's text below its bars. `signs`: characters per line. */
export const screen = { lines: 28, signs: 42 } as const;
/** Characters of a line's fixed words, without its facts; a test measures them. */
const ownSigns: Readonly<Record<string, number>> = {
  'digest-channels': 54,
  'digest-danger': 48,
  'digest-danger-more': 41,
  'digest-days-off': 55,
  'digest-later': 113,
  'digest-money': 31,
  'digest-obligations': 43,
  'digest-odd': 31,
  'digest-plan-missing': 33,
  'digest-quiet': 52,
  'digest-resolutions': 31,
  'digest-sign': 36,
  'digest-yesterday': 57,
  'night-clock': 83,
  'night-disk-full': 62,
  'night-gave-up': 69,
  'night-put-off': 63,
  'night-refused': 57,
  'night-restored': 91,
  'night-silent': 63,
  'night-stopped': 60,
  'night-unknown': 51,
};
const usualSigns = 27;
/** Lines used by the date above, the chain head below, and the count of further lines. */
const linesAround = 7;

/** Lines in order of priority: the last is cut first, and lines not listed here are cut before all others. */
const kept = [
  ...[
    'danger',
    'danger-more',
    'meeting',
    'turn',
    'sign',
    'late',
    'today',
    'odd',
    'channels',
    'free',
    'answers',
    'mend',
  ],
  ...['near', 'quiet', 'questions', 'obligations', 'resolutions', 'plan-today', 'plan-missing'],
].map((name) => `digest-${name}`);

const signsOf = (facts: Facts): number =>
  Object.values(facts).reduce<number>(
    (sum, fact) => sum + (typeof fact === 'object' ? usualSigns + signsOf(fact.facts ?? {}) : String(fact).length),
    0,
  );
/** Lines of the screen that a sentence fills, rounded up. */
export const heightOf = (line: Sentence): number =>
  Math.ceil(((ownSigns[line.key] ?? usualSigns) + signsOf(line.facts ?? {})) / screen.signs);

/** Returns the lines that fit, in their original order, and one line that counts the rest. */
export function oneScreen(lines: readonly Sentence[]): readonly Sentence[] {
  // Events of the server rank with the channels' line.
  const placeOf = (key: string) => kept.indexOf(/^night/u.test(key) ? 'digest-channels' : key);
  const rank = ({ key }: Sentence) => (placeOf(key) === -1 ? kept.length : placeOf(key));
  let left = screen.lines - linesAround;
  const fit = new Set<Sentence>();
  for (const line of lines.toSorted((a, b) => rank(a) - rank(b))) {
    left -= heightOf(line);
    if (left < 0) break;
    fit.add(line);
  }
  const more = lines.length - fit.size;
  return [
    ...lines.filter((line) => fit.has(line)),
    ...(more > 0 ? [{ key: 'digest-more', facts: { count: more } }] : []),
  ];
}
