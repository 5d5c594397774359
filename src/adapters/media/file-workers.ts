/**
 * The photo children, seen from the main process: one job at a time each, memory watched, replaced when they fall or have
 * worked long enough. A photo that brings its child down twice is refused; the main process goes on in any case.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { PhotoRefusal } from '../../ports/media.ts';
import type { PhotoJob, PhotoOutcome, WorkerMessage } from './worker-messages.ts';

export interface MediaLog {
  info(facts: Readonly<Record<string, unknown>>, message: string): void;
  warn(facts: Readonly<Record<string, unknown>>, message: string): void;
}

export interface PhotoWorkers {
  /** @throws when the outcome says nothing about the photo: the child does not start, or we are closing */
  run(path: string): Promise<Exclude<PhotoOutcome, { kind: 'too-slow' | 'failed' }>>;
  /** Ends what is running; resolves when no child is left. */
  close(): Promise<void>;
}

export interface PhotoWorkersOptions {
  readonly count: number;
  readonly memoryMb: number;
  readonly log: MediaLog;
}

const MAX_TRIES = 2;
/** Native libraries leave a little memory behind with every photo. */
const JOBS_PER_CHILD = 200;
const START_TIMEOUT_MS = 30_000;
/** Decoding has its own limit of 15 s inside the child; this one is for a child that hangs. */
const JOB_TIMEOUT_MS = 60_000;
const MEMORY_LOOK_MS = 50;
/** The child's JavaScript only passes buffers on. */
const CHILD_HEAP_MB = 128;
const KEPT_STDERR_CHARS = 2_000;

/** Why a child went down in the middle of a photo, and what the person is told when it happens again. */
type Fall = 'memory' | 'time' | 'crash';
const refusalAfterFall = {
  memory: 'too-many-pixels',
  time: 'too-many-pixels',
  crash: 'damaged',
} as const satisfies Record<Fall, PhotoRefusal>;

interface WaitingJob {
  readonly path: string;
  readonly settle: (outcome: ReturnType<PhotoWorkers['run']>) => void;
}

export function createPhotoWorkers({ count, memoryMb, log }: PhotoWorkersOptions): PhotoWorkers {
  const waiting: WaitingJob[] = [];
  const desks = Array.from({ length: count }, () => createDesk(memoryMb, log));
  const free = [...desks];
  let closed = false;

  function next(): void {
    if (waiting.length === 0) return;
    const desk = free.pop();
    if (desk === undefined) return;
    const job = waiting.shift();
    if (job === undefined) return;
    const outcome = desk.work(job.path);
    job.settle(outcome);
    const done = () => {
      free.push(desk);
      next();
    };
    outcome.then(done, done);
  }

  return {
    run(path) {
      if (closed) return Promise.reject(closingError());
      const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<PhotoWorkers['run']>>>();
      waiting.push({ path, settle: resolve });
      next();
      return promise;
    },
    async close() {
      closed = true;
      for (const job of waiting.splice(0)) job.settle(Promise.reject(closingError()));
      await Promise.all(desks.map((desk) => desk.close()));
    },
  };
}

function closingError(): Error {
  return new Error('the media store is closing; the photo can be taken after the next start');
}

/** A place for one child at a time. */
function createDesk(memoryMb: number, log: MediaLog) {
  let child: PhotoChild | null = null;
  let closed = false;

  async function seatedChild(): Promise<PhotoChild> {
    if (child?.isAlive()) return child;
    child = startChild(log);
    await child.ready;
    return child;
  }

  async function tryOnce(path: string): Promise<PhotoOutcome | { readonly kind: 'fell'; readonly fall: Fall }> {
    const seated = await seatedChild();
    const outcome = await seated.ask(path, memoryMb);
    if (seated.isTired(memoryMb)) await seated.end();
    return outcome;
  }

  return {
    async work(path: string): ReturnType<PhotoWorkers['run']> {
      let fall: Fall = 'crash';
      for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
        if (closed) throw closingError();
        const outcome = await tryOnce(path);
        if (outcome.kind === 'made' || outcome.kind === 'refused') return outcome;
        if (outcome.kind === 'failed') throw new Error(`photo worker: ${outcome.reason}`);
        if (closed) throw closingError();
        fall = outcome.kind === 'fell' ? outcome.fall : 'time';
        log.warn({ fall, attempt }, 'a photo brought the photo worker down');
      }
      return { kind: 'refused', refusal: refusalAfterFall[fall] };
    },
    async close() {
      closed = true;
      await child?.end();
    },
  };
}

