/**
 * Pages of the portals on a thread of their own while many are made: strangers who search and crawl leave the main loop, on
 * which the board works, free. The thread begins when more than a few are made within a second, and ends when none came for
 * a while. Until it has read a ward's words, when it has enough to do, and when it fails, pages are made where they are asked for.
 */
import { Worker } from 'node:worker_threads';
import type { Log } from '../ports/log.ts';
import { etagOf, type MadeAnswer } from '../web/portal/page-cache.ts';
import type { AnswerAsked, MakeBeside, PortalOptions } from '../web/portal/portal.ts';
import type { PortalPlace } from './open-reader.ts';

/** A thread takes 40 MB beside the wards' words: it is not begun for a reader or two. */
const manyInASecond = 20;
const idleMs = 10 * 60_000;
/** After it has failed. */
const restMs = 60_000;
/** Without any answer while pages wait: a page takes milliseconds. */
const silentMs = 5_000;
/** This thread may have been the busy one: what was answered meanwhile is read first. */
const readFirstMs = 250;
/** Pages that wait for the thread, at most: each has a place in the memory that both see, and the thread writes it there. */
const places = 32;
/** Bytes: hardly a page has more, and one that has is told whole. */
export const placeBytes = 96 * 1024;

/** Given to the thread as it begins. */
export interface ThreadPlace extends PortalPlace {
  /** Of the program: its sentences lie there. */
  readonly root: string;
  /** `places` of `placeBytes`. */
  readonly memory: SharedArrayBuffer;
}

/** A ward as it is now. What was asked before is made as it was. */
export type WardNow = Pick<PortalOptions, 'ward' | 'publicUrl'>;

/** A page of the portal that the thread is to make, and where its bytes go. */
export interface PageAsked {
  readonly place: number;
  readonly slug: string;
  readonly nowMs: number;
  readonly asked: AnswerAsked;
}

/** What the main thread tells: how the ward is now, or pages that are wanted. */
export type ToldToThread = WardNow | readonly PageAsked[];

/** A page that stands in its place, so many bytes, or a long one whole; null: it is not made there. */
export interface PagePlaced {
  readonly place: number;
  readonly page:
    | (Pick<MadeAnswer, 'status' | 'type' | 'location' | 'item'> & { readonly body: number | Uint8Array })
    | null;
}

/** The words of a ward were read; pages; or what went wrong. */
export type ToldToMain = { readonly ready: string } | { readonly failure: string } | readonly PagePlaced[];

/** Pages made on a thread of their own. */
export interface PagesBeside {
  readonly make: MakeBeside;
  readonly close: () => Promise<void>;
}

interface Running {
  readonly thread: Worker;
  readonly memory: Buffer;
  /** By the ward's slug the version that the thread was told. */
  readonly told: Map<string, string>;
  readonly ready: Set<string>;
  readonly free: number[];
  readonly waiting: Map<number, (made: MadeAnswer | null) => void>;
  /** Asked for within this turn of the main loop, and told at its end. */
  asks: PageAsked[];
  /** When it last answered, or was asked with nothing else waiting; milliseconds since the program began. */
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

/** One for all portals of a process. @param where of the program and of the portals' rows */
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
    log?.warn({ reason }, 'the thread of pages ended: they are made on the main one');
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
      else if ('failure' in told) log?.warn({ reason: told.failure }, 'a page could not be made on its thread');
      else for (const each of told) settle(begun, each);
    });
    thread.on('error', (error) => end(begun, String(error)));
    thread.on('exit', () => end(begun, running === begun ? 'it ended' : null));
    thread.unref();
    idle = setTimeout(endIfIdle, idleMs).unref();
    running = begun;
    return begun;
  }

  /** Null: too few pages for a thread. */
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

/** One that neither answers nor ends keeps nobody waiting for long: the thread is ended, and its end is told as any. */
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

/** What is asked now is answered, or the thread has moved, within `silentMs`. */
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
