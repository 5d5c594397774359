/**
 * What to say to whom, read from the database as it is now: a row names what is meant, never how it looks. Nothing is
 * sent here; the answer is a call that can be made after the transaction.
 */
import { type Channel, canAcknowledge, canEdit, canSetMenu } from '../channel/channel.ts';
import type { OutgoingFile, OutgoingMessage } from '../channel/outgoing.ts';
import { menuOf } from '../chat/hear/commands.ts';
import { rememberShown } from '../chat/question/shown-before.ts';
import { cardMessage, fullItem, isHiddenFrom, shownFindings, tellOutcome } from '../chat/say/card.ts';
import { type Composed, type Composer, composeMessage } from '../chat/say/compose-message.ts';
import { fullQuestion } from '../chat/say/question.ts';
import { renderNotice } from '../chat/say/render-notice.ts';
import { renderAnswer } from '../chat/say/render-question.ts';
import type { Finding } from '../domain/checks/check.ts';
import { newFindings } from '../domain/checks/finding-sentences.ts';
import type { Effect } from '../domain/effect.ts';
import type { Sentence } from '../domain/facts.ts';
import { cardId, type PersonId, type SubmissionId } from '../domain/ids.ts';
import type { LinkButton, Message } from '../domain/message.ts';
import { actorOf, type ChannelAccount, type Person } from '../domain/person/person.ts';
import { mayReadQuestion } from '../domain/question/permissions.ts';
import { forecastSentence } from '../domain/royalty/forecast.ts';
import { objection } from '../domain/submission/permissions.ts';
import { photosOf, type Submission } from '../domain/submission/submission.ts';
import type { MediaStore } from '../ports/media.ts';
import type { OutboxRow } from '../ports/outbox.ts';
import type { Unit } from '../ports/services.ts';
import { findingsOf } from '../usecases/check/check-item.ts';
import { recordAlert } from '../usecases/danger/remind-of-dangers.ts';
import { createPageLink } from '../usecases/page-link.ts';
import { isPageOfDecider } from '../usecases/person/page-of-decider.ts';
import { recordDelivery } from '../usecases/question/delivery.ts';
import { forecast } from '../usecases/royalty/statement.ts';
import { mayStandIn } from '../usecases/submission/cards.ts';
import { put } from '../usecases/tell.ts';
import { carryFiles } from './carry-files.ts';

/** For those who still decide. */
const royaltyOf = async (unit: Unit, { id, state }: Submission): Promise<Sentence | string> =>
  state === 'submitted' ? forecastSentence(await forecast(unit, id)) : '';

export type PersonEffect = Extract<Effect, { readonly person: PersonId }>;

export interface PrepareOptions extends Composer {
  readonly channels: ReadonlyMap<string, Channel>;
  readonly media: Pick<MediaStore, 'readCopy' | 'readDocument'>;
  readonly hash: (text: string) => string;
  /** Why nothing can be said to an account now, and when it may be tried again; null: it can. */
  readonly barred: (account: ChannelAccount, now: Date) => { readonly why: string; readonly until: Date } | null;
}

/** A card waits this long for its photo; it goes out without it afterwards. */
const cardPhotoWaitMs = 8_000;
const cardPhotoWidth = 960;
/** How long a platform may fetch a picture of an item that is not public. */
const fileLinkMs = 6 * 3_600_000;

/** What to call, once everything is read: no database inside. */
export interface Call {
  readonly channel: Channel;
  readonly account: ChannelAccount | null;
  readonly conversation: string;
  readonly run: () => Promise<string | null>;
  /** In the transaction that marks the row done. */
  readonly afterwards?: (unit: Unit, ref: string | null) => Promise<void>;
}

export type Prepared =
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'drop'; readonly why: string }
  /** `retryAt`: it is tried again by itself then; else when the person writes. */
  | { readonly kind: 'hold'; readonly why: string; readonly retryAt?: Date }
  | { readonly kind: 'wait'; readonly ms: number };

/** Null: there is nothing to say any more. */
async function messageOf(
  unit: Unit,
  person: Person,
  effect: Extract<PersonEffect, { kind: 'notice' | 'tell' | 'answer' }>,
): Promise<Message | null> {
  if (effect.kind === 'notice') return renderNotice(unit, person, effect.view);
  return effect.message ?? (effect.kind === 'answer' ? renderAnswer(unit, effect) : null);
}

