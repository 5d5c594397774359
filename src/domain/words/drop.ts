/** Recognises which photo or file should be removed from an item, by its number: "bỏ ảnh 2 và 9", "xóa tệp số 1". Pure. */
import type { Sentence } from '../facts.ts';
import { foldForSearch, foldInPlace } from '../text/normalize.ts';

/** Photos or files to remove from an item. */
export interface Drop {
  readonly what: 'photo' | 'file';
  /** Counted from 1. 0: the only one; -1: the last one; an empty list: all photos. */
  readonly numbers: readonly number[];
}

const photo = '(?:anh|hinh|tam|tam anh|tam hinh|buc)';
const file = '(?:tep|file|tai lieu|van ban dinh kem|ban (?:word|pdf|scan)|phu luc|cong van dinh kem)';
const taking = '(?:bo|xoa|go|thao|rut|cat|loai|lay|bo bot|delete|remove)';
const whom =
  '(?:(?:anh(?= (?:oi|a|giup|gium|bo|xoa|go|thao|lay|rut|cho|nho|chi|cat)\\b|,)|chi|em|co|chu|bac|ban|da|vang|a|oi|cho|nho|xin|giup|gium|minh|toi)[ ,]+)*';
/** Words that mean keeping, adding or changing something instead. */
const otherwise =
  /^(?:.{0,12}\b)?them\b|\b(?:giu|chup lai|gui lai|thay|doi|chua|dung bo|khong bo|dung xoa|khong xoa|xoay|cat (?:mep|bot|vien)|lam mo|che|sap xep|anh bia)\b|\b(?:doan|cau|chu (?:trong|o|tren|ky)|dong (?:dau|cuoi|thu|nay|chu)|tieu de)\b|\?/u;
