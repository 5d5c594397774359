/** `getUpdates`: long polling with one poller at a time. Asking for n confirms everything below n. */
import { type ApiFault, faults } from './faults.ts';
import type { Update } from './objects.ts';
import type { UpdateQueue } from './update-queue.ts';

const MAX_TIMEOUT_S = 50;
/** Asking for the same offset again within this time is slowed down: wait that long, one update at most. */
const IMPATIENT_MS = 3000;
const VERY_IMPATIENT_MS = 500;

export interface PollRequest {
  readonly offset: number;
  readonly limit: number;
  readonly timeoutS: number;
  readonly signal: AbortSignal;
}

export interface Polling {
  /** @throws ApiFault 409 for the poller that another one replaced */
  poll(request: PollRequest): Promise<readonly Update[]>;
  /** Ends the open poll with this fault, or with an empty answer. */
  end(fault: ApiFault | null): void;
}

interface OpenPoll {
  finish(): void;
  fail(fault: ApiFault): void;
}

export function createPolling(queue: UpdateQueue, monotonicMs: () => number): Polling {
  let open: OpenPoll | null = null;
  let last = { offset: Number.NaN, at: Number.NEGATIVE_INFINITY };
  queue.onPush(() => open?.finish());

  function take(offset: number, limit: number): readonly Update[] {
    if (offset > 0) queue.confirmBelow(offset);
    const waiting = queue.pending();
    // A negative offset counts from the end, and forgets what lies before.
    if (offset < 0) queue.confirmBelow(waiting.at(Math.max(offset, -waiting.length))?.updateId ?? 0);
    return queue
      .pending()
      .slice(0, limit)
      .map((pending) => pending.update);
  }

  function slowedDown(request: PollRequest): { limit: number; timeoutS: number } {
    const now = monotonicMs();
    const sinceSameMs = request.offset === last.offset ? now - last.at : Number.POSITIVE_INFINITY;
    last = { offset: request.offset, at: now };
    const timeoutS = Math.min(request.timeoutS, MAX_TIMEOUT_S);
    return {
      limit: sinceSameMs < VERY_IMPATIENT_MS ? 1 : request.limit,
      timeoutS: sinceSameMs < IMPATIENT_MS ? Math.max(timeoutS, IMPATIENT_MS / 1000) : timeoutS,
    };
  }

  return {
    async poll(request) {
      open?.fail(faults.otherPoller());
      const { limit, timeoutS } = slowedDown(request);
      const ready = take(request.offset, limit);
      if (ready.length > 0 || timeoutS === 0 || request.signal.aborted) return ready;
      await new Promise<void>((resolve, reject) => {
        const close = (end: () => void) => {
          clearTimeout(timer);
          request.signal.removeEventListener('abort', finish);
          if (open === own) open = null;
          end();
        };
        const finish = () => close(resolve);
        const own: OpenPoll = { finish, fail: (fault) => close(() => reject(fault)) };
        const timer = setTimeout(finish, timeoutS * 1000);
        request.signal.addEventListener('abort', finish);
        open = own;
      });
      return request.signal.aborted ? [] : take(request.offset, limit);
    },
    end(fault) {
      if (fault) open?.fail(fault);
      else open?.finish();
    },
  };
}
