/** The drawn photos of the demo (`prisma/demo-photos`), for the simulator's phones, the demo ward and tests. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface SamplePhoto {
  /** File name. */
  readonly name: string;
  readonly label: string;
  /** A caption as a contributor would write it. */
  readonly caption: string;
  readonly bytes: Uint8Array;
}

interface SampleIndex {
  readonly photos: readonly { readonly file: string; readonly label: string; readonly caption: string }[];
}

/** @throws Error if the folder or its index is missing: the photos are part of the repository */
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
