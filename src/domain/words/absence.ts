/**
 * Somebody says that they themselves are away: from when, to when, and who stands in. "Mai tôi nghỉ", "em xin nghỉ từ mai",
 * "mốt đi công tác, nhờ anh Long". What is said of others, of the past or as a question is none. Days are shown and agreed
 * to by a press before anything is written.
 */
import { daysBetween, type LocalDate } from '../calendar/local-date.ts';
import { foldInPlace } from '../text/normalize.ts';
import { fromTelexRests } from '../text/telex.ts';
import { courtesyBehind, listedDays } from './day-list.ts';
import type { FoldedText } from './folded-text.ts';
import { languageOf } from './language.ts';
import { dayIn, invalidDayOfSpan, spanIn } from './moment.ts';
import { bareName, titles } from './names.ts';
import { withoutOffices } from './offices.ts';
import { address, deputyIn, isNoSubstitute, longestName, standing } from './stand-in.ts';

/** `deputy`: '' when nobody was named. Null days: none was told. */
export type Absence =
  | { readonly wish: 'away'; readonly from: LocalDate | null; readonly to: LocalDate | null; readonly deputy: string }
  | { readonly wish: 'noSuchDay'; readonly day: string };

/** What else begins with these letters: resolutions, holidays of all, who leaves for good. */
const otherRest =
  'dinh|quyet|vien|thuc|van|ngo|huu|viec|le|tet|hoc|mat|ngoi|truong|luc|an|su|si|trua|viet|choi|dong|he|han|luon|la|co|nen|ta|rang|cay|cai|nhu|di';
const trips = 'cong tac|hop|hoc|vang|phep|tap huan|hoi nghi|kham|vien|cong chuyen|cuoi|dam|nuoc ngoai';
/** What somebody who is away does, or cannot do. */
const verb = new RegExp(
  `\\b(?:n(?:gh?|h)i(?! (?:${otherRest})\\b)|vang(?: mat)?(?! (?:a|em|chi|anh|bac|chu|co|ban|thay)\\b)|di (?:${trips})|cong tac(?! vien)|tap huan|off|om|away|(?<!bi |ca |cac |moi )ban|hop|mac (?:dam|viec|cong chuyen)|ve (?:que|som)|(?:khong|ko|k|hong) (?:truc|len co quan|len phuong|di lam|o co quan|co mat) duoc)(?![a-z\\d])`,
  'gu',
);
/** "Bận", "họp": who only does this is as often there. More words behind them tell of something else. */
const weak = /^(?:ban|(?:di )?hop|tap huan|mac .*|ve som)$/u;

const speakers = 'toi|tui|em|e|minh|con|chau|i|chi|anh|co|chu|bac';
/** Who only says that there is a meeting may have it as news. */
const saysWho = new RegExp(`\\b(?:${speakers})\\b`, 'u');
const modals =
  'xin|phep|se|phai|bi|duoc|dc|cung|am|will|sap|lai|dang|chac|met|qua|sot|dau|benh|co|viec|le|mat|vi|do|dot|xuat|tam|cao|a|da|vang|thua|thoi';
const ofDays =
  'tu|den|toi|het|ngay|hom|bua|buoi|sang|trua|chieu|toi|dem|khuya|ca|nguyen|nua|luc|bat|vao|va|voi|cuoi|dau|giua|' +
  'tuan|thang|mai|moi|mot|kia|nay|ni|hnay|hn|bay|gio|cn|hai|ba|bon|nam|sau|bay|tam|chin|muoi|mung|mong|' +
  'tomorrow|today|next|week|monday|tuesday|wednesday|thursday|friday|saturday|sunday|from|on|ngay|som|day|may';
const known: ReadonlySet<string> = new Set(`${speakers}|${modals}|${ofDays}`.split('|'));
const ofDaysOnly: ReadonlySet<string> = new Set(ofDays.split('|'));
const isDayToken = (token: string): boolean => /^(?:t[2-7]|[\d/.:h,–-]+)$/u.test(token);

/** "Dạ", "báo cáo đồng chí Minh,", "anh ơi", "anh cho" before what is said. */
const greeting = new RegExp(
  `^(?:(?:da|vang(?=,)|alo|thua|kinh (?:thua|gui|bao)|bao cao|bao|chao)[ ,]+)*(?:(?:cac )?(?:${titles}|bbt|ban|lanh dao|sep|truong ban|moi nguoi|ca nha|ad|bot)(?: [^ ,:]+){0,4}?(?: oi[ ,]*|[,:] ?)|(?:(?:${titles}) )?(?:cho|de)(?= (?:em|e|toi|tui|minh|con|chau) ))?(?:xin phep (?:${titles})? ?(?=\\S))?`,
  'u',
);

