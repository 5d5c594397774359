/**
 * Everything that is kept in a database, behind one object. A database is a folder of `adapters/storage` that gives one:
 * whoever holds it knows no dialect, no error code of a database, and not whether there is one process.
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

/** What the doors keep the moment it comes, of all wards. */
export interface DoorStores {
  /** Each delivery once, with the turn that will handle it. */
  receive(ward: WardId, deliveries: readonly Delivery[], now: Date): Promise<void>;
  /** Where a platform that is asked for news goes on; null: at its beginning. */
  cursor(ward: WardId, channel: string): Promise<number | null>;
  putCursor(ward: WardId, channel: string, next: number, now: Date): Promise<void>;
}

/** Why a write failed that may be tried again: somebody else was writing, or was faster. */
export type Conflict = 'busy' | 'changed';

/** What is sealed here is opened here, and nowhere else. */
export interface Sealer {
  seal(text: string): string;
  /** @throws Error when this was not sealed with this key, or was changed */
  open(sealed: string): string;
}

/** Counts for operators: what waits, what was held, what was given up. */
export interface CoreStatus {
  readonly inbox: Readonly<Record<string, number>>;
  readonly outbox: Readonly<Record<string, number>>;
  readonly held: number;
  readonly dead: number;
  readonly jobs: Readonly<Record<string, number>>;
  readonly submissions: Readonly<Record<string, number>>;
  /** Rows that a person must look at, newest first: a number of the inbox, or 'out:' and a number of the outbox. */
  readonly deadLetters: readonly { readonly id: string; readonly kind: string; readonly error: string | null }[];
}

/** For whoever only looks: nothing here writes, and nothing is made or migrated. */
export interface StorageReader extends AuditReader {
  readonly read: Reader['read'];
  readonly portalStates: PortalStates;
  /** Of what the portal would show, as its rows keep it. */
  readonly contentHash: PortalPublisher['contentHash'];
  readonly namedFiles: NamedFiles;
  status(ward: WardId): Promise<CoreStatus>;
  /** Number of the entry of the ward's chain that has this hash; null: none has. */
  auditEntryOf(ward: WardId, hash: string): Promise<number | null>;
  close(): Promise<void>;
}

/** A channel of one ward: the key of what it keeps with us. */
export interface ChannelPlace {
  readonly ward: WardId;
  readonly channel: string;
}

/** What a channel keeps with us between two starts. */
export interface ChannelRecords {
  /** @param clock real time: the demo's moved clock would end a hold too early */
  secretOf(place: ChannelPlace, sealer: Sealer, clock: Clock, log: Pick<Log, 'error'>): SecretSlot;
  mailboxOf(ward: WardId): Mailbox;
  /** True when this is another state than before: then somebody is told. */
  putHealth(place: ChannelPlace, health: ChannelHealth, at: Date): Promise<boolean>;
  /** Of other channels of the ward nothing is known any more. */
  keepHealthOf(ward: WardId, channels: readonly string[]): Promise<void>;
}

/** The portals' database alone, read only. */
export interface PortalReaders {
  readerOf(ward: string): PortalReader;
  close(): Promise<void>;
}

/** All databases of an installation. Nothing outside its folder knows a dialect or an error code of a database. */
export interface Storage extends Pick<StorageReader, 'read' | 'portalStates' | 'close'>, AuditReader {
  /** One transaction in one ward: all or nothing. First in, first out. */
  readonly write: UnitOfWork['run'];
  /** One transaction of the doors, which waits for the one in progress and for none of those that wait. */
  urgent<Result>(work: (doors: DoorStores) => Promise<Result>): Promise<Result>;
  /** Null: no conflict; trying again would fail again. */
  conflictOf(error: unknown): Conflict | null;
  /** Name of the newest migration that made it. */
  readonly schema: string;
  readonly jobs: JobRows;
  readonly readership: Readership;
  readonly names: MediaNames;
  readonly publisher: PortalPublisher;
  portalReaderOf(ward: WardId): PortalReader;
  /** What goes by its age, in the order in which it should. */
  readonly oldRows: readonly OldRows[];
  figures(now: Date): Promise<WatchFigures>;
  readonly sessions: BoardSessions;
  readonly province: ProvinceAccess;
  /** @param sealerOf each ward's own key seals its verifiers */
  boardRecords(sealerOf: (ward: string) => Sealer): BoardRecords;
  readonly linkWards: LinkWards;
  /** @param channel the registry name of the channel that speaks through pages */
  talksOn(channel: string): TalkReader;
  readonly wardRows: WardRowsReader;
  readonly wardWriter: WardRowsWriter;
  readonly channels: ChannelRecords;
  /** Between transactions: what was deleted leaves the database's own files. False: some of it is still there. */
  forgetDeleted(): Promise<boolean>;
}
