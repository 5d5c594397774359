/** All database rows of one ward: an archive of a ward is made from them and restored to them. */
import type { WardId } from '../domain/ids.ts';
import type { Job } from './queue.ts';

/** A row with its raw column values. */
export type Row = Readonly<Record<string, unknown>>;
/** `core`: the board's database. `portal`: the database of the public pages. */
export type DatabaseName = 'core' | 'portal';

/** A table whose rows belong to wards. */
export interface WardTable {
  readonly database: DatabaseName;
  readonly table: string;
}

/** Tables without a ward column: each row belongs to a row of another table and moves with it. */
export const wardlessTables: readonly string[] = ['text_band', 'photo_band'];

/** One ward in both databases, each at one moment. */
export interface WardSnapshot {
  readonly rowsOf: (table: WardTable) => AsyncIterable<Row>;
  /** SHA-256 of each stored file that a row of the ward names. */
  readonly mediaOf: () => Promise<ReadonlySet<string>>;
  /** Ids of uploads that rows of the ward name and that are not yet part of an item, a question or a page. */
  readonly uploadsOf: () => Promise<ReadonlySet<string>>;
}

/** Reads every row of one ward, table by table, for an archive. */
export interface WardRowsReader {
  /** Sorted so that they can be restored in this order: referenced tables come first. */
  readonly tables: readonly WardTable[];
  /** The snapshot lasts until `look` is done. */
  read<Result>(ward: WardId, look: (snapshot: WardSnapshot) => Promise<Result>): Promise<Result>;
  /** The hash that the first entry of the ward's audit chain follows. */
  chainBegins(ward: WardId): Promise<string>;
}

/** Checks all rows of one archive before the first is written. */
export interface RowCheck {
  /**
   * False if the row cannot come from an archive: it has a column that its table has not, is a job of the whole folder, has a
   * name that another ward may use, or a number below 1 or too large to count on from. Imported numbers are moved above the
   * existing ones, so a number below 1 would become the number of a row of another ward.
   */
  isOwn(table: WardTable, row: Row): boolean;
  /**
   * After all rows: false if one refers to a number above those that the archive gives to its own rows, because a later row of
   * another ward will get it; or to a person, an item, a question or a statement of another ward here.
   */
  isWhole(): Promise<boolean>;
  /** SHA-256 of the files that the rows name, after all rows. */
  files(): ReadonlySet<string>;
}

/** Writes the rows of a ward into an installation. */
export interface WardRowsWriter {
  rowCheck(): Promise<RowCheck>;
  /** True if the ward has people, items or audit entries here, that is, more than the rules of its file. */
  isThere(ward: WardId): Promise<boolean>;
  /**
   * Writes the portal's rows in one transaction, calls `beforeCore`, then writes the core's rows in one. Until that is committed
   * the ward does not exist.
   */
  put(archive: PutWard): Promise<Readonly<Record<string, number>>>;
  /** Moves all data of one ward to another. Can be called again after an interruption: it then continues. */
  merge(wanted: MergeWard): Promise<MergedWard>;
}

/** A merger of two wards into one, or a new name for a ward. */
export interface MergeWard {
  readonly from: WardId;
  readonly into: WardId;
  readonly now: Date;
  /** Name of a unit of the old ward → its name in the new ward. */
  readonly units: ReadonlyMap<string, string>;
  /** True if the target ward has no people yet: it is the same ward under a new name, and keeps its offices, papers and key. */
  readonly isRename: boolean;
}

/** What a merger moved, in rows, as a report for the operator. */
export interface MergedWard {
  readonly people: number;
  /** Number of people whom both wards had with the same account. */
  readonly joined: number;
  readonly articles: number;
  /** Codes that both wards had used, with their replacement. */
  readonly recoded: readonly { readonly from: string; readonly to: string }[];
}

/** The rows of an archive, to be written as a new ward. */
export interface PutWard {
  readonly ward: WardId;
  readonly rowsOf: (table: WardTable) => AsyncIterable<Row>;
  readonly chainBegins: string;
  readonly beforeCore: () => Promise<void>;
  /** Added with the core's rows; a job of the archive with the same key is replaced. */
  readonly jobs: readonly Job[];
  readonly now: Date;
}
