/**
 * Jobs as rows. The column `place` stores the position of each waiting job, so that a claim is one index search, with
 * ten jobs or a million: `behind` another job of its lane; first of its lane but due `later`; `ready`; or ready and
 * `suspect` (in flight at two crashes of the process). Every change that frees the head of a lane promotes the next
 * job.
 */
import { type Insertable, type Kysely, type Selectable, type SqlBool, sql, type Transaction } from 'kysely';
import type { WardId } from '../../../domain/ids.ts';
import {
  crashesUntilSuspect,
  type FinishedJob,
  type Job,
  type JobRows,
  type JobShares,
  maxAttempts,
  type RunningJob,
} from '../../../ports/queue.ts';
import { freeAfterCrash } from './crash-suspects.ts';
import { dialectOf } from './dialect.ts';
import { type ColumnsOf, columnsOf, command, rowsOf, statement, statements, writtenBy } from './statement.ts';
import type { DB, Job as JobRow } from './types.core.ts';

/**
 * Runs `work` in a transaction and resolves after the commit is durable.
 * @param ward the ward whose turns run one after the other
 */
export type Transact<DB> = <T>(work: (tx: Transaction<DB>) => Promise<T>, ward?: WardId) => Promise<T>;

const active = sql`"status" in ('waiting', 'leased')`;
/** Place of the first job of a lane at the given time, in milliseconds. */
const placeAt = (now: number) =>
  sql<string>`case when "dueAt" > ${now} then 'later' when "crashes" >= ${crashesUntilSuspect} then 'suspect' else 'ready' end`;

/** Place of the first job of a lane that is already due. */
const placeNow = sql<string>`case when "crashes" >= ${sql.lit(crashesUntilSuspect)} then 'suspect' else 'ready' end`;

/**
 * Promotes the next job of each lane whose head is free. Its place is compared as an expression: with the bare column,
 * SQLite would scan all jobs that wait behind another, for every finished job.
 */
const others = sql`select 1 from "job" as "other" where "other"."lane" = "job"."lane" and "other"."status"`;
const bringForward = command((db, { lanes, now }: { readonly lanes: readonly string[]; readonly now: number }) =>
  db
    .updateTable('job')
    .set({ place: placeAt(now) })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('job as first')
        .select(({ fn }) => fn.min('first.id').as('id'))
        .where('first.lane', 'in', lanes)
        .where('first.status', '=', sql.lit('waiting'))
        .groupBy('first.lane'),
    )
    .where(sql<SqlBool>`"place" || '' = 'behind'`)
    .where(sql<SqlBool>`not exists (${others} = 'leased')`)
    .where(sql<SqlBool>`not exists (${others} = 'waiting' and "other"."place" <> 'behind')`),
);
async function comeForward(tx: Transaction<DB>, lanes: readonly string[], now: number): Promise<void> {
  if (lanes.length > 0) await bringForward(tx, { lanes, now });
}

/** Place of a new job: `first` if its lane is empty, otherwise `behind`. */
const placeOfNew = (lane: string, first: string) =>
  sql<string>`case when exists (select 1 from "job" where "lane" = ${lane} and ${active}) then 'behind' else ${first} end`;

type NewRow = Omit<Insertable<JobRow>, 'place'> & { readonly first: string };
const newRow = (db: Kysely<DB>, { first, ...row }: NewRow) =>
  db.insertInto('job').values({ ...row, place: placeOfNew(row.lane, first) });
const insertNew = command(newRow);
const insertOne = statement((db, row: NewRow) =>
  newRow(db, row).onConflict((conflict) => conflict.column('key').doNothing()),
);

const insertSome = statement((db, columns: ColumnsOf<NewRow>) =>
  db
    .insertInto('job')
    .values(rowsOf(columns).map(({ first, ...row }) => ({ ...row, place: placeOfNew(row.lane, first) })))
    .onConflict((conflict) => conflict.column('key').doNothing()),
);

/**
 * Adds jobs within a unit of work: they exist once it commits, and run after that at the earliest. `put` with an
 * existing key replaces the old job.
 */
