/** Of the page `/quy-che`: what the regulation wants and what the program does for it, from `docs/regulation.md`, which a test keeps true. */
import { readFileSync } from 'node:fs';
import { html, type Markup } from '../kit/html.ts';
import type { Site } from './site.ts';

export interface Clause {
  readonly name: string;
  readonly does: string;
  readonly test: string;
  /** A command of the chat, a page, or a command line. */
  readonly seen: string;
}

export interface Chapter {
  readonly name: string;
  readonly clauses: readonly Clause[];
}

const bare = (cell: string): string => cell.trim().replaceAll('`', '');

/** Chapters are headings; a clause is a row of a table. The head of a table and its line are none. */
export function readRegulation(text: string): readonly Chapter[] {
  return text
    .split(/^## /mu)
    .slice(1)
    .map((part) => {
      const [name = '', ...lines] = part.split('\n');
      const rows = lines.filter((line) => line.startsWith('|')).slice(2);
      const clauses = rows.map((row): Clause => {
        const [clause = '', does = '', test = '', seen = ''] = row.split('|').slice(1, -1).map(bare);
        return { name: clause, does, test, seen };
      });
      return { name: name.trim(), clauses };
    });
}

const chapters = readRegulation(readFileSync(new URL('../../../docs/regulation.md', import.meta.url), 'utf8'));

/** Below what the office wrote about the regulation. */
export const regulationTable = ({
  translate,
}: Pick<Site, 'translate'>): Markup => html`<section class="regulation"><h2>${translate('portal-regulation')}</h2>
<p>${translate('portal-regulation-why')}</p>
${chapters.map(
  ({ name, clauses }) => html`<details><summary>${name}</summary>
${clauses.map(
  (clause) =>
    html`<h3>${clause.name}</h3><p>${clause.does}.</p><p class="hint">${translate('portal-regulation-seen', { place: clause.seen })}</p>`,
)}</details>`,
)}</section>`;
