/** Rows of the inbox, the outbox and the jobs, and the small stores: dialogues, timeline, counters, settings. */
import { type Insertable, type Selectable, sql, type Transaction } from 'kysely';
import { semanticsOf } from '../../../domain/effect.ts';
import type { Facts } from '../../../domain/facts.ts';
import { type PersonId, personId, type WardId } from '../../../domain/ids.ts';
import type { DialogueStore } from '../../../ports/conversations.ts';
import type { InboxStore } from '../../../ports/inbox.ts';
import type { OutboxStore } from '../../../ports/outbox.ts';
import type { Job } from '../../../ports/queue.ts';
import type { TimelineStore } from '../../../ports/records.ts';
import type { SmallStores } from '../../../ports/small-stores.ts';
import { cacheOf } from './connection-cache.ts';
import { placeOfNew, placeOfReleased, type ReleasedRow } from './delivery-place.ts';
import { toInboxRow, toOutboxRow } from './mapping.ts';
import { wardRows } from './rows.ts';
import { command, firstOf, statement, writtenBy } from './statement.ts';
import type { Counter, DB, Inbox, Once, Outbox, Timeline } from './types.core.ts';
import { readCachedInUnit } from './unit-cache.ts';

/**
 * Tolerated difference between the clocks of overlapping units of work, in milliseconds. A time further in the future
 * comes from a wrong clock.
 */
const skewMs = 60_000;

interface Numbered {
  readonly wardId: string;
  readonly id: number;
}

const outboxRow = statement((db, { wardId, id }: Numbered) =>
  db.selectFrom('outbox').selectAll().where('wardId', '=', wardId).where('id', '=', id),
);
const insertOutbox = statement((db, row: Insertable<Outbox>) =>
  db
    .insertInto('outbox')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id'),
);
const beginCall = command((db, { wardId, id, unknowns }: Numbered & { readonly unknowns: number }) =>
  db
    .updateTable('outbox')
    .set((eb) => ({ status: 'sending', tries: eb('tries', '+', 1), unknowns: eb('unknowns', '+', unknowns) }))
    .where('wardId', '=', wardId)
    .where('id', '=', id),
);

type Marks = Pick<Selectable<Outbox>, 'status' | 'doneAt' | 'resultRef' | 'lastError'>;
/** Null values keep the stored column. */
const markOutbox = command((db, { wardId, id, status, doneAt, resultRef, lastError }: Numbered & Marks) =>
  db
    .updateTable('outbox')
    .set((eb) => ({
      ...{ status, doneAt },
      resultRef: eb.fn.coalesce(eb.val(resultRef), 'resultRef'),
      lastError: eb.fn.coalesce(eb.val(lastError), 'lastError'),
    }))
    .where('wardId', '=', wardId)
    .where('id', '=', id),
);
const releaseHeld = statement((db, { wardId, person }: { readonly wardId: string; readonly person: string }) =>
  db
    .updateTable('outbox')
    .set({ status: 'new', doneAt: null })
    .where('wardId', '=', wardId)
    .where('personId', '=', person)
    .where('status', '=', 'held')
    .returning(['id', 'kind', 'personId', 'effect']),
);

/** Read-only access to the outbox. */
export const createOutboxReader = (tx: Transaction<DB>, wardId: WardId): Pick<OutboxStore, 'find'> => ({
  find: async (id) => {
    const row = await firstOf(outboxRow(tx, { wardId, id }));
    return row && toOutboxRow(row);
  },
});

/**
 * Stores outgoing rows, each with the job that delivers it, in one transaction. A row whose key already exists is not
 * written again.
 */
