/**
 * The approval process as dated versions (Art. 8.1). The ward's file holds the first; the head creates the next. An item
 * keeps the version under which it was sent.
 */
import { type LocalDate, localDateOf } from '../../domain/calendar/local-date.ts';
import { refused } from '../../domain/decision.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import {
  changeRules,
  type ProcessChange,
  type ProcessRules,
  type ProcessVersion,
  processOn,
  readProcess,
  withinLaw,
} from '../../domain/process/process.ts';
import { decidingRoles } from '../../domain/roles.ts';
import { isHeadOwn } from '../../domain/submission/permissions.ts';
import { deadlinesOn } from '../../domain/ward.ts';
import type { Unit } from '../../ports/services.ts';
import type { WardRule } from '../../ports/ward-rules.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { notify } from '../react.ts';

/** A version of the approval process, with its author and time. */
export interface KeptProcess extends ProcessVersion, Pick<WardRule, 'by' | 'at'> {}

/** Dependencies for reading the process. */
type ReadProcess = Pick<Unit, 'ward' | 'now'> & {
  readonly stores: { readonly rules: Pick<Unit['stores']['rules'], 'list'> };
};

/** All versions, oldest first. */
export async function processes({ stores, ward }: Omit<ReadProcess, 'now'>): Promise<readonly KeptProcess[]> {
  return (await stores.rules.list('process')).map(({ version, from, by, at, content }) => ({
    ...{ version, from, by, at },
    ...readProcess(content, ward.sensitive),
  }));
}

const today = ({ now, ward }: Pick<Unit, 'now' | 'ward'>) => localDateOf(now, ward.timeZone);

/** Cuts time budgets that exceed the current legal limit, in case the law has become shorter since. */
const lawful = ({ ward }: Pick<Unit, 'ward'>, version: KeptProcess, day: LocalDate): KeptProcess => ({
  ...version,
  budgets: withinLaw(version.budgets, deadlinesOn(ward, day)),
});

/** The version for items sent today. Earlier items keep theirs (`processOn`). */
export const processNow = async (unit: ReadProcess): Promise<KeptProcess> =>
  lawful(unit, processOn(await processes(unit), today(unit)), today(unit));

/**
 * Null: there is no such version, e.g. for an item that was never sent.
 * @param day day of sending, whose legal limits apply to the budgets
 */
export const processNamed = async (unit: Unit, version: string | null, day: LocalDate): Promise<KeptProcess | null> => {
  const named = (await processes(unit)).find((each) => each.version === version);
  return named ? lawful(unit, named, day) : null;
};

/** What the head is shown before a new version is saved. */
export interface ProcessDifference {
  readonly before: KeptProcess;
  readonly after: ProcessRules;
}

/**
 * Changes the process.
 * @param seen number of versions when the head opened the page; a later change by another person is shown first
 * @param isPreview true: returns the differences and changes nothing
 */
export async function changeProcess(
  unit: Unit,
  head: Person,
  change: ProcessChange,
  seen: number,
  isPreview = false,
): Promise<Outcome<ProcessDifference>> {
  const actor = actorOf(head);
  if (!isHeadOwn(actor) || actor.status !== 'active') return refused('issue-process-head-only');
  const known = await processes(unit);
  const before = lawful(unit, processOn(known, today(unit)), today(unit));
  if (known.length !== seen) {
    const by = before.by ? (await unit.stores.people.find(before.by))?.name : null;
    return refused('issue-process-changed', { version: before.version, name: by ?? 'none' });
  }
  const decision = changeRules(before, change, deadlinesOn(unit.ward, today(unit)));
  if (!decision.ok) return decision;
  const [after = before] = decision.events;
  if (!isPreview) await adopt(unit, head, known.length + 1, after);
  return { ok: true, before, after };
}

async function adopt(unit: Unit, head: Person, number: number, rules: ProcessRules): Promise<void> {
  const { stores, now } = unit;
  const { routes, budgets, sensitive, urgent } = rules;
  const version = String(number);
  const content = JSON.stringify({ routes, budgets, sensitive, urgent });
  await stores.rules.put({ kind: 'process', version, from: today(unit), content, by: head.id, at: now });
  const details = { version };
  await putOnRecord(unit, head.id, 'process-changed', `process:${version}`, details);
  for (const { id } of await stores.people.holdersOf(decidingRoles, now))
    if (id !== head.id)
      await notify(unit, id, { noun: 'ward', name: 'process-changed', facts: { version, name: head.name } });
}
