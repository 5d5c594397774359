/** `getUpdates`: long polling with one poller at a time. Requesting offset n confirms everything below n. */
import type { ApiFault } from '../kernel/bot-api.ts';
import { createOpenPoll } from '../kernel/open-poll.ts';
import { faults } from './faults.ts';
import type { Update } from './objects.ts';
import type { UpdateQueue } from './update-queue.ts';

const maxTimeoutS = 50;
/** Requests for the same offset within this time are slowed down: they wait that long and return at most one update. */
const impatientMs = 3000;
const veryImpatientMs = 500;

/** A second poller ends the first with 409, as with two running bots. */
export function createPolling(queue: UpdateQueue, monotonicMs: () => number) {
  const open = createOpenPoll<ApiFault | 'ready'>();
  let last = { offset: Number.NaN, at: Number.NEGATIVE_INFINITY };
  queue.onPush(() => open.end('ready'));

  function take(offset: number, limit: number): readonly Update[] {
    if (offset > 0) queue.confirmBelow(offset);
    const waiting = queue.pending();
    // A negative offset counts from the end and drops the earlier updates.
    if (offset < 0) queue.confirmBelow(waiting.at(Math.max(offset, -waiting.length))?.updateId ?? 0);
    const due = queue.pending().slice(0, limit);
    return due.map((pending) => pending.update);
  }

  function slowedDown(offset: number, limit: number, askedS: number): { limit: number; timeoutS: number } {
    const now = monotonicMs();
    const sinceSameMs = offset === last.offset ? now - last.at : Number.POSITIVE_INFINITY;
    last = { offset, at: now };
    const timeoutS = Math.min(askedS, maxTimeoutS);
    return {
      limit: sinceSameMs < veryImpatientMs ? 1 : limit,
      timeoutS: sinceSameMs < impatientMs ? Math.max(timeoutS, impatientMs / 1000) : timeoutS,
    };
  }

  return {
    /** @throws ApiFault 409 for a poller that was replaced by another */
    async poll(offset: number, most: number, askedS: number, signal: AbortSignal): Promise<readonly Update[]> {
      open.end(faults.otherPoller());
      const { limit, timeoutS } = slowedDown(offset, most, askedS);
      const ready = take(offset, limit);
      if (ready.length > 0 || timeoutS === 0 || signal.aborted) return ready;
      const end = await open.wait(timeoutS, signal);
      if (end !== null && end !== 'ready') throw end;
      return signal.aborted ? [] : take(offset, limit);
    },
    /** Ends the open poll with this fault, or with an empty answer. */
    end: (fault: ApiFault | null): void => open.end(fault ?? 'ready'),
  };
}