export const createOutboxStore = (
  tx: Transaction<DB>,
  wardId: WardId,
  jobs: { put(job: Job): Promise<void>; putNew(job: Job): Promise<void> },
): OutboxStore => {
  const deliverJob = (id: number, kind: string, lane: string, priority: number, dueAt: Date): Job => ({
    // The portal belongs to this server, so publishing does not wait for the slots of a platform.
    task: kind.startsWith('publish') ? 'publish' : 'deliver',
    payload: { outbox: id, kind },
    lane,
    priority,
    dueAt,
    key: `deliver:${id}`,
  });
  const release = async (rows: readonly ReleasedRow[], at: Date): Promise<number> => {
    for (const row of rows) {
      const { lane, priority } = placeOfReleased(row);
      await jobs.put(deliverJob(row.id, row.kind, lane, priority, at));
    }
    return rows.length;
  };
  return {
    put: async ({ key, effect, lane, priority, at, dueAt, expiresAt }) => {
      const inserted = await firstOf(
        insertOutbox(tx, {
          wardId,
          key: `${wardId}:${key}`,
          kind: effect.kind,
          personId: 'person' in effect ? effect.person : null,
          effect: JSON.stringify(effect),
          semantics: semanticsOf[effect.kind],
          createdAt: at.getTime(),
          expiresAt: expiresAt?.getTime() ?? null,
        }),
      );
      if (!inserted) return;
      const job = await placeOfNew(tx, wardId, { effect, lane, priority, at });
      await jobs.putNew(deliverJob(inserted.id, effect.kind, job.lane, job.priority, dueAt ?? at));
    },
    reword: async (key, effect) => {
      const waiting = { key: `${wardId}:${key}`, status: 'new' };
      await wardRows(tx, wardId).change('outbox', waiting, { effect: JSON.stringify(effect) });
    },
    ...createOutboxReader(tx, wardId),
    mark: async (id, status, at, { ref = null, error = null } = {}) => {
      const doneAt = status === 'new' || status === 'sending' ? null : at.getTime();
      await markOutbox(tx, { wardId, id, status, doneAt, resultRef: ref, lastError: error });
    },
    beginCall: async (id, isUnknown) => {
      await beginCall(tx, { wardId, id, unknowns: isUnknown ? 1 : 0 });
    },
    releaseHeld: async (person: PersonId, at) => release((await releaseHeld(tx, { wardId, person })).rows, at),
    releaseRefused: async (at) =>
      release(
        await tx
          .updateTable('outbox')
          .set({ status: 'new', doneAt: null })
          .where('wardId', '=', wardId)
          .where('status', '=', 'held')
          .where('lastError', '=', 'credentials')
          .returning(['id', 'kind', 'personId', 'effect'])
          .execute(),
        at,
      ),
    replay: async (id, at) => {
      const row = await tx
        .updateTable('outbox')
        .set({ status: 'new', doneAt: null, tries: 0, unknowns: 0 })
        .where('wardId', '=', wardId)
        .where('id', '=', id)
        .where('status', 'in', ['dead', 'unknown', 'held'])
        .returning(['id', 'kind', 'personId', 'effect'])
        .executeTakeFirst();
      return row ? (await release([row], at)) === 1 : false;
    },
  };
};

const inboxRow = statement((db, { wardId, id }: Numbered) =>
  db.selectFrom('inbox').selectAll().where('wardId', '=', wardId).where('id', '=', id),
);
const finishInbox = statement(
  (db, { wardId, id, ...done }: Numbered & Pick<Selectable<Inbox>, 'status' | 'doneAt' | 'lastError'>) =>
    db.updateTable('inbox').set(done).where('wardId', '=', wardId).where('id', '=', id).where('status', '=', 'new'),
);

const emptyInbox = statement((db, { wardId, id, doneAt }: Numbered & { readonly doneAt: number }) =>
  db
    .updateTable('inbox')
    .set({ status: 'done', doneAt, payload: '{}' })
    .where('wardId', '=', wardId)
    .where('id', '=', id)
    .where('status', '=', 'new'),
);

/**
 * Rows of incoming deliveries. A row that is done, skipped or dead is final: a second attempt to finish it returns
 * false.
 */
