/** A ward's key: 32 random bytes, made at the first start, kept in the data folder for its owner only. */
import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const keyBytes = 32;

/** @throws Error when the file is there and is no key */
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
 * Whole, and only where there is none: the server and the command line may both be at their first start, and what one
 * of them signs must hold for the other.
 */
const makeKey = (path: string): void => {
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, randomBytes(keyBytes), { mode: 0o600 });
  try {
    linkSync(temporary, path);
  } catch (error) {
    // Some file systems have no second names.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
};