const past =
  /\b(?:hom (?:qua|kia|truoc|no)|bua (?:qua|truoc|no)|(?:tuan|thang|nam) (?:truoc|roi|ngoai)|vua (?:roi|qua)|hoi|may (?:hom|bua|ngay) (?:nay|ni)|da(?! (?:lat|nang)\b)|chua|roi|ve roi)\b/u;
const negated = /\b(?:khong|ko|k|hong|chua|het|thoi|dung|da) $/u;
/** Days of the moon: nobody here counts them. */
const ofMoon = /\b(?:ram|am lich|thang (?:gieng|chap))\b/u;

/** Words whose accents tell more than their letters: what they are, and words that mean the same without accents. */
const plainly: readonly (readonly [string, string])[] = [
  ['mơi(?!\\p{L})|^moi(?!\\p{L})', 'mai'],
  ['(?:(?:ngày|bữa|hôm) )?mốt(?!\\p{L})', 'ngày kia'],
  ['(?:(?:ngày|bữa) )?kìa(?!\\p{L})', '3 ngày nữa'],
  ['(?<!(?:mười|mươi) )một(?!\\p{L})', '1'],
  ['(?:h(?:ôm )?nay|hn|bây giờ)(?!\\p{L})', 'hôm nay'],
  ['từ(?!\\p{L})', 'from'],
  ['(?<!(?:tuần|tháng|ngày|hôm|bữa) )tới(?!\\p{L})', 'đến'],
  ['tối(?!\\p{L})|^toi (?=(?:mai|mot|nay|ni|thu|t[2-7]|cn)\\b)', 'đêm '],
  // "mãi" is no day, "con thứ hai" a child.
  ['m[ãáàảạ]i(?!\\p{L})|(?:con|cháu|bé|đứa|lần) thứ \\p{L}+', ' '],
];
const inPlainWords = (text: string): string =>
  plainly.reduce((words, [source, by]) => words.replace(new RegExp(`(?<!\\p{L})(?:${source})`, 'giu'), by), text);

const clock = '\\d{1,2} ?(?:h|gio|g|:)(?: ?\\d{2})?(?![a-z\\d])';
const clocks = new RegExp(`(?:\\b(?:tu|luc) )?${clock}(?: ?(?:den|toi|-) ?${clock})?`, 'gu');
/** "từ 8h đến 10h", "đến 10 giờ", "2 tiếng": who is away for hours of a day is away for no day. */
const hours = new RegExp(
  `(?:\\b(?:den|toi)|[-–]) ?(?:tam |khoang )?${clock}|\\b(?:\\d{1,2}|nua|mot|hai|ba|bon|may|vai) (?:tieng|phut)\\b`,
  'u',
);

/** "hai ngày tới": from tomorrow on, so many. */
const nextDays = /(?<![\d/])\b(?<count>\d|hai|ba|bon|nam) (?<unit>ngay|hom) toi\b/u;

const dayWords = (text: string): string =>
  foldInPlace(inPlainWords(text))
    .replace(clocks, ' ')
    .replace(nextDays, 'ngay mai $<count> $<unit>')
    .replaceAll(/\s+/gu, ' ')
    .replace(courtesyBehind, '')
    .trim();

/** Repeated letters at the end of a word are a heavy thumb: "maii", "nhaaa". */
const withoutRepeats = (text: string): string => text.replace(/([aeiouyàáạảãâăêôơưìíịỉĩ])\1+(?!\p{L})/giu, '$1');

/** "Mai được nghỉ không anh": no sign says that it is a question. */
const isAsked = new RegExp(
  `\\bco .*\\bkhong\\b|\\bco can\\b|\\bhay (?:di|khong|hop|lam)\\b|\\b(?:khong|ko|chua)(?: (?:${titles}|a|vay|the|ta))*[.!]*$`,
  'u',
);
const weekdays = /\b(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)\b/gu;
const title = new RegExp(`^(?:${titles}|con|chau|em)$`, 'u');

/** Another than the speaker is named, or is the speaker's own: "em Mai", "chị Mai mai", "con em". */
function namesSomebody(before: string): boolean {
  const words = before.split(/[ ,]+/u).filter((word) => word !== '');
  const isCased = before !== before.toLocaleUpperCase('vi');
  return words.some((word, at) => {
    const [here, next = ''] = [foldInPlace(word), words[at + 1] ?? ''];
    if (!title.test(here) || /^(?:chu nhat|ba (?:ngay|hom|bua|buoi|tuan))$/u.test(foldInPlace(`${word} ${next}`)))
      return false;
    if (isCased && /^\p{Lu}/u.test(next)) return true;
    if (/^(?:con|chau)$/u.test(here) && saysWho.test(foldInPlace(next))) return true;
    return at === 0 && !/^(?:em|con|chau)$/u.test(here) && !/^(?:xin|se|phai|bi|)$/u.test(foldInPlace(next));
  });
}

