/** "tôi nghỉ từ thứ Hai đến thứ Sáu, giao đồng chí Minh": said in plain words, and answered with both days. */
import { formatDate, type LocalDate } from '../../domain/calendar/local-date.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import { comeBack, goAway } from '../../usecases/person/substitute.ts';
import { tell } from '../../usecases/tell.ts';
import { type Reply, silence } from '../reply.ts';

interface Said {
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly deputy: string;
}

export async function awayFrom(unit: Unit, person: Person, { from, to, deputy }: Said): Promise<Reply> {
  const outcome = await goAway(unit, person, { from, to, deputy });
  if (!outcome.ok) return outcome;
  const facts = { from: formatDate(outcome.from), to: formatDate(outcome.to), name: outcome.substitute.name };
  await tell(unit, person.id, { key: 'away-noted', facts });
  return silence;
}

export async function backAtWork(unit: Unit, person: Person): Promise<Reply> {
  const outcome = await comeBack(unit, person);
  if (!outcome.ok) return outcome;
  await tell(unit, person.id, { key: 'back-noted', facts: { name: outcome.substitute.name } });
  return silence;
}
