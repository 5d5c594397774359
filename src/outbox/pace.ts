/**
 * Limits how fast we send on one channel: overall, per chat with a burst, per group by the minute, and as long as the platform
 * told us to wait. Jobs that wait for the channel's overall limit queue in a line and get the time of their likely turn.
 * Otherwise a thousand jobs polling twice a second for twenty-five turns would keep the processor busy.
 */
import type { ChannelPace } from '../channel/channel.ts';

interface Bucket {
  tokens: number;
  at: number;
}

/** How fast one platform may be written to, overall and for each conversation. */
export interface Pace {
  /**
   * Returns the milliseconds to wait before this conversation may be written to; 0 takes the turn.
   * @param who keeps its place in the line between two attempts; without it the caller has no place and gets the wait until
   * the next free turn
   */
  take(conversation: string, nowMs: number, who?: number): number;
  /** Returns the same wait without taking a turn. */
  waitMs(conversation: string, nowMs: number, who?: number): number;
  /** The platform asked to wait: for one conversation, or null for all of them. */
  hold(conversation: string | null, untilMs: number): void;
}

/** Longest wait in the line before a job asks again: jobs before it may have left meanwhile. */
const longestInLineMs = 10_000;
/** A job that has not asked for this long has left the line. */
const goneAfterMs = 3 * longestInLineMs;

/**
 * The line of jobs that wait for the channel's overall limit.
 * @param perSecond turns that become free
 */
function createLine(perSecond: number) {
  interface Waiting {
    readonly who: number;
    readonly place: number;
    seenMs: number;
  }
  const known = new Map<number, Waiting>();
  /** By arrival; those before `first` have left. The map's own order is not used, because it is slow after many deletions. */
  let byArrival: Waiting[] = [];
  let first = 0;
  let last = 0;

  const frontAt = (nowMs: number): Waiting | undefined => {
    for (; first < byArrival.length; first += 1) {
      const front = byArrival[first];
      if (!front || known.get(front.who) !== front) continue;
      if (nowMs - front.seenMs <= goneAfterMs) return front;
      known.delete(front.who);
    }
    return undefined;
  };

  const join = (who: number, nowMs: number): Waiting => {
    if (first > byArrival.length / 2) {
      byArrival = byArrival.slice(first);
      first = 0;
    }
    last += 1;
    const mine = { who, place: last, seenMs: nowMs };
    known.set(who, mine);
    byArrival.push(mine);
    return mine;
  };

  return {
    leave: (who: number): void => void known.delete(who),
    /** Milliseconds until the jobs before this one have had their turns. */
    waitMs: (who: number, nowMs: number): number => {
      const mine = known.get(who) ?? join(who, nowMs);
      mine.seenMs = nowMs;
      const ahead = mine.place - (frontAt(nowMs)?.place ?? mine.place);
      return Math.min(longestInLineMs, Math.ceil((ahead / perSecond) * 1000));
    },
  };
}

/** A bucket that has been idle for this long is full again and can be dropped. */
const fullAfterMs = 60_000;

/**
 * The token buckets of conversations. Once a minute those not used during the last minute are dropped together: looking
 * for them one by one would read all buckets for each new conversation, and a backlog has tens of thousands.
 * @param burst tokens in a full bucket
 */
function createBuckets(burst: number) {
  let young = new Map<string, Bucket>();
  let old = young;
  let since = 0;
  return {
    of: (conversation: string, nowMs: number): Bucket => {
      if (nowMs - since > fullAfterMs) {
        old = young;
        young = new Map();
        since = nowMs;
      }
      const bucket = young.get(conversation) ?? old.get(conversation) ?? { tokens: burst, at: nowMs };
      young.set(conversation, bucket);
      return bucket;
    },
  };
}

/** Creates a token bucket in memory. After a restart one burst more than the platform's limit may be sent. */
export const createPace = (limits: ChannelPace): Pace => {
  const overall: Bucket = { tokens: limits.perSecond, at: 0 };
  const line = createLine(limits.perSecond);
  const chats = createBuckets(limits.conversationBurst);
  const held = new Map<string, number>();
  let heldAll = 0;

  const waitFor = (bucket: Bucket, perSecond: number, burst: number, nowMs: number): number => {
    const elapsed = Math.max(0, nowMs - bucket.at);
    bucket.tokens = Math.min(burst, bucket.tokens + (elapsed / 1000) * perSecond);
    bucket.at = nowMs;
    return bucket.tokens >= 1 ? 0 : Math.ceil(((1 - bucket.tokens) / perSecond) * 1000);
  };

  const waitMs: Pace['waitMs'] = (conversation, nowMs, who) => {
    const wait = Math.max(heldAll - nowMs, (held.get(conversation) ?? 0) - nowMs);
    if (wait > 0) return wait;
    held.delete(conversation);
    const isGroup = conversation.startsWith('-');
    const perSecond = isGroup ? limits.perGroupPerMinute / 60 : limits.perConversationPerSecond;
    const mine = waitFor(chats.of(conversation, nowMs), perSecond, limits.conversationBurst, nowMs);
    const all = waitFor(overall, limits.perSecond, limits.perSecond, nowMs);
    return Math.max(mine, all, all > 0 && who !== undefined ? line.waitMs(who, nowMs) : 0);
  };

  return {
    waitMs,
    take: (conversation, nowMs, who) => {
      const wait = waitMs(conversation, nowMs, who);
      if (wait > 0) return wait;
      if (who !== undefined) line.leave(who);
      chats.of(conversation, nowMs).tokens -= 1;
      overall.tokens -= 1;
      return 0;
    },
    hold: (conversation, untilMs) => {
      if (conversation === null) heldAll = Math.max(heldAll, untilMs);
      else held.set(conversation, Math.max(held.get(conversation) ?? 0, untilMs));
    },
  };
};
