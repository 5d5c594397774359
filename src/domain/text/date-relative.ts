/**
 * Finds days relative to today: "sáng nay", "hôm qua", "hôm kia", "ngày mai", "cách đây 3 ngày", "tuần trước", "cuối tháng".
 */
import { addDays, type LocalDate, localDateFrom, partsOf, weekdayOf } from '../calendar/local-date.ts';
import {
  after,
  asking,
  before,
  type DateMatch,
  type DateRule,
  type DateText,
  type Found,
  findWords,
  fromToday,
  isAfterFrom,
  isDeadline,
  isInLead,
  plausibleDays,
  type Resolved,
  strengths,
  sure,
} from './date-text.ts';
import { numberFrom, partOfDay, smallNumber } from './date-vocabulary.ts';

/** Until this local hour "tối nay" may mean the evening that has just ended. */
const nightEndsAtHour = 4;

/** Local hours at which parts of the day begin. "Hồi chiều", said in the morning, is yesterday's afternoon. */
const partBeginsAtHour: Readonly<Record<string, number>> = { sang: 5, trua: 11, chieu: 13, toi: 18 };

/** In days. Further back than this, "cách đây 10 ngày" is approximate. */
const exactDaysAgo = 7;

const placed = ({ start, end }: Found, { date, alternatives }: Resolved, strength: number): DateMatch => ({
  date,
  alternatives,
  start,
  end,
  strength,
});

/** "từ hôm qua" says when something began, which may not be the event, so it is asked about. */
const placedUnlessFrom = (heard: DateText, found: Found, day: Resolved, strength: number): DateMatch =>
  isAfterFrom(heard, found.start)
    ? placed(found, asking(day.date, ...day.alternatives), strengths.weak)
    : placed(found, day, strength);

/** "mấy hôm nay", "những ngày hôm nay": a period, not a day. */
const isSeveral = (heard: DateText, at: number): boolean =>
  /(?<!\p{L})(?:may|vai|nhung|nhieu|cac|moi)(?: ngay)? $/u.test(before(heard, at));

/** "cuộc sống hôm nay", "thế hệ hôm nay", "được như hôm nay". */
const isFigurative = (heard: DateText, at: number): boolean =>
  /(?<!\p{L})(?:cuoc song|the he|thoi dai|xa hoi|que huong|dat nuoc|gioi tre|tuoi tre|nhu|co duoc|cho)(?: ngay)? $/u.test(
    before(heard, at),
  );

const usable = (heard: DateText, { start }: Found): boolean => !isSeveral(heard, start) && !isDeadline(heard, start);

const today: DateRule = (heard) => [
  ...findWords(heard, `(?:${partOfDay}) (?:hôm )?nay`, 'always')
    .filter((found) => usable(heard, found))
    .map((found) => {
      const isNight = heard.hour < nightEndsAtHour;
      const day = isNight ? asking(fromToday(heard, -1), heard.today) : sure(heard.today);
      return placedUnlessFrom(heard, found, day, strengths.clear);
    }),
  ...findWords(heard, '(?:ngày )?hôm nay', 'always')
    .filter((found) => usable(heard, found) && !isFigurative(heard, found.start))
    .map((found) => {
      const isNight = heard.hour < nightEndsAtHour;
      // After the first sentences it is often figurative: "cuộc sống hôm nay".
      const isDoubtful = isNight || !isInLead(heard, found.start);
      const day = isDoubtful ? asking(heard.today, ...(isNight ? [fromToday(heard, -1)] : [])) : sure(heard.today);
      return placedUnlessFrom(heard, found, day, isInLead(heard, found.start) ? strengths.plain : strengths.weak);
    }),
  ...findWords(
    heard,
    'hồi (sáng|trưa|chiều|tối)(?! (?:qua|nay|hôm|mai|ngày|thứ|chủ|t[2-7]|cn|\\d))',
    'accent-free',
  ).map((found) => {
    const hasBeen = heard.hour >= (partBeginsAtHour[found.groups[0] ?? ''] ?? 0);
    const [likelier, other] = hasBeen ? [0, -1] : [-1, 0];
    return placed(found, asking(fromToday(heard, likelier), fromToday(heard, other)), strengths.weak);
  }),
];

