/**
 * Counts what the timetable does, by triggers in PostgreSQL: each slot that a process claims, and each job that is put. A job
 * put while its like still waits counts too, because the trigger runs before the conflict of their keys is seen.
 */
import { expect } from 'vitest';
import type { DatabasePlaces } from '../../src/config.ts';
import { withClient } from './postgres.ts';

/** Routines that only put a job of another name. They run after midnight, or at the start of the first process of the day. */
const nightly = { 'keep-times': 'forget', 'sweep-files': 'sweep' } as const;
/** A routine that runs every minute of the day. */
const everyMinute = 'remind-dangers';

export interface SlotCounts {
  /** The claimed instants of each routine in order, in milliseconds since 1970. */
  readonly slots: ReadonlyMap<string, readonly number[]>;
  /** For each nightly routine: its slots that were not too old to be useful, and the jobs that they put. */
  readonly nights: readonly { readonly name: string; readonly slots: number; readonly jobs: number }[];
}

/** Begins to count. The databases must have their tables, and no process yet. */
export const countSlots = ({ core }: DatabasePlaces): Promise<void> =>
  withClient(core, async (client) => {
    await client.query(`create table "seen" ("what" text, "name" text, "at" bigint)`);
    await client.query(`create function "seeSlot"() returns trigger language plpgsql as
      $$ begin insert into "seen" values (case when new."note" is null then 'slot' else 'missed' end, new."name", new."at"); return new; end $$`);
    await client.query(`create function "seeJob"() returns trigger language plpgsql as
      $$ begin insert into "seen" values ('job', new."task", new."dueAt"); return new; end $$`);
    await client.query(`create trigger "seeSlot" after insert on "slot" for each row execute function "seeSlot"()`);
    await client.query(`create trigger "seeJob" before insert on "job" for each row execute function "seeJob"()`);
  });

/** Returns what was counted until now. */
export const countedSlots = ({ core }: DatabasePlaces): Promise<SlotCounts> =>
  withClient(core, async (client) => {
    const { rows } = await client.query<{ what: string; name: string; at: string }>(
      'select * from "seen" order by "at"',
    );
    const slots = new Map<string, readonly number[]>();
    for (const { name, at } of rows.filter(({ what }) => what !== 'job'))
      slots.set(name, [...(slots.get(name) ?? []), Number(at)]);
    const countOf = (what: string, name: string) => rows.filter((row) => row.what === what && row.name === name).length;
    return {
      slots,
      nights: Object.entries(nightly).map(([name, task]) => ({
        ...{ name, slots: countOf('slot', name), jobs: countOf('job', task) },
      })),
    };
  });

/** Checks that each slot was claimed once, that no minute between the first and the last is missing, and each night's job. */
export async function expectEachSlotOnce(databases: DatabasePlaces): Promise<SlotCounts> {
  const counts = await countedSlots(databases);
  for (const [name, instants] of counts.slots) expect([name, new Set(instants).size]).toEqual([name, instants.length]);
  for (const { name, slots, jobs } of counts.nights) expect([name, jobs]).toEqual([name, slots]);
  const minutes = (counts.slots.get(everyMinute) ?? []).map((at) => at / 60_000);
  expect(minutes).toEqual(minutes.map((_, nth) => (minutes[0] ?? 0) + nth));
  expect(minutes.length).toBeGreaterThan(0);
  return counts;
}
