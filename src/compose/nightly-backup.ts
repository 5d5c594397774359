/**
 * The nightly backup, made by a separate process: reading a large database takes seconds of one thread, and the
 * server's thread answers platforms. One backup covers all wards of the data folder.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Log } from '../ports/log.ts';
import { EndOfProcess, type JobOutcome } from '../ports/queue.ts';

/** The operator's settings `BACKUP_…`. */
export interface BackupSettings {
  readonly place: string;
  /** Number of snapshots to keep. */
  readonly keep: number;
  /** The operator's command that copies the backup to another host; null if there is none. */
  readonly afterwards: string | null;
}

/** What the nightly backup needs. */
export interface NightlyBackupOptions {
  readonly root: string;
  readonly dataDir: string;
  readonly settings: BackupSettings;
  /** The part of the environment that the commands receive. */
  readonly env: Readonly<Record<string, string>>;
  readonly log: Log;
  readonly now: () => Date;
  /** Aborted when the process ends: the command is killed, and the next process makes the backup. */
  readonly ending?: AbortSignal;
  /** Stores the time, so that the age of the last backup can be monitored. */
  readonly onMade: (at: Date) => Promise<void>;
}

/** The last part of a command's output, which usually explains a failure. */
const lastWordsLength = 400;
/** A copy over a slow connection may take an hour; a command that hangs is killed. */
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

/** Creates the job; the queue retries a failure and reports it when the job is dead. */
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
