/**
 * Letters of other scripts and styles that look like Latin ones: Cyrillic and Greek capitals, full-width, mathematical, circled
 * and small capital letters, and the Icelandic eth that old fonts use for Đ. Before patterns are matched, they are replaced by
 * the letters that people see.
 */

const pairs: readonly (readonly [string, string])[] = [
  ['АВЕКМНОРСТХУІЈЅԚԜҮ', 'ABEKMHOPCTXYIJSQWY'],
  ['аеорсхуіјѕкмтнԁԛԝү', 'aeopcxyijskmtndqwy'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
  ['ονιυ', 'oviu'],
  ['ᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢ', 'ABCDEGHIJKLMNOPRTUVWYZ'],
  ['ᎪᎷᎢᎾ', 'AMTO'],
  ['ÐƉð', 'ĐĐđ'],
];

const letters: ReadonlyMap<string, string> = new Map(
  pairs.flatMap(([given, plain]) => Array.from(given, (letter, at): [string, string] => [letter, plain[at] ?? letter])),
);

/** Styled forms of Latin letters that NFKC normalises: Ⅿ, Ⓜ, Ｍ, 𝐌, 🄼. */
const styled = '\\u2160-\\u217f\\u24b6-\\u24e9\\uff01-\\uff5e\\u{1d400}-\\u{1d7ff}\\u{1f130}-\\u{1f149}';

/** Regular expression source for one look-alike, with the flag u. */
export const lookAlikes = `[${[...letters.keys()].join('')}${styled}]`;

/** The Latin letter that it looks like; a sign for several letters (Ⅷ) stays unchanged. */
export function plainLetter(letter: string): string {
  // A styled Greek letter (𝜧) first becomes a Greek letter (Μ).
  const bare = letter.normalize('NFKC');
  const plain = letters.get(letter) ?? letters.get(bare) ?? bare;
  return [...plain].length === 1 ? plain : letter;
}
