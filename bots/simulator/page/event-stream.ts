/** Server-Sent Events for every open page. */
import type { FastifyReply } from 'fastify';

export interface EventStream {
  /** Keeps the response open until the page leaves or the server closes. */
  join(reply: FastifyReply): void;
  send(event: string, data: unknown): void;
  close(): void;
}

/** How soon a disconnected page reconnects. */
const retryMs = 2000;
/** Interval of keep-alive events, shorter than the timeouts of proxies. */
const heartbeatMs = 15_000;

/** @param heartbeat the content of a keep-alive event */
export function createEventStream(heartbeat: () => { event: string; data: unknown }): EventStream {
  const pages = new Set<FastifyReply['raw']>();
  const timer = setInterval(() => {
    const { event, data } = heartbeat();
    send(event, data);
  }, heartbeatMs);
  timer.unref();

  function send(event: string, data: unknown): void {
    const lines = `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
    for (const page of pages) page.write(lines);
  }

  return {
    join(reply) {
      reply.hijack();
      const page = reply.raw;
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) page.setHeader(name, value);
      page.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      page.write(`retry: ${retryMs}\n\n`);
      pages.add(page);
      page.once('close', () => pages.delete(page));
    },
    send,
    close() {
      clearInterval(timer);
      for (const page of pages) page.end();
      pages.clear();
    },
  };
}
