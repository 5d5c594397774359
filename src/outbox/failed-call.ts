/** A call failed: what becomes of its row, by the kind of the channel's error. */
import type { ChannelError, ChannelErrorKind } from '../channel/channel-error.ts';
import type { OutboxRow } from '../ports/outbox.ts';
import type { JobOutcome } from '../ports/queue.ts';
import type { Unit } from '../ports/services.ts';
import { alarmOutage } from '../usecases/alarm.ts';
import type { Call } from './call.ts';
import { type ClosedConversations, outageHold, quotaHold } from './closed-conversations.ts';
import type { DeliverOptions } from './deliver-options.ts';
import { setAside } from './give-up-delivery.ts';
import { holdRefused } from './hold-delivery.ts';

/** Waits after a platform could not be reached, in milliseconds; the last one repeats for a day. */
const unreachableWaitsMs = [1_000, 4_000, 15_000, 60_000, 300_000] as const;
/** What could not be said in this time goes to another account, or is held: somebody may have to phone. */
const longestTryMs = 24 * 3_600_000;
/** Between tries afterwards. */
const outageWaitMs = 3_600_000;
/** A platform that asks for a longer wait than this has a quota, not a pace. */
const exhaustedFromMs = 10 * 60_000;
/** Where the platform does not say for how long. */
const paceWaitMs = 1_000;
/** A timeout is repeated once; see `maxUnknownCrashes` for a crash of ours. */
const maxUnknownAnswers = 1;
/** An outcome that nobody knows is asked for once more after this. */
const repeatAfterMs = 30_000;

const done: JobOutcome = { kind: 'done' };

/** Not our logic: the waits are the row's own, and count for no limit of the queue. */
export const again = (now: Date, ms: number, reason: string): JobOutcome => ({
  kind: 'again',
  dueAt: new Date(now.getTime() + ms),
  counts: false,
  reason,
});

/** A call of a platform that failed, with what decides whether it is tried again. */
export interface FailedCall {
  readonly row: OutboxRow;
  readonly call: Call;
  readonly error: ChannelError;
  /** When the call began. */
  readonly now: Date;
}

interface Tools {
  readonly options: DeliverOptions;
  readonly closed: ClosedConversations;
  readonly write: (work: (unit: Unit) => Promise<void>) => Promise<void>;
  readonly mark: (status: 'new' | 'held' | 'dropped') => Promise<void>;
  readonly giveUp: (status: 'dead' | 'unknown') => Promise<void>;
}

const toolsFor = (
  options: DeliverOptions,
  closed: ClosedConversations,
  { row, call, error: { kind: why }, now }: FailedCall,
): Tools => {
  const write: Tools['write'] = (work) =>
    options.unitOfWork.run(options.ward, (stores) => work(options.openUnit(stores, `out:${row.id}`)));
  return {
    ...{ options, closed, write },
    mark: (status) => write(({ stores }) => stores.outbox.mark(row.id, status, now, { error: why })),
    giveUp: (status) => write((unit) => setAside(unit, row, status, { channel: call.channel.name, why })),
  };
};

const outcomes: Readonly<Record<ChannelErrorKind, (failed: FailedCall, tools: Tools) => Promise<JobOutcome>>> = {
  rateLimited,
  unreachable,
  blockedByPerson: accountIsClosed,
  outsideReplyWindow: accountIsClosed,
  credentials,
  rejected,
};

/** Marks the row and says when, or whether, it is tried again. */
export const afterFailure = (
  options: DeliverOptions,
  closed: ClosedConversations,
  failed: FailedCall,
): Promise<JobOutcome> => outcomes[failed.error.kind](failed, toolsFor(options, closed, failed));

async function rateLimited({ call, error, now }: FailedCall, { options, closed, mark }: Tools): Promise<JobOutcome> {
  const waitMs = error.details.retryAfterMs ?? paceWaitMs;
  options.paces.get(call.channel.name)?.hold(call.conversation, now.getTime() + waitMs);
  await mark('new');
  if (waitMs < exhaustedFromMs || !call.account) return again(now, waitMs, error.kind);
  // No pace but a quota that is used up: another account, or the board sees whom to call; tried again in time.
  closed.close(call, quotaHold, now, waitMs);
  return again(now, 0, error.kind);
}

