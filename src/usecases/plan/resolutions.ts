/** What a meeting resolved or the Chairman directed, as actions with an owner and a day; owners are told, and reminded. */
import { formatDate, localDate, localDateOf } from '../../domain/calendar/local-date.ts';
import type { Resolution } from '../../domain/period/report.ts';
import { readResolution } from '../../domain/plan/meeting.ts';
import type { NewAction } from '../../ports/period.ts';
import type { Unit } from '../../ports/services.ts';
import { oneAtWork } from '../person/one-person.ts';
import { notify } from '../react.ts';

/** A name that nobody here has stays in the text: it is a unit, or somebody outside. */
async function actionOf(unit: Unit, line: string): Promise<NewAction> {
  const { text, owner, dueOn } = readResolution(line, localDateOf(unit.now, unit.ward.timeZone));
  const named = owner === '' ? null : await oneAtWork(unit, owner);
  if (named?.ok) return { text, dueOn, owner: named.person };
  return { text: owner === '' ? text : `${text} – ${owner}`, dueOn, owner: null };
}

export const dayOf = (dueOn: string | null): string => (dueOn === null ? 'none' : formatDate(localDate(dueOn)));

/** @param source of the report whose direction or minutes they come from, or of the meeting */
export async function keepActions(unit: Unit, source: string, lines: readonly string[]): Promise<void> {
  const actions: NewAction[] = [];
  for (const line of lines) actions.push(await actionOf(unit, line));
  const ids = actions.map(() => unit.ids.next());
  await unit.stores.reports.addActions(source, actions, ids, unit.now);
  for (const [nth, { text, dueOn, owner }] of actions.entries())
    if (owner)
      await notify(
        unit,
        owner.id,
        { noun: 'plan', name: 'resolution-given', subject: ids[nth] ?? '', facts: { text, due: dayOf(dueOn) } },
        `resolution:${ids[nth]}`,
      );
}

export const isOverdueAction = ({ doneOn, dueOn }: Resolution, today: string): boolean =>
  doneOn === null && dueOn !== null && dueOn < today;

/** Its owner hears on the day before it is due, and once when it is over; the head reads of it in the morning's list. */
export async function remindOfActions(unit: Unit): Promise<void> {
  const today = localDateOf(unit.now, unit.ward.timeZone);
  for (const action of await unit.stores.reports.actions(today)) {
    const { id, owner, dueOn, doneOn, text } = action;
    if (!owner || dueOn === null || doneOn !== null || dueOn > today) continue;
    const level = dueOn < today ? 'late' : 'due';
    if (!(await unit.stores.once(`resolution:${id}:${level}`, unit.now))) continue;
    const facts = { text, due: dayOf(dueOn), level };
    await notify(
      unit,
      owner.id,
      { noun: 'plan', name: 'resolution-due', subject: id, facts },
      `resolution:${id}:${level}`,
    );
  }
}
