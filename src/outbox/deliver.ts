/**
 * One outbox row goes out. 'sending' is committed before the call, so that a crash in between is seen: what may be
 * repeated is repeated, the rest is shown to an operator. The retry table is keyed by the channel's error.
 */
import { type Channel, canAcknowledge, canEdit, canSetMenu } from '../channel/channel.ts';
import { ChannelError } from '../channel/channel-error.ts';
import type { OutgoingFile, OutgoingMessage } from '../channel/outgoing.ts';
import { menuOf } from '../dialogue/commands.ts';
import type { Effect, Message } from '../domain/effect.ts';
import { cardId, type SubmissionId, type WardId } from '../domain/ids.ts';
import type { ChannelAccount, Person } from '../domain/person/person.ts';
import { photosOf, type Submission } from '../domain/submission/submission.ts';
import type { CrashPoint } from '../ports/crash-point.ts';
import type { Log } from '../ports/log.ts';
import type { MediaStore } from '../ports/media.ts';
import type { JobOutcome, RunningJob } from '../ports/queue.ts';
import type { Unit } from '../ports/services.ts';
import type { OutboxRow, Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import { mayStandIn } from '../usecases/submission/cards.ts';
import { read } from '../usecases/submission/read.ts';
import { put } from '../usecases/tell.ts';
import { cardMessage } from './card.ts';
import { type Composer, composeMessage } from './compose-message.ts';
import type { Pace } from './pace.ts';

type PersonEffect = Exclude<Effect, { kind: 'publish' | 'fetchPhoto' }>;

export interface DeliverOptions extends Composer {
  readonly ward: WardId;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly paces: ReadonlyMap<string, Pace>;
  readonly unitOfWork: UnitOfWork;
  readonly media: Pick<MediaStore, 'readCopy'>;
  readonly log: Log;
  readonly reach: CrashPoint;
  readonly openUnit: (stores: Stores, cause: string) => Unit;
  readonly hash: (text: string) => string;
  readonly publish: (
    outboxId: number,
    effect: Extract<Effect, { kind: 'publish' }>,
    key: string,
  ) => Promise<JobOutcome>;
  readonly fetchPhoto: (
    outboxId: number,
    effect: Extract<Effect, { kind: 'fetchPhoto' }>,
    job: RunningJob,
  ) => Promise<JobOutcome>;
}

/** Waits after a platform could not be reached, in milliseconds; the last one repeats until the row expires. */
const unreachableWaitsMs = [1_000, 4_000, 15_000, 60_000, 300_000] as const;
/** What could not be said in this time is not news any more. */
const longestTryMs = 24 * 3_600_000;
/** A timeout is repeated once; a crash of ours, which may have come before the call, more often. */
const maxUnknownAnswers = 1;
const maxUnknownCrashes = 5;
/** An outcome that nobody knows is asked for once more after this. */
const repeatAfterMs = 30_000;
/** A card waits this long for its photo; it goes out without it afterwards. */
const cardPhotoWaitMs = 8_000;
const cardPhotoWidth = 960;

/** What to call, once everything is read: no database inside. */
interface Call {
  readonly channel: Channel;
  readonly account: ChannelAccount | null;
  readonly conversation: string;
  readonly run: () => Promise<string | null>;
  /** In the transaction that marks the row done. */
  readonly afterwards?: (unit: Unit, ref: string | null) => Promise<void>;
}

type Prepared =
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'drop'; readonly why: string }
  | { readonly kind: 'hold'; readonly why: string }
  | { readonly kind: 'wait'; readonly ms: number };

const again = (now: Date, ms: number, reason: string, counts = false): JobOutcome => ({
  kind: 'again',
  dueAt: new Date(now.getTime() + ms),
  counts,
  reason,
});