export const createJobStore = (tx: Transaction<DB>, wardId: WardId, clock: () => Date) => {
  const keyOf = ({ key }: Job): string | null => (key ? `${wardId}:${key}` : null);
  const rowOf = (job: Job) => ({
    wardId,
    task: job.task,
    lane: `${wardId}:${job.lane}`,
    priority: job.priority,
    payload: JSON.stringify(job.payload),
    dueAt: job.dueAt.getTime(),
    // One more crash kills the job.
    attempts: job.isSuspect ? maxAttempts - 1 : 0,
    crashes: job.isSuspect ? crashesUntilSuspect : 0,
  });
  const firstPlace = ({ dueAt, crashes }: Pick<NewRow, 'dueAt'> & { readonly crashes: number }, now: number): string =>
    dueAt > now ? 'later' : crashes > 0 ? 'suspect' : 'ready';
  const valuesOf = (job: Job, now: number) => {
    const row = rowOf(job);
    return { ...row, key: keyOf(job), createdAt: now, first: firstPlace(row, now) };
  };
  let isLocked = false;
  /** Taken once per unit; it lasts until the commit. */
  const lock = async (): Promise<void> => {
    if (!isLocked) await dialectOf(tx).lockQueue(tx, 'put');
    isLocked = true;
  };
  const insertAlone = async (job: Job, now: number): Promise<number> => {
    await lock();
    return writtenBy(insertOne(tx, valuesOf(job, now)));
  };
  /** The first job of each lane in the batch may become its head; the others wait behind it. */
  const insert = async (jobs: readonly Job[], now: number): Promise<number> => {
    await lock();
    const lanes = new Set<string>();
    const values = jobs.map((job) => {
      const row = rowOf(job);
      const first = lanes.has(row.lane) ? 'behind' : firstPlace(row, now);
      lanes.add(row.lane);
      return { ...row, key: keyOf(job), createdAt: now, first };
    });
    return writtenBy(insertSome(tx, columnsOf<NewRow>(values)));
  };
  return {
    /** Adds a job whose key cannot exist yet, because it belongs to a row inserted by this unit. */
    putNew: async (job: Job): Promise<void> => {
      await lock();
      await insertNew(tx, valuesOf(job, clock().getTime()));
    },
    /** Adds jobs whose keys are new; existing keys are skipped. */
    add: (jobs: readonly Job[]): Promise<number> => insert(jobs, clock().getTime()),
    /** Raises what waits in these lanes to the priority, because jobs of one lane keep their order. After `add`. */
    hurry: async (lanes: readonly string[], priority: number): Promise<void> => {
      if (lanes.length === 0) return;
      await tx
        .updateTable('job')
        .set({ priority })
        .where(
          'lane',
          'in',
          lanes.map((lane) => `${wardId}:${lane}`),
        )
        .where('status', '=', 'waiting')
        .where('priority', '>', priority)
        .execute();
    },
    put: async (job: Job): Promise<void> => {
      const now = clock().getTime();
      const [row, key] = [rowOf(job), keyOf(job)];
      if ((await insertAlone(job, now)) > 0 || key === null) return;
      // A job with this key exists: the new one takes its place.
      const before = await tx.selectFrom('job').select(['id', 'lane']).where('key', '=', key).executeTakeFirstOrThrow();
      await tx
        .updateTable('job')
        // The counted crashes carry over, because the new job does the same work.
        .set((eb) => ({
          ...{ ...row, crashes: job.isSuspect ? row.crashes : eb.ref('crashes') },
          ...{ status: 'waiting', leaseToken: null, place: 'behind' },
        }))
        .where('id', '=', before.id)
        .execute();
      await comeForward(tx, before.lane === row.lane ? [row.lane] : [row.lane, before.lane], now);
    },
  };
};

const toRunning = (row: Selectable<JobRow>): RunningJob => ({
  id: row.id,
  ward: row.wardId,
  task: row.task,
  payload: JSON.parse(row.payload) as RunningJob['payload'],
  lane: row.lane,
  priority: row.priority,
  dueAt: new Date(row.dueAt),
  attempt: row.attempts,
  ...(row.crashes >= crashesUntilSuspect ? { isSuspect: true as const } : {}),
  ...(row.key === null ? {} : { key: row.key.slice(row.wardId.length + 1) }),
});

const removeDone = command((db, { token, ids }: { readonly token: string; readonly ids: readonly number[] }) =>
  db.deleteFrom('job').where('leaseToken', '=', token).where('id', 'in', ids),
);

