/**
 * One outbox row goes out. 'sending' is committed before the call, so that a crash in between is seen: what may be
 * repeated is repeated, the rest is shown to an operator.
 */
import { ChannelError } from '../channel/channel-error.ts';
import type { OutboxRow } from '../ports/outbox.ts';
import type { JobOutcome, RunningJob } from '../ports/queue.ts';
import type { Unit } from '../ports/services.ts';
import type { Call, PersonEffect, Prepared } from './call.ts';
import { type ClosedConversations, createClosedConversations, passingHolds } from './closed-conversations.ts';
import type { DeliverOptions, SilentEffect } from './deliver-options.ts';
import { afterFailure, again } from './failed-call.ts';
import { setAside } from './give-up-delivery.ts';
import { holdDelivery } from './hold-delivery.ts';
import { prepareCall } from './prepare-call.ts';
import { type ReadAhead, readAhead } from './read-ahead.ts';

/** A crash of ours, which may have come before the call, is repeated more often than a timeout. */
const maxUnknownCrashes = 5;

const done: JobOutcome = { kind: 'done' };
const waiting = 'waiting for its turn';

/** The line to the platform that this delivery holds; it ends once. */
interface Line {
  end: () => void;
}

/** What the first transaction found, and what is done after it. */
type Opened =
  | { readonly kind: 'over' }
  | { readonly kind: 'carry'; readonly row: OutboxRow; readonly effect: SilentEffect }
  | { readonly kind: 'wait'; readonly ms: number; readonly now: Date }
  | { readonly kind: 'call'; readonly row: OutboxRow; readonly call: Call; readonly now: Date };

const over: Opened = { kind: 'over' };

/**
 * Handles the job of one row. A wait is an outcome with an instant, never a sleep: the queue's slot is free meanwhile.
 */
export const createDeliverer = (options: DeliverOptions) => {
  const closed = createClosedConversations(options.access);
  const refused: Refused = new Map();
  return async (job: RunningJob): Promise<JobOutcome> => {
    const line: Line = { end: () => undefined };
    const delivery: Delivery = { options, closed, line, refused, job };
    try {
      const id = Number(job.payload.outbox);
      // Nothing is read a second time to find that it still has to wait.
      const now = options.clock.now();
      const ms = refused.get(id)?.(now.getTime()) ?? 0;
      if (ms > 0) return again(now, ms, waiting);
      refused.delete(id);
      await options.lines.soon(job.payload.kind === 'acknowledge' ? 'press' : 'send');
      const ahead = await readAhead(options, id, job.payload.kind);
      const opened = await options.unitOfWork.run(options.ward, (stores) =>
        open(delivery, options.openUnit(stores, `out:${id}`), id, ahead),
      );
      switch (opened.kind) {
        case 'over':
          return done;
        case 'carry':
          return carry(options, opened.row, opened.effect, job);
        case 'wait':
          return again(opened.now, opened.ms, waiting);
        case 'call':
          return await speak(delivery, opened);
      }
    } finally {
      line.end();
    }
  };
};

interface Delivery {
  readonly options: DeliverOptions;
  readonly closed: ClosedConversations;
  readonly line: Line;
  readonly refused: Refused;
  readonly job: RunningJob;
}

/** Deliveries that found no line or no turn, by their rows: how long what they wait for is still away, in milliseconds. */
type Refused = Map<number, (nowMs: number) => number>;

/** What somebody waits for with a watch in the hand stands in no line. */
const firstInLine = 5;

/** Reads the row, and prepares what it says. A row that is called is 'sending' when this commits. */
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
  // Found in 'sending': no answer came, or the process died in the middle of the call. Nobody knows the outcome.
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
    // In a lane of its own: what comes after it is held and seen too, and does not wait unseen behind it.
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

/** Milliseconds until a line to the platform is free and its pace allows a message; 0 takes both. */
function waitFor(
  { options, line, refused, job }: Delivery,
  { id, effect }: { readonly id: number; readonly effect: PersonEffect },
  call: Call,
  now: Date,
): number {
  const { name } = call.channel;
  // The transaction may be tried again.
  line.end();
  const use = effect.kind === 'acknowledge' ? 'press' : 'send';
  const taken = options.lines.take(name, use);
  if ('waitMs' in taken) {
    refused.set(id, () => options.lines.waitMs(name, use));
    return taken.waitMs;
  }
  line.end = taken.end;
  const pace = options.paces.get(name);
  const who = job.priority >= firstInLine ? id : undefined;
  const ms = pace?.take(call.conversation, now.getTime(), who) ?? 0;
  if (ms > 0) refused.set(id, (nowMs) => pace?.waitMs(call.conversation, nowMs, who) ?? 0);
  return ms;
}

const carry = <Kind extends SilentEffect['kind']>(
  { carriers }: DeliverOptions,
  { id, key }: OutboxRow,
  effect: Extract<SilentEffect, { readonly kind: Kind }>,
  job: RunningJob,
): Promise<JobOutcome> => carriers[effect.kind as Kind](id, effect, key, job);

async function speak(
  { options, closed, line }: Delivery,
  { row, call, now }: Extract<Opened, { kind: 'call' }>,
): Promise<JobOutcome> {
  options.reach('deliver.afterSending');
  let ref: string | null;
  try {
    ref = await call.run();
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    line.end();
    return afterFailure(options, closed, { row, call, error, now });
  }
  // What is written down afterwards needs no line.
  line.end();
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
