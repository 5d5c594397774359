/** The board's registers: violations, and defects of the regulation. Every step is in the audit log. */
import type { Actor } from '../../domain/actor.ts';
import { localDateOf } from '../../domain/calendar/local-date.ts';
import { refused } from '../../domain/decision.ts';
import type { Sentence } from '../../domain/facts.ts';
import { personId } from '../../domain/ids.ts';
import { objectionToDefect } from '../../domain/period/defect.ts';
import {
  decideViolation,
  evolveViolation,
  type Violation,
  type ViolationCommand,
  violationKeepers,
} from '../../domain/reward/violation.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import { done, type Outcome } from '../outcome.ts';
import { createPageLink } from '../page-link.ts';
import { notify } from '../react.ts';

const today = ({ now, ward }: Unit) => localDateOf(now, ward.timeZone);

/** Carries out a command on a violation. @param id ignored if the command notes a new one */
export async function keepViolation(unit: Unit, actor: Actor, id: string, command: ViolationCommand): Promise<Outcome> {
  const { stores, ids, now } = unit;
  const before = command.type === 'note' ? null : await stores.registers.find('violation', id);
  const decision = decideViolation(before, command, actor);
  if (!decision.ok) return decision;
  let after = before;
  for (const event of decision.events) {
    if (event.type === 'note') {
      const { type: _, ...noted } = event;
      const fresh = { state: 'noted', notedOn: today(unit), hearing: null, proposal: null, outcome: null } as const;
      after = { id: ids.next(), ...noted, ...fresh } satisfies Violation;
    } else if (after) after = evolveViolation(after, event);
  }
  if (!after) return refused('issue-not-found');
  await stores.registers.put('violation', after, {
    state: after.state,
    about: after.person,
    by: actor.person,
    at: now,
  });
  await putOnRecord(unit, actor.person, `violation-${command.type}`, after.id);
  await tellOfViolation(unit, actor, after, command.type);
  return done();
}

/** Tells the person concerned what was noted, with its clause, and the outcome; tells the register's keepers what they answer. */
async function tellOfViolation(
  unit: Unit,
  actor: Actor,
  { id, person, clause, degree, evidence, answer, outcome, state }: Violation,
  step: ViolationCommand['type'],
): Promise<void> {
  const about = { id, clause };
  if (step === 'note') {
    const page = await createPageLink(unit, { purpose: 'hearing', person: personId(person), subject: id });
    const { role } = await unit.stores.people.get(personId(person));
    const facts = {
      ...about,
      you: { key: 'data-you', facts: { role } },
      evidence,
      page,
      degree: { key: `paper-degree-${degree}` },
    } as const;
    await notify(unit, personId(person), { noun: 'ward', name: 'violation-noted', facts }, `violation-noted:${id}`);
  } else if (step === 'decide' || step === 'drop') {
    const facts = { ...about, state: { key: `violation-state-${state}` }, text: outcome ?? '' } as const;
    await notify(unit, personId(person), { noun: 'ward', name: 'violation-settled', facts });
  } else if (step === 'answer')
    for (const keeper of await unit.stores.people.holdersOf(violationKeepers, unit.now))
      if (keeper.id !== person) {
        const facts = { ...about, name: actor.name, words: answer?.words ?? '' };
        await notify(unit, keeper.id, { noun: 'ward', name: 'violation-answered', facts });
      }
}

/**
 * Notes a defect of the regulation.
 * @param actor null: the program notes it; the caller makes sure that it notes each problem only once
 */
export async function noteDefect(
  unit: Unit,
  actor: Actor | null,
  noted: { readonly clause: string; readonly problem: string | Sentence; readonly proposal: string },
): Promise<Outcome> {
  const objection = actor && objectionToDefect(actor);
  if (objection) return { ok: false, issues: [objection] };
  const { stores, ids, now } = unit;
  if (noted.clause.trim() === '') return refused('issue-clause-missing');
  if (noted.problem === '') return refused('issue-words-missing');
  const entry = { id: ids.next(), ...noted, notedOn: today(unit) };
  await stores.registers.put('defect', entry, {
    state: 'open',
    about: noted.clause,
    by: actor && personId(actor.person),
    at: now,
  });
  await putOnRecord(unit, actor?.person ?? 'system', 'defect-noted', entry.id);
  return done();
}
