/**
 * The manifest of a backup. A backup place is a folder:
 *
 *   20261125T020000Z/   core.db portal.db manifest.json      one snapshot, complete or absent
 *   media/              photos and files by their path in the data folder, shared by all snapshots
 *   keys/<name>/        only on request
 *
 * A snapshot without its manifest was interrupted and does not count.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

export const manifestFile = 'manifest.json';
export const databaseNames = ['core', 'portal'] as const;
export type DatabaseName = (typeof databaseNames)[number];

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const entry = z.strictObject({ sizeBytes: z.int().min(0), sha256 });
const database = z.strictObject({ ...entry.shape, migrations: z.array(z.string()) });

const manifest = z.strictObject({
  format: z.literal(2),
  at: z.iso.datetime(),
  program: z.string(),
  databases: z.strictObject({ core: database, portal: database }),
  /** By path below the data folder's `media`; `uploads/…` are uploads that are not processed yet, beside it. */
  media: z.record(z.string(), entry),
  /** The bucket with the photos and files, if they were not in the folder: they are not part of this backup. */
  mediaIn: z.string().optional(),
  /** The first digits of each key's hash, by file name: they identify the key without revealing it. */
  keyFingerprints: z.record(z.string(), z.string()),
  hasKeys: z.boolean(),
});
export type Manifest = z.infer<typeof manifest>;
export type FileEntry = z.infer<typeof entry>;

export const uploadsFolder = 'uploads';
/** Whether a path of the manifest's `media` is an upload, which is beside `media` in a data folder. */
export const isUpload = (path: string): boolean => path.startsWith(`${uploadsFolder}/`);

/** The backup cannot be used; the message says what would help. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
}

/** SHA-256 of a file, read as a stream: media may be larger than memory. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Enough digits to distinguish keys, without revealing them. */
const fingerprintDigits = 16;

/** The first digits of each key's hash, by file name: they identify a backup's keys without revealing them. */
export function fingerprintsOf(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {};
  const names = readdirSync(folder).filter((name) => name.endsWith('.key'));
  return Object.fromEntries(
    names.map((name) => {
      const digest = createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex');
      return [name, digest.slice(0, fingerprintDigits)];
    }),
  );
}

export interface Snapshot {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** @throws BackupRefused if the manifest is invalid */
function readSnapshot(folder: string): Snapshot | null {
  const path = join(folder, manifestFile);
  if (!existsSync(path)) return null;
  const text = readFileSync(path, 'utf8');
  const parsed = z
    .preprocess((value) => {
      try {
        return JSON.parse(String(value));
      } catch {
        return null;
      }
    }, manifest)
    .safeParse(text);
  if (!parsed.success)
    throw new BackupRefused(`${path} is damaged or of another program version: choose an older snapshot`);
  return { folder, manifest: parsed.data };
}

const isStamp = (name: string): boolean => /^\d{8}T\d{6}Z(?:-\d+)?$/u.test(name);

/** Complete snapshots of a place, newest first. */
export function snapshotsIn(place: string): readonly Snapshot[] {
  if (!existsSync(place)) return [];
  return readdirSync(place)
    .filter(isStamp)
    .toSorted()
    .reverse()
    .flatMap((name) => readSnapshot(join(place, name)) ?? []);
}

/** `20261125T020000Z`: sorts by time, and is valid as a folder name on every system. */
export const stampOf = (at: Date): string => at.toISOString().replaceAll(/[-:]|\.\d+/gu, '');
