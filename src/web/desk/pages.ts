/** The board's pages: functions from data to markup. */
import { localTime } from '../../domain/calendar/local-time.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { ChannelState } from '../../ports/board.ts';
import type { Unreached } from '../../usecases/held.ts';
import { html, type Markup } from '../kit/html.ts';
import { field, notice } from '../kit/parts.ts';

export type Say = (key: string, facts?: Sentence['facts']) => string;

/** Where one can go at the desk. */
export const menuOf = (say: Say): Markup =>
  html`<nav class="desk-menu" aria-label="${say('board-menu')}"><div class="wide"><a href="/board">${say('board-overview')}</a></div></nav>`;

export const signInPage = (say: Say): Markup =>
  html`<h1>${say('board-title')}</h1><p>${say('board-sign-in')}</p><p>${say('board-meanwhile')}</p>`;

export const enterPage = (say: Say, action: string): Markup =>
  html`<h1>${say('board-title')}</h1><p>${say('board-enter-why')}</p><form method="post" action="${action}"><button class="button go">${say('board-enter')}</button></form>`;

export const messagePage = (say: Say, words: string): Markup =>
  html`<h1>${say('board-title')}</h1>${notice('note', html`<p>${words}</p>`)}<p><a href="/board">${say('board-back')}</a></p>`;

export interface ChannelRow {
  readonly name: string;
  readonly state: ChannelState | null;
  /** `/board/<name>/connect`, for channels that are granted. */
  readonly connect: string | null;
}

const channelRow = (say: Say, timeZone: string, { name, state, connect }: ChannelRow): Markup =>
  html`<li><div class="what"><b>${say('board-channel', { channel: name })}</b><span class="state ${state?.state ?? 'ok'}">${say(`board-channel-${state?.state ?? 'ok'}`)}</span>${
    state?.until ? html`<small>${say('board-channel-until', { at: localTime(state.until, timeZone) })}</small>` : ''
  }</div>${connect ? html`<a class="button" href="${connect}">${say('board-reconnect')}</a>` : ''}</li>`;

const unreachedRow = (say: Say, timeZone: string, { person, count, since, codes, calledAt }: Unreached): Markup =>
  html`<li><div class="what"><b>${person.name || say('person-unnamed')}</b>${
    person.phone
      ? html`<a href="tel:+${person.phone}">0${person.phone.slice(2)}</a>`
      : html`<span>${say('board-no-phone')}</span>`
  }<small>${say('board-unreached-count', { count })}${codes.length > 0 ? ` · ${codes.join(', ')}` : ''} · ${say('board-unreached-since', { at: localTime(since, timeZone) })}</small></div>${
    calledAt
      ? html`<span>${say('board-called-at', { at: localTime(calledAt, timeZone) })}</span>`
      : html`<form method="post" action="/board/called"><input type="hidden" name="person" value="${person.id}">${field(say('board-call-result'), html`<input name="result" maxlength="200">`)}<button class="button">${say('board-called')}</button></form>`
  }</li>`;

export const boardPage = (
  say: Say,
  data: {
    readonly name: string;
    readonly timeZone: string;
    readonly channels: readonly ChannelRow[];
    readonly unreached: readonly Unreached[];
  },
): Markup => html`<h1>${say('board-title')}</h1><p>${say('board-hello', { name: data.name })}</p>
<section><h2>${say('board-channels')}</h2><ul class="rows">${data.channels.map((row) => channelRow(say, data.timeZone, row))}</ul></section>
<section><h2>${say('board-unreached')}</h2>${
  data.unreached.length === 0
    ? html`<p>${say('board-unreached-none')}</p>`
    : html`<p>${say('board-unreached-why')}</p><ul class="rows">${data.unreached.map((row) => unreachedRow(say, data.timeZone, row))}</ul>`
}</section>`;

export const connectPage = (say: Say, action: string): Markup =>
  html`<h1>${say('board-connect-title')}</h1><p>${say('board-connect-why')}</p><form method="post" action="${action}"><button class="button go">${say('board-connect-go')}</button></form><p><a href="/board">${say('board-back')}</a></p>`;
