/** Gathers the text of a document up to its limit: NFC, no control characters, no piles of empty lines. */
import { maxTextChars } from './limits.ts';

export interface TextCollector {
  add(part: string): void;
  /** True when more is not kept; whoever reads may stop. */
  isFull(): boolean;
  result(): { readonly text: string; readonly textIsCut: boolean };
}

/** Text up to a limit; what comes behind it is left out, and that it was cut is told. */
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
    .replace(/\u00ad|\ufffe|\uffff|\ufeff/g, '') // soft hyphens; PDFium puts U+FFFE where a word was cut at a line's end
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .replace(/ +(?=\t)/g, '')
    .replace(/[ \t]+(?=\n)/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
