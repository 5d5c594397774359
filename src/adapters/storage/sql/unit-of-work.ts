/** `unitOfWork.run`: one transaction on the writing connection, with stores bound to one ward. */
import type { Transaction } from 'kysely';
import { ConflictError } from '../../../domain/decision.ts';
import type { WardId } from '../../../domain/ids.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Job } from '../../../ports/queue.ts';
import type { SmallStores } from '../../../ports/small-stores.ts';
import type { Conflict } from '../../../ports/storage.ts';
import type { Stores } from '../../../ports/stores.ts';
import type { UnitOfWork } from '../../../ports/unit-of-work.ts';
import { createAuditStore } from './audit-log.ts';
import { createChannelReader } from './channel-reader.ts';
import { createCheckStores } from './check-stores.ts';
import { createDangerStore } from './danger-store.ts';
import { createDossierReader } from './dossier-reader.ts';
import {
  createDialogueStore,
  createInboxStore,
  createOutboxStore,
  createSmallStores,
  createTimelineStore,
} from './inbox-outbox-stores.ts';
import { createJobStore, type Transact } from './job-rows.ts';
import { createLinkStore, createPinStore } from './link-stores.ts';
import { createInvitationStore, createPeopleStore } from './people-stores.ts';
import { createPeriodReader } from './period-reader.ts';
import { createConsentStore, createHandoverStore, createQuestionStore, createTipStore } from './question-stores.ts';
import { createAccountCodeStore, createCallNoteStore, createOfferStore } from './reach-stores.ts';
import { createRegisterStore } from './register-store.ts';
import { createDataRequestStore, createRetentionStore } from './retention-stores.ts';
import { createSpecialDayStore, createWardRuleStore } from './rule-stores.ts';
import { createSectionStore } from './section-store.ts';
import { createSlotStore } from './slot-store.ts';
import { createAppraisalStore, createReportStore, createStatementStore } from './statement-stores.ts';
import { createCardStore, createSubmissionStore } from './submission-stores.ts';
import type { DB } from './types.core.ts';
import { withUnitCache } from './unit-cache.ts';

const attempts = 3;

/**
 * Classifies a database error. SQLite reports "busy" also when another process wrote between this unit's read and its
 * write. PostgreSQL reports a deadlock (40P01), a serialisation failure (40001) or an unavailable lock (55P03).
 */
export function conflictOf(error: unknown): Conflict | null {
  if (error instanceof ConflictError) return 'changed';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_BUSY') || ['40001', '40P01', '55P03'].includes(code) ? 'busy' : null;
}

interface StoreOptions {
  readonly tx: Transaction<DB>;
  readonly ward: WardId;
  readonly now: () => Date;
  /** Names of the ward's units. */
  readonly units: readonly string[];
  readonly onJob: () => void;
  readonly onCalendar: () => void;
}

interface ForStores extends StoreOptions {
  readonly jobs: { put(job: Job): Promise<void>; putNew(job: Job): Promise<void> };
  readonly small: SmallStores;
}

const smallStore =
  <Name extends keyof SmallStores>(name: Name) =>
  ({ small }: ForStores): SmallStores[Name] =>
    small[name];

