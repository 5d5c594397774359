/** A report: the stored draft if it exists, otherwise what it would contain now. */

import type { Period } from '../domain/period/period.ts';
import { evolveReport, mayReadReport, type Report, type ReportKind, reportNamed } from '../domain/period/report.ts';
import type { Role } from '../domain/roles.ts';
import type { Records } from '../ports/period-records.ts';
import { periodFigures } from './period-figures.ts';

/** Null: this role may not see the report yet. */
export async function reportFor(
  records: Records,
  role: Role,
  kind: ReportKind,
  period: Period,
): Promise<Report | null> {
  const kept = await records.stores.reports.latest(kind, period.id);
  if (!mayReadReport(kept, role)) return null;
  return kept ?? seeReport(records, kind, period);
}

/** Returns the stored report, or computes one without storing it, so that reading changes nothing. */
export async function seeReport(records: Records, kind: ReportKind, period: Period): Promise<Report> {
  const kept = await records.stores.reports.latest(kind, period.id);
  if (kept) return kept;
  const figures = await periodFigures(records, period);
  const carried = await records.stores.reports.carried(period, records.ward.timeZone);
  const by = { person: '', name: '', at: records.now.toISOString() };
  return evolveReport(null, { type: 'draft', figures, carried, by }, { kind, period: period.id, id: '' });
}

/** The report that '…:2026-11' names, stored or computed, if the role may read it. @param role null: no restriction */
export async function reportOf(records: Records, of: string, role: Role | null): Promise<Report | null> {
  const named = reportNamed(of);
  if (!named) return null;
  const { kind, period } = named;
  return role === null ? seeReport(records, kind, period) : reportFor(records, role, kind, period);
}
