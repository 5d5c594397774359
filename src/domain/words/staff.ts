/**
 * Requests for work in words: what a board member or contributor wants done or shown, with its arguments. Rights, rules and the
 * confirmation of the act are checked later; this module makes no decision.
 */
import staff from '../../../words/lists/staff.json' with { type: 'json' };
import type { LocalDate } from '../calendar/local-date.ts';
import type { Role } from '../roles.ts';
import { foldedPattern } from '../text/word-lists.ts';
import { absenceIn } from './absence.ts';
import { type FoldedText, partsOf } from './folded-text.ts';
import { type InvitationSaid, invitationIn, invitedRoleIn } from './invitation.ts';
import { type ItemWish, item, readItemAct } from './item-act.ts';
import { dayIn, invalidDayIn, type Time, timeIn } from './moment.ts';
import { titles } from './names.ts';
import { isOnlySaid } from './only-said.ts';

/** A request for work. A `code` is as typed, in capitals. */
export type StaffWish =
  | { readonly wish: 'queue' | 'late' | 'ownItems' | 'royalty' | 'budget' | 'process' | 'people' | 'desk' | 'security' }
  | { readonly wish: 'calendar' | 'undo' | 'lostPhone' | 'pin' | 'unreached' | 'handOvers' | 'howTo' | 'back' }
  | { readonly wish: 'statement'; readonly period: string | null }
  /** `of`: only these figures of the report were named. */
  | { readonly wish: 'report'; readonly period: string | null; readonly of?: 'questions' }
  | { readonly wish: 'log'; readonly day: 'today' | 'yesterday' | 'week' }
  | { readonly wish: 'questions'; readonly which: 'open' | 'late' | 'mine' }
  | ItemWish
  | { readonly wish: 'schedule'; readonly code: string; readonly day: LocalDate | null; readonly time: Time | null }
  /** The given day does not exist. */
  | { readonly wish: 'noSuchDay'; readonly day: string }
  | { readonly wish: 'dossier'; readonly code: string }
  | { readonly wish: 'append'; readonly code: string; readonly text: string }
  | { readonly wish: 'away'; readonly from: LocalDate | null; readonly to: LocalDate | null; readonly deputy: string }
  /** `as`: set when the sentence contains the whole invitation. */
  | { readonly wish: 'invite'; readonly name: string; readonly as?: InvitationSaid }
  /** An invitation without a name. */
  | { readonly wish: 'inviteAs'; readonly role: Role }
  | { readonly wish: 'lock' | 'unlock' | 'remove'; readonly name: string }
  | { readonly wish: 'assign' | 'topic'; readonly code: string; readonly name: string }
  | { readonly wish: 'dropPhoto' | 'cover'; readonly number: number };

const forms = `(?:${titles}|be|thang|con|o)`;

const readSchedule = (heard: FoldedText, today: LocalDate): StaffWish | null => {
  const words = new RegExp(
    `\\b(?:hen|len lich|canh|schedule|publish|lui|doi gio hen|de|cho|dat lich)(?: gio)?(?: dang)? ${item}(?<rest>.*)`,
    'du',
  );
  const parts = partsOf(heard, words);
  if (!parts?.code) return null;
  const rest = heard.folded.slice(heard.folded.indexOf(parts.code.toLowerCase()) + parts.code.length);
  const day = dayIn(rest, today);
  const time = timeIn(rest.replace(/\d{1,2} ?[/.-] ?\d{1,2}(?: ?[/.-] ?\d{4})?/gu, ' '));
  const noDay = invalidDayIn(rest, today);
  if (noDay !== null && (time !== null || /\bngay\b/u.test(rest))) return { wish: 'noSuchDay', day: noDay };
  if (day === null && time === null) return null;
  const code = parts.code.toUpperCase();
  if (isOnlySaid(heard, code, 'time')) return { wish: 'item', act: 'view', code, note: '' };
  return { wish: 'schedule', code, day, time };
};

const named = (verb: string): RegExp =>
  new RegExp(
    `^(?:.{0,12} )?(?:${verb}) (?:${forms} )?(?<name>[^?,.]{2,40}?)(?: (?:lai|di|giup|gium|dum|nhe|nha|vao|lam|ra|viet|please|a|khoi|as|vo)\\b.*)?[.!]?$`,
    'du',
  );
