/**
 * Repairs Vietnamese typed for a Telex keyboard that was switched off: "nhaf chasy cuwus vowis" becomes "nhà cháy cứu với".
 * People in a hurry do not notice it.
 */

const tones: Readonly<Record<string, string>> = { s: '\u0301', f: '\u0300', r: '\u0309', x: '\u0303', j: '\u0323' };
const syllable =
  /^(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?(?:[aeiouy]|[aeo][iuoy]|[iu][aeouy]|o[ae]|y[eu]|[iuy]e[um]?|uo[iu]?|u?y[aeu]|oa[iy]|ua[iy]|oeo|uyu)(?:ng|nh|ch|[cmnpt])?$/u;

/** The longest syllables have eight keys plus their mark and tone: "nghieengs". */
const longest = 10;

/** The word that the keys would have produced; null when they form no syllable or no marked letter. */
const typed = (word: string): string | null => {
  if (word.length > longest) return null;
  let made = '';
  let tone = '';
  let isMarked = false;
  for (const letter of word) {
    const before = made.at(-1) ?? '';
    const hasVowel = /[aeiouy]/u.test(made);
    const far = new RegExp(`${letter}(?![\\u0302\\u0306\\u031b])(?=[^aeo]*$)`, 'u');
    if (letter === 'd' && made === 'd') made = 'đ';
    else if (letter === 'w' && /[aou]/u.test(before)) {
      made =
        before === 'a' ? `${made}\u0306` : made.replace(/u?[ou]$/u, (last) => last.replaceAll(/[ou]/gu, '$&\u031b'));
    } else if (/[aeo]/u.test(letter) && far.test(made)) made = made.replace(far, `${letter}\u0302`);
    else if (tones[letter] !== undefined && hasVowel && tone === '') {
      tone = tones[letter];
      continue;
    } else {
      made += letter;
      continue;
    }
    isMarked = true;
  }
  const bare = made.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
  if ((tone === '' && !isMarked) || !syllable.test(bare)) return null;
  return made.replace(/[aeiouy][\u0302\u0306\u031b]*/u, `$&${tone}`).normalize('NFC');
};

/** The minimum number of different Telex words; with fewer the words were meant as typed. */
const fewest = 2;
/** The share of Telex words above which the keyboard was off. */
const enough = 0.5;

/**
 * The repaired text. Text with marks or in another language is returned unchanged.
 * @param isOther true for text known to be in another language
 */
export const fromTelex = (text: string, isOther: (text: string) => boolean): string => {
  if (/[^\x20-\x7e\n]/u.test(text)) return text;
  const words = text.toLowerCase().match(/[a-z]{2,}/gu) ?? [];
  const found = words.filter((word) => typed(word) !== null);
  const isVietnamese = words.every((word) => syllable.test(word) || found.includes(word));
  if (!isVietnamese || new Set(found).size < fewest || found.length <= words.length * enough || isOther(text))
    return text;
  return text.replace(/[A-Za-z]{2,}/gu, (word) => typed(word.toLowerCase()) ?? word);
};

/** "Hoom" is read as a syllable by its letters; only "oong" is one ("xoong"). */
const doubled = /oo(?!ng)/u;

/**
 * The text with single words repaired: "mai em xin nghir" becomes "mai em xin nghỉ". Only words that are no Vietnamese syllable as
 * typed; an English word may be among them ("next"), so only for Vietnamese text.
 */
export const fromTelexRests = (text: string): string =>
  text.replace(/(?<![\p{L}\d])[A-Za-z][a-z]+(?![\p{L}\d])/gu, (word) => {
    const small = word.toLowerCase();
    const made = syllable.test(small) && !doubled.test(small) ? null : typed(small);
    if (made === null) return word;
    return small === word ? made : `${made.charAt(0).toUpperCase()}${made.slice(1)}`;
  });
