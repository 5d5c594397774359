/**
 * Lists of days and the two ends of a span, as words: "ngày 26, 27, 28 tháng 11", "t4, t5 tuần sau", "từ 3 đến 7". Every part
 * gets the month or the week that only the last one has. The words are resolved to days elsewhere.
 */
import { weekdayFrom } from '../text/date-vocabulary.ts';

const nearDay = '(?:ngay mai|mai|ngay mot|mot|ngay kia)';
const namedDay = '(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|t[2-7]|chu nhat|cn)';
/** "t5 t6", "ngày mai ngày mốt", "26 27 28/11": days with nothing between them. */
const besideEachOther = new RegExp(
  `\\b(?<first>${nearDay}(?= ${nearDay}\\b)|${namedDay}(?= ${namedDay}\\b)|(?<=\\bngay (?:\\d{1,2} )*)\\d{1,2}(?= \\d{1,2}\\b(?! ?[/.]| thang))|(?<![\\d/.,-])\\d{1,2}(?= (?:\\d{1,2} )*\\d{1,2} ?/ ?\\d{1,2}(?![\\d/]))|(?:ngay|mung|mong) \\d{1,2}(?= (?:ngay|mung|mong) \\d))`,
  'gu',
);

/** "Tuần tới" is next week and no "until". */
const until = 'den het|den|(?<!\\b(?:tuan|thang|ngay|hom|bua) )toi|to|until';
const ranged = new RegExp(`\\b(?:${until}|from|(?<!thu )tu)\\b|->|\\d ?[-–] ?\\d`, 'u');
const separator = new RegExp(`\\b(?:${until}|voi|va)\\b|->|,`, 'u');

/** The parts between commas and "và". A text without a day in it may be among them. */
const splitAtDays = (folded: string): readonly string[] =>
  folded.replaceAll(besideEachOther, '$<first>,').split(separator);
/**
 * "Nhé", "nha chị", "anh ạ" behind the last day, in folded text. Without "bà", which is also the "ba" of "thứ ba".
 */
export const courtesyBehind =
  /(?: (?:a|oi|nhe|nha|nghe|nghen|nhen|hen|voi|ca nha|moi nguoi|dong chi|anh|chi|em|ong|co|chu|bac))*[ .!]*$/u;

const month = '(?: (?:cua )?thang (?<month>\\d{1,2}|sau|toi|nay)| ?[/.] ?(?<figures>\\d{1,2}(?: ?[/.] ?\\d{4})?))';
const oneDay = `(?:(?:ngay|hom|mung|mong|sang|trua|chieu|dem) )*(?:(?<day>\\d{1,2})${month}?|${namedDay}|${nearDay})(?: (?:tuan (?:sau|toi|nay|ni)|nay|ni))?`;
/**
 * A part that begins with a day: "ngày 27", "28 tháng 11", "1/12", "t5 tuần sau". The sentence may go on behind it, but behind a bare
 * number only with where and why, because "28 bài" is a count.
 */
const dayAhead = new RegExp(
  `^ *(?<whole>${oneDay})(?:$| (?<more>(?:o|tai|vi|do|de|di|em|toi|tui|minh|con)\\b|(?<!^ *\\d{1,2} )).*$)`,
  'u',
);
/** The day of a month with which a part ends, without its month. */
const endsWithDay = /(?<![\d/.-]|\b(?:thu|thang) )(?<lead>\b(?:ngay|hom|mung|mong) )?\b(?<day>\d{1,2}) *$/u;

const weekday = new RegExp(`\\b${namedDay}\\b`, 'u');
const nextWeek = /\btuan (?:sau|toi)\b/u;

/** "Thứ tư, thứ năm tuần sau" are days of one week; in "thứ sáu và thứ hai tuần sau" the Friday comes before that week. */
function withWeek(part: string, last: string): string {
  const [own, other, week] = [weekday.exec(part)?.[0], weekday.exec(last)?.[0], nextWeek.exec(last)?.[0]];
  if (own === undefined || other === undefined || week === undefined || /\b(?:tuan|nay|ni)\b/u.test(part)) return part;
  return weekdayFrom(own) <= weekdayFrom(other) ? `${part.trim()} ${week}` : part;
}

/** 11 of 12, and 12 of 1. */
const monthBefore = (month: string): string => String(((Number(month) + 10) % 12) + 1);

/** The month of "28" in "28, 1/12", as it is written in figures: a greater day than the next one is of the month before. */
function monthOf(day: string, next: string, figures: string): string {
  if (Number(day) <= Number(next)) return figures;
  const [named = '', year] = figures.split(/ ?[/.] ?/u);
  const before = monthBefore(named);
  return year === undefined ? before : `${before}/${before === '12' ? Number(year) - 1 : year}`;
}

