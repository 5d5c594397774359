/** People, their accounts and how they were invited. */
import { sql, type Transaction } from 'kysely';
import type { WardId } from '../../../domain/ids.ts';
import type { InvitationStore, PeopleStore } from '../../../ports/stores.ts';
import { toAccount, toInvitation, toPerson } from './mapping.ts';
import type { DB } from './types.core.ts';

export const createPeopleStore = (tx: Transaction<DB>, wardId: WardId): PeopleStore => {
  const people = () => tx.selectFrom('person').selectAll().where('wardId', '=', wardId);
  const accounts = () => tx.selectFrom('channel_account').selectAll().where('wardId', '=', wardId);
  return {
    get: async (id) =>
      toPerson(
        await people()
          .where('id', '=', id)
          .executeTakeFirstOrThrow(() => new Error(`no person ${id}`)),
      ),
    find: async (id) => {
      const row = await people().where('id', '=', id).executeTakeFirst();
      return row ? toPerson(row) : null;
    },
    withRoles: async (roles) =>
      (await people().where('role', 'in', roles).where('status', '=', 'active').orderBy('id').execute()).map(toPerson),
    list: async () => (await people().orderBy('id').execute()).map(toPerson),
    insert: async (person) => {
      const { noticedAt, createdAt, ...rest } = person;
      await tx
        .insertInto('person')
        .values({ ...rest, wardId, noticedAt: noticedAt?.getTime() ?? null, createdAt: createdAt.getTime() })
        .execute();
    },
    save: async (person) => {
      const { id, noticedAt, createdAt: _, ...rest } = person;
      await tx
        .updateTable('person')
        .set((eb) => ({ ...rest, noticedAt: noticedAt?.getTime() ?? null, version: eb('version', '+', 1) }))
        .where('wardId', '=', wardId)
        .where('id', '=', id)
        .execute();
    },
    join: async (from, to) => {
      const tables = ['channel_account', 'data_request', 'consent', 'call_note', 'page_link', 'tip'] as const;
      const ours = (table: (typeof tables)[number]) =>
        tx
          .updateTable(table as 'consent')
          .set({ personId: to })
          .where('wardId', '=', wardId)
          .where('personId', '=', from)
          .execute();
      await Promise.all(tables.map(ours));
      await tx
        .updateTable('question')
        .set({ askerId: to })
        .where('wardId', '=', wardId)
        .where('askerId', '=', from)
        .execute();
      await tx
        .updateTable('submission')
        .set({ authorId: to })
        .where('wardId', '=', wardId)
        .where('authorId', '=', from)
        .execute();
      await tx.deleteFrom('dialogue').where('wardId', '=', wardId).where('personId', '=', from).execute();
      // Effects name their person inside the JSON as well. Ids are 26 letters of base32: nothing else looks like one.
      await tx
        .updateTable('outbox')
        .set({ personId: to, effect: sql<string>`replace(effect, ${from}, ${to})` })
        .where('wardId', '=', wardId)
        .where('personId', '=', from)
        .where('status', 'in', ['new', 'sending', 'held'])
        .execute();
    },
    forget: async (person, now) => {
      const theirs = await accounts().where('personId', '=', person).execute();
      for (const { conversation, channel } of theirs) {
        await tx.deleteFrom('mailbox').where('wardId', '=', wardId).where('conversation', '=', conversation).execute();
        await tx
          .deleteFrom('offered_choices')
          .where('wardId', '=', wardId)
          .where('channel', '=', channel)
          .where('conversation', '=', conversation)
          .execute();
      }
      await tx.deleteFrom('channel_account').where('wardId', '=', wardId).where('personId', '=', person).execute();
      await tx.deleteFrom('dialogue').where('wardId', '=', wardId).where('personId', '=', person).execute();
      await tx.deleteFrom('page_link').where('wardId', '=', wardId).where('personId', '=', person).execute();
      await tx.deleteFrom('tip').where('wardId', '=', wardId).where('personId', '=', person).execute();
      await tx
        .updateTable('outbox')
        .set({ status: 'dropped', doneAt: now.getTime(), lastError: 'forgotten' })
        .where('wardId', '=', wardId)
        .where('personId', '=', person)
        .where('status', 'in', ['new', 'held'])
        .execute();
      await tx
        .updateTable('person')
        .set({ name: '', phone: null, status: 'removed' })
        .where('wardId', '=', wardId)
        .where('id', '=', person)
        .execute();
    },
    account: async (channel, accountId) => {
      const row = await accounts().where('channel', '=', channel).where('accountId', '=', accountId).executeTakeFirst();
      return row ? toAccount(row) : null;
    },
    accountsOf: async (person) =>
      (await accounts().where('personId', '=', person).orderBy('lastUsedAt', 'desc').execute()).map(toAccount),
    putAccount: async (account) => {
      const row = {
        ...account,
        lastUsedAt: account.lastUsedAt.getTime(),
        unreachableAt: account.unreachableAt?.getTime() ?? null,
      };
      await tx
        .insertInto('channel_account')
        .values({ ...row, wardId })
        .onConflict((conflict) => conflict.columns(['wardId', 'channel', 'accountId']).doUpdateSet(row))
        .execute();
    },
    hasAccepted: async (person, version) =>
      (await tx
        .selectFrom('undertaking_acceptance')
        .select('acceptedAt')
        .where('wardId', '=', wardId)
        .where('personId', '=', person)
        .where('version', '=', version)
        .executeTakeFirst()) !== undefined,
    accept: async (person, version, at) => {
      await tx
        .insertInto('undertaking_acceptance')
        .values({ wardId, personId: person, version, acceptedAt: at.getTime() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  };
};

export const createInvitationStore = (tx: Transaction<DB>, wardId: WardId): InvitationStore => {
  const invitations = () => tx.selectFrom('invitation').selectAll().where('wardId', '=', wardId);
  return {
    findByHash: async (codeHash) => {
      const row = await invitations().where('codeHash', '=', codeHash).executeTakeFirst();
      return row ? toInvitation(row) : null;
    },
    get: async (id) => {
      const row = await invitations().where('id', '=', id).executeTakeFirst();
      return row ? toInvitation(row) : null;
    },
    insert: async ({ usedAt: _, createdAt, expiresAt, ...rest }) => {
      await tx
        .insertInto('invitation')
        .values({ ...rest, wardId, createdAt: createdAt.getTime(), expiresAt: expiresAt.getTime() })
        .execute();
    },
    use: async (id, person, at) => {
      const { numUpdatedRows } = await tx
        .updateTable('invitation')
        .set({ usedBy: person, usedAt: at.getTime() })
        .where('wardId', '=', wardId)
        .where('id', '=', id)
        .where('usedAt', 'is', null)
        .where('expiresAt', '>', at.getTime())
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
};
