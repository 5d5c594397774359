/** One child that opens strangers' files, seen from the main process: asked, watched, ended. */

import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { getCompileCacheDir } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Log } from '../../ports/log.ts';
import type { Job, OutcomeOf, Work, WorkerMessage } from './worker-messages.ts';

export type MediaLog = Pick<Log, 'info' | 'warn'>;

/** Why a child went down in the middle of a file. */
export type Fall = 'memory' | 'time' | 'crash';
export interface Fallen {
  readonly kind: 'fell';
  readonly fall: Fall;
}

export type FileChild = ReturnType<typeof startChild>;

/** Native libraries leave a little memory behind with every photo. */
const jobsPerChild = 200;
const startTimeoutMs = 30_000;
/** A photo of 64 megapixels takes 2 s on a slow machine, a decree of 300 pages about as long. For a child that hangs. */
const jobTimeoutMs = { photo: 60_000, document: 20_000, stamps: 60_000 } as const satisfies Record<
  Work['kind'],
  number
>;
const memoryLookMs = 50;
/** The child's JavaScript passes buffers on and holds the text of one document. */
const childHeapMb = 128;
const keptStderrChars = 2_000;

/** A process that opens strangers' files, with a limit of memory and of time. */
export function startChild(log: MediaLog) {
  const compiled = getCompileCacheDir();
  const forked = fork(fileURLToPath(new URL('./file-worker.ts', import.meta.url)), {
    execPath: process.execPath,
    execArgv: [`--max-old-space-size=${childHeapMb}`],
    // Nothing of our environment: tokens and keys are in it. Two arenas keep glibc from hoarding freed pixels.
    env: { MALLOC_ARENA_MAX: '2', VIPS_BLOCK_UNTRUSTED: '1', ...(compiled ? { NODE_COMPILE_CACHE: compiled } : {}) },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let stderr = '';
  let jobs = 0;
  let asked = 0;
  let rssBytes = 0;
  forked.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-keptStderrChars);
  });

  const gone = new Promise<void>((resolve) => {
    forked.once('close', () => resolve());
    forked.once('error', () => forked.pid === undefined && resolve()); // could not even be forked: no 'close' comes
  });
  forked.on('error', () => {}); // a send to a child that is dying; `gone` tells the story

  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => forked.kill('SIGKILL'), startTimeoutMs);
    forked.once('message', () => {
      clearTimeout(timer);
      log.info({ pid: forked.pid }, 'file worker started');
      resolve();
    });
    gone.then(() => {
      clearTimeout(timer);
      reject(new Error(`file worker does not start: ${stderr.trim() || `exit code ${forked.exitCode}`}`));
    });
  });
  ready.catch(() => {}); // awaited by whoever asked for the child; `close` may come first

  return {
    ready,
    isAlive: () => forked.pid !== undefined && forked.exitCode === null && forked.signalCode === null,
    isTired: (memoryMb: number) => jobs >= jobsPerChild || rssBytes > (memoryMb / 2) * 1024 * 1024,

    /**
     * Two photos at the same time, or one other file. Beyond `memoryMb` of resident memory, or the time for its kind, the
     * child is ended.
     */
    async ask<W extends Work>(path: string, work: W, memoryMb: number): Promise<OutcomeOf<W> | Fallen> {
      jobs += 1;
      asked += 1;
      const job: Job = { id: jobs, path, work };
      let fall: Fall = 'crash';
      const end = (why: Fall) => {
        fall = why;
        forked.kill('SIGKILL');
      };
      const timer = setTimeout(() => end('time'), jobTimeoutMs[work.kind]);
      const stopWatching = watchMemory(forked, memoryMb * 1024, () => end('memory'));
      const { promise: answered, resolve } = Promise.withResolvers<OutcomeOf<W>>();
      const listen = (message: WorkerMessage) => {
        if (message.kind !== 'done' || message.id !== job.id) return;
        if (asked === 1) rssBytes = message.rssBytes; // beside another photo it says little of what stays
        resolve(message.outcome as OutcomeOf<W>); // the job with this id was of this kind
      };
      forked.on('message', listen);
      try {
        forked.send(job, () => {}); // a send that fails is a child that died: `gone` tells
        return await Promise.race([answered, gone.then(() => ({ kind: 'fell', fall }) as const)]);
      } finally {
        clearTimeout(timer);
        asked -= 1;
        stopWatching();
        forked.off('message', listen);
      }
    },

    async end(): Promise<void> {
      forked.kill('SIGKILL');
      await gone;
    },
  };
}

/** Where there is no /proc (macOS) only the limits of each format and the clock protect us; production is Linux. */
function watchMemory(child: ChildProcess, limitKb: number, onTooMuch: () => void): () => void {
  const timer = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    const usedKb = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    if (usedKb > limitKb) onTooMuch();
  }, memoryLookMs);
  return () => clearInterval(timer);
}
