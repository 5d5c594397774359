/**
 * Limits how fast we send on one channel: overall, per chat with a burst, per group by the minute, and as long as the platform
 * told us to wait. Jobs that wait for the channel's overall limit have their turns by arrival, in a short and a long line, and each
 * gets the time of its likely turn. Otherwise a thousand jobs polling twice a second for twenty-five turns would keep the processor busy.
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
  /** Gives back a turn that was taken and not used. The caller keeps its place. */
  giveBack(conversation: string, nowMs: number, who?: number): void;
  /** The caller needs no further turn. Until then it keeps its place, even when its call has failed. */
  leave(who: number): void;
  /** The platform asked to wait: for one conversation, or null for all of them. */
  hold(conversation: string | null, untilMs: number): void;
}

/**
 * A job that will wait no longer than this asks again when its turn comes. Jobs before it may leave meanwhile, so one with a longer
 * wait asks again after half of it: half an hour takes a dozen questions.
 */
const wholeWaitMs = 10_000;
/** A job that is late by this much has left the line. */
const goneAfterMs = 20_000;
/** How long a job whose call is open, or has failed, keeps its place. */
const keptAfterTakingMs = 600_000;

interface Waiting {
  readonly who: number;
  readonly place: number;
  /** When it will ask again. */
  backMs: number;
}

/**
 * A line of jobs that wait for the channel's overall limit, by arrival.
 * @param perSecond turns that become free
 */
function createLine(perSecond: number) {
  const known = new Map<number, Waiting>();
  /** Those before `first` have left. The order of the map is not used, because it is slow after many deletions. */
  let byArrival: Waiting[] = [];
  let first = 0;
  let last = 0;
  /** Those behind it do not wait for a job that asks again later than this, or should have asked this long ago. */
  const awayMs = Math.max(1_000, 2_000 / perSecond);

  /** Place of the first job that will take the next turn. */
  const frontAt = (nowMs: number): number | undefined => {
    for (let at = first; at < byArrival.length; at += 1) {
      const each = byArrival[at];
      if (!each) continue;
      if (nowMs - each.backMs > goneAfterMs) known.delete(each.who);
      if (known.get(each.who) === each) {
        if (Math.abs(nowMs - each.backMs) <= awayMs) return each.place;
      } else if (at === first) first += 1;
    }
    return undefined;
  };

  const join = (who: number, nowMs: number): Waiting => {
    if (first > byArrival.length / 2) {
      byArrival = byArrival.slice(first);
      first = 0;
    }
    last += 1;
    const mine = { who, place: last, backMs: nowMs };
    known.set(who, mine);
    byArrival.push(mine);
    return mine;
  };

  return {
    has: (who: number): boolean => known.has(who),
    size: (): number => known.size,
    leave: (who: number): void => void known.delete(who),
    /** The job will not ask before this time, and keeps its place; the others pass. */
    isBackAt: (who: number, atMs: number): void => {
      const mine = known.get(who);
      if (mine) mine.backMs = atMs;
    },
    /**
     * Milliseconds until a turn is left for this job, after those before it.
     * @param turns turns that are free now, or a part of one
     * @param ownMs how long the job has to wait for another reason; meanwhile it keeps its place and the others pass
     */
    waitMs: (who: number, nowMs: number, turns: number, ownMs: number): number => {
      const mine = known.get(who) ?? join(who, nowMs);
      mine.backMs = nowMs + ownMs;
      const ahead = Math.max(0, mine.place - (frontAt(nowMs) ?? mine.place));
      const wholeMs = Math.max(ownMs, Math.ceil(((ahead + 1 - turns) / perSecond) * 1_000));
      const waitMs = wholeMs <= wholeWaitMs ? wholeMs : Math.max(wholeWaitMs, Math.ceil(wholeMs / 2));
      mine.backMs = nowMs + waitMs;
      return waitMs;
    },
  };
}

/**
 * Two lines that compete for the same turns. A job joins the short one while that has room, so that a person who writes while
 * twenty thousand receipts wait is answered within seconds, and the long line still gets every second turn.
 * @param perSecond turns that become free
 */
function createTwoLines(perSecond: number) {
  const [short, long] = [createLine(perSecond), createLine(perSecond)];
  const mostInShort = Math.max(1, 5 * perSecond);
  const lineOf = (who: number) => (long.has(who) ? long : short);
  return {
    waitMs: (who: number, nowMs: number, turns: number, ownMs: number): number => {
      const isNew = !long.has(who) && !short.has(who);
      const line = isNew && short.size() >= mostInShort ? long : lineOf(who);
      return line.waitMs(who, nowMs, turns, ownMs);
    },
    leave: (who: number): void => lineOf(who).leave(who),
    isBackAt: (who: number, atMs: number): void => lineOf(who).isBackAt(who, atMs),
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
  const lines = createTwoLines(limits.perSecond);
  const chats = createBuckets(limits.conversationBurst);
  const held = new Map<string, number>();
  let heldAll = 0;

  const waitFor = (bucket: Bucket, perSecond: number, burst: number, nowMs: number): number => {
    const elapsed = Math.max(0, nowMs - bucket.at);
    bucket.tokens = Math.min(burst, bucket.tokens + (elapsed / 1000) * perSecond);
    bucket.at = nowMs;
    return bucket.tokens >= 1 ? 0 : Math.ceil(((1 - bucket.tokens) / perSecond) * 1000);
  };

  const waitMs = (conversation: string, nowMs: number, who?: number): number => {
    const wait = Math.max(heldAll - nowMs, (held.get(conversation) ?? 0) - nowMs);
    if (wait > 0) return wait;
    held.delete(conversation);
    const isGroup = conversation.startsWith('-');
    const perSecond = isGroup ? limits.perGroupPerMinute / 60 : limits.perConversationPerSecond;
    const mine = waitFor(chats.of(conversation, nowMs), perSecond, limits.conversationBurst, nowMs);
    const all = waitFor(overall, limits.perSecond, limits.perSecond, nowMs);
    return who === undefined ? Math.max(mine, all) : lines.waitMs(who, nowMs, overall.tokens, mine);
  };

  return {
    take: (conversation, nowMs, who) => {
      const wait = waitMs(conversation, nowMs, who);
      if (wait > 0) return wait;
      if (who !== undefined) lines.isBackAt(who, nowMs + keptAfterTakingMs);
      chats.of(conversation, nowMs).tokens -= 1;
      overall.tokens -= 1;
      return 0;
    },
    giveBack: (conversation, nowMs, who) => {
      chats.of(conversation, nowMs).tokens += 1;
      overall.tokens += 1;
      if (who !== undefined) lines.isBackAt(who, nowMs);
    },
    leave: lines.leave,
    hold: (conversation, untilMs) => {
      if (conversation === null) heldAll = Math.max(heldAll, untilMs);
      else held.set(conversation, Math.max(held.get(conversation) ?? 0, untilMs));
    },
  };
};
