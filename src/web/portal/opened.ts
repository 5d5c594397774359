/**
 * Counts which items are opened, in memory, and stores the counts once a minute. Only a number per item is stored: no cookie,
 * address or time of a visit, so no reader can be identified (the portal promises no tracking).
 */
import type { FastifyRequest } from 'fastify';

/** User agents of programs, and of services that fetch link previews. */
const program =
  /bot|crawl|spider|slurp|preview|monitor|headless|lighthouse|externalhit|feed|fetch|http|curl|wget|python|java\/|node|scan/i;

/** False for programs, and for pages that a browser prefetches. */
export function isReader({ method, headers }: Pick<FastifyRequest, 'method' | 'headers'>): boolean {
  const agent = headers['user-agent'];
  const purpose = headers['sec-purpose'] ?? headers.purpose;
  return method === 'GET' && agent !== undefined && !program.test(agent) && purpose === undefined;
}

/** Stores counts. @param month 'YYYY-MM' in the ward. Never rejects; the implementation reports failures itself. */
export type KeepOpened = (month: string, opened: ReadonlyMap<string, number>) => Promise<void>;

export interface Opened {
  readonly count: (code: string) => void;
  /** Stores the counts so far. A crash loses at most a minute of counts. */
  readonly flush: () => Promise<void>;
}

const minuteMs = 60_000;

/** Creates a counter that passes its counts to `keep` once a minute and on `flush`. @param month the current month, '2026-11' */
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
      // The timer runs only while there are counts to store.
      timer ??= setTimeout(() => void flush(), minuteMs).unref();
    },
  };
}
