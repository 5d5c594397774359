/** Recognises a replacement of words in a text: "đổi A thành B", "sửa … thành …", "thay A bằng B". */
import type { Sentence } from '../facts.ts';
import { foldInPlace } from '../text/normalize.ts';
import { type FoldedText, foldedText, partsOf } from './folded-text.ts';

/** A replacement of words that a message asks for. */
export interface WordChange {
  /** As written, without quotation marks. */
  readonly from: string;
  readonly to: string;
  /** The code of the item as typed ('0042'), or null. */
  readonly code: string | null;
  /** "đổi tất cả …": every occurrence. */
  readonly isAll: boolean;
  /** True when the words were in quotation marks: exactly these words are meant. */
  readonly isQuoted: boolean;
  /** The verb and the joining word, spelled with accents: ['đổi', 'thành']. */
  readonly spoken: readonly [verb: string, joint: string];
}

/** The words for a replacement. */
export const replacedAs: WordChange['spoken'] = ['đổi', 'thành'];
/** "bỏ câu “…”": the words for a deletion without a replacement. */
export const takenOutAs: WordChange['spoken'] = ['bỏ', ''];

/** What readers of a correction see: the old and the new words, and nothing else of what was typed. */
export function changeForReaders(
  { spoken: [verb, joint] }: Pick<WordChange, 'spoken'>,
  from: string,
  to: string,
): Sentence {
  const facts = { verb: verb.charAt(0).toLocaleUpperCase('vi') + verb.slice(1), from };
  return to === '' ? { key: 'told-taken-out', facts } : { key: 'told-changed', facts: { ...facts, joint, to } };
}

const codeText = '(?:[a-z]{2,4}-?\\d{4}-?)?\\d{2,5}';

const shapeOf = (verb: string, joint: string): RegExp =>
  new RegExp(
    `^(?:(?:da|vang|a|u|oi|em|toi|minh|tui|anh|chi|cho|nho|xin|lam on|vui long|giup|gium|ban bien tap|bbt|phai|can|hay|nay|please|va|roi)[ ,]+)*(?<verb>${verb})(?: lai)?(?: (?:giup|gium|ho|dum|cho)(?: (?:em|toi|tui|minh|chi|anh))?)?(?<all> (?:tat ca|het|toan bo|moi|all))?(?: (?:cac )?(?:chu|tu|cum|so|ten|ngay|cho|word))?(?: (?:(?:trong |o )?bai (?<code>${codeText}) ?:?|(?<long>(?:[a-z]{2,4}-?\\d{4}-?)?\\d{4,5})))? (?<from>.{1,120}?) (?<joint>${joint}) (?<to>.{1,120}?)(?: (?:o|trong|in) (?:bai )?(?<codeAfter>${codeText}))?[.!]?$`,
    'du',
  );

const shapes: readonly RegExp[] = [
  shapeOf('doi|sua|thay|chinh', 'thanh|bang|sang|lai thanh'),
  shapeOf('change|replace|edit', 'to|with|into'),
];

const accents = /[\u0300-\u036f]|đ/iu;
const english = ['change', 'replace', 'edit'];
const spelled = ['đổi', 'sửa', 'thay', 'chỉnh', 'thành', 'bằng', 'sang', 'lại thành'];

const accented = (word: string): string => spelled.find((each) => foldInPlace(each) === foldInPlace(word)) ?? word;

/** "Thầy … sang", "Đội … thành phố": if the writer uses accents, the verb and joining word must have the right ones. */
const isSpelled = (text: string, verb: string, joint: string): boolean =>
  english.includes(verb.toLowerCase()) ||
  !accents.test(text.normalize('NFD')) ||
  [verb, joint].every((word) => spelled.includes(word.toLowerCase()));

const quotedBefore = /^["“'‘«](?<inside>[^"“”'‘’«»]+)["”'’»] /u;

