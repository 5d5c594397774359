/** Whether a paper that was approved still is what its hash was made of; whoever reads or prints it is told where it is not. */
import { canonicalPieces } from './canonical.ts';
import { type Report, signedOf } from './period/report.ts';
import type { Statement } from './royalty/statement-state.ts';

/** What makes a hash, and lets others have their turn in between. */
interface Hashing {
  readonly hashToken: (text: string) => string;
  readonly stores: { readonly period: { pause(): Promise<void> } };
}

/** So many lines are written within a few milliseconds. */
const linesAtOnce = 200;

/** sha256 of the content with its keys in order. */
export async function hashOf({ hashToken, stores }: Hashing, content: object): Promise<string> {
  const pieces: string[] = [];
  for (const piece of canonicalPieces(content)) {
    pieces.push(piece);
    if (pieces.length % linesAtOnce === 0) await stores.period.pause();
  }
  return hashToken(pieces.join(''));
}

/** What nobody has approved has no hash to keep to. */
export const isAs = async (records: Hashing, hash: string | null, content: object): Promise<boolean> =>
  hash === null || hash === (await hashOf(records, content));

/** False where a report’s content, its remarks among it, is not what its approval hashed. What was never approved is intact. */
export const isReportIntact = (records: Hashing, report: Report): Promise<boolean> =>
  isAs(records, report.hash, signedOf(report));

/** False where a statement’s lines are not what its approval hashed. What was never approved is intact. */
export const isStatementIntact = (records: Hashing, { hash, content }: Statement): Promise<boolean> =>
  isAs(records, hash, content);