/** Ids of the running jobs, plus 0, which is never an id: SQL does not allow an empty exclusion list. */
const numbersOf = (running: JobShares['running']): readonly number[] => [0, ...running.map(({ id }) => id)];

/**
 * Writes the outcomes of many jobs. A job that was replaced while it ran has lost its lease token, so its replacement
 * is left unchanged.
 */
async function settle(tx: Transaction<DB>, finished: readonly FinishedJob[], now: number): Promise<void> {
  const done = Map.groupBy(
    finished.filter(({ outcome }) => outcome.kind === 'done'),
    ({ token }) => token,
  );
  for (const [token, jobs] of done) await removeDone(tx, { token, ids: jobs.map(({ job }) => job.id) });
  for (const each of finished) await putAside(tx, each, now);
  const left = finished.filter(({ outcome }) => outcome.kind !== 'again').map(({ job }) => job.lane);
  await comeForward(tx, [...new Set(left)], now);
}

/** Returns an unfinished job to the queue, or marks it dead. */
async function putAside(tx: Transaction<DB>, { job, outcome, token }: FinishedJob, now: number): Promise<void> {
  if (outcome.kind === 'done') return;
  const mine = tx.updateTable('job').where('id', '=', job.id).where('leaseToken', '=', token);
  if (outcome.kind === 'dead') {
    await mine.set({ status: 'dead', place: null, leaseToken: null, lastError: outcome.reason }).execute();
    return;
  }
  const dueAt = outcome.dueAt.getTime();
  await mine
    .set((eb) => ({
      status: 'waiting',
      leaseToken: null,
      dueAt,
      place: dueAt > now ? 'later' : placeNow,
      lastError: outcome.reason,
      attempts: outcome.counts ? eb.ref('attempts') : eb('attempts', '-', 1),
    }))
    .execute();
}

const wakeDue = command((db, { now }: { readonly now: number }) =>
  db
    .updateTable('job')
    .set({ place: placeAt(now) })
    .where('place', '=', sql.lit('later'))
    .where('dueAt', '<=', now),
);
const wakeLeft = command((db, { running, now }: { readonly running: readonly number[]; readonly now: number }) =>
  db
    .updateTable('job')
    .set({ status: 'waiting', leaseToken: null, place: placeAt(now) })
    .where('status', '=', sql.lit('leased'))
    .where('leaseUntil', '<', now)
    .where('id', 'not in', running),
);

/** Promotes jobs that have become due and jobs whose lease has expired. */
async function wake(tx: Transaction<DB>, running: readonly number[], now: number): Promise<void> {
  await wakeDue(tx, { now });
  await wakeLeft(tx, { running, now });
}

/** Tasks that have a ready job: one index search per task, however many jobs there are. */
const readyTasks = statement((db, _: object) => ({
  compile: () =>
    sql<{ readonly task: string }>`with recursive "t"("task") as (
    select min("task") from "job" where "place" = 'ready'
    union all select (select min("task") from "job" where "place" = 'ready' and "task" > "t"."task") from "t" where "t"."task" is not null)
  select "task" from "t" where "task" is not null`.compile(db),
}));

interface ReadyJob {
  readonly id: number;
  readonly priority: number;
}
const firstReady = statements<ReadyJob>();

/** The first jobs of a task, or of a place regardless of the task. @param running at least one id */
async function readyOf(
  tx: Transaction<DB>,
  place: 'ready' | 'suspect',
  task: string | null,
  { running, most }: { readonly running: readonly number[]; readonly most: number },
): Promise<readonly ReadyJob[]> {
  // Rounding limits up to powers of two keeps the number of prepared statements small.
  const limit = 2 ** Math.ceil(Math.log2(most));
  const values = { place, running, ...(task === null ? {} : { task }) };
  const { rows } = await firstReady(tx, `${task === null ? 'any' : 'of a task'} ${limit}`, values, (db, asked) => {
    const ready = db
      .selectFrom('job')
      .select(['id', 'priority'])
      .where('place', '=', asked.place as string)
      .where('id', 'not in', asked.running as readonly number[]);
    const first = task === null ? ready.orderBy('task') : ready.where('task', '=', asked.task as string);
    return first.orderBy('priority').orderBy('id').limit(limit);
  });
  return rows.slice(0, most);
}

