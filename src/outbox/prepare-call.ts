/**
 * Decides what to send to whom from the current state of the database: a row names what is meant, not its text. Nothing is sent
 * here; the result is a call to make after the transaction.
 */
import { canAcknowledge, canEdit, canSetMenu } from '../channel/channel.ts';
import { menuOf } from '../chat/hear/commands.ts';
import { renderNotice } from '../chat/notice/render-notice.ts';
import { renderAnswer } from '../chat/notice/render-question.ts';
import { rememberListed, rememberShown } from '../chat/question/shown-before.ts';
import { button } from '../chat/say/buttons.ts';
import { fullItem, isHiddenFrom } from '../chat/say/card.ts';
import type { Saying } from '../chat/say/compose-message.ts';
import { messageNow } from '../chat/say/old-names.ts';
import { fullQuestion } from '../chat/say/question.ts';
import { objectionToDossier } from '../domain/dossier.ts';
import type { Sentence } from '../domain/facts.ts';
import type { LinkButton, Message } from '../domain/message.ts';
import { actorOf, type Person } from '../domain/person/person.ts';
import { mayReadQuestion } from '../domain/question/permissions.ts';
import type { Question } from '../domain/question/question.ts';
import type { Submission } from '../domain/submission/submission.ts';
import { isList } from '../domain/view.ts';
import type { OutboxRow } from '../ports/outbox.ts';
import type { Unit } from '../ports/services.ts';
import type { Translator } from '../ports/translator.ts';
import { findingsOf } from '../usecases/check/check-item.ts';
import { recordAlert } from '../usecases/danger/remind-of-dangers.ts';
import { createPageLink } from '../usecases/page-link.ts';
import { asksToApprove, rememberCopy } from '../usecases/question/copies.ts';
import { recordDelivery } from '../usecases/question/delivery.ts';
import { whoseTurn } from '../usecases/submission/cards.ts';
import { put } from '../usecases/tell.ts';
import { attachedPhoto, photosOfItem } from './attached-photos.ts';
import type { PersonEffect, Prepared, PrepareOptions, Reachable } from './call.ts';
import { carryFiles } from './carry-files.ts';
import { composeOffer, rememberOffer } from './offered.ts';
import { pressesOf } from './pace.ts';
import { prepareCard, prepareRenewal } from './prepare-card.ts';
import { prepareQuestionCopy } from './prepare-question-copy.ts';
import { previewOnce } from './preview-once.ts';
import { reachableAccount } from './reachable-account.ts';
import type { ReadAhead } from './read-ahead.ts';

type Drop = Extract<Prepared, { kind: 'drop' }>;
type Said = Exclude<PersonEffect, { kind: 'acknowledge' | 'renewCard' | 'renewQuestion' | 'card' | 'menu' }>;

const drop = (why: string): Drop => ({ kind: 'drop', why });

const nothingToSay = drop('nothing to say any more');

/** An outbox row, its effect, and what was read for it before the transaction. */
export interface ToPrepare<Kind extends PersonEffect = PersonEffect> {
  readonly row: OutboxRow;
  readonly effect: Kind;
  readonly ahead: ReadAhead;
}

/**
 * Prepares the call for an effect from the current state, including decisions made since the row was written. Returns `drop` when
 * there is nothing to say any more.
 */
export async function prepareCall(
  options: PrepareOptions,
  unit: Unit,
  { row, effect, ahead }: ToPrepare,
): Promise<Prepared> {
  const { people } = unit.stores;
  // Accounts are loaded together with the person, because later steps need them.
  const [person] = await Promise.all([people.get(effect.person), people.accountsOf(effect.person)]);
  switch (effect.kind) {
    case 'acknowledge':
      return prepareAcknowledgement(options, effect, person);
    case 'renewCard':
      return prepareRenewal(options, unit, effect, ahead.royalty);
    case 'renewQuestion':
      return prepareQuestionCopy(options, unit, effect);
    case 'card':
      return prepareCard(options, unit, row, effect, ahead.royalty);
    case 'menu':
      return prepareMenu(options, unit, person);
    default:
      return prepareSaying(options, unit, person, { row, effect, ahead });
  }
}

function prepareAcknowledgement(
  { channels, translator }: PrepareOptions,
  effect: Extract<PersonEffect, { kind: 'acknowledge' }>,
  person: Person,
): Prepared {
  const channel = channels.get(effect.channel);
  if (!channel || !canAcknowledge(channel)) return drop('nothing to answer');
  const text = effect.sentence ? translator.say(person.locale, effect.sentence) : null;
  return {
    kind: 'call',
    call: {
      channel,
      account: null,
      // One person's presses have a limit of their own, so that nobody takes the turns of all others by pressing.
      conversation: pressesOf(effect.person),
      run: async () => {
        await channel.acknowledge(effect.acknowledgement, text, effect.isAlert);
        return null;
      },
    },
  };
}

