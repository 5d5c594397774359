/**
 * Papers are printed in a thread of their own: a month's statement keeps a processor busy for half a second, in which no
 * webhook would be answered. The thread starts with the first paper and ends when none was wanted for a minute.
 */
import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { PaperPress, Printable, PrintedFile } from '../../ports/papers.ts';

/** Libraries and fonts of a thread that does nothing are 60 MB of memory. */
const idleMs = 60_000;

/** Archives of pages that are kept for whoever asks again, and their bytes: a month's statement has half a megabyte. */
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
 * Prints in a thread of its own, which begins with the first paper and ends when none came for a while: a DOCX takes
 * the processor for seconds.
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
    // A program that has nothing else to do ends with its last paper, and not a minute later.
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
      if (thread === fresh) fail(new Error('the printing thread ended'));
    });
    thread = fresh;
    return fresh;
  }

  async function stop(): Promise<void> {
    const ending = thread;
    if (idle) clearTimeout(idle);
    fail(new Error('the program ends'));
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

  /** Pages are drawn for one paper at a time, and not twice for the same one: a long paper takes a processor for seconds. */
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
