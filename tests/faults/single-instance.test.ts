/**
 * One process for each data folder; a kill releases the folder at once; SIGTERM stops
 * gracefully; all errors in the environment are reported at once.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { openProduct, type Product, pause, until } from '../support/product.ts';
import { startProgram } from '../support/program.ts';

let product: Product | null = null;
afterEach(async () => {
  await product?.close();
  product = null;
});

describe('a data folder', () => {
  it('A data folder belongs to one process; a second one reports that and exits with 1', async () => {
    product = await openProduct();
    const first = await product.begin();
    const second = product.start({ PORT: '0', TELEGRAM_MODE: 'polling', PUBLIC_URL: '' });
    const { code } = await second.ended;
    expect(code).toBe(1);
    expect(second.output()).toContain('Another server');
    expect(second.output()).toContain(`process ${first.pid}`);
    expect(second.output()).toContain('DATA_DIR');
    expect(second.output()).not.toContain('    at ');
    expect((await fetch(`${product.url}/`)).status).toBe(200);
  });

  it('A data folder is free at once after kill -9', async () => {
    product = await openProduct();
    const first = await product.begin();
    expect((await first.signal('SIGKILL')).signal).toBe('SIGKILL');
    await product.begin();
    expect((await fetch(`${product.url}/`)).status).toBe(200);
  });
});

describe('SIGTERM under load', { timeout: 420_000 }, () => {
  it('SIGTERM under load ends with exit code 0 and loses nothing', async () => {
    const running = await openProduct();
    product = running;
    const { telegram } = running;
    const people = Array.from({ length: 20 }, (_, at) => 5_320_000_001 + at);
    for (const id of people) telegram.person({ id, firstName: `Người dân ${id % 100}`, hasStarted: true });
    const asked: string[] = [];
    const ask = (id: number) => {
      const words = `Câu hỏi số ${String(asked.length + 1).padStart(4, '0')}: làm thẻ cần giấy tờ gì?`;
      asked.push(words);
      telegram.sendText(id, words);
    };
    const first = await running.begin();
    let isOver = false;
    const load = (async () => {
      // Enough messages that some are in flight at the end, but limited so that a slow machine does not get ever more of them.
      while (!isOver && asked.length < 80) {
        for (const id of people) ask(id);
        await pause(200);
      }
    })();
    await until(
      () => 'some are taken',
      async () => ((await running.rows<{ n: number }>('SELECT count(*) AS n FROM inbox'))[0]?.n ?? 0) >= 20,
      120_000,
    );
    const { code, signal } = await first.signal('SIGTERM');
    isOver = true;
    await load;
    expect({ code, signal }).toEqual({ code: 0, signal: null });

    await running.begin();
    await until(
      () => `all ${asked.length} questions are there`,
      async () =>
        ((await running.rows<{ n: number }>('SELECT count(*) AS n FROM question'))[0]?.n ?? 0) >= asked.length,
      240_000,
    );
    const titles = (await running.questions()).map(({ title }) => title);
    expect([...titles].sort()).toEqual([...asked].sort());
  });
});

describe('SIGTERM while the demo is still being loaded', () => {
  it('SIGTERM during the demo’s loading ends with exit code 0 and no stack trace', async () => {
    const program = await startProgram();
    const code = await program.stop();
    expect({ code, said: program.output() }).toEqual({ code: 0, said: expect.not.stringContaining('    at ') });
  });
});

describe('a wrong environment', () => {
  it('A wrong environment is refused with a list of all problems by name, without values', async () => {
    product = await openProduct();
    const wrong = {
      PORT: 'portly-value',
      LOG_LEVEL: 'loud-value',
      DEMO: 'maybe-value',
      PUBLIC_URL: 'ftp-less-value',
      TELEGRAM_TOKEN: 'token-value',
      TELEGRAM_MODE: 'pigeon-value',
      TELEGRAM_WEBHOOK_SECRET: 'short-value',
    };
    const child = product.start(wrong);
    expect((await child.ended).code).toBe(1);
    for (const [name, value] of Object.entries(wrong)) {
      expect(child.output()).toContain(name);
      expect(child.output()).not.toContain(value);
    }
    expect(child.output()).toContain('cannot start');
    expect(child.output()).not.toContain('    at ');
  });
});
