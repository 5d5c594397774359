/**
 * Removes content that must not be kept, wherever a row may hold it. The bytes are removed too: the connection
 * overwrites deleted data (`secure_delete`), and the write-ahead log is truncated after the commit.
 */
import { sql, type Transaction } from 'kysely';
import type { WardId } from '../../../domain/ids.ts';
import { submissionId } from '../../../domain/ids.ts';
import type { SaidPart, SaidRows, TraceStore } from '../../../ports/checks.ts';
import { oldestArrival } from './arrivals.ts';
import { dialectOf } from './dialect.ts';
import { wardRows } from './rows.ts';
import type { DB } from './types.core.ts';

/** Replaces the payload of a delivery. No channel reads a message from it. */
const nothing = '{}';
const forgottenKind = 'forgotten';
/** Replaces an effect that must not be sent any more. */
const silence = JSON.stringify({ kind: 'forgotten' });

const partsOfItem = ['submission_photo', 'submission_file', 'finding', 'revision_content', 'contribution'] as const;

/**
 * Rows of the ward within a range of ids. The ward is compared as an expression: with the bare column, SQLite would use
 * its index and scan everything the ward ever received.
 */
export const inPart = (wardId: WardId, table: keyof SaidRows, { after, upTo }: SaidPart) =>
  sql<boolean>`"wardId" || '' = ${wardId} and "id" > ${after[table]} and "id" <= ${upTo?.[table] ?? Number.MAX_SAFE_INTEGER}`;

/** Rows received since then that are finished after it or still open; both conditions use an index. */
const sinceIn = (wardId: WardId, column: 'receivedAt' | 'createdAt', since: Date) =>
  sql<boolean>`"wardId" || '' = ${wardId} and ("doneAt" >= ${since.getTime()} or "doneAt" is null)
    and ${sql.ref(column)} >= ${since.getTime()}`;

/** Deliveries handled since then, to be emptied. */
const handled = (tx: Transaction<DB>, wardId: WardId, since: Date | SaidPart) =>
  tx
    .updateTable('inbox')
    .set({ payload: nothing, kind: forgottenKind })
    .where(since instanceof Date ? sinceIn(wardId, 'receivedAt', since) : inPart(wardId, 'inbox', since))
    .where('status', '!=', 'new');

async function saidRows(tx: Transaction<DB>): Promise<{ readonly before: SaidRows; readonly settled: SaidRows }> {
  const edge = async (table: keyof SaidRows, end: 'asc' | 'desc'): Promise<number> =>
    Number((await tx.selectFrom(table).select('id').orderBy('id', end).limit(1).executeTakeFirst())?.id ?? 0);
  const all = async (end: 'asc' | 'desc', shift: number): Promise<SaidRows> => ({
    inbox: (await edge('inbox', end)) + shift,
    outbox: (await edge('outbox', end)) + shift,
    mailbox: (await edge('mailbox', end)) + shift,
  });
  const waiting = await oldestArrival(tx).select('id').executeTakeFirst();
  const newest = await all('desc', 0);
  const settled = waiting ? { ...newest, inbox: Number(waiting.id) - 1 } : newest;
  return { before: await all('asc', -1), settled };
}

