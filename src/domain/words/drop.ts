/** "bỏ ảnh 2 và 9", "xóa tệp số 1": what is to leave an item, by its number. PURE. */
import { foldForSearch } from '../text/normalize.ts';

export interface Drop {
  readonly what: 'photo' | 'file';
  /** As people count them: the first is 1. 0: the only one. */
  readonly numbers: readonly number[];
}

const onlyFile =
  /^(?:bo|xoa|go)\s+(?:cai\s+)?(?:tep|file|tai lieu)(?:\s+(?:nay|do|dinh kem|di|nhe|a|em|giup|vua gui|[\w-]+\.(?:pdf|docx?|xlsx?)))*[. ]*$/u;

/** Null: the words ask for something else, or for more than this. A file without a number is the only one there is: 0. */
export function dropIn(text: string): Drop | null {
  if (onlyFile.test(foldForSearch(text.trim()))) return { what: 'file', numbers: [0] };
  const found =
    /^(?:bo|xoa)\s+(?:(?<photo>anh|hinh)|tep|file|tai lieu|van ban)\s+(?:so\s+|thu\s+)?(?<numbers>\d{1,2}(?:(?: ?[,;] ?| va | voi | )(?:(?:anh|hinh|so) )*\d{1,2}){0,29})(?: di| nhe| a| em| giup)*[. ]*$/u.exec(
      foldForSearch(text.trim()),
    );
  if (!found) return null;
  const numbers = (found.groups?.numbers ?? '').match(/\d+/gu)?.map(Number) ?? [];
  return { what: found.groups?.photo ? 'photo' : 'file', numbers };
}

const aFile = '(?:tep|file|tai lieu|van ban dinh kem|tep van ban|ban (?:word|pdf|scan))';
const swap = new RegExp(
  `(?:^|[ ,.;:])(?:thay|doi|sua|cap nhat|gui lai|dang lai|thay the)(?: lai)?(?: cai)? ${aFile}\\b|\\b${aFile}(?: [a-z]+){0,3} (?:khac|moi)\\b.*\\b(?:thay|doi)\\b|\\b(?:thay|doi)\\b.*\\b${aFile} (?:khac|moi)\\b`,
  'u',
);
const codeNamed = /(?<![\d/])(?:[a-z]{2}-\d{4}-\d{4,5}|0\d{3})(?![\d/])/u;

/** "thay tệp văn bản 0010 bằng tệp khác": another file is to come; `code` as typed, '' : none is named. Null: something else is said. */
export function fileSwapIn(text: string): { readonly code: string } | null {
  const folded = foldForSearch(text.trim());
  if (folded.length > 120 || folded.includes('?') || !swap.test(folded)) return null;
  return { code: codeNamed.exec(folded)?.[0] ?? '' };
}

/** What readers are told of it. @param added files that come */
export function dropTold(drops: readonly Drop[], added = 0): readonly string[] {
  const count = (what: Drop['what']): number =>
    drops.reduce((sum, drop) => sum + (drop.what === what ? drop.numbers.length : 0), 0);
  const [photos, files] = [count('photo'), count('file')];
  const swapped = Math.min(files, added);
  return [
    ...(photos > 0 ? [`Bỏ ${photos} ảnh.`] : []),
    ...(swapped > 0 ? [`Thay ${swapped} tệp đính kèm.`] : []),
    ...(files > swapped ? [`Bỏ ${files - swapped} tệp đính kèm.`] : []),
    ...(added > swapped ? [`Thêm ${added - swapped} tệp đính kèm.`] : []),
  ];
}
