/** Generates typical searches, each unique: consecutive words of an item, as a reader might remember them. */
import Database from 'better-sqlite3';
import { foldInPlace } from '../src/domain/text/normalize.ts';

/** Fewest and most words of a query. */
const [fewest, most] = [2, 5];
const letters = 'abcdefghijklmnopqrstuvwxyz';

/** A repeatable random generator (linear congruential, Numerical Recipes). @returns a number below `below` */
function createDice(): (below: number) => number {
  let seed = 7;
  return (below) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
}

/** A typo: one letter deleted, inserted or replaced, or two neighbours swapped, never at the beginning of the word. */
function withTypo(word: string, dice: (below: number) => number): string {
  const at = 1 + dice(word.length - 2);
  const letter = letters[dice(letters.length)] ?? '';
  const [before, after] = [word.slice(0, at), word.slice(at)];
  const typos = [
    before + after.slice(1),
    before + letter + after,
    before + letter + after.slice(1),
    `${before}${after[1] ?? ''}${after[0] ?? ''}${after.slice(2)}`,
  ];
  return typos[dice(typos.length)] ?? word;
}

/**
 * A third with accents, a third without, a third without and with a typo in a word of five letters if there is one; half from
 * titles, half from summaries.
 * @param path of a filled portal @returns `count` queries, URL-encoded
 */
export function madeQueries(path: string, count: number): readonly string[] {
  const database = new Database(path, { readonly: true });
  const items = database
    .prepare<[], { readonly title: string; readonly summary: string }>('SELECT title, summary FROM article ORDER BY id')
    .all();
  database.close();
  const dice = createDice();
  const queries = new Set<string>();
  while (queries.size < count) {
    const item = items[dice(items.length)];
    const text = (dice(2) === 0 ? item?.title : item?.summary) ?? '';
    const words = text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
    const length = fewest + dice(most - fewest + 1);
    const from = dice(Math.max(1, words.length - length));
    const typed = words.slice(from, from + length).map((word) => word.toLowerCase());
    const how = dice(3);
    const plain = how === 0 ? typed : typed.map(foldInPlace);
    const slip = how === 2 ? plain.findIndex((word) => /^[a-z]{5,}$/u.test(word)) : -1;
    queries.add(plain.map((word, at) => (at === slip ? withTypo(word, dice) : word)).join(' '));
  }
  return [...queries].map((query) => encodeURIComponent(query).replaceAll('%20', '+'));
}