type PhotoChild = ReturnType<typeof startChild>;

function startChild(log: MediaLog) {
  const process_ = fork(fileURLToPath(new URL('./photo-worker.ts', import.meta.url)), {
    execPath: process.execPath,
    execArgv: [`--max-old-space-size=${CHILD_HEAP_MB}`],
    // Nothing of our environment: tokens and keys are in it. Two arenas keep glibc from hoarding freed pixels.
    env: { MALLOC_ARENA_MAX: '2', VIPS_BLOCK_UNTRUSTED: '1' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let stderr = '';
  let jobs = 0;
  let rssBytes = 0;
  process_.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-KEPT_STDERR_CHARS);
  });

  const gone = new Promise<void>((resolve) => {
    process_.once('close', () => resolve());
    process_.once('error', () => process_.pid === undefined && resolve()); // could not even be forked: no 'close' comes
  });
  process_.on('error', () => {}); // a send to a child that is dying; `gone` tells the story

  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => process_.kill('SIGKILL'), START_TIMEOUT_MS);
    process_.once('message', () => {
      clearTimeout(timer);
      log.info({ pid: process_.pid }, 'photo worker started');
      resolve();
    });
    gone.then(() => {
      clearTimeout(timer);
      reject(new Error(`photo worker does not start: ${stderr.trim() || `exit code ${process_.exitCode}`}`));
    });
  });
  ready.catch(() => {}); // awaited by whoever asked for the child; `close` may come first

  return {
    ready,
    isAlive: () => process_.pid !== undefined && process_.exitCode === null && process_.signalCode === null,
    isTired: (memoryMb: number) => jobs >= JOBS_PER_CHILD || rssBytes > (memoryMb / 2) * 1024 * 1024,

    async ask(path: string, memoryMb: number): Promise<PhotoOutcome | { readonly kind: 'fell'; readonly fall: Fall }> {
      jobs += 1;
      const job: PhotoJob = { id: jobs, path };
      let fall: Fall = 'crash';
      const end = (why: Fall) => {
        fall = why;
        process_.kill('SIGKILL');
      };
      const timer = setTimeout(() => end('time'), JOB_TIMEOUT_MS);
      const stopWatching = watchMemory(process_, memoryMb * 1024, () => end('memory'));
      const { promise: answered, resolve } = Promise.withResolvers<PhotoOutcome>();
      const listen = (message: WorkerMessage) => {
        if (message.kind !== 'done' || message.id !== job.id) return;
        rssBytes = message.rssBytes;
        resolve(message.outcome);
      };
      process_.on('message', listen);
      try {
        process_.send(job, () => {}); // a send that fails is a child that died: `gone` tells
        return await Promise.race([answered, gone.then(() => ({ kind: 'fell', fall }) as const)]);
      } finally {
        clearTimeout(timer);
        stopWatching();
        process_.off('message', listen);
      }
    },

    async end(): Promise<void> {
      process_.kill('SIGKILL');
      await gone;
    },
  };
}

/** Where there is no /proc (macOS) only the pixel limit and the clock protect us; production is Linux. */
function watchMemory(child: ChildProcess, limitKb: number, onTooMuch: () => void): () => void {
  const timer = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    const usedKb = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    if (usedKb > limitKb) onTooMuch();
  }, MEMORY_LOOK_MS);
  return () => clearInterval(timer);
}