const yesterday: DateRule = (heard) =>
  findWords(heard, `(?:(?:${partOfDay}) (?:hôm )?|(?:ngày )?hôm )qua`, 'always')
    // "toi qua nhà anh", "sang qua bên này": in a text with accents these are other words.
    .filter(({ words, isPlain }) => !isPlain || heard.isAccentFree || !/^(?:rang )?(?:toi|sang|dem) qua$/u.test(words))
    .filter((found) => usable(heard, found))
    .map((found) => {
      const isDoubtful = found.isPlain && /^(?:toi|sang) qua$/u.test(found.words);
      const day = isDoubtful ? asking(fromToday(heard, -1), heard.today) : sure(fromToday(heard, -1));
      return placedUnlessFrom(heard, found, day, isDoubtful ? strengths.weak : strengths.clear);
    });

/** "hôm kia" is two days ago, "hôm kìa" three. Without accents the bot asks. */
const daysBefore: DateRule = (heard) =>
  findWords(heard, `(?:(?:${partOfDay}) |ngày )?hôm k[iì]a`, 'always')
    .filter((found) => usable(heard, found))
    .map((found) => {
      const isThree = found.words.endsWith('kìa');
      const day =
        heard.isAccentFree && !isThree
          ? asking(fromToday(heard, -2), fromToday(heard, -3))
          : sure(fromToday(heard, isThree ? -3 : -2));
      return placedUnlessFrom(heard, found, day, strengths.clear);
    });

/** Words that may follow "mai" when it means tomorrow and not a person's name: "mai họp", "mai phường tổ chức". */
const followsTomorrow =
  /^,? (?:phuong|xa|khoi|thon|ban|truong|ubnd|hoi|doan|chi|co|la|se|hop|to chuc|khai mac|bat dau|em|minh|chung|ca|di|lam|don|ra quan|moi|nghi|thu|chu nhat)(?!\p{L})/u;

