/** `unitOfWork.run`: one transaction on the one writing connection, with stores born for one ward. */
import type { Transaction } from 'kysely';
import { ConflictError } from '../../../domain/decision.ts';
import type { WardId } from '../../../domain/ids.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Job } from '../../../ports/queue.ts';
import type { Conflict } from '../../../ports/storage.ts';
import type { Stores } from '../../../ports/stores.ts';
import type { UnitOfWork } from '../../../ports/unit-of-work.ts';
import { createAuditStore } from './audit-log.ts';
import { createChannelReader } from './channel-reader.ts';
import { createCheckStores } from './check-stores.ts';
import { createDangerStore } from './danger-store.ts';
import {
  createDialogueStore,
  createInboxStore,
  createOutboxStore,
  createSmallStores,
  createTimelineStore,
} from './door-stores.ts';
import { createDossierReader } from './dossier-reader.ts';
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
import { remembering } from './unit-memory.ts';

const attempts = 3;

/**
 * SQLite says "busy" also when somebody wrote between our reading and our writing; PostgreSQL that two waited for each other
 * (40P01), that one was in the way of the other (40001), or that a lock was not to be had (55P03).
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

function createStores({ tx: plain, ward, now, units, onJob, onCalendar }: StoreOptions): Stores {
  const tx = remembering(plain);
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
  return {
    appraisals: createAppraisalStore(tx, ward),
    period: createPeriodReader(tx, ward),
    reports: createReportStore(tx, ward),
    registers: createRegisterStore(tx, ward),
    channels: createChannelReader(tx, ward),
    statements: createStatementStore(tx, ward),
    offers: createOfferStore(tx, ward),
    accountCodes: createAccountCodeStore(tx, ward),
    callNotes: createCallNoteStore(tx, ward),
    slots: createSlotStore(tx, ward),
    links: createLinkStore(tx, ward),
    pins: createPinStore(tx, ward),
    people: createPeopleStore(tx, ward, now),
    invitations: createInvitationStore(tx, ward),
    submissions: createSubmissionStore(tx, ward, units, now),
    checks: createCheckStores(tx, ward),
    cards: createCardStore(tx, ward),
    questions: createQuestionStore(tx, ward, now),
    consents: createConsentStore(tx, ward),
    handovers: createHandoverStore(tx, ward),
    tips: createTipStore(tx, ward),
    dangers: createDangerStore(tx, ward),
    dossiers: createDossierReader(tx, ward),
    dataRequests: createDataRequestStore(tx, ward),
    retention: createRetentionStore(tx, ward),
    dialogues: createDialogueStore(tx, ward),
    outbox: createOutboxStore(tx, ward, jobs),
    inbox: createInboxStore(tx, ward, jobs),
    audit: createAuditStore(tx, ward),
    timeline: createTimelineStore(tx, ward),
    specialDays: createSpecialDayStore(tx, ward, onCalendar),
    rules: createWardRuleStore(tx, ward, onCalendar),
    sections: createSectionStore(tx, ward),
    jobs,
    ...createSmallStores(tx, ward, now),
  };
}

export interface UnitOfWorkOptions {
  readonly transact: Transact<DB>;
  readonly clock: Clock;
  /** Names of a ward's units: they can be credited as a whole. */
  readonly unitsOf: (ward: WardId) => readonly string[];
  /** Called after a commit that put work: the queue looks at once. */
  readonly onJobs: () => void;
  /** Called after a commit that changed a ward's calendar: days are counted by the new one from then on. */
  readonly onCalendar: (ward: WardId) => Promise<void>;
}

/** Jobs that a unit put are told to the queue after its commit, never before. */
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
