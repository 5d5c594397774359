/** A message made ready for patterns without accents, whose finds are given back as they were written. */
import { cleanText, foldInPlace } from '../text/normalize.ts';

export interface SaidText {
  readonly text: string;
  /** Of the same length, lower case, without accents. */
  readonly folded: string;
}

export const said = (given: string): SaidText => {
  const text = cleanText(given).replace(/\s+/gu, ' ').trim();
  return { text, folded: foldInPlace(text) };
};

/** Named parts of a pattern, as they were written; null when it does not match. @param pattern with the flag `d` */
export const partsOf = ({ text, folded }: SaidText, pattern: RegExp): Readonly<Record<string, string>> | null => {
  const found = pattern.exec(folded);
  if (!found) return null;
  const places = Object.entries(found.indices?.groups ?? {}) as [string, [number, number] | undefined][];
  return Object.fromEntries(places.flatMap(([name, at]) => (at ? [[name, text.slice(at[0], at[1]).trim()]] : [])));
};

const courteous =
  /\b(?:da|vang|a|oi|nhe|nha|nhen|nghen|nghe|nghia|ne|voi|giup|gium|dum|ho|cho (?:toi|em|minh|tui|chi|anh|chau)|(?:toi|em|tui|minh|chau) (?:muon|can|xin)|xin|lam on|lam|please|anh|chi|em|sep|dong chi|ad|di|luon|ngay|di|gap|le)\b/gu;

/** What is left when courtesies are taken away. */
export const bareWords = ({ folded }: SaidText): string =>
  folded
    .replaceAll(/[^a-z0-9 ]+/gu, ' ')
    .replaceAll(courteous, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
