/**
 * Recognises a coming event and the person who is to report on it, in colleagues' words: "sáng thứ hai lễ khai giảng, chị Hoa
 * đi nhé", "cần người đưa tin giải bóng chuyền tối thứ bảy". A certain assignment goes into the plan; otherwise the bot asks.
 */
import type { LocalDate } from '../calendar/local-date.ts';
import { type FoldedText, foldedText } from './folded-text.ts';
import { dayIn } from './moment.ts';
import { titles } from './names.ts';
import { momentIn } from './spoken-plan.ts';

/** A coming event and the person who is to report on it. */
export interface Assignment {
  readonly what: string;
  /** As it was written; '' when no day is given. */
  readonly when: string;
  /** 'chị Hoa'; '' when no person is named. */
  readonly who: string;
  /** True when event, day and person are all present and the message cannot mean anything else. */
  readonly isSure: boolean;
}

/** In characters: one line of a chat. A longer message describes something. */
const longest = 160;
const person = `(?:(?:${titles}|cau|ban|a|c|e|bac si|nguoi viet|hai dua|hai ban|cong tac vien|ctv) )`;
const doing =
  '(?:di|qua|den|toi|ra|lo|tu viet|tu chup|viet|chup|quay|dua tin|dua|lam tin|lam bai|lam|ghi|phu trach|nhan|dam nhan|truc|du|theo|san|tuong thuat|cung di|phai di|chiu)';
const tail = '(?:nhe|nha|nghe|nghen|a|giup|gium|luon|di|do|nua|voi|roi|em|minh|chi|anh|ban)';
const name = `${person}?[\\p{L}]+(?: [\\p{L}]+){0,5}?`;
const titled = `${person}[\\p{L}]+(?: [\\p{L}\\d]+){0,6}?`;
const endOfName = `(?=(?: ${tail})*\\s*(?:$|[,.;!])| ${doing}\\b)`;
const giving =
  '(?:giao(?: cho)?|phan cong(?: cho)?|phan(?: cho)?|cat cu|cu|nho|de(?: cho)?|cho|muon|bao|keu|chi dinh|bo tri|dieu|goi|nhan|phien|nhac|sap xep)';

/** Patterns that find the person who is sent, the most certain first. */
const named: readonly RegExp[] = [
  new RegExp(`(?:^|[ ,;.])(?:thi |se |toi |tui |minh |em )*${giving} (?<who>${titled})${endOfName}`, 'du'),
  new RegExp(`^(?<who>${titled}) ${doing}\\b`, 'du'),
  new RegExp(`[,;.] ?(?:thi |nhung )?(?<who>${titled})${endOfName}`, 'du'),
  new RegExp(`\\bnhung (?<who>${titled}) ${doing}\\b`, 'du'),
  new RegExp(`[,;.] ?(?:giao|phan cong|cu|nho)(?: cho)? (?<who>${name})${endOfName}`, 'du'),
  new RegExp(`^(?:em |anh |chi |minh )?(?:giao|phan cong|cu|nho|de)(?: cho)? (?<who>${name}) ${doing}\\b`, 'du'),
  new RegExp(`^(?<who>[\\p{L}]+) ${doing} (?:cho|giup|ho|thay) (?:chi|anh|em|minh|toi|tui)\\b`, 'du'),
];

const task = new RegExp(
  `(?:^|[ ,;.])(?:giao|phan cong|phan cho|cu|cat cu|nho|len ke hoach|vao ke hoach|vao lich|len lich|can (?:mot |1 |hai |2 )?(?:nguoi|ban|bai|tin)|can co (?:bai|tin|nguoi)|phai co (?:bai|tin|nguoi|anh)|ai (?:di|ranh|nhan|lo|chup|viet|dua|du|theo)|dua tin|viet bai|viet tin|lam tin|chup(?: anh| hinh)?|tuong thuat|phu trach|lo (?:vu|cho|phan|bai|tin)|${person}[\\p{L}]+(?: [\\p{L}]+){0,4} (?:di|lo|viet|chup|nhan|qua|du|phu trach)|(?:de|cho|muon|thi|bo tri|sap xep|dieu|goi|phien|nhac|keu) ${person}|bo tri|xung phong|dang ky di|nho (?:viet|chup|dua tin|di)|(?:can|nho|phai) (?:chup|viet|dua tin|di du))\\b`,
  'u',
);
const event =
  /\b(?:le|hoi|giai|hop|ky hop|khai (?:giang|mac|truong|hoi)|be giang|khanh thanh|khoi cong|ra quan|dien tap|tap huan|kham|phat (?:qua|hoc bong|dong|thuoc)|trao|hoi (?:thi|nghi|cho|thao|trai|dien)|tuan le|ngay hoi|dai hoi|gap mat|mit tinh|tiep xuc|doi thoai|tuyen quan|tan binh|giao luu|lien hoan|don duong|don ve sinh|ve sinh|trong cay|hien mau|tiem|tham|vieng|gio to|cung|chay|thi|chuyen|chien dich|bai ve|tin ve|bai|su kien|buoi|dem nhac|van nghe|cho|trien lam|ban giao|kiem tra|doi (?:rac|phe)|ki niem|ky niem|chuong trinh|nghiem thu|tong ket|so ket|phat dong|tang qua|cap phat|ra mat|ky ket|trung thu|tet|phien toa|phien cho|bong (?:da|chuyen)|dua thuyen|hoc bong|mung|doan|thu hoach|lop)\b/u;
