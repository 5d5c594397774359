/**
 * `/board/channels`: state of the channels, held messages with their recipients, and given-up messages, which can be sent again.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { canBeGranted } from '../../channel/channel.ts';
import { localTime } from '../../domain/calendar/local-time.ts';
import type { Issue } from '../../domain/decision.ts';
import { codeIn } from '../../domain/effect.ts';
import type { GivenUp, HeldMessage, Paged } from '../../ports/reader.ts';
import { retry } from '../../usecases/unreached.ts';
import { html, type Markup, type Part } from '../kit/html.ts';
import { notice, refusals } from '../kit/parts.ts';
import { type Desk, forBoard, forHeads, isAmong, type Signed } from './desk.ts';
import { fieldsOf, queryOf } from './fields.ts';
import { type ChannelRow, channelRow, onward, type Say } from './pages.ts';

const messagesOnPage = 50;

interface ChannelsView {
  readonly timeZone: string;
  readonly channels: readonly ChannelRow[];
  readonly held: Paged<HeldMessage>;
  readonly givenUp: readonly GivenUp[];
  readonly mayRetry: boolean;
  readonly done: string;
  readonly issues: readonly Issue[];
}

/** Reasons stored by the outbox, each with a sentence of its own; any other text comes from a platform. */
const knownWhys: Readonly<Record<string, string>> = {
  'no reachable account': 'nobody',
  ...{ quota: 'quota', credentials: 'credentials', unreachable: 'unreachable' },
  ...{ blockedByPerson: 'blocked', outsideReplyWindow: 'window' },
};

const whyLine = (say: Say, why: string | null): Part =>
  why !== null &&
  (knownWhys[why]
    ? html`<small>${say('board-message-why', { why: knownWhys[why] })}</small>`
    : html`<details class="small"><summary>${say('board-message-why', { why: 'other' })}</summary><code lang="en">${why}</code></details>`);

const retryForm = (say: Say, id: string): Markup =>
  html`<form method="post" action="/board/channels/retry"><input type="hidden" name="id" value="${id}"><button class="button">${say('board-retry')}</button></form>`;

const heldRow = (
  say: Say,
  { timeZone, mayRetry }: ChannelsView,
  { id, person, effect, why, createdAt, calledAt }: HeldMessage,
): Markup => {
  const code = codeIn(effect);
  return html`<li><div class="what"><b>${person.name || say('person-unnamed')}</b><small>${say('board-message-kind', { kind: effect.kind })}${code !== null && ` · ${code}`} · ${say('board-unreached-since', { at: localTime(createdAt, timeZone) })}${calledAt && html` · ${say('board-called-at', { at: localTime(calledAt, timeZone) })}`}</small>${whyLine(say, why)}</div>${mayRetry && retryForm(say, `out:${id}`)}</li>`;
};

const givenUpRow = (
  say: Say,
  { timeZone, mayRetry }: ChannelsView,
  { id, kind, person, why, createdAt }: GivenUp,
): Markup =>
  html`<li><div class="what"><b>${person ? person.name || say('person-unnamed') : id.startsWith('out:') ? say('board-to-nobody') : say('board-came-in')}</b><small>${say('board-message-kind', { kind })} · ${localTime(createdAt, timeZone)}</small>${whyLine(say, why)}</div>${mayRetry && retryForm(say, id)}</li>`;

const channelsPage = (say: Say, view: ChannelsView): Markup =>
  html`<h1>${say('board-channels')}</h1>
${view.done !== '' && notice('done', html`<p>${say('board-did', { what: view.done })}</p>`)}
${refusals(view.issues.map(({ key, facts }) => say(key, facts)))}
<ul class="rows">${view.channels.map((row) => channelRow(say, view.timeZone, row))}</ul>
<section><h2>${say('board-held')}</h2>${view.held.items.length === 0 ? html`<p>${say('board-held-none')}</p>` : html`<p>${say('board-held-why')}</p><ul class="rows">${view.held.items.map((message) => heldRow(say, view, message))}</ul>`}
${onward(say, view.held.next === null ? null : `/board/channels?${new URLSearchParams({ sau: view.held.next })}`)}</section>
<section><h2>${say('board-given-up')}</h2>${view.givenUp.length === 0 ? html`<p>${say('board-given-up-none')}</p>` : html`<p>${say('board-given-up-why')}</p><ul class="rows">${view.givenUp.map((row) => givenUpRow(say, view, row))}</ul>`}</section>`;

/** The ward's channels with their state, and the link to grant access for those who may. */
export async function channelRows(desk: Desk, { runtime, person }: Signed): Promise<readonly ChannelRow[]> {
  const states = await desk.options.records.channels(runtime.ward.id);
  const mayConnect = forHeads.by === 'session' && isAmong(forHeads.roles, person);
  return [...runtime.channels.values()].map((channel) => ({
    name: channel.name,
    state: states.find((each) => each.channel === channel.name) ?? null,
    connect: canBeGranted(channel) && mayConnect ? `/board/${channel.connectName}/connect` : null,
  }));
}

/** Registers the page and the form that retries a given-up message. */
export function channelRoutes(app: FastifyInstance, desk: Desk): void {
  async function show(signed: Signed, request: FastifyRequest, reply: FastifyReply, issues: readonly Issue[] = []) {
    const view = await desk.look(signed, async ({ readers }) => ({
      held: await readers.lists.held({ limit: messagesOnPage, after: queryOf(request, 'sau') || null }),
      givenUp: await readers.lists.givenUp(messagesOnPage),
    }));
    const channels = await channelRows(desk, signed);
    const { timeZone } = signed.runtime.ward;
    const mayRetry = forHeads.by === 'session' && isAmong(forHeads.roles, signed.person);
    const done = issues.length > 0 ? '' : queryOf(request, 'xong');
    return desk.show(signed, reply, issues, (say) =>
      channelsPage(say, { timeZone, channels, ...view, mayRetry, done, issues }),
    );
  }

  desk.get(app, '/board/channels', forBoard, show);
  desk.post(app, '/board/channels/retry', forHeads, ['replayed'], async (signed, request, reply) => {
    const id = fieldsOf(request.body)('id', 20);
    const outcome = await desk.inUnit(signed, (unit) => retry(unit, signed.person, id));
    return outcome.ok
      ? reply.redirect('/board/channels?xong=retry', 303)
      : show(signed, request, reply, outcome.issues);
  });
}
