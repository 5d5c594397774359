/** The web desk's menu: pages for daily work in a row, the others in a submenu. */
import type { Sentence } from '../../domain/facts.ts';
import { boardRoles, deskRoles, type Role } from '../../domain/roles.ts';
import { html, type Markup } from '../kit/html.ts';
import type { Say } from './pages.ts';

interface Place {
  readonly address: string;
  readonly words: Sentence;
  readonly roles: readonly Role[];
}

const place = (address: string, words: Sentence, roles: readonly Role[] = boardRoles): Place => ({
  address,
  words,
  roles,
});

const daily: readonly Place[] = [
  place('/board', { key: 'board-overview' }, deskRoles),
  place('/board/items', { key: 'board-items' }),
  place('/board/questions', { key: 'board-questions' }),
  place('/board/dangers', { key: 'board-dangers' }),
  place('/board/calendar', { key: 'board-calendar' }),
  place('/board/plan', { key: 'board-plan' }),
];

const others: readonly Place[] = [
  place('/board/people', { key: 'board-people' }),
  place('/board/process', { key: 'choice-process' }),
  place('/board/papers', { key: 'board-papers' }, deskRoles),
  place('/board/money', { key: 'board-money' }, deskRoles),
  place('/board/rules', { key: 'board-rules' }, deskRoles),
  place('/board/sections', { key: 'board-sections' }),
  place('/board/settings', { key: 'board-settings' }),
  place('/board/channels', { key: 'board-channels' }),
  place('/board/audit', { key: 'board-audit' }, ['head']),
  place('/board/sessions', { key: 'board-sessions' }, deskRoles),
];

/**
 * Renders the menu.
 * @param portal the ward's portal, linked here on a phone
 * @param holds whether the reader has one of these roles
 */
export function menuOf(say: Say, here: string, portal: string, holds: (roles: readonly Role[]) => boolean): Markup {
  const link = ({ address, words }: Place): Markup =>
    html`<a href="${address}"${address === here && html` aria-current="page"`}>${say(words.key)}</a>`;
  const seen = others.filter(({ roles }) => holds(roles));
  const current = seen.find(({ address }) => address === here || here.startsWith(`${address}/`));
  return html`<nav class="desk-menu" aria-label="${say('board-menu')}"><div class="wide">${daily.filter(({ roles }) => holds(roles)).map(link)}<details class="more-places"><summary${current && html` class="is-here"`}>${current ? say(current.words.key) : say('board-more-places')}</summary><div>${seen.map(link)}<a class="at-phone" href="${portal}">${say('board-to-portal')}</a><form method="post" action="/board/leave"><button class="button quiet">${say('board-leave')}</button></form></div></details>${holds(boardRoles) && html`<form class="desk-find" role="search" action="/board/search"><input class="thin" type="search" name="q" maxlength="100" aria-label="${say('board-search')}" placeholder="${say('board-search')}"><button class="button quiet">${say('board-search-go')}</button></form>`}</div></nav><div class="wide"><p class="live-news" role="status" hidden><a href="/board">${say('board-live-news')}</a></p></div>`;
}