export const createPreparer = (options: PrepareOptions) => {
  const { channels, media } = options;

  const photoFile = (unit: Unit, hash: string, widths: readonly number[], alt: string): OutgoingFile => {
    const width = widths.find((each) => each >= cardPhotoWidth) ?? widths.at(-1) ?? cardPhotoWidth;
    return {
      name: `${alt}.jpg`,
      mimeType: 'image/jpeg',
      url: `${unit.siteUrl}/s/files/${options.signer.signFile({ hash, width, expiresAt: new Date(unit.now.getTime() + fileLinkMs) })}.jpg`,
      bytes: async () => {
        const bytes = await media.readCopy(hash, width, 'jpeg');
        if (!bytes) throw new Error(`the copy ${width} of photo ${hash} is missing`);
        return bytes;
      },
    };
  };

  const filesOf = (unit: Unit, submission: Submission): readonly OutgoingFile[] =>
    photosOf(submission).flatMap(({ fate }, at) =>
      fate.state === 'stored' ? [photoFile(unit, fate.hash, fate.facts.widths, `${submission.code}-${at + 1}`)] : [],
    );

  /**
   * Last used first; the others are the fallback. A platform's reply window is known before it refuses, and so is a
   * quota that is used up, that it takes nothing from us, or has been out of reach for a day.
   * @param preferred where they asked: the answer goes there when it can
   */
  const reachable = async (
    unit: Unit,
    person: Person,
    preferred: { readonly channel: string; readonly conversation: string } | null = null,
  ): Promise<{ account: ChannelAccount; channel: Channel } | Extract<Prepared, { kind: 'hold' }>> => {
    const isPreferred = ({ channel, conversation }: ChannelAccount): boolean =>
      channel === preferred?.channel && conversation === preferred.conversation;
    const accounts = await unit.stores.people.accountsOf(person.id);
    let next: ReturnType<PrepareOptions['barred']> = null;
    for (const account of [...accounts.filter(isPreferred), ...accounts]) {
      const channel = channels.get(account.channel);
      if (!channel || account.unreachableAt || isPageOfDecider(account, person)) continue;
      const { replyWindowMs } = channel.abilities;
      const isOpen = replyWindowMs === null || unit.now.getTime() - account.lastUsedAt.getTime() < replyWindowMs;
      if (!isOpen) continue;
      const barred = options.barred(account, unit.now);
      if (!barred) return { account, channel };
      if (!next || barred.until < next.until) next = barred;
    }
    return next ? { kind: 'hold', why: next.why, retryAt: next.until } : { kind: 'hold', why: 'no reachable account' };
  };

  const compose = (
    channel: Channel,
    account: ChannelAccount,
    person: Person,
    message: Message,
    photos: readonly OutgoingFile[] = [],
    files: readonly OutgoingFile[] = [],
  ): Composed => composeMessage(options, channel, account.conversation, person.locale, message, photos, files);

  /** Kept when the list is there: what nobody saw must not be answered. */
  const rememberOffer = async (
    unit: Unit,
    { channel, account }: { readonly channel: Channel; readonly account: ChannelAccount },
    offered: Composed['offered'],
  ): Promise<void> => {
    if (!offered) return;
    // Nothing to forget where no list was ever written.
    if (offered.length === 0 && !(await unit.stores.offers.find(channel.name, account.conversation))) return;
    await unit.stores.offers.put(channel.name, account.conversation, offered, unit.now);
  };

  const fingerprint = (message: OutgoingMessage): string =>
    options.hash(
      JSON.stringify([
        message.heading,
        message.text,
        message.choices.flat().map((choice) => choice.label + ('value' in choice ? choice.value : choice.url)),
      ]),
    );

  const composeCard = async (
    unit: Unit,
    submission: Submission,
    person: Person,
    channel: Channel,
    account: ChannelAccount,
    photos: readonly OutgoingFile[],
    findings: readonly Finding[],
  ) =>
    compose(
      channel,
      account,
      person,
      cardMessage(unit, submission, await unit.stores.people.get(submission.authorId), person, {
        mayStandIn: await mayStandIn(unit, submission),
        findings,
        royalty: await royaltyOf(unit, submission),
      }),
      photos,
    );

  /** The item as the public will see it, and where it can be decided with room to read. */
  const pagesOf = async (
    unit: Unit,
    submission: Submission,
    person: Person,
  ): Promise<readonly (readonly LinkButton[])[]> => {
    const wanted = { person: person.id, subject: submission.id, revision: submission.revision };
    const mayDecide =
      submission.state === 'submitted' &&
      objection(submission, 'approve', actorOf(person), await mayStandIn(unit, submission)) === null;
    const link = async (purpose: 'decide' | 'view', label: Sentence): Promise<LinkButton> => ({
      label,
      url: await createPageLink(unit, { ...wanted, purpose }),
    });
    return [
      [
        mayDecide
          ? await link('decide', { key: 'choice-decide-page' })
          : await link('view', { key: 'choice-open-page' }),
      ],
    ];
  };

  const prepareCard = async (unit: Unit, row: OutboxRow, id: SubmissionId, person: Person): Promise<Prepared> => {
    const to = await reachable(unit, person);
    if ('kind' in to) return to;
    const submission = await unit.stores.submissions.get(id);
    if (submission.state === 'draft') return { kind: 'drop', why: 'a draft again' };
    if (isHiddenFrom(submission, person)) return { kind: 'drop', why: 'held for the head' };
    const [first] = photosOf(submission);
    if (first?.fate.state === 'todo' && unit.now.getTime() - row.createdAt.getTime() < cardPhotoWaitMs)
      return { kind: 'wait', ms: 400 };
    const findings = await findingsOf(unit, submission);
    const { message, offered } = await composeCard(
      unit,
      submission,
      person,
      to.channel,
      to.account,
      filesOf(unit, submission).slice(0, 1),
      findings,
    );
    // The heading stands two lines above the text.
    const isLong =
      message.text.length + (message.heading === null ? 0 : message.heading.length + 2) >
      to.channel.abilities.maxCaptionLength;
    return {
      kind: 'call',
      call: {
        ...to,
        conversation: to.account.conversation,
        run: async () => (await to.channel.send(message)).messageId,
        afterwards: async (later, messageId) => {
          await rememberOffer(later, to, offered);
          const card = {
            id: cardId(unit.ids.next()),
            submission: id,
            person: person.id,
            channel: to.channel.name,
            conversation: to.account.conversation,
            messageId: messageId ?? '',
            hasPhoto: message.photos.length === 1 && !isLong,
            shownRevision: submission.revision,
            shown: canEdit(to.channel) ? fingerprint(message) : shownFindings(unit, findings),
            createdAt: later.now,
          };
          await later.stores.cards.insert(card);
          const now = await later.stores.submissions.get(id);
          // A photo that was settled meanwhile changes what the checks say, and not the item.
          const since = newFindings(findings, await findingsOf(later, now));
          if (now.version !== submission.version || since.length > 0)
            await put(later, `renew:${card.id}:${now.version}`, {
              kind: 'renewCard',
              card: card.id,
              person: person.id,
            });
        },
      },
    };
  };

  const prepareRenewal = async (
    unit: Unit,
    effect: Extract<Effect, { kind: 'renewCard' }>,
    person: Person,
  ): Promise<Prepared> => {
    const card = await unit.stores.cards.find(effect.card);
    if (!card) return { kind: 'drop', why: 'no such card' };
    const channel = channels.get(card.channel);
    const account = (await unit.stores.people.accountsOf(person.id)).find(
      (each) => each.channel === card.channel && each.conversation === card.conversation,
    );
    if (!channel || !account) return { kind: 'drop', why: 'this channel is not here any more' };
    const submission = await unit.stores.submissions.get(card.submission);
    if (!canEdit(channel)) {
      await tellOutcome(unit, card, submission, person);
      return { kind: 'drop', why: 'this channel cannot renew: said anew where it matters' };
    }
    const { message } = await composeCard(
      unit,
      submission,
      person,
      channel,
      account,
      [],
      await findingsOf(unit, submission),
    );
    const shown = fingerprint(message);
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
  };

  const prepareAcknowledgement = async (
    effect: Extract<Effect, { kind: 'acknowledge' }>,
    person: Person,
  ): Promise<Prepared> => {
    const channel = channels.get(effect.channel);
    if (!channel || !canAcknowledge(channel)) return { kind: 'drop', why: 'nothing to answer' };
    const text = effect.sentence ? options.translator.say(person.locale, effect.sentence) : null;
    return {
      kind: 'call',
      call: {
        channel,
        account: null,
        conversation: `press:${effect.acknowledgement}`,
        run: async () => {
          await channel.acknowledge(effect.acknowledgement, text, effect.isAlert);
          return null;
        },
      },
    };
  };

  return async (unit: Unit, row: OutboxRow, effect: PersonEffect): Promise<Prepared> => {
    const person = await unit.stores.people.get(effect.person);
    if (effect.kind === 'acknowledge') return prepareAcknowledgement(effect, person);
    if (effect.kind === 'renewCard') return prepareRenewal(unit, effect, person);
    if (effect.kind === 'card') return prepareCard(unit, row, effect.submission, person);
    const asked = effect.kind === 'answer' ? await unit.stores.questions.get(effect.question) : null;
    const only = effect.kind === 'tell' || effect.kind === 'notice' ? (effect.only ?? null) : null;
    const to = await reachable(unit, person, asked ?? only);
    if ('kind' in to) {
      if (effect.kind === 'answer') await recordDelivery(unit, effect.question, 'held', '', '');
      return only ? { kind: 'drop', why: 'this account is out of reach' } : to;
    }
    const { channel, account } = to;
    if (only && (account.channel !== only.channel || account.conversation !== only.conversation))
      return { kind: 'drop', why: 'this account is out of reach' };
    if (effect.kind === 'menu') {
      if (!canSetMenu(channel)) return { kind: 'drop', why: 'no menus here' };
      const entries = menuOf(person.role).map((command) => ({
        command,
        description: options.translator.say(person.locale, { key: `menu-${command}` }),
      }));
      const run = async () => {
        await channel.setMenu(account.conversation, entries);
        return null;
      };
      return { kind: 'call', call: { channel, account, conversation: account.conversation, run } };
    }
    let composed: Composed;
    if (effect.kind === 'show') {
      const submission = await unit.stores.submissions.get(effect.submission);
      if (isHiddenFrom(submission, person)) return { kind: 'drop', why: 'held for the head' };
      composed = compose(
        channel,
        account,
        person,
        {
          ...fullItem(unit, submission, await findingsOf(unit, submission)),
          buttons: await pagesOf(unit, submission, person),
        },
        filesOf(unit, submission),
      );
    } else if (effect.kind === 'showQuestion') {
      const question = await unit.stores.questions.get(effect.question);
      if (!question) return { kind: 'drop', why: 'no such question' };
      if (!mayReadQuestion(question, actorOf(person))) return { kind: 'drop', why: 'handed over meanwhile' };
      const photos = (await unit.stores.questions.photosOf(question.id)).flatMap(({ fate }, at) =>
        fate.state === 'stored' ? [photoFile(unit, fate.hash, fate.facts.widths, `${question.code}-${at + 1}`)] : [],
      );
      await rememberShown(unit, question, person.id);
      const reading = { reader: person, now: unit.now, timeZone: unit.ward.timeZone };
      composed = compose(channel, account, person, fullQuestion(question, reading), photos);
    } else {
      const said = await messageOf(unit, person, effect);
      if (!said) return { kind: 'drop', why: 'nothing to say any more' };
      const { message, files } = await carryFiles(unit, media, channel, person, said);
      composed = compose(channel, account, person, message, [], files);
    }
    const { message, offered } = composed;
    return {
      kind: 'call',
      call: {
        channel,
        account,
        conversation: account.conversation,
        run: async () => (await channel.send(message)).messageId,
        afterwards: async (later, messageId) => {
          // A whole item or question is read now: a number of an older list would be about something else.
          const isWhole = effect.kind === 'show' || effect.kind === 'showQuestion';
          await rememberOffer(later, to, offered ?? (isWhole ? [] : null));
          // The proof that the answer was given.
          if (effect.kind === 'answer')
            await recordDelivery(later, effect.question, 'delivered', channel.name, messageId ?? '');
          if (effect.kind === 'notice' && effect.view.noun === 'danger' && effect.view.name === 'danger-alert')
            await recordAlert(later, effect.view.danger, person.id, channel.name);
        },
      },
    };
  };
};
