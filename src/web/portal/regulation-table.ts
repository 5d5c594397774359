/**
 * For the page `/quy-che`: the regulation's requirements and how the program meets them, from `docs/regulation.md`, which a test
 * keeps correct.
 */
import { readFileSync } from 'node:fs';
import { formatDate, localDate } from '../../domain/calendar/local-date.ts';
import { articlesIn, headOfRegulation } from '../../domain/process/regulation-text.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import { html, type Markup } from '../kit/html.ts';
import type { Article, Site } from './site.ts';

export interface Clause {
  readonly name: string;
  readonly does: string;
  readonly test: string;
  /** Where it can be seen: a chat command, a page, or a command line. */
  readonly seen: string;
}

export interface Chapter {
  readonly name: string;
  readonly clauses: readonly Clause[];
}

const bare = (cell: string): string => cell.trim().replaceAll('`', '');

/** Parses the table: headings are chapters, rows are clauses; the two header lines of each table are skipped. */
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

/**
 * The text in force, article by article, each with its own anchor. An article number that occurs twice gets its chapter in
 * the anchor.
 */
export function regulationText(
  site: Pick<Site, 'translate' | 'ward'>,
  { paragraphs, documentNumber, eventOn }: Article,
): Markup {
  const whole = paragraphs.join('\n\n');
  const articles = articlesIn(whole);
  const version = site.translate('portal-regulation-version', {
    version: documentNumber === null || documentNumber === firstVersion ? 'none' : documentNumber,
    from: eventOn === null ? '' : formatDate(localDate(eventOn)),
  });
  return html`<section class="regulation" id="toan-van"><h2>${site.translate('portal-regulation-text')}</h2><p class="hint">${version}</p>
<details><summary>${site.translate('portal-regulation-open', { count: articles.length })}</summary>
${linesOf(headOfRegulation(whole))}
${articles.map(({ name, chapter, text }, at) => {
  const [title = '', ...lines] = text.split('\n');
  const isNew = chapter !== articles[at - 1]?.chapter;
  return html`${isNew && chapter !== '' && html`<h3>${site.translate('portal-regulation-chapter', { chapter: chapter.toUpperCase() })}</h3>`}<section id="${addressOf(name)}"><h4>${title.trim()}</h4>${linesOf(lines.join('\n'))}</section>`;
})}</details></section>`;
}

/** The text of the ward's folder, whose head names the decision. */
const firstVersion = '1';

/** 'Chương II, Điều 6' → 'chuong-ii-dieu-6' */
const addressOf = (name: string): string => foldForSearch(name).replaceAll(/[^a-z0-9]+/gu, '-');

const linesOf = (text: string): readonly Markup[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => html`<p>${line.trim()}</p>`);

/** Shown below the office's text about the regulation. */
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
