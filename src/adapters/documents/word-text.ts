/**
 * The text of a DOCX: what is visible when it is opened, and what one click reveals (comments, notes, words deleted
 * with change tracking), because the checks must see what readers may see.
 */
import type { Archive } from './archive.ts';
import type { ContentTypes } from './office-package.ts';
import { RefusedDocument } from './refused.ts';
import type { TextCollector } from './text-collector.ts';
import { attribute, readXml } from './xml.ts';

/** Endings of content types, in the order of reading. */
const textTypes: readonly RegExp[] = [
  /wordprocessingml\.header\+xml$/,
  /wordprocessingml\.document\.(main|glossary)\+xml$/,
  /wordprocessingml\.(footnotes|endnotes)\+xml$/,
  /wordprocessingml\.comments\w*\+xml$/,
  /drawingml\.(chart|diagramdata)\+xml$/,
  /wordprocessingml\.footer\+xml$/,
];

/** Fields that start a program, and fields that fetch something. */
const programField = /(^|\s)DDE(AUTO)?\s/i;
const fetchingField = /^\s*(INCLUDE(PICTURE|TEXT)?|LINK|IMPORT|DATABASE|RD)\b.*?((https?|ftp|file):|\\\\\\\\)/is;

/** Word's own limit is 255 characters for most fields; a formula may be longer. */
const maxFieldChars = 4_096;

interface Cell {
  hasText: boolean;
  /** A paragraph has ended, and it is not known yet whether another follows. */
  isBreakDue: boolean;
  /** The cell has several lines: its last line is a separate line, not the beginning of the next cell. */
  isTall: boolean;
}

/** Names of the parts with text, in reading order: header, body, notes, comments, charts, footer. */
export function wordTextParts(names: readonly string[], types: ContentTypes): readonly string[] {
  return textTypes.flatMap((pattern) => names.filter((name) => pattern.test(types.of(name))).sort());
}

/** @throws RefusedDocument if a field starts a program or fetches something */
export async function readWordText(archive: Archive, name: string, text: TextCollector): Promise<void> {
  /** Only `w:t` contains text; spaces between elements are formatting. */
  let inText = false;
  let inField = false;
  /** Word repeats a text box in `mc:Fallback` for versions before 2010. */
  let fallbacks = 0;
  /** The open cells, innermost last. */
  const cells: Cell[] = [];
  let field = '';

  function breakLine(): void {
    text.add('\n');
    const cell = cells.at(-1);
    if (cell !== undefined) Object.assign(cell, { isTall: true, isBreakDue: false });
  }

  function say(part: string): void {
    const cell = cells.at(-1);
    if (cell?.isBreakDue) breakLine();
    if (cell !== undefined) cell.hasText = true;
    text.add(part);
  }

  /** A watermark is a picture of words, so it gets a line of its own. */
  function sayAlone(line: string): void {
    breakLine();
    say(line);
    breakLine();
  }

  function endParagraph(): void {
    const cell = cells.at(-1);
    if (cell === undefined) text.add('\n');
    else cell.isBreakDue = cell.hasText;
  }

  await readXml(archive.unpack(name), {
    open(element, attributes) {
      if (element === 'Fallback') fallbacks += 1;
      if (element === 'fldChar' && attribute(attributes, 'fldCharType') === 'begin') field = '';
      if (element === 'fldSimple') checkField(attribute(attributes, 'instr') ?? '');
      if (element === 't' || element === 'delText' || element === 'v') inText = true;
      if (element === 'instrText' || element === 'delInstrText') inField = true;
      if (fallbacks > 0) return;
      if (element === 'tbl' && cells.at(-1)?.hasText) breakLine();
      if (element === 'tc') cells.push({ hasText: false, isBreakDue: false, isTall: false });
      if (element === 'tab') say('\t');
      if (element === 'br' || element === 'cr' || element === 'txbxContent') breakLine();
      if (element === 'noBreakHyphen') say('-');
      if (element === 'textpath') sayAlone(attribute(attributes, 'string') ?? '');
    },
    text(part) {
      if (inField) field = (field + part).slice(0, maxFieldChars);
      else if (inText && fallbacks === 0) say(part);
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
      if (element === 'p') endParagraph();
      if (element === 'txbxContent') breakLine();
      if (element === 'tc') text.add(cells.pop()?.isTall ? '\n' : '\t');
      if (element === 'tr') text.add('\n');
    },
    isDone: () => text.isFull(),
  });
  text.add('\n');
}

function checkField(field: string): void {
  if (programField.test(field)) throw new RefusedDocument('macros', 'a field starts a program');
  if (fetchingField.test(field)) throw new RefusedDocument('external-content', 'a field fetches from elsewhere');
}
