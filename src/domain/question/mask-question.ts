/**
 * Masks what identifies a person or an address in a citizen's question, in addition to the private data that the patterns of
 * `checks/` find: house numbers, numbered lanes, names after a title, family names, and family relations. The portal shows the
 * matter, not the person (Luật 91/2025/QH15, Điều 3: no more data than needed).
 */
import lists from '../../../words/lists/people.json' with { type: 'json' };
import { hiddenMark } from '../checks/mask-personal-data.ts';

/** Streets, schools and temples bear names of persons and are not masked. */
const named =
  '(?<!(?:[Đđ]ường|[Pp]hố|[Tt]rường|[Cc]hợ|[Đđ]ền|[Cc]hùa|[Đđ]ình|[Cc]ầu|[Cc]ông viên|[Bb]ệnh viện|THPT|THCS|[Tt]iểu học|[Mm]ầm non|Hai)\\s+)';
const number = '\\d+\\p{L}?(?:\\s?[/-]\\s?\\d+\\p{L}?)*(?!\\p{L})';
const slashed = '\\d+\\p{L}?(?:\\s?/\\s?\\d+\\p{L}?)+(?!\\p{L}|/)';
/** "lô B5", "căn A-12.03". */
const lettered = '\\p{L}{1,2}\\s?[-.]?\\s?\\d+(?:[-./]\\d+)*(?!\\p{L})';

const doors = [
  `(?:số nhà|nhà số|căn hộ|căn số|phòng trọ số|phòng số|lô số|sn|so nha|nha so|can ho)\\s*[:.]?\\s*(?:số\\s*)?${number}`,
  `(?:ngõ|ngách|hẻm|kiệt|ngo|ngach|hem|kiet)\\s*(?:số\\s*)?${number}`,
  `(?:số|nhà)\\s+${number}(?=\\s*,?\\s*(?:đường|phố|ngõ|hẻm|kiệt|ngách|khối|tổ)(?!\\p{L}))`,
  // "nhà 25/4 Nguyễn Trãi"; a date follows "ngày" or "sáng" and is not matched.
  `(?:nhà|ở|tại|địa chỉ|nha|o|tai|dia chi)\\s*[:.]?\\s*(?:số\\s*|so\\s*)?${slashed}`,
  `(?:lô|căn|căn hộ|phòng|lo|can|can ho|phong)\\s+(?:đất\\s+)?${lettered}`,
  `(?:phòng trọ|phòng|phong tro|phong)\\s+\\d{2,4}(?:\\s*,?\\s*(?:nhà trọ|khu trọ|dãy trọ|chung cư|tòa|nha tro|khu tro|chung cu|toa))(?!\\p{L})`,
].join('|');
const everyDoorOf = `(?<!\\p{L})(?:${doors})`;

/** The same words without accents, in the same capitals. */
const plain = (words: string): string =>
  words.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

const titles = lists.titles.join('|');
const properName = '\\p{Lu}\\p{Ll}*(?:\\s+\\p{Lu}\\p{Ll}*){0,4}';
const titled = `${named}(?<!\\p{L})(?<title>${titles})\\s+${properName}`;

/** Family names of most people here: a run of capitalised words that begins with one is a person. */
export const familyNames = lists.familyNames.join('|');
const fullName = `${named}(?<!\\p{L})(?:${familyNames})(?:\\s+\\p{Lu}\\p{Ll}*){1,4}`;
/** "Nguyen Van Tam", "tran thi hoa": without accents a name is recognised by its family name and its middle word. */
const plainName = `${plain(named)}(?<!\\p{L})(?:${plain(familyNames)}|${plain(familyNames).toLowerCase()})\\s+(?:[Vv]an|[Tt]hi|[Hh]uu|[Dd]inh|[Xx]uan|[Dd]uc|[Qq]uang|[Nn]goc)\\s+\\p{L}{2,}(?:(?<=\\p{Lu}\\p{Ll}*)\\s+\\p{Lu}\\p{Ll}+)?`;

/** Longest first, so that "ba má" is not read as "ba" and "má". */
const relations = lists.relations.toSorted((one, other) => other.length - one.length).join('|');
const kind = '(?:\\s+(?:ruột|cả|út|đầu|nhỏ|lớn))?';
const owner = 'tôi|tui|mình|nhà tôi|nhà em|nhà tui|nhà mình|em|tao|tau|chúng tôi|bọn tôi';
/** A writer calls themselves "cháu" or "con" (child) only in relation to these elder relatives. */
const elders = 'ông bà nội|ông bà ngoại|ông nội|bà nội|ông ngoại|bà ngoại|bố mẹ|ba mẹ|ba má|cha mẹ|bố|ba|má|mẹ|cha|tía';
const ofSelf = `(?<!\\p{L}|bà\\s)(?:(?:${relations})${kind}\\s+(?:của\\s+)?(?:${owner})|(?:${elders})\\s+(?:của\\s+)?(?:cháu|con))(?!\\p{L})`;
/** "Con em Đồng Lạc" are the children of the place in general. */
const relatives = `(?!con em (?!(?:tôi|tui|mình)))(?:${ofSelf}|${plain(ofSelf)})`;
/** Replaces "mẹ tôi". */
const relativeMark = 'người thân';

/** The patterns are created for each use, because a global pattern keeps its `lastIndex`. */
const everyDoor = (): RegExp => new RegExp(everyDoorOf, 'giu');
const everyTitled = (): RegExp => new RegExp(titled, 'gu');
const everyFullName = (): RegExp => new RegExp(`${fullName}|${plainName}`, 'gu');
const everyRelative = (): RegExp => new RegExp(relatives, 'giu');

/**
 * Replaces every identifying piece with the mask.
 * @param publicPlaces the ward's own addresses as they are spelled; they are not masked
 */
export function hideWhoAndWhere(text: string, publicPlaces: readonly string[] = []): string {
  const isPublic = (door: string): boolean =>
    publicPlaces.some((place) => place.toLowerCase().includes(door.toLowerCase().trim()));
  return text
    .replace(everyDoor(), (door) => (isPublic(door) ? door : hiddenMark))
    .replace(everyTitled(), (_, title: string) => `${title} ${hiddenMark}`)
    .replace(everyFullName(), hiddenMark)
    .replace(everyRelative(), (words) => (/^\p{Lu}/u.test(words) ? 'Người thân' : relativeMark))
    .replace(new RegExp(`(?:${escaped(hiddenMark)}[\\s,]*){2,}`, 'gu'), (marks) =>
      /\s$/u.test(marks) ? `${hiddenMark} ` : hiddenMark,
    );
}

function escaped(words: string): string {
  return words.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}

/** Returns the first piece of a masked text that still identifies a person or an address, or null. */
export function leftInMask(text: string, publicPlaces: readonly string[] = []): string | null {
  for (const pattern of [everyDoor(), everyTitled(), everyFullName(), everyRelative()])
    for (const [piece] of text.matchAll(pattern)) if (hideWhoAndWhere(piece, publicPlaces) !== piece) return piece;
  return null;
}
