/**
 * One outbox row goes out. 'sending' is committed before the call, so that a crash in between is seen: what may be
 * repeated is repeated, the rest is shown to an operator. The retry table is keyed by the channel's error.
 */
import { ChannelError } from '../channel/channel-error.ts';
import { type Effect, isListOfTheDay, isWorthCall } from '../domain/effect.ts';
import type { PersonId, WardId } from '../domain/ids.ts';
import type { CrashPoint } from '../ports/crash-point.ts';
import type { Log } from '../ports/log.ts';
import type { OutboxRow } from '../ports/outbox.ts';
import type { JobOutcome, RunningJob } from '../ports/queue.ts';
import type { Unit } from '../ports/services.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import { alarmOutage, alarmRefusal } from '../usecases/alarm.ts';
import { recordDelivery } from '../usecases/question/delivery.ts';
import type { ChannelAccess } from './channel-access.ts';
import { setAside } from './give-up-delivery.ts';
import type { Lines } from './lines.ts';
import type { Pace } from './pace.ts';
import { type Call, createPreparer, type PrepareOptions } from './prepare-call.ts';

type SilentEffect = Exclude<Effect, { readonly person: PersonId }>;

export type Carriers = {
  readonly [Kind in SilentEffect['kind']]: (
    outboxId: number,
    effect: Extract<SilentEffect, { readonly kind: Kind }>,
    key: string,
    job: RunningJob,
  ) => Promise<JobOutcome>;
};

export interface DeliverOptions extends Omit<PrepareOptions, 'barred'> {
  readonly ward: WardId;
  readonly paces: ReadonlyMap<string, Pace>;
  readonly lines: Lines;
  readonly access: Pick<ChannelAccess, 'refuse' | 'accept' | 'refusedUntil'>;
  readonly unitOfWork: UnitOfWork;
  readonly log: Log;
  readonly reach: CrashPoint;
  readonly openUnit: (stores: Stores, cause: string) => Unit;
  /** What is carried out without speaking to anybody, by kind. */
  readonly carriers: Carriers;
}

/** Waits after a platform could not be reached, in milliseconds; the last one repeats for a day. */
const unreachableWaitsMs = [1_000, 4_000, 15_000, 60_000, 300_000] as const;
/** What could not be said in this time goes to another account, or is held: somebody may have to phone. */
const longestTryMs = 24 * 3_600_000;
/** Between tries afterwards. */
const outageWaitMs = 3_600_000;
/** A platform that asks for a longer wait than this has a quota, not a pace. */
const exhaustedFromMs = 10 * 60_000;
const quotaHold = 'quota';
const refusedHold = 'credentials';
const outageHold = 'unreachable';
/** What is held for these is tried again by itself. */
const waitedFor: readonly (string | null)[] = [quotaHold, refusedHold, outageHold];
/** A timeout is repeated once; a crash of ours, which may have come before the call, more often. */
const maxUnknownAnswers = 1;
const maxUnknownCrashes = 5;
/** An outcome that nobody knows is asked for once more after this. */
const repeatAfterMs = 30_000;

const again = (now: Date, ms: number, reason: string): JobOutcome => ({
  kind: 'again',
  dueAt: new Date(now.getTime() + ms),
  // Not our logic: the waits are the row's own.
  counts: false,
  reason,
});

