/**
 * Compresses long texts that a ward keeps forever in SQLite files; a year of items and questions takes half the space.
 * Such a column has the type `Packed` in the schema and is neither read nor compared in SQL. Short texts, texts of
 * older versions and those on PostgreSQL (which compresses by itself) are stored as plain text and read the same way.
 * Format: one byte with the number of the deflate dictionary (`packing-words.ts`), then raw deflate (RFC 1951).
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ColumnType, QueryExecutorProvider } from 'kysely';
import { isPostgres } from './dialect.ts';
import { packingWords } from './packing-words.ts';

declare const packedText: unique symbol;
/** Plain text, or bytes that `unpacked` decompresses. */
export type Packed = { readonly [packedText]: true };
/** Plain text may be written too. */
export type PackedColumn = ColumnType<Packed, Packed | string, Packed | string>;

declare const packedHash: unique symbol;
/** A SHA-256: in hex (older versions and PostgreSQL) or as 32 bytes. */
export type Hash = { readonly [packedHash]: true };
export type HashColumn = ColumnType<Hash, Hash | string, Hash | string>;

/** Shorter texts are not compressed: the saving would be less than a row's own overhead. */
const worthBytes = 200;
const newest = packingWords.length;
/**
 * A window of 4 kB: repetitions are close together, and larger tables and output buffers (`chunkSize`) cost more to set up than
 * compressing these texts. The output grows by further chunks.
 */
const settings = { level: 9, windowBits: 12, memLevel: 5, chunkSize: 1024 };

/** Compresses a text for storage. Short texts, and all texts on PostgreSQL (which compresses by itself), stay plain. */
export function packed(db: QueryExecutorProvider, text: string): Packed {
  const isPacked = text.length >= worthBytes && !isPostgres(db);
  return (isPacked ? packedBytes(text) : text) as unknown as Packed;
}

/** The first byte is the number of the dictionary, so newer versions can still read it. */
export function packedBytes(text: string): Uint8Array {
  const dictionary = packingWords[newest - 1];
  return Buffer.concat([
    Buffer.from([newest]),
    deflateRawSync(text, { ...settings, ...(dictionary && { dictionary }) }),
  ]);
}

/** @throws Error if the text was compressed with the dictionary of a newer version */
export function unpacked(kept: Packed): string {
  const value: unknown = kept;
  if (!(value instanceof Uint8Array)) return value as string;
  const dictionary = packingWords[(value[0] ?? 0) - 1];
  if (!dictionary) throw new Error('a text was compressed by a newer version of the program');
  return inflateRawSync(value.subarray(1), { dictionary }).toString('utf8');
}

/** A hash as stored: 32 bytes in SQLite (half the size of hex), hex on PostgreSQL. */
export const hashBytes = (db: QueryExecutorProvider, hex: string): Hash =>
  (isPostgres(db) ? hex : Buffer.from(hex, 'hex')) as unknown as Hash;

/** A hash in hex, whether the column holds bytes or, in older rows, text. */
export const hashText = (kept: Hash | string): string => {
  const value: unknown = kept;
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : (value as string);
};

/** Packed columns, by table. */
const packedColumns: Readonly<Record<string, readonly string[]>> = {
  submission: ['content'],
  revision_content: ['content'],
  finding: ['findings'],
  question: ['explanation', 'standing'],
};

type Row = Readonly<Record<string, unknown>>;
const changed = (table: string, row: Row, change: (value: unknown) => unknown): Row => {
  const columns = packedColumns[table];
  return columns ? { ...row, ...Object.fromEntries(columns.map((name) => [name, change(row[name])])) } : row;
};

/** A row with its packed columns as plain text: other programs, and PostgreSQL, read a ward's archive. */
export const unpackedRow = (table: string, row: Row): Row =>
  table === 'audit_log'
    ? { ...row, hash: hashText(row.hash as Hash) }
    : changed(table, row, (value) => unpacked(value as Packed));
/** A row from another database, converted to this database's storage form. */
export const packedRow = (db: QueryExecutorProvider, table: string, row: Row): Row =>
  table === 'audit_log'
    ? { ...row, hash: hashBytes(db, hashText(row.hash as Hash)) }
    : changed(table, row, (value) => packed(db, unpacked(value as Packed)));
