/**
 * What a typed number means (product §3). A list that its reader asked for, or was asked by, keeps its numbers until something
 * of it is chosen: what comes by itself meanwhile goes on counting behind it, so that a "1" never answers the wrong one.
 */
import {
  type Composed,
  type Composer,
  composeMessage,
  type Listener,
  type Saying,
} from '../chat/say/compose-message.ts';
import type { OfferedChoice } from '../ports/conversations.ts';
import type { OutboxRow } from '../ports/outbox.ts';
import type { Unit } from '../ports/services.ts';
import type { Reachable } from './call.ts';

/** A list is answered no longer than this. */
const offerLifeMs = 86_400_000;

/** Questions about what somebody is writing are asked of them whenever they come: behind an album, after a file was kept. */
const questions: readonly string[] = ['ask-text', 'ask-eventOn', 'ask-source', 'draft-preview'];

/** Said in the turn of its reader, who had written at that very moment; or what they have opened. */
export function isAskedFor({ effect, createdAt }: OutboxRow, { account }: Reachable): boolean {
  if (effect.kind === 'show' || effect.kind === 'showQuestion') return true;
  if (effect.kind === 'notice' && questions.includes(effect.view.name)) return true;
  return createdAt.getTime() === account.lastUsedAt.getTime();
}

/**
 * A message with its choices as this chat can take them: buttons, or numbers that are remembered until the next list.
 */
export interface Offer {
  readonly composed: Composed;
  /** Of the list that waits still. */
  readonly kept: readonly OfferedChoice[];
  readonly isAskedFor: boolean;
}

const isNumbered = ({ isButton }: OfferedChoice): boolean => !isButton;

async function waiting({ stores, now }: Unit, { channel, account }: Reachable): Promise<readonly OfferedChoice[]> {
  const offer = await stores.offers.find(channel.name, account.conversation);
  const kept = (offer?.choices ?? []).filter(({ askedAt }) => askedAt && now.getTime() - askedAt < offerLifeMs);
  return kept.some(isNumbered) ? kept : [];
}

/** In the form of the channel, with numbers that nothing else has. */
export async function composeOffer(
  composer: Composer,
  unit: Unit,
  { row, to, locale }: { readonly row: OutboxRow; readonly to: Reachable; readonly locale: string },
  saying: Saying,
): Promise<Offer> {
  const listener: Listener = { channel: to.channel, conversation: to.account.conversation, locale };
  const composed = composeMessage(composer, listener, saying);
  const isAsked = isAskedFor(row, to);
  const kept = isAsked || !composed.offered ? [] : await waiting(unit, to);
  const numbered = kept.filter(isNumbered).length;
  const isCounted = numbered > 0 && composed.offered?.some(isNumbered);
  return {
    composed: isCounted ? composeMessage(composer, { ...listener, numbered }, saying) : composed,
    ...{ kept, isAskedFor: isAsked },
  };
}

/** Keeps what the numbers of a list mean, once the list is there: what nobody saw must not be answered. */
export async function rememberOffer(
  unit: Unit,
  { channel, account }: Reachable,
  { composed, kept, isAskedFor }: Offer,
  offered: Composed['offered'] = composed.offered,
): Promise<void> {
  if (!offered) return;
  const { offers } = unit.stores;
  // Nothing to forget where no list was ever written.
  if (offered.length === 0 && !(await offers.find(channel.name, account.conversation))) return;
  const isWaiting = isAskedFor && offered.some(isNumbered);
  const askedAt = unit.now.getTime();
  const own = isWaiting ? offered.map((choice) => ({ ...choice, askedAt })) : offered;
  await offers.put(channel.name, account.conversation, [...kept, ...own], unit.now);
}
