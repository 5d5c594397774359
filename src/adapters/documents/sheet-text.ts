/** The text of an XLSX: each sheet's rows as lines, cells by tabs, as they are stored; dates are the numbers that Excel keeps. */
import type { Archive } from './archive.ts';
import { MAX_TEXT_CHARS } from './limits.ts';
import { RefusedDocument } from './refused.ts';
import type { TextCollector } from './text-collector.ts';
import { attribute, readXml } from './xml.ts';

const SHARED_STRINGS = /^xl\/sharedStrings\.xml$/i;
const SHEETS = /^xl\/(worksheets|chartsheets)\/[^/]+\.xml$/i;
const COMMENTS = /^xl\/(comments\d*|threadedComments\/[^/]+|drawings\/drawing\d+|charts\/chart\d+)\.xml$/i;

/** Functions that fetch from elsewhere, and cells that speak to another program (`cmd|'/c …'!A1`). */
const FETCHING_FORMULA = /\b(WEBSERVICE|IMAGE|RTD|CALL|REGISTER(\.ID)?)\s*\(|^=?\s*\w+\|/i;

export function isSheetText(name: string): boolean {
  return SHARED_STRINGS.test(name) || SHEETS.test(name) || COMMENTS.test(name);
}

/** @throws RefusedDocument */
export async function readSheetTexts(
  archive: Archive,
  names: readonly string[],
  text: TextCollector,
): Promise<ReadonlySet<string>> {
  const read = new Set<string>();
  const shared = names.find((name) => SHARED_STRINGS.test(name));
  const strings = shared === undefined ? [] : await readSharedStrings(archive, shared);
  if (shared !== undefined) read.add(shared);
  for (const name of inOrder(names.filter((one) => SHEETS.test(one)))) {
    await readSheet(archive, name, strings, text);
    read.add(name);
  }
  for (const name of inOrder(names.filter((one) => COMMENTS.test(one)))) {
    await readRuns(archive, name, text);
    read.add(name);
  }
  return read;
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
