/**
 * What a typed number means (product §3). A list that its reader asked for, or that asks the reader something, keeps its numbers
 * until one of its choices is taken. Lists that arrive meanwhile continue the numbering, so that "1" never answers the wrong
 * list.
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

/** How long a list can be answered, in milliseconds. */
const offerLifeMs = 86_400_000;

/**
 * Questions about the reader's current draft count as asked for whenever they come, for example after an album or after a file
 * was stored.
 */
const questions: readonly string[] = ['ask-text', 'ask-eventOn', 'ask-source', 'draft-preview'];

/**
 * True when the message answers what its reader just wrote (it was created in that turn), asks about their draft, or shows what
 * they opened.
 */
export function isAskedFor({ effect, createdAt }: OutboxRow, { account }: Reachable): boolean {
  if (effect.kind === 'show' || effect.kind === 'showQuestion') return true;
  if (effect.kind === 'notice' && questions.includes(effect.view.name)) return true;
  return createdAt.getTime() === account.lastUsedAt.getTime();
}

/** A message with its choices in the form this chat supports: buttons, or numbers that are remembered until the next list. */
export interface Offer {
  readonly composed: Composed;
  /** Choices of the earlier list that is still waiting. */
  readonly kept: readonly OfferedChoice[];
  readonly isAskedFor: boolean;
}

const isNumbered = ({ isButton }: OfferedChoice): boolean => !isButton;

async function waiting({ stores, now }: Unit, { channel, account }: Reachable): Promise<readonly OfferedChoice[]> {
  const offer = await stores.offers.find(channel.name, account.conversation);
  const kept = (offer?.choices ?? []).filter(({ askedAt }) => askedAt && now.getTime() - askedAt < offerLifeMs);
  return kept.some(isNumbered) ? kept : [];
}

/** Composes the message for the channel, with numbers that no waiting list uses. */
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

/** Stores what the numbers of a list mean, after the list was sent: a list that was not seen must not be answered. */
export async function rememberOffer(
  unit: Unit,
  { channel, account }: Reachable,
  { composed, kept, isAskedFor }: Offer,
  offered: Composed['offered'] = composed.offered,
): Promise<void> {
  if (!offered) return;
  const { offers } = unit.stores;
  // No list was ever stored for this chat, so there is nothing to clear.
  if (offered.length === 0 && !(await offers.find(channel.name, account.conversation))) return;
  const isWaiting = isAskedFor && offered.some(isNumbered);
  const askedAt = unit.now.getTime();
  const own = isWaiting ? offered.map((choice) => ({ ...choice, askedAt })) : offered;
  await offers.put(channel.name, account.conversation, [...kept, ...own], unit.now);
}
