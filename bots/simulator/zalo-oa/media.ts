/**
 * Pictures and files that people send: available at an unguessable address, without a token, for a limited time. The
 * platform does not publish how long; a program that fetches at once is not affected.
 */
import { createHash } from 'node:crypto';
import { type ImageSize, readImageSize } from '../kernel/image.ts';
import { createKeptFiles } from '../kernel/kept-files.ts';

export interface StoredMedia {
  /** Part of the address. */
  readonly fileId: string;
  readonly bytes: Uint8Array;
  readonly name: string;
  /** Type for an HTTP header: a picture's own, otherwise octet-stream. */
  readonly mimeType: string;
  readonly image: ImageSize | null;
  readonly checksum: string;
}

/** @param options `lifeMs`: how long an address is valid, by the platform's clock */
export function createMediaStore(options: {
  readonly nowMs: () => number;
  readonly newId: () => string;
  readonly lifeMs: number;
}) {
  const files = createKeptFiles<StoredMedia & { readonly untilMs: number }>();
  return {
    keep(bytes: Uint8Array, name: string): StoredMedia {
      const image = readImageSize(bytes);
      const file: StoredMedia = {
        fileId: options.newId(),
        bytes,
        name,
        mimeType: image ? `image/${image.type}` : 'application/octet-stream',
        image,
        checksum: createHash('md5').update(bytes).digest('hex'),
      };
      files.put(file.fileId, { ...file, untilMs: options.nowMs() + options.lifeMs });
      return file;
    },
    /** For the person's own screen, whatever its age. */
    get: (fileId: string): StoredMedia | null => files.get(fileId),
    /** For HTTP, as long as the address is valid. */
    fetch(fileId: string): StoredMedia | null {
      const found = files.get(fileId);
      return found && options.nowMs() < found.untilMs ? found : null;
    },
  };
}
