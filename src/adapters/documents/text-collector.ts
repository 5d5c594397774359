/** Collects the text of a document up to its limit: NFC, without control characters and repeated empty lines. */
import { maxTextChars } from './limits.ts';

export interface TextCollector {
  add(part: string): void;
  /** True if further text is not kept; the reader may stop. */
  isFull(): boolean;
  result(): { readonly text: string; readonly textIsCut: boolean };
}

/** Creates a collector. Text beyond the limit is left out, and the result says that it was cut. */
export function createTextCollector(): TextCollector {
  const parts: string[] = [];
  let length = 0;
  return {
    add(part) {
      if (length > maxTextChars) return;
      parts.push(part);
      length += part.length;
    },
    isFull: () => length > maxTextChars,
    result() {
      const text = tidy(parts.join(''));
      const textIsCut = length > maxTextChars;
      return { text: textIsCut ? text.slice(0, maxTextChars).toWellFormed() : text, textIsCut };
    },
  };
}

function tidy(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/\u00ad|\ufffe|\uffff|\ufeff/g, '') // soft hyphens; PDFium's U+FFFE marks a hyphenated line end
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .replace(/ +(?=\t)/g, '')
    .replace(/[ \t]+(?=\n)/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