interface Lease {
  readonly chosen: readonly number[];
  readonly until: number;
  readonly token: string;
}
const leaseChosen = statement((db, { chosen, until, token }: Lease) =>
  db
    .updateTable('job')
    .set((eb) => ({
      status: 'leased',
      place: null,
      leaseUntil: until,
      leaseToken: token,
      attempts: eb('attempts', '+', 1),
    }))
    .where('id', 'in', chosen)
    .returningAll(),
);

const nobody = { claimed: [] };

async function claim(
  tx: Transaction<DB>,
  { room, running, isSuspectRunning, mostAtOnce }: JobShares,
  token: string,
  until: number,
): ReturnType<JobRows['exchange']> {
  const ids = numbersOf(running);
  const [suspects, tasks] = await Promise.all([
    isSuspectRunning ? [] : readyOf(tx, 'suspect', null, { running: ids, most: 1 }),
    readyTasks(tx, {}),
  ]);
  const found = await Promise.all(
    tasks.rows.map(async ({ task }) => {
      const left = (mostAtOnce[task] ?? room) - running.filter((job) => job.task === task).length;
      const most = Math.min(room, left);
      return most > 0 ? readyOf(tx, 'ready', task, { running: ids, most }) : [];
    }),
  );
  const first = found.flat().toSorted((a, b) => a.priority - b.priority || a.id - b.id);
  // Suspects count against the slots like other jobs, and at most one of them is claimed.
  const chosen = [...suspects, ...first].slice(0, room).map(({ id }) => id);
  if (chosen.length === 0) return nobody;
  const { rows } = await leaseChosen(tx, { chosen, until, token });
  return { claimed: rows.map(toRunning).toSorted((a, b) => a.priority - b.priority || a.id - b.id) };
}

const inExchange = <Result>(transact: Transact<DB>, work: (tx: Transaction<DB>) => Promise<Result>): Promise<Result> =>
  transact(async (tx) => {
    await dialectOf(tx).lockQueue(tx, 'exchange');
    return work(tx);
  });

/** Three index searches: a job that may be claimed now, the next due time, the next end of a lease. */
const firstDue = statement((db, _: object) =>
  db.selectNoFrom((eb) => [
    eb
      .selectFrom('job')
      .select(sql<number>`0`.as('at'))
      .where('place', 'in', ['ready', 'suspect'])
      .limit(1)
      .as('ready'),
    eb.selectFrom('job').select('dueAt').where('place', '=', 'later').orderBy('dueAt').limit(1).as('later'),
    eb
      .selectFrom('job')
      .select('leaseUntil')
      .where('status', '=', sql.lit('leased'))
      .orderBy('leaseUntil')
      .limit(1)
      .as('leased'),
  ]),
);

/** Creates the rows of the queue. @param reading a second, read-only connection */
export const createJobRows = (
  transact: Transact<DB>,
  reading: Kysely<DB>,
  whenWritten: JobRows['whenWritten'],
): JobRows => ({
  whenWritten,
  nextDue: async () => {
    const [found] = (await firstDue(reading, {})).rows;
    const times = [found?.ready, found?.later, found?.leased].filter((at) => at !== null && at !== undefined);
    return times.length === 0 ? null : new Date(Math.min(...times.map(Number)));
  },
  exchange: (finished, shares, { token, now, until }) =>
    inExchange(transact, async (tx) => {
      if (finished.length > 0) await settle(tx, finished, now.getTime());
      if (shares.room === 0) return nobody;
      await wake(tx, numbersOf(shares.running), now.getTime());
      return claim(tx, shares, token, until.getTime());
    }),
  putBack: (tokens, now) =>
    inExchange(transact, async (tx) => {
      if (tokens.length === 0) return;
      await tx
        .updateTable('job')
        .set((eb) => ({
          status: 'waiting',
          leaseToken: null,
          place: placeAt(now.getTime()),
          attempts: eb('attempts', '-', 1),
        }))
        .where('status', '=', sql.lit('leased'))
        .where('leaseToken', 'in', tokens)
        .execute();
    }),
  freeAfterCrash: (now) => inExchange(transact, (tx) => freeAfterCrash(tx, now.getTime())),
});
