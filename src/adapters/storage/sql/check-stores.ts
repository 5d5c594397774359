/** Stores of the checks: findings of each revision, records of secrecy, and consents as they were given. */
import type { Selectable, Transaction } from 'kysely';
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
import { at, atOrNull, one } from './mapping.ts';
import { packed, unpacked } from './packed.ts';
import { wardRows } from './rows.ts';
import { createTraceStore } from './trace-store.ts';
import type { Consent, DB, SecrecyRecord as SecrecyRow } from './types.core.ts';

const createFindingStore = (tx: Transaction<DB>, wardId: WardId): FindingStore => {
  const rows = wardRows(tx, wardId);
  return {
    put: (submission, revision, findings, now) =>
      rows.put(
        'finding',
        { submissionId: submission, revision },
        { findings: packed(tx, JSON.stringify(findings)), checkedAt: now.getTime() },
      ),
    of: async (submission, revision) => {
      const row = await rows.one('finding', { submissionId: submission, revision });
      return row && (JSON.parse(unpacked(row.findings)) as readonly Finding[]);
    },
    forget: async (submission) => {
      await rows.remove('finding', { submissionId: submission });
    },
  };
};

const states = ['open', 'permitted', 'passed', 'released', 'destroyed'] as const satisfies readonly SecrecyState[];
const actions = ['block', 'hold'] as const;

const toRecord = (row: Selectable<SecrecyRow>): SecrecyRecord => ({
  id: row.id,
  at: at(row.at),
  person: row.personId === '' ? '' : personId(row.personId),
  action: one(actions, row.action, `secrecy record ${row.id}`),
  rules: row.rule,
  contentHash: row.contentHash,
  subject: row.subject,
  state: one(states, row.state, `secrecy record ${row.id}`),
  decidedBy: row.decidedBy === null ? null : personId(row.decidedBy),
  decidedAt: atOrNull(row.decidedAt),
});

const createSecrecyStore = (tx: Transaction<DB>, wardId: WardId): SecrecyStore => {
  const rows = wardRows(tx, wardId);
  const decided = (to: SecrecyState, by: PersonId | null, now: Date) => ({
    state: to,
    decidedBy: by,
    decidedAt: now.getTime(),
  });
  return {
    insert: ({ person, rules, at: when, ...rest }) =>
      rows.add('secrecy_record', { ...rest, personId: person, rule: rules, at: when.getTime() }),
    find: async (id) => {
      const row = await rows.one('secrecy_record', { id });
      return row && toRecord(row);
    },
    list: async (wanted, limit) => {
      const where = wanted ? { state: { in: wanted } } : {};
      return (await rows.all('secrecy_record', where, { order: ['at desc', 'id desc'], limit })).map(toRecord);
    },
    move: async (id, from, to, by, now) =>
      (await rows.change('secrecy_record', { id, state: from }, decided(to, by, now))) === 1,
    moveOf: async (subject, to, by, now) => {
      await rows.change('secrecy_record', { state: 'open', subject }, decided(to, by, now));
    },
    hasPassed: async (person, subject) =>
      (await rows.one('secrecy_record', { state: 'passed', personId: person, subject })) !== null,
    usePermission: async (person, since, subject) => {
      const isPermitted = { state: 'permitted', personId: person, decidedAt: { '>': since.getTime() } };
      const row = await rows.one('secrecy_record', isPermitted, 'decidedAt');
      const passed = { state: 'passed', subject };
      return row !== null && (await rows.change('secrecy_record', { id: row.id, state: 'permitted' }, passed)) === 1;
    },
  };
};

const toConsent = (row: Selectable<Consent>): ConsentRecord => ({
  id: row.id,
  person: personId(row.personId),
  purpose: row.purpose,
  subject: row.subject,
  words: row.words,
  givenAt: at(row.givenAt),
  withdrawnAt: atOrNull(row.withdrawnAt),
});

const createConsentReader = (tx: Transaction<DB>, wardId: WardId): ConsentReader => {
  const rows = wardRows(tx, wardId);
  return {
    find: async (id) => {
      const row = await rows.one('consent', { id });
      return row && toConsent(row);
    },
    of: async (subject) => (await rows.all('consent', { subject }, { order: ['givenAt desc'] })).map(toConsent),
    ofPerson: async (person) =>
      (await rows.all('consent', { personId: person }, { order: ['givenAt desc'] })).map(toConsent),
  };
};

/** The stores of the checks within one unit of work. */
export const createCheckStores = (tx: Transaction<DB>, wardId: WardId): CheckStores => ({
  findings: createFindingStore(tx, wardId),
  secrecy: createSecrecyStore(tx, wardId),
  consents: createConsentReader(tx, wardId),
  files: createItemFileStore(tx, wardId),
  traces: createTraceStore(tx, wardId),
  texts: createTextFingerprintStore(tx, wardId),
  photos: createPhotoFingerprintStore(tx, wardId),
});
