import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { wardKey } from '../../src/adapters/keys.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('A key is made once and is readable by its owner only, and no other file remains', () => {
  const key = wardKey(folder, 'dong-lac');
  expect(key).toHaveLength(32);
  expect(wardKey(folder, 'dong-lac')).toEqual(key);
  expect(wardKey(folder, 'tan-lap')).not.toEqual(key);
  expect(readdirSync(join(folder, 'keys')).toSorted()).toEqual(['dong-lac.key', 'tan-lap.key']);
  expect(statSync(join(folder, 'keys', 'dong-lac.key')).mode & 0o777).toBe(0o600);
});

it('A file that is no key is refused', () => {
  wardKey(folder, 'dong-lac');
  writeFileSync(join(folder, 'keys', 'dong-lac.key'), 'short');
  expect(() => wardKey(folder, 'dong-lac')).toThrow(/restore it from a backup/);
});

it('Two programs that start at the same time get the same key', async () => {
  const program = `
    import { wardKey } from ${JSON.stringify(new URL('../../src/adapters/keys.ts', import.meta.url).href)};
    const [folder, begin] = [process.argv[1], Number(process.argv[2])];
    for (let round = 0; round < 300; round++) {
      while (Date.now() < begin + round * 5);
      process.stdout.write(Buffer.from(wardKey(folder, 'ward-' + round)).toString('hex') + '\\n');
    }
  `;
  const args = ['--input-type=module', '-e', program, folder, String(Date.now() + 1500)];
  const run = async () => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    await once(child, 'close');
    return said.trim().split('\n');
  };
  const [one, other] = await Promise.all([run(), run()]);
  expect(one).toHaveLength(300);
  expect(other).toEqual(one);
});
