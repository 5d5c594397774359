/**
 * Interprets entries of the board's plan, typed after their name: "thêm kế hoạch: Hội thao khối 3; 05/12 7 giờ; Nhà văn hóa; chị
 * Lan".
 */

import type { PlanPress } from '../../domain/act/plan.ts';
import type { LocalDate } from '../../domain/calendar/local-date.ts';
import { agendaLead } from '../../domain/plan/meeting.ts';
import { keepsPlan } from '../../domain/plan/plan.ts';
import { isBoard } from '../../domain/roles.ts';
import { absenceIn } from '../../domain/words/absence.ts';
import { assignmentIn, planWords } from '../../domain/words/assignment.ts';
import { type FoldedText, foldedText, partsOf } from '../../domain/words/folded-text.ts';
import { spokenPlan } from '../../domain/words/spoken-plan.ts';
import type { Intent } from './intent.ts';
import type { Situation } from './situation.ts';

/** Accent-free beginnings; the text after them is passed to the act. */
const named: readonly (readonly [PlanPress, RegExp])[] = [
  ['pl-add', /^(?:them|ghi|lap) (?:vao )?(?:ke hoach|lich)(?: tin bai)?\b\s*[:,–-]?\s*/u],
  ['pl-add', /^ke hoach(?: tin bai)?\s*:\s*/u],
  ['pl-add', /^them (?=(?:de tai|chu de)\b)/u],
  ['rq-add', /^(?:yeu cau|de nghi)(?: don vi)?(?: cung cap)? (?:tin|thong tin|so lieu)\b\s*[:–-]\s*/u],
  ['mt-add', /^(?:moi|de xuat|trieu tap|them)(?: cuoc)? hop(?: ban)?\b\s*[:–-]\s*/u],
  [
    'mt-hold',
    /^(?:ket luan|bien ban)(?: cua)?(?: cuoc| buoi)?(?: hop)?(?: ban| bbt| hom nay| sang nay| chieu nay)*\s*[:–-]\s*/u,
  ],
  [
    'mt-move',
    /^(?:(?:cho|xin|toi|nho) )?(?:doi|chuyen|lui|hoan|day)(?: lich| ngay| gio)? (?:cuoc |buoi )?hop(?: giao ban| ban bien tap| bbt| ban| thang| quy)*(?: lai)? (?:sang|den|qua|vao|toi|thanh|lai)\s*/u,
  ],
];

const pages = [
  [
    'units',
    /\b(?:khoi|don vi|truong|doan the) nao (?:dang |con )?(?:im lang|im hoi|chua co (?:tin|bai)|khong (?:co|gui) (?:tin|bai))\b|\bsilent units\b/u,
  ],
  [
    'contributors',
    /\b(?:ai|cong tac vien nao|ctv nao) (?:lau |da lau )?(?:chua|khong|it) (?:gui|viet) (?:bai|tin)\b|\bcong tac vien (?:nao )?im lang\b|\bdormant\b/u,
  ],
] as const;

/** Longer texts tell of something. In characters. */
const longestQuestion = 60;
const longestWish = 120;

/**
 * Separates spoken words into parts: "14h thứ Tư tuần sau ở phòng họp tầng 2" becomes "14h thứ Tư tuần sau; phòng họp tầng 2".
 * Text that already has parts is unchanged.
 */
function inParts(words: string): string {
  const spoken = /[\n;]/u.test(words) ? null : spokenPlan(words);
  return spoken ? [spoken.what, spoken.when, spoken.place, spoken.who].filter((part) => part !== '').join('; ') : words;
}

/**
 * An unambiguous assignment goes into the plan. If the day or the person is missing, the person who keeps the plan is asked what
 * the text is.
 */
export function hearAssignment(
  text: string,
  messageKey: string,
  { actor, today, draft, memory }: Situation,
): Intent | null {
  const found = !isBoard(actor.role) || /[\n]/u.test(text) ? null : assignmentIn(foldedText(text), today);
  if (!found) return null;
  // Text for an open draft or prompt is not questioned.
  const isFree = draft === null && memory.open === null;
  if (!found.isSure)
    return isFree && keepsPlan(actor) ? { do: 'askPlan', text, messageKey, words: planWords(found) } : null;
  return { do: 'paper', press: 'pl-add', subject: '', argument: '', words: planWords(found), revision: 0 };
}

const meeting = /^(?:(?:moi|de xuat|trieu tap|them|len lich) )?(?:cuoc )?hop (?:ban bien tap|bbt|ban)\b\s*[:,–-]?\s*/u;
const told = /\b(?:da|vua|xong|qua|ket luan|thong nhat)\b/u;