/** In a report, an office assigns its own people: this is news, not an assignment here. */
const ofOffice =
  /(?:^|[,;] ?)(?:ubnd|hdnd|mttq|uy ban|dang uy|phuong|xa|truong|hoi (?:phu nu|nong dan|cuu chien binh|chu thap do)|doan thanh nien|cong an|tram y te|khoi \d+) (?:[a-z]+ ){0,3}(?:phan cong|cu|giao|bo tri|len ke hoach)\b/u;
/** Introductions that colleagues put before an event. */
const planned =
  /^(?:(?:em|toi|tui|minh|chi|anh|dong chi|muon|nho|xin|hay) )*(?:len|dua|xep|bo sung|cho|ghi|them) (?:vao )?(?:ke hoach|lich)\b/u;

/** The event is past or cancelled, or the message is praise, a request for leave, or a question about the past. */
const otherwise =
  /\b(?:da (?:dang|viet|gui|xong|dien ra|to chuc|nop|di)|xong roi|hom qua|toi qua|sang qua|chieu qua|vua (?:roi|qua|xong)|huy|hoan(?: lai)?|doi (?:sang|lich|ngay|gio|lai)|thoi khong|khong (?:co|can|phai|di|dang)|xin (?:nghi|phep)|(?<!hoi )nghi|di cong tac|di vang|[a-z]{2}-?\d{4}-?\d{3,5}|0\d{3}|bi om|sinh con|hay (?:ghe|qua|that|lam)|dep qua|cam on|chuc mung|the nao|ra sao|ke nghe|bao nhieu|chua (?:gui|nop|viet|dang|thay)|sao)\b|\bai .{3,60}\b(?:vay|the|do)\b|\?/u;

const trimmed = (text: string): string => text.replace(/^[\s,;:.–-]+|[\s,;:.–!-]+$/gu, '');

/** Words around the event that are not part of its title. */
const around = [
  `^(?:(?:em|toi|tui|minh|chi|anh|ben minh|ban minh|dong chi|muon|can|phai|de|nho|xin|hay) )*(?:len|dua|xep|bo sung|cho|ghi|them) (?:vao )?(?:ke hoach|lich)(?: (?:tin bai|dua tin|viet bai|viet tin|chup anh))?(?: cho)?`,
  `^(?:(?:em|toi|tui|minh|chi|anh|ben minh|ban minh|dong chi|phuong|xin|hay|nho|muon) )*(?:can|phai co|can co)(?: (?:mot|1|hai|2))? (?:nguoi|ban|bai|tin)(?: (?:di|ve|dua tin|viet bai|viet tin|tuong thuat|chup anh|chup|du|lo|lam))*`,
  `^(?:cu|phan cong|giao|nho)(?: (?:mot|1))? (?:nguoi|ban|ai do)(?: (?:di|ve|dua tin|viet bai|chup anh|chup|du|lo|lam))*`,
  `^ai (?:ranh|nhan|di)(?: thi)?(?: (?:di|qua|den|lo|chup|viet|dua tin))*`,
  '^(?:vu|viec|phan)',
].map((pattern) => new RegExp(`${pattern}(?![\\p{L}\\d]) ?[:,–-]? ?`, 'u'));
const behind =
  /[ ,;.]*(?:thi|de|cho|nhung|do|se|lo|di|phai di|dua tin|viet bai|viet tin|chup anh|chup hinh|chup|lam tin|ai nhan|ai di|ai ranh|ai lo|cu mot (?:ban|nguoi) di|cu nguoi di|nhe|nha|nghe|a|giup|tui muon|muon|giao|phan cong|cu|nho|phan)(?: (?:thi|di|nhe|nha|a|viet|chup))*$/u;
