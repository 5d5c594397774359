/** Interprets changes of dated rules, typed after their name: "đổi mức nhuận bút: tin A 0,6; 25/QĐ-UBND; từ 01/12/2026". */
import { type DatedRule, mayReadRules } from '../../domain/process/dated-rule.ts';
import type { Role } from '../../domain/roles.ts';
import { mayEditSections } from '../../domain/section/section-page.ts';
import { sectionWordsIn } from '../../domain/section/section-words.ts';
import { foldInPlace } from '../../domain/text/normalize.ts';
import { periodNamed } from './hear-work.ts';
import type { Intent } from './intent.ts';
import type { Situation } from './situation.ts';

/** Accent-free names. */
const names: readonly (readonly [DatedRule, string])[] = [
  [
    'rates',
    '(?:muc|bang muc|khung) (?:chi )?nhuan but|he so nhuan but|don gia(?: nhuan but| anh| bai| tin| tin bai| bai viet)?',
  ],
  ['ceilings', '(?:muc )?tran(?: nhuan but| chi)?'],
  ['salary', '(?:muc )?luong co so'],
  ['tax', '(?:nguong|muc) (?:khau tru )?thue|thue tncn'],
  ['bases', 'can cu(?: phap ly)?'],
  [
    'deadlines',
    '(?:thoi han|han|han dang)(?: quy che| dang| theo quy che| tin tuc| tin| bai| van ban| su kien| tin bai)?',
  ],
  ['office', 'thong tin lien he|lien he(?: va)? tiep (?:cong )?dan'],
  ['regulation', 'quy che'],
];

const changing = (name: string): RegExp =>
  new RegExp(`^(?:doi|sua|dat|cap nhat|thay)(?: lai)? (?:${name})\\s*[:,–-]\\s*`, 'u');
const asking = (name: string): RegExp =>
  new RegExp(
    `^(?:(?:cho toi |toi )?(?:xem|coi|duyet|phe duyet|ky) )?(?:${name})(?: hien nay| bay gio| dang ap dung| la bao nhieu| bao nhieu| la may| the nao)*\\s*[?.]?$`,
    'u',
  );

/** "đổi hạn tin tức thành 2 ngày": shows the rule and how to change it. */
const wanting = (name: string): RegExp =>
  new RegExp(
    `^(?:toi |cho |hay |xin |muon )*(?:doi|sua|dat|thay|nang|ha|tang|giam)(?: lai)? (?:${name}) (?:thanh|len|xuong|con|la|ve|sang) [^?\\n]{1,40}$`,
    'u',
  );

const ofMoney: readonly DatedRule[] = ['rates', 'ceilings', 'salary', 'tax'];
/** "trần nhuận bút tháng 5 triệu": shows the rule and how to change it. */
const stating = (name: string): RegExp => new RegExp(`^(?:${name}) [^?\\n]*\\d[^?\\n]{0,40}$`, 'u');

/** "số thông báo 12729/VPCP-KGVX": the notice of a day off that was entered before the notice arrived. */
const noticeNumber =
  /^so (?:thong bao|cong van|van ban)(?: (?:nghi|hoan doi)[a-z ]{0,30})?\s*[:–-]?\s*(\S*\d+ ?\/[^\n]{2,200})$/u;
/** "thêm ngày nghỉ 31/12 do họp", "ngày đóng cửa trụ sở: …": a day, followed by its source. */
const addedDay =
  /^(?:(?:toi|cho|hay|xin) )?(?:them|ghi|dat|bo sung)(?: them)? (?:mot |1 )?ngay (nghi|lam bu|lam viec|dong cua)(?: tru so| co quan)?\s*[:,–-]?\s*/u;
const kindOfDay: Readonly<Record<string, string>> = {
  nghi: 'dayOff',
  'lam bu': 'workedDay',
  'lam viec': 'workedDay',
  'dong cua': 'closure',
};
/** "hoán đổi ngày 31/12 làm bù thứ Bảy 2/1": two days at once; the calendar is shown so that they can be chosen there. */
const swappedDays = /^(?:(?:toi|cho|xin) )?(?:hoan doi|doi) ngay (?:nghi |lam viec )?[^?\n]{1,60}\b(?:lam|nghi) bu\b/u;

/** Interprets changes of the calendar. Returns null when the text names none, or the person does not keep the calendar. */
function hearDays(given: string, folded: string, actor: Situation['actor']): readonly Intent[] | null {
  if (!mayKeepDays(actor.role)) return null;
  const added = addedDay.exec(folded);
  const kind = kindOfDay[added?.[1] ?? ''];
  if (added && kind) return [{ do: 'sayForWard', what: 'day', kept: kind, text: given.slice(added[0].length) }];
  return swappedDays.test(folded) ? [{ do: 'listDays' }] : null;
}

const mayKeepDays = (role: Role): boolean => role === 'head' || role === 'standingDeputy';

/** Interprets changes of and questions about rules, days and section pages. Returns null when the text is none of these. */
export function hearRules(text: string, { actor }: Situation): readonly Intent[] | null {
  const section = mayEditSections(actor) ? sectionWordsIn(text) : null;
  if (section)
    return [{ do: 'sayForWard', what: 'section', kept: `${section.slug}|${section.how}`, text: section.text }];
  if (!mayReadRules(actor.role)) return null;
  const given = text.trim();
  const folded = foldInPlace(given);
  const days = hearDays(given, folded, actor);
  if (days) return days;
  const numbered = mayKeepDays(actor.role) ? noticeNumber.exec(folded) : null;
  if (numbered)
    return [
      { do: 'sayForWard', what: 'daySource', kept: '', text: given.slice(folded.length - (numbered[1] ?? '').length) },
    ];
  for (const [kind, name] of names) {
    const found = changing(name).exec(folded);
    if (found) {
      const words = given.slice(found[0].length).trim();
      return [
        {
          do: 'paper',
          press: 'rl-propose',
          subject: kind,
          argument: '',
          words: words === '' ? null : words,
          revision: 0,
        },
      ];
    }
    if (
      asking(name).test(folded) ||
      wanting(name).test(folded) ||
      (ofMoney.includes(kind) && stating(name).test(folded))
    )
      return [{ do: 'openPaper', view: { name: 'rules', of: kind } }];
  }
  return null;
}

const direction = /^(?:y kien )?chi dao(?: (?:ve )?(?:bao cao )?(thang \d{1,2}|quy \w+|nam \d{4}))?\s*[:,–-]\s*/u;

/**
 * "chỉ đạo: …" by the Chairman: a direction on the report of the named period, or on the newest one. Null when the text is not a
 * direction.
 */
export function hearDirection(text: string, { actor, today }: Situation): readonly Intent[] | null {
  const given = text.trim();
  const found = actor.role === 'chairman' ? direction.exec(foldInPlace(given)) : null;
  const words = found ? given.slice(found[0].length).trim() : '';
  if (!found || words === '') return null;
  const subject = found[1] === undefined ? '' : periodNamed(found[1], today);
  return [{ do: 'paper', press: 'rp-direct', subject, argument: '', words, revision: 0 }];
}
