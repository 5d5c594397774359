/** A report as it stands: one that somebody drafted as it is kept, else what it would say now. */

import type { Period } from '../domain/period/period.ts';
import { evolveReport, type Report, type ReportKind } from '../domain/period/report.ts';
import type { Records } from '../ports/period-records.ts';
import { periodFigures } from './period-figures.ts';

export async function seeReport(records: Records, kind: ReportKind, period: Period): Promise<Report> {
  const kept = await records.stores.reports.latest(kind, period.id);
  if (kept) return kept;
  const figures = await periodFigures(records, period);
  const carried = await records.stores.reports.actions(figures.firstDay);
  const by = { person: '', name: '', at: records.now.toISOString() };
  return evolveReport(null, { type: 'draft', figures, carried, by }, { kind, period: period.id, id: '' });
}
