/** Decides, by the kind of channel error, what happens to a row whose call failed. */
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

/** Waits after a platform could not be reached, in milliseconds. The last one repeats for a day. */
const unreachableWaitsMs = [1_000, 4_000, 15_000, 60_000, 300_000] as const;
/**
 * A message that could not be sent for this time goes to another account or is held, because the board may have to phone the
 * recipient.
 */
const longestTryMs = 24 * 3_600_000;
/** Wait between attempts after that day. */
const outageWaitMs = 3_600_000;
/** If a platform asks for a longer wait than this, its message quota is used up; it is not only limiting the rate. */
const exhaustedFromMs = 10 * 60_000;
/** Used when the platform does not say how long to wait. */
const paceWaitMs = 1_000;
/** A call whose response timed out is repeated once. For our own crashes see `maxUnknownCrashes`. */
const maxUnknownAnswers = 1;
/** A call with an unknown outcome is repeated after this time. */
const repeatAfterMs = 30_000;

const done: JobOutcome = { kind: 'done' };

/** Tries the job again after `ms`. Such waits belong to the row and do not count towards the queue's attempt limit. */
export const again = (now: Date, ms: number, reason: string): JobOutcome => ({
  kind: 'again',
  dueAt: new Date(now.getTime() + ms),
  counts: false,
  reason,
});

/** A failed platform call, with the facts that decide whether it is retried. */
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

/** Marks the row according to the error and returns when, or whether, the job is tried again. */
export const afterFailure = (
  options: DeliverOptions,
  closed: ClosedConversations,
  failed: FailedCall,
): Promise<JobOutcome> => outcomes[failed.error.kind](failed, toolsFor(options, closed, failed));

async function rateLimited({ call, error, now }: FailedCall, { options, closed, mark }: Tools): Promise<JobOutcome> {
  const waitMs = error.details.retryAfterMs ?? paceWaitMs;
  options.paces.get(call.channel.name)?.hold(call.conversation, now.getTime(), waitMs);
  await mark('new');
  if (waitMs < exhaustedFromMs || !call.account) return again(now, waitMs, error.kind);
  // A used-up quota: the message goes to another account, or is held and the board sees whom to call. It is retried when the
  // quota should be available again.
  closed.close(call, quotaHold, now, waitMs);
  return again(now, 0, error.kind);
}

async function unreachable(failed: FailedCall, tools: Tools): Promise<JobOutcome> {
  const { row, call, error, now } = failed;
  tools.options.access.miss(call.channel.name);
  if (!error.details.outcomeUnknown || row.semantics === 'idempotent') return notReached(failed, tools);
  // `row` was read before this call, so a row found in 'sending' was already a repeat.
  const repeats = row.unknowns + (row.status === 'sending' ? 1 : 0);
  if (row.semantics === 'atMostOnce' || repeats >= maxUnknownAnswers) {
    tools.options.log.warn({ outbox: row.id, kind: row.effect.kind }, 'it is unknown whether a message was sent');
    await tools.giveUp('unknown');
    return done;
  }
  // Left as 'sending', so the next attempt counts it as a call with unknown outcome.
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
  // The message goes to another account, or is held and the board sees whom to call. It is retried later.
  closed.close(call, outageHold, now, outageWaitMs);
  options.log.error({ channel: call.channel.name, outbox: row.id }, 'a platform has been unreachable for a day');
  await write(async (unit) => {
    await unit.stores.outbox.mark(row.id, 'new', now, { error: error.kind });
    await alarmOutage(unit, call.channel.name);
  });
  return again(now, 0, error.kind);
}

/**
 * Marks the account unreachable and prepares the row again for another account. If the person has none, preparation holds the
 * row.
 */
async function accountIsClosed(
  { row, call: { account }, error, now }: FailedCall,
  { write }: Tools,
): Promise<JobOutcome> {
  const isOver = row.semantics === 'idempotent';
  await write(async ({ stores }) => {
    const fresh = account && (await stores.people.account(account.channel, account.accountId));
    // If the person has written since, the account is reachable again whatever this slow response says.
    if (fresh && fresh.lastUsedAt.getTime() === account?.lastUsedAt.getTime())
      await stores.people.putAccount({ ...fresh, unreachableAt: now });
    await stores.outbox.mark(row.id, isOver ? 'dropped' : 'new', now, { error: error.kind });
  });
  return isOver ? done : again(now, 0, error.kind);
}

async function credentials({ row, call, error, now }: FailedCall, { options, mark }: Tools): Promise<JobOutcome> {
  const { name } = call.channel;
  const { description = error.kind } = error.details;
  options.log.error({ channel: name, description }, 'the platform refuses our credentials');
  options.access.refuse(name, description);
  // Rows that belong to this account alone wait for it. All others are prepared again, for another account or for the board to
  // phone.
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
  options.log.error({ outbox: row.id, kind: row.effect.kind, description }, 'the platform refused a message');
  if (row.semantics === 'idempotent') await giveUp('dead');
  else await write((unit) => holdRefused(unit, row, call, error));
  return done;
}
