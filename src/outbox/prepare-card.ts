/** A board member's card of an item: sent with the first photo, and updated where the channel can edit messages. */
import { type Channel, canEdit } from '../channel/channel.ts';
import type { OutgoingFile, OutgoingMessage } from '../channel/outgoing.ts';
import { shownFindings, tellOutcome } from '../chat/notice/tell-outcome.ts';
import { cardMessage, isHiddenFrom } from '../chat/say/card.ts';
import { composeMessage, type Saying } from '../chat/say/compose-message.ts';
import type { Finding } from '../domain/checks/check.ts';
import { newFindings } from '../domain/checks/finding-sentences.ts';
import type { Effect } from '../domain/effect.ts';
import type { Sentence } from '../domain/facts.ts';
import { cardId } from '../domain/ids.ts';
import type { Person } from '../domain/person/person.ts';
import { photosOf } from '../domain/submission/photos-and-files.ts';
import type { Submission } from '../domain/submission/submission.ts';
import type { OutboxRow } from '../ports/outbox.ts';
import type { Unit } from '../ports/services.ts';
import { findingsOf } from '../usecases/check/check-item.ts';
import { fourEyesOf } from '../usecases/submission/cards.ts';
import { put } from '../usecases/tell.ts';
import { photosOfItem } from './attached-photos.ts';
import type { Call, Prepared, PrepareOptions, Reachable } from './call.ts';
import { composeOffer, type Offer, rememberOffer } from './offered.ts';
import { reachableAccount } from './reachable-account.ts';

/** How long a card waits for its photo before it is sent without one. */
const cardPhotoWaitMs = 8_000;
/** Wait before the photo is checked again. */
const photoWaitMs = 400;

/** What a card shows, read in the delivery's transaction, except the royalty, which was read before it. */
interface CardSeen {
  readonly submission: Submission;
  readonly person: Person;
  readonly findings: readonly Finding[];
  readonly royalty: Sentence | string;
  /** This person has a newer card of the item, which carries the buttons. */
  readonly isOld?: boolean;
}

/** Hash of what a card shows, to detect whether it has changed. */
const fingerprintOf = ({ hash }: PrepareOptions, { heading, text, choices }: OutgoingMessage): string =>
  hash(
    JSON.stringify([
      heading,
      text,
      choices.flat().map((choice) => choice.label + ('value' in choice ? choice.value : choice.url)),
    ]),
  );

async function sayingOfCard(
  unit: Unit,
  { submission, person, findings, royalty, isOld = false }: CardSeen,
  photos: readonly OutgoingFile[],
): Promise<Saying> {
  const message = cardMessage(unit, submission, await unit.stores.people.get(submission.authorId), person, {
    eyes: await fourEyesOf(unit, submission),
    findings,
    // It was read just before the transaction; only shown while the item awaits a decision.
    royalty: submission.state === 'submitted' ? royalty : '',
  });
  return { message: isOld ? { ...message, buttons: [] } : message, photos };
}

/** The heading is separated from the text by two characters. */
const fitsCaption = ({ heading, text }: OutgoingMessage, { abilities }: Channel): boolean =>
  text.length + (heading === null ? 0 : heading.length + 2) <= abilities.maxCaptionLength;

/**
 * Prepares a card. It is dropped when the item is a draft or hidden from this reader: both may have changed since the row was
 * written.
 */
export async function prepareCard(
  options: PrepareOptions,
  unit: Unit,
  row: OutboxRow,
  effect: Extract<Effect, { kind: 'card' }>,
  royalty: Sentence | string,
): Promise<Prepared> {
  const person = await unit.stores.people.get(effect.person);
  const to = await reachableAccount(options, unit, person);
  if ('kind' in to) return to;
  const submission = await unit.stores.submissions.get(effect.submission);
  if (submission.state === 'draft') return { kind: 'drop', why: 'a draft again' };
  if (isHiddenFrom(submission, person)) return { kind: 'drop', why: 'held for the head' };
  const [first] = effect.isPlain ? [] : photosOf(submission);
  if (first?.fate.state === 'todo' && unit.now.getTime() - row.createdAt.getTime() < cardPhotoWaitMs)
    return { kind: 'wait', ms: photoWaitMs };
  const seen: CardSeen = { submission, person, findings: await findingsOf(unit, submission), royalty };
  const photos = first ? photosOfItem(options, unit, submission).slice(0, 1) : [];
  const saying = await sayingOfCard(unit, seen, photos);
  const offer = await composeOffer(options, unit, { row, to, locale: person.locale }, saying);
  return {
    kind: 'call',
    call: {
      ...to,
      conversation: to.account.conversation,
      run: async () => (await to.channel.send(offer.composed.message)).messageId,
      afterwards: cardIsThere(options, unit, seen, to, offer),
    },
  };
}

