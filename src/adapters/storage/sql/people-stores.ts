/** People, their mandates, their accounts and their invitations. */
import { type Insertable, type Selectable, sql, type Transaction } from 'kysely';
import { personId, type WardId } from '../../../domain/ids.ts';
import type { Mandate } from '../../../domain/person/mandate.ts';
import type { Person } from '../../../domain/person/person.ts';
import type { InvitationStore, PeopleStore } from '../../../ports/people.ts';
import { readCached } from './connection-cache.ts';
import {
  heldBy,
  heldByThem,
  holding,
  holdsAt,
  mandatesOf,
  type Named,
  type OfPerson,
  untilChanged,
} from './mandate-rows.ts';
import { toAccount, toInvitation, toMandate, toPerson } from './mapping.ts';
import { wardRows } from './rows.ts';
import { command, firstOf, statement } from './statement.ts';
import type { ChannelAccount, DB, Person as PersonRow } from './types.core.ts';
import { readCachedInUnit } from './unit-cache.ts';

/**
 * Above this number of people (more than a page lists), all mandates of the ward are read instead of those of the named
 * people.
 */
const namedAtMost = 200;

const personRow = statement((db, { wardId, person }: OfPerson) =>
  db.selectFrom('person').selectAll().where('wardId', '=', wardId).where('id', '=', person),
);
const accountRows = statement((db, { wardId, person }: OfPerson) =>
  db.selectFrom('channel_account').selectAll().where('wardId', '=', wardId).where('personId', '=', person),
);
const accountRow = statement(
  (db, { wardId, channel, accountId }: Pick<Selectable<ChannelAccount>, 'wardId' | 'channel' | 'accountId'>) =>
    db
      .selectFrom('channel_account')
      .selectAll()
      .where('wardId', '=', wardId)
      .where('channel', '=', channel)
      .where('accountId', '=', accountId),
);
/**
 * Leaves the key and the person unchanged in an update: otherwise SQLite would rewrite its indexes for each message.
 * `join` and `moveAccount` change the person.
 */
const putAccount = command((db, { wardId, channel, accountId, personId, ...row }: Selectable<ChannelAccount>) =>
  db
    .insertInto('channel_account')
    .values({ ...row, wardId, channel, accountId, personId })
    .onConflict((conflict) => conflict.columns(['wardId', 'channel', 'accountId']).doUpdateSet(row)),
);
const noticePerson = command((db, { wardId, person, at }: OfPerson & { readonly at: number }) =>
  db
    .updateTable('person')
    .set((eb) => ({ noticedAt: at, version: eb('version', '+', 1) }))
    .where('wardId', '=', wardId)
    .where('id', '=', person),
);
const insertPerson = command((db, person: Insertable<PersonRow>) => db.insertInto('person').values(person));

const rowOf = (tx: Transaction<DB>, wardId: WardId, person: string): Promise<Selectable<PersonRow> | null> =>
  readCached(tx, { from: ['person'], key: `person ${wardId} ${person}` }, () =>
    firstOf(personRow(tx, { wardId, person })),
  );

/** Tables whose rows move when two people turn out to be the same. */
const ofPerson = [
  ...(['channel_account', 'data_request', 'consent', 'call_note', 'page_link'] as const),
  ...(['tip', 'danger_case', 'contribution', 'mandate'] as const),
];

/** Ends mandates that are in force or begin later. */
const stillHeld = (tx: Transaction<DB>, wardId: WardId, now: Date) =>
  tx
    .updateTable('mandate')
    .set({ until: now.getTime() })
    .where('wardId', '=', wardId)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', now.getTime())]));

const begin = (
  tx: Transaction<DB>,
  wardId: WardId,
  { person, from, until, ...rest }: Omit<Mandate, 'id'>,
): Promise<void> => {
  const times = { from: from.getTime(), until: until?.getTime() ?? null };
  return wardRows(tx, wardId).add('mandate', { ...rest, ...times, personId: person });
};

