/** Messages that wait for a bot. There are no numbers and no confirmations: what is taken is gone. */
import { createOpenPoll } from '../kernel/open-poll.ts';
import type { ChatMessage } from './objects.ts';

/** Older ones are dropped in silence, as on a platform that promises nothing about messages nobody fetches. */
const maxWaiting = 10_000;

export type UpdateQueue = ReturnType<typeof createUpdateQueue>;

/** At most 10,000 wait; the oldest are dropped in silence. */
export function createUpdateQueue() {
  const waiting: ChatMessage[] = [];
  const listeners: (() => void)[] = [];
  return {
    push(message: ChatMessage): void {
      waiting.push(message);
      if (waiting.length > maxWaiting) waiting.shift();
      for (const listener of listeners) listener();
    },
    /** To the front: it was taken and came back undelivered. */
    putBack: (message: ChatMessage): void => void waiting.unshift(message),
    take: (): ChatMessage | null => waiting.shift() ?? null,
    waiting: (): number => waiting.length,
    onPush: (listener: () => void): void => void listeners.push(listener),
  };
}

/**
 * `getUpdates`: one message a call, handed out once, to one poller.
 * @param onSecondPoller told when a poll begins while another one is open
 */
export function createPolling(queue: UpdateQueue, onSecondPoller: () => void) {
  const open = createOpenPoll<'ready' | 'replaced'>();
  queue.onPush(() => open.end('ready'));
  return {
    /** The next message; null when none came in time, when another poll took over, or when the caller hung up. */
    async poll(timeoutS: number, signal: AbortSignal): Promise<ChatMessage | null> {
      if (open.isOpen()) onSecondPoller();
      open.end('replaced');
      const mustWait = queue.waiting() === 0 && timeoutS > 0 && !signal.aborted;
      const end = mustWait ? await open.wait(timeoutS, signal) : null;
      return end === 'replaced' || signal.aborted ? null : queue.take();
    },
    /** Ends the open poll with nothing. */
    end: (): void => open.end('replaced'),
  };
}
