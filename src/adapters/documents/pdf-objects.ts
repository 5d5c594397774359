/**
 * Finds what a PDF would do when opened, from the names in its objects: run a script, start a program, contain a file,
 * fetch a stream. It is not a parser: it reads the text of every dictionary and skips the contents of streams, except
 * object streams. Pure, except for zlib. https://www.iso.org/standard/75839.html (ISO 32000-2): 7.5.7 object streams,
 * 7.11.4 embedded files, 12.6.4 actions.
 */
import { inflateSync } from 'node:zlib';
import type { DocumentRefusal } from '../../ports/documents.ts';
import { maxUnpackedBytes } from './limits.ts';

/** Ordered by how easily a person can fix the document. */
const signs: readonly [sign: RegExp, refusal: DocumentRefusal][] = [
  [/\/Encrypt\s+(\d+\s+\d+\s+R|<<)/, 'encrypted'],
  [/\/S\s*\/(JavaScript|Launch|ImportData|Rendition|RichMediaExecute)\b/, 'macros'],
  [/\/(JavaScript|RichMedia|XFA)\b/, 'macros'],
  [/\/(EmbeddedFiles?|GoToE)\b/, 'embedded-file'],
  [/\/FS\s*\/URL\b|\/S\s*\/SubmitForm\b/, 'external-content'],
];

const maxObjectStreams = 20_000;
const dictionarySearchChars = 2_000;

/** Returns null if nothing is found. A `bomb` has object streams that grow beyond `maxUnpackedBytes`. */
export function refusalForObjects(bytes: Uint8Array): DocumentRefusal | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = maxUnpackedBytes;
  let streams = 0;
  const found = new Set<DocumentRefusal>();
  for (const { text, stream } of objectsOf(file)) {
    note(text);
    if (stream === null || !/\/Type\s*\/ObjStm\b/.test(unescapeNames(text))) continue;
    streams += 1;
    const inside = streams > maxObjectStreams ? null : inflateUpTo(stream, left);
    if (inside === null) return 'bomb';
    left -= inside.length;
    note(inside.toString('latin1'));
  }
  return signs.find(([, refusal]) => found.has(refusal))?.[1] ?? null;

  function note(text: string): void {
    const names = unescapeNames(text);
    for (const [sign, refusal] of signs) if (sign.test(names)) found.add(refusal);
  }
}

/** Decodes escapes: `/J#61vaScript` is a valid spelling of /JavaScript that a plain search would miss. */
function unescapeNames(text: string): string {
  return text.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Text between streams; `stream` is the raw stream that follows the text. */
function* objectsOf(file: Buffer): Generator<{ readonly text: string; readonly stream: Buffer | null }> {
  let at = 0;
  for (;;) {
    const start = file.indexOf('stream', at, 'latin1');
    if (start < 0) break;
    const text = file.toString('latin1', at, start);
    const end = file.indexOf('endstream', start, 'latin1');
    // The keyword follows a dictionary; elsewhere "stream" is an ordinary word.
    if (!/>>\s*$/.test(text.slice(-dictionarySearchChars))) {
      yield { text: `${text}stream`, stream: null };
      at = start + 'stream'.length;
      continue;
    }
    const bodyAt = start + 'stream'.length + (file[start + 6] === 0x0d ? 2 : 1);
    yield { text, stream: file.subarray(bodyAt, end < 0 ? file.length : end) };
    if (end < 0) return;
    at = end + 'endstream'.length;
  }
  yield { text: file.toString('latin1', at), stream: null };
}

/**
 * Inflates as much as possible of a damaged stream; returns a stream that is not deflated unchanged, and null if it is
 * too large.
 */
function inflateUpTo(stream: Buffer, limitBytes: number): Buffer | null {
  try {
    return inflateSync(stream, { maxOutputLength: Math.max(1, limitBytes), finishFlush: 2 /* Z_SYNC_FLUSH */ });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return null;
    return stream;
  }
}
