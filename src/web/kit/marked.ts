/** A page's text with its few marks, as markup. On a phone each row of a table stands by itself: its cells carry their column's name. */
import { type FileMark, readMarkedText, type TextBlock } from '../../domain/text/marked-text.ts';
import { html, type Markup, type Part } from './html.ts';
import { withLinks } from './parts.ts';

/** Nothing of the text is read as markup: of its marks only headings, lists, tables and files are known. */
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
      return html`<table><thead><tr>${block.head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead><tbody>${block.rows.map(
        (row) =>
          html`<tr>${row.map((cell, at) => html`<td data-column="${block.head[at] ?? ''}">${withLinks(cell)}</td>`)}</tr>`,
      )}</tbody></table>\n`;
  }
}
