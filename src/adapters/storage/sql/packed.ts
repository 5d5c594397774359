/**
 * Long texts that a ward keeps for ever, packed in SQLite's files: a year of items and questions takes half the room. Such a
 * column says `Packed` in the schema, and nobody reads or compares it in SQL. Short texts, those of older programs and
 * PostgreSQL's (which packs by itself) stand there as they are, and are read alike.
 *
 * First byte: the number of the words that both sides know (`packing-words.ts`), then raw deflate (RFC 1951).
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ColumnType, QueryExecutorProvider } from 'kysely';
import { isPostgres } from './dialect.ts';
import { packingWords } from './packing-words.ts';

declare const packedText: unique symbol;
/** Text, or bytes that `unpacked` makes text of. */
export type Packed = { readonly [packedText]: true };
/** Plain text may be written as well. */
export type PackedColumn = ColumnType<Packed, Packed | string, Packed | string>;

declare const packedHash: unique symbol;
/** A sha256 in hex, as older programs and PostgreSQL have it, or its 32 bytes. */
export type Hash = { readonly [packedHash]: true };
export type HashColumn = ColumnType<Hash, Hash | string, Hash | string>;

/** Shorter ones are left as they are: what would be saved is less than a row's own cost. */
const worthBytes = 200;
const newest = packingWords.length;
/** 4 kB of window: what a text repeats is near, and a larger one costs more to set up than it finds. */
const settings = { level: 9, windowBits: 12, memLevel: 6 };

/** Short texts stay as they are, and on PostgreSQL all: it packs by itself. */
export function packed(db: QueryExecutorProvider, text: string): Packed {
  const isPacked = text.length >= worthBytes && !isPostgres(db);
  return (isPacked ? packedBytes(text) : text) as unknown as Packed;
}

/** Its first byte names the words that it was packed with: a newer program still reads it. */
export function packedBytes(text: string): Uint8Array {
  const dictionary = packingWords[newest - 1];
  return Buffer.concat([
    Buffer.from([newest]),
    deflateRawSync(text, { ...settings, ...(dictionary && { dictionary }) }),
  ]);
}

/** @throws when its words are of a newer program */
export function unpacked(kept: Packed): string {
  const value: unknown = kept;
  if (!(value instanceof Uint8Array)) return value as string;
  const dictionary = packingWords[(value[0] ?? 0) - 1];
  if (!dictionary) throw new Error('a text was packed by a newer program');
  return inflateRawSync(value.subarray(1), { dictionary }).toString('utf8');
}

/** 32 bytes in SQLite’s files, half of what its hex would take; hex on PostgreSQL. */
export const hashBytes = (db: QueryExecutorProvider, hex: string): Hash =>
  (isPostgres(db) ? hex : Buffer.from(hex, 'hex')) as unknown as Hash;

/** In hex, whether the column kept bytes or, in old rows, text. */
export const hashText = (kept: Hash | string): string => {
  const value: unknown = kept;
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : (value as string);
};

/** By table. */
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

/** As text: an archive of a ward is read by other programs, and by PostgreSQL. */
export const unpackedRow = (table: string, row: Row): Row =>
  table === 'audit_log'
    ? { ...row, hash: hashText(row.hash as Hash) }
    : changed(table, row, (value) => unpacked(value as Packed));
/** A row of another database, in this one’s own form. */
export const packedRow = (db: QueryExecutorProvider, table: string, row: Row): Row =>
  table === 'audit_log'
    ? { ...row, hash: hashBytes(db, hashText(row.hash as Hash)) }
    : changed(table, row, (value) => packed(db, unpacked(value as Packed)));
