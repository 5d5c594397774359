/**
 * A ward of 20,000 published items and 300,000 old messages: what looks through all of it, by night or by hand, costs the same
 * memory as in a small one, and the loop goes round between its slices. Figures are printed; machines differ.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mendPortal } from '../../src/outbox/mend-portal.ts';
import type { InWard } from '../../src/ports/services.ts';
import { figureSight } from '../../src/reading/figure-sight.ts';
import { sweepMedia } from '../../src/usecases/check/sweep-media.ts';
import { gatherDigests } from '../../src/usecases/digest/digest.ts';
import { remindOfWork } from '../../src/usecases/reminder/remind.ts';
import { childEnvironment } from '../support/child-environment.ts';
import { connectionsOf, onPostgres } from '../support/rows.ts';
import { root } from '../support/world.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

const items = Number(process.env.ITEMS ?? '20000');
const messages = 15 * items;
const print = (line: string): void => void process.stdout.write(`size: ${line}\n`);

let ward: OpenWard;
/** Between two slices, as the server does it. */
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const inWard: InWard = async (work) => {
  await pause();
  return ward.turn(work);
};

beforeAll(async () => {
  ward = await openWard();
  for (const [name, role] of [
    ['Vũ Thị Hoa', 'head'],
    ['Trần Văn Minh', 'deputy'],
  ] as const)
    await ward.person(name, role);
  const lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  const { id } = await ward.submitted(lan);
  await ward.turn(async ({ stores }) => {
    const before = await stores.submissions.get(id);
    const publication = { version: 2, slug: 'khoi-4', at: before.updatedAt, shownAt: before.updatedAt };
    const decidedBy = { person: lan.id, name: 'Minh', at: before.updatedAt, action: 'approved' as const };
    const standing = { ...before.standing, publication, decidedBy };
    await stores.submissions.save({ ...before, state: 'published', standing }, before);
  });
  const { handle } = connectionsOf(ward.core).core;
  const columns = (table: string) =>
    (handle.pragma(`table_info(${table})`) as readonly { readonly name: string }[]).map(({ name }) => name);
  const copied = (table: string, changed: Readonly<Record<string, string>>): string => {
    const names = columns(table).filter((name) => changed[name] !== '');
    const values = names.map((name) => changed[name] ?? `"${name}"`);
    return `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(',')})
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT ${values.join(',')} FROM "${table}", n`;
  };
  const slug = `replace("standing", '"slug":"khoi-4"', '"slug":"khoi-4-' || i || '"')`;
  handle
    .prepare(copied('submission', { id: `"id" || '-' || i`, code: `'DL-2601-' || (10000 + i)`, standing: slug }))
    .run(items - 1);
  handle
    .prepare(
      `INSERT INTO inbox (wardId, channel, externalId, lane, priority, kind, payload, occurredAt, receivedAt, status, doneAt)
     WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
     SELECT 'dong-lac', 'c', 'old ' || i, 'l', 5, 'message', '{"text":"Cho tôi hỏi việc cũ"}', 0, 0, 'done', ? FROM n`,
    )
    .run(messages, ward.clock.now().getTime() - 86_400_000);
}, 600_000);
afterAll(() => ward.close());

/** How the loop went round meanwhile: its longest wait, and how often. */
async function watched(name: string, work: () => Promise<unknown>): Promise<number> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  let turns = 0;
  let isOver = false;
  const turning = (): void => {
    turns += 1;
    if (!isOver) setImmediate(turning);
  };
  turning();
  delays.enable();
  const began = performance.now();
  const cpu = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  isOver = true;
  delays.disable();
  const inMs = (ns: number): string => (ns / 1e6).toFixed(1);
  print(
    `${name}: ${Math.round(performance.now() - began)} ms, ${Math.round((user + system) / 1000)} ms of processor, loop turned ${turns} times, ` +
      `delay p99 ${inMs(delays.percentile(99))} ms, longest ${inMs(delays.max)} ms`,
  );
  return turns;
}

const mend = () => {
  const { core, ward: of, clock } = ward;
  const { reader, publisher } = core;
  return mendPortal({
    ward: of,
    now: clock.now(),
    reader,
    states: core.storage.portalStates,
    publisher,
    codes: null,
    pause,
  });
};

it.skipIf(onPostgres())(
  'a lost portal is rebuilt, then compared, while the loop goes round',
  { timeout: 1_200_000 },
  async () => {
    const before = process.memoryUsage().rss;
    const turns = await watched(`republishing ${items} items`, async () => {
      const { republished, leftCount } = await mend();
      expect([republished.length, leftCount]).toEqual([items, 0]);
    });
    expect(turns).toBeGreaterThan(items);
    expect(await watched(`reconciling ${items} items`, mend)).toBeGreaterThan(items / 8);
    print(`memory grew by ${Math.round((process.memoryUsage().rss - before) / 1e6)} MB`);
  },
);

it.skipIf(onPostgres())('digest, reminders and sweep let the loop go round', { timeout: 600_000 }, async () => {
  await watched('morning list', async () => ward.turn(await gatherDigests(inWard, figureSight)));
  await watched('reminders', () => remindOfWork(inWard));
  await watched('sweep of files', () => sweepMedia(ward.core, ward.clock.now()));
});

it.skipIf(onPostgres())(
  'verify-portal runs beside it in constant memory, and the ward answers meanwhile',
  { timeout: 600_000 },
  async () => {
    const began = performance.now();
    const child = spawn(process.execPath, [join(root, 'src/admin.ts'), 'verify-portal', '--json'], {
      env: { ...childEnvironment(), ...ward.variables },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (bytes) => {
      said += String(bytes);
    });
    let isOver = false;
    const ended = new Promise<number | null>((resolve) =>
      child.once('exit', (code) => {
        isOver = true;
        resolve(code);
      }),
    );
    const waits: number[] = [];
    let memory = 0;
    while (!isOver) {
      const asked = performance.now();
      await ward.turn(({ stores }) => stores.setSetting('beside', String(asked)));
      waits.push(performance.now() - asked);
      memory = Math.max(memory, Number(/VmHWM:\s+(\d+)/u.exec(statusOf(child.pid))?.[1] ?? 0) / 1024);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect([await ended, JSON.parse(said)]).toEqual([0, { ok: true, differences: [] }]);
    const sorted = waits.toSorted((a, b) => a - b);
    print(
      `verify-portal of ${items}: ${((performance.now() - began) / 1000).toFixed(1)} s, ${Math.round(memory)} MB at most; a turn of the ward ` +
        `beside it waited ${(sorted[sorted.length >> 1] ?? 0).toFixed(1)} ms in the middle, ${(sorted.at(-1) ?? 0).toFixed(1)} at most`,
    );
    expect(memory).toBeLessThan(400);
  },
);

function statusOf(pid: number | undefined): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}