const makers: { readonly [Name in keyof Stores]: (given: ForStores) => Stores[Name] } = {
  appraisals: ({ tx, ward }) => createAppraisalStore(tx, ward),
  period: ({ tx, ward }) => createPeriodReader(tx, ward),
  reports: ({ tx, ward }) => createReportStore(tx, ward),
  registers: ({ tx, ward }) => createRegisterStore(tx, ward),
  channels: ({ tx, ward }) => createChannelReader(tx, ward),
  statements: ({ tx, ward }) => createStatementStore(tx, ward),
  offers: ({ tx, ward }) => createOfferStore(tx, ward),
  accountCodes: ({ tx, ward }) => createAccountCodeStore(tx, ward),
  callNotes: ({ tx, ward }) => createCallNoteStore(tx, ward),
  slots: ({ tx, ward }) => createSlotStore(tx, ward),
  links: ({ tx, ward }) => createLinkStore(tx, ward),
  pins: ({ tx, ward }) => createPinStore(tx, ward),
  people: ({ tx, ward, now }) => createPeopleStore(tx, ward, now),
  invitations: ({ tx, ward }) => createInvitationStore(tx, ward),
  submissions: ({ tx, ward, units, now }) => createSubmissionStore(tx, ward, units, now),
  checks: ({ tx, ward }) => createCheckStores(tx, ward),
  cards: ({ tx, ward }) => createCardStore(tx, ward),
  questions: ({ tx, ward, now }) => createQuestionStore(tx, ward, now),
  consents: ({ tx, ward }) => createConsentStore(tx, ward),
  handovers: ({ tx, ward }) => createHandoverStore(tx, ward),
  tips: ({ tx, ward }) => createTipStore(tx, ward),
  dangers: ({ tx, ward }) => createDangerStore(tx, ward),
  dossiers: ({ tx, ward }) => createDossierReader(tx, ward),
  dataRequests: ({ tx, ward }) => createDataRequestStore(tx, ward),
  retention: ({ tx, ward }) => createRetentionStore(tx, ward),
  dialogues: ({ tx, ward }) => createDialogueStore(tx, ward),
  outbox: ({ tx, ward, jobs }) => createOutboxStore(tx, ward, jobs),
  inbox: ({ tx, ward, jobs }) => createInboxStore(tx, ward, jobs),
  audit: ({ tx, ward }) => createAuditStore(tx, ward),
  timeline: ({ tx, ward }) => createTimelineStore(tx, ward),
  specialDays: ({ tx, ward, onCalendar }) => createSpecialDayStore(tx, ward, onCalendar),
  rules: ({ tx, ward, onCalendar }) => createWardRuleStore(tx, ward, onCalendar),
  sections: ({ tx, ward }) => createSectionStore(tx, ward),
  jobs: ({ jobs }) => jobs,
  nextNumber: smallStore('nextNumber'),
  isWithin: smallStore('isWithin'),
  raiseNumber: smallStore('raiseNumber'),
  once: smallStore('once'),
  wasOnce: smallStore('wasOnce'),
  setting: smallStore('setting'),
  setSetting: smallStore('setSetting'),
};

/** A unit uses a few of the stores; each is created on first access. */
class LazyStores {
  readonly given: ForStores;
  readonly made: Partial<Record<keyof Stores, unknown>> = {};
  constructor(given: ForStores) {
    this.given = given;
  }
}
for (const [name, make] of Object.entries(makers) as [keyof Stores, (given: ForStores) => unknown][])
  Object.defineProperty(LazyStores.prototype, name, {
    get(this: LazyStores): unknown {
      this.made[name] ??= make(this.given);
      return this.made[name];
    },
  });

function createStores({ tx: plain, ...options }: StoreOptions): Stores {
  const tx = withUnitCache(plain);
  const { ward, now, onJob } = options;
  const store = createJobStore(tx, ward, now);
  const jobs = {
    put: (job: Job) => {
      onJob();
      return store.put(job);
    },
    putNew: (job: Job) => {
      onJob();
      return store.putNew(job);
    },
  };
  const given = { ...options, tx, jobs, small: createSmallStores(tx, ward, now) };
  return new LazyStores(given) as unknown as Stores;
}

export interface UnitOfWorkOptions {
  readonly transact: Transact<DB>;
  readonly clock: Clock;
  /** Names of a ward's units, which can be credited as a whole. */
  readonly unitsOf: (ward: WardId) => readonly string[];
  /** Called after a commit that added jobs, so that the queue claims them at once. */
  readonly onJobs: () => void;
  /** Called after a commit that changed a ward's calendar; days are counted by the new calendar from then on. */
  readonly onCalendar: (ward: WardId) => Promise<void>;
}

/** Creates the unit of work. The queue is notified of new jobs after the commit, never before. */
export const createUnitOfWork = ({ transact, clock, unitsOf, onJobs, onCalendar }: UnitOfWorkOptions): UnitOfWork => ({
  run: async (ward, work) => {
    for (let attempt = 1; ; attempt += 1) {
      let hasJobs = false;
      let hasCalendar = false;
      try {
        const unit = (tx: Transaction<DB>) =>
          work(
            createStores({
              ...{ tx, ward },
              now: () => clock.now(),
              units: unitsOf(ward),
              onJob: () => {
                hasJobs = true;
              },
              onCalendar: () => {
                hasCalendar = true;
              },
            }),
          );
        const result = await transact(unit, ward);
        if (hasCalendar) await onCalendar(ward);
        if (hasJobs) onJobs();
        return result;
      } catch (error) {
        if (attempt >= attempts || conflictOf(error) === null) throw error;
        await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 20 * attempt));
      }
    }
  },
});