export const createDeliverer = (options: DeliverOptions) => {
  const { ward, unitOfWork, openUnit, reach, log } = options;

  /**
   * Conversations in which nothing can be said for a while, in this process: the platform has no message left for them, or
   * was out of reach for a day. The platform remembers the rest.
   */
  const bars = new Map<string, { readonly why: string; readonly since: number; readonly until: number }>();
  const placeOf = (channel: string, conversation: string): string => `${channel}:${conversation}`;
  const bar = (call: Call, why: string, now: Date, ms: number): void => {
    const since = now.getTime();
    bars.set(placeOf(call.channel.name, call.conversation), { why, since, until: since + ms });
  };
  const barred: PrepareOptions['barred'] = ({ channel, conversation, lastUsedAt }, now) => {
    const refusedUntil = options.access.refusedUntil(channel);
    if (refusedUntil) return { why: refusedHold, until: refusedUntil };
    const place = placeOf(channel, conversation);
    const found = bars.get(place);
    if (!found) return null;
    // Whoever has written since is a sign that the platform is back.
    const isOver = found.until <= now.getTime() || (found.why === outageHold && lastUsedAt.getTime() > found.since);
    if (!isOver) return { why: found.why, until: new Date(found.until) };
    bars.delete(place);
    return null;
  };
  /** It answers again: what waits elsewhere on it need not wait longer. */
  const isBack = (channel: string): void => {
    for (const [place, { why }] of bars)
      if (why === outageHold && place.startsWith(placeOf(channel, ''))) bars.delete(place);
  };

  const prepare = createPreparer({ ...options, barred });

  const carry = <Kind extends SilentEffect['kind']>(
    id: number,
    effect: Extract<SilentEffect, { readonly kind: Kind }>,
    key: string,
    job: RunningJob,
  ): Promise<JobOutcome> => options.carriers[effect.kind as Kind](id, effect, key, job);

  /** Nobody is reached: it waits until they write, and the board sees whom to call. False when it is not kept. */
  const hold = async (unit: Unit, row: OutboxRow, why: string): Promise<boolean> => {
    const isKept = !isListOfTheDay(row.effect);
    await unit.stores.outbox.mark(row.id, isKept ? 'held' : 'dropped', unit.now, { error: why });
    if (isWorthCall(row.effect))
      await unit.stores.callNotes.insert({
        id: unit.ids.next(),
        person: row.effect.person,
        outboxId: row.id,
        at: unit.now,
      });
    return isKept;
  };

  /** Other words would have gone through: somebody must phone, and it is tried again when the person writes. */
  const refused = (row: OutboxRow, { channel }: Call, { kind, details }: ChannelError): Promise<void> =>
    unitOfWork.run(ward, async (stores) => {
      const unit = openUnit(stores, `out:${row.id}`);
      await hold(unit, row, kind);
      if (row.effect.kind === 'answer')
        await recordDelivery(unit, row.effect.question, 'failed', channel.name, details.description ?? kind);
      if (isWorthCall(row.effect)) await alarmRefusal(unit, channel.name, details.description ?? kind);
    });

  const failed = async (row: OutboxRow, call: Call, error: ChannelError, now: Date): Promise<JobOutcome> => {
    const mark = (status: 'new' | 'held' | 'dropped') =>
      unitOfWork.run(ward, (stores) => stores.outbox.mark(row.id, status, now, { error: error.kind }));
    const giveUp = (status: 'dead' | 'unknown') =>
      unitOfWork.run(ward, (stores) =>
        setAside(openUnit(stores, `out:${row.id}`), row, status, { channel: call.channel.name, why: error.kind }),
      );
    const pace = options.paces.get(call.channel.name);
    switch (error.kind) {
      case 'rateLimited': {
        const wait = error.details.retryAfterMs ?? 1_000;
        const until = now.getTime() + wait;
        pace?.hold(call.conversation, until);
        if (wait < exhaustedFromMs || !call.account) {
          await mark('new');
          return again(now, wait, error.kind);
        }
        // No pace but a quota that is used up: another account, or the board sees whom to call; tried again in time.
        bar(call, quotaHold, now, wait);
        await mark('new');
        return again(now, 0, error.kind);
      }
      case 'unreachable': {
        if (!error.details.outcomeUnknown || row.semantics === 'idempotent') {
          const isLong =
            now.getTime() - row.createdAt.getTime() > longestTryMs && row.tries >= unreachableWaitsMs.length;
          if (!isLong) {
            await mark('new');
            return again(now, unreachableWaitsMs[row.tries] ?? 300_000, error.kind);
          }
          if (row.semantics === 'idempotent') {
            await mark('dropped');
            return { kind: 'done' };
          }
          // Another account, or the board sees whom to call; tried again in time.
          bar(call, outageHold, now, outageWaitMs);
          log.error({ channel: call.channel.name, outbox: row.id }, 'a platform has been out of reach for a day');
          await unitOfWork.run(ward, async (stores) => {
            await stores.outbox.mark(row.id, 'new', now, { error: error.kind });
            await alarmOutage(openUnit(stores, `out:${row.id}`), call.channel.name);
          });
          return again(now, 0, error.kind);
        }
        if (row.semantics === 'atMostOnce' || row.unknowns >= maxUnknownAnswers) {
          log.warn({ outbox: row.id, kind: row.effect.kind }, 'nobody knows whether it was said');
          await giveUp('unknown');
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
          // Perhaps another account of theirs is reachable; if none is, preparing it again holds it.
          await stores.outbox.mark(row.id, row.semantics === 'idempotent' ? 'dropped' : 'new', now, {
            error: error.kind,
          });
        });
        return row.semantics === 'idempotent' ? { kind: 'done' } : again(now, 0, error.kind);
      }
      case 'credentials': {
        const { name } = call.channel;
        const { description = error.kind } = error.details;
        log.error({ channel: name, description }, 'the channel refuses our credentials');
        options.access.refuse(name, description);
        // What belongs to this account alone waits for it; the rest is prepared again: another account, or a call.
        const isOfThisAccount = !call.account || row.semantics === 'idempotent';
        await mark(isOfThisAccount ? 'held' : 'new');
        return isOfThisAccount ? { kind: 'done' } : again(now, 0, error.kind);
      }
      case 'rejected':
        if (error.details.movedTo && call.account) {
          const moved = error.details.movedTo;
          const account = call.account;
          await unitOfWork.run(ward, (stores) => stores.people.putAccount({ ...account, conversation: moved }));
          await mark('new');
          return again(now, 0, 'moved');
        }
        if (error.details.messageGone) {
          await mark('dropped');
          return { kind: 'done' };
        }
        log.error(
          { outbox: row.id, kind: row.effect.kind, description: error.details.description },
          'the platform refused what we said',
        );
        if (row.semantics === 'idempotent') await giveUp('dead');
        else await refused(row, call, error);
        return { kind: 'done' };
    }
  };

  const deliver = async (job: RunningJob, line: { end: () => void }): Promise<JobOutcome> => {
    const id = Number(job.payload.outbox);
    const opened = await unitOfWork.run(ward, async (stores) => {
      const unit = openUnit(stores, `out:${id}`);
      const row = await stores.outbox.find(id);
      const isWaitedFor = row?.status === 'held' && waitedFor.includes(row.why);
      if (!row || !(row.status === 'new' || row.status === 'sending' || isWaitedFor)) return null;
      if (row.expiresAt && row.expiresAt <= unit.now) {
        await stores.outbox.mark(id, 'dropped', unit.now, { error: 'expired' });
        return null;
      }
      const { effect } = row;
      if (!('person' in effect)) return { row, effect, now: unit.now, prepared: null };
      // Found in 'sending': no answer came, or the process died in the middle of the call. Nobody knows the outcome.
      const isUnknown = row.status === 'sending' && row.semantics !== 'idempotent';
      if (isUnknown && (row.semantics === 'atMostOnce' || row.unknowns >= maxUnknownCrashes)) {
        await setAside(unit, row, 'unknown', { channel: '', why: row.why ?? 'stopped in the middle of a call' });
        return null;
      }
      const prepared = await prepare(unit, row, effect);
      if (prepared.kind === 'drop') await stores.outbox.mark(id, 'dropped', unit.now, { error: prepared.why });
      if (prepared.kind === 'hold' && prepared.retryAt) {
        if (!(await hold(unit, row, prepared.why))) return null;
        // In a lane of its own: what comes after it is held and seen too, and does not wait unseen behind it.
        await stores.jobs.put({
          task: 'deliver',
          payload: { outbox: id },
          lane: `later:${effect.person}`,
          priority: job.priority,
          dueAt: prepared.retryAt,
          key: `deliver:${id}`,
        });
        return null;
      }
      if (prepared.kind === 'hold') await hold(unit, row, prepared.why);
      if (prepared.kind === 'drop' || prepared.kind === 'hold') return null;
      if (prepared.kind === 'call') {
        const { name } = prepared.call.channel;
        // The transaction may be tried again.
        line.end();
        const taken = options.lines.take(name, effect.kind === 'acknowledge' ? 'press' : 'send');
        if ('end' in taken) line.end = taken.end;
        const wait =
          'waitMs' in taken
            ? taken.waitMs
            : (options.paces.get(name)?.take(prepared.call.conversation, unit.now.getTime()) ?? 0);
        if (wait > 0) return { row, effect, now: unit.now, prepared: { kind: 'wait' as const, ms: wait } };
        await stores.outbox.beginCall(id, isUnknown);
      }
      return { row, effect, now: unit.now, prepared };
    });
    if (!opened) return { kind: 'done' };
    const { row, effect, now, prepared } = opened;
    if (!('person' in effect)) return carry(id, effect, row.key, job);
    if (prepared?.kind !== 'call')
      return again(now, prepared?.kind === 'wait' ? prepared.ms : 1_000, 'waiting for its turn');
    reach('deliver.afterSending');
    let ref: string | null;
    try {
      ref = await prepared.call.run();
    } catch (error) {
      if (error instanceof ChannelError) return failed(row, prepared.call, error, now);
      throw error;
    } finally {
      // What is written down afterwards needs no line.
      line.end();
    }
    options.access.accept(prepared.call.channel.name);
    isBack(prepared.call.channel.name);
    reach('deliver.afterCall');
    await unitOfWork.run(ward, async (stores) => {
      const unit = openUnit(stores, `out:${id}`);
      await stores.outbox.mark(id, 'done', unit.now, ref === null ? {} : { ref });
      await prepared.call.afterwards?.(unit, ref);
      reach('deliver.beforeCommit');
    });
    return { kind: 'done' };
  };

  return async (job: RunningJob): Promise<JobOutcome> => {
    const line = { end: (): void => undefined };
    try {
      return await deliver(job, line);
    } finally {
      line.end();
    }
  };
};
