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
   * Takes a line and a turn, unless they are held already for this platform and conversation. What is held for another one is
   * given back.
   * @returns milliseconds to wait before asking again; 0 means that both are held
   */
  take(wanted: WantedCall, nowMs: number): number;
  readonly isHeld: boolean;
  /** The platform has answered or has failed to: the line is free for others, and the turn stays used. */
  called(): void;
  /** Gives back what is held, if no call was made. May be called repeatedly. */
  end(nowMs: number): void;
}

interface Held {
  readonly wanted: WantedCall;
  readonly pace: Pace | undefined;
  readonly endLine: () => void;
}

/** Creates the turn of one delivery; it holds nothing at first. */
export function createCallTurn(lines: CallSlots, paces: ReadonlyMap<string, Pace>): CallTurn {
  let held: Held | null = null;
  const end = (nowMs: number): void => {
    held?.pace?.giveBack(held.wanted.conversation, nowMs);
    held?.endLine();
    held = null;
  };
  return {
    take: (wanted, nowMs) => {
      const { channel, use, conversation, who } = wanted;
      if (held?.wanted.channel === channel && held.wanted.conversation === conversation) return 0;
      end(nowMs);
      const lineMs = lines.waitMs(channel, use);
      if (lineMs > 0) return lineMs;
      const pace = paces.get(channel);
      const paceMs = pace?.take(conversation, nowMs, who) ?? 0;
      if (paceMs > 0) return paceMs;
      const line = lines.take(channel, use);
      if ('waitMs' in line) {
        pace?.giveBack(conversation, nowMs);
        return line.waitMs;
      }
      held = { wanted, pace, endLine: line.end };
      return 0;
    },
    get isHeld() {
      return held !== null;
    },
    called: () => {
      held?.endLine();
      held = null;
    },
    end,
  };
}
