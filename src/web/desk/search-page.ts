/** Results of the web desk's search: items, questions, people, papers and plan entries that this reader may see. */
import { formatDate, type LocalDate } from '../../domain/calendar/local-date.ts';
import type { PaperRef } from '../../domain/period/paper-ref.ts';
import type { Person } from '../../domain/person/person.ts';
import type { PlanEntry } from '../../domain/plan/plan.ts';
import { type Found, type FoundItem, waitsFor } from '../../reading/find.ts';
import { html, type Markup, type Part } from '../kit/html.ts';
import { hiddenFields } from '../kit/parts.ts';
import { onward, type Say } from './pages.ts';
import { paperAddress, paperName } from './paper-pages.ts';
import { personRows } from './people-pages.ts';

/** Results that this reader may see. */
export interface SearchedDesk extends Omit<Found, 'next'> {
  readonly words: string;
  /** Published items: the best hits, newest first. */
  readonly published: readonly { readonly title: string; readonly address: string; readonly on: LocalDate }[];
  readonly people: readonly Person[];
  readonly papers: readonly PaperRef[];
  readonly plan: readonly PlanEntry[];
  /** Address of the next page. */
  readonly next: string | null;
  /** True if the words are a phone number and this reader may search by it. */
  readonly byPhone?: boolean;
}

export const nothingFound: Omit<SearchedDesk, 'words'> = {
  ...{ items: [], questions: [], people: [], published: [], papers: [], plan: [], next: null },
};

const sectionOf = (name: string, rows: readonly Markup[]): Part =>
  rows.length > 0 && html`<section><h2>${name}</h2><ul class="rows" data-queue>${rows}</ul></section>`;

const row = (address: string, name: string, small: string): Markup =>
  html`<li><div class="what"><a href="${address}"><b>${name}</b></a><small>${small}</small></div></li>`;

/** Renders the results by kind, with a link to the next page. */
export function searchPage(say: Say, found: SearchedDesk): Markup {
  const { words, items, questions, people, published, papers, plan, next } = found;
  const itemsOf = (name: string, some: readonly FoundItem[]) =>
    sectionOf(
      name,
      some.map(({ code, title, state, author }) =>
        row(`/board/items/${code}`, `${code} · ${title || '…'}`, `${say('board-item-state', { state })} · ${author}`),
      ),
    );
  const count = items.length + questions.length + people.length + published.length + papers.length + plan.length;
  return html`<h1>${say('board-search')}</h1><p>${words === '' ? say('board-search-why') : say('board-search-found', { words, count })}</p>${words !== '' && count === 0 && !found.byPhone && html`<p>${say('board-search-why')}</p>`}
${found.byPhone && html`<form method="post" action="/board/search/phone" class="fields">${hiddenFields({ q: words })}<p>${say('board-search-phone-why')}</p><button class="button">${say('board-search-phone')}</button></form>`}
${itemsOf(
  say('board-search-waiting'),
  items.filter(({ state }) => waitsFor(state)),
)}
${sectionOf(
  say('board-search-published'),
  published.map(({ title, address, on }) =>
    row(address, title, `${formatDate(on)} · ${say('board-item-state', { state: 'published' })}`),
  ),
)}
${itemsOf(
  say('board-search-over'),
  items.filter(({ state }) => !waitsFor(state)),
)}
${sectionOf(
  say('board-questions'),
  questions.map(({ code, title, state, receivedOn }) =>
    row(
      `/board/questions/${code}`,
      `${code} · ${title || '…'}`,
      `${formatDate(receivedOn)} · ${say('board-question-state', { state })}`,
    ),
  ),
)}
${people.length > 0 && html`<section><h2>${say('board-people')}</h2>${personRows(say, people)}</section>`}
${sectionOf(
  say('board-papers'),
  papers.map((paper) => row(paperAddress(paper), paperName(say, paper), '')),
)}
${sectionOf(
  say('board-plan'),
  plan.map(({ title, on, place }) =>
    row('/board/plan', title, [formatDate(on), place ?? ''].filter(Boolean).join(' · ')),
  ),
)}
${onward(say, next)}`;
}
