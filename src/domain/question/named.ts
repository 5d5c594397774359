/**
 * Finds which people of the ward a text names. A person who may be accused by a text is never notified of it, by any path
 * (words §3; Luật Tố cáo 25/2018, Điều 8). A name alone may express a doubt that no word list covers, so it also excludes the
 * person named.
 */
import lists from '../../../words/lists/accused.json' with { type: 'json' };
import type { PersonId } from '../ids.ts';
import { isRole, type Role } from '../roles.ts';
import { foldForSearch } from '../text/normalize.ts';
import { wordSet } from '../text/word-lists.ts';
import { containsAny, forMatching, phraseLists, phrases, withoutPhrases } from './phrase-matching.ts';

/** A person of the ward, with the fields by which a text may name them. */
export interface Colleague {
  readonly id: PersonId;
  readonly name: string;
  readonly role: Role;
}

const { addresses, viceChairman, chairman, doubts, attacks } = phraseLists(lists);
const titles = lists.titles.map(({ roles, words }) => ({ roles: roles.filter(isRole), words: phrases(words) }));
const forms = wordSet(lists.words.forms);
const looseForms = wordSet(lists.words.looseForms);
const calls = wordSet(lists.words.calls);
const leads = wordSet(lists.words.leads);
const places = wordSet(lists.words.places);

const wordsOf = (text: string): readonly string[] => text.normalize('NFC').match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
const small = (word: string | undefined): string => (word ?? '').toLowerCase();
const isBare = (word: string): boolean => foldForSearch(word) === word.toLowerCase();

/** True when a word is spelled as meant or has no marks: "có" is not "cô", but "co" may be. */
const isWord = (said: string | undefined, meant: string): boolean =>
  small(said) === meant || (said !== undefined && isBare(said) && small(said) === foldForSearch(meant));

const isForm = (said: string | undefined): boolean => {
  const folded = foldForSearch(said ?? '');
  return forms.has(small(said)) || (isBare(said ?? '') && looseForms.has(folded));
};

/** "văn phòng", "trưởng ban": a person's office, mentioned beside their name. */
const office =
  /^(?:(?:o|ben|lam|cua|lam o|at|in|from|the) ){0,2}(?:van phong|truong ban|pho (?:truong )?ban|chu tich|mot cua|ban bien tap|bo phan|ke toan|can bo|thu ky|lanh dao|uy ban|ubnd|office|deputy|head)\b/u;
const officeBefore =
  /\b(?:van phong|truong ban|pho (?:truong )?ban|chu tich|mot cua|ban bien tap|ke toan|can bo|nhan vien|cong chuc|thu ky|sep|lanh dao|deputy|head|clerk|officer)$/u;
/** How many words before or after the name such a title may take. */
const titleWords = 5;

type Place = 'certain' | 'likely' | null;

/** How certainly the word at this position is the given name of the person. */
function placeOf(words: readonly string[], at: number, given: string, isPlain: boolean): Place {
  const word = words[at] ?? '';
  if (!isWord(word, given)) return null;
  const before = words[at - 1];
  // "đường Hồ Chí Minh" is a street, not a person of the ward.
  if (foldForSearch(before ?? '') === 'chi' && foldForSearch(words[at - 2] ?? '') === 'ho') return null;
  const isCapital = /^\p{Lu}\p{Ll}/u.test(word);
  const hasOffice =
    office.test(foldForSearch(words.slice(at + 1, at + 1 + titleWords).join(' '))) ||
    officeBefore.test(foldForSearch(words.slice(Math.max(0, at - titleWords), at).join(' ')));
  if (hasOffice) return 'certain';
  if (isForm(before)) {
    const isExact = !isPlain && forms.has(small(before)) && small(word) === given;
    return isExact || isCapital || (isPlain && looseForms.has(small(before))) ? 'certain' : 'likely';
  }
  const follows = before !== undefined && /^\p{Lu}\p{Ll}/u.test(before) && !officeBefore.test(foldForSearch(before));
  return isCapital && !follows ? 'likely' : null;
}

const givenName = (name: string): string => small(wordsOf(name).at(-1));

/** "chị Thư ơi", "cảm ơn anh Minh", "gửi bà Hoa": the person is only addressed; the text says nothing about them. */
const isCalled = (words: readonly string[], at: number): boolean =>
  calls.has(small(words[at + 1])) || leads.has(small(isForm(words[at - 1]) ? words[at - 2] : words[at - 1]));