export const createInboxStore = (
  tx: Transaction<DB>,
  wardId: WardId,
  jobs: { put(job: Job): Promise<void> },
): InboxStore => ({
  find: async (id) => {
    const row = await firstOf(inboxRow(tx, { wardId, id }));
    return row && toInboxRow(row);
  },
  finish: async (id, status, at, error) => {
    const done = { status, doneAt: at.getTime(), lastError: error ?? null };
    return (await writtenBy(finishInbox(tx, { ...done, wardId, id }))) === 1;
  },
  finishEmptied: async (id, at) => (await writtenBy(emptyInbox(tx, { wardId, id, doneAt: at.getTime() }))) === 1,
  replay: async (id, at) => {
    const row = await tx
      .updateTable('inbox')
      .set({ status: 'new', doneAt: null })
      .where('wardId', '=', wardId)
      .where('id', '=', id)
      .where('status', '=', 'dead')
      .returning(['lane', 'priority'])
      .executeTakeFirst();
    if (!row) return false;
    await tx.deleteFrom('job').where('key', '=', `${wardId}:turn:${id}`).execute();
    await jobs.put({
      task: 'turn',
      payload: { inbox: id },
      lane: row.lane,
      priority: row.priority,
      dueAt: at,
      key: `turn:${id}`,
    });
    return true;
  },
});

const dialogueOf = statement((db, { wardId, person }: { readonly wardId: string; readonly person: string }) =>
  db.selectFrom('dialogue').selectAll().where('personId', '=', person).where('wardId', '=', wardId),
);

/** The state of each person's dialogue. A state of another version reads as null. */
export const createDialogueStore = (tx: Transaction<DB>, wardId: WardId): DialogueStore => {
  const rows = wardRows(tx, wardId);
  const rowOf = (person: string) =>
    readCachedInUnit(tx, ['dialogue'], `dialogue ${person}`, () => firstOf(dialogueOf(tx, { wardId, person })));
  return {
    read: async (person, version) => {
      const row = await rowOf(person);
      return row && row.version === version ? (JSON.parse(row.memory) as unknown) : null;
    },
    writtenAt: async (person) => {
      const row = await rowOf(person);
      return row && new Date(row.updatedAt);
    },
    waiting: async (piece, before, limit) => {
      const where = { updatedAt: { '<': before.getTime() }, memory: { like: `%${piece}%` } };
      return (await rows.all('dialogue', where, { limit })).map((row) => ({
        person: personId(row.personId),
        memory: JSON.parse(row.memory) as unknown,
      }));
    },
    clear: async (person) => {
      await rows.remove('dialogue', { personId: person });
    },
    write: (person, version, memory, at) =>
      rows.put('dialogue', { personId: person }, { version, memory: JSON.stringify(memory), updatedAt: at.getTime() }),
  };
};

const insertTimeline = command((db, row: Omit<Insertable<Timeline>, 'id'>) =>
  db.insertInto('timeline').values({
    ...row,
    id: db
      .selectFrom('timeline')
      .select(({ fn }) => sql<number>`coalesce(${fn.max('id')}, 0) + 1`.as('id'))
      .where('wardId', '=', row.wardId)
      .where('subjectId', '=', row.subjectId),
  }),
);

/** The history of a subject; the database numbers the entries within the subject. */
export const createTimelineStore = (tx: Transaction<DB>, wardId: WardId): TimelineStore => ({
  record: async (subjectId, event, actorId, at, facts) => {
    await insertTimeline(tx, {
      wardId,
      subjectId,
      event,
      actorId,
      at: at.getTime(),
      facts: JSON.stringify(facts ?? {}),
    });
  },
  since: async (subjectId, from) =>
    (await wardRows(tx, wardId).all('timeline', { subjectId, at: { '>=': from.getTime() } }, { order: ['id'] })).map(
      ({ event, at, facts }) => ({ event, at: new Date(Number(at)), facts: JSON.parse(facts) as Facts }),
    ),
});

const nextInCounter = statement((db, row: Omit<Counter, 'last'>) =>
  db
    .insertInto('counter')
    .values({ ...row, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['wardId', 'kind', 'year']).doUpdateSet((eb) => ({ last: eb('counter.last', '+', 1) })),
    )
    .returning('last'),
);

