/**
 * Recognises an act on an item that is named by its author or by words of its title: "duyệt bài chị Lan", "cho đăng luôn bài
 * trồng cây". Pure.
 */
import { foldForSearch } from '../text/normalize.ts';
import { type FoldedText, partsOf } from './folded-text.ts';
import { bareName } from './names.ts';

/** An act on an item, and the words that name the item. */
export interface ItemInWords {
  readonly act: 'approve' | 'return' | 'reject' | 'unpublish' | 'correct' | 'view';
  /** As it was written: a person, or words of the title. */
  readonly about: string;
}

const before =
  '(?:(?:da|vang|a|oi|thoi|ok|oke|em|toi|minh|tui|anh|chi|dong chi|cho|xin|nho|muon|can|hay|giup|gium|dum|duoc,?|roi,?) )*?';
const acts: readonly (readonly [ItemInWords['act'], string])[] = [
  // "Đăng lại" is said of an item that was taken down.
  ['approve', '(?:ky )?duyet|ky|(?:cho |dong y )?dang(?! lai)|cho len'],
  ['return', 'tra lai|tra ve|tra'],
  ['reject', 'tu choi|khong dang'],
  ['unpublish', 'go|ha xuong|go xuong'],
  ['correct', 'dinh chinh'],
  ['view', 'xem|mo|coi|doc|view'],
];
const between = '(?: (?:luon|giup|gium|ho|toi|em|cai|lai|ngay|dum|di))*';
const behind = '(?:,? (?:di|nhe|nha|nghe|a|voi|giup|gium|luon|ngay|cho (?:em|toi)|duoc roi|roi))*[ .!]*';
const shapes = acts.map(
  ([act, verb]) =>
    [
      act,
      new RegExp(
        `^${before}(?:${verb})${between} (?:bai|tin|van ban|thong bao)(?: viet)? (?:(?:cua|do|ve|noi ve|vu|ma) )?(?<about>[^?]{3,60}?)${behind}$`,
        'du',
      ),
    ] as const,
);
/** These words do not identify an item; the bot asks which one is meant. */
const others =
  /^(?:nao|gi|moi|nay|do|kia|ay|cho|chua|dang cho|da|hom|tuan|thang|tren|len|vao|cu|lai|tiep|sau|truoc|o|cua (?:toi|em|minh)|(?:toi|em|minh)(?: |$)|viet\b)(?: |$)/u;

/** "Tôi duyệt bài chị Lan rồi nhé" reports what was done; "duyệt bài chị Lan được rồi" is a decision. */
const reported = /(?<!\bduoc) (?:roi|xong)(?: (?:nhe|nha|nghe|a|do|day|em|anh|chi))*[ .!]*$/u;
const reportedBefore = /(?<!\p{L})đã (?=\p{L})/iu;

/** The act and the item. Null when the text does not name an item this way. */
export function itemInWords(heard: FoldedText): ItemInWords | null {
  if (reported.test(heard.folded) || reportedBefore.test(heard.text)) return null;
  for (const [act, shape] of shapes) {
    const about = partsOf(heard, shape)?.about ?? '';
    if (about !== '' && !/\d{3}/u.test(about) && !others.test(foldForSearch(about))) return { act, about };
  }
  return null;
}

/** A single digit is that of 0003, and not of 0013. */
const twoDigits = (digits: string): string => digits.padStart(2, '0');

/** What digits behind an act count instead of naming an item: "trả 13 triệu", "đăng 13 tin", "từ chối 1 phần". */
const counted =
  '(?! ?(?:bai|tin|anh|tam|trieu|nghin|ngan|dong|ngay|gio|phut|h|g|tuan|thang|nguoi|ho|cai|lan|suat|muc|trang|dong chi|phan|so(?! (?:lieu|tien|dien thoai))|de nghi|y kien|ty|ti|chut|xiu)(?![a-z])| ?(?:[%\\d]|[/.:-] ?\\d))';
const numbered = acts.map(
  ([act, verb]) =>
    [
      act,
      new RegExp(
        `^${before}(?:${verb})${between} (?:(?:bai|tin|van ban|cau|so|ma) )*(?<number>\\d{1,2})${counted}${
          act === 'return' || act === 'reject' || act === 'correct' ? '(?:[ .,:–-].*)?' : behind
        }$`,
        'du',
      ),
    ] as const,
);

/**
 * "duyệt 13", "trả lại bài 13 vì thiếu ảnh": the act, and one or two digits of a number. Several items may end so, and a
 * wrong decision is worse than a question: nothing is decided by these words. `about` always has two digits. Null when no such
 * number is given.
 */
export function shortNumberIn(heard: FoldedText): ItemInWords | null {
  if (heard.text.includes('?') || reported.test(heard.folded) || reportedBefore.test(heard.text)) return null;
  for (const [act, shape] of numbered) {
    const about = partsOf(heard, shape)?.number;
    if (about !== undefined) return { act, about: twoDigits(about) };
  }
  return null;
}

/** True when the number of the code ends with these digits: 13 is that of 0013 and of 0113. */
export const endsWith = (code: string, digits: string): boolean => code.endsWith(twoDigits(digits));

/** True when the title contains all of these words, or the author has this name. */
export function isItemAbout(about: string, title: string, author: string): boolean {
  const named = ` ${foldForSearch(bareName(about))}`;
  if (` ${foldForSearch(author)}`.endsWith(named)) return true;
  const words = foldForSearch(about).split(/[^a-z0-9]+/u);
  const heard = ` ${foldForSearch(title).replaceAll(/[^a-z0-9]+/gu, ' ')} `;
  return words.every((word) => heard.includes(` ${word} `));
}
