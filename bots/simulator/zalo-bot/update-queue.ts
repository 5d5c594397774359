/** Messages that wait for a bot. There are no numbers and no confirmations: what is taken is gone. */
import type { ChatMessage } from './objects.ts';

/** Older ones are dropped in silence, as on a platform that promises nothing about messages nobody fetches. */
const MAX_WAITING = 10_000;

export interface UpdateQueue {
  push(message: ChatMessage): void;
  /** To the front: it was taken and came back undelivered. */
  putBack(message: ChatMessage): void;
  take(): ChatMessage | null;
  waiting(): number;
  onPush(listener: () => void): void;
}

export function createUpdateQueue(): UpdateQueue {
  const waiting: ChatMessage[] = [];
  const listeners: (() => void)[] = [];
  return {
    push(message) {
      waiting.push(message);
      if (waiting.length > MAX_WAITING) waiting.shift();
      for (const listener of listeners) listener();
    },
    putBack: (message) => void waiting.unshift(message),
    take: () => waiting.shift() ?? null,
    waiting: () => waiting.length,
    onPush: (listener) => void listeners.push(listener),
  };
}
