/**
 * The updates a bot has not received yet. Assigns their ids, keeps them as long as the platform does, and assigns their
 * lanes: within a lane, a webhook delivers one at a time.
 */
import type { Update, UpdateKind } from './objects.ts';

const daySeconds = 24 * 60 * 60;
/** A button press expires much sooner than a message. */
const lifetimeS: Readonly<Record<UpdateKind, number>> = {
  message: daySeconds,
  edited_message: daySeconds,
  my_chat_member: daySeconds,
  callback_query: 150,
};
const defaultAllowed: readonly UpdateKind[] = ['message', 'edited_message', 'callback_query', 'my_chat_member'];
const maxRemembered = 1000;

export interface PendingUpdate {
  readonly updateId: number;
  readonly kind: UpdateKind;
  readonly lane: string;
  readonly expiresAt: number;
  readonly update: Update;
}

export type UpdateQueue = ReturnType<typeof createUpdateQueue>;

/** @param firstId id of the first update @param nowSeconds the platform's clock, by which updates expire */
export function createUpdateQueue(firstId: number, nowSeconds: () => number) {
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
    /** Null if the bot has not requested this kind. */
    push(kind: UpdateKind, content: object, lane: string, date: number): PendingUpdate | null {
      if (!(wanted ?? defaultAllowed).includes(kind)) return null;
      const updateId = nextId++;
      const update = { update_id: updateId, [kind]: content };
      const pending = { updateId, kind, lane, expiresAt: date + lifetimeS[kind], update };
      made.push(pending);
      if (made.length > maxRemembered) made.shift();
      add(pending);
      return pending;
    },
    /** Adds the same update once more, as happens when an answer is lost. @throws Error if it is unknown */
    again(updateId: number): void {
      const known = made.find((pending) => pending.updateId === updateId);
      if (!known) throw new Error(`No update ${updateId} was made here`);
      add({ ...known });
    },
    /** All waiting updates, oldest first. */
    pending(): readonly PendingUpdate[] {
      const now = nowSeconds();
      waiting = waiting.filter((pending) => pending.expiresAt >= now);
      return waiting;
    },
    confirmBelow(updateId: number): void {
      waiting = waiting.filter((pending) => pending.updateId >= updateId);
    },
    remove(pending: PendingUpdate): void {
      waiting = waiting.filter((other) => other !== pending);
    },
    clear(): void {
      waiting = [];
    },
    /** `allowed_updates`; undefined keeps the last value, an empty list means the default. */
    allow(kinds: readonly unknown[] | undefined): void {
      if (kinds === undefined) return;
      const known = kinds.filter((kind): kind is string => typeof kind === 'string');
      wanted = known.length > 0 ? known : null;
    },
    allowed: (): readonly string[] | null => wanted,
    /** All updates since the start, delivered or not. */
    made: (): readonly Update[] => made.map((pending) => pending.update),
    jumpTo(updateId: number): void {
      nextId = updateId;
    },
    onPush(listener: () => void): void {
      listeners.push(listener);
    },
  };
}
