/** Requests of people about their own data, and data deleted when its retention period ends. */
import { sql, type Transaction } from 'kysely';
import { personId, questionId, type WardId } from '../../../domain/ids.ts';
import type { SaidPart } from '../../../ports/checks.ts';
import type { DataRequestStore, RetentionStore } from '../../../ports/retention.ts';
import { type Dialect, dialectOf } from './dialect.ts';
import { at } from './mapping.ts';
import { wardRows } from './rows.ts';
import { inPart } from './trace-store.ts';
import type { DB } from './types.core.ts';

/** Requests to see or delete one's data, with the legal deadline for the answer. */
export const createDataRequestStore = (tx: Transaction<DB>, wardId: WardId): DataRequestStore => {
  const rows = wardRows(tx, wardId);
  return {
    insert: ({ id, person, kind, at: askedAt, dueAt }) =>
      rows.add('data_request', {
        ...{ id, personId: person, kind },
        ...{ askedAt: askedAt.getTime(), dueAt: dueAt.getTime() },
      }),
    openOf: async (person) => (await rows.one('data_request', { doneAt: null, personId: person })) !== null,
    open: async () =>
      (await rows.all('data_request', { doneAt: null }, { order: ['askedAt'] })).map((row) => ({
        id: row.id,
        person: personId(row.personId),
        at: at(row.askedAt),
        dueAt: at(row.dueAt),
      })),
    prolong: async (id, dueAt) => {
      await rows.change('data_request', { id }, { dueAt: dueAt.getTime() });
    },
    finish: async (id, now, result) => {
      await rows.change('data_request', { id }, { doneAt: now.getTime(), result });
    },
  };
};

/** Replaces an effect whose text was deleted. */
const silenceIn = ({ object, json }: Dialect) =>
  object({ kind: sql.ref('kind'), person: sql.ref('personId'), message: json('{"key":"forgotten"}') });

/** Deletes the content of messages to and from a person, wherever it is stored. */
async function forgetTraces(
  tx: Transaction<DB>,
  wardId: WardId,
  person: string,
  name: string,
  within: SaidPart,
): Promise<void> {
  const rows = wardRows(tx, wardId);
  await tx
    .updateTable('outbox')
    .set({ effect: silenceIn(dialectOf(tx)), resultRef: null })
    .where('wardId', '=', wardId)
    .where('personId', '=', person)
    .where('status', '!=', 'sending')
    .execute();
  if (name !== '')
    await tx
      .updateTable('outbox')
      .set({ effect: silenceIn(dialectOf(tx)) })
      .where(inPart(wardId, 'outbox', within))
      .where('status', 'in', ['done', 'dropped', 'dead', 'unknown'])
      .where('kind', 'in', ['notice', 'tell', 'answer', 'acknowledge'])
      .where(dialectOf(tx).holds(sql`"effect"`, JSON.stringify({ name }).slice(1, -1)))
      .execute();
  const accounts = await rows.all('channel_account', { personId: person });
  for (const { channel, accountId } of accounts) {
    const handled = tx
      .updateTable('inbox')
      .where(inPart(wardId, 'inbox', within))
      .where('channel', '=', channel)
      .where('status', '!=', 'new');
    // The delivery ids of some platforms contain the sender's account.
    await handled
      .set({ externalId: sql<string>`'forgotten:' || "id"` })
      .where(dialectOf(tx).holds(sql`"externalId"`, accountId))
      .execute();
    // The last part of a lane is the account that speaks in it.
    await handled
      .set({ lane: 'forgotten' })
      .where(dialectOf(tx).holds(sql`"lane" || ';'`, `:${accountId};`))
      .execute();
  }
  await rows.remove('account_code', { personId: person });
  // Who called and when proves that the ward tried; what was said on the phone is personal data and is deleted.
  await rows.change('call_note', { personId: person }, { result: null });
}

/** Citizens without a mandate, a message or an open question since `before`. */
async function silentCitizens(tx: Transaction<DB>, wardId: WardId, before: Date, limit: number) {
  const since = before.getTime();
  const found = await tx
    .selectFrom('person')
    .select('id')
    .where('wardId', '=', wardId)
    .where('frozenAt', 'is', null)
    .where('removedAt', 'is', null)
    .where('createdAt', '<', since)
    .where(({ and, not, exists, selectFrom }) =>
      and([
        not(exists(selectFrom('mandate').select('mandate.id').whereRef('mandate.personId', '=', 'person.id'))),
        not(
          exists(
            selectFrom('channel_account')
              .select('accountId')
              .whereRef('channel_account.personId', '=', 'person.id')
              .where('lastUsedAt', '>=', since),
          ),
        ),
        not(
          exists(
            selectFrom('question')
              .select('question.id')
              .whereRef('question.askerId', '=', 'person.id')
              .where((own) =>
                own.or([
                  own('question.state', 'not in', ['closed', 'redirected', 'handedOver']),
                  own('question.updatedAt', '>=', since),
                ]),
              ),
          ),
        ),
      ]),
    )
    .limit(limit)
    .execute();
  return found.map(({ id }) => personId(id));
}

/**
 * Creates the store that deletes data whose retention period is over. Rows that prove that something happened stay,
 * without the text.
 */
export const createRetentionStore = (tx: Transaction<DB>, wardId: WardId): RetentionStore => {
  const rows = wardRows(tx, wardId);
  return {
    forgetTraces: (person, name, within) => forgetTraces(tx, wardId, person, name, within),
    forgetTips: async (before) => {
      await rows.remove('tip', { receivedAt: { '<': before.getTime() } });
    },
    forgetHandovers: async (before) => {
      await rows.remove('handover', { receivedAt: { '<': before.getTime() } });
    },
    forgetCalls: async (before) => {
      const isOld = { calledAt: { '<': before.getTime() }, result: { '!=': null } };
      await rows.change('call_note', isOld, { result: null });
    },
    questionsClosedBefore: async (before, limit) => {
      const closed = () =>
        tx
          .selectFrom('question')
          .select('question.id')
          .where('question.wardId', '=', wardId)
          .where('question.state', 'in', ['closed', 'redirected', 'handedOver'])
          .where('question.updatedAt', '<', before.getTime())
          .orderBy('question.updatedAt')
          .limit(limit);
      // Literal, as in the partial index: the planner would not match a parameter to it.
      const withWords = await closed().where(sql<boolean>`"question"."body" <> ''`).execute();
      const withPhotos = await closed()
        .innerJoin('question_photo', 'question_photo.questionId', 'question.id')
        .groupBy(['question.id', 'question.updatedAt'])
        .execute();
      return [...new Set([...withWords, ...withPhotos].map(({ id }) => questionId(id)))];
    },
    silentCitizens: (before, limit) => silentCitizens(tx, wardId, before, limit),
  };
};
