/** The web desk's pages as functions from data to markup. */

import { formatDate } from '../../domain/calendar/local-date.ts';
import { localTime } from '../../domain/calendar/local-time.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { BoardSession, ChannelState } from '../../ports/board.ts';
import type { Paged } from '../../ports/reader.ts';
import type { DangerLine, DangerList } from '../../reading/dangers.ts';
import type { ItemLine, Queue } from '../../reading/items.ts';
import type { Unreached } from '../../reading/people.ts';
import { html, type Markup } from '../kit/html.ts';
import { field, hiddenFields, notice } from '../kit/parts.ts';
import { diff } from '../signed/item-page.ts';

export type Say = (key: string, facts?: Sentence['facts']) => string;

/** The page for people who are not signed in: the two ways to sign in. */
export const signInPage = (say: Say): Markup =>
  html`<h1>${say('board-title')}</h1><p>${say('board-sign-in')} ${say('board-session-lasts')}</p><p><a class="button" href="/board/pair">${say('board-pair')}</a></p><p>${say('board-meanwhile')}</p>`;

/**
 * The page after a form whose session had expired. The typed text stays in this tab, is not stored, and can be sent again
 * after signing in in another tab; an act that needs confirmation asks for it again.
 */
export function sessionOverPage(
  say: Say,
  action: string,
  { sure: _again, ...sent }: Readonly<Record<string, string>>,
): Markup {
  const isTyped = ([, value]: readonly [string, string]): boolean => /\s/u.test(value.trim());
  const [typed, others] = [Object.entries(sent).filter(isTyped), Object.entries(sent).filter((each) => !isTyped(each))];
  return html`<h1>${say('board-session-over')}</h1>${notice('note', html`<p>${say('board-session-over-why')}</p>`)}
<p>${say('board-sign-in')} ${say('board-session-lasts')}</p><p><a class="button" href="/board/pair" target="_blank" rel="noopener">${say('board-pair')}</a></p>
<form method="post" action="${action}" class="fields">${hiddenFields(Object.fromEntries(others))}${typed.map(
    ([name, value]) =>
      field(
        say('board-session-over-typed'),
        html`<textarea name="${name}" rows="${Math.min(12, 2 + value.split('\n').length)}">
${value}</textarea>`,
      ),
  )}<button class="button go">${say('board-session-over-again')}</button></form>`;
}

/** The page behind a link from a chat. Signing in needs a press, so that link previews do not sign in. */
export const enterPage = (say: Say, action: string): Markup =>
  html`<h1>${say('board-title')}</h1><p>${say('board-enter-why')}</p><form method="post" action="${action}"><button class="button go">${say('board-enter')}</button></form>`;

/** A page with one sentence and a link back. */
export const messagePage = (say: Say, words: string): Markup =>
  html`<h1>${say('board-title')}</h1>${notice('note', html`<p>${words}</p>`)}<p><a href="/board">${say('board-back')}</a></p>`;

/** A channel with its state. */
export interface ChannelRow {
  readonly name: string;
  readonly state: ChannelState | null;
  /** `/board/<name>/connect`, for channels whose access is granted on the platform's page. */
  readonly connect: string | null;
}

/** A channel's state and expiry, with a button to renew its access if needed. */
export const channelRow = (say: Say, timeZone: string, { name, state, connect }: ChannelRow): Markup =>
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

/** Work that waits for the reader, and its page. */
export interface Need {
  readonly address: string;
  readonly words: Sentence;
}

/** The web desk's first page: danger cases, waiting work, unreachable people, channels. */
export const boardPage = (
  say: Say,
  data: {
    readonly name: string;
    readonly timeZone: string;
    readonly channels: readonly ChannelRow[];
    readonly queue: Queue;
    readonly unreached: readonly Unreached[];
    readonly dangers: DangerList;
    /** Other work that waits for this reader. */
    readonly needs: readonly Need[];
  },
): Markup => html`<h1>${say('board-title')}</h1><p>${say('board-hello', { name: data.name })}</p>
${data.dangers.lines.length > 0 && html`<section class="dangers"><h2>${say('board-dangers')}</h2>${dangerRows(say, data.timeZone, data.dangers, null)}</section>`}
<section><h2>${say('board-waiting', { count: data.queue.mine })}</h2>${data.queue.items.length > 0 && itemRows(say, data.queue.items)}${data.queue.all > 0 && html`<p><a href="/board/items">${say('board-waiting-all', { count: data.queue.all })}</a></p>`}</section>
${data.needs.length > 0 && html`<section><h2>${say('board-needs')}</h2><ul class="rows">${data.needs.map(({ address, words }) => html`<li><div class="what"><a href="${address}"><b>${say(words.key, words.facts)}</b></a></div></li>`)}</ul></section>`}
<section><h2>${say('board-channels')}</h2><ul class="rows">${data.channels.map((row) => channelRow(say, data.timeZone, row))}</ul></section>
<section><h2>${say('board-unreached')}</h2>${
  data.unreached.length === 0
    ? html`<p>${say('board-unreached-none')}</p>`
    : html`<p>${say('board-unreached-why')}</p><ul class="rows">${data.unreached.map((row) => unreachedRow(say, data.timeZone, row))}</ul>`
}</section>`;

/** The first page of people who read or sign the board's papers and see nothing else. */
export const readersPage = (say: Say, name: string): Markup =>
  html`<h1>${say('board-title')}</h1><p>${say('board-hello', { name })}</p><p>${say('board-readers-why')}</p>
<div class="acts"><a class="button go" href="/board/papers">${say('board-papers')}</a><a class="button" href="/board/money">${say('board-money')}</a></div>`;

