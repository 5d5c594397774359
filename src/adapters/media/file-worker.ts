/**
 * The child process in which strangers' photos are decoded. It gets a path and gives back bytes; it has no secrets in its
 * environment, no database and no network to speak of. `photo-workers.ts` starts it, watches its memory and ends it.
 */
import { readFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import sharp from 'sharp';
import { makeCopies } from './make-copies.ts';
import type { PhotoJob, PhotoOutcome, WorkerMessage } from './worker-messages.ts';

/** Answering a webhook in time matters more than a photo that is ready a little sooner. */
const POLITE_PRIORITY = 5;

// These settings belong to the whole process, and this process does nothing else.
sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });
setPriority(POLITE_PRIORITY);

// Ctrl+C reaches the whole group; the main process finishes its step first, and tells us by going.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
process.on('disconnect', () => process.exit()); // the main process died: so do we, also in the middle of a photo
process.on('message', (job: PhotoJob) => void answer(job));
say({ kind: 'ready' });

async function answer({ id, path }: PhotoJob): Promise<void> {
  const outcome = await outcomeOf(path);
  say({ kind: 'done', id, outcome, rssBytes: process.memoryUsage.rss() });
}

async function outcomeOf(path: string): Promise<PhotoOutcome> {
  try {
    return await makeCopies(await readFile(path));
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

function say(message: WorkerMessage): void {
  process.send?.(message);
}
