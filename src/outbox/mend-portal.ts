/**
 * The portal put right from the core: what it lacks is published again, with the address and the date that it had, and
 * what nobody may read any more is taken down. What can't be put right by publishing (a row of nobody's, a newer version,
 * a row that was changed by another hand) is left as it is and told.
 */
import type { PortalPublisher } from '../ports/portal.ts';
import { type Difference, differencesOnPortal, type ReconcileOptions } from './reconcile.ts';

/** Of a comparison of the portal with the items, and of what is published again. */
export interface MendOptions extends Omit<ReconcileOptions, 'contentHash'> {
  readonly publisher: PortalPublisher;
  /** These alone; null: whatever is amiss. */
  readonly codes: ReadonlySet<string> | null;
}

/** What was put right by publishing it again, and what is left to a person. */
export interface Mended {
  /** Codes, in the order in which they were put right. */
  readonly republished: readonly string[];
  /** The first of those that a person must look at, and how many there are. */
  readonly left: readonly Difference[];
  readonly leftCount: number;
}

/** A message is short, and nobody reads a longer list. */
const mostKept = 100;

/**
 * @returns codes that were published again, and the first differences that only a person may decide on, with how many there
 * are
 */
export async function mendPortal(options: MendOptions): Promise<Mended> {
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

/** Taken down while it was put back: the taking down found nothing there, so it is done here. */
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
