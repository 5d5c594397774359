/** Thanks, greetings, assent, wishes, praise and emoji. They get at most one short answer and change nothing that is open. */
import lists from '../../../words/lists/courtesy.json' with { type: 'json' };
import { foldedPattern } from '../text/word-lists.ts';
import { bareWords, type FoldedText } from './folded-text.ts';

/** Kinds of courtesy; `sign` is a message of emoji, emoticons or a single letter. */
export type Courtesy = 'thanks' | 'greeting' | 'assent' | 'wish' | 'praise' | 'farewell' | 'sign';

const kinds = (Object.keys(lists.kinds) as Exclude<Courtesy, 'sign'>[]).map(
  (kind) => [kind, foldedPattern(lists.kinds[kind])] as const,
);
const others = foldedPattern(lists.others);

const signsOnly = /^[\p{Extended_Pictographic}\p{Emoji_Component}\s.,!?:;)(=^\-_*<3~]+$/u;

/** True when the text contains a common word of courtesy. */
export const saysCourtesy = ({ folded }: FoldedText): boolean =>
  others.test(folded) || kinds.some(([, words]) => words.test(folded));

/** The kind of courtesy, for a text that is one. */
export const courtesyKind = (heard: FoldedText): Courtesy => {
  if (signsOnly.test(heard.text) || bareWords(heard).length <= 1) return 'sign';
  return kinds.find(([, words]) => words.test(heard.folded))?.[0] ?? 'assent';
};

/** "Vậy hả", "thế à cháu": acknowledges what was said and starts nothing. */
const onlyHears =
  /^(?:vay|the|that|ra|a|u|o|um|ua|ha|nhi|da|vang|oi|thi|la|phai|anh|chi|em|co|chu|bac|chau|con|ong|ba|oh|so|really)(?:[ ,.!?]+(?:vay|the|that|ra|a|u|o|um|ua|ha|nhi|da|vang|oi|thi|la|phai|anh|chi|em|co|chu|bac|chau|con|ong|ba|oh|so|really))*[ ,.!?]*$/u;

/**
 * The kind of a text without content. It acknowledges something, or it opens a conversation whose matter comes next ("có ai
 * không", "cho bác hỏi tí").
 */
export const emptyKind = (heard: FoldedText): Courtesy => (onlyHears.test(heard.folded) ? 'assent' : 'greeting');

/** "chị Hoa ở một cửa", "co Lan khoi 4": a person's name followed by words about them. */
const named = /\b(?:anh|chi|co|chu|bac|ong|ba|em|chau|o|thay|dong chi|can bo|cong an|bac si|y ta)\b(?: [a-z0-9]+){3,}/u;
const praises = /\b(?:khen|tuyen duong|bieu duong|nhiet tinh|tan tinh|tan tam|chu dao|tu te|de thuong|than thien)\b/u;

/** Thanks may also contain praise: "cảm ơn phường, cô Hà … tận tình lắm". */
const saysPraise = foldedPattern(lists.kinds.praise);

/** True for praise that says for whom and for what, so it can be passed on unchanged. */
export const praisesSomebody = (heard: FoldedText): boolean =>
  !heard.text.includes('?') && saysPraise.test(heard.folded) && praises.test(heard.folded) && named.test(heard.folded);

/** True when the text has only emoji, emoticons or single letters, which have no further meaning. */
export const isSign = ({ text }: FoldedText): boolean => signsOnly.test(text) || !/\p{L}{2}|\d{2}/u.test(text);
