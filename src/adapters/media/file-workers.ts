/**
 * The children that open strangers' files, as a pool: one file at a time each, memory watched, replaced when they fall or have
 * worked long enough. A file that brings its child down twice is refused; the main process goes on in any case.
 */
import type { DocumentRefusal } from '../../ports/documents.ts';
import type { PhotoChange, PhotoRefusal } from '../../ports/media.ts';
import { type Fall, type Fallen, type FileChild, type MediaLog, startChild } from './file-child.ts';
import type { Strip } from './stamp-strips.ts';
import type {
  DocumentWork,
  MadePhoto,
  Outcome,
  OutcomeOf,
  PhotoWork,
  ReadDocument,
  Verdict,
  Work,
} from './worker-messages.ts';

export type { MediaLog } from './file-child.ts';

/** All throw when the outcome says nothing about the file: the child does not start, or we are closing. */
export interface FileWorkers {
  makePhoto(path: string, change?: PhotoChange): Promise<Verdict<MadePhoto, PhotoRefusal>>;
  readDocument(path: string): Promise<Verdict<ReadDocument, DocumentRefusal>>;
  /** Stamps that stand in strips of a picture. None when they could not be read: a picture is never lost for that. */
  readStamps(strips: readonly Strip[]): Promise<readonly string[]>;
  /** Ends what is running; resolves when no child is left. */
  close(): Promise<void>;
}

export interface FileWorkersOptions {
  readonly count: number;
  readonly memoryMb: number;
  readonly log: MediaLog;
}

const MAX_TRIES = 2;

/** What the person is told when a file brought its child down again. */
const refusalAfterFall = {
  memory: 'too-heavy',
  time: 'too-heavy',
  crash: 'damaged',
} as const satisfies Record<Fall, PhotoRefusal & DocumentRefusal>;

type Desk = ReturnType<typeof createDesk>;

/** @param memoryMb of one child; beyond it the child is ended and the file counts as too heavy */
export function createFileWorkers({ count, memoryMb, log }: FileWorkersOptions): FileWorkers {
  const desks = Array.from({ length: count }, () => createDesk(memoryMb, log));
  const free = [...desks];
  const waiting: ((desk: Desk | null) => void)[] = [];
  let closed = false;

  async function atDesk<T>(work: (desk: Desk) => Promise<T>): Promise<T> {
    if (closed) throw closingError();
    const desk = free.pop() ?? (await new Promise<Desk | null>((resolve) => waiting.push(resolve)));
    if (desk === null) throw closingError();
    try {
      return await work(desk);
    } finally {
      const next = waiting.shift();
      if (next === undefined) free.push(desk);
      else next(desk);
    }
  }

  return {
    makePhoto: (path, { areas, crop } = { areas: [] }) => {
      const work: PhotoWork = { kind: 'photo', areas, ...(crop && { crop }) };
      return atDesk((desk) => settle<MadePhoto, PhotoRefusal>(() => desk.tryOnce(path, work), log));
    },
    readDocument: (path) =>
      atDesk((desk) =>
        settle<ReadDocument, DocumentRefusal>((attempt) => {
          const work: DocumentWork = { kind: 'document', withPicture: attempt === 1 };
          return desk.tryOnce(path, work);
        }, log),
      ),
    async readStamps(strips) {
      if (strips.length === 0) return [];
      for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
        const outcome = await atDesk((desk) => desk.tryOnce('', { kind: 'stamps', strips }));
        if (outcome.kind === 'made') return outcome.made;
        log.warn({ outcome, attempt }, 'what may be a stamp in a picture could not be read');
      }
      return [];
    },
    async close() {
      closed = true;
      for (const tell of waiting.splice(0)) tell(null);
      await Promise.all(desks.map((desk) => desk.close()));
    },
  };
}

async function settle<Made, Refusal>(
  tryOnce: (attempt: number) => Promise<Outcome<Made, Refusal> | Fallen>,
  log: MediaLog,
): Promise<Verdict<Made, Refusal | 'too-heavy' | 'damaged'>> {
  let fall: Fall = 'crash';
  for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
    const outcome = await tryOnce(attempt);
    if (outcome.kind === 'made' || outcome.kind === 'refused') return outcome;
    if (outcome.kind === 'failed') throw new Error(`file worker: ${outcome.reason}`);
    fall = outcome.kind === 'fell' ? outcome.fall : 'time';
    log.warn({ fall, attempt }, 'a file brought the file worker down');
  }
  return { kind: 'refused', refusal: refusalAfterFall[fall] };
}

function closingError(): Error {
  return new Error('the media store is closing; the file can be taken after the next start');
}

/** A place for one child at a time. */
function createDesk(memoryMb: number, log: MediaLog) {
  let child: FileChild | null = null;
  let closed = false;

  async function seatedChild(): Promise<FileChild> {
    if (child?.isAlive()) return child;
    child = startChild(log);
    await child.ready;
    return child;
  }

  return {
    async tryOnce<W extends Work>(path: string, work: W): Promise<OutcomeOf<W> | Fallen> {
      if (closed) throw closingError();
      const seated = await seatedChild();
      const outcome = await seated.ask(path, work, memoryMb);
      if (seated.isTired(memoryMb)) await seated.end();
      if (closed && outcome.kind === 'fell') throw closingError(); // it was we who ended it
      return outcome;
    },
    async close() {
      closed = true;
      await child?.end();
    },
  };
}
