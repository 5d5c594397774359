/** Views of published items in a period: the total, and the most viewed items. */
import { monthsBetween, type Period } from '../domain/period/period.ts';
import type { Records } from '../ports/period-records.ts';

/** Views of items on the portal, most viewed first. */
export interface ReadershipFigures {
  readonly views: number;
  readonly mostRead: readonly { readonly code: string; readonly views: number }[];
}

const shown = 10;

/** Null: nothing was counted, which does not mean zero views; or the period is not made of whole months. */
export async function readership(
  { stores }: Pick<Records, 'stores'>,
  { kind, firstDay, lastDay }: Period,
): Promise<ReadershipFigures | null> {
  if (kind === 'days') return null;
  const opened = await stores.period.opened(monthsBetween(firstDay, lastDay));
  if (opened.length === 0) return null;
  return { views: opened.reduce((sum, { views }) => sum + views, 0), mostRead: opened.slice(0, shown) };
}
