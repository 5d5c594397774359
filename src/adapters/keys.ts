/**
 * A ward's key: 32 random bytes, created at the first start and stored in the data folder, readable by the owner only.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const keyBytes = 32;

/** @throws Error if the file exists but is not a key */
export const wardKey = (dataDir: string, ward: string): Uint8Array => {
  const folder = join(dataDir, 'keys');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${ward}.key`);
  if (!existsSync(path)) makeKey(path);
  const key = readFileSync(path);
  if (key.length !== keyBytes) throw new Error(`${path} is not a key of ${keyBytes} bytes: restore it from a backup`);
  return key;
};

/**
 * Creates the file atomically, and only if there is none: the server and the command line may start for the first time
 * together, and both must use the same key.
 */
const makeKey = (path: string): void => {
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, randomBytes(keyBytes), { mode: 0o600 });
  try {
    linkSync(temporary, path);
  } catch (error) {
    // Some file systems do not support hard links.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
};
