/** The channel of our own pages. What people send there lies in the store of uploads until it is fetched. */
export const pagesChannel = 'web';

/** Which of these files lie in the store of uploads: their ids there. */
export const uploadsAmong = (files: readonly { readonly channel: string; readonly fileId: string }[]): string[] =>
  files.filter(({ channel }) => channel === pagesChannel).map(({ fileId }) => fileId);

/** Files that came through our own pages, untouched, until they are taken into an item. */
export interface UploadStore {
  /** On disk (fsync) when it resolves; null when there was nothing, or more than `limitBytes`. */
  put(
    chunks: AsyncIterable<Uint8Array>,
    limitBytes: number,
  ): Promise<{ readonly id: string; readonly sizeBytes: number } | null>;
  /** Null: gone, or never there. */
  read(id: string): Promise<Uint8Array | null>;
  forget(id: string): Promise<void>;
  /** Removes what is older. Returns how many. */
  sweep(olderThan: Date): Promise<number>;
}

/** A file that a form brought, in the store already, as its browser describes it. */
export interface UploadedFile {
  readonly id: string;
  /** Of the bytes, hex. */
  readonly hash: string;
  readonly name: string | null;
  readonly mimeType: string | null;
  readonly sizeBytes: number;
}