/** The menu of commands for a person of this role, in their language. */
export const menuEntries = (translator: Translator, { role, locale }: Pick<Person, 'role' | 'locale'>) =>
  menuOf(role).map((command) => ({ command, description: translator.say(locale, { key: `menu-${command}` }) }));

async function prepareMenu(options: PrepareOptions, unit: Unit, person: Person): Promise<Prepared> {
  const to = await reachableAccount(options, unit, person);
  if ('kind' in to) return to;
  const { channel, account } = to;
  if (!canSetMenu(channel)) return drop('no menus here');
  const entries = menuEntries(options.translator, person);
  const run = async () => {
    await channel.setMenu(account.conversation, entries);
    return null;
  };
  return { kind: 'call', call: { channel, account, conversation: account.conversation, run } };
}

/**
 * Finds the account to write to. A warning goes only to the account it is meant for; an answer goes to the chat where the
 * question was asked, if possible.
 */
async function addressee(
  options: PrepareOptions,
  unit: Unit,
  person: Person,
  effect: Said,
): Promise<Reachable | Prepared> {
  const asked = effect.kind === 'answer' ? await unit.stores.questions.get(effect.question) : null;
  const only = effect.kind === 'tell' || effect.kind === 'notice' ? (effect.only ?? null) : null;
  const to = await reachableAccount(options, unit, person, asked ?? only);
  const isAway = drop('this account is out of reach');
  if ('kind' in to) {
    if (effect.kind === 'answer') await recordDelivery(unit, effect.question, 'held', '', '');
    return only ? isAway : to;
  }
  const { channel, conversation } = to.account;
  return only && (channel !== only.channel || conversation !== only.conversation) ? isAway : to;
}

async function prepareSaying(
  options: PrepareOptions,
  unit: Unit,
  person: Person,
  { row, effect, ahead }: ToPrepare<Said>,
): Promise<Prepared> {
  // Checked before looking for an account, so that an empty list is not held for a person who cannot be reached.
  if (effect.kind === 'notice' && isList(effect.view) && !ahead.list) return nothingToSay;
  const preview = await previewOnce(unit, person.id, row);
  if (preview?.first) return preview.first;
  const to = await addressee(options, unit, person, effect);
  if ('kind' in to) return to;
  const { channel, account } = to;
  const saying = await sayingOf(options, unit, person, { row, effect, ahead }, to);
  if ('kind' in saying) return saying;
  const offer = await composeOffer(options, unit, { row, to, locale: person.locale }, saying);
  const { message, offered } = offer.composed;
  const shown = await questionShown(unit, to, effect, saying.message);
  return {
    kind: 'call',
    call: {
      ...to,
      conversation: account.conversation,
      run: async () => (await channel.send(message)).messageId,
      afterwards: async (later, messageId) => {
        // The reader now looks at a whole item or question, so the numbers of an older list must not apply to it.
        const isWhole = effect.kind === 'show' || effect.kind === 'showQuestion';
        await rememberOffer(later, to, offer, offered ?? (isWhole ? [] : null));
        // Proof that the answer was delivered.
        if (effect.kind === 'answer')
          await recordDelivery(later, effect.question, 'delivered', channel.name, messageId ?? '');
        if (effect.kind === 'notice' && effect.view.noun === 'danger' && effect.view.name === 'danger-alert')
          await recordAlert(later, effect.view.danger, person.id, channel.name);
        await keepCopy(later, to, shown, effect, messageId);
        await preview?.isThere(later);
        if (ahead.list) await listIsThere(later, person, row, ahead.list);
      },
    },
  };
}

/** The question whose buttons the message carries, if they have to be removed or replaced later. */
async function questionShown(
  unit: Unit,
  { channel }: Reachable,
  effect: Said,
  { buttons }: Message,
): Promise<Question | null> {
  if (!buttons) return null;
  // On a channel that cannot edit messages, only requests for approval are remembered: their recipients are told when another
  // person has decided.
  if (!canEdit(channel) && !(effect.kind === 'notice' && asksToApprove(effect.view))) return null;
  if (effect.kind === 'showQuestion') return unit.stores.questions.get(effect.question);
  const isAbout = effect.kind === 'notice' && effect.view.noun === 'question';
  return isAbout ? unit.stores.questions.get(effect.view.question) : null;
}

