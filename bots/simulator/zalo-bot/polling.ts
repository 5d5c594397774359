/** `getUpdates`: one message a call, handed out once, to one poller. */
import type { ChatMessage } from './objects.ts';
import type { UpdateQueue } from './update-queue.ts';

export interface Polling {
  /** The next message; null when none came in time, when another poll took over, or when the caller hung up. */
  poll(timeoutS: number, signal: AbortSignal): Promise<ChatMessage | null>;
  /** Ends the open poll with nothing. */
  end(): void;
}

/** @param onSecondPoller told when a poll begins while another one is open */
export function createPolling(queue: UpdateQueue, onSecondPoller: () => void): Polling {
  /** Ends the open poll: with the next message if there is one, or with nothing. */
  let finishOpen: ((isReplaced: boolean) => void) | null = null;
  queue.onPush(() => finishOpen?.(false));

  /** True when another poll took over. */
  function wait(timeoutS: number, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const finish = (isReplaced: boolean) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', giveUp);
        if (finishOpen === finish) finishOpen = null;
        resolve(isReplaced);
      };
      const giveUp = () => finish(false);
      const timer = setTimeout(giveUp, timeoutS * 1000);
      signal.addEventListener('abort', giveUp);
      finishOpen = finish;
    });
  }

  return {
    async poll(timeoutS, signal) {
      if (finishOpen) onSecondPoller();
      finishOpen?.(true);
      const mustWait = queue.waiting() === 0 && timeoutS > 0 && !signal.aborted;
      const isReplaced = mustWait && (await wait(timeoutS, signal));
      return isReplaced || signal.aborted ? null : queue.take();
    },
    end: () => finishOpen?.(true),
  };
}
