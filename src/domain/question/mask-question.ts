/**
 * What of a citizen's question leads to a person or a door, beside the private data that the patterns of the checks know:
 * house numbers, numbered lanes, names behind a title, family names, and whose relative somebody is. On the portal the
 * matter is of interest, never whose it is (Luật 91/2025/QH15, Điều 3: no more than is needed).
 */
import lists from '../../../words/lists/people.json' with { type: 'json' };
import { hiddenMark } from '../checks/mask-personal-data.ts';

/** A street, a school or a temple has a person's name and is nobody. */
const named =
  '(?<!(?:[Đđ]ường|[Pp]hố|[Tt]rường|[Cc]hợ|[Đđ]ền|[Cc]hùa|[Đđ]ình|[Cc]ầu|[Cc]ông viên|[Bb]ệnh viện|THPT|THCS|[Tt]iểu học|[Mm]ầm non|Hai)\\s+)';
const number = '\\d+\\p{L}?(?:\\s?[/-]\\s?\\d+\\p{L}?)*(?!\\p{L})';

const doors = `(?<!\\p{L})(?:(?:số nhà|nhà số|căn hộ|căn số|phòng trọ số|phòng số|lô số|sn|so nha|nha so|can ho)\\s*[:.]?\\s*(?:số\\s*)?${number}|(?:ngõ|ngách|hẻm|kiệt|ngo|ngach|hem|kiet)\\s*(?:số\\s*)?${number}|(?:số|nhà)\\s+${number}(?=\\s*,?\\s*(?:đường|phố|ngõ|hẻm|kiệt|ngách|khối|tổ)(?!\\p{L})))`;

const titles = lists.titles.join('|');
const properName = '\\p{Lu}\\p{Ll}*(?:\\s+\\p{Lu}\\p{Ll}*){0,4}';
const titled = `${named}(?<!\\p{L})(?<title>${titles})\\s+${properName}`;

/** Of most people here: a run of capitals that begins with one is a person. */
export const familyNames = lists.familyNames.join('|');
const fullName = `${named}(?<!\\p{L})(?:${familyNames})(?:\\s+\\p{Lu}\\p{Ll}*){1,4}`;

const relations = lists.relations.join('|');
const relatives = `(?<!\\p{L}|bà\\s)(?:${relations})(?:\\s+(?:ruột|cả|út|đầu|nhỏ|lớn))?\\s+(?:của\\s+)?(?:tôi|tui|mình|nhà tôi|nhà em|nhà tui|nhà mình|em)(?!\\p{L})`;
/** Stands in place of "mẹ tôi". */
const relativeMark = 'người thân';

/** Made anew each time: a pattern that looks for all remembers where it stopped. */
const everyDoor = (): RegExp => new RegExp(doors, 'giu');
const everyTitled = (): RegExp => new RegExp(titled, 'gu');
const everyFullName = (): RegExp => new RegExp(fullName, 'gu');
const everyRelative = (): RegExp => new RegExp(relatives, 'giu');

/** @param publicPlaces as they are spelled: the ward's own address is no private door */
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

/** What still stands in a text that leads to somebody: the first such piece, or null. */
export function leftInMask(text: string, publicPlaces: readonly string[] = []): string | null {
  for (const pattern of [everyDoor(), everyTitled(), everyFullName(), everyRelative()])
    for (const [piece] of text.matchAll(pattern)) if (hideWhoAndWhere(piece, publicPlaces) !== piece) return piece;
  return null;
}