/** The page before the redirect to a platform's permission page: the reason and a button. */
export const connectPage = (say: Say, action: string): Markup =>
  html`<h1>${say('board-connect-title')}</h1><p>${say('board-connect-why')}</p><form method="post" action="${action}"><button class="button go">${say('board-connect-go')}</button></form><p><a href="/board">${say('board-back')}</a></p>`;

/** Items in rows: state, author, due day, and whose turn it is. */
export const itemRows = (say: Say, items: readonly ItemLine[]): Markup =>
  html`<ul class="rows" data-queue>${items.map(
    ({ code, title, state, author, dueOn, publishedOn, turn }) =>
      html`<li><div class="what"><a href="/board/items/${code}"><b>${code} · ${title || '…'}</b></a><small>${say('board-item-state', { state })}${publishedOn !== null && html` ${formatDate(publishedOn)}`} · ${author.name}${dueOn !== null && publishedOn === null && html` · ${say('board-due', { on: formatDate(dueOn) })}`}${turn.length > 0 && html` · ${say('board-turn', { names: turn.map(({ name }) => name).join(', ') })}`}</small></div></li>`,
  )}</ul>`;

/** Link to a list's next page; nothing at the end (`address` null). */
export const onward = (say: Say, address: string | null): Markup | false =>
  address !== null && html`<p class="onward"><a rel="next" href="${address}">${say('board-more')}</a></p>`;

/** Items that wait for this person, or all items. @param corrections of published items that this person may sign */
export const itemsPage = (
  say: Say,
  { items, next }: Paged<ItemLine>,
  isAll: boolean,
  corrections: readonly Pick<ItemLine, 'code' | 'title'>[],
): Markup =>
  html`<h1>${isAll ? say('board-items-all') : say('board-items-mine')}</h1>
<p>${isAll ? html`<a href="/board/items">${say('board-items-mine')}</a>` : html`<a href="/board/items?tatca=1">${say('board-items-all')}</a>`}</p>
${corrections.length > 0 && html`<h2>${say('board-corrections-mine')}</h2><ul class="rows" data-queue>${corrections.map(({ code, title }) => html`<li><div class="what"><a href="/board/items/${code}"><b>${code} · ${title}</b></a></div></li>`)}</ul>`}
${items.length > 0 ? itemRows(say, items) : corrections.length === 0 && html`<p>${say('board-items-none')}</p>`}
${onward(say, next === null ? null : `/board/items?${new URLSearchParams({ ...(isAll && { tatca: '1' }), sau: next })}`)}`;

/** A browser session of the reader, who can end it. */
export interface SessionRow extends BoardSession {
  readonly lastUsedAt: Date;
  readonly isThisOne: boolean;
}

/** The person's sessions, each with a button to end it. */
export const sessionsPage = (say: Say, timeZone: string, rows: readonly SessionRow[]): Markup =>
  html`<h1>${say('board-sessions')}</h1><p>${say('board-sessions-why')}</p>
<ul class="rows">${rows.map(
    ({ tokenHash, browser, beganAt, lastUsedAt, isThisOne }) =>
      html`<li><div class="what"><b>${browser || say('board-session-unnamed')}${isThisOne && html` · ${say('board-session-this')}`}</b><small>${say('board-session-times', { began: localTime(beganAt, timeZone), used: localTime(lastUsedAt, timeZone) })}</small></div><form method="post" action="/board/leave"><input type="hidden" name="session" value="${tokenHash}"><button class="button">${say('board-leave')}</button></form></li>`,
  )}</ul>
<form method="post" action="/board/leave"><input type="hidden" name="all" value="1"><button class="button stop">${say('board-leave-all')}</button></form>`;

/** Open danger cases. @param formsOf the acts that this person may do; null on a page that only lists the cases */
export const dangerRows = (
  say: Say,
  timeZone: string,
  { lines, more }: DangerList,
  formsOf: ((danger: DangerLine) => Markup) | null,
): Markup =>
  html`<ul class="rows">${lines.map(
    (danger) =>
      html`<li><div class="what">${formsOf === null ? html`<a href="/board/dangers"><b>${danger.sender || say('person-unnamed')}</b></a>` : html`<b>${danger.sender || say('person-unnamed')}</b>`}${danger.phones.map((phone) => html` · <a href="tel:+${phone}">0${phone.slice(2)}</a>`)}<small>${localTime(danger.openedAt, timeZone)} · ${danger.takenBy === null ? say('board-danger-open') : say('board-danger-taken', { name: danger.takenBy })}</small>${danger.text !== '' && html`<p>${danger.text}</p>`}</div>${formsOf?.(danger)}</li>`,
  )}</ul>${more > 0 && html`<p>${say('board-dangers-more', { count: more })}</p>`}`;

/** The page of danger cases. @param rows null: there are no open cases */
export const dangersPage = (say: Say, rows: Markup | null): Markup =>
  html`<h1>${say('board-dangers')}</h1><p>${say('board-dangers-why')}</p>${rows ? html`<div class="dangers">${rows}</div>` : html`<p>${say('board-dangers-none')}</p>`}`;

/** The keyboard shortcuts; a script opens this with "?". */
export const keysHelp = (say: Say): Markup =>
  html`<details id="phim" class="keys"><summary>${say('board-keys')}</summary><ul>${(['jk', 'd', 't', 'u', 'search', 'help'] as const).map((key) => html`<li>${say('board-key', { key })}</li>`)}</ul></details>`;

/** Shown if another person saved meanwhile: their text is kept, the typed text is in the field; sending again decides. */
export const staleNotice = (say: Say, theirs: string, mine: string): Markup =>
  notice(
    'wrong',
    html`<p>${say('board-stale')}</p><details open><summary>${say('board-stale-differences')}</summary><div class="diff">${diff(theirs, mine)}</div></details>`,
  );
