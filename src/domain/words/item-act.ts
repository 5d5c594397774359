/** An act on an item that is named by its code, in words: "trả lại 0042 thiếu ảnh", "0042 từ chối". Pure. */
import { fromTelexRests } from '../text/telex.ts';
import { type FoldedText, foldedText, partsOf } from './folded-text.ts';
import { languageOf } from './language.ts';
import { isOnlySaid, type TakenBehind } from './only-said.ts';

/** An act on an item that is named by its code. */
export type ItemAct =
  | 'approve'
  | 'return'
  | 'reject'
  | 'unpublish'
  | 'withdraw'
  | 'republish'
  | 'correct'
  | 'view'
  | 'history'
  | 'holder'
  | 'unschedule'
  | 'release';

/** `code` is as typed, in capitals. */
export interface ItemWish {
  readonly wish: 'item';
  readonly act: ItemAct;
  readonly code: string;
  readonly note: string;
}

/** One or two digits are a code only after the name of the thing: "bài 1". "kiểm tra 14 quán" contains no code. */
const code =
  '(?:[a-z]{2,4}-?\\d{4}-?\\d{2,5}|\\d{3,5}|(?<=\\b(?:bai|tin|so|ma|item|article) ?)\\d{2}|(?<=\\b(?:bai|tin|bai so|tin so) )\\d)' +
  '(?![\\d.]*(?:\\d| ?(?:m2|ha|kg|km|trieu|nghin|suat|nguoi)\\b))';
/** An item and its code, as a pattern with the group `code`. */
export const item = `(?:bai|tin|van ban|thong bao|quyet dinh|cong van|so|ma|item|article)? ?(?:so )?(?<code>${code})`;
const codeFirst = `^(?:(?:bai|tin)(?: so)? )?(?<second>${code})[ ,:–-]+(?:(?:ok|oke|dong y|nhat tri|thong nhat|cho|thi|toi|minh|xin)[ ,]+)*`;
/** Words beside a code that name no act. */
const little =
  'ok|oke|okay|on|duoc|dc|dong y|nhat tri|thong nhat|tot|khoan|cho|doi|da|thoi|roi|xong|nhe|nha|nghe|a|vang|day|do|nay|kia|anh|chi|em|toi|minh|sao|the nao|vay|the|ha|di|giup|voi|luon|cam on';

const itemActs: readonly (readonly [ItemAct, RegExp])[] = [
  [
    'unschedule',
    new RegExp(
      `\\b(?:bo|huy|cancel|xoa)(?: the schedule of)? (?:hen|lich|gio hen|hen gio|schedule)(?: dang| of)? ?${item}`,
      'du',
    ),
  ],
  [
    'republish',
    new RegExp(
      `\\b(?:dang lai|cho dang lai|khoi phuc|dua lai|up lai|mo lai) ${item}|\\b(?:cho|dua) ${item.replace('<code>', '<second>')} len lai|\\bput (?<third>${code}) back`,
      'du',
    ),
  ],
  [
    'correct',
    new RegExp(`\\b(?:dinh chinh|cai chinh|correct|sua bai da dang(?= \\d| [a-z]{2}-)) ${item}(?<note>.*)`, 'dus'),
  ],
  [
    'unpublish',
    new RegExp(
      `\\b(?:go|ha|take down|keo|bo)(?: xuong)? ${item}(?<note>.*)|${codeFirst}(?:go(?: xuong| bai| di)*|(?:ha|keo|rut) xuong)(?= *(?:$|[,.:;!–-]| (?:vi|do|giup|gium|nhe|nha|a|luon|ngay|gap|roi)(?![a-z])))(?<noteAfter>.*)`,
      'du',
    ),
  ],
  ['withdraw', new RegExp(`\\b(?:rut|withdraw)(?: lai| my item)? ${item}(?<note>.*)`, 'du')],
  [
    'return',
    new RegExp(
      `\\b(?:tra lai|tra|return) ${item}(?<note>.*)|${codeFirst}(?:tra lai|tra ve)(?![a-z])(?<noteAfter>.*)`,
      'du',
    ),
  ],
  [
    'reject',
    new RegExp(
      `\\b(?:tu choi|khong dang|reject) ${item}(?<note>.*)|${codeFirst}(?:tu choi|khong dang|reject)(?![a-z])(?<noteAfter>.*)`,
      'du',
    ),
  ],
  [
    'approve',
    new RegExp(
      `^(?:(?:ok|oke|dong y|nhat tri|thong nhat|toi|tui|minh|xin|cho)[ ,]+)*(?:duyet|ky|dang|approve)(?: (?:luon|dang|ngay|(?:giup|gium|dum|ho|cho)(?: (?:toi|tui|minh|em|anh|chi))?))* ${item}|${codeFirst}(?:duyet|ky|dang(?! lai)|approve)(?![a-z])`,
      'du',
    ),
  ],
  ['release', new RegExp(`^(?:toi |em |cho |de )*nha(?: lai)? ${item}[.!]?$`, 'du')],
  [
    'history',
    new RegExp(
      `\\b(?:lich su|nhat ky)(?: cua)? ${item}|\\b${item.replace('<code>', '<second>')} (?:da )?(?:sua|doi) (?:nhung )?gi`,
      'du',
    ),
  ],
  [
    'holder',
    new RegExp(
      `\\b(?:ai|who) (?:dang |da )?(?:giu|cam|holds?|duyet|go|sua) ${item}|\\b${item.replace('<code>', '<second>')} (?:dang )?(?:o |nam o )?(?:ai|tac o|toi dau)|\\bholds (?<third>${code})`,
      'du',
    ),
  ],
  ['view', new RegExp(`^(?:(?:cho|toi|em|minh|xin) ){0,2}(?:xem|mo|coi|view|show)(?: lai)? ${item}`, 'du')],
  // Only the item's number, also with words that agree or hesitate and name no act: "bài 0001", "0001 khoan đã", "ok 0012".
  [
    'view',
    new RegExp(
      `^(?:(?:${little})[ ,]+)*(?:(?:bai|tin) (?:so )?(?<code>\\d{1,5})|(?<second>0\\d{3}|[a-z]{2}-\\d{4}-\\d{4}))(?:[ ,:–-]+(?:${little}))*[ ?.!]*$`,
      'du',
    ),
  ],
];

const takenBehind = (act: ItemAct): TakenBehind =>
  act === 'approve'
    ? 'nothing'
    : act === 'correct' || act === 'withdraw'
      ? 'words'
      : ['return', 'reject', 'unpublish'].includes(act)
        ? 'reason'
        : 'time';

/** "duyeetj 0007": the keys of accents that were not set. */
export const readItemAct = (heard: FoldedText): ItemWish | null => {
  const repaired = /\d{3}/u.test(heard.text) ? fromTelexRests(heard.text) : heard.text;
  const mended = repaired === heard.text || languageOf(heard.text) === 'en' ? null : foldedText(repaired);
  return itemActIn(heard) ?? (mended && itemActIn(mended));
};

const itemActIn = (heard: FoldedText): ItemWish | null => {
  for (const [act, pattern] of itemActs) {
    const parts = partsOf(heard, pattern);
    const code = parts?.code ?? parts?.second ?? parts?.third;
    if (parts && code !== undefined && isOnlySaid(heard, code, takenBehind(act)))
      return { wish: 'item', act: 'view', code: code.toUpperCase(), note: '' };
    if (parts && code !== undefined)
      return {
        wish: 'item',
        act,
        code: code.toUpperCase(),
        note: (parts.note ?? parts.noteAfter ?? '').replace(/^[\s,.:;–-]+/u, ''),
      };
  }
  return null;
};