/** In characters: the longest sentence that is read as a removal. */
const longestSentence = 90;
const ordinals = ['nhat', 'hai', 'ba', 'tu', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi'];
const numbersWords = ['mot', ...ordinals.slice(1)];

const ordinal = (word: string): number =>
  /^\d+$/u.test(word)
    ? Number(word)
    : ordinals.indexOf(word) + 1 || (word === 'dau' ? 1 : numbersWords.indexOf(word) + 1);

// "tấm 8" is photo eight, "số tám" is eight. Each form has only one reading, because otherwise the pattern would backtrack
// through every combination in a long list.
const sheet = 'tam(?= (?:so|thu|\\d))';
const one = '(?:\\d{1,2}|nhat|mot|hai|ba|tu|nam|sau|bay|tam(?! (?:so|thu|\\d))|chin|muoi)';
/** "ảnh 2 và 9", "tấm thứ ba", "hình số 7". */
const numbered = new RegExp(
  `\\b(?:${photo}|${file}|so|thu)(?: (?:so|thu|cai))* (${one}(?:(?: ?[,;+] ?| va | voi | cung | )(?:(?:anh|hinh|buc|${sheet}|tep|so|thu) )*${one})*)(?![\\p{L}\\d])`,
  'gu',
);
const firstFew = new RegExp(`\\b(${one}) (?:${photo}|${file}) (?:dau|dau tien)\\b`, 'u');

/** "bỏ ảnh đầu", "xóa tấm cuối cùng". */
const atEnd = new RegExp(
  `\\b(?:${photo}|${file}) (?<end>dau tien|dau|cuoi cung|cuoi)\\b(?! (?:va|voi|cung (?:voi|va)))`,
  'u',
);

/** The numbers mentioned, counted from 1, without repetitions; empty when none is mentioned. */
function numbersIn(folded: string): readonly number[] {
  const few = firstFew.exec(folded)?.[1];
  if (few) return Array.from({ length: Math.min(ordinal(few), 30) }, (_, at) => at + 1);
  const end = atEnd.exec(folded)?.groups?.end;
  if (end) return [end.startsWith('cuoi') ? -1 : 1];
  const said = [...folded.matchAll(numbered)].flatMap(([, list = '']) =>
    [...list.matchAll(new RegExp(`(?<![\\p{L}])${one}(?![\\p{L}])`, 'gu'))].map(([word]) => ordinal(word)),
  );
  return [...new Set(said.filter((number) => number > 0))];
}

const verb = `(?:${taking}|lay ra|vut|huy|an|het dung)`;
/** "bỏ giúp …", "xóa": the sentence begins with the verb, so the reader is asked to do it. */
const verbFirst = new RegExp(`^${whom}(?:lay )?${verb}\\b`, 'u');
const thingFirst = new RegExp(
  `^${whom}(?:(?:cai|may|cac|nhung|hai|ba|bon|toan bo|tat ca|ca|con|rieng|cho|\\d{1,2}) )*(?:${photo}|${file})\\b`,
  'u',
);
const unwanted = new RegExp(
  `\\b(?:khong|ko|k|hong|khoi|dung)(?: [a-z]+)? (?:dung|can|lay|kem|dang|cho)(?: [a-z]+){0,2} (?:${photo}|${file})\\b`,
  'u',
);
const verbIn = new RegExp(`(?<!\\b(?:bi|da|vua) )\\b${verb}\\b`, 'u');

/** True when a clause begins with the verb or with the thing. "Công an xóa 2 hình vẽ" reports what others did. */
function takesOut(folded: string): boolean {
  const clauses = folded.split(/[,;.!]+ ?| (?:roi|thi|nen) /u).map((clause) => clause.trim());
  if (unwanted.test(folded) || clauses.some((clause) => verbFirst.test(clause))) return true;
  return clauses.some((clause) => thingFirst.test(clause)) && verbIn.test(folded);
}

const wholly = /\b(?:het|toan bo|tat ca|ca loat|sach|khong (?:dung|can|lay|kem|dang) (?:anh|hinh))\b/u;

/** What to remove. Null when the words ask for something else or for more. A file without a number is 0, the only one. */
export function dropIn(text: string): Drop | null {
  const folded = foldForSearch(text.trim());
  if (folded.length > longestSentence || otherwise.test(folded) || !takesOut(folded)) return null;
  const isFile = new RegExp(`\\b${file}\\b|\\.(?:pdf|docx?|xlsx?)\\b`, 'u').test(folded);
  const isPhoto = new RegExp(`\\b${photo}\\b(?! (?:oi|giup|gium|nhe|nha|em|minh|xem)\\b)`, 'u').test(
    folded.replace(new RegExp(`^${whom}`, 'u'), ''),
  );
  if (isFile === isPhoto) return null;
  const numbers = numbersIn(folded);
  if (isFile) return { what: 'file', numbers: numbers.length > 0 ? numbers : [0] };
  return numbers.length > 0 || wholly.test(folded) ? { what: 'photo', numbers } : null;
}

const aFile = '(?:tep|file|tai lieu|van ban dinh kem|tep van ban|ban (?:word|pdf|scan))';
const swap = new RegExp(
  `(?:^|[ ,.;:])(?:thay|doi|sua|cap nhat|gui lai|dang lai|thay the)(?: lai)?(?: cai)? ${aFile}\\b|\\b${aFile}(?: [a-z]+){0,3} (?:khac|moi)\\b.*\\b(?:thay|doi)\\b|\\b(?:thay|doi)\\b.*\\b${aFile} (?:khac|moi)\\b`,
  'u',
);
const codeNamed = /(?<![\d/])(?:[a-z]{2}-\d{4}-\d{4,5}|0\d{3})(?![\d/])/u;

/**
 * "thay tệp văn bản 0010 bằng tệp khác": another file will replace the present one. `code` as typed, '' when none is given.
 * Null when the text says something else.
 */
export function fileSwapIn(text: string): { readonly code: string } | null {
  const folded = foldForSearch(text.trim());
  if (folded.length > 120 || folded.includes('?') || !swap.test(folded)) return null;
  return { code: codeNamed.exec(folded)?.[0] ?? '' };
}

const addition = new RegExp(
  `\\b(?:them|bo sung|kem)(?: (?:theo|cho|vao|ca|mot|hai|ba|cac|may|nhung|\\d{1,2})){0,3} (?:${aFile}|phu luc|bieu|mau|tep|file)\\b`,
  'u',
);

/** "thêm phụ lục 2": a file is added to the existing ones. */
export const addsFileIn = (text: string): boolean => addition.test(foldForSearch(text));

const correctionLead =
  /^(?:(?:cho|xin|nho|em|toi|minh|de nghi|gui) )*(?:dinh chinh|cai chinh)(?: (?:cho|bai|tin|van ban|thong bao|ma|so))* (?<code>[a-z]{2}-\d{4}-\d{4,5}|0\d{3})(?![\d/]|[.-]\d)[ \t]*[:,.;–-]?\s*/u;

/** "đính chính 0046: sai phụ lục": the item's code as typed, and the words after it. Null when the text does not begin so. */
export function correctionIn(text: string): { readonly code: string; readonly rest: string } | null {
  const whole = text.trim().normalize('NFC');
  const found = correctionLead.exec(foldInPlace(whole));
  return found && { code: found.groups?.code ?? '', rest: whole.slice(found[0].length) };
}

/**
 * What readers are told about removed and added files.
 * @param added number of files added
 */
export function removedFilesForReaders(drops: readonly Drop[], added = 0): readonly Sentence[] {
  const count = (what: Drop['what']): number =>
    drops.reduce((sum, drop) => sum + (drop.what === what ? drop.numbers.length : 0), 0);
  const [photos, files] = [count('photo'), count('file')];
  const swapped = Math.min(files, added);
  const facts = { photos, swapped, gone: files - swapped, came: added - swapped };
  return [
    ...(photos > 0 ? [{ key: 'told-photos-gone', facts }] : []),
    ...(swapped > 0 ? [{ key: 'told-files-swapped', facts }] : []),
    ...(files > swapped ? [{ key: 'told-files-gone', facts }] : []),
    ...(added > swapped ? [{ key: 'told-files-added', facts }] : []),
  ];
}