const before =
  /^(?:di|qua|den|lo|lo vu|viet|viet bai|dua tin|chup|chup anh|phu trach|lam tin|lo cho (?:chi|anh|em|minh|toi)|thi|du|vu|ve|co|thay (?:em|anh|chi|toi|minh)(?: o)?) (?=\p{L})/u;

/** At the end, after a comma. */
const personAlone = new RegExp(`[,;.–-] ?(?:thi |nhung )?${titled}(?: ${tail})*[.! ]*$`, 'u');

/** "Người", "ai đó": words for an unspecified person, who cannot be notified. */
const nobody = /^(?:nguoi|mot|mot ban|mot nguoi|ban|ai|ai do|cac ban)$/u;
/** Alternatives: only the sender can say which one is meant. */
const open = /\b(?:hoac|hay la|khoi nao|ai do|ai cung)\b/u;

/** Cuts the same range out of the written text and its folded form. */
const cut = (told: FoldedText, from: number, to: number): FoldedText => ({
  text: `${told.text.slice(0, from)} ${told.text.slice(to)}`,
  folded: `${told.folded.slice(0, from)} ${told.folded.slice(to)}`,
});

function titleOf(told: FoldedText): string {
  const tidy = (each: FoldedText): FoldedText => {
    const text = trimmed(each.text.replaceAll(/\s+/gu, ' '));
    return { text, folded: trimmed(each.folded.replaceAll(/\s+/gu, ' ')) };
  };
  let left = tidy(told);
  for (let again = 0; again < 4; again += 1) {
    const lead = [...around, before].map((pattern) => pattern.exec(left.folded)?.[0].length ?? 0);
    const start = Math.max(...lead);
    const end = behind.exec(left.folded)?.index ?? left.folded.length;
    if (start === 0 && end === left.folded.length) break;
    if (end <= start) break;
    left = tidy({ text: left.text.slice(start, end), folded: left.folded.slice(start, end) });
  }
  return left.text;
}

/** The assignment in the message. Null when it gives no one anything to report on. */
export function assignmentIn(told: FoldedText, today: LocalDate): Assignment | null {
  if (told.text.length > longest || otherwise.test(told.folded) || ofOffice.test(told.folded)) return null;
  const moment = momentIn(told.folded);
  const isEvent = event.test(told.folded);
  if (!moment && !isEvent) return null;
  // "khám mắt thứ ba, chị Yến": between colleagues a day, an event and a person at the end are enough.
  if (!task.test(told.folded) && !(moment && isEvent && personAlone.test(told.folded))) return null;
  const found = named.flatMap((pattern) => {
    const match = pattern.exec(told.folded);
    const at = match?.indices?.groups?.who;
    const isSomebody = at && !nobody.test(told.folded.slice(at[0], at[1]));
    return match && isSomebody ? [{ at, from: match.index, to: match.index + match[0].length }] : [];
  })[0];
  const who = found ? told.text.slice(found.at[0], found.at[1]).trim() : '';
  const spans = [
    ...(found ? [[found.from, Math.max(found.at[1], found.to)] as const] : []),
    ...(moment ? [[moment.at, moment.at + moment.length] as const] : []),
  ].toSorted((a, b) => b[0] - a[0]);
  const rest = spans.reduce((left, [from, to]) => cut(left, from, to), told);
  const what = titleOf(rest);
  if (what.length < 4) return null;
  const when = moment ? told.text.slice(moment.at, moment.at + moment.length).trim() : '';
  const isNamed =
    who !== '' && (new RegExp(`^${person}`, 'u').test(told.folded.slice(found?.at[0])) || /^\p{Lu}/u.test(who));
  return {
    what,
    when,
    who,
    isSure:
      (isNamed || planned.test(told.folded)) &&
      isEvent &&
      dayIn(foldedText(when).folded, today) !== null &&
      !open.test(told.folded),
  };
}

/** The assignment in the form in which a plan's entry is typed: title, moment, person. */
export const planWords = ({ what, when, who }: Assignment): string =>
  [what, when, who && `giao ${who}`].filter((part) => part !== '').join('; ');
