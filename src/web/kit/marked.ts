/** Renders a page's text with its simple marks. On a phone each table row becomes a block, so cells carry their column's name. */
import { type FileMark, readMarkedText, type TextBlock } from '../../domain/text/marked-text.ts';
import { html, type Markup, type Part } from './html.ts';
import { withLinks } from './parts.ts';

/** Renders the text. It supports only headings, lists, tables and files, and never contains markup. */
export const marked = (text: string, showFile: (mark: FileMark) => Part): Markup =>
  html`<div class="marked">${readMarkedText(text).map((block) => blockOf(block, showFile))}</div>`;

function blockOf(block: TextBlock, showFile: (mark: FileMark) => Part): Part {
  switch (block.kind) {
    case 'file':
      return showFile(block);
    case 'heading':
      return html`<h2>${block.text}</h2>\n`;
    case 'paragraph':
      return html`<p>${withLinks(block.text)}</p>\n`;
    case 'list':
      return html`<ul>${block.entries.map((entry) => html`<li>${withLinks(entry)}</li>`)}</ul>\n`;
    case 'table':
      return tableOf(block);
  }
}

/** Matches "12.400", "96,5%", but not phone numbers, which begin with 0. */
const figure = /^(?:0|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d*|0(?=,))(?:,\d+)?\s?%?$/u;

/** Longest cell that stays on one line in a table, in characters: a time, a number with its unit. */
const shortest = 12;

/** Right-aligns columns of figures and keeps columns of short cells on one line. */
function tableOf({ head, rows }: Extract<TextBlock, { kind: 'table' }>): Markup {
  const cells = head.map((_, at) => rows.map((row) => row[at] ?? ''));
  const figures = cells.map(
    (of) => of.length > 0 && of.every((cell) => figure.test(cell)) && html` class="figure-cell"`,
  );
  const short = cells.map((of) => of.every((cell) => cell.length <= shortest) && html` class="short"`);
  return html`<table><thead><tr>${head.map((cell, at) => html`<th scope="col"${figures[at]}>${cell}</th>`)}</tr></thead><tbody>${rows.map(
    (row) =>
      html`<tr>${row.map((cell, at) => html`<td data-column="${head[at] ?? ''}"${figures[at] || short[at]}>${withLinks(cell)}</td>`)}</tr>`,
  )}</tbody></table>\n`;
}
