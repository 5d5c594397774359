/** A real ward never becomes a demo: started as a whole program, on folders as operators make them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoMark } from '../../src/compose/demo-folder.ts';
import { childEnvironment } from '../support/child-environment.ts';
import { freePort, startProgram } from '../support/program.ts';

const programs = { admin: '../../src/admin.ts', main: '../../src/main.ts' } as const;
let folder = '';

const run = (program: keyof typeof programs, words: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  spawnSync(process.execPath, [fileURLToPath(new URL(programs[program], import.meta.url)), ...words], {
    cwd: folder,
    encoding: 'utf8',
    // A program that starts where it should refuse would never end.
    timeout: 60_000,
    env: { ...childEnvironment(), DATA_DIR: folder, LOG_LEVEL: 'warn', ...env },
  });

const people = () =>
  JSON.parse(run('admin', ['people', '--json']).stdout) as { name: string; state: string; isDemo: boolean }[];

/** The head of a ward as an invitation makes one, without a channel to redeem it in. */
const putRealHead = (since: string): void => {
  run('admin', ['migrate']);
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

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'real-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a folder with real people', () => {
  it('starts without a channel, says so loudly, adds nobody and opens no simulator', async () => {
    putRealHead('2026-01-05T01:00:00.000Z');
    const program = await startProgram({ DATA_DIR: folder });
    try {
      expect(program.output()).toContain('NO CHANNEL is configured');
      expect((await fetch(`${program.url}/simulator`)).status).toBe(404);
    } finally {
      await program.stop();
    }
    expect(people().map(({ name }) => name)).toEqual(['Vũ Thị Hoa']);
  });

  it('refuses DEMO=1 and `admin demo`, and says what would help', async () => {
    putRealHead('2026-01-05T01:00:00.000Z');
    const start = run('main', [], { DEMO: '1', PORT: String(await freePort()) });
    expect(start.status).toBe(1);
    expect(start.stderr).toContain('DATA_DIR holds real people');
    const load = run('admin', ['demo']);
    expect(load.status).toBe(1);
    expect(load.stderr).toContain('người thật');
    expect(people()).toHaveLength(1);
  });

  it('shows invented people that stand beside them, and takes their roles away', () => {
    run('admin', ['demo']);
    putRealHead('2020-01-05T01:00:00.000Z');
    expect(people().filter(({ isDemo }) => isDemo)).toHaveLength(11);
    expect(JSON.parse(run('admin', ['demo', '--remove', '--json']).stdout)).toEqual({ removed: 11 });
    expect(people().filter(({ state }) => state === 'active')).toHaveLength(1);
    expect(demoMark).toBe('DEM0');
  });
});
