/**
 * The child process that opens untrusted photos and documents. It receives a path and returns bytes; it has no secrets
 * in its environment, no database and no use of the network. `file-workers.ts` starts it, watches its memory and kills
 * it.
 */
import { readFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import sharp from 'sharp';
import { makeCopies } from './make-copies.ts';
import { readHeader } from './photo-header.ts';
import { createStampReader } from './read-stamps.ts';
import type { DocumentOutcome, Job, PhotoOutcome, StampOutcome, WorkerMessage } from './worker-messages.ts';

/** A lower priority: answering a webhook in time matters more than finishing a photo sooner. */
const politePriority = 5;

const letters = createStampReader();
const oneHeic = createLine();

// These settings apply to the whole process, which has no other tasks.
sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });
setPriority(politePriority);

// Ctrl+C is sent to the whole process group; the main process finishes its step first and then disconnects.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
process.on('disconnect', () => process.exit()); // the main process has ended, so this one does too, even in the middle of a photo
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
    // The text recognition and a decoder in WebAssembly do not fit into memory together.
    await letters.end();
    if (work.kind === 'photo') return await oneHeic(() => makeCopies(bytes, work));
    // Loaded on first use: most children never read documents.
    const { readDocument } = await import('../documents/read-document.ts');
    return await readDocument(bytes, work);
  } catch (error) {
    // A WebAssembly decoder crashed, or threw something that is not a JavaScript error: its memory can no longer be
    // trusted.
    if (!(error instanceof Error) || error.name === 'RuntimeError') process.exit(1);
    return { kind: 'failed', reason: error.message };
  }
}

function isHeic(bytes: Uint8Array): boolean {
  const header = readHeader(bytes);
  return header.ok && header.format === 'heic';
}

/** Runs work one after the other: decoded data is in the decoder's own memory, which moves when it grows. */
function createLine(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => {}); // its caller receives the error
    return mine;
  };
}

function say(message: WorkerMessage): void {
  process.send?.(message);
}
