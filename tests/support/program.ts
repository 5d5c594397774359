/** The program as an operator starts it: a separate process, on a free port and with its own folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { childEnvironment } from './child-environment.ts';
import { newDataFolder } from './data-folder.ts';
import { root } from './root.ts';

const patienceMs = 120_000;

/**
 * Returns a port below the range that the system uses for outgoing connections, so that no
 * other process takes it while the program starts or is dead.
 */
export const freePort = async (): Promise<number> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const isFree = await new Promise<boolean>((resolve) => {
      const probe = createServer();
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
  throw new Error('no free port from 20000 to 31999');
};

export interface Program {
  readonly url: string;
  readonly child: ChildProcess;
  readonly output: () => string;
  stop(): Promise<number | null>;
}

/** @param flags options for Node @param words arguments for the program */
export const startProgram = async (
  env: Readonly<Record<string, string>> = {},
  words: readonly string[] = [],
  flags: readonly string[] = [],
): Promise<Program> => {
  const folder = env.DATA_DIR ?? (await newDataFolder());
  const port = await freePort();
  const child = spawn(process.execPath, [...flags, join(root, 'src/main.ts'), ...words], {
    cwd: folder,
    env: {
      ...childEnvironment(),
      PORT: String(port),
      DATA_DIR: folder,
      LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = `http://127.0.0.1:${port}`;
  const end = Date.now() + patienceMs;
  for (;;) {
    const isReady = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isReady) break;
    if (child.exitCode !== null || Date.now() > end) {
      child.kill('SIGKILL');
      throw new Error(`the program did not start:\n${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url,
    child,
    output: () => said,
    stop: async () => {
      child.kill('SIGTERM');
      const code = await ended;
      if (env.DATA_DIR === undefined) rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
};
