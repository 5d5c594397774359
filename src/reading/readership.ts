/** What the public opened on the portal in a period: how often in all, and which items most. */
import { monthsBetween, type Period } from '../domain/period/period.ts';
import type { Records } from '../ports/period-records.ts';

/** How often items were opened on the portal, the most opened first. */
export interface ReadershipFigures {
  readonly views: number;
  readonly mostRead: readonly { readonly code: string; readonly views: number }[];
}

const shown = 10;

/** Null: nothing was counted, which is not the same as that nobody read; so are days that are no whole months. */
export async function readership(
  { stores }: Pick<Records, 'stores'>,
  { kind, firstDay, lastDay }: Period,
): Promise<ReadershipFigures | null> {
  if (kind === 'days') return null;
  const opened = await stores.period.opened(monthsBetween(firstDay, lastDay));
  if (opened.length === 0) return null;
  return { views: opened.reduce((sum, { views }) => sum + views, 0), mostRead: opened.slice(0, shown) };
}
