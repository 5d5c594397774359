/** Finds who is given a task and until when, in a resolution of a meeting: "Chị Hà lập kế hoạch trước 10/12". */
import { addDays, type LocalDate } from '../calendar/local-date.ts';
import type { Issue } from '../decision.ts';
import type { Role } from '../roles.ts';
import { foldForSearch } from '../text/normalize.ts';
import { dayIn, objectionToDay } from './moment.ts';

const called =
  /^(?:[Gg]iao (?:cho )?)?(?:[Aa]nh|[Cc]hị|[Ôô]ng|[Bb]à|[Cc]ô|[Cc]hú|[Bb]ác|[Đđ]ồng chí|[Đđ]\/c) (?<name>\p{Lu}\p{L}*(?: \p{Lu}\p{L}*){0,4})/u;
const given = /^[Gg]iao (?:cho )?(?<name>(?:[Vv]ăn phòng|[Kk]ế toán)(?!\p{L})|\p{Lu}\p{L}*(?: \p{Lu}\p{L}*){1,4})/u;
const due = /(?:^|\s)(?:(?<before>trước)|hạn|chậm nhất|xong|đến hết|đến)\s+(?:là\s+|ngày\s+)?(?<day>[^.;,]{1,30})/iu;
const dueDay =
  /(?:^|\s)(?:(?:trước|hạn|chậm nhất|đến hết)(?:\s+là|\s+hết)?(?:\s+ngày)?|ngày)\s+(?<day>\d{1,2} ?(?:[/.-] ?\d{1,2}(?: ?[/.-] ?\d{4})?|tháng \d{1,2}(?: năm \d{4})?))(?!\d)/iu;
const figures = /(?<!\d)\d{1,2}\/\d{1,2}(?:\/\d{4})?(?!\d)/u;

/** The name as written, without the form of address; '' when the line does not begin with a name. */
export const taskHolderIn = (line: string): string => (called.exec(line) ?? given.exec(line))?.groups?.name ?? '';

/** An issue when the line's date does not exist: "Trước 31/11", "ngày 31 tháng 11". "Xong 13/15 tiêu chí" is not a date. */
export const objectionToDueDay = (line: string, today: LocalDate): Issue | null =>
  objectionToDay(dueDay.exec(line)?.groups?.day ?? '', today);

/** The last day on which the task of the line can be done; for "trước 10/12" it is the 9th. */
export function dueDayIn(line: string, today: LocalDate): LocalDate | null {
  const { before, day } = due.exec(line)?.groups ?? {};
  const found = day === undefined ? null : dayIn(foldForSearch(day), today);
  if (!found) return dayIn(figures.exec(line)?.[0] ?? '', today);
  return before === undefined ? found : addDays(found, -1);
}

const offices: Readonly<Record<string, Role>> = { 'van phong': 'office', 'ke toan': 'accountant' };

/** The role of an office that is given a task by its name, or null. */
export const officeNamed = (name: string): Role | null => offices[foldForSearch(name)] ?? null;
