/** Leaves out the offices that people write beside a name: "Lan kế toán", "đồng chí Lan - kế toán", "bí thư Hùng". Pure. */
import lists from '../../../words/lists/offices.json' with { type: 'json' };
import { foldInPlace } from '../text/normalize.ts';
import { titles } from './names.ts';

const of = `(?:${lists.of.join('|').replace('#', '\\d{1,2}')})`;
const office = new RegExp(
  `(?<![\\p{L}\\d])(?:(?:${lists.ranks.join('|')})(?= ${of}(?![a-z\\d]))|(?:${lists.offices.join('|')})(?![a-z]))(?: ${of}(?![a-z\\d])){0,4}`,
  'gu',
);

/** "Nguyễn Thị Mai", without accents "chi lan", and what may stand between a name and an office. */
const writtenName = /(?:^|[ ,.;:])\p{Lu}\p{Ll}*(?: \p{Lu}\p{Ll}*)*(?<between>,? ?[-–(]? ?)$/u;
const typedName = new RegExp(`(?:^|[ ,.;:])(?:${titles}|a|c) [a-z]+(?<between> ?[-–(]? ?)$`, 'u');
const nameBehind = new RegExp(`^ (?:(?:${titles}) )?(?=\\p{Lu})`, 'u');

/** The text without offices beside names. An office without a name stays: it says who is meant. */
export function withoutOffices(text: string): string {
  const folded = foldInPlace(text);
  const isTypedWithCare = text !== folded;
  let left = '';
  let at = 0;
  for (const { 0: found, index } of folded.matchAll(office)) {
    const written = text.slice(index, index + found.length);
    const before = text.slice(0, index);
    const end = index + found.length;
    // "Trần Văn Phòng" is a name.
    if (/ \p{Lu}\p{Ll}/u.test(written)) continue;
    if (nameBehind.test(text.slice(end)) && !/^ \p{Lu}{2}/u.test(text.slice(end))) {
      left += text.slice(at, index);
      at = end + 1;
      continue;
    }
    const name = (isTypedWithCare ? writtenName : typedName).exec(before);
    if (!name) continue;
    left += text.slice(at, index - (name.groups?.between ?? '').length);
    at = text[end] === ')' ? end + 1 : end;
  }
  return left + text.slice(at);
}
