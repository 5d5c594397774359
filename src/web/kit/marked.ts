/** A page's text with its few marks, as markup. On a phone each row of a table stands by itself: its cells carry their column's name. */
import { readMarkedText, type TextBlock } from '../../domain/text/marked-text.ts';
import { html, type Markup } from './html.ts';
import { withLinks } from './parts.ts';

/** Nothing of the text is read as markup: of its marks only headings, lists and tables are known. */
export const marked = (text: string): Markup => html`<div class="marked">${readMarkedText(text).map(blockOf)}</div>`;

function blockOf(block: TextBlock): Markup {
  switch (block.kind) {
    case 'heading':
      return html`<h2>${block.text}</h2>\n`;
    case 'paragraph':
      return html`<p>${withLinks(block.text)}</p>\n`;
    case 'list':
      return html`<ul>${block.entries.map((entry) => html`<li>${withLinks(entry)}</li>`)}</ul>\n`;
    case 'table':
      return html`<table><thead><tr>${block.head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead><tbody>${block.rows.map(
        (row) =>
          html`<tr>${row.map((cell, at) => html`<td data-column="${block.head[at] ?? ''}">${withLinks(cell)}</td>`)}</tr>`,
      )}</tbody></table>\n`;
  }
}