/** "Vâng", "bạn", "bàn" have other accents than what is done; words without any leave no doubt. */
const spelt =
  /^(?:nghỉ|nghĩ|ngỉ|nhỉ|nghi|ngi|vắng|vang|bận|ban|ốm|om|họp|hop|tập|tap|công|cong|đi|di|về|ve|mắc|mac|không|khong|ko|k|hổng|hong|off|away)(?!\p{L})/iu;

interface Parts {
  readonly before: string;
  readonly doing: string;
  readonly behind: string;
}

const onwards = / tro (?:di|ve sau)(?![a-z])/gu;

/** Days, the speaker, and what may stand between them. */
const areKnown = (words: string): boolean =>
  foldInPlace(words)
    .replaceAll(onwards, '')
    .replaceAll(weekdays, ' ')
    .split(/[ ,.!]+/u)
    .every((token) => token === '' || known.has(token) || isDayToken(token));

/** Only days, and courtesies: "từ mai", "mốt trở đi ạ". */
const isDays = (words: string): boolean =>
  foldInPlace(words)
    .replaceAll(onwards, '')
    .replace(/[ ,.;!]+$/u, '')
    .replace(courtesyBehind, '')
    .replaceAll(weekdays, ' ')
    .split(/[ ,.!;]+/u)
    .every((token) => token === '' || ofDaysOnly.has(token) || isDayToken(token));

/** "Nhờ anh Tuấn lái xe", "chị Hoa viết bài thay" give nobody the speaker's work. */
const givesWork = /^(?!.*\b(?:viet|chup|quay|soan)\b).*\b(?:thay|truc|ky|duyet|coi|xu ly|giao|uy quyen)\b/u;
/** Wherever somebody goes for whom another stands in; but not to work as usual. */
const goes = /\bdi(?![a-z]| (?:lam(?! (?:viec (?:voi|o|tai)|giay|thu tuc))|truc)\b)/gu;

/**
 * What stands before the first word that tells an absence of the speaker, and behind it.
 * @param isReplaced true when the message names who stands in
 */
function partsOf(text: string, isReplaced: boolean): Parts | null {
  const folded = foldInPlace(text);
  const parts = partsAt(text, folded.matchAll(verb));
  const going = parts === null && isReplaced ? partsAt(text, folded.matchAll(goes)) : null;
  return going && saysWho.test(foldInPlace(going.before)) ? going : parts;
}

function partsAt(text: string, absences: Iterable<RegExpExecArray>): Parts | null {
  const folded = foldInPlace(text);
  for (const found of absences) {
    const written = text.slice(found.index, found.index + found[0].length);
    // Among words with accents "ban" is the board.
    if (!spelt.test(written) || (/^ban$/iu.test(written) && text !== folded)) continue;
    const before = text.slice(0, found.index).trim();
    const behind = text.slice(found.index + written.length);
    if (negated.test(folded.slice(0, found.index)) || !areKnown(before) || namesSomebody(before)) return null;
    // "Nghĩ" is a slip only where nothing is thought.
    return /^nghĩ/iu.test(written) && !areKnown(behind) ? null : { before, doing: found[0], behind };
  }
  return null;
}

const withoutSpeaker = (before: string): string =>
  before.replace(
    /(?<!\p{L})(?:tôi|tui|em|mình|con|cháu|xin|phép|sẽ|phải|bị|được|toi(?= (?:xin|se|phai|bi)|$))(?!\p{L})/giu,
    ' ',
  );

/** Words behind what is done, apart from days, of a message that names nobody to stand in. */
const mostBehind = 9;

/** Words that go on with something else. */
const isMore = (behind: string, doing: string): boolean =>
  behind.split(/\s+/u).filter((word) => !isDays(word)).length > mostBehind ||
  /\b(?:thi|nhung|ma|nen|hay)\b/u.test(foldInPlace(behind)) ||
  (weak.test(doing) && /[,.;] ?\p{L}{2,} \p{L}/u.test(behind));

/** The last day of a list, and where or why: "5 tháng 12 tại Hà Nội". */
const dayAndPlace = /^ ?\d[\d/.]*(?: thang \d{1,2})?(?= (?:o|tai|vi|do|de|ra|len)\b)/u;

