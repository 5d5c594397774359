/** `getUpdates`: long polling with one poller at a time. Asking for n confirms everything below n. */
import type { ApiFault } from '../kernel/bot-api.ts';
import { createOpenPoll } from '../kernel/open-poll.ts';
import { faults } from './faults.ts';
import type { Update } from './objects.ts';
import type { UpdateQueue } from './update-queue.ts';

const maxTimeoutS = 50;
/** Asking for the same offset again within this time is slowed down: wait that long, one update at most. */
const impatientMs = 3000;
const veryImpatientMs = 500;

export interface PollRequest {
  readonly offset: number;
  readonly limit: number;
  readonly timeoutS: number;
  readonly signal: AbortSignal;
}

export function createPolling(queue: UpdateQueue, monotonicMs: () => number) {
  const open = createOpenPoll<ApiFault | 'ready'>();
  let last = { offset: Number.NaN, at: Number.NEGATIVE_INFINITY };
  queue.onPush(() => open.end('ready'));

  function take(offset: number, limit: number): readonly Update[] {
    if (offset > 0) queue.confirmBelow(offset);
    const waiting = queue.pending();
    // A negative offset counts from the end, and forgets what lies before.
    if (offset < 0) queue.confirmBelow(waiting.at(Math.max(offset, -waiting.length))?.updateId ?? 0);
    const due = queue.pending().slice(0, limit);
    return due.map((pending) => pending.update);
  }

  function slowedDown(request: PollRequest): { limit: number; timeoutS: number } {
    const now = monotonicMs();
    const sinceSameMs = request.offset === last.offset ? now - last.at : Number.POSITIVE_INFINITY;
    last = { offset: request.offset, at: now };
    const timeoutS = Math.min(request.timeoutS, maxTimeoutS);
    return {
      limit: sinceSameMs < veryImpatientMs ? 1 : request.limit,
      timeoutS: sinceSameMs < impatientMs ? Math.max(timeoutS, impatientMs / 1000) : timeoutS,
    };
  }

  return {
    /** @throws ApiFault 409 for the poller that another one replaced */
    async poll(request: PollRequest): Promise<readonly Update[]> {
      open.end(faults.otherPoller());
      const { limit, timeoutS } = slowedDown(request);
      const ready = take(request.offset, limit);
      if (ready.length > 0 || timeoutS === 0 || request.signal.aborted) return ready;
      const end = await open.wait(timeoutS, request.signal);
      if (end !== null && end !== 'ready') throw end;
      return request.signal.aborted ? [] : take(request.offset, limit);
    },
    /** Ends the open poll with this fault, or with an empty answer. */
    end: (fault: ApiFault | null): void => open.end(fault ?? 'ready'),
  };
}
