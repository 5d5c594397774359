/** Prints approved papers as they were approved, with their day, bases and signers. */
import { isReportIntact } from '../domain/intact.ts';
import { type KeptHead, type PaperHead, paperHeadOf } from '../domain/period/paper-head.ts';
import type { Report, Signer } from '../domain/period/report.ts';
import type { Role } from '../domain/roles.ts';
import type { Records } from '../ports/period-records.ts';
import type { PaperContext } from './frame.ts';

/** The head of papers at an instant. @param at the instant for which signers and bases are read */
export async function headAt({ ward, stores }: Records, at: Date): Promise<PaperHead> {
  const nameOf = async (role: 'head' | 'standingDeputy') =>
    (await stores.people.holdersOf([role], at))[0]?.name ?? null;
  const signers = { headName: await nameOf('head'), standingDeputyName: await nameOf('standingDeputy') };
  return paperHeadOf(ward, await stores.rules.list('bases'), signers, at);
}

/**
 * The context of an approved paper. Papers approved before day, bases and signer were stored get those of the day of approval
 * from the records.
 */
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

/** The context of a report; marks it if its hash no longer matches. */
export const asReported = async (records: Records, context: PaperContext, report: Report): Promise<PaperContext> =>
  asApproved(records, context, report.approved, !(await isReportIntact(records, report)));
