/** Checks that an approved paper still matches the hash of its approval. Readers and printed copies are warned if it does not. */
import { canonicalPieces } from './canonical.ts';
import { type Report, signedOf } from './period/report.ts';
import type { Statement } from './royalty/statement-state.ts';

/** Computes a hash, and can yield to other work in between. */
interface Hashing {
  readonly hashToken: (text: string) => string;
  readonly stores: { readonly period: { pause(): Promise<void> } };
}

/** Number of lines that take a few milliseconds to serialise. */
const linesAtOnce = 200;

/** SHA-256 of the canonical text of the content. */
export async function hashOf({ hashToken, stores }: Hashing, content: object): Promise<string> {
  const pieces: string[] = [];
  for (const piece of canonicalPieces(content)) {
    pieces.push(piece);
    if (pieces.length % linesAtOnce === 0) await stores.period.pause();
  }
  return hashToken(pieces.join(''));
}

/** True if the content matches the hash, or if there is no hash because it was never approved. */
export const matchesHash = async (records: Hashing, hash: string | null, content: object): Promise<boolean> =>
  hash === null || hash === (await hashOf(records, content));

/**
 * False if a report's content, including its remarks, differs from what was approved. A report that was never approved is intact.
 */
export const isReportIntact = (records: Hashing, report: Report): Promise<boolean> =>
  matchesHash(records, report.hash, signedOf(report));

/** False if a statement's lines differ from what was approved. A statement that was never approved is intact. */
export const isStatementIntact = (records: Hashing, { hash, content }: Statement): Promise<boolean> =>
  matchesHash(records, hash, content);
