/**
 * Vietnamese as it comes out when the keyboard that makes letters of keys is off: "nhaf chasy cuwus vowis" is "nhà cháy cứu
 * với". Whoever is in a hurry does not see it.
 */

const tones: Readonly<Record<string, string>> = { s: '\u0301', f: '\u0300', r: '\u0309', x: '\u0303', j: '\u0323' };
const syllable =
  /^(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?(?:[aeiouy]|[aeo][iuoy]|[iu][aeouy]|o[ae]|y[eu]|[iuy]e[um]?|uo[iu]?|u?y[aeu]|oa[iy]|ua[iy]|oeo|uyu)(?:ng|nh|ch|[cmnpt])?$/u;

/** The longest syllables take eight letters and their mark and tone: "nghieengs". */
const longest = 10;

/** What the keys of one word would have made; null when they make no syllable, or nothing but what stands there. */
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

/** So many different ones, or the word was meant as it stands. */
const fewest = 2;
/** With more than this share of such words the keyboard was off. */
const enough = 0.5;

/** Written with marks, or in another language, it stays as it is. @param isOther known to be no Vietnamese */
export const fromTelex = (text: string, isOther: (text: string) => boolean): string => {
  if (/[^\x20-\x7e\n]/u.test(text)) return text;
  const words = text.toLowerCase().match(/[a-z]{2,}/gu) ?? [];
  const found = words.filter((word) => typed(word) !== null);
  const isVietnamese = words.every((word) => syllable.test(word) || found.includes(word));
  if (!isVietnamese || new Set(found).size < fewest || found.length <= words.length * enough || isOther(text))
    return text;
  return text.replace(/[A-Za-z]{2,}/gu, (word) => typed(word.toLowerCase()) ?? word);
};
