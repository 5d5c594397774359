/** Reads OOXML packages as Word and Excel do. */
import { fromBuffer, type ZipFile } from 'yauzl';

/** The text parts of a package by name. */
export async function partsOf(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: false, autoClose: true }, (error, opened) =>
      error ? reject(error) : resolve(opened),
    );
  });
  const parts = new Map<string, string>();
  await new Promise<void>((resolve, reject) => {
    let open = 0;
    let ended = false;
    const settle = () => ended && open === 0 && resolve();
    zip.on('entry', (entry) => {
      if (!/\.(xml|rels)$/u.test(entry.fileName)) return;
      open += 1;
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error);
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          parts.set(entry.fileName, Buffer.concat(chunks).toString());
          open -= 1;
          settle();
        });
      });
    });
    zip.on('end', () => {
      ended = true;
      settle();
    });
    zip.on('error', reject);
  });
  return parts;
}
