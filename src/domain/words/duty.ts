/** Who is given something to do, and by which day, in a sentence as a meeting resolves it: "Chị Hà lập kế hoạch trước 10/12". */
import { addDays, type LocalDate } from '../calendar/local-date.ts';
import type { Role } from '../roles.ts';
import { foldForSearch } from '../text/normalize.ts';
import { dayIn } from './moment.ts';

const called =
  /^(?:[Gg]iao (?:cho )?)?(?:[Aa]nh|[Cc]hị|[Ôô]ng|[Bb]à|[Cc]ô|[Cc]hú|[Bb]ác|[Đđ]ồng chí|[Đđ]\/c) (?<name>\p{Lu}\p{L}*(?: \p{Lu}\p{L}*){0,4})/u;
const given = /^[Gg]iao (?:cho )?(?<name>(?:[Vv]ăn phòng|[Kk]ế toán)(?!\p{L})|\p{Lu}\p{L}*(?: \p{Lu}\p{L}*){1,4})/u;
const due = /(?:^|\s)(?:(?<before>trước)|hạn|chậm nhất|xong|đến hết|đến)\s+(?:là\s+|ngày\s+)?(?<day>[^.;,]{1,30})/u;
const figures = /(?<!\d)\d{1,2}\/\d{1,2}(?:\/\d{4})?(?!\d)/u;

/** As it is written, without what people are addressed by; '': nobody is named at the beginning. */
export const dutyHolderIn = (line: string): string => (called.exec(line) ?? given.exec(line))?.groups?.name ?? '';

/** The last day on which a line of a meeting's resolutions can be done: of "trước 10/12" the ninth. */
export function dueDayIn(line: string, today: LocalDate): LocalDate | null {
  const { before, day } = due.exec(line)?.groups ?? {};
  const said = day ?? figures.exec(line)?.[0];
  const found = said === undefined ? null : dayIn(foldForSearch(said), today);
  return found && before !== undefined ? addDays(found, -1) : found;
}

const offices: Readonly<Record<string, Role>> = { 'van phong': 'office', 'ke toan': 'accountant' };

/** Offices that are given work by their name. */
export const officeNamed = (name: string): Role | null => offices[foldForSearch(name)] ?? null;
