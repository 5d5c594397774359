/**
 * Interprets colleagues' remarks about an item: a note to its author, its category, a credit, a reminder, an act on a described
 * item.
 */
import { actNamed } from '../../domain/act/act.ts';
import { submissionActs } from '../../domain/act/submission.ts';
import { isBoard, isDeciding } from '../../domain/roles.ts';
import type { CategoryId } from '../../domain/submission/categories/index.ts';
import { readReplyCode } from '../../domain/submission/codes.ts';
import { photosOf } from '../../domain/submission/photos-and-files.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { type FoldedText, foldedText, partsOf } from '../../domain/words/folded-text.ts';
import { itemInWords, numbersNamed, severalIn, shortNumberIn } from '../../domain/words/item-in-words.ts';
import type { Intent } from './intent.ts';
import { say } from './run-command.ts';
import type { Situation } from './situation.ts';

const code = '(?:[a-z]{2}-?\\d{4}-?)?\\d{3,5}';
const noted = new RegExp(
  `^(?:(?:toi|em|minh|xin|cho) )*(?:gop y|nhan xet|y kien|nhan(?: tac gia)?|ghi chu)(?: them)?(?: ve| cho| voi| tac gia)* (?:bai|tin|van ban) (?<code>${code}) ?[:,–-]? (?<words>.{3,400})$`,
  'dsu',
);
const reminded =
  /^(?:(?:toi|em|cho|xin|nho|hay) )*(?:nhac|giuc|doc thuc|don doc) (?:.{2,40}?) (?:ky|duyet|xem|tra loi|sua|lam|gui|nop|xu ly)\b/u;

const categories: readonly (readonly [CategoryId, string])[] = [
  ['document', 'van ban|quyet dinh|cong van'],
  ['conference', 'hoi nghi|hop'],
  ['statistics', 'so lieu|thong ke'],
  ['other', 'thong bao|khac|noi dung khac'],
  ['news', 'tin tuc|su kien|tin|tin bai|tin tuc su kien'],
];
const sorted = new RegExp(
  `^(?:(?:da|vang|a|em|toi|minh|cai nay|bai nay|tin nay|cho|nho|xin|sua lai|doi lai)[ ,]+)*(?:(?:khong|ko|k) phai (?:la )?[^,]{2,30}, ?(?:ma )?(?:la|phai la)|(?:dang|de|cho|dua|xep|chuyen|ghi)(?: bai| tin)?(?: nay)? (?:vao|o|sang|qua|thanh|trong|la)|doi (?:sang|thanh)|thuoc|the loai(?: la)?:?)(?: (?:muc|the loai|loai|chuyen muc|phan|trang))? (?<what>${categories.map(([, names]) => names).join('|')})(?: (?:nhe|nha|a|di|giup|gium|em|moi dung|thoi))*(?: chu .{2,30})?$`,
  'du',
);

const credits: readonly (readonly ['authors' | 'photographers', RegExp])[] = [
  [
    'photographers',
    /^(?:(?:da|em|toi) )?(?<one>(?:anh|hinh|tam)(?: so| thu)? (?:\d{1,2}|nhat|hai|ba|tu|nam|cuoi|dau)|(?:anh|hinh|cac anh|tat ca anh)(?: nay| trong bai)?|nguoi chup(?: anh)?)(?: (?:la|do|cua))+ (?<name>[^,.;?\d][^,;?]{2,60}?)(?: chup)?(?: (?:nhe|nha|a|giup|gium))*[ .!]*$/du,
  ],
  [
    'authors',
    /^(?:(?:da|em|toi) )?(?:tac gia(?: bai)?(?: nay)?(?: la| ghi)?|nguoi viet(?: la)?|ky ten(?: la)?|de ten(?: tac gia)?(?: la)?|(?:bai|tin)(?: nay)? (?:la )?(?:do|cua)) (?<name>[^,.;?\d][^,;?]{2,60}?)(?: (?:viet|gui|soan|thuc hien))?(?: (?:nhe|nha|a|giup|gium))*[ .!]*$/du,
  ],
];
/** "duyệt bài của tôi", "ok ký luôn bài em gửi sáng nay": people may not decide on their own items. */
const approvesOwn =
  /^(?:(?:ok|oke|thoi|toi|em|minh|xin|cho|nho|muon|tu|cu|hay|da|a|thi|de) )*(?:(?:ky )?duyet|ky|phe duyet|thong qua|(?:cho |dong y )?dang|approve)(?: (?:luon|giup|gium|ho|cai|lai|ngay|di|em|toi))* (?:(?:bai|tin)(?: viet)? (?:(?:cua|do) )?(?:chinh )?(?:toi|em|minh|tui)\b(?! (?:giao|phu trach|duoc giao|nhan|can duyet))|(?:my|own) (?:own )?(?:item|article|post))[^?\d]{0,40}$|^(?:bai|tin)(?: viet)? (?:(?:cua|do) )?(?:chinh )?(?:toi|em|minh|tui)(?: (?:viet|gui|lam))?(?: (?:thi|de|cu))* (?:(?:toi|em|minh|tu|cu) )*(?:duyet|ky|dang)(?: (?:luon|di|nhe|nha|ngay|cho nhanh))*[ .!]*$/u;

