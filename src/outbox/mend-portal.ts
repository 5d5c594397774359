/**
 * Repairs the portal from the core: missing items are published again with their original address and date, and items that must
 * not be public are taken down. Differences that publishing cannot repair (an unknown row, a newer version, a row changed outside
 * the program) are left unchanged and reported.
 */
import type { PortalPublisher } from '../ports/portal.ts';
import { type Difference, differencesOnPortal, type ReconcileOptions } from './reconcile.ts';

/** What a repair of the portal needs. */
export interface MendOptions extends Omit<ReconcileOptions, 'contentHash'> {
  readonly publisher: PortalPublisher;
  /** Repairs only these codes; null repairs every difference. */
  readonly codes: ReadonlySet<string> | null;
}

/** What was repaired by publishing it again, and what a person must look at. */
export interface Mended {
  /** Codes, in the order of repair. */
  readonly republished: readonly string[];
  /** The first differences that a person must look at; `leftCount` is their total number. */
  readonly left: readonly Difference[];
  readonly leftCount: number;
}

/** Most differences kept for the report: a message is short, and a longer list would not be read. */
const mostKept = 100;

/**
 * Compares the portal with the core and publishes again what can be repaired.
 * @returns the codes published again, and the first differences that a person must decide on, with their number
 */
export async function repairPortal(options: MendOptions): Promise<Mended> {
  const { publisher, codes, now, ward, pause } = options;
  const republished: string[] = [];
  const left: Difference[] = [];
  let leftCount = 0;
  for await (const difference of differencesOnPortal({ ...options, contentHash: publisher.contentHash })) {
    await pause();
    if (codes !== null && !codes.has(difference.code)) continue;
    const { mend, code } = difference;
    const key = `mend:${ward.id}:${code}:${mend?.version ?? 0}:${now.getTime()}`;
    if (mend && (await publisher.apply({ ...mend, key })).changed && (await isStillMeant(options, difference))) {
      republished.push(code);
      continue;
    }
    leftCount += 1;
    if (left.length < mostKept) left.push(difference);
  }
  return { republished, left, leftCount };
}

/**
 * Returns false when the item was taken down while it was being republished. The regular taking down found no row then, so this
 * function hides it.
 */
async function isStillMeant(
  { reader, ward, publisher, now }: MendOptions,
  { mend, code }: Difference,
): Promise<boolean> {
  if (!mend || mend.withdrawn) return true;
  const known = await reader.read(ward.id, ({ lists }) => lists.knownOnPortal([code]));
  if (known.has(code)) return true;
  const key = `mend:${ward.id}:${code}:${mend.version + 1}:${now.getTime()}`;
  await publisher.apply({ ...mend, key, version: mend.version + 1, photos: [], files: [], withdrawn: true });
  return false;
}
