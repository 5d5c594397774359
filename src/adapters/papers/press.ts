/**
 * Prints papers in a child process: a month's statement occupies a processor for half a second, during which no webhook
 * would be answered, and the libraries and fonts need memory. The child starts with the first paper and ends after a
 * minute without one.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { getCompileCacheDir } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { PaperPress, Printable, PrintedFile } from '../../ports/papers.ts';

/** An idle child holds 100 MB. */
const idleMs = 60_000;

/** Cached archives of pages, for repeated requests, and their total size; a month's statement takes half a megabyte. */
const kept = { most: 8, mostBytes: 16_000_000 } as const;

interface Waiting {
  readonly resolve: (file: PrintedFile) => void;
  readonly reject: (error: Error) => void;
}

/** What the child answers for each paper. */
export type PressAnswer = { readonly id: number } & (
  | { readonly file: PrintedFile; readonly failure?: never }
  | { readonly failure: string; readonly file?: never }
);

function startPrinting(): ChildProcess {
  const compiled = getCompileCacheDir();
  return fork(fileURLToPath(new URL('./press-child.ts', import.meta.url)), {
    execArgv: [],
    // The environment is not inherited, because it contains tokens and keys.
    env: { TZ: 'UTC', ...(compiled ? { NODE_COMPILE_CACHE: compiled } : {}) },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** Whether the program waits for the child before it ends. */
function hold(child: ChildProcess, isHeld: boolean): void {
  const change = isHeld ? 'ref' : 'unref';
  child[change]();
  child.channel?.[change]();
}

/** Sends papers to the child that prints, and gives each its file. */
function createPrinting() {
  const waiting = new Map<number, Waiting>();
  let child: ChildProcess | null = null;
  let idle: NodeJS.Timeout | null = null;
  let last = 0;

  function settle({ id, file, failure }: PressAnswer): void {
    const found = waiting.get(id);
    waiting.delete(id);
    if (file) found?.resolve(file);
    else found?.reject(new Error(`a paper could not be printed: ${failure}`));
    if (waiting.size > 0) return;
    // Lets a program with nothing else to do end after its last paper.
    if (child) hold(child, false);
    idle = setTimeout(() => void stop(), idleMs);
    idle.unref();
  }

  function fail(error: Error): void {
    child = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  function started(): ChildProcess {
    if (idle) clearTimeout(idle);
    if (child) {
      hold(child, true);
      return child;
    }
    const fresh = startPrinting();
    fresh.on('message', settle);
    const end = (error: Error): void => {
      if (child === fresh) fail(error);
    };
    fresh.on('error', end);
    fresh.on('exit', () => end(new Error('the process that prints stopped')));
    child = fresh;
    return fresh;
  }

  async function stop(): Promise<void> {
    const ending = child;
    if (idle) clearTimeout(idle);
    fail(new Error('the program is stopping'));
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const gone = new Promise((resolve) => ending.once('exit', resolve));
    hold(ending, true);
    ending.kill('SIGKILL');
    await gone;
  }

  const send = (what: Printable): Promise<PrintedFile> =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      // A failed send means that the child has ended; its 'exit' rejects what waits.
      started().send({ id: last, what }, () => {});
    });

  return { send, stop };
}

/**
 * Creates the press. Its child starts with the first paper and ends after an idle period: a DOCX occupies the
 * processor for seconds.
 */
export function createPaperPress(): PaperPress {
  const { send, stop } = createPrinting();
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
