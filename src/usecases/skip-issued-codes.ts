/**
 * A core that was put back from a copy does not know the codes that it gave out since. Those that the portal shows are read
 * from there at every start, so that none is given to a second item.
 */
import type { PortalStates } from '../ports/portal.ts';
import type { Unit } from '../ports/services.ts';
import { questionPrefix } from './question/open-question.ts';

type Issued = Awaited<ReturnType<PortalStates['lastNumbers']>>;

/** Numbers only rise; a code is never given twice. */
export async function skipIssuedCodes({ stores, ward }: Pick<Unit, 'stores' | 'ward'>, issued: Issued): Promise<void> {
  for (const { prefix, year, number } of issued) {
    if (prefix === ward.code) await stores.raiseNumber('submission', year, number);
    if (prefix === questionPrefix) await stores.raiseNumber('question', year, number);
  }
}
