/** Thanks, greetings, assent, wishes, praise and signs: at most one short answer, whatever is open stays open. */
import lists from '../../../words/lists/courtesy.json' with { type: 'json' };
import { foldedPattern } from '../text/word-lists.ts';
import { bareWords, type SaidText } from './said.ts';

export type Courtesy = 'thanks' | 'greeting' | 'assent' | 'wish' | 'praise' | 'farewell' | 'sign';

const kinds = (Object.keys(lists.kinds) as Exclude<Courtesy, 'sign'>[]).map(
  (kind) => [kind, foldedPattern(lists.kinds[kind])] as const,
);
const others = foldedPattern(lists.others);

const signsOnly = /^[\p{Extended_Pictographic}\p{Emoji_Component}\s.,!?:;)(=^\-_*<3~]+$/u;

/** A word of courtesy that people know. */
export const saysCourtesy = ({ folded }: SaidText): boolean =>
  others.test(folded) || kinds.some(([, words]) => words.test(folded));

/** Which courtesy it is, for words that are one. */
export const courtesyKind = (heard: SaidText): Courtesy => {
  if (signsOnly.test(heard.text) || bareWords(heard).length <= 1) return 'sign';
  return kinds.find(([, words]) => words.test(heard.folded))?.[0] ?? 'assent';
};

/** "Vậy hả", "thế à cháu": what was said is heard, and nothing is begun. */
const onlyHears =
  /^(?:vay|the|that|ra|a|u|o|um|ua|ha|nhi|da|vang|oi|thi|la|phai|anh|chi|em|co|chu|bac|chau|con|ong|ba|oh|so|really)(?:[ ,.!?]+(?:vay|the|that|ra|a|u|o|um|ua|ha|nhi|da|vang|oi|thi|la|phai|anh|chi|em|co|chu|bac|chau|con|ong|ba|oh|so|really))*[ ,.!?]*$/u;

/** Of words that say of no matter: what is begun by them is said next ("có ai không", "cho bác hỏi tí"). */
export const emptyKind = (heard: SaidText): Courtesy => (onlyHears.test(heard.folded) ? 'assent' : 'greeting');

/** "chị Hoa ở một cửa", "co Lan khoi 4": somebody with a name, and what is said of them. */
const named = /\b(?:anh|chi|co|chu|bac|ong|ba|em|chau|o|thay|dong chi|can bo|cong an|bac si|y ta)\b(?: [a-z0-9]+){3,}/u;
const praises = /\b(?:khen|tuyen duong|bieu duong|nhiet tinh|tan tinh|tan tam|chu dao|tu te|de thuong|than thien)\b/u;

/** Thanks may praise as well: "cảm ơn phường, cô Hà … tận tình lắm". */
const saysPraise = foldedPattern(lists.kinds.praise);

/** Praise that says of whom and for what: it can be passed on as it is. */
export const praisesSomebody = (heard: SaidText): boolean =>
  !heard.text.includes('?') && saysPraise.test(heard.folded) && praises.test(heard.folded) && named.test(heard.folded);

/** Nothing but signs, stickers in characters, a letter or two: nobody can mean more by them. */
export const isSign = ({ text }: SaidText): boolean => signsOnly.test(text) || !/\p{L}{2}|\d{2}/u.test(text);
