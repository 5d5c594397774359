/** Debian's redis-server on its own socket, without persistence; null if it is not installed. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Starts `redis-server` and resolves once it accepts connections. @throws Error if it ends before that */
export async function startRedis(): Promise<{ readonly path: string; stop(): Promise<void> } | null> {
  if (spawnSync('redis-server', ['--version']).status !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'redis-'));
  const path = join(folder, 'redis.sock');
  const nothingKept = ['--save', '', '--appendonly', 'no', '--dir', folder];
  const child = spawn('redis-server', ['--port', '0', '--unixsocket', path, ...nothingKept]);
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => text.includes('Ready to accept') && resolve());
    child.once('close', (code) => reject(new Error(`redis-server ended with ${code}`)));
  });
  return {
    path,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
