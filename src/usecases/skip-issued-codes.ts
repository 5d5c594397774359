/**
 * A database restored from a backup lacks the codes issued since the backup. At each start the program reads the codes that
 * the portal shows, so that none is issued twice.
 */
import type { PortalStates } from '../ports/portal.ts';
import type { Unit } from '../ports/services.ts';
import { questionPrefix } from './question/open-question.ts';

type Issued = Awaited<ReturnType<PortalStates['lastNumbers']>>;

/** Raises the counters to the highest published numbers. They are never lowered. */
export async function skipIssuedCodes({ stores, ward }: Pick<Unit, 'stores' | 'ward'>, issued: Issued): Promise<void> {
  for (const { prefix, year, number } of issued) {
    if (prefix === ward.code) await stores.raiseNumber('submission', year, number);
    if (prefix === questionPrefix) await stores.raiseNumber('question', year, number);
  }
}