const people: readonly (readonly ['invite' | 'lock' | 'unlock' | 'remove', RegExp])[] = [
  ['unlock', named('mo khoa(?: cho| tai khoan| may)?|mo lai tai khoan|unlock(?: the account of)?')],
  ['lock', named('khoa(?: tai khoan| tk| may| nick)|lock')],
  ['invite', named('moi|ru|them cong tac vien|cap ma moi cho|gui loi moi cho|invite|add')],
  ['remove', named('xoa(?= (?:anh|chi|co|chu|bac|ong|ba|em|thang|con|dong chi)\\b)|kick')],
];

const rolesNamed =
  '(?:lam )?(?:thanh vien|cong tac vien|ctv|pho truong ban|pho ban|bien tap vien|can bo|ban bien tap|bbt|ban)';
/** "cho anh Bình nghỉ làm thành viên", "đưa chị Mai ra khỏi ban". */
const partings = [
  `^(?:.{0,12} )?(?:cat chuc|cach chuc|bai nhiem|mien nhiem|bai chuc|giang chuc|duoi(?: viec)?|sa thai|cho thoi viec|thoi viec|cho nghi viec|gach ten|xoa ten|loai ten|rut ten|ngung quyen|tuoc quyen|thu hoi quyen|thu quyen|dismiss|fire) (?:cua |doi voi |voi |vai tro cua )?(?<name>(?:${forms}|pho truong ban|pho ban|can bo|ctv|cong tac vien|thanh vien)(?: [^?,. ]+){1,4}?)(?: (?:ra )?khoi (?:danh sach|${rolesNamed}))?(?: (?:di|giup|nhe|nha|luon|ngay|voi|a))*[.!]?$`,
  `^(?:.{0,12} )?(?:cho|de) (?<name>${forms}(?: [^?,. ]+){1,4}?) (?:nghi viec|thoi viec|thoi chuc|nghi han|thoi giu chuc)\\b.*$`,
  `^(?<name>${forms}(?: [^?,. ]+){1,4}?) (?:da |xin )?(?:nghi viec|thoi viec|bi cach chuc|khong con lam nua|thoi khong lam nua|khong lam nua)[.!]?$`,
  `^(?:.{0,12} )?(?:cho|de) (?<name>(?:${forms} )[^?,.]{2,40}?) (?:nghi|thoi|ngung|dung)(?: lam| viec)* ${rolesNamed}\\b.*$`,
  `^(?:.{0,12} )?(?:loai|bo|dua|rut|gach|xoa)(?: ten)? (?<name>(?:${forms} )[^?,.]{2,40}?) (?:ra )?khoi (?:danh sach|${rolesNamed})\\b.*$`,
  `^(?<name>(?:${forms} )[^?,.]{2,40}?) (?:khong lam|thoi lam|nghi lam|xin thoi|het lam|thoi khong lam)(?: nua)? ${rolesNamed}\\b.*$`,
].map((pattern) => new RegExp(pattern, 'du'));

