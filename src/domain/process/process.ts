/** The board's rules (Art. 8.1: the process is decided by the head) as dated versions. */
import type { Role } from '../roles.ts';
import type { CategoryId } from '../submission/categories/index.ts';

/** Roles of which one must sign, stage after stage; the last signature publishes. */
export type Route = readonly (readonly Role[])[];

export interface ProcessVersion {
  readonly version: string;
  /** Ward-local day from which items are submitted under it. */
  readonly from: string;
  readonly routes: Readonly<Record<CategoryId, Route>>;
}

/**
 * The version that governs an item submitted on this day: the newest that has begun.
 * @throws Error when none has begun: the ward's file must have one without a later start
 */
export const processOn = (versions: readonly ProcessVersion[], day: string): ProcessVersion => {
  const begun = versions.filter((version) => version.from <= day).sort((a, b) => (a.from < b.from ? 1 : -1))[0];
  if (!begun) throw new Error(`no process version has begun on ${day}`);
  return begun;
};
