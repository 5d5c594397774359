/** The board's pages: functions from data to markup. */
import { localTime } from '../domain/calendar/local-time.ts';
import type { Sentence } from '../domain/facts.ts';
import { html, type Markup } from '../portal/html.ts';
import type { ChannelState } from '../ports/board.ts';
import type { Unreached } from '../usecases/held.ts';

export type Say = (key: string, facts?: Sentence['facts']) => string;

export const signInPage = (say: Say): Markup =>
  html`<h1>${say('board-title')}</h1><p>${say('board-sign-in')}</p><p>${say('board-meanwhile')}</p><p><a href="/">${say('board-to-portal')}</a></p>`;

export const enterPage = (say: Say, action: string): Markup =>
  html`<h1>${say('board-title')}</h1><p>${say('board-enter-why')}</p><form method="post" action="${action}"><button>${say('board-enter')}</button></form>`;

export const messagePage = (say: Say, words: string): Markup =>
  html`<h1>${say('board-title')}</h1><p role="status">${words}</p><p><a href="/board">${say('board-back')}</a></p>`;

export interface ChannelRow {
  readonly name: string;
  readonly state: ChannelState | null;
  /** `/board/<name>/connect`, for channels that are granted. */
  readonly connect: string | null;
}

const channelRow = (say: Say, timeZone: string, { name, state, connect }: ChannelRow): Markup =>
  html`<tr><td>${say('board-channel', { channel: name })}</td><td><span class="state ${state?.state ?? 'ok'}">${say(`board-channel-${state?.state ?? 'ok'}`)}</span>${
    state?.until ? html`<br><small>${say('board-channel-until', { at: localTime(state.until, timeZone) })}</small>` : ''
  }</td><td>${connect ? html`<a class="button" href="${connect}">${say('board-reconnect')}</a>` : ''}</td></tr>`;

const unreachedRow = (say: Say, timeZone: string, { person, count, since, codes, calledAt }: Unreached): Markup =>
  html`<tr><td>${person.name || say('person-unnamed')}</td><td>${
    person.phone ? html`<a href="tel:+${person.phone}">0${person.phone.slice(2)}</a>` : '–'
  }</td><td>${say('board-unreached-count', { count })}${codes.length > 0 ? html`<br><small>${codes.join(', ')}</small>` : ''}</td><td>${localTime(since, timeZone)}</td><td>${
    calledAt
      ? say('board-called-at', { at: localTime(calledAt, timeZone) })
      : html`<form method="post" action="/board/called"><input type="hidden" name="person" value="${person.id}"><label>${say('board-call-result')} <input name="result" maxlength="200"></label> <button>${say('board-called')}</button></form>`
  }</td></tr>`;

export const boardPage = (
  say: Say,
  data: {
    readonly name: string;
    readonly timeZone: string;
    readonly channels: readonly ChannelRow[];
    readonly unreached: readonly Unreached[];
  },
): Markup => html`<h1>${say('board-title')}</h1><p>${say('board-hello', { name: data.name })}</p>
<section><h2>${say('board-channels')}</h2><table><thead><tr><th>${say('board-channels-name')}</th><th>${say('board-channels-state')}</th><th></th></tr></thead><tbody>${data.channels.map((row) => channelRow(say, data.timeZone, row))}</tbody></table></section>
<section><h2>${say('board-unreached')}</h2>${
  data.unreached.length === 0
    ? html`<p>${say('board-unreached-none')}</p>`
    : html`<p>${say('board-unreached-why')}</p><table><thead><tr><th>${say('board-unreached-name')}</th><th>${say('board-unreached-phone')}</th><th>${say('board-unreached-messages')}</th><th>${say('board-unreached-since')}</th><th></th></tr></thead><tbody>${data.unreached.map((row) => unreachedRow(say, data.timeZone, row))}</tbody></table>`
}</section>`;

export const connectPage = (say: Say, action: string): Markup =>
  html`<h1>${say('board-connect-title')}</h1><p>${say('board-connect-why')}</p><form method="post" action="${action}"><button>${say('board-connect-go')}</button></form><p><a href="/board">${say('board-back')}</a></p>`;
