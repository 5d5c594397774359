/** Assembles the storage from the connections that a database's folder has opened. */
import type { Kysely } from 'kysely';
import type { WardId } from '../../../domain/ids.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { PortalReader } from '../../../ports/portal-reader.ts';
import type { JobRows } from '../../../ports/queue.ts';
import type { Storage, StorageReader } from '../../../ports/storage.ts';
import { createUrgent } from './arrivals.ts';
import { findAuditEntry, readAuditEntries, verifyAudit, verifyAuditPart } from './audit-log.ts';
import { createBoardRecords } from './board-records.ts';
import { createBoardSessions } from './board-sessions.ts';
import { createMailbox, createSecretSlot, forgetOtherChannels, putChannelHealth } from './channel-state.ts';
import { readCoreStatus } from './core-status.ts';
import { createJobRows } from './job-rows.ts';
import { createLinkWards, createTalkReader } from './mailbox-reader.ts';
import { createMediaNames } from './media-names.ts';
import { createNamedFiles } from './named-files.ts';
import { createOldRows } from './old-rows.ts';
import { createReadership } from './page-views.ts';
import { createPortalPublisher } from './portal-publisher.ts';
import { createPortalStates } from './portal-states.ts';
import { createProvinceAccess } from './province-access.ts';
import { createReader } from './reader.ts';
import type { DB as CoreDB } from './types.core.ts';
import type { DB as PortalDB } from './types.portal.ts';
import { conflictOf, createUnitOfWork, type UnitOfWorkOptions } from './unit-of-work.ts';
import { createWardRowsReader } from './ward-reader.ts';
import { createWardRowsWriter } from './ward-writer.ts';
import { readWatchFigures } from './watch-figures.ts';

export interface StorageConnections {
  /** Its transactions run one after the other, first in, first out. */
  readonly core: Kysely<CoreDB>;
  /** For urgent writes: waits for the running transaction, but not for those queued on `core`. */
  readonly urgent: Kysely<CoreDB>;
  /** Removes old rows; runs beside turns where the database allows it. */
  readonly upkeep: Kysely<CoreDB>;
  /** Read-only, like `portalReading`: each transaction sees one snapshot. */
  readonly reading: Kysely<CoreDB>;
  readonly portal: Kysely<PortalDB>;
  readonly portalReading: Kysely<PortalDB>;
}

export interface AssembledStorage extends UnitOfWorkOptions {
  readonly connections: StorageConnections;
  readonly portalReaderOf: (ward: WardId) => PortalReader;
  readonly schema: string;
  readonly whenWritten: JobRows['whenWritten'];
  readonly forgetDeleted: Storage['forgetDeleted'];
  readonly close: Storage['close'];
}

/** Creates the storage with everything the program needs, for either database. */
export function assembleStorage({ connections, clock, ...options }: AssembledStorage): Storage {
  const { core: db, urgent, upkeep, reading, portal, portalReading } = connections;
  const { transact, unitsOf, onJobs, onCalendar, portalReaderOf, schema, whenWritten, forgetDeleted, close } = options;
  return {
    ...{ schema, conflictOf, portalReaderOf, forgetDeleted, close },
    write: createUnitOfWork({ transact, clock, unitsOf, onJobs, onCalendar }).run,
    read: createReader(reading, clock).read,
    urgent: createUrgent(urgent),
    jobs: createJobRows(transact, reading, whenWritten),
    names: createMediaNames(db),
    readership: createReadership(db),
    oldRows: createOldRows(upkeep),
    publisher: createPortalPublisher(portal, clock),
    portalStates: createPortalStates(portalReading),
    figures: (now) => readWatchFigures(reading, now),
    sessions: createBoardSessions(db),
    province: createProvinceAccess(db),
    boardRecords: (sealerOf) => createBoardRecords(db, sealerOf),
    linkWards: createLinkWards(reading),
    talksOn: (channel) => createTalkReader(reading, channel),
    verifyAudit: (ward) => verifyAudit(reading, ward),
    verifyAuditPart: (ward, from, most) => verifyAuditPart(reading, ward, from, most),
    auditEntries: (ward, wanted) => readAuditEntries(reading, ward, wanted),
    wardRows: createWardRowsReader(reading, portalReading),
    wardWriter: createWardRowsWriter(db, portal),
    channels: {
      secretOf: (place, sealer, realClock, log) => createSecretSlot({ db, ...place }, sealer, realClock, log),
      mailboxOf: (ward) => createMailbox(db, ward, clock),
      putHealth: (place, health, at) => putChannelHealth({ db, ...place }, health, at),
      keepHealthOf: (ward, channels) => forgetOtherChannels({ db, ward }, channels),
    },
  };
}

export interface AssembledReader extends Pick<StorageConnections, 'reading' | 'portalReading'> {
  readonly clock: Clock;
  readonly close: StorageReader['close'];
}

/** Creates the storage for read-only commands. */
export const assembleReader = ({ reading, portalReading, clock, close }: AssembledReader): StorageReader => ({
  close,
  read: createReader(reading, clock).read,
  portalStates: createPortalStates(portalReading),
  contentHash: createPortalPublisher(portalReading, clock).contentHash,
  namedFiles: createNamedFiles(reading, portalReading),
  status: (ward: WardId) => readCoreStatus(reading, ward),
  verifyAudit: (ward: WardId) => verifyAudit(reading, ward),
  verifyAuditPart: (ward: WardId, from, most) => verifyAuditPart(reading, ward, from, most),
  auditEntryOf: (ward: WardId, hash) => findAuditEntry(reading, ward, hash),
  auditEntries: (ward: WardId, wanted) => readAuditEntries(reading, ward, wanted),
});
