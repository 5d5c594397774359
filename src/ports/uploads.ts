/** Name of the channel of our own pages. Its files are in the upload store until they are taken in. */
export const pagesChannel = 'web';

/** Ids, in the upload store, of those of these files that came through our own pages. */
export const uploadsAmong = (files: readonly { readonly channel: string; readonly fileId: string }[]): string[] =>
  files.filter(({ channel }) => channel === pagesChannel).map(({ fileId }) => fileId);

/** Files sent through our own pages, unchanged, until they are taken into an item. */
export interface UploadStore {
  /** Resolves when the file is durable (fsync). Null if it is empty or larger than `limitBytes`. */
  put(
    chunks: AsyncIterable<Uint8Array>,
    limitBytes: number,
  ): Promise<{ readonly id: string; readonly sizeBytes: number } | null>;
  /** The upload in chunks. Null if it was deleted or never existed. */
  open(id: string): Promise<AsyncIterable<Uint8Array> | null>;
  forget(id: string): Promise<void>;
  /**
   * Deletes older files, except those with an id that `kept` resolves to. It is called only if there are older files.
   * @returns how many
   */
  sweep(olderThan: Date, kept?: () => Promise<ReadonlySet<string>>): Promise<number>;
}

/** A file from a form that is already in the upload store, with what the browser says about it. */
export interface UploadedFile {
  readonly id: string;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  readonly name: string | null;
  readonly mimeType: string | null;
  readonly sizeBytes: number;
}
