/**
 * A person of the ward takes, answers or ends a danger case. The people who were alerted are notified, and the sender learns
 * that someone has taken it.
 */
import { type DangerCase, type DangerCommand, decideDanger, firstAlerted } from '../../domain/danger/danger-case.ts';
import { refused } from '../../domain/decision.ts';
import type { PersonId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { alert, alertableOf, carryOutDanger, tellOf } from './report-danger.ts';

/** The case as saved. */
export interface ActedOnDanger {
  readonly danger: DangerCase;
}

/** Acts on a danger case. Records refusals as well, because attempts to act on a call for help may be investigated later. */
export async function actOnDanger(
  unit: Unit,
  actor: Person,
  id: string,
  command: DangerCommand,
): Promise<Outcome<ActedOnDanger>> {
  const before = await unit.stores.dangers.find(id);
  if (!before) return refused('issue-not-found');
  const decision = decideDanger(before, command, { actor: actorOf(actor), now: unit.now });
  if (!decision.ok) {
    await putOnRecord(unit, actor.id, `refused-danger-${command.type}`, before.id);
    return decision;
  }
  let danger = before;
  for (const event of decision.events) {
    danger = await carryOutDanger(unit, danger, event, actor.id);
    const others = new Set<PersonId>(danger.standing.alerts.map(({ person }) => person));
    others.delete(actor.id);
    const isFirst = before.state === 'open';
    switch (event.type) {
      case 'called':
        if (isFirst && danger.level === 'sure')
          await tellOf(unit, danger.sender, danger, 'danger-taken-asker', { name: actor.name });
        if (isFirst) for (const person of others) await tellOf(unit, person, danger, 'danger-taken');
        break;
      case 'replied':
        await tellOf(unit, danger.sender, danger, 'danger-reply', { text: event.text, name: actor.name });
        if (isFirst) for (const person of others) await tellOf(unit, person, danger, 'danger-taken');
        break;
      case 'ended':
        for (const person of others) await tellOf(unit, person, danger, 'danger-ended');
        break;
    }
  }
  return { ok: true, danger };
}

/**
 * Reopens a case that a stolen account ended, and alerts the first people again. Returns false if that account did not end it.
 */
export async function reopenDanger(unit: Unit, by: Person, stolen: Person, id: string): Promise<boolean> {
  const before = await unit.stores.dangers.find(id);
  if (before?.standing.ended?.person !== stolen.id) return false;
  const event = { type: 'reopened', person: by.id, name: by.name, at: unit.now } as const;
  const danger = await carryOutDanger(unit, before, event, by.id);
  const round = 1 + Math.max(0, ...danger.standing.alerts.map((alerted) => alerted.round));
  const people = firstAlerted(danger, await alertableOf(unit)).filter(({ person }) => person !== stolen.id);
  if (people.length > 0) await alert(unit, danger, people, round);
  return true;
}
