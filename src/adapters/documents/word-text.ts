/**
 * The text of a DOCX: what anyone can read who opens it, and what they can bring to light with one click (comments, notes,
 * words deleted with changes tracked), because the checks must see what readers may see.
 */
import type { Archive } from './archive.ts';
import { RefusedDocument } from './refused.ts';
import type { TextCollector } from './text-collector.ts';
import { attribute, readXml } from './xml.ts';

/** In the order of reading. */
const TEXT_PARTS: readonly RegExp[] = [
  /^word\/header\d*\.xml$/i,
  /^word\/document\d*\.xml$/i,
  /^word\/(footnotes|endnotes)\.xml$/i,
  /^word\/comments\w*\.xml$/i,
  /^word\/(charts\/chart\d+|diagrams\/data\d+)\.xml$/i,
  /^word\/footer\d*\.xml$/i,
];

/** Fields that start a program, and fields that fetch. */
const PROGRAM_FIELD = /^\s*DDE(AUTO)?\b/i;
const FETCHING_FIELD = /^\s*(INCLUDE(PICTURE|TEXT)?|LINK|IMPORT|DATABASE|RD)\b.*?((https?|ftp|file):|\\\\\\\\)/is;

export function isWordText(name: string): boolean {
  return TEXT_PARTS.some((pattern) => pattern.test(name));
}

export function inReadingOrder(names: readonly string[]): readonly string[] {
  return TEXT_PARTS.flatMap((pattern) => names.filter((name) => pattern.test(name)).sort());
}

/** @throws RefusedDocument when a field starts a program or fetches */
export async function readWordText(archive: Archive, name: string, text: TextCollector): Promise<void> {
  /** What `w:t` holds is text; spaces between elements are only layout. */
  let inText = false;
  let inField = false;
  /** Word repeats a text box for programs of before 2010 in `mc:Fallback`. */
  let fallbacks = 0;
  let cells = 0;
  let field = '';

  await readXml(archive.unpack(name), {
    open(element, attributes) {
      if (element === 'Fallback') fallbacks += 1;
      if (element === 'fldSimple') checkField(attribute(attributes, 'instr') ?? '');
      if (element === 't' || element === 'delText' || element === 'v') inText = true;
      if (element === 'instrText' || element === 'delInstrText') inField = true;
      if (fallbacks > 0) return;
      if (element === 'tc') cells += 1;
      if (element === 'tab') text.add('\t');
      if (element === 'br' || element === 'cr') text.add('\n');
      if (element === 'noBreakHyphen') text.add('-');
    },
    text(part) {
      if (inField) field += part;
      else if (inText && fallbacks === 0) text.add(part);
    },
    close(element) {
      if (element === 'Fallback') fallbacks -= 1;
      if (element === 't' || element === 'delText') inText = false;
      if (element === 'v') {
        inText = false;
        text.add('\n'); // a value of a chart
      }
      if (element === 'instrText' || element === 'delInstrText') {
        inField = false;
        checkField(field);
      }
      if (element === 'p') field = '';
      if (fallbacks > 0) return;
      if (element === 'tc') cells -= 1;
      if (element === 'p') text.add(cells > 0 ? ' ' : '\n');
      if (element === 'tc') text.add('\t');
      if (element === 'tr') text.add('\n');
    },
    isDone: () => text.isFull(),
  });
  text.add('\n');
}

function checkField(field: string): void {
  if (PROGRAM_FIELD.test(field)) throw new RefusedDocument('macros', 'a field starts a program');
  if (FETCHING_FIELD.test(field)) throw new RefusedDocument('external-content', 'a field fetches from elsewhere');
}
