/**
 * What a delivery must hold before it may call a platform: a free line, and a turn of the platform's pace. A delivery that had to
 * wait takes both before it is prepared again, so that of a thousand deliveries that ask when one turn becomes free, one is
 * prepared and not all.
 */
import type { CallSlots, Use } from './call-slots.ts';
import type { Pace } from './pace.ts';

/** The call a delivery wants to make. */
export interface WantedCall {
  readonly channel: string;
  readonly use: Use;
  readonly conversation: string;
  /** Keeps the delivery's place in the pace's line; undefined for answers that skip the line. */
  readonly who: number | undefined;
}

/** The line and the turn of one delivery. */
export interface CallTurn {
  /**
   * Takes a turn of the pace, if a line is free too: for a delivery that had to wait and will be prepared again. The line is
   * taken later, because the time that it is held counts as the platform's.
   * @returns milliseconds to wait before asking again; 0 means that the turn is held
   */
  reserve(wanted: WantedCall, nowMs: number): number;
  /**
   * Takes a turn, unless one is held already for this platform and conversation, and a line. What is held for another one is
   * given back. @returns milliseconds to wait before asking again; 0 means that both are held
   */
  take(wanted: WantedCall, nowMs: number): number;
  /** True if a turn was reserved or taken. */
  readonly isHeld: boolean;
  /** The call has ended: the line is free for others, and the turn stays used. */
  called(): void;
  /** Gives back what is held, if no call was made. May be called repeatedly. The delivery keeps its place among those that wait. */
  end(nowMs: number): void;
  /**
   * The delivery is over and gives up its places, also those that an earlier attempt took, perhaps in the line of another platform.
   */
  leave(who: number): void;
}

interface Held {
  readonly wanted: WantedCall;
  readonly pace: Pace | undefined;
  endLine: (() => void) | null;
}

/** Creates the turn of one delivery; it holds nothing at first. */
export function createCallTurn(lines: CallSlots, paces: ReadonlyMap<string, Pace>): CallTurn {
  let held: Held | null = null;
  const end = (nowMs: number): void => {
    held?.pace?.giveBack(held.wanted.conversation, nowMs, held.wanted.who);
    held?.endLine?.();
    held = null;
  };
  const reserve = (wanted: WantedCall, nowMs: number): number => {
    const { channel, use, conversation, who } = wanted;
    if (held?.wanted.channel === channel && held.wanted.conversation === conversation) return 0;
    end(nowMs);
    const lineMs = lines.waitMs(channel, use);
    if (lineMs > 0) return lineMs;
    const pace = paces.get(channel);
    const paceMs = pace?.take(conversation, nowMs, who) ?? 0;
    if (paceMs === 0) held = { wanted, pace, endLine: null };
    return paceMs;
  };
  return {
    reserve,
    take: (wanted, nowMs) => {
      const waitMs = reserve(wanted, nowMs);
      if (waitMs > 0 || held === null || held.endLine !== null) return waitMs;
      const line = lines.take(wanted.channel, wanted.use);
      if ('waitMs' in line) {
        end(nowMs);
        return line.waitMs;
      }
      held.endLine = line.end;
      return 0;
    },
    get isHeld() {
      return held !== null;
    },
    called: () => {
      held?.endLine?.();
      held = null;
    },
    end,
    leave: (who) => {
      for (const pace of paces.values()) pace.leave(who);
    },
  };
}
