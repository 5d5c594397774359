/** Messages waiting for a bot. There are no ids to confirm: a message that was taken is gone. */
import { createOpenPoll } from '../kernel/open-poll.ts';
import type { ChatMessage } from './objects.ts';

/** Older ones are dropped silently; the platform guarantees nothing about messages that are not fetched. */
const maxWaiting = 10_000;

export type UpdateQueue = ReturnType<typeof createUpdateQueue>;

/** Creates the queue. At most 10,000 messages wait; the oldest are dropped silently. */
export function createUpdateQueue() {
  const waiting: ChatMessage[] = [];
  const listeners: (() => void)[] = [];
  return {
    push(message: ChatMessage): void {
      waiting.push(message);
      if (waiting.length > maxWaiting) waiting.shift();
      for (const listener of listeners) listener();
    },
    /** Puts a message that could not be delivered back at the front. */
    putBack: (message: ChatMessage): void => void waiting.unshift(message),
    take: (): ChatMessage | null => waiting.shift() ?? null,
    waiting: (): number => waiting.length,
    onPush: (listener: () => void): void => void listeners.push(listener),
  };
}

/**
 * `getUpdates`: one message per call, delivered once, to one poller.
 * @param onSecondPoller called when a poll begins while another is open
 */
export function createPolling(queue: UpdateQueue, onSecondPoller: () => void) {
  const open = createOpenPoll<'ready' | 'replaced'>();
  queue.onPush(() => open.end('ready'));
  return {
    /** The next message; null if none came in time, another poll took over, or the caller disconnected. */
    async poll(timeoutS: number, signal: AbortSignal): Promise<ChatMessage | null> {
      if (open.isOpen()) onSecondPoller();
      open.end('replaced');
      const mustWait = queue.waiting() === 0 && timeoutS > 0 && !signal.aborted;
      const end = mustWait ? await open.wait(timeoutS, signal) : null;
      return end === 'replaced' || signal.aborted ? null : queue.take();
    },
    /** Ends the open poll without a message. */
    end: (): void => open.end('replaced'),
  };
}