async function forgetSaid(
  tx: Transaction<DB>,
  wardId: WardId,
  words: readonly string[],
  since: Date | SaidPart,
  at: Date,
): Promise<number> {
  if (words.length === 0) return 0;
  const anyIn = (column: string) =>
    sql<boolean>`(${sql.join(
      words.map((word) => dialectOf(tx).holds(sql.ref(column), word)),
      sql` or `,
    )})`;
  const saying = await tx
    .selectFrom('outbox')
    .select(['id', 'status'])
    .where(since instanceof Date ? sinceIn(wardId, 'createdAt', since) : inPart(wardId, 'outbox', since))
    .where('kind', 'in', ['notice', 'tell', 'answer', 'acknowledge'])
    .where(anyIn('effect'))
    .execute();
  for (const { id, status } of saying) {
    const dropped = { status: 'dropped', doneAt: at.getTime(), lastError: 'forgotten' };
    await wardRows(tx, wardId).change('outbox', { id }, { effect: silence, ...(status === 'done' ? {} : dropped) });
  }
  // Where the app is a page of this server, the messages of that page are in the mailbox.
  await tx
    .updateTable('mailbox')
    .set({ message: nothing })
    .where(
      since instanceof Date
        ? sql<boolean>`"wardId" || '' = ${wardId} and "at" >= ${since.getTime()}`
        : inPart(wardId, 'mailbox', since),
    )
    .where(anyIn('message'))
    .execute();
  // A button press contains the message it belongs to.
  await handled(tx, wardId, since).where(anyIn('payload')).execute();
  return saying.length;
}

/** Creates the store. It works in the transaction that removes the item, so that nothing is left half removed. */
export const createTraceStore = (tx: Transaction<DB>, wardId: WardId): TraceStore => {
  const rows = wardRows(tx, wardId);
  return {
    saidRows: () => saidRows(tx),

    forgetPayload: async (inboxId) => {
      await rows.change('inbox', { id: inboxId }, { payload: nothing, kind: forgottenKind });
    },

    forgetTalk: async (person, since) => {
      let forgotten = 0;
      for (const { channel, accountId } of await rows.all('channel_account', { personId: person })) {
        const { numUpdatedRows } = await handled(tx, wardId, since)
          .where('channel', '=', channel)
          // The last part of a lane is the account that speaks in it.
          .where(dialectOf(tx).holds(sql`"lane" || ';'`, `:${accountId};`))
          .executeTakeFirst();
        forgotten += Number(numUpdatedRows);
      }
      return forgotten;
    },

    forgetTalksAbout: async (thing) => {
      await tx
        .deleteFrom('dialogue')
        .where('wardId', '=', wardId)
        .where(dialectOf(tx).holds(sql`"memory"`, JSON.stringify(thing)))
        .execute();
    },

    forgetSaid: (words, since, at) => forgetSaid(tx, wardId, words, since, at),

    rewriteEffect: async (outboxId, effect) => {
      await rows.change('outbox', { id: outboxId }, { effect: JSON.stringify(effect) });
    },

    dropMessages: async (submission, messages) => {
      if (messages.length === 0) return;
      for (const table of ['submission_photo', 'submission_file'] as const)
        await rows.remove(table, { submissionId: submission, messageKey: { in: messages } });
      // Earlier revisions contain the removed content; only the current one stays.
      await tx
        .deleteFrom('revision_content')
        .where('wardId', '=', wardId)
        .where('submissionId', '=', submission)
        .where('revision', '<', (eb) => eb.selectFrom('submission').select('revision').where('id', '=', submission))
        .execute();
    },

    purge: async ({ id }) => {
      for (const table of partsOfItem) await rows.remove(table, { submissionId: id });
      await rows.change('decision', { submissionId: id }, { reason: null });
    },

    // Files belong to the installation, not to a ward: a photo that two wards have is stored once.
    isNamed: async (hash) => {
      for (const table of ['submission_photo', 'submission_file', 'question_photo', 'section_file'] as const)
        if (await tx.selectFrom(table).select('wardId').where('hash', '=', hash).limit(1).executeTakeFirst())
          return true;
      return false;
    },

    withPhotos: async (hashes, except, limit) => {
      if (hashes.length === 0) return [];
      const found = await tx
        .selectFrom('submission_photo')
        .select(['submissionId', 'hash'])
        .distinct()
        .where('wardId', '=', wardId)
        .where('hash', 'in', hashes)
        .where('submissionId', '!=', except)
        .where('dropped', '=', 0)
        .limit(limit)
        .execute();
      return found.flatMap(({ submissionId: id, hash }) => (hash ? [{ submission: submissionId(id), hash }] : []));
    },
  };
};
