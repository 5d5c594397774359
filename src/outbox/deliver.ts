/**
 * Delivers one outbox row. The status 'sending' is committed before the call, so that a crash during the call is visible: calls
 * that may be repeated are repeated, the others are shown to an operator.
 */
import { ChannelError } from '../channel/channel-error.ts';
import type { OutboxRow } from '../ports/outbox.ts';
import type { JobOutcome, RunningJob } from '../ports/queue.ts';
import type { Unit } from '../ports/services.ts';
import type { Call, PersonEffect, Prepared } from './call.ts';
import { type CallTurn, createCallTurn, type WantedCall } from './call-turn.ts';
import { type ClosedConversations, createClosedConversations, passingHolds } from './closed-conversations.ts';
import type { DeliverOptions, SilentEffect } from './deliver-options.ts';
import { afterFailure, again } from './failed-call.ts';
import { setAside } from './give-up-delivery.ts';
import { holdDelivery } from './hold-delivery.ts';
import { prepareCall } from './prepare-call.ts';
import { type ReadAhead, readAhead } from './read-ahead.ts';

/**
 * How often a delivery interrupted by our own crash is repeated. More often than after a timeout, because the crash may have come
 * before the call.
 */
const maxUnknownCrashes = 5;

const done: JobOutcome = { kind: 'done' };
const waiting = 'waiting for its turn';

/** Result of the first transaction, which decides what happens after it. */
type Opened =
  | { readonly kind: 'over' }
  | { readonly kind: 'carry'; readonly row: OutboxRow; readonly effect: SilentEffect }
  | { readonly kind: 'wait'; readonly ms: number; readonly now: Date }
  | { readonly kind: 'call'; readonly row: OutboxRow; readonly call: Call; readonly now: Date };

const over: Opened = { kind: 'over' };

/**
 * Creates the worker of one outbox row. Waiting is an outcome with a due time, never a sleep, so the queue's slot is free
 * meanwhile.
 */
export const createDeliverer = (options: DeliverOptions) => {
  const closed = createClosedConversations(options.access);
  const refused: Refused = new Map();
  return async (job: RunningJob): Promise<JobOutcome> => {
    const turn = createCallTurn(options.lines, options.paces);
    const delivery: Delivery = { options, closed, turn, refused, job };
    try {
      const id = Number(job.payload.outbox);
      // Skips the database while the delivery is known to be waiting.
      const now = options.clock.now();
      const wanted = refused.get(id);
      const ms = wanted ? turn.reserve(wanted, now.getTime()) : 0;
      if (ms > 0) return again(now, ms, waiting);
      refused.delete(id);
      if (!turn.isHeld) await options.lines.soon(job.payload.kind === 'acknowledge' ? 'press' : 'send');
      const ahead = await readAhead(options, id, job.payload.kind);
      const opened = await options.unitOfWork.run(options.ward, (stores) =>
        open(delivery, options.openUnit(stores, `out:${id}`), id, ahead),
      );
      switch (opened.kind) {
        case 'over':
          turn.leave(id);
          return done;
        case 'carry':
          return carry(options, opened.row, opened.effect, job);
        case 'wait':
          return again(opened.now, opened.ms, waiting);
        case 'call': {
          // It waits no longer, even if an attempt that was rolled back did.
          refused.delete(id);
          const outcome = await makeCall(delivery, opened);
          if (outcome.kind === 'done') turn.leave(id);
          return outcome;
        }
      }
    } finally {
      turn.end(options.clock.now().getTime());
    }
  };
};

interface Delivery {
  readonly options: DeliverOptions;
  readonly closed: ClosedConversations;
  readonly turn: CallTurn;
  readonly refused: Refused;
  readonly job: RunningJob;
}

/** Deliveries that found no free line or no turn, by row id, with the call they want to make. */
type Refused = Map<number, WantedCall>;

/** Jobs with a priority number below this have a person waiting for them and skip the pace's queue. */
const firstInLine = 5;