export const createDeliverer = (options: DeliverOptions) => {
  const { ward, unitOfWork, channels, media, openUnit, reach, log } = options;

  const photoFile = (hash: string, widths: readonly number[], alt: string): OutgoingFile => {
    const width = widths.find((each) => each >= cardPhotoWidth) ?? widths.at(-1) ?? cardPhotoWidth;
    return {
      name: `${alt}.jpg`,
      mimeType: 'image/jpeg',
      bytes: async () => {
        const bytes = await media.readCopy(hash, width, 'jpeg');
        if (!bytes) throw new Error(`the copy ${width} of photo ${hash} is missing`);
        return bytes;
      },
    };
  };

  const filesOf = (submission: Submission): readonly OutgoingFile[] =>
    photosOf(submission).flatMap(({ fate }, at) =>
      fate.state === 'stored' ? [photoFile(fate.hash, fate.facts.widths, `${submission.code}-${at + 1}`)] : [],
    );

  const reachable = async (
    unit: Unit,
    person: Person,
  ): Promise<{ account: ChannelAccount; channel: Channel } | null> => {
    for (const account of await unit.stores.people.accountsOf(person.id)) {
      const channel = channels.get(account.channel);
      if (channel && !account.unreachableAt) return { account, channel };
    }
    return null;
  };

  const compose = (
    channel: Channel,
    account: ChannelAccount,
    person: Person,
    message: Message,
    photos: readonly OutgoingFile[] = [],
  ): OutgoingMessage => composeMessage(options, channel, account.conversation, person.locale, message, photos);

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
  ) =>
    compose(
      channel,
      account,
      person,
      cardMessage(
        unit,
        submission,
        await unit.stores.people.get(submission.authorId),
        person,
        await mayStandIn(unit, submission),
      ),
      photos,
    );

  const prepareCard = async (unit: Unit, row: OutboxRow, id: SubmissionId, person: Person): Promise<Prepared> => {
    const to = await reachable(unit, person);
    if (!to) return { kind: 'hold', why: 'no reachable account' };
    const submission = await unit.stores.submissions.get(id);
    if (submission.state === 'draft') return { kind: 'drop', why: 'a draft again' };
    const [first] = photosOf(submission);
    if (first?.fate.state === 'todo' && unit.now.getTime() - row.createdAt.getTime() < cardPhotoWaitMs)
      return { kind: 'wait', ms: 400 };
    const message = await composeCard(
      unit,
      submission,
      person,
      to.channel,
      to.account,
      filesOf(submission).slice(0, 1),
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
          const card = {
            id: cardId(unit.ids.next()),
            submission: id,
            person: person.id,
            channel: to.channel.name,
            conversation: to.account.conversation,
            messageId: messageId ?? '',
            hasPhoto: message.photos.length === 1 && !isLong,
            shownRevision: submission.revision,
            shown: fingerprint(message),
            createdAt: later.now,
          };
          await later.stores.cards.insert(card);
          const now = await later.stores.submissions.get(id);
          if (now.version !== submission.version)
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
    const account = (await unit.stores.people.accountsOf(person.id)).find((each) => each.channel === card.channel);
    if (!channel || !account || !canEdit(channel)) return { kind: 'drop', why: 'this channel cannot renew' };
    const submission = await unit.stores.submissions.get(card.submission);
    const message = await composeCard(unit, submission, person, channel, account, []);
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

  const prepare = async (unit: Unit, row: OutboxRow, effect: PersonEffect): Promise<Prepared> => {
    const person = await unit.stores.people.get(effect.person);
    if (effect.kind === 'acknowledge') return prepareAcknowledgement(effect, person);
    if (effect.kind === 'renewCard') return prepareRenewal(unit, effect, person);
    if (effect.kind === 'card') return prepareCard(unit, row, effect.submission, person);
    const to = await reachable(unit, person);
    if (!to) return { kind: 'hold', why: 'no reachable account' };
    const { channel, account } = to;
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
    let message: OutgoingMessage;
    if (effect.kind === 'show') {
      const submission = await unit.stores.submissions.get(effect.submission);
      const reading = read(unit, submission);
      const facts = { code: submission.code, title: reading.title, text: reading.paragraphs.join('\n\n') || '…' };
      message = compose(channel, account, person, { key: 'full-item', facts }, filesOf(submission));
    } else message = compose(channel, account, person, effect.message);
    return {
      kind: 'call',
      call: {
        channel,
        account,
        conversation: account.conversation,
        run: async () => (await channel.send(message)).messageId,
      },
    };
  };

  const failed = async (row: OutboxRow, call: Call, error: ChannelError, now: Date): Promise<JobOutcome> => {
    const mark = (status: 'new' | 'held' | 'dropped' | 'dead' | 'unknown') =>
      unitOfWork.run(ward, (stores) => stores.outbox.mark(row.id, status, now, { error: error.kind }));
    const pace = options.paces.get(call.channel.name);
    switch (error.kind) {
      case 'rateLimited': {
        const wait = error.details.retryAfterMs ?? 1_000;
        pace?.hold(call.conversation, now.getTime() + wait);
        await mark('new');
        return again(now, wait, error.kind);
      }
      case 'unreachable': {
        if (now.getTime() - row.createdAt.getTime() > longestTryMs) {
          await mark('dead');
          return { kind: 'done' };
        }
        if (!error.details.outcomeUnknown || row.semantics === 'idempotent') {
          await mark('new');
          return again(now, unreachableWaitsMs[row.tries] ?? 300_000, error.kind);
        }
        if (row.semantics === 'atMostOnce' || row.unknowns >= maxUnknownAnswers) {
          await mark('unknown');
          return { kind: 'done' };
        }
        // Left as 'sending': the next try counts it as one whose outcome nobody knows.
        return again(now, repeatAfterMs, error.kind);
      }
      case 'blockedByPerson':
      case 'outsideReplyWindow': {
        await unitOfWork.run(ward, async (stores) => {
          const fresh = call.account && (await stores.people.account(call.account.channel, call.account.accountId));
          // Someone who has written since is reachable again, whatever this slow answer says.
          if (fresh && fresh.lastUsedAt.getTime() === call.account?.lastUsedAt.getTime())
            await stores.people.putAccount({ ...fresh, unreachableAt: now });
          await stores.outbox.mark(row.id, row.semantics === 'idempotent' ? 'dropped' : 'held', now, {
            error: error.kind,
          });
        });
        return { kind: 'done' };
      }
      case 'credentials':
        await mark('held');
        log.error({ channel: call.channel.name }, 'the channel refuses our credentials');
        return { kind: 'done' };
      case 'rejected':
        if (error.details.movedTo && call.account) {
          const moved = error.details.movedTo;
          const account = call.account;
          await unitOfWork.run(ward, (stores) => stores.people.putAccount({ ...account, conversation: moved }));
          await mark('new');
          return again(now, 0, 'moved');
        }
        await mark(error.details.messageGone ? 'dropped' : 'dead');
        if (!error.details.messageGone)
          log.error(
            { outbox: row.id, kind: row.effect.kind, description: error.details.description },
            'the platform refused what we said',
          );
        return { kind: 'done' };
    }
  };

  return async (job: RunningJob): Promise<JobOutcome> => {
    const id = Number(job.payload.outbox);
    const opened = await unitOfWork.run(ward, async (stores) => {
      const unit = openUnit(stores, `out:${id}`);
      const row = await stores.outbox.find(id);
      if (!row || !(row.status === 'new' || row.status === 'sending')) return null;
      if (row.expiresAt && row.expiresAt <= unit.now) {
        await stores.outbox.mark(id, 'dropped', unit.now, { error: 'expired' });
        return null;
      }
      const { effect } = row;
      if (effect.kind === 'publish' || effect.kind === 'fetchPhoto')
        return { row, effect, now: unit.now, prepared: null };
      // Found in 'sending': no answer came, or the process died in the middle of the call. Nobody knows the outcome.
      const isUnknown = row.status === 'sending' && row.semantics !== 'idempotent';
      if (isUnknown && (row.semantics === 'atMostOnce' || row.unknowns >= maxUnknownCrashes)) {
        await stores.outbox.mark(id, 'unknown', unit.now);
        return null;
      }
      const prepared = await prepare(unit, row, effect);
      if (prepared.kind === 'drop') await stores.outbox.mark(id, 'dropped', unit.now, { error: prepared.why });
      if (prepared.kind === 'hold') await stores.outbox.mark(id, 'held', unit.now, { error: prepared.why });
      if (prepared.kind === 'drop' || prepared.kind === 'hold') return null;
      if (prepared.kind === 'call') {
        const wait =
          options.paces.get(prepared.call.channel.name)?.take(prepared.call.conversation, unit.now.getTime()) ?? 0;
        if (wait > 0) return { row, effect, now: unit.now, prepared: { kind: 'wait' as const, ms: wait } };
        await stores.outbox.beginCall(id, isUnknown);
      }
      return { row, effect, now: unit.now, prepared };
    });
    if (!opened) return { kind: 'done' };
    const { row, effect, now, prepared } = opened;
    if (effect.kind === 'publish') return options.publish(id, effect, row.key);
    if (effect.kind === 'fetchPhoto') return options.fetchPhoto(id, effect, job);
    if (prepared?.kind !== 'call')
      return again(now, prepared?.kind === 'wait' ? prepared.ms : 1_000, 'waiting for its turn');
    reach('deliver.afterSending');
    let ref: string | null;
    try {
      ref = await prepared.call.run();
    } catch (error) {
      if (error instanceof ChannelError) return failed(row, prepared.call, error, now);
      throw error;
    }
    reach('deliver.afterCall');
    await unitOfWork.run(ward, async (stores) => {
      const unit = openUnit(stores, `out:${id}`);
      await stores.outbox.mark(id, 'done', unit.now, ref === null ? {} : { ref });
      await prepared.call.afterwards?.(unit, ref);
      reach('deliver.beforeCommit');
    });
    return { kind: 'done' };
  };
};
