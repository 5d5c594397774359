/** Prometheus metrics. Operators rely on the names (docs/operations.md, alerts.yml). */
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { WatchFigures } from '../ports/watch.ts';

export interface MetricsOptions {
  readonly figures: () => Promise<WatchFigures>;
  readonly now: () => Date;
  readonly freeBytes: () => number;
  readonly version: string;
  /** Name of the newest migration. */
  readonly schema: string;
}

/** Sampling interval of the event loop's lag; each sample wakes an otherwise idle process. */
const lagEveryMs = 1_000;

/** Creates the metrics. Figures of the databases are read when the metrics are requested. */
export const createMetrics = ({ figures, now, freeBytes, version, schema }: MetricsOptions) => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: lagEveryMs });
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge<Label>({ name: `tin_phuong_${name}`, help, labelNames: [...labelNames], registers: [registry] });
  const counter = (name: string, help: string) =>
    new Counter({ name: `tin_phuong_${name}_total`, help, labelNames: ['channel'], registers: [registry] });
  const forged = counter('forged_webhooks', 'Webhooks with a wrong secret');
  const slow = counter('slow_webhooks', 'Webhooks whose storing took longer than 1.5 s');
  const oldest = gauge('oldest_seconds', 'Age of the oldest that waits; 0: nothing waits', ['what']);
  const rows = gauge('rows', 'Rows that wait, by table and status; 10000: so many or more', ['table', 'status']);
  const overdue = gauge('overdue', 'Open cases whose day is over; 10000: so many or more', ['kind']);
  const channelUp = gauge('channel_up', '1: the channel works', ['ward', 'channel']);
  const backupAge = gauge('backup_age_seconds', 'Since the last nightly backup; -1: none was made');
  const disk = gauge('disk_free_bytes', 'Free on the disk of the data folder');
  gauge('build_info', 'Always 1', ['version', 'schema']).set({ version, schema }, 1);

  const collect = async (): Promise<void> => {
    const read = await figures();
    for (const [what, seconds] of Object.entries(read.oldestSeconds)) oldest.set({ what }, seconds);
    for (const { table, status, count } of read.waiting) rows.set({ table, status }, count);
    for (const [kind, count] of Object.entries(read.overdue)) overdue.set({ kind }, count);
    for (const { ward, channel, isUp } of read.channels) channelUp.set({ ward, channel }, isUp ? 1 : 0);
    backupAge.set(read.backupMadeAt === null ? -1 : (now().getTime() - read.backupMadeAt.getTime()) / 1000);
    disk.set(freeBytes());
  };
  return {
    countForged: (channel: string) => forged.inc({ channel }),
    countSlow: (channel: string) => slow.inc({ channel }),
    print: async () => {
      await collect();
      return { type: registry.contentType, body: await registry.metrics() };
    },
  };
};
