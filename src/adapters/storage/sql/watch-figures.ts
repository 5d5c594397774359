/**
 * What an operator's alarms watch, each figure found by an index and counted no further than an alarm needs: the cost is
 * neither that of all that was ever handled, nor that of a storm that waits.
 */
import { type Kysely, sql } from 'kysely';
import type { WatchFigures } from '../../../ports/watch.ts';
import { oldestArrival } from './arrivals.ts';
import type { DB } from './types.core.ts';

/** Rows that wait for something or somebody; those that are done are history. */
const openInbox = ['new', 'dead'] as const;
const openOutbox = ['new', 'sending', 'held', 'dead', 'unknown'] as const;

/** Scheduled items and notices of one moment; more would only make the figure too old. */
const mostForLater = 2_000;

/** As many or more of a kind is one thing to whoever reads it: something is very wrong. */
const mostCounted = 10_000;

const secondsSince = (at: number | bigint | null | undefined, now: Date): number =>
  at === null || at === undefined ? 0 : Math.max(0, (now.getTime() - Number(at)) / 1000);

/** The wards of a table, one step of its index each: what comes after the ward in that index is then found, not gone through. */
const wardsIn = (table: 'submission' | 'question' | 'setting') => sql<string>`(
  with recursive "each" ("ward") as (
    select min("wardId") from ${sql.table(table)}
    union all
    select (select min("wardId") from ${sql.table(table)} where "wardId" > "each"."ward") from "each" where "each"."ward" is not null
  ) select "ward" from "each" where "ward" is not null)`;

/** What has an hour of its own that has not come, and was never tried: it waits for nothing that is late. */
async function meantForLater(db: Kysely<DB>, nowMs: number): Promise<ReadonlySet<number>> {
  const jobs = await db
    .selectFrom('job')
    .select('payload')
    .where('place', '=', 'later')
    .where('dueAt', '>', nowMs)
    .where('task', 'in', ['publish', 'deliver'])
    .where('attempts', '=', 0)
    .limit(mostForLater)
    .execute();
  return new Set(jobs.map(({ payload }) => Number((JSON.parse(payload) as { readonly outbox?: number }).outbox)));
}

/** Ages in seconds; 0 where nothing waits. */
export const readWatchFigures = async (db: Kysely<DB>, now: Date): Promise<WatchFigures> => {
  const nowMs = now.getTime();
  const forLater = await meantForLater(db, nowMs);
  const oldestOutbox = async (status: (typeof openOutbox)[number]) => {
    const rows = await db
      .selectFrom('outbox')
      .select(['id', 'createdAt'])
      .where('status', '=', status)
      .orderBy('id')
      .limit(forLater.size + 1)
      .execute();
    return rows.find(({ id }) => !forLater.has(id))?.createdAt;
  };
  const inbox = await oldestArrival(db).select('receivedAt').executeTakeFirst();
  const job = await db
    .selectFrom('job')
    .select(({ fn }) => fn.min('dueAt').as('dueAt'))
    // What stands behind another of its lane is not older than that one.
    .where('place', 'in', ['ready', 'suspect', 'later'])
    .where('dueAt', '<=', nowMs)
    .executeTakeFirst();
  const counted = async (table: 'inbox' | 'outbox', statuses: readonly string[]) =>
    Promise.all(
      statuses.map(async (status) => {
        const { count } = await db
          .selectFrom((eb) =>
            eb.selectFrom(table).select('id').where('status', '=', status).limit(mostCounted).as('some'),
          )
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow();
        return { table, status, count: Number(count) };
      }),
    );
  const overdue = async (table: 'submission' | 'question', states: readonly string[]): Promise<number> => {
    const { count } = await db
      .selectFrom((eb) =>
        eb
          .selectFrom(table)
          .select('id')
          .where('wardId', 'in', wardsIn(table))
          .where('state', 'in', states)
          .where('dueAt', '<', nowMs)
          .limit(mostCounted)
          .as('some'),
      )
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return Number(count);
  };
  const channels = await db.selectFrom('channel_health').select(['wardId', 'channel', 'state']).execute();
  const backup = await db
    .selectFrom('setting')
    .select('value')
    .where('wardId', 'in', wardsIn('setting'))
    .where('name', '=', 'backup-made')
    .executeTakeFirst();
  return {
    oldestSeconds: {
      inbox: secondsSince(inbox?.receivedAt, now),
      job: secondsSince(job?.dueAt, now),
      outbox: secondsSince(await oldestOutbox('new'), now),
      unknown: secondsSince(await oldestOutbox('unknown'), now),
    },
    waiting: [...(await counted('inbox', openInbox)), ...(await counted('outbox', openOutbox))],
    overdue: {
      item: await overdue('submission', ['submitted', 'approved']),
      question: await overdue('question', ['received', 'assigned', 'drafted', 'approved']),
    },
    channels: channels.map(({ wardId, channel, state }) => ({
      ward: wardId,
      channel,
      isUp: state === 'ok' || state === 'expiring',
    })),
    backupMadeAt: backup ? new Date(backup.value) : null,
  };
};