async function unreachable(failed: FailedCall, tools: Tools): Promise<JobOutcome> {
  const { row, call, error, now } = failed;
  tools.options.access.miss(call.channel.name);
  if (!error.details.outcomeUnknown || row.semantics === 'idempotent') return notReached(failed, tools);
  // As it was read before this call: one that was found in 'sending' is a repeat itself.
  const repeats = row.unknowns + (row.status === 'sending' ? 1 : 0);
  if (row.semantics === 'atMostOnce' || repeats >= maxUnknownAnswers) {
    tools.options.log.warn({ outbox: row.id, kind: row.effect.kind }, 'nobody knows whether it was said');
    await tools.giveUp('unknown');
    return done;
  }
  // Left as 'sending': the next try counts it as one whose outcome nobody knows.
  return again(now, repeatAfterMs, error.kind);
}

async function notReached(
  { row, call, error, now }: FailedCall,
  { options, closed, write, mark }: Tools,
): Promise<JobOutcome> {
  const isLong = now.getTime() - row.createdAt.getTime() > longestTryMs && row.tries >= unreachableWaitsMs.length;
  if (!isLong) {
    await mark('new');
    return again(now, unreachableWaitsMs[row.tries] ?? unreachableWaitsMs[4], error.kind);
  }
  if (row.semantics === 'idempotent') {
    await mark('dropped');
    return done;
  }
  // Another account, or the board sees whom to call; tried again in time.
  closed.close(call, outageHold, now, outageWaitMs);
  options.log.error({ channel: call.channel.name, outbox: row.id }, 'a platform has been out of reach for a day');
  await write(async (unit) => {
    await unit.stores.outbox.mark(row.id, 'new', now, { error: error.kind });
    await alarmOutage(unit, call.channel.name);
  });
  return again(now, 0, error.kind);
}

/** Perhaps another account of theirs is reachable; if none is, preparing it again holds it. */
async function accountIsClosed(
  { row, call: { account }, error, now }: FailedCall,
  { write }: Tools,
): Promise<JobOutcome> {
  const isOver = row.semantics === 'idempotent';
  await write(async ({ stores }) => {
    const fresh = account && (await stores.people.account(account.channel, account.accountId));
    // Someone who has written since is reachable again, whatever this slow answer says.
    if (fresh && fresh.lastUsedAt.getTime() === account?.lastUsedAt.getTime())
      await stores.people.putAccount({ ...fresh, unreachableAt: now });
    await stores.outbox.mark(row.id, isOver ? 'dropped' : 'new', now, { error: error.kind });
  });
  return isOver ? done : again(now, 0, error.kind);
}

async function credentials({ row, call, error, now }: FailedCall, { options, mark }: Tools): Promise<JobOutcome> {
  const { name } = call.channel;
  const { description = error.kind } = error.details;
  options.log.error({ channel: name, description }, 'the channel refuses our credentials');
  options.access.refuse(name, description);
  // What belongs to this account alone waits for it; the rest is prepared again: another account, or a call.
  const isOfThisAccount = !call.account || row.semantics === 'idempotent';
  await mark(isOfThisAccount ? 'held' : 'new');
  return isOfThisAccount ? done : again(now, 0, error.kind);
}

async function rejected(failed: FailedCall, { options, write, mark, giveUp }: Tools): Promise<JobOutcome> {
  const { row, call, error, now } = failed;
  const { movedTo, messageGone, description } = error.details;
  const { account } = call;
  if (movedTo && account) {
    await write(({ stores }) => stores.people.putAccount({ ...account, conversation: movedTo }));
    await mark('new');
    return again(now, 0, 'moved');
  }
  if (messageGone) {
    await mark('dropped');
    return done;
  }
  options.log.error({ outbox: row.id, kind: row.effect.kind, description }, 'the platform refused what we said');
  if (row.semantics === 'idempotent') await giveUp('dead');
  else await write((unit) => holdRefused(unit, row, call, error));
  return done;
}
