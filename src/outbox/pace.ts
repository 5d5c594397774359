/** How fast we speak on one channel: overall, in a chat with a burst, in a group by the minute; and waits we were told. */
import type { ChannelPace } from '../channel/channel.ts';

interface Bucket {
  tokens: number;
  at: number;
}

export interface Pace {
  /** Milliseconds to wait before this conversation may be written to; 0 takes the turn. */
  take(conversation: string, nowMs: number): number;
  /** The platform said "wait": that conversation, or all of them. */
  hold(conversation: string | null, untilMs: number): void;
}

/** In memory, tokens that come back with time: a restart may send one burst more than the platform likes. */
export const createPace = (limits: ChannelPace): Pace => {
  const overall: Bucket = { tokens: limits.perSecond, at: 0 };
  const chats = new Map<string, Bucket>();
  const held = new Map<string, number>();
  let heldAll = 0;

  const waitFor = (bucket: Bucket, perSecond: number, burst: number, nowMs: number): number => {
    const elapsed = Math.max(0, nowMs - bucket.at);
    bucket.tokens = Math.min(burst, bucket.tokens + (elapsed / 1000) * perSecond);
    bucket.at = nowMs;
    return bucket.tokens >= 1 ? 0 : Math.ceil(((1 - bucket.tokens) / perSecond) * 1000);
  };

  const bucketOf = (conversation: string, burst: number, nowMs: number): Bucket => {
    const known = chats.get(conversation);
    if (known) return known;
    // Full buckets say nothing: forget those that have rested.
    if (chats.size > 5_000) for (const [key, bucket] of chats) if (nowMs - bucket.at > 60_000) chats.delete(key);
    const bucket = { tokens: burst, at: nowMs };
    chats.set(conversation, bucket);
    return bucket;
  };

  return {
    take: (conversation, nowMs) => {
      const wait = Math.max(heldAll - nowMs, (held.get(conversation) ?? 0) - nowMs);
      if (wait > 0) return wait;
      held.delete(conversation);
      const isGroup = conversation.startsWith('-');
      const perSecond = isGroup ? limits.perGroupPerMinute / 60 : limits.perConversationPerSecond;
      const bucket = bucketOf(conversation, limits.conversationBurst, nowMs);
      const mine = waitFor(bucket, perSecond, limits.conversationBurst, nowMs);
      const all = waitFor(overall, limits.perSecond, limits.perSecond, nowMs);
      if (mine > 0 || all > 0) return Math.max(mine, all);
      bucket.tokens -= 1;
      overall.tokens -= 1;
      return 0;
    },
    hold: (conversation, untilMs) => {
      if (conversation === null) heldAll = Math.max(heldAll, untilMs);
      else held.set(conversation, Math.max(held.get(conversation) ?? 0, untilMs));
    },
  };
};
