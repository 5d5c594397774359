/** What a paper that is approved now will be printed with from then on. */
import { type PaperHead, paperHeadOf } from '../../domain/period/paper-head.ts';
import type { Role } from '../../domain/roles.ts';
import type { Unit } from '../../ports/services.ts';

/** As the records say at this moment: later holders of the offices sign other papers. */
export async function headOfPapers({ stores, ward, now }: Unit): Promise<PaperHead> {
  const holder = async (role: Role) => (await stores.people.holdersOf([role], now)).at(0)?.name ?? null;
  const rules = await stores.rules.list('bases');
  const signers = { headName: await holder('head'), standingDeputyName: await holder('standingDeputy') };
  return paperHeadOf(ward, rules, signers, now);
}