type Told = Insertable<Once>;
const tellOnce = statement((db, row: Told) =>
  db
    .insertInto('once')
    .values(row)
    .onConflict((conflict) => conflict.columns(['wardId', 'key']).doNothing()),
);
/**
 * @param row includes `before`, the time before which an earlier notice is old enough to repeat, and `beyond`, after
 *   which a stored time comes from a wrong clock
 */
const tellAgain = statement(
  (db, { before, beyond, ...row }: Told & { readonly before: number; readonly beyond: number }) =>
    db
      .insertInto('once')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['wardId', 'key'])
          .doUpdateSet({ at: row.at })
          .where((eb) => eb.or([eb('once.at', '<=', before), eb('once.at', '>', beyond)])),
      ),
);
const toldOf = statement((db, { wardId, key }: Pick<Told, 'wardId' | 'key'>) =>
  db.selectFrom('once').select('at').where('wardId', '=', wardId).where('key', '=', key),
);
const settingOf = statement((db, { wardId, name }: { readonly wardId: string; readonly name: string }) =>
  db.selectFrom('setting').select('value').where('wardId', '=', wardId).where('name', '=', name),
);

async function nextNumber(tx: Transaction<DB>, wardId: WardId, kind: string, year: number): Promise<number> {
  const row = await firstOf(nextInCounter(tx, { wardId, kind, year }));
  if (!row) throw new Error(`the counter ${kind} returned no number`);
  return row.last;
}

/**
 * Counts an event against its limit. During a burst each message asks; once the limit is exceeded, the answer is cached
 * for the period and counting stops.
 */
async function isWithin(counting: Transaction<DB>, wardId: WardId, kind: string, stretch: number, most: number) {
  const memory = cacheOf(counting);
  const key = `beyond ${most} ${kind} ${stretch} ${wardId}`;
  if (memory?.get(key)) return false;
  const keep = memory?.keeper();
  const isSo = (await nextNumber(counting, wardId, kind, stretch)) <= most;
  if (!isSo) keep?.([], key, true);
  return isSo;
}

/** @param everyMs minimum interval between two notices; undefined: only once ever */
async function once(tx: Transaction<DB>, told: Told, everyMs: number | undefined): Promise<boolean> {
  if (everyMs === undefined) return (await writtenBy(tellOnce(tx, told))) === 1;
  const memory = cacheOf(tx);
  const key = `told ${told.key} ${told.wardId}`;
  const before = told.at - everyMs;
  const beyond = told.at + skewMs;
  const last = memory?.get<number>(key);
  if (last !== undefined && last > before && last <= beyond) return false;
  const keep = memory?.keeper();
  const isNow = (await writtenBy(tellAgain(tx, { ...told, before, beyond }))) === 1;
  if (isNow) keep?.(['once'], key, told.at);
  return isNow;
}

/** Counters that only grow, one-time notices, and settings by name. */
export const createSmallStores = (tx: Transaction<DB>, wardId: WardId, now: () => Date): SmallStores => ({
  nextNumber: (kind, year) => nextNumber(tx, wardId, kind, year),
  isWithin: (kind, stretch, most) => isWithin(tx, wardId, kind, stretch, most),
  raiseNumber: async (kind, year, atLeast) => {
    await tx
      .insertInto('counter')
      .values({ wardId, kind, year, last: atLeast })
      .onConflict((conflict) =>
        conflict
          .columns(['wardId', 'kind', 'year'])
          .doUpdateSet({ last: atLeast })
          .where((eb) => eb('counter.last', '<', atLeast)),
      )
      .execute();
  },
  once: (key, at, everyMs) => once(tx, { wardId, key, at: at.getTime() }, everyMs),
  wasOnce: async (key) => (await firstOf(toldOf(tx, { wardId, key }))) !== null,
  setting: async (name) => (await firstOf(settingOf(tx, { wardId, name })))?.value ?? null,
  setSetting: (name, value) =>
    wardRows(tx, wardId).put('setting', { wardId, name }, { value, updatedAt: now().getTime() }),
});
