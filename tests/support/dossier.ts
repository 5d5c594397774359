/**
 * A dossier as an official receives it: unpacks it into a folder, runs the verification
 * program that it contains, and makes the changes that a forger would make.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { expect } from 'vitest';
import { openArchive } from '../../src/adapters/documents/archive.ts';

/** Unpacks a dossier. @returns the folder */
export async function unpack(bytes: Uint8Array, target: string): Promise<string> {
  const archive = await openArchive(bytes, { leftBytes: 50_000_000 });
  for (const part of archive.names) {
    mkdirSync(dirname(join(target, part)), { recursive: true });
    const chunks = await Readable.from(archive.unpack(part)).toArray();
    writeFileSync(join(target, part), Buffer.concat(chunks));
  }
  return target;
}

/** Runs `node verify.mjs` without any file of the project. */
export const verify = (place: string, ...options: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(place, 'verify.mjs'), ...options], {
    encoding: 'utf8',
    env: {},
  });
  return { isWhole: status === 0, said: `${stdout}${stderr}` };
};

export const changed = (place: string, name: string, change: (text: string) => string): (() => void) => {
  const path = join(place, name);
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
  return () => writeFileSync(path, before);
};

/**
 * Changes a part and also corrects its hash in the list of files, so that only the
 * references between the parts can reveal the change.
 */
export function forge(place: string, name: string, change: (text: string) => string): () => void {
  const restore = changed(place, name, change);
  const hash = createHash('sha256')
    .update(readFileSync(join(place, name)))
    .digest('hex');
  const known = JSON.parse(readFileSync(join(place, 'manifest.json'), 'utf8')).files[name];
  const unlisted = changed(place, 'manifest.json', (text) => text.replace(known, hash));
  return () => {
    unlisted();
    restore();
  };
}
