/**
 * Telephone numbers in messages from a person in need. A number given with "gọi tôi số …" is the sender's. Another person's
 * number ("số 0912… lừa tôi") is kept as an additional number and never replaces the sender's.
 */
import { foldForSearch } from '../text/normalize.ts';
import type { DangerCase } from './danger-case.ts';

const phone = /(?<!\d)(?:\+?84|0)(?:[ .-]?\d){9,10}(?!\d)/u;
const everyPhone = new RegExp(phone.source, 'gu');

const stored = (written: string): string => written.replaceAll(/\D/gu, '').replace(/^0/u, '84');

/** True when the text contains a Vietnamese telephone number, so the sender can be called. */
export const tellsPhone = (text: string): boolean => phone.test(text);

/** The number in stored form: '84912345678'. Null when the text contains none. */
export const phoneIn = (text: string): string | null => {
  const found = phone.exec(text)?.[0];
  return found === undefined ? null : stored(found);
};

const self = '(?:toi|tui|em|chau|con|minh|bac|me|my|mine|gia dinh|nha (?:toi|tui|em))';
/** "số của tôi", "sđt em", "gọi tôi theo số": the sender's own number. */
const isOwn = new RegExp(
  `\\b(?:so|sdt|dt|dien thoai|di dong|zalo|phone|number|cell)(?: (?:so|dien thoai|sdt|di dong|zalo|may|moi))*(?: cua)? ${self}\\b` +
    `|\\b(?:goi|alo|lien he|lien lac|nhan tin|bao|call|reach|contact)(?: (?:lai|cho|voi|dien|giup|gium|dum|ve))* ${self}\\b` +
    `|\\b(?:my|mine)\\b`,
  'u',
);
/** Words that introduce a number: if the text consists only of these and the number, it is the sender's own. */
const leading: ReadonlySet<string> = new Set(
  (
    'so sdt dt dien thoai zalo may day la cua da a vang thua alo goi lien he lac qua theo cho voi nhe nha nghe nghen ne ' +
    'toi tui em chau con phone number it s call is the this'
  ).split(' '),
);
/** What the number was used for, or to whom else it belongs. */
const isOthers =
  /\b(?:lua(?: dao)?|doa|de doa|quay (?:roi|pha)|lam phien|chui|doi (?:no|tien)|tong tien|boi nho|gia (?:danh|mao)|mao danh|cua (?:no|han|thang|ong|ba|anh|chi|ke|ten|chu (?:xe|quan|tro)|hang xom|nguoi)|ke (?:do|nay|lua|gian)|nguoi la|ten (?:trom|cuop|do)|thang (?:nay|kia|do|cha|lua)|bat coc|scam\w*|threat\w*|harass\w*|his|her|their)\b/u;

/** The number at which the sender says they can be called. Null when there is none or it belongs to another person. */
export function ownPhoneTold(text: string): string | null {
  const found = phoneIn(text);
  if (found === null) return null;
  const words = foldForSearch(text.replace(everyPhone, ' '))
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (isOthers.test(words)) return null;
  return isOwn.test(words) || words.split(' ').every((word) => word === '' || leading.has(word)) ? found : null;
}

/**
 * Every number at which the sender may be reached, the likeliest first: the one given as their own, then that of their account,
 * then the others in their messages in the order given.
 */
export function phonesOf({ standing }: Pick<DangerCase, 'standing'>, known: string | null): readonly string[] {
  const told = standing.messages.map(({ text }) => text);
  const own = told.map(ownPhoneTold).findLast((each) => each !== null) ?? null;
  const others = told.flatMap((text) => [...text.matchAll(everyPhone)].map(([written]) => stored(written)));
  return [...new Set([own, known, ...others].filter((each) => each !== null))];
}
