/**
 * Figures for an operator's alarms. Each uses an index and counts only as far as an alarm needs, so the cost depends
 * neither on everything ever handled nor on the size of a backlog.
 */
import { type Kysely, sql } from 'kysely';
import type { WatchFigures } from '../../../ports/watch.ts';
import { oldestArrival } from './arrivals.ts';
import type { DB } from './types.core.ts';

/** Open states; finished rows are history. */
const openInbox = ['new', 'dead'] as const;
const openOutbox = ['new', 'sending', 'held', 'dead', 'unknown'] as const;

/** Scheduled deliveries that are excluded from the ages. With more of them, the reported age is only too high. */
const mostForLater = 2_000;

/** Counting stops here: more rows of a kind do not change the alarm. */
const mostCounted = 10_000;

const secondsSince = (at: number | bigint | null | undefined, now: Date): number =>
  at === null || at === undefined ? 0 : Math.max(0, (now.getTime() - Number(at)) / 1000);

/**
 * The wards of a table, one index step each, so that a column after the ward in the index can be searched instead of
 * scanned.
 */
const wardsIn = (table: 'submission' | 'question' | 'setting') => sql<string>`(
  with recursive "each" ("ward") as (
    select min("wardId") from ${sql.table(table)}
    union all
    select (select min("wardId") from ${sql.table(table)} where "wardId" > "each"."ward") from "each" where "each"."ward" is not null
  ) select "ward" from "each" where "ward" is not null)`;

/** Deliveries scheduled for a future time and never tried; they do not count as late. */
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

/** Reads the figures. Ages are in seconds; 0 if nothing waits. */
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
    // A job behind another of its lane is not older than that one.
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
