/**
 * What a bot has not received yet. Numbers its updates, keeps them as long as the platform does, and knows the lane of
 * each: inside a lane a webhook delivers one at a time.
 */
import type { Update, UpdateKind } from './objects.ts';

const DAY_S = 24 * 60 * 60;
/** A button press waits much shorter than a message. */
const LIFETIME_S: Readonly<Record<UpdateKind, number>> = {
  message: DAY_S,
  edited_message: DAY_S,
  my_chat_member: DAY_S,
  callback_query: 150,
};
const DEFAULT_ALLOWED: readonly UpdateKind[] = ['message', 'edited_message', 'callback_query', 'my_chat_member'];
const MAX_REMEMBERED = 1000;

export interface PendingUpdate {
  readonly updateId: number;
  readonly kind: UpdateKind;
  readonly lane: string;
  readonly expiresAt: number;
  readonly update: Update;
}

export interface UpdateQueue {
  /** Null when the bot does not want this kind. */
  push(kind: UpdateKind, content: object, lane: string, date: number): PendingUpdate | null;
  /** The same update once more, as happens when an answer is lost. @throws Error when it is unknown */
  again(updateId: number): void;
  /** Everything that waits, oldest first. */
  pending(): readonly PendingUpdate[];
  confirmBelow(updateId: number): void;
  remove(pending: PendingUpdate): void;
  clear(): void;
  /** `allowed_updates`; undefined keeps the last value, an empty list is the default. */
  allow(kinds: readonly unknown[] | undefined): void;
  allowed(): readonly string[] | null;
  /** Everything made since the start, delivered or not. */
  made(): readonly Update[];
  jumpTo(updateId: number): void;
  onPush(listener: () => void): void;
}

export function createUpdateQueue(firstId: number, nowSeconds: () => number): UpdateQueue {
  let nextId = firstId;
  let waiting: PendingUpdate[] = [];
  let wanted: readonly string[] | null = null;
  const made: PendingUpdate[] = [];
  const listeners: (() => void)[] = [];

  function add(pending: PendingUpdate): void {
    waiting.push(pending);
    for (const listener of listeners) listener();
  }

  return {
    push(kind, content, lane, date) {
      if (!(wanted ?? DEFAULT_ALLOWED).includes(kind)) return null;
      const updateId = nextId++;
      const update = { update_id: updateId, [kind]: content };
      const pending = { updateId, kind, lane, expiresAt: date + LIFETIME_S[kind], update };
      made.push(pending);
      if (made.length > MAX_REMEMBERED) made.shift();
      add(pending);
      return pending;
    },
    again(updateId) {
      const known = made.find((pending) => pending.updateId === updateId);
      if (!known) throw new Error(`No update ${updateId} was made here`);
      add({ ...known });
    },
    pending() {
      const now = nowSeconds();
      waiting = waiting.filter((pending) => pending.expiresAt >= now);
      return waiting;
    },
    confirmBelow(updateId) {
      waiting = waiting.filter((pending) => pending.updateId >= updateId);
    },
    remove(pending) {
      waiting = waiting.filter((other) => other !== pending);
    },
    clear() {
      waiting = [];
    },
    allow(kinds) {
      if (kinds === undefined) return;
      const known = kinds.filter((kind): kind is string => typeof kind === 'string');
      wanted = known.length > 0 ? known : null;
    },
    allowed: () => wanted,
    made: () => made.map((pending) => pending.update),
    jumpTo(updateId) {
      nextId = updateId;
    },
    onPush(listener) {
      listeners.push(listener);
    },
  };
}