/** The days of a message stand before what is done, and behind it up to the next clause: "ngày 26, 27". */
function daysOf({ before, behind }: Parts): string {
  const [first = '', ...rest] = behind.split(/(?<=[,;])|(?<=[.])(?!\d)/u);
  const others = rest.findIndex((each) => !isDays(each));
  const listed = rest.slice(0, others < 0 ? rest.length : others);
  const last = dayAndPlace.exec(foldInPlace(rest[listed.length] ?? ''))?.[0] ?? '';
  return dayWords(`${withoutSpeaker(before)} ${first}${listed.join('')}${last}`);
}

/** "Mai tôi họp", "bận họp": a meeting of one day is no day off, unless the speaker also says that they are off. */
const onlyMeets = ({ doing, behind }: Parts): boolean =>
  /^(?:di )?hop\b/u.test(doing === 'ban' ? foldInPlace(behind).trim() : doing) &&
  !/\b(?:nghi|vang|off)\b/u.test(foldInPlace(behind));

/**
 * The first and the last day. "Ngày 26 và 28" leaves out the 27th; one absence has no gap, so only the days before the gap are
 * taken. They are shown before anything is written.
 */
function daysTold(when: string, today: LocalDate): readonly [LocalDate | null, LocalDate | null] {
  const listed = listedDays(when);
  const first = dayIn(listed[0] ?? '', today);
  if (listed.length < 2 || first === null) return spanIn(when, today);
  let last = first;
  for (const each of listed.slice(1)) {
    const day = dayIn(each, today);
    const next = day !== null && day < last ? dayIn(each, last) : day;
    if (next === null || daysBetween(last, next) > 1) break;
    last = next;
  }
  return [first, last];
}

/** "Anh Long trực thay em sáng thứ bảy, em bận": who stands in, and when, come before the absence. */
const standInFirst = new RegExp(
  `^(?:(?:da|vang)[ ,]+)?(?:(?:giao|nho|phan cong)(?: cho)? )?(?<named>(?:${titles}|a|c) [^,.; ]+(?: [^,.; ]+){0,3}?) (?:${standing} )?(?:thay|ho|giup|gium|dum)(?: (?:toi|tui|em|e|minh|con|chau))?(?<when>(?: [^,.;]*)?)[,.;] ?(?:(?:vi|do|tai) )?(?<rest>.+)$`,
  'du',
);

/** The sentence in its usual order, absence first; unchanged when it has that order, or tells no day of the deputy. */
function inUsualOrder(text: string): string {
  const { named, when, rest } = standInFirst.exec(foldInPlace(text))?.indices?.groups ?? {};
  if (!named || !when || !rest) return text;
  const [whom, days, absence] = [text.slice(...named), text.slice(...when), text.slice(...rest)];
  const only = days.slice(0, foldInPlace(days).replace(courtesyBehind, '').length).trim();
  return only !== '' && isDays(only) ? `${only} ${absence}, nhờ ${whom}` : text;
}

/** "Vâng" without accents has the letters of "vắng"; before a comma it agrees. */
const agreed = /^(?:d[ạa][ ,]+)?(?:vâng(?!\p{L})|vang(?=,))[ ,]*/iu;

/** "Dạ thưa anh," is left out; what tells of an absence itself is no greeting. */
function withoutGreeting(given: string): string {
  const text = given.replace(agreed, '');
  const found = greeting.exec(foldInPlace(text))?.[0] ?? '';
  return [...foldInPlace(found).matchAll(verb)].length > 0 ? text : text.slice(found.length).trim();
}

/** "Mai em xin nghir": the keys of an accent that was not set. */
function withoutTelex(text: string): string {
  const repaired = fromTelexRests(text);
  return repaired === text || languageOf(text) === 'en' ? text : repaired;
}

/** "Em cảm ơn anh": thanks at the end, which voice typing does not separate by a comma. */
const thanks =
  /[ ,.;]+(?:(?:a|da) )?(?:(?:em|con|chau|toi|tui|minh|e) )?(?:xin |rat )?(?:chan thanh )?(?:cam on|thanks|thank you)\b[^,.;]*[. !]*$/u;
const withoutThanks = (text: string): string => text.slice(0, thanks.exec(foldInPlace(text))?.index ?? text.length);

/** "Lan thay tôi", "ngày mốt anh Hùng duyệt thay tôi", and nothing else: who needs a substitute is away. */
const onlyStandIn = new RegExp(
  `^(?<named>[^,.;]{2,60}?) (?:${standing} )?thay (?:cho )?(?:toi|tui|minh|em)(?<when>(?: .*)?)$`,
  'du',
);

