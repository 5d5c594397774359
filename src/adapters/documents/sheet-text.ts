/**
 * The text of an XLSX: the names of its sheets, then each sheet's rows as lines with tabs between cells, as stored
 * (dates are Excel's numbers), and the printed headers and footers.
 */
import type { Archive } from './archive.ts';
import { maxTextChars } from './limits.ts';
import type { ContentTypes } from './office-package.ts';
import { RefusedDocument } from './refused.ts';
import type { TextCollector } from './text-collector.ts';
import { attribute, readXml } from './xml.ts';

/** Endings of content types. */
const workbook = /spreadsheetml\.sheet\.main\+xml$/;
const sharedStrings = /spreadsheetml\.sharedstrings\+xml$/;
const sheetTypes = /spreadsheetml\.worksheet\+xml$/;
const noteTypes =
  /spreadsheetml\.comments\+xml$|threadedcomments\+xml$|officedocument\.drawing\+xml$|drawingml\.chart\+xml$/;

/** `oddHeader`, `evenFooter`, `firstHeader`: headers and footers of printed pages. */
const pageEdge = /^(odd|even|first)(Header|Footer)$/;

/** Functions that fetch from elsewhere, and cells that address another program (`cmd|'/c …'!A1`). */
const fetchingFormula = /\b(WEBSERVICE|IMAGE|RTD|CALL|REGISTER(\.ID)?)\s*\(|^=?\s*\w+\|/i;

/** Returns the parts that were read. @throws RefusedDocument if a formula fetches something */
export async function readSheetTexts(
  archive: Archive,
  types: ContentTypes,
  text: TextCollector,
): Promise<ReadonlySet<string>> {
  const ofType = (pattern: RegExp) => inOrder(archive.names.filter((name) => pattern.test(types.of(name))));
  const [books, shared, sheets, notes] = [
    ofType(workbook),
    ofType(sharedStrings),
    ofType(sheetTypes),
    ofType(noteTypes),
  ];
  for (const name of books) await readSheetNames(archive, name, text);
  let strings: readonly string[] = [];
  for (const name of shared) strings = strings.concat(await readSharedStrings(archive, name));
  for (const name of sheets) await readSheet(archive, name, strings, text);
  for (const name of notes) await readRuns(archive, name, text);
  return new Set([...books, ...shared, ...sheets, ...notes]);
}

/** Read first, so that the names are included even if the rest is too long. */
async function readSheetNames(archive: Archive, name: string, text: TextCollector): Promise<void> {
  await readXml(archive.unpack(name), {
    open(element, attributes) {
      if (element === 'sheet') text.add(`${attribute(attributes, 'name') ?? ''}\n`);
    },
  });
  text.add('\n');
}

/**
 * Extracts the words of '&L&"Arial,Bold"&14TUYỆT MẬT&RTrang &P', with left, middle and right on separate lines.
 * ECMA-376 Part 1, 18.3.1.46: codes for position, font, size, colour, page numbers, dates.
 */
function wordsOfEdge(codes: string): string {
  return codes.replace(/&(?:&|"[^"]*"|K(?:[\dA-F]{6}|\d\d[+-]\d{3})|\d+|[A-Z])/gi, (code) => {
    if (code === '&&') return '&';
    return /^&[LCR]$/i.test(code) ? '\n' : '';
  });
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
  /** Phonetic readings in Japanese workbooks, which the cell does not show. */
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
      strings.push(length > maxTextChars ? '' : current);
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
  let edge = '';
  let at: 'value' | 'formula' | 'edge' | null = null;
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
      if (pageEdge.test(element)) {
        at = 'edge';
        edge = '';
      }
    },
    text(part) {
      if (at === 'edge') edge += part;
      if (at === 'value') value += part;
      if (at === 'formula') formula += part;
    },
    close(element) {
      if (element === 'v' || element === 't' || element === 'f') at = null;
      if (element === 'f' && fetchingFormula.test(formula)) {
        throw new RefusedDocument('external-content', 'a formula fetches from elsewhere');
      }
      if (element === 'c') row.push(type === 's' ? (strings[Number(value)] ?? '') : value);
      if (element === 'row') text.add(`${row.join('\t')}\n`);
      if (pageEdge.test(element)) {
        at = null;
        text.add(`\n${wordsOfEdge(edge)}\n`);
      }
    },
    isDone: () => text.isFull(),
  });
  text.add('\n');
}

/** Comments, text boxes and titles of charts, which are paragraphs of runs. */
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
