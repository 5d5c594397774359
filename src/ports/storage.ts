/**
 * Everything that is stored in a database, behind one object. Each database is a folder of `adapters/storage` that provides one.
 * Callers depend on no SQL dialect, no database error code and no number of processes.
 */
import type { ChannelHealth, Mailbox, SecretSlot } from '../channel/factory.ts';
import type { Delivery } from '../channel/incoming.ts';
import type { WardId } from '../domain/ids.ts';
import type { BoardRecords, BoardSessions } from './board.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { MediaNames } from './media-names.ts';
import type { NamedFiles } from './named-files.ts';
import type { OldRows } from './old-rows.ts';
import type { PortalPublisher, PortalStates } from './portal.ts';
import type { PortalReader } from './portal-reader.ts';
import type { ProvinceAccess } from './province.ts';
import type { JobRows } from './queue.ts';
import type { Reader } from './reader.ts';
import type { Readership } from './readership.ts';
import type { AuditReader } from './records.ts';
import type { LinkWards, TalkReader } from './signed-pages.ts';
import type { UnitOfWork } from './unit-of-work.ts';
import type { WardRowsReader, WardRowsWriter } from './ward-rows.ts';
import type { WatchFigures } from './watch.ts';

/** Stores for arriving deliveries of all wards. */
export interface ArrivalStores {
  /** Stores each delivery once, with the job of the turn that will handle it. */
  receive(ward: WardId, deliveries: readonly Delivery[], now: Date): Promise<void>;
  /** What waits in these lanes goes before ordinary messages, because one of them is a cry for help. */
  hurry(ward: WardId, lanes: readonly string[], now: Date): Promise<void>;
  /** Where polling a platform continues. Null: at the beginning. */
  cursor(ward: WardId, channel: string): Promise<number | null>;
  putCursor(ward: WardId, channel: string, next: number, now: Date): Promise<void>;
}

/**
 * Why a write failed that can be retried. `busy`: another writer held the database. `changed`: the row was changed concurrently.
 */
export type Conflict = 'busy' | 'changed';

/** Encrypts and decrypts with one key. */
export interface Sealer {
  seal(text: string): string;
  /** @throws Error if the text was not sealed with this key or was altered */
  open(sealed: string): string;
}

/** Counts for operators: waiting, held and dead rows. */
export interface CoreStatus {
  readonly inbox: Readonly<Record<string, number>>;
  readonly outbox: Readonly<Record<string, number>>;
  readonly held: number;
  readonly dead: number;
  readonly jobs: Readonly<Record<string, number>>;
  readonly submissions: Readonly<Record<string, number>>;
  /** Rows that an operator must look at, newest first: an inbox number, or 'out:' and an outbox number. */
  readonly deadLetters: readonly { readonly id: string; readonly kind: string; readonly error: string | null }[];
}

/** Read-only access. It writes nothing, and neither creates nor migrates a database. */
export interface StorageReader extends AuditReader {
  readonly read: Reader['read'];
  readonly portalStates: PortalStates;
  /** Hash of the public content, as the portal's rows store it. */
  readonly contentHash: PortalPublisher['contentHash'];
  readonly namedFiles: NamedFiles;
  status(ward: WardId): Promise<CoreStatus>;
  /** Number of the entry in the ward's chain that has this hash. Null if there is none. */
  auditEntryOf(ward: WardId, hash: string): Promise<number | null>;
  close(): Promise<void>;
}

/** A channel of one ward: the key of the channel's stored data. */
export interface ChannelPlace {
  readonly ward: WardId;
  readonly channel: string;
}

/** Data that a channel stores between restarts of the program. */
export interface ChannelRecords {
  /** @param clock real time: with the demo's moved clock a hold would end too early */
  secretOf(place: ChannelPlace, sealer: Sealer, clock: Clock, log: Pick<Log, 'error'>): SecretSlot;
  mailboxOf(ward: WardId): Mailbox;
  /** Stores the channel's state. True if it differs from the previous one: the board is then informed. */
  putHealth(place: ChannelPlace, health: ChannelHealth, at: Date): Promise<boolean>;
  /** Deletes the stored state of the ward's other channels. */
  keepHealthOf(ward: WardId, channels: readonly string[]): Promise<void>;
}

/** Read-only access to the portal's database alone. */
export interface PortalReaders {
  readerOf(ward: string): PortalReader;
  close(): Promise<void>;
}

/** All databases of an installation. Only the adapter's own folder depends on the dialect and the error codes of a database. */
export interface Storage extends Pick<StorageReader, 'read' | 'portalStates' | 'close'>, AuditReader {
  /** One transaction in one ward: all or nothing. Transactions run in the order of the calls. */
  readonly write: UnitOfWork['run'];
  /** One transaction for arriving deliveries. It waits for the transaction in progress, but goes before the queued ones. */
  urgent<Result>(work: (doors: ArrivalStores) => Promise<Result>): Promise<Result>;
  /** Null if the error is no conflict: a retry would fail again. */
  conflictOf(error: unknown): Conflict | null;
  /** Name of the newest migration that was applied. */
  readonly schema: string;
  readonly jobs: JobRows;
  readonly readership: Readership;
  readonly names: MediaNames;
  readonly publisher: PortalPublisher;
  portalReaderOf(ward: WardId): PortalReader;
  /** Tables whose rows expire, in the order in which they must be cleaned. */
  readonly oldRows: readonly OldRows[];
  figures(now: Date): Promise<WatchFigures>;
  readonly sessions: BoardSessions;
  readonly province: ProvinceAccess;
  /** @param sealerOf each ward's own key encrypts its verifiers */
  boardRecords(sealerOf: (ward: string) => Sealer): BoardRecords;
  readonly linkWards: LinkWards;
  /** @param channel registered name of the channel that uses our own pages */
  talksOn(channel: string): TalkReader;
  readonly wardRows: WardRowsReader;
  readonly wardWriter: WardRowsWriter;
  readonly channels: ChannelRecords;
  /** Removes deleted data from the database's own files. Call it outside a transaction. False if some of it is still there. */
  forgetDeleted(): Promise<boolean>;
}
