/** The folder for backups: creates it if missing, and checks at the start, not at night, whether it can be written. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * Creates missing folders one by one (Node's recursive creation never ends below /proc) and writes a test byte.
 * @returns the system's reason if it cannot be written; otherwise null
 */
export function whyNoBackup(place: string): string | null {
  const missing: string[] = [];
  for (let at = resolve(place); !existsSync(at); at = dirname(at)) missing.unshift(at);
  const probe = join(place, `.probe-${process.pid}`);
  try {
    for (const each of missing) mkdirSync(each, { mode: 0o700 });
    writeFileSync(probe, '.');
    rmSync(probe);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