function cardIsThere(
  options: PrepareOptions,
  unit: Unit,
  { submission, person, findings }: CardSeen,
  to: Reachable,
  offer: Offer,
): NonNullable<Call['afterwards']> {
  const { message } = offer.composed;
  return async (later, messageId) => {
    await rememberOffer(later, to, offer);
    const card = {
      id: cardId(unit.ids.next()),
      submission: submission.id,
      person: person.id,
      channel: to.channel.name,
      conversation: to.account.conversation,
      messageId: messageId ?? '',
      hasPhoto: message.photos.length === 1 && fitsCaption(message, to.channel),
      shownRevision: submission.revision,
      shown: canEdit(to.channel) ? fingerprintOf(options, message) : shownFindings(unit, findings),
      createdAt: later.now,
    };
    const earlier = (await later.stores.cards.of(submission.id)).filter(
      (each) => each.person === person.id && each.channel === to.channel.name,
    );
    await later.stores.cards.insert(card);
    // Older cards lose their buttons; only possible where the channel can edit messages.
    for (const { id } of canEdit(to.channel) ? earlier : [])
      await put(later, `renew:${id}:old`, { kind: 'renewCard', card: id, person: person.id });
    const now = await later.stores.submissions.get(submission.id);
    // A photo settled meanwhile changes the findings of the checks without changing the item's version.
    const since = newFindings(findings, await findingsOf(later, now));
    if (now.version !== submission.version || since.length > 0)
      await put(later, `renew:${card.id}:${now.version}`, { kind: 'renewCard', card: card.id, person: person.id });
  };
}

/**
 * Prepares the update of a card. Dropped when the card, its channel or the account no longer exists. Where the channel cannot
 * edit messages, the outcome is sent as a new message.
 */
export async function prepareRenewal(
  options: PrepareOptions,
  unit: Unit,
  effect: Extract<Effect, { kind: 'renewCard' }>,
  royalty: Sentence | string,
): Promise<Prepared> {
  const person = await unit.stores.people.get(effect.person);
  const card = await unit.stores.cards.find(effect.card);
  if (!card) return { kind: 'drop', why: 'no such card' };
  const channel = options.channels.get(card.channel);
  const account = (await unit.stores.people.accountsOf(person.id)).find(
    (each) => each.channel === card.channel && each.conversation === card.conversation,
  );
  if (!channel || !account) return { kind: 'drop', why: 'this channel is not here any more' };
  const submission = await unit.stores.submissions.get(card.submission);
  if (!canEdit(channel)) {
    await tellOutcome(unit, card, submission, person);
    return { kind: 'drop', why: 'this channel cannot renew: said anew where it matters' };
  }
  const isOld = (await unit.stores.cards.latestOf(submission.id, person.id))?.id !== card.id;
  const seen = { submission, person, findings: await findingsOf(unit, submission), royalty, isOld };
  const listener = { channel, conversation: account.conversation, locale: person.locale };
  const { message } = composeMessage(options, listener, await sayingOfCard(unit, seen, []));
  const shown = fingerprintOf(options, message);
  if (shown === card.shown) return { kind: 'drop', why: 'nothing changed' };
  return {
    kind: 'call',
    call: {
      channel,
      account,
      conversation: card.conversation,
      run: async () => {
        await channel.edit(card.messageId, message, card.hasPhoto);
        return card.messageId;
      },
      afterwards: (later) => later.stores.cards.markShown(card.id, submission.revision, shown),
    },
  };
}
