/**
 * `npm run draw-measurements`: draws the table "Goals and their last figures" of docs/measurements.md, with each figure as a bar
 * relative to its goal. The picture is committed beside the table; a test fails when it is outdated.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
export const measurementsPath = join(root, 'docs', 'measurements.md');
export const drawingPath = join(root, 'docs', 'measurements.svg');

interface Goal {
  readonly what: string;
  /** As in the table: `≥ 0.6`, `≤ 100 ms`. */
  readonly goal: string;
  readonly isLeast: boolean;
  readonly wanted: number;
  readonly measured: number;
}

/** A row of the table: subject, goal, figure, date and machine, command. */
const row = /^\| ([^|]+) \| ([≥≤]) ([\d.,]+)([^|]*) \| ([\d.,]+)[^|]* \| ([^|]+) \| `([^|]+)` \|$/gmu;
const numberOf = (written: string): number => Number(written.replaceAll(',', ''));

/** The rows whose goal and figure are numbers, in order. */
export function goalsIn(markdown: string): readonly Goal[] {
  return [...markdown.matchAll(row)].map(([, what = '', sign, wanted = '', unit = '', measured = '']) => ({
    what,
    goal: `${sign} ${wanted}${unit}`,
    isLeast: sign === '≥',
    wanted: numberOf(wanted),
    measured: numberOf(measured),
  }));
}

/** True if the figure reaches its goal or is better. */
export const isMet = ({ isLeast, wanted, measured }: Goal): boolean =>
  isLeast ? measured >= wanted : measured <= wanted;

const line = { height: 22, text: 400, goal: 110, bars: 300, right: 70 };
/** The goal is at half of a bar's width; a figure of more than twice the goal is cut off. */
const mostShares = 2;
const colours = { met: '#2f7d4f', missed: '#b3412e' } as const;
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The picture as SVG. The same table gives the same picture. */
export function drawMeasurements(markdown: string): string {
  const goals = goalsIn(markdown);
  const left = line.text + line.goal;
  const [width, height] = [left + line.bars + line.right, (goals.length + 1) * line.height];
  const middle = left + line.bars / mostShares;
  const bars = goals.map((goal, at) => {
    const [top, share] = [(at + 1) * line.height, Math.min(mostShares, goal.measured / goal.wanted)];
    const colour = isMet(goal) ? colours.met : colours.missed;
    const long = Math.max(1, Math.round((share * line.bars) / mostShares));
    const words = `y="${top + 15}" font-size="12"`;
    return `<text x="4" ${words}>${escaped(goal.what)}</text><text x="${left - 8}" ${words} text-anchor="end">${escaped(goal.goal)}</text><rect x="${left}" y="${top + 4}" width="${long}" height="14" fill="${colour}"/><text x="${left + line.bars + 6}" ${words} fill="${colour}">${goal.measured}${isMet(goal) ? '' : ' ✗'}</text>`;
  });
  const head = `<text x="${middle}" y="14" font-size="11" text-anchor="middle">goal</text><path d="M${middle} 18V${height}" stroke="#555" stroke-dasharray="3 3"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" fill="#222"><title>Each measured figure as a share of its goal</title><rect width="${width}" height="${height}" fill="#fff"/>\n${bars.join('\n')}\n${head}</svg>\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(drawingPath, drawMeasurements(readFileSync(measurementsPath, 'utf8')));