function standInOnly(text: string, today: LocalDate): Absence | null {
  const folded = foldInPlace(text);
  const { named, when: behind } = onlyStandIn.exec(folded)?.indices?.groups ?? {};
  if (!named || !behind || past.test(folded) || isAsked.test(folded) || !isDays(text.slice(...behind))) return null;
  const words = text.slice(...named).split(' ');
  // "Mai Lan" is Lan tomorrow, and "Mai" alone a name.
  let first = 0;
  while (first < words.length - 1 && isDays(words.slice(0, first + 1).join(' '))) first += 1;
  const whom = words
    .slice(first)
    .join(' ')
    .replace(/^(?:nhờ|nho|giao|có|co|để|de) /iu, '');
  const name = bareName(whom);
  const isWritten = name.split(' ').every((word) => /^\p{Lu}/u.test(word)) || (text === folded && address.test(whom));
  if (!isWritten || name.split(' ').length > longestName || isNoSubstitute(name)) return null;
  const when = dayWords(`${words.slice(0, first).join(' ')}${text.slice(...behind)}`);
  const noDay = invalidDayOfSpan(when, today);
  if (noDay !== null) return { wish: 'noSuchDay', day: noDay };
  const [from, to] = daysTold(when, today);
  // "Từ tháng 12" is no day.
  return when !== '' && from === null && to === null ? null : { wish: 'away', from, to, deputy: name };
}

/** @returns null: nobody says so of themselves */
export function absenceIn({ text: given }: FoldedText, today: LocalDate): Absence | null {
  if (/[?]|["“]|\d{4,}(?!\d)(?<!20\d\d)/u.test(given)) return null;
  const text = withoutGreeting(inUsualOrder(withoutOffices(withoutThanks(withoutRepeats(withoutTelex(given))))));
  const folded = foldInPlace(text);
  const replaced = standInOnly(text, today);
  if (replaced) return replaced;
  const whom = isAsked.test(folded) ? null : deputyIn(text, folded);
  const parts = whom && partsOf(whom.rest, /^\p{Lu}/u.test(whom.deputy) && givesWork.test(folded));
  if (!parts || past.test(foldInPlace(`${parts.before} ${parts.behind}`)) || ofMoon.test(folded)) return null;
  if (weak.test(parts.doing) && !saysWho.test(foldInPlace(parts.before))) return null;
  const when = daysOf(parts);
  const noDay = invalidDayOfSpan(when, today);
  if (noDay !== null) return { wish: 'noSuchDay', day: noDay };
  const [from, to] = daysTold(when, today);
  const isOneDay = to === null || to === from;
  if (whom.deputy === '' && isOneDay && (onlyMeets(parts) || hours.test(foldInPlace(whom.rest)))) return null;
  if (whom.deputy === '' && ((from === null && to === null) || isMore(parts.behind, parts.doing))) return null;
  return { wish: 'away', from, to, deputy: whom.deputy };
}

const denial =
  /^(?:(?:dạ|da|à|a|ơ|ủa|thôi|thoi)[ ,]+)*(?:không|khong|ko|k|hông|hong(?= (?:phai|co|can|nghi|dau|giao|biet))|no)(?!\p{L})/iu;
/** "Khổng Minh", "Hồng Lan" without accents. */
const writtenAsName = /^(?:Khong|Hong|Ko|No) \p{Lu}/u;
const goesToWork =
  /(?<!\p{L})(?:không|khong|ko|k|hông|hong|chưa|thôi|thoi) (?:còn |con |có |co |phải |phai |xin )*(?:nghỉ|nghi|vắng|vang)(?!\p{L})|(?<!\p{L})(?:vẫn|van) (?:đi làm|di lam|làm|lam|trực|truc|lên|len|ở|o)(?!\p{L})/giu;

/** True for "không" or "à không phải, …": the sender is not away after all. Accents count, because "Khổng" is a name. */
export const deniesAbsence = (text: string): boolean =>
  denial.test(text.trim().normalize('NFC')) && !writtenAsName.test(text.trim());

/** True for "mai tôi vẫn đi làm", "tôi không nghỉ nữa", whatever day is named; not for "không nghỉ mai, nghỉ từ thứ Hai". */
export function saysAtWork(text: string): boolean {
  const others = text.normalize('NFC').replaceAll(goesToWork, '');
  return others !== text.normalize('NFC') && !/(?<!\p{L})(?:nghỉ|nghi|vắng|từ)(?!\p{L})/iu.test(others);
}
