/** Everything that the databases keep of one ward, as rows: what an archive of a ward is made of, and is put back from. */
import type { WardId } from '../domain/ids.ts';

/** As the database has it, without a meaning. */
export type Row = Readonly<Record<string, unknown>>;
/** The board’s, and the public pages’. */
export type DatabaseName = 'core' | 'portal';

/** A table whose rows belong to wards. */
export interface WardTable {
  readonly database: DatabaseName;
  readonly table: string;
}

/** They belong to a row of another table, and move with it. */
export const wardlessTables: readonly string[] = ['text_band', 'photo_band'];

/** Every row of one ward, table by table, for an archive. */
export interface WardRowsReader {
  /** In the order in which they can be put back: what is named by others comes first. */
  readonly tables: readonly WardTable[];
  /** Both databases at one moment each, for as long as `look` goes on. */
  read<Result>(
    ward: WardId,
    look: (rowsOf: (table: WardTable) => AsyncIterable<Row>) => Promise<Result>,
  ): Promise<Result>;
  /** sha256 of each file of the store that a row of the ward names. */
  mediaOf(ward: WardId): Promise<ReadonlySet<string>>;
  /** Ids of uploads that were not taken into an item, a question or a page yet, as rows of the ward name them. */
  uploadsOf(ward: WardId): Promise<ReadonlySet<string>>;
  /** What the ward's audit chain begins with: the hash before its first entry. */
  chainBegins(ward: WardId): Promise<string>;
}

/** Puts a ward’s rows into an installation. */
export interface WardRowsWriter {
  /** True when somebody or something of this ward is here: more than the rules of its file. */
  isThere(ward: WardId): Promise<boolean>;
  /** The portal's rows in one transaction, then `beforeCore`, then the core's in one: until that is done the ward is not there. */
  put(archive: PutWard): Promise<Readonly<Record<string, number>>>;
  /** All of one ward's life becomes another's. Given again after an interruption it goes on. */
  merge(wanted: MergeWard): Promise<MergedWard>;
}

/** Two wards become one (an administrative merger), or one gets another name. */
export interface MergeWard {
  readonly from: WardId;
  readonly into: WardId;
  readonly now: Date;
  /** By the name of a unit of the old ward: its name in the other. */
  readonly units: ReadonlyMap<string, string>;
  /** Nobody is of the other one yet: it is the same ward under a new name, and keeps its offices, papers and key. */
  readonly isRename: boolean;
}

/** What a merger moved, in rows, for whoever ordered it. */
export interface MergedWard {
  readonly people: number;
  /** Whom both wards knew by one account. */
  readonly joined: number;
  readonly articles: number;
  /** Codes that both wards had given out. */
  readonly recoded: readonly { readonly from: string; readonly to: string }[];
}

/** An archive's rows, to be written as a ward that is not here yet. */
export interface PutWard {
  readonly ward: WardId;
  readonly rowsOf: (table: WardTable) => AsyncIterable<Row>;
  readonly chainBegins: string;
  readonly beforeCore: () => Promise<void>;
  readonly now: Date;
}