/** Reads the row and prepares its call. A row whose call follows is 'sending' when this transaction commits. */
async function open(delivery: Delivery, unit: Unit, id: number, ahead: ReadAhead): Promise<Opened> {
  const { outbox } = unit.stores;
  const row = await outbox.find(id);
  const isTriedAgain = row?.status === 'held' && passingHolds.includes(row.why);
  if (!row || !(row.status === 'new' || row.status === 'sending' || isTriedAgain)) return over;
  if (row.expiresAt && row.expiresAt <= unit.now) {
    await outbox.mark(id, 'dropped', unit.now, { error: 'expired' });
    return over;
  }
  const { effect } = row;
  if (!('person' in effect)) return { kind: 'carry', row, effect };
  // The row was left in 'sending': no response came, or the process died during the call. The outcome is unknown.
  const isUnknown = row.status === 'sending' && row.semantics !== 'idempotent';
  if (isUnknown && (row.semantics === 'atMostOnce' || row.unknowns >= maxUnknownCrashes)) {
    await setAside(unit, row, 'unknown', { channel: '', why: row.why ?? 'stopped in the middle of a call' });
    return over;
  }
  const { options, closed } = delivery;
  const prepared = await prepareCall({ ...options, barred: closed.barred }, unit, { row, effect, ahead });
  if (prepared.kind !== 'call') return notCalled(delivery, unit, row, prepared);
  const ms = waitFor(delivery, { id, effect }, prepared.call, unit.now);
  if (ms > 0) return { kind: 'wait', ms, now: unit.now };
  await outbox.beginCall(id, isUnknown);
  return { kind: 'call', row, call: prepared.call, now: unit.now };
}

async function notCalled(
  { job }: Delivery,
  unit: Unit,
  row: OutboxRow,
  prepared: Exclude<Prepared, { kind: 'call' }>,
): Promise<Opened> {
  const { stores, now } = unit;
  if (prepared.kind === 'wait') return { kind: 'wait', ms: prepared.ms, now };
  if (prepared.kind === 'drop') {
    await stores.outbox.mark(row.id, 'dropped', now, { error: prepared.why });
    return over;
  }
  const isKept = await holdDelivery(unit, row, prepared.why);
  if (isKept && prepared.retryAt && 'person' in row.effect)
    // In a lane of its own: otherwise the person's later messages would wait behind it without being held and shown to the board.
    await stores.jobs.put({
      task: 'deliver',
      payload: { outbox: row.id, kind: row.effect.kind },
      lane: `later:${row.effect.person}`,
      priority: job.priority,
      dueAt: prepared.retryAt,
      key: `deliver:${row.id}`,
    });
  return over;
}

/** Milliseconds until a line to the platform is free and its pace allows a message. 0 means that both have been taken. */
function waitFor(
  { turn, refused, job }: Delivery,
  { id, effect }: { readonly id: number; readonly effect: PersonEffect },
  { channel, conversation }: Call,
  now: Date,
): number {
  const wanted: WantedCall = {
    ...{ channel: channel.name, conversation, use: effect.kind === 'acknowledge' ? 'press' : 'send' },
    who: job.priority >= firstInLine ? id : undefined,
  };
  const ms = turn.take(wanted, now.getTime());
  if (ms > 0) refused.set(id, wanted);
  return ms;
}

const carry = <Kind extends SilentEffect['kind']>(
  { carriers }: DeliverOptions,
  { id, key }: OutboxRow,
  effect: Extract<SilentEffect, { readonly kind: Kind }>,
  job: RunningJob,
): Promise<JobOutcome> => carriers[effect.kind as Kind](id, effect, key, job);

async function makeCall(
  { options, closed, turn }: Delivery,
  { row, call, now }: Extract<Opened, { kind: 'call' }>,
): Promise<JobOutcome> {
  options.reach('deliver.afterSending');
  let ref: string | null;
  try {
    ref = await call.run();
  } catch (error) {
    turn.called();
    if (!(error instanceof ChannelError)) throw error;
    return afterFailure(options, closed, { row, call, error, now });
  }
  // The line is not needed for the database work that follows.
  turn.called();
  options.access.accept(call.channel.name);
  closed.isBack(call.channel.name);
  options.reach('deliver.afterCall');
  await options.unitOfWork.run(options.ward, async (stores) => {
    const unit = options.openUnit(stores, `out:${row.id}`);
    await stores.outbox.mark(row.id, 'done', unit.now, ref === null ? {} : { ref });
    await call.afterwards?.(unit, ref);
    options.reach('deliver.beforeCommit');
  });
  return done;
}
