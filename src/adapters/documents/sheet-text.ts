/** The text of an XLSX: each sheet's rows as lines, cells by tabs, as they are stored; dates are the numbers that Excel keeps. */
import type { Archive } from './archive.ts';
import { MAX_TEXT_CHARS } from './limits.ts';
import type { ContentTypes } from './office-package.ts';
import { RefusedDocument } from './refused.ts';
import type { TextCollector } from './text-collector.ts';
import { attribute, readXml } from './xml.ts';

/** Ends of content types. */
const SHARED_STRINGS = /spreadsheetml\.sharedstrings\+xml$/;
const SHEETS = /spreadsheetml\.worksheet\+xml$/;
const NOTES =
  /spreadsheetml\.comments\+xml$|threadedcomments\+xml$|officedocument\.drawing\+xml$|drawingml\.chart\+xml$/;

/** Functions that fetch from elsewhere, and cells that speak to another program (`cmd|'/c …'!A1`). */
const FETCHING_FORMULA = /\b(WEBSERVICE|IMAGE|RTD|CALL|REGISTER(\.ID)?)\s*\(|^=?\s*\w+\|/i;

/** Returns which parts were read. @throws RefusedDocument when a formula fetches */
export async function readSheetTexts(
  archive: Archive,
  types: ContentTypes,
  text: TextCollector,
): Promise<ReadonlySet<string>> {
  const ofType = (pattern: RegExp) => inOrder(archive.names.filter((name) => pattern.test(types.of(name))));
  const [shared, sheets, notes] = [ofType(SHARED_STRINGS), ofType(SHEETS), ofType(NOTES)];
  let strings: readonly string[] = [];
  for (const name of shared) strings = strings.concat(await readSharedStrings(archive, name));
  for (const name of sheets) await readSheet(archive, name, strings, text);
  for (const name of notes) await readRuns(archive, name, text);
  return new Set([...shared, ...sheets, ...notes]);
}

/** `sheet2` before `sheet10`. */
function inOrder(names: readonly string[]): readonly string[] {
  return names.toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }));
}

async function readSharedStrings(archive: Archive, name: string): Promise<readonly string[]> {
  const strings: string[] = [];
  let current = '';
  let length = 0;
  let inText = false;
  /** How a word is read aloud: Japanese workbooks have it, and it is not in the cell. */
  let inReading = false;
  await readXml(archive.unpack(name), {
    open(element) {
      if (element === 'si') current = '';
      if (element === 'rPh') inReading = true;
      if (element === 't') inText = !inReading;
    },
    text(part) {
      if (inText) current += part;
    },
    close(element) {
      if (element === 't') inText = false;
      if (element === 'rPh') inReading = false;
      if (element !== 'si') return;
      length += current.length;
      strings.push(length > MAX_TEXT_CHARS ? '' : current);
    },
  });
  return strings;
}

async function readSheet(
  archive: Archive,
  name: string,
  strings: readonly string[],
  text: TextCollector,
): Promise<void> {
  let type = 'n';
  let value = '';
  let formula = '';
  let at: 'value' | 'formula' | null = null;
  let row: string[] = [];
  await readXml(archive.unpack(name), {
    open(element, attributes) {
      if (element === 'row') row = [];
      if (element === 'c') {
        type = attribute(attributes, 't') ?? 'n';
        value = '';
      }
      if (element === 'v' || element === 't') at = 'value';
      if (element === 'f') {
        at = 'formula';
        formula = '';
      }
    },
    text(part) {
      if (at === 'value') value += part;
      if (at === 'formula') formula += part;
    },
    close(element) {
      if (element === 'v' || element === 't' || element === 'f') at = null;
      if (element === 'f' && FETCHING_FORMULA.test(formula)) {
        throw new RefusedDocument('external-content', 'a formula fetches from elsewhere');
      }
      if (element === 'c') row.push(type === 's' ? (strings[Number(value)] ?? '') : value);
      if (element === 'row') text.add(`${row.join('\t')}\n`);
    },
    isDone: () => text.isFull(),
  });
  text.add('\n');
}

/** Comments, text boxes and titles of charts: paragraphs of runs. */
async function readRuns(archive: Archive, name: string, text: TextCollector): Promise<void> {
  let inText = false;
  await readXml(archive.unpack(name), {
    open(element) {
      if (element === 't' || element === 'text') inText = true;
    },
    text(part) {
      if (inText && part.trim() !== '') text.add(part);
    },
    close(element) {
      if (element === 't' || element === 'text') inText = false;
      if (element === 'p' || element === 'comment' || element === 'threadedComment') text.add('\n');
    },
    isDone: () => text.isFull(),
  });
}
