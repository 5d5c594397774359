/**
 * Writes ZIP files for export. Parts are compressed one after the other as they are read; sizes over 4 GiB are
 * supported.
 */
import { Buffer } from 'node:buffer';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

export interface ZipPart {
  readonly name: string;
  readonly bytes: Uint8Array | string;
}

/** The whole file in memory, for files sent in a chat. */
export async function zipOf(parts: readonly ZipPart[], at: Date): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const { name, bytes } of parts)
    zip.addBuffer(typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : Buffer.from(bytes), name, { mtime: at });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream as Readable) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