/** Changes a person's role: ends one mandate and begins another. */
async function changeRole(
  tx: Transaction<DB>,
  wardId: WardId,
  { id, role }: Person,
  { by, now }: { readonly by: string | null; readonly now: Date },
): Promise<void> {
  // The person's own mandates, without those held as a substitute.
  const held = await mandatesOf(tx, wardId, id);
  const own = held.findLast(({ replaces, until }) => replaces === null && until === null);
  if ((own?.role ?? 'citizen') === role) return;
  if (own) await wardRows(tx, wardId).change('mandate', { id: own.id }, { until: now.getTime() });
  const grantedBy = by === null ? null : personId(by);
  if (role !== 'citizen')
    await begin(tx, wardId, { person: id, role, from: now, until: null, grantedBy, replaces: null });
}

/**
 * The ward is compared as an expression so that its index is not used: PostgreSQL would read every person of the ward
 * for the few named ones.
 */
const present = statement((db, { wardId, people }: Named) =>
  db
    .selectFrom('person')
    .selectAll()
    .where('id', 'in', people)
    .where(sql`"wardId" || ''`, '=', wardId)
    .where('removedAt', 'is', null)
    .where('frozenAt', 'is', null)
    .orderBy('id'),
);
async function join(tx: Transaction<DB>, wardId: WardId, from: string, to: string): Promise<void> {
  const rows = wardRows(tx, wardId);
  for (const table of ofPerson) await rows.change(table, { personId: from }, { personId: to });
  await rows.change('question', { askerId: from }, { askerId: to });
  await rows.change('submission', { authorId: from }, { authorId: to });
  await rows.remove('dialogue', { personId: from });
  // Effects also contain the person's id in their JSON. Ids are 26 letters of base32, so no other text matches.
  await tx
    .updateTable('outbox')
    .set({ personId: to, effect: sql<string>`replace(effect, ${from}, ${to})` })
    .where('wardId', '=', wardId)
    .where('personId', '=', from)
    .where('status', 'in', ['new', 'sending', 'held'])
    .execute();
}

async function forget(tx: Transaction<DB>, wardId: WardId, person: string, now: Date): Promise<void> {
  const rows = wardRows(tx, wardId);
  for (const { conversation, channel } of await rows.all('channel_account', { personId: person })) {
    await rows.remove('mailbox', { conversation });
    await rows.remove('offered_choices', { channel, conversation });
  }
  for (const table of ['channel_account', 'dialogue', 'page_link', 'tip'] as const)
    await rows.remove(table, { personId: person });
  await rows.change(
    'outbox',
    { personId: person, status: { in: ['new', 'held'] } },
    { status: 'dropped', doneAt: now.getTime(), lastError: 'forgotten' },
  );
  const isCredited = await tx
    .selectFrom('contribution')
    .innerJoin('submission', 'submission.id', 'contribution.submissionId')
    .select('contribution.id')
    .where('contribution.wardId', '=', wardId)
    .where('contribution.personId', '=', person)
    .where('submission.state', 'in', ['published', 'unpublished', 'approved'])
    .executeTakeFirst();
  const name = isCredited ? {} : { name: '' };
  const gone = { phone: null, frozenAt: null, removedAt: now.getTime() };
  await rows.change('person', { id: person }, { ...name, ...gone });
  await stillHeld(tx, wardId, now).where('personId', '=', person).execute();
  if (!isCredited) await rows.change('contribution', { personId: person }, name);
}

type AccountPart = 'account' | 'accountsOf' | 'putAccount' | 'moveAccount';

