/** Which list or figure is asked for, by the things that the words speak of. PURE. */
import lists from '../../../words/lists/nearest.json' with { type: 'json' };
import { foldForSearch } from '../text/normalize.ts';
import { foldedPattern } from '../text/word-lists.ts';

/** Longer messages tell of something. In characters. */
const longestAsked = 110;

const { _why, asks, ...named } = lists;
/** `none`: nobody counts that here. */
export type Listed = keyof typeof named;
const asking = foldedPattern(asks);
const patterns = (Object.keys(named) as Listed[]).map((name) => [name, foldedPattern(named[name])] as const);

/** Null: the words ask for nothing that can be listed or counted. */
export function listedIn(text: string): Listed | null {
  const folded = foldForSearch(text).trim();
  const isShort = text.length <= longestAsked && !text.trim().includes('\n');
  if (!isShort || !asking.test(folded)) return null;
  return patterns.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
}
