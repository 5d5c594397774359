/** Thanks, greetings, assent, wishes, praise and signs: at most one short answer, whatever is open stays open. */
import { bareWords, type SaidText } from './said.ts';

export type Courtesy = 'thanks' | 'greeting' | 'assent' | 'wish' | 'praise' | 'farewell' | 'sign';

const kinds: readonly (readonly [Courtesy, RegExp])[] = [
  [
    'thanks',
    /\b(?:cam on|cam ta|camon|thanks?|thank you|tks|thks|thx|ty|da ta|biet on|doi on|mang on|appreciate|cam kich)\b/u,
  ],
  ['wish', /\b(?:chuc|kinh chuc|merry|happy|good luck|congratulations|an lanh|have a nice|van su)\b/u],
  [
    'praise',
    /\b(?:khen|tuyet|hay qua|gioi qua|de thuong|nhiet tinh|tan tinh|tan tam|than thien|tot qua|tot lam|lich su|nhanh (?:ghe|qua|that)|good job|great|perfect|well done|nice|5 sao|quy lam|tu hao|rat tot|ngon lanh)\b/u,
  ],
  ['greeting', /\b(?:chao|hello|hi|hey|alo|a lo|helo|good (?:morning|afternoon|evening)|oi)\b|^morning$/u],
  ['farewell', /\b(?:tam biet|bye|ngu ngon|good night|hen gap|mai gap)\b/u],
  [
    'assent',
    /\b(?:ok|oki|oke|okie|okay|okela|uk|u|um|uhm|da|vang|duoc|roi|nhan|ro|hieu|biet|nhat tri|dung roi|chuan|yes|yep|yeah|sure|noted|understood|got it|the nhe|vay nha|i see|alright)\b/u,
  ],
];

const signsOnly = /^[\p{Extended_Pictographic}\p{Emoji_Component}\s.,!?:;)(=^\-_*<3~]+$/u;

/** Of no kind of their own, and known to everybody. */
const others =
  /\b(?:xin loi|sorry|my bad|dong y|tan thanh|the a|vay ha|that a|ra vay|really|awesome|amazing|cool|lovely|beautiful|wonderful|bravo|congrats|love|wishes|worries|welcome|roger|lol|ha(?:ha)+|hi(?:hi)+|he(?:he)+|hu(?:hu)+|hic|hmm+|haizz?|xin (?:so|qua)|dinh|tien that|that tien|het y|ung|quy hoa|co len|chu dao|tan tuy|ngai qua|khach sao|khong sao|khong co (?:gi|chi)|may qua|mung|phien|vat va|khoe khong|he lo|like|ung ho|chan|yeu|nhiet liet|xuat sac)\b/u;

/** A word of courtesy that people know. */
export const saysCourtesy = ({ folded }: SaidText): boolean =>
  others.test(folded) || kinds.some(([, words]) => words.test(folded));

/** Which courtesy it is, for words that are one. */
export const courtesyKind = (heard: SaidText): Courtesy => {
  if (signsOnly.test(heard.text) || bareWords(heard).length <= 1) return 'sign';
  return kinds.find(([, words]) => words.test(heard.folded))?.[0] ?? 'assent';
};

/** Nothing but signs, stickers in characters, a letter or two: nobody can mean more by them. */
export const isSign = ({ text }: SaidText): boolean => signsOnly.test(text) || !/\p{L}{2}|\d{2}/u.test(text);
