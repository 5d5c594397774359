/** The lane and the priority of the job that delivers an outbox row. */
import type { Selectable, Transaction } from 'kysely';
import { type Effect, isAboutDanger } from '../../../domain/effect.ts';
import type { WardId } from '../../../domain/ids.ts';
import { isBoard } from '../../../domain/roles.ts';
import { boardPriority, dangerPriority, type Job } from '../../../ports/queue.ts';
import { heldBy } from './mandate-rows.ts';
import { firstOf, statement } from './statement.ts';
import type { DB, Outbox } from './types.core.ts';

type Place = Pick<Job, 'lane' | 'priority'>;

/** What is known of a new row. */
interface NewRow extends Place {
  readonly effect: Effect;
  readonly at: Date;
}

/** A row that was held or given up, as it is stored. */
export type ReleasedRow = Pick<Selectable<Outbox>, 'id' | 'kind' | 'personId' | 'effect'>;

const dangerLane = (person: string): string => `danger:${person}`;
const othersWaiting = statement((db, { lane }: { readonly lane: string }) =>
  db
    .selectFrom('job')
    .select('id')
    .where('lane', '=', lane)
    .where('status', 'in', ['waiting', 'leased'])
    .where('priority', '>', dangerPriority)
    .limit(1),
);

/**
 * A message about a danger is the first of all. It follows the person's other messages, so that what is said after it comes
 * after it; if others wait, perhaps for minutes, it overtakes them in a lane of its own.
 */
export async function placeOfNew(
  tx: Transaction<DB>,
  wardId: WardId,
  { effect, lane, priority, at }: NewRow,
): Promise<Place> {
  if (isAboutDanger(effect)) {
    const isBehind = await firstOf(othersWaiting(tx, { lane: `${wardId}:${lane}` }));
    return { lane: isBehind ? dangerLane(effect.person) : lane, priority: dangerPriority };
  }
  // Answers to the board go before receipts for citizens during a burst.
  const isFirst = 'person' in effect && (await heldBy(tx, wardId, effect.person, at)).some(({ role }) => isBoard(role));
  return { lane, priority: isFirst ? boardPriority : priority };
}

const releasedPriority = 5;

/** The place of a row that is sent again. */
export function placeOfReleased({ id, personId, effect }: ReleasedRow): Place {
  if (personId === null) return { lane: `again:${id}`, priority: releasedPriority };
  return isAboutDanger(JSON.parse(effect) as Effect)
    ? { lane: dangerLane(personId), priority: dangerPriority }
    : { lane: `to:${personId}`, priority: releasedPriority };
}
