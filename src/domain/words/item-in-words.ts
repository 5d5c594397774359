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
  /** As it was written: a person, or words of the title. Two digits, or codes separated by spaces. */
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

/** The letters of reply codes, for lists of codes only: a single code is read as such. */
const lettered: Readonly<Record<ItemInWords['act'], string>> = {
  ...{ approve: 'd', return: 't', reject: 'k', unpublish: 'g', view: 'x' },
  correct: 'dinh chinh',
};
const oneOfList = '(?:[a-z]{2}-?\\d{4}-?)?\\d{1,5}';
const thing = '(?:(?:bai|tin|van ban|cau|so|ma) )*';
const lists = acts.map(
  ([act, verb]) =>
    [
      act,
      new RegExp(
        `^(?:${before}(?:${verb})${between} (?:(?:cac|nhung|ca|hai|ba|may) )?|${lettered[act]} ?)${thing}(?<numbers>${oneOfList}(?:(?: ?[,;&+] ?(?:va |and )?| ?[-–] ?| (?:va|voi|and|den|toi|hay|hoac) | )${thing}${oneOfList})+)${counted}` +
          `(?: ?[.,:;–-].*|[ .!]*(?: (?:vi|do|ly do|de|cho|thieu|sai|chua|khong|trung|luon|nhe|nha|nghe|a|di|giup|gium|voi|ca|het)\\b.*)?)$`,
        'du',
      ),
    ] as const,
);
/** Numbers that a range stands for, at most. */
const longestRange = 9;

/** The numbers of a list as codes end with them. Null when they are no list of codes: "T 0042 2", "trả 0042, 5 lỗi". */
function numbersOf(list: string): readonly string[] | null {
  const written = list.match(/[a-z]{2}-?\d{4}-?\d{2,5}|\d+/giu) ?? [];
  const [first = '', second = ''] = written;
  const isShort = written.every((each) => each.length <= 2);
  if (!isShort && written.some((each) => each.length <= 2)) return null;
  const isRange =
    written.length === 2 && /^[a-z\d]+ ?(?:-|–|den|đến|toi|tới) ?(?:(?:bai|tin|bài) )*\d+$/iu.test(list.trim());
  // "T 3 4" is the fourth reason of the list for item 3; "20-11" is a day.
  if (isShort && (/^\d+ \d+$/u.test(list) || (isRange && Number(second) <= Number(first)))) return null;
  const span = isRange && /^\d+$/u.test(first) ? Number(second) - Number(first) : 0;
  if (span < 1 || span > longestRange) return written.map((each) => (isShort ? twoDigits(each) : each.toUpperCase()));
  return Array.from({ length: span + 1 }, (_, at) =>
    String(Number(first) + at).padStart(isShort ? 2 : first.length, '0'),
  );
}

/**
 * "trả lại bài 3-4", "D 0001, 0003", "trả 0003 và 0004 vì ảnh mờ": an act on several items. A decision is about one item that was
 * seen, so nothing is decided: they are offered to choose from. Null when fewer are named.
 */
export function severalIn(heard: FoldedText): ItemInWords | null {
  if (heard.text.includes('?') || reported.test(heard.folded) || reportedBefore.test(heard.text)) return null;
  for (const [act, shape] of lists) {
    const list = partsOf(heard, shape)?.numbers;
    const numbers = list === undefined ? null : numbersOf(list);
    if (numbers) return { act, about: numbers.join(' ') };
  }
  return null;
}

/** True when the number of the code ends with these digits: 13 is that of 0013 and of 0113. */
export const endsWith = (code: string, digits: string): boolean => code.endsWith(twoDigits(digits));

/** The numbers by which items were named; empty when they were named by words. */
export function numbersNamed({ about }: ItemInWords): readonly string[] {
  const words = about.split(' ');
  return words.every((word) => /^(?:[A-Z]{2}-?\d{4}-?)?\d{1,5}$/u.test(word)) ? words : [];
}

/** True when the title contains all of these words, or the author has this name. */
export function isItemAbout(about: string, title: string, author: string): boolean {
  const named = ` ${foldForSearch(bareName(about))}`;
  if (` ${foldForSearch(author)}`.endsWith(named)) return true;
  const words = foldForSearch(about).split(/[^a-z0-9]+/u);
  const heard = ` ${foldForSearch(title).replaceAll(/[^a-z0-9]+/gu, ' ')} `;
  return words.every((word) => heard.includes(` ${word} `));
}
