/** Files that came through our own pages, untouched, until they are taken into an item. */
export interface UploadStore {
  /** On disk (fsync) when it resolves; null when there was nothing, or more than `limitBytes`. */
  put(
    chunks: AsyncIterable<Uint8Array>,
    limitBytes: number,
  ): Promise<{ readonly id: string; readonly sizeBytes: number } | null>;
  /** @throws ChannelError `rejected` when it is gone or longer than `limitBytes` */
  read(id: string, limitBytes: number): Promise<Uint8Array>;
  forget(id: string): Promise<void>;
  /** Removes what is older. Returns how many. */
  sweep(olderThan: Date): Promise<number>;
}
