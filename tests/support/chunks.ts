/** Files that flow in chunks, as tests want them: as a whole. */
import type { UploadStore } from '../../src/ports/uploads.ts';

/** All chunks as one. @throws what they throw */
export const bytesOf = async (chunks: AsyncIterable<Uint8Array>): Promise<Buffer> =>
  Buffer.concat(await Array.fromAsync(chunks));

/** The bytes as chunks, as a channel downloads them. */
export async function* inChunks(...chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

/** An upload as a whole; null if it is not there. */
export const uploadIn = async (store: Pick<UploadStore, 'open'>, id: string): Promise<Buffer | null> => {
  const chunks = await store.open(id);
  return chunks && bytesOf(chunks);
};