/** "khóa tài khoản anh Minh": the act and the person. Null when no person is named. */
export const readPeople = (heard: FoldedText): StaffWish | null => {
  if (heard.text.includes('?')) return null;
  const parted = partings.flatMap((pattern) => partsOf(heard, pattern)?.name ?? [])[0];
  if (parted) return { wish: 'remove', name: parted };
  for (const [wish, pattern] of people) {
    const name = partsOf(heard, pattern)
      ?.name?.replace(/^(?:tài khoản|máy|tk)\s+/iu, '')
      .replace(/[’']s account$/u, '');
    if (
      !name ||
      /^(?:họp|hop|moi|ca|mọi|cả|đại biểu|toi|tôi|em|không|khong|ko|nào|nao|bảng|bang|báo|bao|bài|bai|tin|lịch|lich)(?!\p{L})/iu.test(
        name,
      )
    )
      continue;
    return { wish, name };
  }
  return null;
};

const account = '(?:tai khoan|tk|nick|zalo|telegram)(?: zalo| telegram)?';
const whose = `(?:${forms} )?(?<name>[^?,.:]{2,30}?)`;
const taken =
  '(?:(?:ke la|nguoi la|ke gian|ai do) )?(?:hack|chiem|trom|danh cap|mat cap|mat|lo|xam nhap|lay)(?: quyen| mat khau)?';
/** Words that may come before: "báo gấp:". */
const beside = '^(?:.{0,20}[ :])?';
const takenAccounts = [
  `${beside}${account} (?:cua )?${whose} (?:vua |da )?bi ${taken}\\b.*$`,
  `${beside}${forms} (?<name>[^?,.: ]{2,12}(?: [^?,.: ]{2,12}){0,3}?) (?:vua |da )?bi ${taken} ${account}\\b.*$`,
  `${beside}(?:co nguoi|ke la|ai do|nguoi la) (?:da |vua )?${taken} ${account} (?:cua )?${whose}(?: roi)?[.!]?$`,
  "^(?<name>[^?,.:]{2,30}?)['’]s (?:zalo |telegram )?account (?:was|is|has been|got) (?:hacked|stolen|taken)\\b.*$",
].map((pattern) => new RegExp(pattern, 'du'));

/** "tài khoản zalo của chị Hoa bị hack rồi": the person whose account was stolen. Null if none was, or only the writer's own. */
export const takenAccountIn = (heard: FoldedText): string | null => {
  const names = takenAccounts.flatMap((pattern) => partsOf(heard, pattern)?.name ?? []);
  return names.find((name) => name !== '' && !/^(?:[Tt]oi|[Tt]ôi|[Ee]m|[Mm]ình|minh)$/u.test(name)) ?? null;
};

/** "hồ sơ bài 0042", "cho tôi hồ sơ câu hỏi HD-2611-0017". */
const readDossier = (heard: FoldedText): StaffWish | null => {
  const code = partsOf(
    heard,
    new RegExp(
      `^(?:(?:xin|cho|toi|xem|lay|gui|xuat|tai|can|the|get|give me) ){0,3}(?:ho so|hs|dossier)(?: cua| of)? (?:(?:cau hoi|cau|question) )?${item}[.!]?$`,
      'du',
    ),
  )?.code;
  return code ? { wish: 'dossier', code: code.toUpperCase() } : null;
};

const readAssign = (heard: FoldedText): StaffWish | null => {
  const parts = partsOf(
    heard,
    new RegExp(
      `\\b(?:giao|chuyen|phan cong|de|assign)(?: lai)?(?: cau hoi| cau| viec| question)? (?<code>(?:hd-?\\d{4}-?)?\\d{2,5}) (?:cho|sang|qua|to) (?:${forms} )?(?<name>[^?,.]{2,40}?)[.!]?$`,
      'du',
    ),
  );
  const behind =
    parts ??
    partsOf(
      heard,
      new RegExp(
        `^(?:giao|phan cong)(?: cho)? (?:${forms} )(?<name>[^?,.\\d]{2,40}?) (?:tra loi |xu ly |phu trach )?(?:cau hoi |cau |viec )?(?<code>hd-?\\d{4}-?\\d{2,5}|0\\d{3})[.!]?$`,
        'du',
      ),
    );
  const named =
    behind ??
    partsOf(
      heard,
      new RegExp(
        `^(?:cau(?: hoi)? )?(?<code>hd-?\\d{4}-?\\d{2,5}|0\\d{3}) (?:thi )?(?:giao|chuyen|phan cong|de)(?: lai)?(?: cho| sang)? (?:${forms} )?(?<name>[^?,.\\d]{2,40}?)[.!]?$`,
        'du',
      ),
    );
  const name = named?.name?.replace(
    /(?: (?:nhé|nha|nhe|ạ|giúp|giup|với|voi|trả lời|tra loi|xử lý|xu ly|làm|lam|phụ trách|phu trach))+$/iu,
    '',
  );
  return named?.code && name ? { wish: 'assign', code: named.code.toUpperCase(), name } : null;
};

/** "lĩnh vực 0001: đất đai". */
const readTopicGiven = (heard: FoldedText): StaffWish | null => {
  const parts = partsOf(
    heard,
    /^(?:(?:sua|doi|dat|ghi) )?(?:linh vuc|topic)(?: cua| cho| of)?(?: cau hoi| cau| question)? (?<code>(?:hd-?\d{4}-?)?\d{2,5}) ?(?:[:,–-]|la|thanh|is)? ?(?<name>[^?]{2,40}?)[.!]?$/du,
  );
  return parts?.code && parts.name ? { wish: 'topic', code: parts.code.toUpperCase(), name: parts.name } : null;
};

const readPhoto = (heard: FoldedText): StaffWish | null => {
  const dropped = /^(?:bo|xoa|drop|remove) (?:tam )?(?:anh|hinh|photo)(?: so| thu)? (\d{1,2})\b/u.exec(
    heard.folded,
  )?.[1];
  if (dropped) return { wish: 'dropPhoto', number: Number(dropped) };
  const cover =
    /\b(?:lay|dung|chon|use) (?:anh|hinh|photo|tam)(?: so| thu)? (\d{1,2}) (?:lam|as|lam anh)\b.*\b(?:bia|cover|dai dien)/u.exec(
      heard.folded,
    )?.[1];
  return cover ? { wish: 'cover', number: Number(cover) } : null;
};

const { _why, ...lists } = staff;
type Plain = keyof typeof lists;
const patterns = (Object.keys(lists) as Plain[]).map((wish) => [wish, foldedPattern(lists[wish])] as const);

/** Requests without arguments; the first list that matches decides. */
const plainWish = (folded: string, among: readonly Plain[] | null = null): { readonly wish: Plain } | null => {
  const found = patterns.find(([wish, pattern]) => (among?.includes(wish) ?? true) && pattern.test(folded));
  return found ? { wish: found[0] } : null;
};

/** "tôi mất điện thoại": the writer's own account is to be locked. */
export const isPhoneLost = ({ folded }: FoldedText): boolean => plainWish(folded, ['lostPhone']) !== null;

const periodIn = (folded: string): string | null =>
  /\b(?:thang (?:nay|truoc|roi|ni|\d{1,2})|quy (?:\d|mot|hai|ba|bon|tu|i{1,3}|iv|nay|truoc)|tuan (?:nay|truoc|roi)|nam (?:nay|\d{4})|this month|last month)\b/u.exec(
    folded,
  )?.[0] ??
  // "báo cáo quý", "báo cáo năm": the current period.
  /\bbao cao (?:cua )?(quy|nam|tuan)(?= *(?:[?.!]|$| (?:cho|di|nhe|nha|a|dau|len|ra|voi)\b))/u.exec(folded)?.[1] ??
  null;

/** Words before a request, the month, and words after the request. */
const please = '(?:(?:cho|nho|xin|lay|can|muon|em|toi|minh|tui|hay|giup|vui long) ){0,4}';
const ofMonth = '(?: cua)?(?: (?:ky )?thang (?:nay|ni|truoc|roi|\\d{1,2})(?:[/.-]20\\d{2})?)?';
const behind = '(?: (?:dau|chua|roi|xong|di|nhe|a|cho toi|cho em))*[ ?.!]*$';
/** Steps of a statement: after one of these words "nhuận bút" means the month's statement, not the writer's own royalties. */
const stepsOfStatement =
  '(?:khoa so|khoa|chot so|chot|kiem tra|phe duyet|duyet|lap (?:ban )?(?:moi|khac|lai)|lam (?:ban )?(?:moi|lai)|ra ban moi|lap|tinh|ghi da chi|da chi(?: tra)?|chi(?: tra)? xong)';
/** The whole message asks for a month's statement; "bảng kê" inside the text of an article does not match. */
const statementAsked = new RegExp(
  `^${please}(?:(?:xem|coi|mo|in|gui|xuat|${stepsOfStatement}) )?(?:lai )?(?:file )?bang ke(?: nhuan but| nop kho bac)?${ofMonth}${behind}` +
    `|^${please}${stepsOfStatement} (?:bang |tien )?nhuan but${ofMonth}${behind}`,
  'u',
);

/** "tình hình tháng này thế nào": asks about the whole ward, not about one khối. */
const generalState =
  /^(?:(?:cho|toi|em|minh|biet|xem|xin|bao) )*tinh hinh(?: (?:chung|hoat dong|tin bai|cua ban|trang|cong))*(?: trong)? (?:thang|quy|nam|tuan) (?:nay|ni|truoc|roi|\d{1,4})(?: (?:the nao|ra sao|sao|the|nhu the nao|roi|vay))*[ ?.!]*$/u;

/** Says only that it has been paid, as an accountant writes it to the bot. */
const paidAlone =
  /^(?:(?:toi|em|minh) )?(?:da|vua)(?: thanh toan| chi(?: tra)?)(?: het)?(?: tien)?(?: xong)?(?: roi)?(?: a)?[ .!]*$/u;
/**
 * True when “Đã chi xong” is the whole text; in a longer sentence these words do not report a payment.
 * @param folded without accents
 */
export const saysPaid = (folded: string): boolean => paidAlone.test(folded);

const readShown = ({ folded }: FoldedText): StaffWish | null => {
  if (statementAsked.test(folded)) return { wish: 'statement', period: periodIn(folded) };
  if (
    /\bcau (?:hoi )?(?:nao |mo |nao chua |cua dan )?.*\b(?:qua han|tre|sap toi han)\b|\boverdue questions\b|\bmay cau hoi tre\b/u.test(
      folded,
    )
  )
    return { wish: 'questions', which: 'late' };
  if (/\b(?:cau hoi|cau) (?:nao|mo|ton|dang mo|chua)\b|\bdanh sach cau hoi\b/u.test(folded))
    return { wish: 'questions', which: 'open' };
  if (/\bcau nao den luot\b|\bviec cua (?:em|toi|minh)\b|\bphai lam gi truoc\b/u.test(folded))
    return { wish: 'questions', which: 'mine' };
  if (/\b(?:nhat ky|ai (?:da |vua )?lam (?:gi|chi|duoc gi)|lam duoc nhung gi|who did what|log)\b/u.test(folded))
    return {
      wish: 'log',
      day: /\bhom qua\b|yesterday/u.test(folded) ? 'yesterday' : /\btuan\b|week/u.test(folded) ? 'week' : 'today',
    };
  if (generalState.test(folded)) return { wish: 'report', period: periodIn(folded) };
  if (
    /\b(?:bao cao|thong ke|so lieu|report|rp)\b/u.test(folded) &&
    !/\bbao cao (?:vien|voi|cho toi biet)\b/u.test(folded)
  )
    return {
      wish: 'report',
      period: periodIn(folded),
      ...(/\b(?:cau hoi|hoi dap)\b/u.test(folded) ? { of: 'questions' } : {}),
    };
  return null;
};

/** In characters. A longer message describes something; requests for work are short. */
const longestWish = 160;

/** The request in the text, or null when it is not a request for work. */
export const staffWishIn = (heard: FoldedText, today: LocalDate): StaffWish | null => {
  if (heard.text.length > longestWish && !/^(?:b[ổo] sung)/iu.test(heard.text)) return null;
  const append = partsOf(
    heard,
    new RegExp(`^(?:bo sung|them vao|add to)(?: cho| vao)? ${item} ?[:,–-]? (?<text>[^]+)$`, 'du'),
  );
  if (append?.code && append.text) return { wish: 'append', code: append.code.toUpperCase(), text: append.text };
  const invited = invitationIn(heard);
  if (invited) return { wish: 'invite', name: invited.name, as: invited };
  const role = invitedRoleIn(heard);
  if (role) return { wish: 'inviteAs', role };
  const first =
    readPhoto(heard) ??
    readAssign(heard) ??
    readTopicGiven(heard) ??
    readDossier(heard) ??
    readItemAct(heard.folded.includes('hen') && timeIn(heard.folded) ? { text: '', folded: '' } : heard) ??
    readSchedule(heard, today) ??
    absenceIn(heard, today);
  if (first) return first;
  return (
    plainWish(heard.folded, ['lostPhone', 'undo']) ?? readPeople(heard) ?? readShown(heard) ?? plainWish(heard.folded)
  );
};