const createAccounts = (tx: Transaction<DB>, wardId: WardId): Pick<PeopleStore, AccountPart> => ({
  account: (channel, accountId) =>
    readCachedInUnit(tx, ['channel_account'], `account ${channel} ${accountId}`, async () => {
      const row = await firstOf(accountRow(tx, { wardId, channel, accountId }));
      return row && toAccount(row);
    }),
  accountsOf: (person) =>
    readCachedInUnit(tx, ['channel_account'], `accounts ${person}`, async () =>
      (await accountRows(tx, { wardId, person })).rows
        .map(toAccount)
        .toSorted((a, b) => b.lastUsedAt.getTime() - a.lastUsedAt.getTime()),
    ),
  putAccount: async (account) => {
    const lastUsedAt = account.lastUsedAt.getTime();
    const unreachableAt = account.unreachableAt?.getTime() ?? null;
    await putAccount(tx, { ...account, wardId, lastUsedAt, unreachableAt });
  },
  moveAccount: async ({ channel, accountId, conversation }, to) => {
    await wardRows(tx, wardId).change('channel_account', { channel, accountId }, { personId: to });
    await wardRows(tx, wardId).change('page_link', { purpose: 'talk', subject: conversation }, { personId: to });
    await wardRows(tx, wardId).remove('offered_choices', { channel, conversation });
  },
});

const createMandates = (
  tx: Transaction<DB>,
  wardId: WardId,
): Pick<PeopleStore, 'mandatesOf' | 'standIn' | 'endMandate'> => ({
  mandatesOf: async (person) => (await mandatesOf(tx, wardId, person)).toReversed(),
  standIn: (mandate) => begin(tx, wardId, mandate),
  endMandate: async (id, now) => {
    const { numUpdatedRows } = await stillHeld(tx, wardId, now).where('id', '=', id).executeTakeFirst();
    return numUpdatedRows === 1n;
  },
});