const unquoted = (words: string): string => words.replace(/^[\s"“”'‘’«»]+|[\s"“”'‘’«».!]+$/gu, '').trim();

/** "hộ" at the end of a sentence asks a favour; after a number it counts households: "26 hộ". */
const favour =
  /\s+(?:nhé|nha|ạ|(?:giúp|giùm|dùm|với)(?:\s+(?:tôi|em|mình|anh|chị))?|hộ\s+(?:tôi|em|mình|anh|chị)|(?<!\d\s+)hộ)$/iu;
const households = /\shộ$/iu;

/** The new words without the polite ending. If the old words end in "hộ" too, that "hộ" belongs to the text. */
function wanted(words: string, from: string): string {
  // After quoted words people give the reason.
  let bare = unquoted(quotedBefore.exec(words)?.groups?.inside ?? words);
  for (let found = favour.exec(bare); found; found = favour.exec(bare)) {
    if (households.test(found[0]) && households.test(from)) break;
    bare = unquoted(bare.slice(0, found.index));
  }
  return bare;
}

/** What readers of a correction see of a message whose words changed, in the article's language. */
export function editForReaders(before: string, after: string): Sentence {
  const change = rewordedAs(before, after);
  return change ? changeForReaders(change, change.from, change.to) : { key: 'told-rewritten' };
}

/**
 * The difference between two versions as one replacement; the words before and after it are the same in both. Null when one
 * side is empty or the difference is too long.
 */
export function rewordedAs(before: string, after: string): WordChange | null {
  const [old, now] = [before, after].map((text) => text.split(/\s+/u).filter((word) => word !== '')) as [
    string[],
    string[],
  ];
  let first = 0;
  while (first < Math.min(old.length, now.length) && old[first] === now[first]) first += 1;
  let last = 0;
  while (last < Math.min(old.length, now.length) - first && old.at(-1 - last) === now.at(-1 - last)) last += 1;
  // A number alone says little to readers, so the word after it is included.
  if (last > 0) last -= 1;
  const [from, to] = [old, now].map((words) => words.slice(first, words.length - last).join(' ')) as [string, string];
  const isShort = from !== '' && to !== '' && from.length <= longestTold && to.length <= longestTold;
  return isShort ? { from, to, code: null, isAll: false, isQuoted: true, spoken: replacedAs } : null;
}

/** In characters. A longer replacement is not shown in a note below an article. */
const longestTold = 100;

/** Things that are changed by separate commands: a title, a role, a language. */
const others =
  /^(?:tieu de|title|ngon ngu|language|vai|tieng|so dien thoai|dien thoai|mat khau|ma pin|pin|sang|lich|gio|may|dia chi|the|can cuoc|giay|bang lai)\b/u;

/** "sửa 20 thành 25": the old and the new words. Null when the message says something else. */
export const wordChangeIn = (heard: FoldedText): WordChange | null => {
  // A correction of a published item is handled elsewhere.
  if (heard.text.includes('?') || /^(?:dinh chinh|cai chinh)\b/u.test(heard.folded)) return null;
  for (const shape of shapes) {
    const parts = partsOf(heard, shape);
    const from = unquoted(parts?.from ?? '');
    const to = wanted(parts?.to ?? '', from);
    if (!parts || from === '' || to === '' || !isSpelled(heard.text, parts.verb ?? '', parts.joint ?? '')) continue;
    if (others.test(heard.folded.slice(heard.text.indexOf(parts.from ?? '')))) return null;
    return {
      from,
      to,
      code: parts.code ?? parts.long ?? parts.codeAfter ?? null,
      isAll: parts.all !== undefined,
      isQuoted: /^["“'‘«]/u.test(parts.from ?? ''),
      spoken: [accented(parts.verb ?? ''), accented(parts.joint ?? '')],
    };
  }
  return null;
};

const opening =
  '(?:(?:da|vang|a|oi|em|toi|minh|tui|xin|lon|nham|sai|chet|dinh giup|chinh giup|sua giup|dinh chinh|sua lai|ghi lai|viet lai|thuc ra|dung ra|chinh xac)(?: roi| la)?[ ,:.!-]+)*';
const courteous =
  '(?:,? (?:nhu (?:trong )?bai (?:noi|ghi|viet|de)|trong bai))?(?: (?:nhe|nha|a|em|giup|gium|di|voi|moi dung|moi phai|cho dung|roi))*[ .!]*$';
const not =
  '(?:(?:chu|cho|ma)? ?(?:khong|ko|k|kg|hong|hok|khg|dau) (?:phai|co phai)(?: la)?|chu dau phai(?: la)?|chu(?= \\S.* nao$))';
/** Patterns for the right words and the wrong ones, in either order. */
const contrasts = [
  `^${opening}(?:phai )?(?:la )?(?<to>.{1,120}?),? ${not} (?<from>.{1,120}?)(?: nao)?${courteous}`,
  `^${opening}(?:khong|ko|k|hong) phai(?: la)? (?<from>.{1,120}?),? (?:ma )?(?:phai )?la (?<to>.{1,120}?)${courteous}`,
  `^${opening}(?:ghi|viet|de|noi|bao) (?:la )?(?<from>.{1,120}?) (?:la |thi )?(?:sai|nham|khong dung|chua dung),? (?:phai (?:la )?|dung (?:ra )?(?:la )?|ma )?(?<to>.{1,120}?)${courteous}`,
  `^${opening}(?<from>.{1,80}?) (?:la )?(?:sai|nham|khong dung|chua dung)(?: roi)?,? (?:phai (?:la )?|dung (?:ra )?(?:la )?|sua (?:lai )?(?:thanh |la )?)(?<to>.{1,120}?)${courteous}`,
  `^${opening}(?<to>.{1,80}?) (?:ma|lai) (?:viet|ghi|de|noi|bao|go|danh)(?: nham| sai)? (?:thanh|la) (?<from>.{1,120}?)(?:,? (?:sua|doi)(?: lai)?)?${courteous}`,
  `^${opening}(?:cho|doan|may cho|o dau)(?: nao)?(?: co)? (?:ghi|viet|de|noi) (?<from>.{1,80}?) (?:thi )?(?:doi|sua|thay)(?: het| lai| tat ca)* (?:thanh|bang|sang|la) (?<to>.{1,80}?)${courteous}`,
  `^${opening}(?:phai |dung ra |dang le |le ra |dung )?(?:la )?(?<to>.{1,120}?) (?:moi|la|thi) (?:dung|phai|chinh xac),? (?:chu )?(?:khong|ko|k|hong) (?:phai )?(?:la )?(?<from>.{1,120}?)${courteous}`,
  `^${opening}(?<from>.{1,80}?) (?:ghi |viet |la |thi )?(?:nham|sai)(?: roi)?,? (?<to>.{1,80}?) (?:moi|la|thi) (?:dung|phai|chinh xac)${courteous}`,
  `^${opening}(?:ghi|viet|go|danh|dat|de)? ?(?:nham|sai) (?:la )?(?<from>.{1,80}?)(?: roi)?[,:;.]? (?:(?:dung|phai|chinh xac|sua)(?: ra)?(?: la| thanh)?|thuc ra la) (?<to>.{1,80}?)${courteous}`,
  `^${opening}(?:ghi |viet |go |danh )?nham (?<to>.{1,80}?) (?:thanh|ra) (?<from>.{1,80}?)${courteous}`,
  `^${opening}(?:cho |cau |dong |doan |chu |tu )?(?<from>.{1,80}?) (?:sua|doi|thay)(?: lai)? (?:thanh|la|bang|sang) (?<to>.{1,80}?)${courteous}`,
  `^${opening}(?<from>.{1,80}?) ?(?:->|=>|→|=) ?(?<to>.{1,80}?)${courteous}`,
  `^${opening}(?:dung(?: ra)? la|phai la|dang le la|le ra la) (?<to>.{1,80}?),? (?:chu |cho |ma )?(?:khong|ko|k|hong)(?: phai)?(?: la)? (?<from>.{1,80}?)${courteous}`,
  `^${opening}(?:la )?(?<to>.{1,80}?),? (?:chu|cho) (?:khong|ko|k|hong|dau)(?: la| co)? (?<from>.{1,80}?)${courteous}`,
  `^${opening}(?:tu|chu|cum) ["“'‘«](?<from>.{1,80}?)["”'’»] (?:thay|thay bang|doi|doi thanh|sua|sua thanh) ["“'‘«](?<to>.{1,80}?)["”'’»].*$`,
  `^${opening}(?:bo|xoa|dung|thoi) (?:chu |cau |cum |tu )?(?<from>.{1,60}?)(?: (?:truoc|sau|o|trong|di)(?: .{1,30}?)?)?,? (?:thay|ghi|viet|de)(?: la| bang| vao| thanh)* (?<to>.{1,80}?)${courteous}`,
].map((pattern) => new RegExp(pattern, 'du'));
const figure = /^[\d.,]+$/u;
/** Words about oneself or about the item as a whole are not a correction of its text. */
const ofSelf = /\b(?:toi|em|minh|tui|chung toi|anh|chi)\b|^(?:bai|tin|cai) (?:nay|do|kia)\b/u;
/** What precedes a value in the same form as the wrong one: in "họp lúc 8h" the value is "8h". */
const lastMoment = /^(?:.* )?(?:luc|vao|ngay|o|tai|so|dien thoai|sai),? (?<rest>\S.*)$/du;

/** If both sides are numbers, adds the noun that is counted to the old one. */
function counted(from: string, to: string): string {
  const [number = '', ...thing] = to.split(' ');
  return figure.test(from) && figure.test(number) ? [from, ...thing].join(' ') : from;
}

/** "họp lúc 8h chứ không phải 9h": keeps only the part of the right words that corresponds to the wrong ones. */
function against(to: string, from: string): string {
  const isShort = from.split(' ').length < to.split(' ').length;
  const rest = isShort ? partsOf(foldedText(to), lastMoment)?.rest : undefined;
  return rest && /^\d/u.test(rest) === /^\d/u.test(from) ? rest : to;
}

const ofItem = new RegExp(
  `^(?:(?:da|vang|a|em|toi|minh|bbt|cho|xin|nho|thua|o|trong|sua|sua lai|dinh chinh|bao lai|anh|chi)[ ,]+)*(?:bai|tin|ma)(?: so)? (?<code>${codeText})[ ,:]+(?:(?:em |toi )?(?:(?:ghi|viet|danh|go|de|noi) )?(?:sai|nham|lon)(?: roi)?(?: (?:so nguoi|so luong|con so|so|ngay|ten))?[ ,:]+)?(?:(?:so|con so|phai|dung|dung ra|la|co|thuc te|chinh xac)[ ,:]+)*(?<said>.{3,200})$`,
  'du',
);

/** "bài 0016 có 160 người chứ không phải 60": a contrast about an item named by its code. */
export function contrastOfItem(heard: FoldedText): WordChange | null {
  const parts = heard.text.includes('?') ? null : partsOf(heard, ofItem);
  // "nhầm số liệu, 160 người …": the number is the right value.
  const words = (parts?.said ?? '').replace(/^\D*, (?=\d)/u, '');
  const found = words === '' ? null : contrastIn(foldedText(words));
  return found && parts?.code ? { ...found, code: parts.code } : null;
}

/** "102 cây chứ không phải 120": the right words and the wrong ones. Used only where a correction was asked for. */
export const contrastIn = (heard: FoldedText): WordChange | null => {
  if (heard.text.includes('?') || heard.text.length > 260) return null;
  for (const pattern of contrasts) {
    const parts = partsOf(heard, pattern);
    const told = unquoted(parts?.from ?? '');
    const to = against(unquoted(parts?.to ?? ''), told);
    if (to === '' || told === '' || ofSelf.test(foldedText(told).folded) || ofSelf.test(foldedText(to).folded))
      continue;
    const from = counted(told, to);
    return { from, to, code: null, isAll: false, isQuoted: false, spoken: replacedAs };
  }
  return null;
};
