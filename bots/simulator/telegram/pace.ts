/**
 * Rate limits of a bot. Telegram publishes no exact numbers; these are from its FAQ, and counted in real time because
 * the demo's clock jumps. A call during a wait extends the wait, as on the real platform.
 */

export interface PaceLimits {
  readonly perSecond: number;
  readonly perChatPerSecond: number;
  /** Calls that one chat may receive at once before the limit per second applies. */
  readonly chatBurst: number;
  readonly perGroupPerMinute: number;
}

export const defaultLimits: PaceLimits = { perSecond: 30, perChatPerSecond: 1, chatBurst: 5, perGroupPerMinute: 20 };

const minuteMs = 60_000;
const hammeringMs = 1000;
/** Maximum length of an extended wait: a demo whose clock runs through days makes hundreds of calls within seconds. */
const longestHammeredMs = 30_000;

export type Verdict =
  | { readonly kind: 'go' }
  | { readonly kind: 'wait'; readonly retryAfter: number; readonly wasToldToWait: boolean };

interface Bucket {
  tokens: number;
  at: number;
}

/** @param limits null disables the limits; scripted waits still apply */
export function createPace(limits: PaceLimits | null, monotonicMs: () => number) {
  const chats = new Map<number, Bucket>();
  const all: Bucket = { tokens: limits?.perSecond ?? 0, at: monotonicMs() };
  const minutes = new Map<number, number[]>();
  /** Until when a chat (null: every chat) must wait. */
  const waits = new Map<number | null, number>();

  function standingWait(chatId: number, now: number): Verdict | null {
    for (const scope of [null, chatId]) {
      const until = waits.get(scope) ?? 0;
      if (until > now) {
        const longer = Math.max(until, Math.min(until + hammeringMs, now + longestHammeredMs));
        waits.set(scope, longer);
        return { kind: 'wait', retryAfter: seconds(longer - now), wasToldToWait: true };
      }
    }
    return null;
  }

  function refill(bucket: Bucket, perSecond: number, most: number, now: number): void {
    bucket.tokens = Math.min(most, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
  }

  function missing(chatId: number, isGroup: boolean, count: number, now: number, rules: PaceLimits): number {
    refill(all, rules.perSecond, rules.perSecond, now);
    if (isGroup) {
      const recent = (minutes.get(chatId) ?? []).filter((at) => at > now - minuteMs);
      minutes.set(chatId, recent);
      const oldest = recent[0];
      if (oldest !== undefined && recent.length + count > rules.perGroupPerMinute) return oldest + minuteMs - now;
    }
    const chat = chats.get(chatId) ?? { tokens: rules.chatBurst, at: now };
    chats.set(chatId, chat);
    refill(chat, rules.perChatPerSecond, rules.chatBurst, now);
    if (chat.tokens < 1) return ((1 - chat.tokens) / rules.perChatPerSecond) * 1000;
    if (all.tokens < 1) return ((1 - all.tokens) / rules.perSecond) * 1000;
    // An album counts as one call for its chat, and as several messages for the group's minute.
    chat.tokens -= 1;
    all.tokens -= 1;
    minutes.get(chatId)?.push(...Array<number>(count).fill(now));
    return 0;
  }

  return {
    /** Asks to send `count` messages to a chat. */
    ask(chatId: number, isGroup: boolean, count: number): Verdict {
      const now = monotonicMs();
      const standing = standingWait(chatId, now);
      if (standing) return standing;
      const waitMs = limits ? missing(chatId, isGroup, count, now, limits) : 0;
      if (waitMs <= 0) return { kind: 'go' };
      waits.set(chatId, now + seconds(waitMs) * 1000);
      return { kind: 'wait', retryAfter: seconds(waitMs), wasToldToWait: false };
    },
    /** Imposes a scripted wait (429); null means every chat. */
    ban(chatId: number | null, wait: number): void {
      waits.set(chatId, monotonicMs() + wait * 1000);
    },
  };
}

const seconds = (ms: number) => Math.max(1, Math.ceil(ms / 1000));
