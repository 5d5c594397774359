/** Whatever is approved is printed as it was approved, with its day, its bases and its signer. */
import { isReportIntact } from '../domain/intact.ts';
import { type KeptHead, type PaperHead, paperHeadOf } from '../domain/period/paper-head.ts';
import type { Report, Signer } from '../domain/period/report.ts';
import type { Role } from '../domain/roles.ts';
import type { Records } from '../ports/period-records.ts';
import type { PaperContext } from './frame.ts';

/** @param at the moment whose signers and bases stand around a paper */
export async function headAt({ ward, stores }: Records, at: Date): Promise<PaperHead> {
  const nameOf = async (role: 'head' | 'standingDeputy') =>
    (await stores.people.holdersOf([role], at))[0]?.name ?? null;
  const signers = { headName: await nameOf('head'), standingDeputyName: await nameOf('standingDeputy') };
  return paperHeadOf(ward, await stores.rules.list('bases'), signers, at);
}

/** From before day, bases and signer were kept with it: those of the day of approval, as far as the records tell. */
export async function asApproved(
  records: Records,
  context: PaperContext,
  approved: (Signer & KeptHead & { readonly role?: Role }) | null,
  isBroken = false,
): Promise<PaperContext> {
  if (!approved) return context;
  const own = { ...context, isBroken };
  if (approved.paper) return { ...own, ...approved.paper };
  const isHead = approved.role === undefined || approved.role === 'head';
  const head = await headAt(records, new Date(approved.at));
  return { ...own, ...head, ...(isHead && { headName: approved.name }) };
}

/** A report whose hash no longer fits says so. */
export const asReported = async (records: Records, context: PaperContext, report: Report): Promise<PaperContext> =>
  asApproved(records, context, report.approved, !(await isReportIntact(records, report)));
