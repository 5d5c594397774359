/**
 * Which items people open, counted in memory and handed on once a minute. No cookie, no address, no time of a visit: a count by
 * item is all that there is, so nobody can be found in it (the portal promises no tracking).
 */
import type { FastifyRequest } from 'fastify';

/** What calls itself a program, or fetches a page to make a preview of its link. */
const program =
  /bot|crawl|spider|slurp|preview|monitor|headless|lighthouse|externalhit|feed|fetch|http|curl|wget|python|java\/|node|scan/i;

/** False for programs, and for pages that a browser fetches before somebody asks for them. */
export function isReader({ method, headers }: Pick<FastifyRequest, 'method' | 'headers'>): boolean {
  const agent = headers['user-agent'];
  const purpose = headers['sec-purpose'] ?? headers.purpose;
  return method === 'GET' && agent !== undefined && !program.test(agent) && purpose === undefined;
}

/** @param month 'YYYY-MM' in the ward. Never fails: whoever keeps the counts says so where it can't. */
export type KeepOpened = (month: string, opened: ReadonlyMap<string, number>) => Promise<void>;

export interface Opened {
  readonly count: (code: string) => void;
  /** What was counted and not yet kept. A crash loses it: at most a minute of one figure. */
  readonly flush: () => Promise<void>;
}

const minuteMs = 60_000;

/** A counter that hands its counts to `keep` once a minute and at `flush`. @param month of now, '2026-11' */
export function createOpened(month: () => string, keep: KeepOpened): Opened {
  let counted = new Map<string, Map<string, number>>();
  let timer: NodeJS.Timeout | null = null;

  async function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    const taken = counted;
    counted = new Map();
    for (const [of, opened] of taken) await keep(of, opened);
  }

  return {
    flush,
    count(code) {
      const of = month();
      const opened = counted.get(of) ?? new Map<string, number>();
      counted.set(of, opened);
      opened.set(code, (opened.get(code) ?? 0) + 1);
      // Nothing runs while nobody reads.
      timer ??= setTimeout(() => void flush(), minuteMs).unref();
    },
  };
}
