/**
 * "tôi nghỉ từ thứ Hai đến thứ Sáu, giao đồng chí Minh": an absence announced in plain words and confirmed by a press that names
 * both days.
 */
import { daysBetween, formatDate, type LocalDate } from '../../domain/calendar/local-date.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import { endAbsence, planAway, startAbsence } from '../../usecases/person/substitute.ts';
import { tell } from '../../usecases/tell.ts';
import { button, skipButton } from '../say/buttons.ts';
import { noted, type Reply, replied } from '../talk/reply.ts';
import { remember } from '../talk/talk.ts';

interface Said {
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly deputy: string;
  /** **Xác nhận** was pressed; without it nothing is changed yet. */
  readonly isSure: boolean;
}

/** Issues that mean that the days are known and the substitute is not. */
const asksWhom: readonly string[] = [
  'issue-away-whom',
  'issue-person-unknown',
  'issue-away-several',
  'issue-substitute-away',
];

/**
 * Without the confirming press, shows the days and asks for it; with it, writes the substitute's mandate. Asks for what is
 * missing.
 */
export async function recordAbsence(unit: Unit, person: Person, { from, to, deputy, isSure }: Said): Promise<Reply> {
  const outcome = await (isSure ? startAbsence : planAway)(unit, person, { from, to, deputy });
  if (!outcome.ok) {
    // The substitute is named in the next message; the days are kept for it.
    if (asksWhom.includes(outcome.issues[0]?.key ?? ''))
      await remember(unit, person.id, { ask: 'wardWords', what: 'away', kept: `${from ?? ''}|${to ?? ''}|` });
    return outcome;
  }
  const { substitute } = outcome;
  const days = daysBetween(outcome.from, outcome.to);
  // Mandates have whole days, so one day is said to be whole: hours may have been meant.
  const facts = { from: formatDate(outcome.from), to: formatDate(outcome.to), days: days + 1, name: substitute.name };
  if (isSure) {
    await remember(unit, person.id, null);
    await tell(unit, person.id, { key: 'away-noted', facts });
    return noted('note-paper-done');
  }
  const kept = `${outcome.from}|${outcome.to}|${substitute.id}`;
  await remember(unit, person.id, { ask: 'wardWords', what: 'away', kept });
  return replied(unit, person.id, {
    key: 'away-sure',
    facts,
    buttons: [[button('choice-confirm', `away.${outcome.from}`, substitute.id, days)], [skipButton]],
  });
}

/** Ends the substitute's mandate now, before its last day. */
export async function backAtWork(unit: Unit, person: Person): Promise<Reply> {
  const outcome = await endAbsence(unit, person);
  if (!outcome.ok) return outcome;
  return replied(unit, person.id, { key: 'back-noted', facts: { name: outcome.substitute.name } });
}
