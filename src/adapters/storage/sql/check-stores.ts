/** What the checks keep: findings of each revision, records of secrecy, and consents as they were given. */
import type { Transaction } from 'kysely';
import type { Finding } from '../../../domain/checks/check.ts';
import { type PersonId, personId, type WardId } from '../../../domain/ids.ts';
import type {
  CheckStores,
  ConsentReader,
  ConsentRecord,
  FindingStore,
  SecrecyRecord,
  SecrecyState,
  SecrecyStore,
} from '../../../ports/checks.ts';
import { createPhotoFingerprintStore } from './fingerprint-photo-store.ts';
import { createTextFingerprintStore } from './fingerprint-store.ts';
import { createItemFileStore } from './item-file-store.ts';
import { at, atOrNull } from './mapping.ts';
import { createTraceStore } from './trace-store.ts';
import type { DB, SecrecyRecord as SecrecyRow } from './types.core.ts';

const createFindingStore = (tx: Transaction<DB>, wardId: WardId): FindingStore => ({
  put: async (submission, revision, findings, now) => {
    const row = { findings: JSON.stringify(findings), checkedAt: now.getTime() };
    await tx
      .insertInto('finding')
      .values({ ...row, wardId, submissionId: submission, revision })
      .onConflict((conflict) => conflict.columns(['submissionId', 'revision']).doUpdateSet(row))
      .execute();
  },
  of: async (submission, revision) => {
    const row = await tx
      .selectFrom('finding')
      .select('findings')
      .where('wardId', '=', wardId)
      .where('submissionId', '=', submission)
      .where('revision', '=', revision)
      .executeTakeFirst();
    return row ? (JSON.parse(row.findings) as readonly Finding[]) : null;
  },
  forget: async (submission) => {
    await tx.deleteFrom('finding').where('wardId', '=', wardId).where('submissionId', '=', submission).execute();
  },
});

const states = ['open', 'permitted', 'passed', 'released', 'destroyed'] as const satisfies readonly SecrecyState[];
const actions = ['block', 'hold'] as const;

const one = <Value extends string>(allowed: readonly Value[], value: string, id: string): Value => {
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw new Error(`secrecy record ${id} holds an unknown value`);
  return found;
};

const toRecord = (row: { readonly [Name in keyof SecrecyRow]: SecrecyRow[Name] }): SecrecyRecord => ({
  id: row.id,
  at: at(row.at),
  person: row.personId === '' ? '' : personId(row.personId),
  action: one(actions, row.action, row.id),
  rules: row.rule,
  contentHash: row.contentHash,
  subject: row.subject,
  state: one(states, row.state, row.id),
  decidedBy: row.decidedBy === null ? null : personId(row.decidedBy),
  decidedAt: atOrNull(row.decidedAt),
});

const createSecrecyStore = (tx: Transaction<DB>, wardId: WardId): SecrecyStore => {
  const records = () => tx.selectFrom('secrecy_record').selectAll().where('wardId', '=', wardId);
  const decided = (to: SecrecyState, by: PersonId | null, now: Date) => ({
    state: to,
    decidedBy: by,
    decidedAt: now.getTime(),
  });
  return {
    insert: async ({ person, rules, at: when, ...rest }) => {
      await tx
        .insertInto('secrecy_record')
        .values({ ...rest, wardId, personId: person, rule: rules, at: when.getTime() })
        .execute();
    },
    find: async (id) => {
      const row = await records().where('id', '=', id).executeTakeFirst();
      return row ? toRecord(row) : null;
    },
    list: async (wanted, limit) => {
      const query = wanted ? records().where('state', 'in', wanted) : records();
      return (await query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(toRecord);
    },
    move: async (id, from, to, by, now) => {
      const { numUpdatedRows } = await tx
        .updateTable('secrecy_record')
        .set(decided(to, by, now))
        .where('wardId', '=', wardId)
        .where('id', '=', id)
        .where('state', '=', from)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    moveOf: async (subject, to, by, now) => {
      await tx
        .updateTable('secrecy_record')
        .set(decided(to, by, now))
        .where('wardId', '=', wardId)
        .where('state', '=', 'open')
        .where('subject', '=', subject)
        .execute();
    },
    hasPassed: async (person, subject) =>
      (await records()
        .where('state', '=', 'passed')
        .where('personId', '=', person)
        .where('subject', '=', subject)
        .limit(1)
        .executeTakeFirst()) !== undefined,
    usePermission: async (person, since, subject) => {
      const row = await records()
        .where('state', '=', 'permitted')
        .where('personId', '=', person)
        .where('decidedAt', '>', since.getTime())
        .orderBy('decidedAt')
        .limit(1)
        .executeTakeFirst();
      if (!row) return false;
      const { numUpdatedRows } = await tx
        .updateTable('secrecy_record')
        .set({ state: 'passed', subject })
        .where('id', '=', row.id)
        .where('state', '=', 'permitted')
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
};

const createConsentReader = (tx: Transaction<DB>, wardId: WardId): ConsentReader => {
  const consents = () => tx.selectFrom('consent').selectAll().where('wardId', '=', wardId);
  const toConsent = (
    row: Awaited<ReturnType<ReturnType<typeof consents>['executeTakeFirstOrThrow']>>,
  ): ConsentRecord => ({
    id: row.id,
    person: personId(row.personId),
    purpose: row.purpose,
    subject: row.subject,
    words: row.words,
    givenAt: at(row.givenAt),
    withdrawnAt: atOrNull(row.withdrawnAt),
  });
  return {
    find: async (id) => {
      const row = await consents().where('id', '=', id).executeTakeFirst();
      return row ? toConsent(row) : null;
    },
    of: async (subject) =>
      (await consents().where('subject', '=', subject).orderBy('givenAt', 'desc').execute()).map(toConsent),
    ofPerson: async (person) =>
      (await consents().where('personId', '=', person).orderBy('givenAt', 'desc').execute()).map(toConsent),
  };
};

export const createCheckStores = (tx: Transaction<DB>, wardId: WardId): CheckStores => ({
  findings: createFindingStore(tx, wardId),
  secrecy: createSecrecyStore(tx, wardId),
  consents: createConsentReader(tx, wardId),
  files: createItemFileStore(tx, wardId),
  traces: createTraceStore(tx, wardId),
  texts: createTextFingerprintStore(tx, wardId),
  photos: createPhotoFingerprintStore(tx, wardId),
});
