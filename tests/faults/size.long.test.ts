/**
 * A ward of 20,000 published items, 300,000 old messages and 10,000 waiting ones (ITEMS=200000: ten times that). Nightly routines
 * and commands that read all data use the same memory as in a small ward, and the event loop runs between their slices. Starting,
 * deciding and copying take as long as in a small ward. Figures are printed, because machines differ.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { repairPortal } from '../../src/outbox/mend-portal.ts';
import type { InWard } from '../../src/ports/services.ts';
import { figureSight } from '../../src/reading/figure-sight.ts';
import { sweepMedia } from '../../src/usecases/check/sweep-media.ts';
import { gatherDigests } from '../../src/usecases/digest/digest.ts';
import { remindOfWork } from '../../src/usecases/reminder/remind.ts';
import { addBacklog, type BigWard, openBigWard, waitingTitle } from '../support/big-ward.ts';
import { childEnvironment } from '../support/child-environment.ts';
import { openProduct, until } from '../support/product.ts';
import { onPostgres } from '../support/rows.ts';
import { root } from '../support/world.ts';
import type { OpenWard } from '../usecases/core.ts';

const items = Number(process.env.ITEMS ?? '20000');
const print = (line: string): void => void process.stdout.write(`size: ${line}\n`);

let ward: OpenWard;
/** Yields to the event loop between two slices, as the server does. */
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const inWard: InWard = async (work) => {
  await pause();
  return ward.turn(work);
};

let big: BigWard;

beforeAll(async () => {
  big = await openBigWard(items);
  ({ ward } = big);
}, 1_800_000);
let isOpen = true;
afterAll(async () => {
  if (isOpen) await ward.close();
});

