/**
 * Prints papers in a separate thread: a month's statement occupies a processor for half a second, during which no
 * webhook would be answered. The thread starts with the first paper and ends after a minute without one.
 */
import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { PaperPress, Printable, PrintedFile } from '../../ports/papers.ts';

/** An idle thread holds 60 MB of libraries and fonts. */
const idleMs = 60_000;

/** Cached archives of pages, for repeated requests, and their total size; a month's statement takes half a megabyte. */
const kept = { most: 8, mostBytes: 16_000_000 } as const;

interface Waiting {
  readonly resolve: (file: PrintedFile) => void;
  readonly reject: (error: Error) => void;
}

type Answer = { readonly id: number } & (
  | { readonly file: PrintedFile; readonly failure?: never }
  | { readonly failure: string; readonly file?: never }
);

/**
 * Creates the press. Its thread starts with the first paper and ends after an idle period: a DOCX occupies the
 * processor for seconds.
 */
export function createPaperPress(): PaperPress {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | null = null;
  let idle: NodeJS.Timeout | null = null;
  let last = 0;

  function settle({ id, file, failure }: Answer): void {
    const found = waiting.get(id);
    waiting.delete(id);
    if (file) found?.resolve(file);
    else found?.reject(new Error(`a paper could not be printed: ${failure}`));
    if (waiting.size > 0) return;
    // Lets a program with nothing else to do end after its last paper.
    thread?.unref();
    idle = setTimeout(() => void stop(), idleMs);
    idle.unref();
  }

  function fail(error: Error): void {
    thread = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  function started(): Worker {
    if (idle) clearTimeout(idle);
    thread?.ref();
    if (thread) return thread;
    const fresh = new Worker(new URL('./press-thread.ts', import.meta.url));
    fresh.on('message', settle);
    fresh.on('error', fail);
    fresh.on('exit', () => {
      if (thread === fresh) fail(new Error('the printing thread stopped'));
    });
    thread = fresh;
    return fresh;
  }

  async function stop(): Promise<void> {
    const ending = thread;
    if (idle) clearTimeout(idle);
    fail(new Error('the program is stopping'));
    await ending?.terminate();
  }

  const send = (what: Printable): Promise<PrintedFile> =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      started().postMessage({ id: last, what });
    });

  const drawn = new Map<string, { readonly file: Promise<PrintedFile>; bytes: number }>();
  let drawing: Promise<unknown> = Promise.resolve();

  /** Draws one paper at a time, and only once for the same paper: a long one occupies a processor for seconds. */
  function pages(what: Printable): Promise<PrintedFile> {
    const hash = createHash('sha256').update(JSON.stringify(what)).digest('hex');
    const before = drawn.get(hash);
    drawn.delete(hash);
    const file = before?.file ?? drawing.then(() => send(what));
    const entry = before ?? { file, bytes: 0 };
    drawn.set(hash, entry);
    if (before) return file;
    drawing = file.then(
      ({ bytes }) => {
        entry.bytes = bytes.byteLength;
        let sum = [...drawn.values()].reduce((all, each) => all + each.bytes, 0);
        for (const [key, each] of drawn) {
          if (drawn.size <= kept.most && sum <= kept.mostBytes) break;
          sum -= each.bytes;
          drawn.delete(key);
        }
      },
      () => drawn.delete(hash),
    );
    return file;
  }

  return { print: (what) => (what.form === 'pages' ? pages(what) : send(what)), close: stop };
}
