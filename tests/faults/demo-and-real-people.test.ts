/** A real ward never turns into a demo. Starts the whole program on folders as operators create them. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoMark } from '../../src/compose/demo-folder.ts';
import { admin } from '../support/admin.ts';
import { childEnvironment } from '../support/child-environment.ts';
import { newDataFolder, newDemoFolder } from '../support/data-folder.ts';
import { freePort, startProgram } from '../support/program.ts';

let folder = '';

const start = (env: Readonly<Record<string, string>>) =>
  spawnSync(process.execPath, [fileURLToPath(new URL('../../src/main.ts', import.meta.url))], {
    cwd: folder,
    encoding: 'utf8',
    // The timeout ends a program that starts although it should refuse to.
    timeout: 180_000,
    env: { ...childEnvironment(), DATA_DIR: folder, LOG_LEVEL: 'warn', ...env },
  });

const asked = (...words: readonly string[]) => admin({ DATA_DIR: folder }, ...words);
const people = async () => (await asked('people', '--json')).json<{ name: string; state: string; isDemo: boolean }[]>();

/** Inserts the head of a ward as an accepted invitation does, without a channel to accept it in. */
const putRealHead = (since: string): void => {
  const database = new Database(join(folder, 'core.db'));
  const head = { id: '01J0000000000000000000HEAD', ward: 'dong-lac', since: Date.parse(since) };
  database
    .prepare("INSERT INTO person (id, wardId, name, createdAt) VALUES (@id, @ward, 'Vũ Thị Hoa', @since)")
    .run(head);
  database
    .prepare(`INSERT INTO mandate (wardId, role, personId, "from") VALUES (@ward, 'head', @id, @since)`)
    .run(head);
  database.close();
};

beforeEach(async () => {
  folder = await newDataFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a folder with real people', () => {
  it('The server starts without a channel, logs a warning, adds no people and opens no simulator', async () => {
    putRealHead('2026-01-05T01:00:00.000Z');
    const program = await startProgram({ DATA_DIR: folder });
    try {
      expect(program.output()).toContain('NO CHANNEL is configured');
      expect((await fetch(`${program.url}/simulator`)).status).toBe(404);
    } finally {
      await program.stop();
    }
    expect((await people()).map(({ name }) => name)).toEqual(['Vũ Thị Hoa']);
  });

  it('DEMO=1 and `admin demo` are refused with advice', async () => {
    putRealHead('2026-01-05T01:00:00.000Z');
    const refused = start({ DEMO: '1', PORT: String(await freePort()) });
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('DATA_DIR holds real people');
    const load = await asked('demo');
    expect(load.status).toBe(1);
    expect(load.stderr).toContain('người thật');
    expect(await people()).toHaveLength(1);
  });

  it('The demo people are listed beside the real ones, and removing the demo removes their roles', async () => {
    rmSync(folder, { recursive: true });
    folder = await newDemoFolder();
    putRealHead('2020-01-05T01:00:00.000Z');
    expect((await people()).filter(({ isDemo }) => isDemo)).toHaveLength(11);
    expect((await asked('demo', '--remove', '--json')).json()).toEqual({ removed: 11 });
    expect((await people()).filter(({ state }) => state === 'active')).toHaveLength(1);
    expect(demoMark).toBe('DEM0');
  });
});