/** Measures the event loop during the work: its longest delay, and how often it ran. */
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
  return repairPortal({
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
  'Rebuilding and comparing a lost portal does not block the event loop',
  { timeout: 3_600_000 },
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

it.skipIf(onPostgres())(
  'The digest, reminders and file cleanup do not block the event loop',
  { timeout: 1_800_000 },
  async () => {
    await watched('morning list', async () => ward.turn(await gatherDigests(inWard, figureSight)));
    await watched('reminders', () => remindOfWork(inWard));
    await watched('sweep of files', () => sweepMedia(ward.core, ward.clock.now()));
  },
);

it.skipIf(onPostgres())(
  'verify-portal runs in constant memory while the ward keeps answering',
  { timeout: 1_800_000 },
  async () => {
    const waits: number[] = [];
    const { seconds, megabytes, code, said } = await command(ward.variables, ['verify-portal', '--json'], async () => {
      const asked = performance.now();
      await ward.turn(({ stores }) => stores.setSetting('beside', String(asked)));
      waits.push(performance.now() - asked);
    });
    expect([code, JSON.parse(said)]).toEqual([0, { ok: true, differences: [] }]);
    print(
      `verify-portal of ${items}: ${seconds.toFixed(1)} s, ${megabytes} MB at most; a turn of the ward beside it waited ` +
        `${middle(waits).toFixed(1)} ms in the middle, ${Math.max(...waits).toFixed(1)} at most`,
    );
    expect(megabytes).toBeLessThan(400);
  },
);

const middle = (figures: readonly number[]): number => figures.toSorted((a, b) => a - b)[figures.length >> 1] ?? 0;

/** Runs an operator's command in a separate process. @param beside repeated while the command runs */
async function command(
  variables: Readonly<Record<string, string | undefined>>,
  words: readonly string[],
  beside: () => Promise<unknown> = async () => undefined,
) {
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, 'src/admin.ts'), ...words], {
    env: { ...childEnvironment(), ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let [said, lines, isOver, memory] = ['', 0, false, 0];
  child.stdout.on('data', (bytes: Buffer) => {
    lines += bytes.filter((byte) => byte === 10).length;
    if (said.length < 100_000) said += String(bytes);
  });
  const ended = new Promise<number | null>((resolve) =>
    child.once('close', (code) => {
      isOver = true;
      resolve(code);
    }),
  );
  while (!isOver) {
    await beside();
    memory = Math.max(memory, Number(/VmHWM:\s+(\d+)/u.exec(statusOf(child.pid))?.[1] ?? 0) / 1024);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const seconds = (performance.now() - began) / 1000;
  return { code: await ended, said, lines, seconds, megabytes: Math.round(memory) };
}

it.skipIf(onPostgres())(
  'The program starts on the large folder and decides, answers and lists while it is being backed up',
  { timeout: 3_000_000 },
  async () => {
    const [title, code] = [waitingTitle, big.undecided];
    const waiting = items / 2;
    const strangers = addBacklog(big, waiting, new Date());
    await ward.core.media.close();
    await ward.core.close();
    isOpen = false;
    const product = await openProduct({ folder: ward.dataDir });
    const { telegram } = product;
    for (const id of strangers) telegram.person({ id, firstName: `Người ${id}`, hasStarted: true });
    telegram.person({ id: 5_500_000_002, firstName: 'Trần Văn Minh', hasStarted: true });
    telegram.person({ id: 5_500_000_003, firstName: 'Nguyễn Thị Lan', hasStarted: true });
    telegram.person({ id: 5_500_000_001, firstName: 'Vũ Thị Hoa', hasStarted: true });
    try {
      const started = performance.now();
      const running = await product.begin();
      print(`a start with ${waiting} waiting: ready after ${((performance.now() - started) / 1000).toFixed(2)} s`);
      // Nobody can decide on a card before it is delivered.
      await until(
        () => 'the deputy has the card',
        () => product.fromBot(5_500_000_002).some(({ text }) => text.includes(title) && text.includes('Chờ duyệt')),
        60_000,
      );
      print(`the deputy's card came ${((performance.now() - started) / 1000).toFixed(2)} s after the start began`);
      const said = performance.now();
      telegram.sendText(5_500_000_002, `D ${code.slice(-4)}`);
      await until(
        () => `it is on the portal; the deputy reads ${product.fromBot(5_500_000_002).map(({ text }) => text)}`,
        async () => (await (await fetch(`${product.url}/api/v1/articles?limit=3`)).text()).includes(title),
        60_000,
      );
      const decidedMs = performance.now() - said;
      const left = async () =>
        (await product.rows<{ n: number }>("SELECT count(*) AS n FROM inbox WHERE status = 'new'"))[0]?.n ?? 0;
      print(`D ${code}: on the portal after ${Math.round(decidedMs)} ms; ${await left()} messages wait`);
      expect(await left()).toBeGreaterThan(waiting / 4);
      expect(decidedMs).toBeLessThan(3_000);
      const asked = async (path: string): Promise<number[]> => {
        const took: number[] = [];
        for (let nth = 0; nth < 40; nth += 1) {
          const since = performance.now();
          expect((await fetch(`${product.url}${path}`)).status).toBe(200);
          took.push(performance.now() - since);
        }
        return took.toSorted((a, b) => a - b);
      };
      for (const path of ['/readyz', '/metrics']) {
        const took = await asked(path);
        print(
          `${path} while they are answered: ${took[0]?.toFixed(1)} ms at least, ${middle(took).toFixed(1)} in the middle`,
        );
      }
      for (const words of [
        ['submissions', '--json'],
        ['questions', '--json'],
        ['people', '--json'],
        ['audit', '--json'],
        ['status', '--json'],
        ['verify-audit', '--json'],
      ]) {
        const told = await command(product.env, words);
        print(`admin ${words[0]}: ${told.lines} lines, ${told.seconds.toFixed(1)} s, ${told.megabytes} MB at most`);
        expect(told.code, words[0]).toBe(0);
        expect(told.megabytes, words[0]).toBeLessThan(400);
      }
      const [before, place] = [await left(), mkdtempSync(join(tmpdir(), 'tin-phuong-copy-'))];
      const health: number[] = [];
      const copied = await command(product.env, ['backup', place], async () => {
        const since = performance.now();
        await fetch(`${product.url}/readyz`);
        health.push(performance.now() - since);
      });
      rmSync(place, { recursive: true, force: true });
      print(
        `backup: ${copied.seconds.toFixed(1)} s, ${copied.megabytes} MB at most, ` +
          `${Math.round((before - (await left())) / copied.seconds)} turns a second meanwhile; /readyz ${middle(health).toFixed(1)} ms in the ` +
          `middle, ${Math.max(...health).toFixed(0)} at most`,
      );
      expect(copied.code).toBe(0);
      const ending = performance.now();
      expect((await running.signal('SIGTERM')).code).toBe(0);
      print(`SIGTERM: ended after ${Math.round(performance.now() - ending)} ms`);
    } finally {
      await product.close();
    }
  },
);

function statusOf(pid: number | undefined): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}
