/** The folder that takes backups: made where it is missing, and found out before the night whether it can be written. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * Makes what is missing of the place, a folder at a time (Node's own making of all at once never ends below /proc), and
 * writes a byte there.
 * @returns why it cannot be written, in the system's words; null: it can
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
