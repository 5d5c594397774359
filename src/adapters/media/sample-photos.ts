/** The drawn photos of the demo (`prisma/demo-photos`), for the simulator's phones, the demo ward and tests. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface SamplePhoto {
  /** The file's name. */
  readonly name: string;
  readonly label: string;
  /** What a contributor would write under it. */
  readonly caption: string;
  readonly bytes: Uint8Array;
}

interface SampleIndex {
  readonly photos: readonly { readonly file: string; readonly label: string; readonly caption: string }[];
}

/** @throws when the folder or its index is not there: the photos are part of the repository */
export async function samplePhotos(folder: string): Promise<readonly SamplePhoto[]> {
  const index = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')) as SampleIndex;
  return Promise.all(
    index.photos.map(async ({ file, label, caption }) => ({
      name: file,
      label,
      caption,
      bytes: await readFile(join(folder, file)),
    })),
  );
}
