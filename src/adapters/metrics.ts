/** Prometheus: what an operator's machine asks for. */
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** @param counts rows by table and status, read when they are asked for */
export const createMetrics = (counts: () => Promise<Readonly<Record<string, Readonly<Record<string, number>>>>>) => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const ofChannels = (name: string, help: string) =>
    new Counter({ name, help, labelNames: ['channel'], registers: [registry] });
  const forged = ofChannels('tin_phuong_forged_webhooks_total', 'Webhooks with a wrong secret');
  const slow = ofChannels('tin_phuong_slow_webhooks_total', 'Webhooks whose storing took longer than 1.5 s');
  const rows = new Gauge({
    name: 'tin_phuong_rows',
    help: 'Rows by table and status',
    labelNames: ['table', 'status'],
    registers: [registry],
    collect: async () => {
      rows.reset();
      for (const [table, byStatus] of Object.entries(await counts()))
        for (const [status, count] of Object.entries(byStatus)) rows.set({ table, status }, count);
    },
  });
  return {
    countForged: (channel: string) => forged.inc({ channel }),
    countSlow: (channel: string) => slow.inc({ channel }),
    print: async () => ({ type: registry.contentType, body: await registry.metrics() }),
  };
};
