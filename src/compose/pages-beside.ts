/**
 * Renders portal pages on a separate thread under load, so that readers who search and crawlers do not block the event
 * loop on which the board works. The thread starts when more than a few pages per second are rendered, and ends after a
 * period without any. Pages are rendered on the main thread until the thread has read a ward's words, while it is fully
 * busy, and when it fails.
 */
import { Worker } from 'node:worker_threads';
import type { Log } from '../ports/log.ts';
import { etagOf, type MadeAnswer } from '../web/portal/page-cache.ts';
import type { AnswerAsked, MakeBeside, PortalOptions } from '../web/portal/portal.ts';
import type { PortalPlace } from './open-reader.ts';

/**
 * Pages per second that start the thread. It takes 40 MB beside the wards' words, so a reader or two do not start it.
 */
const manyInASecond = 20;
const idleMs = 10 * 60_000;
/** Pause after a failure, in milliseconds. */
const restMs = 60_000;
/** Maximum time without an answer while pages wait; a page takes milliseconds. */
const silentMs = 5_000;
/** The main thread itself may have been busy, so answers that arrived meanwhile are read first. */
const readFirstMs = 250;
/**
 * Maximum number of pages waiting for the thread. Each has a slot in shared memory, into which the thread writes it.
 */
const places = 32;
/** Bytes per slot. Hardly any page is larger; a larger one is sent in a message. */
export const placeBytes = 96 * 1024;

/** Passed to the thread at its start. */
export interface ThreadPlace extends PortalPlace {
  /** The program's folder, which contains its sentences. */
  readonly root: string;
  /** `places` slots of `placeBytes`. */
  readonly memory: SharedArrayBuffer;
}

/** A ward's current state. Pages requested earlier are rendered with the earlier state. */
export type WardNow = Pick<PortalOptions, 'ward' | 'publicUrl'>;

/** A page that the thread is to render, and its slot. */
export interface PageAsked {
  readonly place: number;
  readonly slug: string;
  readonly nowMs: number;
  readonly asked: AnswerAsked;
}

/** Messages from the main thread: a ward's current state, or requested pages. */
export type ToldToThread = WardNow | readonly PageAsked[];

/**
 * A rendered page: its length in its slot, or its bytes if it is too long for a slot; null if the thread cannot render
 * it.
 */
export interface PagePlaced {
  readonly place: number;
  readonly page:
    | (Pick<MadeAnswer, 'status' | 'type' | 'location' | 'item'> & { readonly body: number | Uint8Array })
    | null;
}

/** Messages to the main thread: a ward's words were read, pages, or a failure. */
export type ToldToMain = { readonly ready: string } | { readonly failure: string } | readonly PagePlaced[];

/** Renders pages on a separate thread. */
export interface PagesBeside {
  readonly make: MakeBeside;
  readonly close: () => Promise<void>;
}

interface Running {
  readonly thread: Worker;
  readonly memory: Buffer;
  /** The version sent to the thread, by the ward's slug. */
  readonly told: Map<string, string>;
  readonly ready: Set<string>;
  readonly free: number[];
  readonly waiting: Map<number, (made: MadeAnswer | null) => void>;
  /** Requested in this turn of the event loop; sent to the thread at its end. */
  asks: PageAsked[];
  /** When the thread last answered, or received a request while idle; milliseconds since the program began. */
  movedAt: number;
  watch: NodeJS.Timeout | null;
}

function newThread(where: Omit<ThreadPlace, 'memory'>): Running {
  const memory = new SharedArrayBuffer(places * placeBytes);
  const workerData: ThreadPlace = { ...where, memory };
  return {
    thread: new Worker(new URL('./pages-thread.ts', import.meta.url), { workerData }),
    ...{ memory: Buffer.from(memory), told: new Map(), ready: new Set(), waiting: new Map(), asks: [] },
    ...{ movedAt: 0, watch: null },
    free: Array.from({ length: places }, (_, place) => place),
  };
}

/**
 * Creates the renderer, one for all portals of a process.
 * @param where the program's folder and the portals' databases
 */