async function keepCopy(
  unit: Unit,
  { channel, account }: Reachable,
  shown: Question | null,
  effect: Said,
  messageId: string | null,
): Promise<void> {
  if (!shown || messageId === null) return;
  const view = effect.kind === 'notice' && effect.view.noun === 'question' ? effect.view : null;
  const place = { channel: channel.name, conversation: account.conversation, messageId };
  await rememberCopy(unit, shown, { person: effect.person, ...place, view });
}

/** Stores what a short number means from now on, and queues the cards that are sent again below the list. */
async function listIsThere(
  unit: Unit,
  person: Person,
  { key }: OutboxRow,
  { codes, cards = [] }: NonNullable<ReadAhead['list']>,
): Promise<void> {
  if (codes) await rememberListed(unit, person, codes);
  for (const submission of cards)
    await put(unit, `${key}:card:${submission}`, { kind: 'card', person: person.id, submission });
}

async function sayingOf(
  options: PrepareOptions,
  unit: Unit,
  person: Person,
  { effect, ahead }: ToPrepare<Said>,
  { channel }: Reachable,
): Promise<Saying | Drop> {
  if (effect.kind === 'show') return wholeItem(options, unit, person, effect);
  if (effect.kind === 'showQuestion') return wholeQuestion(options, unit, person, effect);
  const said = await messageOf(unit, person, effect, ahead);
  return said ? carryFiles(unit, options, channel, person, said) : nothingToSay;
}

/** The message of an effect. Returns null when there is nothing to say any more. */
async function messageOf(
  unit: Unit,
  person: Person,
  effect: Extract<Said, { kind: 'notice' | 'tell' | 'answer' }>,
  { list }: ReadAhead,
): Promise<Message | null> {
  if (effect.kind === 'notice') {
    const { view, locale } = effect;
    const message = isList(view) ? (list?.message ?? null) : await renderNotice(unit, person, view);
    return message && locale && !message.locale ? { ...message, locale } : message;
  }
  if (effect.message) return messageNow(effect.message);
  return effect.kind === 'answer' ? renderAnswer(unit, effect) : null;
}

/** Prepares a message that shows an item or a question in full to one person. */
type ShowWhole<Kind extends Said['kind']> = (
  options: PrepareOptions,
  unit: Unit,
  person: Person,
  effect: Extract<Said, { kind: Kind }>,
) => Promise<Saying | Drop>;

const wholeItem: ShowWhole<'show'> = async (options, unit, person, effect) => {
  const submission = await unit.stores.submissions.get(effect.submission);
  if (isHiddenFrom(submission, person)) return drop('held for the head');
  const item = fullItem(unit, submission, await findingsOf(unit, submission), person);
  const dossier =
    submission.state !== 'submitted' &&
    objectionToDossier({ noun: 'item', item: submission }, actorOf(person)) === null;
  const message = {
    ...item,
    buttons: [
      [await pageOf(unit, submission, person)],
      ...(dossier ? [[button('choice-dossier', 'paper.dossier', submission.code)]] : []),
    ],
  };
  return { message, photos: photosOfItem(options, unit, submission) };
};

/**
 * A button to the page that shows the item as the public will see it; for the person whose turn it is, a page on which to decide.
 */
async function pageOf(unit: Unit, submission: Submission, person: Person): Promise<LinkButton> {
  const mayDecide =
    submission.state === 'submitted' && (await whoseTurn(unit, submission)).some(({ id }) => id === person.id);
  const label: Sentence = { key: mayDecide ? 'choice-decide-page' : 'choice-open-page' };
  const wanted = { person: person.id, subject: submission.id, revision: submission.revision };
  return { label, url: await createPageLink(unit, { ...wanted, purpose: mayDecide ? 'decide' : 'view' }) };
}

const wholeQuestion: ShowWhole<'showQuestion'> = async (options, unit, person, effect) => {
  const question = await unit.stores.questions.get(effect.question);
  if (!question) return drop('no such question');
  if (!mayReadQuestion(question, actorOf(person))) return drop('handed over meanwhile');
  const photos = (await unit.stores.questions.photosOf(question.id)).flatMap(({ fate }, at) => {
    if (fate.state !== 'stored') return [];
    const photo = { hash: fate.hash, widths: fate.facts.widths, name: `${question.code}-${at + 1}` };
    return [attachedPhoto(options, unit, photo)];
  });
  await rememberShown(unit, question, person.id);
  return { message: fullQuestion(question, { reader: person, now: unit.now, timeZone: unit.ward.timeZone }), photos };
};
