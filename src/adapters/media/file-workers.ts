/**
 * A pool of the children that open untrusted files. Each works on two photos at a time or on one document, has a memory
 * limit, and is replaced after a crash or enough work. A file that crashes its child twice, the second time alone in
 * it, is refused; the main process is unaffected.
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

/** All methods throw if the outcome says nothing about the file: the child does not start, or the pool is closing. */
export interface FileWorkers {
  makePhoto(path: string, change?: PhotoChange): Promise<Verdict<MadePhoto, PhotoRefusal>>;
  readDocument(path: string): Promise<Verdict<ReadDocument, DocumentRefusal>>;
  /** The stamps found in strips of a picture. Empty if they could not be read: the picture is kept in any case. */
  readStamps(strips: readonly Strip[]): Promise<readonly string[]>;
  /** Kills running work; resolves when no child is left. */
  close(): Promise<void>;
}

export interface FileWorkersOptions {
  readonly count: number;
  readonly memoryMb: number;
  readonly log: MediaLog;
}

const maxTries = 2;

/** The refusal for a file that crashed its child twice. */
const refusalAfterFall = {
  memory: 'too-heavy',
  time: 'too-heavy',
  crash: 'damaged',
} as const satisfies Record<Fall, PhotoRefusal & DocumentRefusal>;

/** Photos in one child at the same time: while one is encoded on all cores, the next is decoded on one. */
const seats = 2;

interface Waiting {
  readonly isAlone: boolean;
  /** Called with null when the pool is closing. */
  readonly seat: (desk: Desk | null) => void;
}

type Desk = ReturnType<typeof createDesk>;

/**
 * Creates the pool.
 * @param memoryMb limit of one child; above it the child is killed and the file counts as too heavy
 */
export function createFileWorkers({ count, memoryMb, log }: FileWorkersOptions): FileWorkers {
  const desks = Array.from({ length: count }, () => createDesk(memoryMb, log));
  const waiting: Waiting[] = [];
  let closed = false;

  /** First come, first served: work that needs a child alone is not overtaken by work that can share one. */
  function seatNext(): void {
    for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
      const { isAlone } = first;
      const desk = desks.filter((one) => one.hasSeat(isAlone)).toSorted((a, b) => a.working() - b.working())[0];
      if (desk === undefined) return;
      waiting.shift();
      desk.take(isAlone);
      first.seat(desk);
    }
  }

  async function atDesk<T>(isAlone: boolean, work: (desk: Desk) => Promise<T>): Promise<T> {
    if (closed) throw closingError();
    const desk = await new Promise<Desk | null>((seat) => {
      waiting.push({ isAlone, seat });
      seatNext();
    });
    if (desk === null) throw closingError();
    try {
      return await work(desk);
    } finally {
      await desk.leave();
      seatNext();
    }
  }

  return {
    makePhoto: (path, { areas, crop } = { areas: [] }) => {
      const work: PhotoWork = { kind: 'photo', areas, ...(crop && { crop }) };
      // A photo that failed beside another may have been hit by the other's crash, so it is retried alone.
      return settle<MadePhoto, PhotoRefusal>((attempt) => atDesk(attempt > 1, (desk) => desk.tryOnce(path, work)), log);
    },
    readDocument: (path) =>
      settle<ReadDocument, DocumentRefusal>((attempt) => {
        const work: DocumentWork = { kind: 'document', withPicture: attempt === 1 };
        return atDesk(true, (desk) => desk.tryOnce(path, work));
      }, log),
    async readStamps(strips) {
      if (strips.length === 0) return [];
      for (let attempt = 1; attempt <= maxTries; attempt += 1) {
        const outcome = await atDesk(true, (desk) => desk.tryOnce('', { kind: 'stamps', strips }));
        if (outcome.kind === 'made') return outcome.made;
        log.warn({ outcome, attempt }, 'a possible classification stamp in a picture could not be read');
      }
      return [];
    },
    async close() {
      closed = true;
      for (const { seat } of waiting.splice(0)) seat(null);
      await Promise.all(desks.map((desk) => desk.close()));
    },
  };
}

async function settle<Made, Refusal>(
  tryOnce: (attempt: number) => Promise<Outcome<Made, Refusal> | Fallen>,
  log: MediaLog,
): Promise<Verdict<Made, Refusal | 'too-heavy' | 'damaged'>> {
  let fall: Fall = 'crash';
  for (let attempt = 1; attempt <= maxTries; attempt += 1) {
    const outcome = await tryOnce(attempt);
    if (outcome.kind === 'made' || outcome.kind === 'refused') return outcome;
    if (outcome.kind === 'failed') throw new Error(`file worker: ${outcome.reason}`);
    fall = outcome.kind === 'fell' ? outcome.fall : 'time';
    log.warn({ fall, attempt }, 'a file crashed the file worker process');
  }
  return { kind: 'refused', refusal: refusalAfterFall[fall] };
}

function closingError(): Error {
  return new Error('the media store is closing; the file is processed after the next start');
}

/** A place for one child, with room for two photos or for one task that must run alone. */
function createDesk(memoryMb: number, log: MediaLog) {
  let child: FileChild | null = null;
  let closed = false;
  let [working, isTakenAlone] = [0, false];

  async function seatedChild(): Promise<FileChild> {
    if (!child?.isAlive()) child = startChild(log);
    const seated = child;
    await seated.ready;
    return seated;
  }

  const isTired = (): boolean => child?.isAlive() === true && child.isTired(memoryMb);

  return {
    working: () => working,
    hasSeat: (alone: boolean) => working === 0 || !(alone || isTakenAlone || working === seats || isTired()),
    take(alone: boolean) {
      working += 1;
      isTakenAlone = alone;
    },
    /** Frees the place. A child that has worked long enough is ended after its last file. */
    async leave() {
      if (working === 1 && isTired()) await child?.end();
      working -= 1;
      isTakenAlone = false;
    },
    async tryOnce<W extends Work>(path: string, work: W): Promise<OutcomeOf<W> | Fallen> {
      if (closed) throw closingError();
      const seated = await seatedChild();
      const outcome = await seated.ask(path, work, memoryMb);
      if (closed && outcome.kind === 'fell') throw closingError(); // this process killed it
      return outcome;
    },
    async close() {
      closed = true;
      await child?.end();
    },
  };
}
