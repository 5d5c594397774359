/** What was found at the desk: items, questions and people that this reader may see. */
import type { Person } from '../../domain/person/person.ts';
import type { ItemLine } from '../../reading/items.ts';
import { html, type Markup } from '../kit/html.ts';
import { itemRows, type Say } from './pages.ts';
import { personRows } from './people-pages.ts';

export interface SearchedDesk {
  readonly words: string;
  readonly items: readonly ItemLine[];
  readonly questions: readonly { readonly code: string; readonly title: string }[];
  readonly people: readonly Person[];
}

export const searchPage = (say: Say, { words, items, questions, people }: SearchedDesk): Markup =>
  html`<h1>${say('board-search')}</h1><p>${words === '' ? say('board-search-why') : say('board-search-found', { words, count: items.length + questions.length + people.length })}</p>
${items.length > 0 && html`<section><h2>${say('board-items')}</h2>${itemRows(say, items)}</section>`}
${questions.length > 0 && html`<section><h2>${say('board-questions')}</h2><ul class="rows" data-queue>${questions.map(({ code, title }) => html`<li><div class="what"><a href="/board/questions/${code}"><b>${code} · ${title || '…'}</b></a></div></li>`)}</ul></section>`}
${people.length > 0 && html`<section><h2>${say('board-people')}</h2>${personRows(say, people)}</section>`}`;
