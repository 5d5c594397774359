/** A board member's card: sent with its first photo, and changed where the channel can change what it sent. */
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

/** A card waits this long for its photo; it goes out without it afterwards. */
const cardPhotoWaitMs = 8_000;
/** Until the photo is looked for again. */
const photoWaitMs = 400;

/** What a card says, read in the delivery's transaction; its royalty was read before. */
interface CardSeen {
  readonly submission: Submission;
  readonly person: Person;
  readonly findings: readonly Finding[];
  readonly royalty: Sentence | string;
  /** A newer card of the item is on this person's screen: what can be done stands there. */
  readonly isOld?: boolean;
}

/** What was shown, to tell whether a card still says it: findings alone where a card cannot be changed. */
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
    // Read a moment ago: for those who still decide.
    royalty: submission.state === 'submitted' ? royalty : '',
  });
  return { message: isOld ? { ...message, buttons: [] } : message, photos };
}

/** The heading stands two lines above the text. */
const fitsCaption = ({ heading, text }: OutgoingMessage, { abilities }: Channel): boolean =>
  text.length + (heading === null ? 0 : heading.length + 2) <= abilities.maxCaptionLength;

/** A draft and what is held from this reader get none, whatever the row says: both may have changed since it was written. */
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
    // Where a card cannot be changed there is nothing to take away.
    for (const { id } of canEdit(to.channel) ? earlier : [])
      await put(later, `renew:${id}:old`, { kind: 'renewCard', card: id, person: person.id });
    const now = await later.stores.submissions.get(submission.id);
    // A photo that was settled meanwhile changes what the checks say, and not the item.
    const since = newFindings(findings, await findingsOf(later, now));
    if (now.version !== submission.version || since.length > 0)
      await put(later, `renew:${card.id}:${now.version}`, { kind: 'renewCard', card: card.id, person: person.id });
  };
}

/** Dropped where the card, its channel or the account is gone; where a channel can’t change what it sent, the change is said. */
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
