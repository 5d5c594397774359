/** The head and signers printed on a paper; frozen when the paper is approved. */
import { type PaperHead, paperHeadOf } from '../../domain/period/paper-head.ts';
import type { Role } from '../../domain/roles.ts';
import type { Unit } from '../../ports/services.ts';

/** Reads the current head of papers. Papers approved later may name other holders of the offices. */
export async function headOfPapers({ stores, ward, now }: Unit): Promise<PaperHead> {
  const holder = async (role: Role) => (await stores.people.holdersOf([role], now)).at(0)?.name ?? null;
  const rules = await stores.rules.list('bases');
  const signers = { headName: await holder('head'), standingDeputyName: await holder('standingDeputy') };
  return paperHeadOf(ward, rules, signers, now);
}
