/** A paper as HTML, made from the same blocks as its file, so that the page shows what will be signed. */
import type { Block, Chart, Paper, Run } from '../../ports/papers.ts';
import { html, type Markup, type Part } from '../kit/html.ts';

const run = ({ text, bold, italic }: Run): Markup => {
  const inside = italic ? html`<em>${text}</em>` : html`${text}`;
  return bold ? html`<strong>${inside}</strong>` : inside;
};

/** A wide table in a region that scrolls, also by keyboard. */
export const scrolled = (label: string, table: Markup): Markup =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${label}">${table}</div>`;

const asNumber = (value: number): string => new Intl.NumberFormat('vi').format(value);

/** A chart as a table with a bar beside each figure; the bars add nothing that is not in the text. */
export function chartView({ title, categories, series }: Chart): Markup {
  const most = Math.max(1, ...series.flatMap(({ values }) => values));
  return scrolled(
    title,
    html`<table class="chart"><caption>${title}</caption><thead><tr><td></td>${series.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${categories.map(
      (category, at) =>
        html`<tr><th scope="row">${category}</th>${series.map(({ values }) => html`<td><span>${asNumber(values[at] ?? 0)}</span> <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width="${Math.round(((values[at] ?? 0) * 100) / most)}" height="10"/></svg></td>`)}</tr>`,
    )}</tbody></table>`,
  );
}

/** Renders a block. @param label distinguishes the block on its page */
function blockOf(block: Block, label: string): Markup {
  switch (block.kind) {
    case 'heading':
      return html`<h3>${block.text}</h3>`;
    case 'paragraph':
      return html`<p>${block.runs.map(run)}</p>`;
    case 'list':
      return html`<ul class="bullets">${block.items.map((item) => html`<li>${item}</li>`)}</ul>`;
    case 'table': {
      // On a phone a row of more than two columns becomes a block, each cell with its column's name.
      const isStacked = block.columns.length > 2;
      const cells = (row: readonly string[]): Part =>
        row.map((text, at) => {
          const { align = 'left', title = '' } = block.columns[at] ?? {};
          // Wrapped in one element, because codes in the text become elements, which would be laid out separately.
          return html`<td class="${align}"${isStacked && title !== '' && text !== '' && html` data-label="${title}"`}>${isStacked && text !== '' ? html`<span>${text}</span>` : text}</td>`;
        });
      const titles = block.columns.flatMap(({ title }) => (title === '' ? [] : [title]));
      return scrolled(
        `${label}: ${titles.join(', ')}`,
        html`<table${isStacked && html` class="stacked"`}><thead><tr>${block.columns.map(({ title, align }) => (title === '' ? html`<td></td>` : html`<th scope="col" class="${align}">${title}</th>`))}</tr></thead><tbody>${block.rows.map((row) => html`<tr>${cells(row)}</tr>`)}</tbody>${block.total && html`<tfoot><tr>${cells(block.total)}</tr></tfoot>`}</table>`,
      );
    }
    case 'chart':
      return chartView(block.chart);
  }
}

/** The paper as HTML; tables and charts are labelled by their part of the paper. */
export const paperView = (paper: Paper): Markup =>
  html`<article class="paper"><h2>${paper.type}<br>${paper.subject}</h2>
${paper.bases.map((each) => html`<p><em>${each}</em></p>`)}
${paper.blocks.map((block, at) => blockOf(block, `${at + 1}`))}
${paper.appendices.map(({ label, title, blocks }) => html`<section><h2>${label}: ${title}</h2>${blocks.map((block, at) => blockOf(block, `${label} ${at + 1}`))}</section>`)}
${paper.imprint?.split('\n').map((line) => html`<p class="small">${line}</p>`)}</article>`;