const oneOfSeveral = /\d|nhat|hai|ba|\btu\b|nam|cuoi|dau/u;
const ofSelf = /^(?:toi|em|minh|ai|no|ban|phuong)(?: |$)/u;

/** "ảnh thứ hai do anh Tuấn khối 3 chụp": the other photographers keep their credit. */
function creditIn(heard: FoldedText, draft: Submission, sender: string): Intent | null {
  for (const [slot, pattern] of credits) {
    const { name = '', one = '' } = partsOf(heard, pattern) ?? {};
    if (name === '' || ofSelf.test(foldedText(name).folded)) continue;
    if (slot === 'photographers' && photosOf(draft).length === 0) continue;
    const isOne = slot === 'photographers' && photosOf(draft).length > 1 && oneOfSeveral.test(foldedText(one).folded);
    const text = isOne ? `${sender}, ${name}` : name;
    return { do: 'fill', fill: { slot, text }, subject: '', messageKey: '' };
  }
  return null;
}

/** Interprets a remark about an item. Returns null when the text is not one. */
export function hearOfItem(text: string, { actor, draft, memory: { open } }: Situation): readonly Intent[] | null {
  if (open !== null && open.ask !== 'pending' && open.ask !== 'slot') return null;
  const heard = foldedText(text);
  const comment = isBoard(actor.role) ? partsOf(heard, noted) : null;
  const { letter } = actNamed(submissionActs, 'note');
  const typed = comment?.code ? readReplyCode(`${letter} ${comment.code} ${comment.words}`) : null;
  if (typed) return [{ do: 'byNumber', ...typed }];
  if (isDeciding(actor.role) && draft === null && approvesOwn.test(heard.folded))
    return [say('issue-own-item'), { do: 'listOwn' }];
  if (isBoard(actor.role) && heard.text.length <= 90 && reminded.test(heard.folded)) return [say('nudge-how')];
  if (draft && !text.trim().includes('\n')) {
    const what = sorted.exec(heard.folded)?.groups?.what;
    const category = categories.find(([, names]) => new RegExp(`^(?:${names})$`, 'u').test(what ?? ''))?.[0];
    if (category) return [{ do: 'fill', fill: { slot: 'category', category }, subject: '', messageKey: '' }];
    const credit = creditIn(heard, draft, actor.name);
    if (credit) return [credit];
  }
  if (!isDeciding(actor.role) || draft !== null) return null;
  const several = severalIn(heard);
  if (several) {
    const number = numbersNamed(several).join(', ');
    return [{ do: 'itemNamed', named: several, otherwise: [say('item-number-none', { number })] }];
  }
  const numbered = shortNumberIn(heard);
  if (numbered) {
    const { act, about } = numbered;
    // An older item is opened by its exact number.
    const exact = { do: 'byNumber', act: 'view', number: Number(about), code: null, rest: '' } as const;
    const otherwise = act === 'view' ? exact : say('item-number-none', { number: about });
    return [{ do: 'itemNamed', named: numbered, otherwise: [otherwise] }];
  }
  const named = itemInWords(heard);
  return named && [{ do: 'itemNamed', named, otherwise: [{ do: 'listQueue' }, say('act-by-code')] }];
}
