/** What people ask about their own data, and what is forgotten by itself. */
import { sql, type Transaction } from 'kysely';
import { personId, type WardId } from '../../domain/ids.ts';
import type { DataRequestStore, RetentionStore } from '../../ports/stores.ts';
import { at } from './mapping.ts';
import type { DB } from './types.core.ts';

export const createDataRequestStore = (tx: Transaction<DB>, wardId: WardId): DataRequestStore => {
  const open = () => tx.selectFrom('data_request').selectAll().where('wardId', '=', wardId).where('doneAt', 'is', null);
  return {
    insert: async ({ id, person, kind, at: askedAt, dueAt }) => {
      await tx
        .insertInto('data_request')
        .values({ id, wardId, personId: person, kind, askedAt: askedAt.getTime(), dueAt: dueAt.getTime() })
        .execute();
    },
    openOf: async (person) => (await open().where('personId', '=', person).executeTakeFirst()) !== undefined,
    open: async () =>
      (await open().orderBy('askedAt').execute()).map((row) => ({
        id: row.id,
        person: personId(row.personId),
        dueAt: at(row.dueAt),
      })),
    finish: async (id, now, result) => {
      await tx
        .updateTable('data_request')
        .set({ doneAt: now.getTime(), result })
        .where('wardId', '=', wardId)
        .where('id', '=', id)
        .execute();
    },
  };
};

export const createRetentionStore = (tx: Transaction<DB>, wardId: WardId): RetentionStore => ({
  forgetMessages: async (before) => {
    const inbox = await tx
      .updateTable('inbox')
      .set({ payload: '{}' })
      .where('wardId', '=', wardId)
      .where('status', 'in', ['done', 'skipped'])
      .where('doneAt', '<', before.getTime())
      .where('payload', '!=', '{}')
      .executeTakeFirst();
    // That something was said, to whom and when, stays; what was said goes.
    const outbox = await tx
      .updateTable('outbox')
      .set({
        effect: sql<string>`json_object('kind', kind, 'person', "personId", 'message', json_object('key', 'forgotten'))`,
      })
      .where('wardId', '=', wardId)
      .where('status', 'in', ['done', 'dropped'])
      .where('kind', 'in', ['tell', 'answer'])
      .where('doneAt', '<', before.getTime())
      .where('effect', 'not like', '%"key":"forgotten"%')
      .executeTakeFirst();
    await tx.deleteFrom('mailbox').where('wardId', '=', wardId).where('at', '<', before.getTime()).execute();
    return Number(inbox.numUpdatedRows) + Number(outbox.numUpdatedRows);
  },
  silentCitizens: async (before, limit) =>
    (
      await tx
        .selectFrom('person')
        .select('id')
        .where('wardId', '=', wardId)
        .where('role', '=', 'citizen')
        .where('status', '=', 'active')
        .where('createdAt', '<', before.getTime())
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('channel_account')
                .select('accountId')
                .whereRef('channel_account.personId', '=', 'person.id')
                .where('lastUsedAt', '>=', before.getTime()),
            ),
          ),
        )
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('question')
                .select('question.id')
                .whereRef('question.askerId', '=', 'person.id')
                .where((eb) =>
                  eb.or([
                    eb('question.state', 'not in', ['closed', 'redirected', 'handedOver']),
                    eb('question.updatedAt', '>=', before.getTime()),
                  ]),
                ),
            ),
          ),
        )
        .limit(limit)
        .execute()
    ).map(({ id }) => personId(id)),
});
