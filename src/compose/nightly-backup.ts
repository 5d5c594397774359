/**
 * The nightly backup, made by a process of its own: reading a large database takes seconds of one thread, and the
 * server's thread answers platforms. It is one backup for all wards of the data folder.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Log } from '../ports/log.ts';
import { EndOfProcess, type JobOutcome } from '../ports/queue.ts';

/** As the operator has set it with `BACKUP_…`. */
export interface BackupSettings {
  readonly place: string;
  /** Snapshots that stay. */
  readonly keep: number;
  /** A command of the operator's that carries the place off the machine; null: none. */
  readonly afterwards: string | null;
}

/** What the nightly backup needs; it is made by a process of its own. */
export interface NightlyBackupOptions {
  readonly root: string;
  readonly dataDir: string;
  readonly settings: BackupSettings;
  /** What the commands may know of the environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly log: Log;
  readonly now: () => Date;
  /** The process is to end: the command is ended, and the backup made by the next process. */
  readonly ending?: AbortSignal;
  /** Its hour is kept, so that the age of the last backup can be watched. */
  readonly onMade: (at: Date) => Promise<void>;
}

/** Of what a command says, the end tells why it failed. */
const lastWordsLength = 400;
/** A copy over a slow line may take an hour; one that hangs is ended. */
const longestMs = 3 * 3_600_000;

function run(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  ending?: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...{ env, stdio: ['ignore', 'ignore', 'pipe'], timeout: longestMs },
      ...(ending ? { signal: ending } : {}),
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-lastWordsLength);
    });
    child.on('error', (error) => reject(ending?.aborted ? new EndOfProcess() : error));
    child.on('close', (code, signal) => {
      if (code === 0) resolve(said);
      else if (ending?.aborted) reject(new EndOfProcess());
      else reject(new Error(`${command} ended with ${signal ?? code}: ${said.trim()}`));
    });
  });
}

/** The job: a failure is tried again by the queue, and given up loudly. */
export function createNightlyBackup(options: NightlyBackupOptions) {
  const { root, dataDir, settings, log, now, onMade } = options;
  const env = { ...options.env, DATA_DIR: dataDir };
  return async (): Promise<JobOutcome> => {
    const at = now();
    await run(
      process.execPath,
      [join(root, 'src/admin.ts'), 'backup', settings.place, '--keep', String(settings.keep)],
      env,
      options.ending,
    );
    if (settings.afterwards !== null)
      await run('/bin/sh', ['-c', settings.afterwards], { ...env, BACKUP_DIR: settings.place }, options.ending);
    await onMade(at);
    log.info({ place: settings.place, kept: settings.keep }, 'a backup was made');
    return { kind: 'done' };
  };
}