/**
 * "27" of "ngày 27, 28 tháng 11" with its "ngày" and its month; in "ngày 29, 30 và 1/12" the first two days are of the month before
 * that.
 * @param next the part behind it, with its month
 */
function withMonth(part: string, next: string | undefined): string {
  const { month: named, figures, day: nextDay = '' } = dayAhead.exec(next ?? part)?.groups ?? {};
  if (next === undefined && named !== undefined) return `ngay ${nextDay} thang ${named}`;
  const { day } = endsWithDay.exec(part)?.groups ?? {};
  if (day === undefined) return part;
  if (next !== undefined && figures !== undefined)
    return part.replace(endsWithDay, `${day}/${monthOf(day, nextDay, figures)}`);
  const month = named !== undefined && /^\d/u.test(named) ? monthOf(day, nextDay, named) : named;
  const isKnown = month !== undefined && (/^\d/u.test(month) || Number(day) <= Number(nextDay));
  return part.replace(endsWithDay, `ngay ${day}${isKnown ? ` thang ${month}` : ''}`);
}

/**
 * The days of a list, in the order of the text; the whole text as one entry when it contains no list, or a range. A number alone
 * is a day only when "ngày" comes before the first one or a month behind the last one.
 * @param folded without accents
 */
export function listedDays(folded: string): readonly string[] {
  if (ranged.test(folded)) return [folded];
  const [first = '', ...rest] = splitAtDays(folded)
    .map((each) => each.replace(courtesyBehind, ''))
    .filter((each) => each.trim() !== '');
  const others: string[] = [];
  for (const each of rest) {
    const { whole, more } = dayAhead.exec(each)?.groups ?? {};
    if (whole !== undefined) others.push(whole);
    if (whole === undefined || more !== undefined) break;
  }
  const last = others.at(-1);
  if (last === undefined) return [folded];
  const { day, month: named, figures } = dayAhead.exec(last)?.groups ?? {};
  const isBare = day !== undefined && (named ?? figures) === undefined && !/\b(?:ngay|mung|mong)\b/u.test(last);
  if (isBare && endsWithDay.exec(first)?.groups?.lead === undefined) return [folded];
  const listed: string[] = [];
  for (const each of [first, ...others].reverse()) listed.unshift(withMonth(each, listed[0]));
  return listed.map((each) => withWeek(each, last));
}

/** "26-28": two days of a month, because there is no 28th month. */
const daysRange = /(?<![\d/.-])(\d{1,2}) ?[-–] ?(1[3-9]|2\d|3[01])(?![\d/.:-]| ?(?:h|g|gio|phut)\b)/u;
const figuresRange = /(?<![\d/.-])(\d{1,2})(?: ?[/.-] ?(\d{1,2}))? ?(?:[-–]|den) ?(\d{1,2} ?\/ ?(\d{1,2}))(?!\d)/u;

/**
 * The words for the first and for the last day; one entry when there is only one. More entries are other parts of the text.
 * @param folded without accents
 */
export function endsOf(folded: string): readonly string[] {
  const range = figuresRange.exec(folded);
  if (range) {
    const [, day = '', own, last = '', ofLast = ''] = range;
    return [`${day}/${own ?? monthOf(day, last.split('/')[0] ?? '', ofLast)}`, last];
  }
  const days = daysRange.exec(folded);
  if (days) return [`ngay ${days[1]}`, `ngay ${days[2]}`];
  const list = listedDays(folded);
  if (list.length > 1) return [list[0] ?? '', list.at(-1) ?? ''];
  const ends = splitAtDays(folded);
  // "Ngày 26, 27", "từ 3 đến 7", "từ 2 đến 6 tháng 12": the month is the same.
  const [, day = '', named = ''] =
    /^ *(?:(?:ngay|mung|mong) )?(\d{1,2})(?: (thang \d{1,2}))?(?! *[\d/.]| (?:thang|ngay|hom|bua|tuan)\b)/u.exec(
      ends[1] ?? '',
    ) ?? [];
  const first = (ends[0] ?? '').replace(/\b(?:tu|from) (?=\d{1,2} *$)/u, 'tu ngay ');
  const isOfMonth = day !== '' && /\b(?:ngay|mung|mong) \d{1,2} *$/u.test(first);
  if (isOfMonth) return [withMonth(first.trim(), `ngay ${day} ${named}`.trim()), `ngay ${day} ${named}`];
  return ends.map((each, at) => (at === 0 ? withWeek(each, ends[1] ?? '') : each));
}