const namesWithout = (
  words: readonly string[],
  board: readonly Colleague[],
  is: (words: readonly string[], at: number) => boolean,
): readonly string[] => {
  const givens = board.map(({ name }) => givenName(name));
  return words.filter((word, at) => !(givens.some((given) => isWord(word, given)) && is(words, at)));
};
const withoutCalls = (words: readonly string[], board: readonly Colleague[]): readonly string[] =>
  namesWithout(words, board, isCalled);

/** "nhà ông Minh", "chị Thư bị …": the name marks a place, or the person is the victim. */
const isPlaceOrVictim = (words: readonly string[], at: number): boolean =>
  places.has(small(isForm(words[at - 1]) ? words[at - 2] : words[at - 1])) ||
  words.slice(at + 1, at + 1 + titleWords).some((word) => isWord(word, 'bị'));

const namesPerson = (words: readonly string[], isPlain: boolean, { name }: Colleague, from: 'certain' | 'likely') => {
  const folded = ` ${words.map(foldForSearch).join(' ')} `;
  const given = givenName(name);
  const places = words.map((_, at) => placeOf(words, at, given, isPlain));
  return folded.includes(` ${foldForSearch(name)} `) || places.includes('certain') || places.includes(from);
};

/**
 * Every colleague whom the text may mean: by full name, by "ông Bấy", by "anh H.", by office. One too many is better than one
 * too few.
 */
export const accusedAmong = (text: string, board: readonly Colleague[]): readonly PersonId[] => {
  const heard = withoutPhrases(forMatching(text), addresses);
  const words = wordsOf(text);
  const folded = ` ${words.map(foldForSearch).join(' ')} `;
  const meantRoles = new Set(
    titles.filter(({ words: each }) => containsAny(heard, each)).flatMap(({ roles }) => roles),
  );
  if (containsAny(withoutPhrases(heard, viceChairman), chairman)) meantRoles.add('chairman');
  return board
    .filter((colleague) => {
      const last = foldForSearch(givenName(colleague.name));
      const isNamed =
        namesPerson(words, heard.isPlain, colleague, 'likely') ||
        (last !== '' && new RegExp(` (?:ong|ba|anh|chi|chu|co|dong chi) (?:${last}|${last[0]}) `, 'u').test(folded));
      return isNamed || meantRoles.has(colleague.role);
    })
    .map(({ id }) => id);
};

/**
 * Colleagues about whom the text says something by name. A person who is only addressed ("chị Thư ơi", "gửi bà Hoa") is not
 * included.
 */
export const spokenOfAmong = (text: string, board: readonly Colleague[]): readonly PersonId[] => {
  const words = withoutCalls(wordsOf(text), board);
  const { isPlain } = forMatching(text);
  return board.filter((colleague) => namesPerson(words, isPlain, colleague, 'certain')).map(({ id }) => id);
};

/** True when the text questions a person's conduct: taking money, not keeping office hours, favouring relatives, rudeness. */
export const doubtsConduct = (text: string): boolean => containsAny(forMatching(text), doubts);

/**
 * Colleagues whose conduct the text doubts. The sender is asked whether it is a letter, and these colleagues cannot read it.
 */
export const doubtedAmong = (text: string, board: readonly Colleague[]): readonly PersonId[] =>
  doubtsConduct(text) ? accusedAmong(withoutCalls(wordsOf(text), board).join(' '), board) : [];

/**
 * Colleagues who are not notified of a cry for help: all whom it may mean, except those who are only called to it ("chị Thư ơi,
 * cháy nhà em").
 */
export const possiblyAccusedByCry = (
  text: string,
  numbers: readonly string[],
  board: readonly Colleague[],
): readonly PersonId[] => {
  const isViolence = numbers.includes('113') || containsAny(forMatching(text), attacks);
  return accusedAmong(isViolence ? text : withoutCalls(wordsOf(text), board).join(' '), board);
};

/** True when a cry for help accuses a person of the ward. Like those of a letter, its words are hidden (words §2, §3). */
export const cryAccusesColleague = (text: string, numbers: readonly string[], board: readonly Colleague[]): boolean => {
  const isCharge = numbers.includes('113') || containsAny(forMatching(text), attacks) || doubtsConduct(text);
  return isCharge && accusedAmong(namesWithout(wordsOf(text), board, isPlaceOrVictim).join(' '), board).length > 0;
};
