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

/** What readers are told of it. */
export function dropTold(drops: readonly Drop[]): readonly string[] {
  const count = (what: Drop['what']): number =>
    drops.reduce((sum, drop) => sum + (drop.what === what ? drop.numbers.length : 0), 0);
  const [photos, files] = [count('photo'), count('file')];
  return [...(photos > 0 ? [`Bỏ ${photos} ảnh.`] : []), ...(files > 0 ? [`Bỏ ${files} tệp đính kèm.`] : [])];
}
