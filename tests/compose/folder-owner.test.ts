/** Root and a data folder of the server's user. Skipped for other users, who cannot give a folder away. */
import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { admin } from '../support/admin.ts';
import { childEnvironment } from '../support/child-environment.ts';
import { root } from '../support/root.ts';

const servers = 12_345;
let folder: string;
const dataDir = () => join(folder, 'data');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'owner-'));
  mkdirSync(dataDir(), { mode: 0o700 });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(process.getuid?.() !== 0)('root in the data folder of another user', () => {
  it('A command that root runs on another user’s data folder is refused, names the user to run it as, and writes nothing', async () => {
    chownSync(dataDir(), servers, servers);
    for (const words of [['invite', '--role', 'head', '--name', 'Vũ Thị Hoa'], ['people'], ['restore', folder]]) {
      const { status, stdout, stderr } = await admin({ DATA_DIR: dataDir() }, ...words);
      expect({ status, stdout }, words[0]).toEqual({ status: 1, stdout: '' });
      expect(stderr, words[0]).toContain(`sudo -u '#${servers}' npm run -s admin`);
    }
    expect(readdirSync(dataDir())).toEqual([]);
    for (const command of ['help', 'version', 'config'])
      expect(await admin({ DATA_DIR: dataDir() }, command), command).toMatchObject({ status: 0 });
  });

  it('The server refuses to start as root on another user’s data folder', () => {
    chownSync(dataDir(), servers, servers);
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'src/main.ts')], {
      ...{ cwd: folder, encoding: 'utf8', timeout: 60_000 },
      env: { ...childEnvironment(), DATA_DIR: dataDir(), PORT: '0', LOG_LEVEL: 'silent' },
    });
    expect(status).toBe(1);
    expect(stderr).toContain(`sudo -u '#${servers}'`);
    expect(readdirSync(dataDir())).toEqual([]);
  });

  it('Root can run a command on its own data folder', async () => {
    const made = await admin({ DATA_DIR: dataDir() }, 'invite', '--role', 'head', '--name', 'Vũ Thị Hoa');
    expect(made).toMatchObject({ status: 0, stderr: '' });
  });
});
