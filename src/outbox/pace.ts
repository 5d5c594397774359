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
  /** The platform asked to wait before it is sent more for this conversation. */
  hold(conversation: string, nowMs: number, waitMs: number): void;
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
/** A job that asks again within this time competes for the next turns. */
const soonMs = 10_000;
/** How often the jobs that compete are counted anew. */
const countAgainMs = 1_000;
/** Callers without a place get at most this part of the turns while jobs wait in a line. */
const mostWithoutPlace = 0.8;

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
  let counted = { atMs: 0, jobs: 0 };
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

  /**
   * Jobs that compete for the next turns. A job whose call is open or has failed does not, so that an outage leaves room for those
   * who write after it. Jobs that did not come back are removed.
   */
  const present = (nowMs: number): number => {
    if (Math.abs(nowMs - counted.atMs) < countAgainMs) return counted.jobs;
    for (const { who, backMs } of known.values()) if (nowMs - backMs > goneAfterMs) known.delete(who);
    const isSoon = ({ backMs }: Waiting): boolean => Math.abs(backMs - nowMs) <= soonMs + awayMs;
    counted = { atMs: nowMs, jobs: [...known.values()].filter(isSoon).length };
    return counted.jobs;
  };

  const join = (who: number, nowMs: number): Waiting => {
    counted.jobs += 1;
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
    present,
    isWaitedFor: (nowMs: number): boolean => frontAt(nowMs) !== undefined,
    leave: (who: number): void => {
      if (known.delete(who)) counted.jobs -= 1;
    },
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
      const lineMs = Math.ceil(((ahead + 1 - turns) / perSecond) * 1_000);
      const waitMs = Math.max(ownMs, lineMs <= wholeWaitMs ? lineMs : Math.max(wholeWaitMs, Math.ceil(lineMs / 2)));
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
      const line = isNew && short.present(nowMs) >= mostInShort ? long : lineOf(who);
      return line.waitMs(who, nowMs, turns, ownMs);
    },
    isWaitedFor: (nowMs: number): boolean => short.isWaitedFor(nowMs) || long.isWaitedFor(nowMs),
    leave: (who: number): void => lineOf(who).leave(who),
    isBackAt: (who: number, atMs: number): void => lineOf(who).isBackAt(who, atMs),
  };
}

/** Holds are searched for those that are over only when there are this many. */
const fewestKept = 1_000;
/** A clock that goes back by more than this was set anew, in milliseconds. */
const longestStepMs = 5_000;

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
      if (Math.abs(nowMs - since) > fullAfterMs) {
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

/** How long the platform asked to wait for one conversation. */
interface Hold {
  readonly sinceMs: number;
  readonly untilMs: number;
}

/** Conversations for which the platform asked to wait. After a step of the clock back, the platform is asked again. */
function createHolds() {
  const holds = new Map<string, Hold>();
  const leftMs = ({ sinceMs, untilMs }: Hold, nowMs: number): number =>
    nowMs >= sinceMs - longestStepMs ? Math.max(0, untilMs - nowMs) : 0;
  let mostKept = fewestKept;
  return {
    leftMs: (conversation: string, nowMs: number): number => {
      const hold = holds.get(conversation);
      const ms = hold ? leftMs(hold, nowMs) : 0;
      if (ms === 0) holds.delete(conversation);
      return ms;
    },
    add: (conversation: string, nowMs: number, waitMs: number): void => {
      const before = holds.get(conversation);
      const untilMs = Math.max(nowMs + waitMs, before ? nowMs + leftMs(before, nowMs) : 0);
      holds.set(conversation, { sinceMs: nowMs, untilMs });
      if (holds.size <= mostKept) return;
      for (const [each, hold] of holds) if (leftMs(hold, nowMs) === 0) holds.delete(each);
      mostKept = Math.max(fewestKept, 2 * holds.size);
    },
  };
}

/** Answers to the presses of one person: far more than a person presses, and a small part of what a platform takes. */
const presses = { perSecond: 5, burst: 20, prefix: 'press:' } as const;

/** The conversation of the answers to one person's presses. They are no messages, so the limit of a chat does not hold for them. */
export const pressesOf = (person: string): string => `${presses.prefix}${person}`;

/** Creates a token bucket in memory. After a restart one burst more than the platform's limit may be sent. */
export const createPace = (limits: ChannelPace): Pace => {
  // A bucket that holds less than one turn would never give one.
  const burst = Math.max(1, limits.perSecond);
  const chatBurst = Math.max(1, limits.conversationBurst);
  const overall: Bucket = { tokens: burst, at: 0 };
  /** What callers without a place may take while jobs wait in a line. */
  const withoutPlace: Bucket = { tokens: burst, at: 0 };
  const lines = createTwoLines(limits.perSecond);
  const chats = createBuckets(chatBurst);
  const pressers = createBuckets(presses.burst);
  const holds = createHolds();
  const isPress = (conversation: string): boolean => conversation.startsWith(presses.prefix);
  const bucketOf = (conversation: string, nowMs: number): Bucket =>
    (isPress(conversation) ? pressers : chats).of(conversation, nowMs);

  const waitFor = (bucket: Bucket, perSecond: number, most: number, nowMs: number): number => {
    const elapsed = Math.max(0, nowMs - bucket.at);
    bucket.tokens = Math.min(most, bucket.tokens + (elapsed / 1000) * perSecond);
    bucket.at = nowMs;
    return bucket.tokens >= 1 ? 0 : Math.ceil(((1 - bucket.tokens) / perSecond) * 1000);
  };

  const waitMs = (conversation: string, nowMs: number, who?: number): number => {
    const isGroup = conversation.startsWith('-');
    const ofChat = isGroup ? limits.perGroupPerMinute / 60 : limits.perConversationPerSecond;
    const [perSecond, most] = isPress(conversation) ? [presses.perSecond, presses.burst] : [ofChat, chatBurst];
    const mine = waitFor(bucketOf(conversation, nowMs), perSecond, most, nowMs);
    const own = Math.max(mine, holds.leftMs(conversation, nowMs));
    const all = waitFor(overall, limits.perSecond, burst, nowMs);
    if (who !== undefined) return lines.waitMs(who, nowMs, overall.tokens, own);
    const part = waitFor(withoutPlace, mostWithoutPlace * limits.perSecond, burst, nowMs);
    return Math.max(own, all, part > 0 && lines.isWaitedFor(nowMs) ? part : 0);
  };

  return {
    take: (conversation, nowMs, who) => {
      const wait = waitMs(conversation, nowMs, who);
      if (wait > 0) return wait;
      if (who === undefined) withoutPlace.tokens = Math.max(0, withoutPlace.tokens - 1);
      else lines.isBackAt(who, nowMs + keptAfterTakingMs);
      bucketOf(conversation, nowMs).tokens -= 1;
      overall.tokens -= 1;
      return 0;
    },
    giveBack: (conversation, nowMs, who) => {
      bucketOf(conversation, nowMs).tokens += 1;
      overall.tokens += 1;
      if (who === undefined) withoutPlace.tokens += 1;
      else lines.isBackAt(who, nowMs);
    },
    leave: lines.leave,
    hold: holds.add,
  };
};
