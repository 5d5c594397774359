/**
 * The child process in which strangers' photos and documents are opened. It gets a path and gives back bytes; it has no
 * secrets in its environment, no database and no network to speak of. `file-workers.ts` starts it, watches its memory and
 * ends it.
 */
import { readFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import sharp from 'sharp';
import { makeCopies } from './make-copies.ts';
import { readHeader } from './photo-header.ts';
import { createStampReader } from './read-stamps.ts';
import type { DocumentOutcome, Job, PhotoOutcome, StampOutcome, WorkerMessage } from './worker-messages.ts';

/** Answering a webhook in time matters more than a photo that is ready a little sooner. */
const politePriority = 5;

const letters = createStampReader();
const oneHeic = createLine();

// These settings belong to the whole process, and this process does nothing else.
sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });
setPriority(politePriority);

// Ctrl+C reaches the whole group; the main process finishes its step first, and tells us by going.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
process.on('disconnect', () => process.exit()); // the main process died: so do we, also in the middle of a photo
process.on('message', (job: Job) => void answer(job));
say({ kind: 'ready' });

async function answer(job: Job): Promise<void> {
  const outcome = await outcomeOf(job);
  say({ kind: 'done', id: job.id, outcome, rssBytes: process.memoryUsage.rss() });
}

async function outcomeOf({ path, work }: Job): Promise<PhotoOutcome | DocumentOutcome | StampOutcome> {
  try {
    if (work.kind === 'stamps') return { kind: 'made', made: await letters.read(work.strips) };
    const bytes = await readFile(path);
    if (work.kind === 'photo' && !isHeic(bytes)) return await makeCopies(bytes, work);
    // Beside the reader of letters there is no room for what is decoded in WebAssembly.
    await letters.end();
    if (work.kind === 'photo') return await oneHeic(() => makeCopies(bytes, work));
    // Loaded when first needed: most children never read documents.
    const { readDocument } = await import('../documents/read-document.ts');
    return await readDocument(bytes, work);
  } catch (error) {
    // A decoder in WebAssembly has fallen, or has thrown what is no JavaScript error: its memory can't be trusted any more.
    if (!(error instanceof Error) || error.name === 'RuntimeError') process.exit(1);
    return { kind: 'failed', reason: error.message };
  }
}

function isHeic(bytes: Uint8Array): boolean {
  const header = readHeader(bytes);
  return header.ok && header.format === 'heic';
}

/** One after the other: what is decoded lies in the decoder's own memory, which moves when it grows. */
function createLine(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => {}); // told to whom it belongs
    return mine;
  };
}

function say(message: WorkerMessage): void {
  process.send?.(message);
}
