/** Finds parts of an item to delete that are named by their position: "bỏ 2 dòng cuối", "xóa câu thứ hai". Pure. */
import { foldInPlace, sentencesOf } from '../text/normalize.ts';
import type { Content } from './submission.ts';

const counts: Readonly<Record<string, number>> = { mot: 1, hai: 2, ba: 3, bon: 4 };
/** Pattern of such a request, without accents. */
export const partNamed =
  /\b(?:bo|xoa|cat|go|luoc)(?: di| bot| het| giup| gium| cai)*(?: (?<count>\d|mot|hai|ba|bon))? (?<what>dong|cau|doan) (?<which>cuoi|dau|(?:thu )?(?:nhat|hai|ba|tu|nam|\d))(?: cung| tien)?\b/u;
/** Credits and sources, which are not lines of the text: "Nguồn: bà Lan". */
const label = /^\s*(?:nguon|anh|tac gia|nguoi viet|nguoi chup)\s*:/u;
const places: Readonly<Record<string, number>> = { nhat: 1, hai: 2, ba: 3, tu: 4, nam: 5 };

/**
 * The named parts, as written. Empty if nothing would be left of the text. @param folded the words of the message, without
 * accents
 */
export function partsByPlace(folded: string, { parts }: Content): readonly string[] {
  const { count = '1', what, which = '' } = partNamed.exec(folded)?.groups ?? {};
  if (!what) return [];
  const whole = parts.map(({ text }) => text).join('\n');
  const all =
    what === 'cau'
      ? sentencesOf(whole).flatMap(({ text }) => (label.test(foldInPlace(text)) ? [] : [text]))
      : whole.split('\n').flatMap((each) => (each.trim() === '' || label.test(foldInPlace(each)) ? [] : [each.trim()]));
  const many = counts[count] ?? Number(count);
  const ordinal = which.replace('thu ', '');
  const at = places[ordinal] ?? Number(ordinal);
  const gone =
    which === 'cuoi' ? all.slice(-many) : which === 'dau' ? all.slice(0, many) : all.slice(at - 1, at - 1 + many);
  return gone.length > 0 && gone.length < all.length ? gone : [];
}
