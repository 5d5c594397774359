/** Finds which list or figure a message asks for, by the things it mentions. Pure. */
import lists from '../../../words/lists/nearest.json' with { type: 'json' };
import { foldForSearch } from '../text/normalize.ts';
import { foldedPattern } from '../text/word-lists.ts';

/** In characters. A longer message describes something. */
const longestAsked = 110;

const { _why, asks, ...named } = lists;
/** `none`: a figure that the program does not count. */
export type Listed = keyof typeof named;
const asking = foldedPattern(asks);
const patterns = (Object.keys(named) as Listed[]).map((name) => [name, foldedPattern(named[name])] as const);

/** The list or figure. Null when the message asks for nothing that can be listed or counted. */
export function listedIn(text: string): Listed | null {
  const folded = foldForSearch(text).trim();
  const isShort = text.length <= longestAsked && !text.trim().includes('\n');
  if (!isShort || !asking.test(folded)) return null;
  return patterns.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
}