const tomorrow: DateRule = (heard) => [
  ...findWords(heard, `(?:ngày |(?:${partOfDay}) )mai`, 'accent-free')
    // "chiều Mai gửi ảnh": with a capital it is a name.
    .filter(({ end }) => heard.text[end - 3] === 'm')
    .filter((found) => usable(heard, found))
    .map((found) => placedUnlessFrom(heard, found, sure(fromToday(heard, 1)), strengths.plain)),
  ...findWords(heard, 'mai', 'always')
    .filter(({ start }) => /(?:^|[,;:(] ?)$/u.test(before(heard, start)))
    .filter(({ start, end }) => followsTomorrow.test(after(heard, start, end)))
    .map((found) => placed(found, asking(fromToday(heard, 1), heard.today), strengths.weak)),
];

/** "ngày kia" and "ngày mốt" are in two days, "ngày kìa" in three. "Một ngày kia" means "once upon a time". */
const daysAfter: DateRule = (heard) =>
  findWords(heard, `ngày (?:k[iì]a|mốt)|(?:${partOfDay}) mốt`, 'accent-free')
    .filter(({ start }) => !/(?<!\p{L})mot $/u.test(before(heard, start)))
    .filter((found) => usable(heard, found))
    .map((found) => {
      const isThree = found.words.endsWith('kìa');
      const day =
        found.words.endsWith('kia') && heard.isAccentFree
          ? asking(fromToday(heard, 2), fromToday(heard, 3))
          : sure(fromToday(heard, isThree ? 3 : 2));
      return placed(found, day, strengths.plain);
    });

const daysAgo: DateRule = (heard) =>
  findWords(heard, `cách đây (${smallNumber}) (?:ngày|hôm)`, 'always').flatMap((found) => {
    const days = numberFrom(found.groups[0] ?? '');
    if (!(days <= plausibleDays)) return [];
    const date = fromToday(heard, -days);
    return placed(found, days <= exactDaysAgo ? sure(date) : asking(date), strengths.plain);
  });

const monday = (heard: DateText): LocalDate => addDays(heard.today, 1 - weekdayOf(heard.today));

const weekShift: Readonly<Record<string, number>> = {
  nay: 0,
  truoc: -7,
  roi: -7,
  qua: -7,
  'vua roi': -7,
  'vua qua': -7,
  toi: 7,
  sau: 7,
};
const weekWhich = 'này|trước|vừa rồi|vừa qua|rồi|qua|tới|sau';

/** Days of the week, with Monday as 0, for each part of a week; the likeliest first. */
const weekParts: Readonly<Record<string, readonly [number, ...number[]]>> = {
  dau: [0, 1],
  giua: [2, 1, 3],
  cuoi: [5, 6, 4],
};

/** "giữa tuần trước", "cuối tuần qua", "cuối tuần", "tuần trước": always asked about, and only in the first sentences. */
const partOfWeek: DateRule = (heard) =>
  findWords(heard, `(?:(đầu|giữa|cuối) )?tuần(?: (${weekWhich}))?`, 'accent-free')
    .filter(
      ({ start, groups: [part, which] }) =>
        isInLead(heard, start) && (part !== '' || (which !== '' && which !== 'nay')),
    )
    // "từ đầu tuần", "mỗi cuối tuần", "thứ Sáu tuần trước", "hai tuần trước".
    .filter(
      ({ start }) =>
        !/(?<!\p{L})(?:tu|den|truoc|het|moi|cac|nhung|hang|ngay|thu (?:hai|ba|tu|nam|sau|bay|\d)|chu nhat|cn|t[2-7]|mot|hai|ba|bon|\d+) $/u.test(
          before(heard, start),
        ),
    )
    .map((found) => {
      const [part = '', which = ''] = found.groups;
      const shift = weekShift[which] ?? 0;
      // "Cuối tuần" alone, early in the week, is the past weekend.
      const isPassed = part === 'cuoi' && which === '' && weekdayOf(heard.today) < 5;
      const first = addDays(monday(heard), isPassed ? -7 : shift);
      const [best, ...others] = weekParts[part] ?? [4, 3, 2, 1, 0, 5, 6];
      return placed(found, asking(addDays(first, best), ...others.map((day) => addDays(first, day))), strengths.vague);
    });

/** Days of the month for each part of a month, counted from the end for "cuối"; the likeliest first. */
const monthParts: Readonly<Record<string, readonly [number, ...number[]]>> = {
  dau: [1, 2, 3],
  giua: [15, 14, 16],
  cuoi: [0, -1, -2],
};

const partOfMonth: DateRule = (heard) =>
  findWords(
    heard,
    '(đầu|giữa|cuối) tháng(?: (\\d{1,2}|này|trước|vừa rồi|vừa qua|rồi|qua|tới|sau))?(?! ?[/.-]\\d)(?! (?:giêng|chạp|âm))',
    'accent-free',
  )
    .filter(({ start }) => isInLead(heard, start))
    .filter(({ start }) => !/(?<!\p{L})(?:tu|den|truoc|het|moi|cac|nhung|hang|ngay) $/u.test(before(heard, start)))
    .flatMap((found) => {
      const [part = '', which = ''] = found.groups;
      const { year, month } = partsOf(heard.today);
      const inMonth = (shift: number): readonly LocalDate[] => {
        const at = year * 12 + month - 1 + shift;
        const lastOfMonth = new Date(Date.UTC(Math.floor(at / 12), (at % 12) + 1, 0)).getUTCDate();
        return (monthParts[part] ?? []).flatMap(
          (day) => localDateFrom(Math.floor(at / 12), (at % 12) + 1, day > 0 ? day : lastOfMonth + day) ?? [],
        );
      };
      const months = (): readonly number[] => {
        if (/^\d/u.test(which)) {
          const back = (month - Number(which) + 12) % 12;
          return Number(which) >= 1 && Number(which) <= 12 ? [-back, 12 - back] : [];
        }
        if (which === 'nay') return [0];
        if (which === 'toi' || which === 'sau') return [1];
        if (which !== '') return [-1];
        return [0, -1];
      };
      // The nearest days, with the past preferred: "cuối tháng" on the 3rd is the end of the previous month.
      const [nearest] = months()
        .map(inMonth)
        .filter((days) => days.length > 0)
        .sort(([a = heard.today], [b = heard.today]) => distance(heard, a) - distance(heard, b));
      const [best, ...others] = nearest ?? [];
      return best ? placed(found, asking(best, ...others), strengths.vague) : [];
    });

/** Days from today; days in the future count double, because news reports on the past. */
const distance = (heard: DateText, day: LocalDate): number => {
  const days = (Date.parse(day) - Date.parse(heard.today)) / 86_400_000;
  return days > 0 ? days * 2 : -days;
};

/** The rules for days relative to today. */
export const relativeRules: readonly DateRule[] = [
  today,
  yesterday,
  daysBefore,
  tomorrow,
  daysAfter,
  daysAgo,
  partOfWeek,
  partOfMonth,
];
