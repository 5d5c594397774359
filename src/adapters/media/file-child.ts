/** A child process that opens untrusted files, as seen from the main process: it is given work, watched and killed. */

import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { getCompileCacheDir } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Log } from '../../ports/log.ts';
import type { Job, OutcomeOf, Work, WorkerMessage } from './worker-messages.ts';

export type MediaLog = Pick<Log, 'info' | 'warn'>;

/** Why a child died while it worked on a file. */
export type Fall = 'memory' | 'time' | 'crash';
export interface Fallen {
  readonly kind: 'fell';
  readonly fall: Fall;
}

export type FileChild = ReturnType<typeof startChild>;

/** Native libraries leak a little memory with every photo. */
const jobsPerChild = 200;
const startTimeoutMs = 30_000;
/**
 * Timeouts that detect a hanging child, in milliseconds. A photo of 64 megapixels takes 2 s on a slow machine, a decree
 * of 300 pages about as long.
 */
const jobTimeoutMs = { photo: 60_000, document: 20_000, stamps: 60_000 } as const satisfies Record<
  Work['kind'],
  number
>;
const memoryLookMs = 50;
/** The child's JavaScript only passes buffers on and holds the text of one document. */
const childHeapMb = 128;
const keptStderrChars = 2_000;

/** Starts a process that opens untrusted files, with limits of memory and time. */
export function startChild(log: MediaLog) {
  const compiled = getCompileCacheDir();
  const forked = fork(fileURLToPath(new URL('./file-worker.ts', import.meta.url)), {
    execPath: process.execPath,
    execArgv: [`--max-old-space-size=${childHeapMb}`],
    // The environment is not inherited, because it contains tokens and keys. Two arenas keep glibc from retaining freed
    // memory.
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
    forked.once('error', () => forked.pid === undefined && resolve()); // the fork failed: no 'close' event will come
  });
  forked.on('error', () => {}); // a send to a dying child; `gone` reports it

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
  ready.catch(() => {}); // awaited by the caller that started the child; `close` may come first

  return {
    ready,
    isAlive: () => forked.pid !== undefined && forked.exitCode === null && forked.signalCode === null,
    isTired: (memoryMb: number) => jobs >= jobsPerChild || rssBytes > (memoryMb / 2) * 1024 * 1024,

    /**
     * Accepts two photos at the same time, or one other file. If the child exceeds `memoryMb` of resident memory, or
     * the timeout for this kind of work, it is killed.
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
        if (asked === 1) rssBytes = message.rssBytes; // with two photos at once the value does not show what remains allocated
        resolve(message.outcome as OutcomeOf<W>); // the job with this id was of this kind
      };
      forked.on('message', listen);
      try {
        forked.send(job, () => {}); // a failed send means that the child died; `gone` reports it
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

/** Without /proc (macOS) only the limits of each format and the timeout apply; production runs on Linux. */
function watchMemory(child: ChildProcess, limitKb: number, onTooMuch: () => void): () => void {
  const timer = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    const usedKb = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    if (usedKb > limitKb) onTooMuch();
  }, memoryLookMs);
  return () => clearInterval(timer);
}
