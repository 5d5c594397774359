/** What comes due is said in office hours, items and questions in one message to a person and moment. */
import { officeTimeOnOrAfter } from '../../domain/reminder/office-hours.ts';
import { officeHoursOf } from '../../domain/ward.ts';
import type { InWard, Unit } from '../../ports/services.ts';
import { itemsDue } from './remind-of-items.ts';
import { questionsDue } from './remind-of-questions.ts';
import { type Gathered, tellEach } from './tell-each.ts';

/** True while somebody is at a desk. */
const isOfficeOpen = (unit: Unit): boolean =>
  officeTimeOnOrAfter(unit.now, unit.calendar, officeHoursOf(unit.ward)).getTime() === unit.now.getTime();

/** Found in slices: however much is open, nobody waits long for the database. @throws once everybody was told of what could be read */
export async function remindOfWork(inWard: InWard): Promise<void> {
  if (!(await inWard(async (unit) => isOfficeOpen(unit)))) return;
  const found: Gathered = { due: [], troubles: [] };
  for (const look of [itemsDue, questionsDue])
    await look(inWard, found).catch((trouble: unknown) => found.troubles.push(trouble));
  await tellEach(inWard, found.due);
  const [first] = found.troubles;
  if (first !== undefined)
    throw new AggregateError(found.troubles, `${found.troubles.length} that may be due could not be read: ${first}`);
}
