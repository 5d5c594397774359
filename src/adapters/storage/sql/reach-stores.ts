/** Reaching people: numbered choices, codes that link accounts, and phone calls for messages that did not arrive. */
import type { Insertable, Selectable, Transaction } from 'kysely';
import { personId, type WardId } from '../../../domain/ids.ts';
import type { OfferedChoice, OfferStore } from '../../../ports/conversations.ts';
import type { CallNote, CallNoteStore } from '../../../ports/outbox.ts';
import type { AccountCodeStore } from '../../../ports/people.ts';
import { at, atOrNull } from './mapping.ts';
import { wardRows } from './rows.ts';
import { command, firstOf, statement } from './statement.ts';
import type { CallNote as CallNoteRow, DB, OfferedChoices } from './types.core.ts';

const putOffer = command((db, row: Insertable<OfferedChoices>) =>
  db
    .insertInto('offered_choices')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['wardId', 'channel', 'conversation'])
        .doUpdateSet({ choices: row.choices, offeredAt: row.offeredAt }),
    ),
);
const offerRow = statement(
  (db, { wardId, channel, conversation }: Pick<Selectable<OfferedChoices>, 'wardId' | 'channel' | 'conversation'>) =>
    db
      .selectFrom('offered_choices')
      .select(['choices', 'offeredAt'])
      .where('wardId', '=', wardId)
      .where('channel', '=', channel)
      .where('conversation', '=', conversation),
);

/** The numbered choices shown last in a conversation: the reply "2" selects the second. */
export const createOfferStore = (tx: Transaction<DB>, wardId: WardId): OfferStore => ({
  put: async (channel, conversation, choices, now) => {
    await putOffer(tx, { wardId, channel, conversation, choices: JSON.stringify(choices), offeredAt: now.getTime() });
  },
  find: async (channel, conversation) => {
    const row = await firstOf(offerRow(tx, { wardId, channel, conversation }));
    return row ? { choices: JSON.parse(row.choices) as readonly OfferedChoice[], at: at(row.offeredAt) } : null;
  },
});

/**
 * Codes that link two accounts in two steps: the second account requests the link, the first confirms it. Each step
 * happens once.
 */
export const createAccountCodeStore = (tx: Transaction<DB>, wardId: WardId): AccountCodeStore => {
  const rows = wardRows(tx, wardId);
  return {
    insert: ({ codeHash, person, createdAt, expiresAt }) =>
      rows.add('account_code', {
        ...{ codeHash, personId: person },
        ...{ createdAt: createdAt.getTime(), expiresAt: expiresAt.getTime() },
      }),
    want: async (codeHash, by, now, until) => {
      const wanted = await rows.change(
        'account_code',
        { codeHash, usedAt: null, expiresAt: { '>': now.getTime() } },
        { usedAt: now.getTime(), wantedBy: by, expiresAt: until.getTime() },
      );
      const row = wanted === 1 ? await rows.one('account_code', { codeHash }) : null;
      return row && personId(row.personId);
    },
    take: async (maker, by, now) =>
      (await rows.remove('account_code', { personId: maker, wantedBy: by, expiresAt: { '>': now.getTime() } })) > 0,
    dropOf: async (maker) => {
      await rows.remove('account_code', { personId: maker });
    },
  };
};

const toCallNote = (row: Selectable<CallNoteRow>): CallNote => ({
  id: row.id,
  person: personId(row.personId),
  outboxId: row.outboxId,
  createdAt: at(row.createdAt),
  calledBy: row.calledBy === null ? null : personId(row.calledBy),
  calledAt: atOrNull(row.calledAt),
  result: row.result,
});

/** Notes to phone a person, one for each message that did not arrive. */
export const createCallNoteStore = (tx: Transaction<DB>, wardId: WardId): CallNoteStore => {
  const rows = wardRows(tx, wardId);
  return {
    insert: async ({ id, person, outboxId, at: now }) => {
      await rows.addNew('call_note', { id, personId: person, outboxId, subject: '', createdAt: now.getTime() });
    },
    of: async (outboxId) => {
      const row = await rows.one('call_note', { outboxId });
      return row && toCallNote(row);
    },
    ofPerson: async (person) =>
      (await rows.all('call_note', { personId: person }, { order: ['createdAt desc'] })).map(toCallNote),
    called: (person, by, result, now) =>
      rows.change('call_note', { personId: person, calledAt: null }, { calledBy: by, calledAt: now.getTime(), result }),
  };
};
