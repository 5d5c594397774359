/** `reader.read`: one snapshot of the database, on a read-only connection, with the stores of a unit of work. */
import type { Kysely } from 'kysely';
import type { Clock } from '../../../ports/clock.ts';
import type { Reader, Readers } from '../../../ports/reader.ts';
import { createAuditStore } from './audit-log.ts';
import { createCheckStores } from './check-stores.ts';
import { createDangerStore } from './danger-store.ts';
import { createDossierReader } from './dossier-reader.ts';
import { createFigureReader } from './figure-reader.ts';
import { createOutboxReader, createSmallStores } from './inbox-outbox-stores.ts';
import { createLinkStore, createPinStore } from './link-stores.ts';
import { createListReader } from './list-reader.ts';
import { createInvitationStore, createPeopleStore } from './people-stores.ts';
import { createPeriodReader } from './period-reader.ts';
import { createHandoverStore, createQuestionStore, createTipStore } from './question-stores.ts';
import { createCallNoteStore } from './reach-stores.ts';
import { createRegisterStore } from './register-store.ts';
import { createSpecialDayStore, createWardRuleStore } from './rule-stores.ts';
import { createSectionStore } from './section-store.ts';
import { createReportStore, createStatementStore } from './statement-stores.ts';
import { createCardStore, createSubmissionStore } from './submission-stores.ts';
import type { DB } from './types.core.ts';
import { withUnitCache } from './unit-cache.ts';

/** @param db a handle of a read-only connection: SQLite refuses every write on it */
export const createReader = (db: Kysely<DB>, clock: Clock): Reader => ({
  read: (ward, look) =>
    db.transaction().execute((plain) => {
      const tx = withUnitCache(plain);
      const now = () => clock.now();
      const people = createPeopleStore(tx, ward, now);
      const submissions = createSubmissionStore(tx, ward, [], now);
      const readers: Readers = {
        people,
        invitations: createInvitationStore(tx, ward),
        submissions,
        questions: createQuestionStore(tx, ward, now),
        links: createLinkStore(tx, ward),
        pins: createPinStore(tx, ward),
        cards: createCardStore(tx, ward),
        outbox: createOutboxReader(tx, ward),
        tips: createTipStore(tx, ward),
        dangers: createDangerStore(tx, ward),
        audit: createAuditStore(tx, ward),
        dossiers: createDossierReader(tx, ward),
        handovers: createHandoverStore(tx, ward),
        callNotes: createCallNoteStore(tx, ward),
        checks: createCheckStores(tx, ward),
        setting: createSmallStores(tx, ward, now).setting,
        specialDays: createSpecialDayStore(tx, ward),
        rules: createWardRuleStore(tx, ward),
        period: createPeriodReader(tx, ward),
        statements: createStatementStore(tx, ward),
        reports: createReportStore(tx, ward),
        sections: createSectionStore(tx, ward),
        lists: createListReader({ tx, ward, now, people, submissions }),
        figures: createFigureReader(tx, ward),
        registers: createRegisterStore(tx, ward),
      };
      return look(readers);
    }),
});
