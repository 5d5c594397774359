/** "tôi nghỉ từ thứ Hai đến thứ Sáu, giao đồng chí Minh": said in plain words, and agreed by a press that names both days. */
import { daysBetween, formatDate, type LocalDate } from '../../domain/calendar/local-date.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import { comeBack, goAway, planAway } from '../../usecases/person/substitute.ts';
import { tell } from '../../usecases/tell.ts';
import { noted, type Reply, silence } from '../reply.ts';
import { button, skipButton } from '../say/buttons.ts';

interface Said {
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly deputy: string;
  /** **Xác nhận** was pressed: else nobody is told yet. */
  readonly isSure: boolean;
}

export async function awayFrom(unit: Unit, person: Person, { from, to, deputy, isSure }: Said): Promise<Reply> {
  const outcome = await (isSure ? goAway : planAway)(unit, person, { from, to, deputy });
  if (!outcome.ok) return outcome;
  const { substitute } = outcome;
  const facts = { from: formatDate(outcome.from), to: formatDate(outcome.to), name: substitute.name };
  if (isSure) {
    await tell(unit, person.id, { key: 'away-noted', facts });
    return noted('note-paper-done');
  }
  const days = daysBetween(outcome.from, outcome.to);
  await tell(unit, person.id, {
    key: 'away-sure',
    facts,
    buttons: [[button('choice-confirm', `away.${outcome.from}`, substitute.id, days)], [skipButton]],
  });
  return silence;
}

export async function backAtWork(unit: Unit, person: Person): Promise<Reply> {
  const outcome = await comeBack(unit, person);
  if (!outcome.ok) return outcome;
  await tell(unit, person.id, { key: 'back-noted', facts: { name: outcome.substitute.name } });
  return silence;
}