const agenda = /[,;.]? ?\b(?:noi dung|chuong trinh|ban ve|ban viec|ve viec|chu de|de ban)(?: la| gom)?\s*[:–-]?\s*/u;
const room =
  /(?:^|[,;] ?)(?<place>(?:phong|hoi truong|nha van hoa|tru so|tang|ubnd|san|truong|quan|tai|o) ?[^,;]{0,60})/du;
/** "…, phòng họp tầng 2": a place without a preposition. */
const placeIn = (words: string): string => partsOf(foldedText(words), room)?.place?.trim() ?? '';

/** "họp ban biên tập 14h thứ Tư tuần sau": proposes a meeting; it is called only by a press. */
function hearMeeting(heard: FoldedText): Intent | null {
  const found = meeting.exec(heard.folded);
  if (!found || heard.text.length > longestWish || /[?\n]/u.test(heard.text) || told.test(heard.folded)) return null;
  const wanted = foldedText(heard.text.slice(found[0].length));
  // The text after the agenda's marker is the agenda, whatever it contains.
  const about = agenda.exec(wanted.folded);
  const spoken = spokenPlan(wanted.text.slice(0, about?.index));
  if (!spoken) return null;
  const period = /^(?:thang|quy|nam)\b/u.test(foldedText(spoken.what).folded) ? spoken.what : '';
  const place = spoken.place || placeIn(spoken.what);
  const subject = about ? `${agendaLead}${wanted.text.slice(about.index + about[0].length)}` : '';
  const words = [period, spoken.when, place, subject].filter((part) => part !== '').join('; ');
  return { do: 'paper', press: 'mt-add', subject: '', argument: '', words, revision: 0 };
}

const ofSelf = /\b(?:toi|em|minh|tui)\b|^(?:xin|da|ok|duoc)\b/u;
const no = '(?:khong|ko|k|hong|hok|hem|chang|cha|chua chac)';
const declines = new RegExp(
  `\\b${no} (?:the )?(?:co mat |di |du |tham du |den |toi |qua )?(?:buoi |cuoc )?hop\\b|\\b(?:xin )?(?:vang|nghi) (?:mat )?(?:buoi |cuoc )?hop\\b|\\bhop\\b.{0,20}\\b${no} (?:di|du|den|toi|tham du) (?:duoc|dc)\\b|^vang\\b.*\\bhop (?:tren|o|tai|voi)\\b`,
  'u',
);
const accepts = /\b(?:di|du|tham du|co mat|den) (?:buoi |cuoc )?hop\b/u;
/** Meetings of other people, elsewhere or in the past: not an answer to the board's invitation. */
const otherwise = /\bhop (?:khoi|dan|thon|to|chi|phu huynh|lop|truong)\b|\b(?:hom qua|sang nay|chieu qua)\b/u;

/** "tôi bận không họp được", "tôi sẽ dự họp": answers the open invitation, like a press of its button. */
function hearMeetingAnswer({ text, folded }: FoldedText, today: LocalDate): Intent | null {
  if (text.length > longestQuestion || /[?\n]/u.test(text) || told.test(folded) || otherwise.test(folded)) return null;
  const isNo = declines.test(folded);
  // Without accents "vâng" (yes) and "vắng" (absent) look the same.
  const isDoubtful = !isNo && /^vang\b/u.test(folded) && !/^v\u00E2ng/iu.test(text.normalize('NFC'));
  if (isDoubtful || !(isNo || (ofSelf.test(folded) && accepts.test(folded)))) return null;
  // Days on end are a journey to a meeting elsewhere; who names a substitute is away.
  const away = isNo ? null : absenceIn({ text, folded }, today);
  if (away?.wish === 'away' && (away.to !== away.from || away.deputy !== '')) return null;
  const press = isNo ? 'mt-no' : 'mt-yes';
  return { do: 'paper', press, subject: '', argument: '', words: text.trim(), revision: 0 };
}

/**
 * Interprets an entry of the plan, a proposed meeting or an answer to an invitation. Returns null when the text is none of these.
 */
export function hearPlan(text: string, situation: Situation): readonly Intent[] | null {
  if (!isBoard(situation.actor.role)) return null;
  const heard = foldedText(text);
  for (const [press, pattern] of named) {
    const found = pattern.exec(heard.folded);
    if (!found) continue;
    const words = heard.text.slice(found[0].length).trim();
    const parts = press === 'rq-add' ? words : inParts(words);
    return [{ do: 'paper', press, subject: '', argument: '', words: parts === '' ? null : parts, revision: 0 }];
  }
  const proposed = hearMeeting(heard) ?? hearMeetingAnswer(heard, situation.today);
  if (proposed) return [proposed];
  const page =
    heard.text.length <= longestQuestion ? pages.find(([, pattern]) => pattern.test(heard.folded)) : undefined;
  return page ? [{ do: 'boardPage', page: page[0], of: '' }] : null;
}
