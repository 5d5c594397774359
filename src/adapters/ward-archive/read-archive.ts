/** Opens a ward's archive and reads its list and its rows. Nothing is held in memory but one part or one row at a time. */
import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { WardId } from '../../domain/ids.ts';
import { type Row, type WardTable, wardlessTables } from '../../ports/ward-rows.ts';
import { type ArchiveManifest, ArchiveRefused, fromLine, manifestName, manifestShape, rowsName } from './archive.ts';
import { isForeignFileJob } from './import-files.ts';

/** An open archive: its parts by name, in the order of its list. */
export interface Archive {
  readonly entries: ReadonlyMap<string, Entry>;
  stream(name: string): Promise<Readable>;
  text(name: string): Promise<string>;
  close(): void;
}

/** @throws ArchiveRefused if the file is not a ZIP, or its list is damaged */
export async function openArchive(file: string): Promise<Archive> {
  const options = { lazyEntries: true, autoClose: false, strictFileNames: true };
  const zip = await yauzl.openPromise(file, options).catch((error: unknown) => {
    throw new ArchiveRefused(`${file} is not a ward archive: ${String(error)}`, 'none');
  });
  const entries = new Map((await entriesOf(zip)).map((entry) => [entry.fileName, entry]));
  const stream = async (name: string): Promise<Readable> => {
    const entry = entries.get(name);
    if (!entry) throw new ArchiveRefused(`${name} is missing from the archive`);
    return zip.openReadStreamPromise(entry);
  };
  const text = async (name: string): Promise<string> => {
    const chunks = (await (await stream(name)).toArray()) as Buffer[];
    return Buffer.concat(chunks).toString('utf8');
  };
  return { entries, stream, text, close: () => zip.close() };
}

async function entriesOf(zip: ZipFile): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch (error) {
    throw new ArchiveRefused(`the archive's list of parts is damaged: ${String(error)}`);
  }
  return entries;
}

/** @throws ArchiveRefused if the list of parts cannot be read */
export async function readManifest(archive: Archive): Promise<ArchiveManifest> {
  try {
    return manifestShape.parse(JSON.parse(await archive.text(manifestName)));
  } catch (error) {
    if (error instanceof ArchiveRefused) throw error;
    throw new ArchiveRefused(`${manifestName} of the archive is damaged, or of another program`);
  }
}

/** Whether the part contains rows. */
export const isRows = (name: string): boolean => name.endsWith('.ndjson');

/**
 * Rows of an import. A row that claims another ward is refused: it could add a role, an item or a payment there. Rows
 * without a ward belong to a fingerprint and move with it. Jobs that would make something of a file that the archive does
 * not contain are left out.
 */
export async function* rowsIn(archive: Archive, table: WardTable, ward: WardId): AsyncGenerator<Row> {
  const name = rowsName(table);
  if (!archive.entries.has(name)) return;
  const column = table.database === 'core' ? 'wardId' : 'ward';
  for await (const line of linesIn(await archive.stream(name), name))
    if (line !== '') {
      const row = fromLine(line);
      if (!wardlessTables.includes(table.table) && row[column] !== ward)
        throw new ArchiveRefused(`${name} has a row of another ward: nothing was changed`);
      if (table.table === 'job' && isForeignFileJob(archive, row)) continue;
      yield row;
    }
}

/** Characters of a row; the largest holds the text of a document, half a million. */
const longestLine = 16 * 1024 * 1024;

/**
 * Lines end with a line feed only. `node:readline` also splits at U+2028 and U+2029, which JSON may contain as they are.
 * @throws ArchiveRefused if a line is longer than any row
 */
async function* linesIn(stream: Readable, name: string): AsyncGenerator<string> {
  let pieces: string[] = [];
  let length = 0;
  stream.setEncoding('utf8');
  for await (const chunk of stream as AsyncIterable<string>) {
    const [first = '', ...lines] = chunk.split('\n');
    pieces.push(first);
    length += first.length;
    for (const next of lines) {
      yield pieces.join('');
      pieces = [next];
      length = next.length;
    }
    if (length > longestLine) throw new ArchiveRefused(`${name} of the archive has a line that is too long`);
  }
  yield pieces.join('');
}
