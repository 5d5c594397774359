/** Rate-limit counters shared by all processes. If the shared counter does not answer, each process counts alone. */
import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from '@fastify/rate-limit';
import type { Counted, SharedCounts } from '../../ports/shared.ts';

/** Addresses that one process counts alone; above this the counts restart. */
const mostOwn = 5_000;

/** The part of the plugin's options that is used; its types omit the name. */
interface Limit {
  readonly name?: unknown;
}

type Told = Parameters<FastifyRateLimitStore['incr']>[1];

/** Store class for `@fastify/rate-limit`, which instantiates it for each limit. */
export function sharedStore(shared: SharedCounts, now: () => number): FastifyRateLimitStoreCtor {
  return class SharedStore implements FastifyRateLimitStore {
    readonly #name: string;
    readonly #own = new Map<string, { current: number; readonly until: number }>();

    constructor({ name }: Limit) {
      this.#name = `limit:${String(name)}`;
    }

    incr(key: string, told: Told, windowMs: number): void {
      void shared
        .count(`${this.#name}:${key}`, windowMs)
        .then((counted) => told(null, counted ?? this.#count(key, windowMs)));
    }

    read(key: string, told: Told): void {
      const own = this.#own.get(key);
      const here = own && own.until > now() ? { current: own.current, ttl: own.until - now() } : { current: 0, ttl: 0 };
      void shared.peek(`${this.#name}:${key}`).then((counted) => told(null, counted ?? here));
    }

    child(route: Parameters<FastifyRateLimitStore['child']>[0]): SharedStore {
      return new SharedStore(route as Limit);
    }

    #count(key: string, windowMs: number): Counted {
      const before = this.#own.get(key);
      if (before && before.until > now()) {
        before.current += 1;
        return { current: before.current, ttl: before.until - now() };
      }
      if (this.#own.size >= mostOwn) this.#own.clear();
      this.#own.set(key, { current: 1, until: now() + windowMs });
      return { current: 1, ttl: windowMs };
    }
  };
}
