/** How people are reached: numbered lists, codes that join accounts, and calls for what never arrived. */
import type { Selectable, Transaction } from 'kysely';
import { personId, type WardId } from '../../../domain/ids.ts';
import type { OfferedChoice, OfferStore } from '../../../ports/conversations.ts';
import type { CallNote, CallNoteStore } from '../../../ports/outbox.ts';
import type { AccountCodeStore } from '../../../ports/people.ts';
import { at, atOrNull } from './mapping.ts';
import type { CallNote as CallNoteRow, DB } from './types.core.ts';

export const createOfferStore = (tx: Transaction<DB>, wardId: WardId): OfferStore => ({
  put: async (channel, conversation, choices, now) => {
    const row = { choices: JSON.stringify(choices), offeredAt: now.getTime() };
    await tx
      .insertInto('offered_choices')
      .values({ ...row, wardId, channel, conversation })
      .onConflict((conflict) => conflict.columns(['wardId', 'channel', 'conversation']).doUpdateSet(row))
      .execute();
  },
  find: async (channel, conversation) => {
    const row = await tx
      .selectFrom('offered_choices')
      .select(['choices', 'offeredAt'])
      .where('wardId', '=', wardId)
      .where('channel', '=', channel)
      .where('conversation', '=', conversation)
      .executeTakeFirst();
    return row ? { choices: JSON.parse(row.choices) as readonly OfferedChoice[], at: at(row.offeredAt) } : null;
  },
});

export const createAccountCodeStore = (tx: Transaction<DB>, wardId: WardId): AccountCodeStore => ({
  insert: async ({ codeHash, person, createdAt, expiresAt }) => {
    await tx
      .insertInto('account_code')
      .values({ codeHash, wardId, personId: person, createdAt: createdAt.getTime(), expiresAt: expiresAt.getTime() })
      .execute();
  },
  want: async (codeHash, by, now, until) => {
    const row = await tx
      .updateTable('account_code')
      .set({ usedAt: now.getTime(), wantedBy: by, expiresAt: until.getTime() })
      .where('wardId', '=', wardId)
      .where('codeHash', '=', codeHash)
      .where('usedAt', 'is', null)
      .where('expiresAt', '>', now.getTime())
      .returning('personId')
      .executeTakeFirst();
    return row ? personId(row.personId) : null;
  },
  take: async (maker, by, now) => {
    const { numDeletedRows } = await tx
      .deleteFrom('account_code')
      .where('wardId', '=', wardId)
      .where('personId', '=', maker)
      .where('wantedBy', '=', by)
      .where('expiresAt', '>', now.getTime())
      .executeTakeFirst();
    return numDeletedRows > 0n;
  },
  dropOf: async (maker) => {
    await tx.deleteFrom('account_code').where('wardId', '=', wardId).where('personId', '=', maker).execute();
  },
});

const toCallNote = (row: Selectable<CallNoteRow>): CallNote => ({
  id: row.id,
  person: personId(row.personId),
  outboxId: row.outboxId,
  createdAt: at(row.createdAt),
  calledBy: row.calledBy === null ? null : personId(row.calledBy),
  calledAt: atOrNull(row.calledAt),
  result: row.result,
});

export const createCallNoteStore = (tx: Transaction<DB>, wardId: WardId): CallNoteStore => ({
  insert: async ({ id, person, outboxId, at: now }) => {
    await tx
      .insertInto('call_note')
      .values({ id, wardId, personId: person, outboxId, subject: '', createdAt: now.getTime() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  },
  of: async (outboxId) => {
    const row = await tx
      .selectFrom('call_note')
      .selectAll()
      .where('wardId', '=', wardId)
      .where('outboxId', '=', outboxId)
      .executeTakeFirst();
    return row ? toCallNote(row) : null;
  },
  ofPerson: async (person) =>
    (
      await tx
        .selectFrom('call_note')
        .selectAll()
        .where('wardId', '=', wardId)
        .where('personId', '=', person)
        .orderBy('createdAt', 'desc')
        .execute()
    ).map(toCallNote),
  called: async (person, by, result, now) => {
    const { numUpdatedRows } = await tx
      .updateTable('call_note')
      .set({ calledBy: by, calledAt: now.getTime(), result })
      .where('wardId', '=', wardId)
      .where('personId', '=', person)
      .where('calledAt', 'is', null)
      .executeTakeFirst();
    return Number(numUpdatedRows);
  },
});