export function createPagesBeside(where: Omit<ThreadPlace, 'memory'>, log?: Pick<Log, 'warn'>): PagesBeside {
  let running: Running | null = null;
  let idle: NodeJS.Timeout | null = null;
  let second = 0;
  let inSecond = 0;
  let askedAt = 0;
  let restsUntil = 0;

  function end(ended: Running, reason: string | null): void {
    if (running === ended) running = null;
    if (idle) clearTimeout(idle);
    if (ended.watch) clearTimeout(ended.watch);
    for (const settle of ended.waiting.values()) settle(null);
    ended.waiting.clear();
    if (reason === null) return;
    restsUntil = performance.now() + restMs;
    log?.warn({ reason }, 'the page rendering thread stopped: pages are rendered on the main thread');
  }

  function endIfIdle(): void {
    const left = askedAt + idleMs - performance.now();
    if (left > 0) idle = setTimeout(endIfIdle, left).unref();
    else void close();
  }

  function begin(): Running {
    const begun = newThread(where);
    const { thread } = begun;
    thread.on('message', (told: ToldToMain) => {
      begun.movedAt = performance.now();
      if ('ready' in told) begun.ready.add(told.ready);
      else if ('failure' in told)
        log?.warn({ reason: told.failure }, 'a page could not be rendered on the rendering thread');
      else for (const each of told) settle(begun, each);
    });
    thread.on('error', (error) => end(begun, String(error)));
    thread.on('exit', () => end(begun, running === begun ? 'it ended' : null));
    thread.unref();
    idle = setTimeout(endIfIdle, idleMs).unref();
    running = begun;
    return begun;
  }

  /** Returns the thread if there are enough pages; otherwise null. */
  function wanted(): Running | null {
    const now = performance.now();
    askedAt = now;
    if (running) return running;
    const thisSecond = Math.floor(now / 1_000);
    if (thisSecond !== second) [second, inSecond] = [thisSecond, 0];
    inSecond += 1;
    return inSecond > manyInASecond && now >= restsUntil ? begin() : null;
  }

  const make: MakeBeside = ({ ward, publicUrl, now }, version, asked) => {
    const begun = wanted();
    if (!begun) return null;
    const { slug } = ward;
    if (begun.told.get(slug) !== version) {
      begun.told.set(slug, version);
      begun.thread.postMessage({ ward: { ...ward }, publicUrl } satisfies ToldToThread);
    }
    const place = begun.ready.has(slug) ? begun.free.pop() : undefined;
    if (place === undefined) return null;
    begun.asks.push({ place, slug, nowMs: now().getTime(), asked });
    if (begun.asks.length === 1) setImmediate(tell, begun);
    keepWatch(begun, (reason) => end(begun, reason));
    return new Promise((resolve) => begun.waiting.set(place, resolve));
  };

  async function close(): Promise<void> {
    const ending = running;
    if (!ending) return;
    end(ending, null);
    await ending.thread.terminate();
  }

  return { make, close };
}

/**
 * Ends a thread that neither answers nor exits, so that requests do not wait for it long; its end is then handled like
 * any other.
 */
function watch(begun: Running, end: (reason: string) => void, hasRead = false): void {
  const left = begun.movedAt + silentMs - performance.now();
  begun.watch = null;
  if (begun.waiting.size === 0) return;
  if (left > 0 || !hasRead) {
    begun.watch = setTimeout(watch, left > 0 ? left : readFirstMs, begun, end, left <= 0).unref();
    return;
  }
  end(`it did not answer for ${silentMs / 1_000} seconds`);
  void begun.thread.terminate();
}

/** Ensures that a request is answered, or the thread makes progress, within `silentMs`. */
function keepWatch(begun: Running, end: (reason: string) => void): void {
  if (begun.waiting.size === 0) begun.movedAt = performance.now();
  begun.watch ??= setTimeout(watch, silentMs, begun, end).unref();
}

function tell(begun: Running): void {
  begun.thread.postMessage(begun.asks satisfies ToldToThread);
  begun.asks = [];
}

function settle({ memory, free, waiting }: Running, { place, page }: PagePlaced): void {
  const resolve = waiting.get(place);
  waiting.delete(place);
  const made = page && answerOf(page, memory.subarray(place * placeBytes));
  free.push(place);
  resolve?.(made);
}

function answerOf({ body, ...page }: NonNullable<PagePlaced['page']>, placed: Buffer): MadeAnswer {
  const bytes = Buffer.from(typeof body === 'number' ? placed.subarray(0, body) : body);
  return { ...page, bytes, etag: etagOf(bytes), coded: new Map() };
}
