/** Charts of a report: punctuality, units, silence. */

import { byClause, type ClauseFigures, onTimeOf, type PeriodFigures } from '../domain/period/figures.ts';
import { paperFormName } from '../domain/period/paper-ref.ts';
import type { Chart, Printable } from '../ports/papers.ts';
import { listUnits, lookedBackDays, type UnitLine } from '../reading/contributors.ts';
import type { Opening, PaperContext } from './frame.ts';

/** Maximum number of bars; fits on a phone and on a page. */
const shownRows = 10;

/** On-time and late cases by clause; cases without a due date are excluded. */
export function onTimeChart({ say }: PaperContext, all: readonly ClauseFigures[]): Chart {
  const clauses = all.filter(({ onTimePermille }) => onTimePermille !== null);
  return {
    kind: 'stacked',
    title: say('paper-chart-on-time'),
    categories: clauses.map(({ clause }) => say(`paper-clause-short-${clause}`)),
    series: [
      { name: say('paper-column-on-time'), values: clauses.map(({ cases }) => onTimeOf(cases).onTime) },
      { name: say('paper-column-late'), values: clauses.map(({ late }) => late.length) },
    ],
  };
}

/** Items by unit of the ward, for the web page and for the picture in the chat. */
export const unitChart = ({ say }: PaperContext, figures: PeriodFigures): Chart => ({
  kind: 'bars',
  title: say('paper-chart-units'),
  categories: figures.byUnit.slice(0, shownRows).map(({ key }) => key || say('paper-no-unit')),
  series: [
    { name: say('paper-column-count'), values: figures.byUnit.slice(0, shownRows).map(({ codes }) => codes.length) },
  ],
});

/** Days without an item, longest first; a sign marks silent units, also in greyscale. */
export function silentChart({ say, on }: PaperContext, units: readonly UnitLine[]): Chart {
  const daysOf = ({ lastOn }: UnitLine): number =>
    lastOn === null
      ? lookedBackDays
      : Math.min(lookedBackDays, Math.round((Date.parse(on) - Date.parse(lastOn)) / dayMs));
  const ordered = units.toSorted((a, b) => daysOf(b) - daysOf(a));
  return {
    kind: 'bars',
    title: say('paper-chart-silent', { days: lookedBackDays }),
    categories: ordered.map(({ name, isSilent }) => (isSilent ? `${name} ⚠` : name)),
    series: [{ name: say('paper-column-silent'), values: ordered.map(daysOf) }],
  };
}
const dayMs = 86_400_000;

/** The chart of silent units, from the current records. */
export async function silentPicture({
  records,
  context,
  ref,
  form,
}: Opening): Promise<Extract<Printable, { readonly form: 'png' }> | null> {
  const { ward, now, stores } = records;
  const { period, registers, lists } = stores;
  if (!lists) return null;
  const units = await listUnits({ ward, now, readers: { period, registers, lists } });
  return { form: 'png', name: paperFormName(ref, form), chart: silentChart(context, units) };
}

/** On-time and late cases by clause, items and answers together. */
export const clauseChart = (context: PaperContext, figures: PeriodFigures): Chart =>
  onTimeChart(context, byClause([...figures.items, ...figures.answers]));
