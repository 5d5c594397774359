/**
 * Pictures and files that people send: behind an address that nobody guesses, without a token, and not for ever. How
 * long the platform keeps them is unpublished; a program that fetches at once never finds out.
 */
import { createHash } from 'node:crypto';
import { type ImageSize, readImageSize } from '../kernel/image.ts';

/** Oldest files are forgotten beyond this. */
const MAX_KEPT_BYTES = 512 * 1024 * 1024;

export interface StoredMedia {
  /** Part of the address. */
  readonly fileId: string;
  readonly bytes: Uint8Array;
  readonly name: string;
  /** Type for an HTTP header: a picture's own, else octet-stream. */
  readonly mimeType: string;
  readonly image: ImageSize | null;
  readonly checksum: string;
}

export interface MediaStore {
  keep(bytes: Uint8Array, name: string): StoredMedia;
  /** For the person's own screen: whatever its age. */
  get(fileId: string): StoredMedia | null;
  /** Over HTTP: as long as the address lives. */
  fetch(fileId: string): StoredMedia | null;
}

export function createMediaStore(options: {
  readonly nowMs: () => number;
  readonly newId: () => string;
  readonly lifeMs: number;
}): MediaStore {
  const files = new Map<string, { readonly file: StoredMedia; readonly untilMs: number }>();
  let keptBytes = 0;
  return {
    keep(bytes, name) {
      const image = readImageSize(bytes);
      const file: StoredMedia = {
        fileId: options.newId(),
        bytes,
        name,
        mimeType: image ? `image/${image.type}` : 'application/octet-stream',
        image,
        checksum: createHash('md5').update(bytes).digest('hex'),
      };
      files.set(file.fileId, { file, untilMs: options.nowMs() + options.lifeMs });
      keptBytes += bytes.byteLength;
      for (const [id, { file: oldest }] of files) {
        if (keptBytes <= MAX_KEPT_BYTES) break;
        files.delete(id);
        keptBytes -= oldest.bytes.byteLength;
      }
      return file;
    },
    get: (fileId) => files.get(fileId)?.file ?? null,
    fetch(fileId) {
      const found = files.get(fileId);
      return found && options.nowMs() < found.untilMs ? found.file : null;
    },
  };
}
