/** The format of a ward's archive: a ZIP with its list of files last, because their hashes are known only then. */
import { createHash, randomBytes, scryptSync } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { z } from 'zod';
import type { Facts } from '../../domain/facts.ts';
import type { WardTable } from '../../ports/ward-rows.ts';
import { createSealer } from '../sealer.ts';

export const archiveFormat = 'tin-phuong-ward/1';

/** The archive is invalid or cannot be imported here. The message is for the operator. */
export class ArchiveRefused extends Error {
  override readonly name = 'ArchiveRefused';
  /**
   * The kind of problem, which decides the advice for the operator; 'machine' stands for a message about the file
   * itself, as in the log. 'older' and 'newer' compare the archive's program with this one.
   */
  readonly why: 'here' | 'code' | 'none' | 'older' | 'newer' | 'server' | 'room' | 'machine';
  /** What the sentence for the operator names. */
  readonly facts: Facts;
  constructor(message: string, why: ArchiveRefused['why'] = 'machine', facts: Facts = {}) {
    super(message);
    this.why = why;
    this.facts = facts;
  }
}

export const manifestName = 'manifest.json';
export const keyName = 'key.json';
/** Name of a table's rows in the ZIP: one JSON object per line. */
export const rowsName = ({ database, table }: WardTable): string => `${database}/${table}.ndjson`;

const part = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/u), bytes: z.number().int().min(0) });
export const manifestShape = z.object({
  format: z.literal(archiveFormat),
  ward: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/u),
  name: z.string(),
  at: z.string(),
  program: z.string(),
  schema: z.string(),
  /** The newest migrations of the program. Absent in archives made before 29/11/2026. */
  migrations: z.object({ core: z.string(), portal: z.string() }).optional(),
  chain: z.object({ begins: z.string(), head: z.string(), entries: z.number().int() }),
  /** Null: photos and files are in the archive. Older programs named the bucket that kept them. */
  mediaIn: z.string().nullable(),
  files: z.record(z.string(), part),
});
export type ArchiveManifest = z.infer<typeof manifestShape>;
export type ArchivePart = z.infer<typeof part>;

/** SHA-256 in hex; text is hashed as UTF-8. */
export const sha256Of = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

const inOrder = (row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(row).toSorted(([one], [other]) => (one < other ? -1 : 1)));

/**
 * Serialises a row as one line. Bytes are encoded in base64, because JSON has no form for them. Columns are sorted by
 * name, because their order differs between databases and archives are compared.
 */
export const toLine = (row: Readonly<Record<string, unknown>>): string =>
  `${JSON.stringify(inOrder(row), (_, value) => (isStoredBytes(value) ? { $bytes: Buffer.from(value.data).toString('base64') } : value))}\n`;

const isStoredBytes = (value: unknown): value is { readonly type: 'Buffer'; readonly data: readonly number[] } =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer' && 'data' in value;

/** Parses a row written by `toLine`; bytes are restored. */
export const fromLine = (line: string): Readonly<Record<string, unknown>> =>
  JSON.parse(line, (_, value: unknown) =>
    typeof value === 'object' && value !== null && '$bytes' in value && typeof value.$bytes === 'string'
      ? Buffer.from(value.$bytes, 'base64')
      : value,
  ) as Readonly<Record<string, unknown>>;

const sealLength = 64;

/**
 * The ZIP's comment, at the very end. It is a hash over everything before it, including names, sizes and offsets, which
 * the parts' hashes do not cover.
 */
export const emptySeal = '0'.repeat(sealLength);

/** The hash of all bytes before the seal, read from the disk, and the seal found in the file. */
export async function sealOf(
  file: string,
): Promise<{ readonly wanted: string; readonly found: string; readonly at: number }> {
  const at = statSync(file).size - sealLength;
  if (at < 0) throw new ArchiveRefused(`${file} is not a ward archive`);
  const hash = createHash('sha256');
  if (at > 0) for await (const chunk of createReadStream(file, { end: at - 1 })) hash.update(chunk as Buffer);
  const tail = (await createReadStream(file, { start: at }).toArray()) as Buffer[];
  return { wanted: hash.digest('hex'), found: Buffer.concat(tail).toString('latin1'), at };
}

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A code of 125 bits, printed once. Without it, the archive does not allow signing, or reading platform tokens. */
export const newArchiveCode = (): string =>
  Array.from({ length: 5 }, () => Array.from(randomBytes(5), (byte) => letters[byte % letters.length]).join('')).join(
    '-',
  );

const keyOf = (code: string, salt: string): Uint8Array =>
  scryptSync(code.trim().toUpperCase(), Buffer.from(salt, 'base64url'), 32, {
    N: 2 ** 15,
    r: 8,
    p: 1,
    maxmem: 2 ** 26,
  });

const sealedKey = z.object({ salt: z.string(), sealed: z.string() });

/** Encrypts the ward's key with a key derived from the code printed at the export. */
export function sealKey(key: Uint8Array, code: string): string {
  const salt = randomBytes(16).toString('base64url');
  return JSON.stringify({ salt, sealed: createSealer(keyOf(code, salt)).seal(Buffer.from(key).toString('base64')) });
}

/** @throws ArchiveRefused if the code belongs to another archive */
export function openKey(text: string, code: string): Uint8Array {
  const { salt, sealed } = sealedKey.parse(JSON.parse(text));
  try {
    return Buffer.from(createSealer(keyOf(code, salt)).open(sealed), 'base64');
  } catch {
    throw new ArchiveRefused('the code is not the one that was printed when this archive was made', 'code');
  }
}