/** Returns the number of updated rows. */
async function update(tx: Transaction<DB>, wardId: WardId, person: Person, now: number): Promise<bigint> {
  const { id, name, unit, locale, phone, noticedAt, status } = person;
  const { numUpdatedRows } = await tx
    .updateTable('person')
    .set((eb) => ({
      ...{ name, unit, locale },
      ...(phone === undefined ? {} : { phone }),
      noticedAt: noticedAt?.getTime() ?? null,
      frozenAt: status === 'frozen' ? eb.fn.coalesce('frozenAt', eb.val(now)) : null,
      removedAt: status === 'removed' ? eb.fn.coalesce('removedAt', eb.val(now)) : null,
      version: eb('version', '+', 1),
    }))
    .where('wardId', '=', wardId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows;
}

/**
 * Creates the store of people. Roles derive from the mandates at the given time; a person without a mandate is a
 * citizen.
 */
export function createPeopleStore(tx: Transaction<DB>, wardId: WardId, clock: () => Date): PeopleStore {
  const people = () => tx.selectFrom('person').selectAll().where('wardId', '=', wardId);
  const rows = wardRows(tx, wardId);
  const mandates = () => tx.selectFrom('mandate').selectAll().where('wardId', '=', wardId);

  const withMandates = async (found: readonly Selectable<PersonRow>[], now = clock()): Promise<readonly Person[]> => {
    if (found.length === 0) return [];
    const at = now.getTime();
    const held =
      found.length > namedAtMost
        ? await mandates().where(holdsAt(at)).orderBy('from').orderBy('id').execute()
        : (await heldByThem(tx, { wardId, people: found.map(({ id }) => id), now: at })).rows;
    const byPerson = Map.groupBy(held, ({ personId: id }) => id);
    return found.map((row) => toPerson(row, (byPerson.get(row.id) ?? []).map(toMandate)));
  };

  const one = (id: string): Promise<Person | null> =>
    readCachedInUnit(tx, ['person', 'mandate'], `person ${id}`, async () => {
      const [row, held] = await Promise.all([rowOf(tx, wardId, id), heldBy(tx, wardId, id, clock())]);
      return row && toPerson(row, held);
    });

  return {
    ...createAccounts(tx, wardId),
    ...createMandates(tx, wardId),
    join: (from, to) => join(tx, wardId, from, to),
    forget: (person, now) => forget(tx, wardId, person, now),
    get: async (id) => {
      const found = await one(id);
      if (!found) throw new Error(`no person ${id}`);
      return found;
    },
    find: one,
    // Called once per question to find substitutes, so it is cached.
    holdersOf: (roles, now) =>
      readCachedInUnit(tx, ['person', 'mandate'], `holders ${roles.join()} ${now.getTime()}`, () =>
        untilChanged(tx, wardId, `holders ${roles.join()}`, now, async () => {
          const { rows: held } =
            roles.length === 0 ? { rows: [] } : await holding(tx, { wardId, roles, now: now.getTime() });
          const named = held.map(({ personId: id }) => id);
          return withMandates(named.length === 0 ? [] : (await present(tx, { wardId, people: named })).rows, now);
        }),
      ),
    everInRole: async () =>
      withMandates(
        await people()
          .where('id', 'in', (eb) =>
            eb.selectFrom('mandate').select('mandate.personId').where('mandate.wardId', '=', wardId),
          )
          .orderBy('id')
          .execute(),
      ),
    list: async () => withMandates(await rows.all('person', {}, { order: ['id'] })),
    withPhone: async (phone, limit) =>
      withMandates(await rows.all('person', { phone, removedAt: null }, { order: ['id'], limit })),
    insert: async (person) => {
      const { id, name, unit, locale, phone = null, noticedAt, createdAt, role, status } = person;
      await insertPerson(tx, {
        ...{ id, wardId, name, unit, locale, phone },
        noticedAt: noticedAt?.getTime() ?? null,
        createdAt: createdAt.getTime(),
        frozenAt: status === 'frozen' ? clock().getTime() : null,
        removedAt: status === 'removed' ? clock().getTime() : null,
      });
      if (role !== 'citizen')
        await begin(tx, wardId, { person: id, role, from: createdAt, until: null, grantedBy: null, replaces: null });
    },
    save: async (person, by = null) => {
      if ((await update(tx, wardId, person, clock().getTime())) !== 1n) return;
      await changeRole(tx, wardId, person, { by, now: clock() });
      if (person.status === 'removed') await stillHeld(tx, wardId, clock()).where('personId', '=', person.id).execute();
    },
    noticed: (person, now) => noticePerson(tx, { wardId, person, at: now.getTime() }),
    hasAccepted: async (person, version) =>
      (await rows.one('undertaking_acceptance', { personId: person, version })) !== null,
    accept: async (person, version, at) => {
      await rows.addNew('undertaking_acceptance', { personId: person, version, acceptedAt: at.getTime() });
    },
  };
}

/** Creates the store of invitations. Used and revoked invitations can be found but not used. */
export const createInvitationStore = (tx: Transaction<DB>, wardId: WardId): InvitationStore => {
  const rows = wardRows(tx, wardId);
  const isUnused = { usedAt: null, revokedAt: null } as const;
  return {
    findByHash: async (codeHash) => {
      const row = await rows.one('invitation', { codeHash });
      return row && toInvitation(row);
    },
    get: async (id) => {
      const row = await rows.one('invitation', { id });
      return row && toInvitation(row);
    },
    insert: ({ usedAt: _, createdAt, expiresAt, ...rest }) =>
      rows.add('invitation', { ...rest, createdAt: createdAt.getTime(), expiresAt: expiresAt.getTime() }),
    use: async (id, person, at) => {
      const isOpen = { id, ...isUnused, expiresAt: { '>': at.getTime() } };
      return (await rows.change('invitation', isOpen, { usedBy: person, usedAt: at.getTime() })) === 1;
    },
    usedBy: async (id) => {
      const row = await rows.one('invitation', { id });
      return row?.usedBy ? personId(row.usedBy) : null;
    },
    open: async (now) => {
      const isOpen = { ...isUnused, expiresAt: { '>': now.getTime() } };
      return (await rows.all('invitation', isOpen, { order: ['createdAt desc'] })).map(toInvitation);
    },
    revoke: async (id, now) =>
      (await rows.change('invitation', { id, ...isUnused }, { revokedAt: now.getTime() })) === 1,
  };
};
