/**
 * The product as a child process, with the strict Official Account simulator as an external
 * platform: tests can kill, slow or disconnect it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ZaloOaPerson } from '../../bots/simulator/zalo-oa/person.ts';
import { startZaloOa } from '../../bots/simulator/zalo-oa/standalone.ts';
import type { ZaloOaWorld } from '../../bots/simulator/zalo-oa/world.ts';
import { systemClock } from '../../src/adapters/clock.ts';
import { openSqlite } from '../../src/adapters/storage/sqlite/connection.ts';
import { openCore } from '../../src/compose/core.ts';
import { personId, wardId } from '../../src/domain/ids.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import { childEnvironment } from '../support/child-environment.ts';
import { newDataFolder } from '../support/data-folder.ts';
import { root, until } from '../support/product.ts';
import { freePort } from '../support/program.ts';

export const wardSlug = 'dong-lac';
const node = join(root, 'node_modules', '.bin', 'node');

export interface Child {
  readonly output: () => string;
  /** Writes a line to its standard input. */
  tell(line: string): void;
  /** Resolves with the signal, or null if the process exited by itself. */
  readonly ended: Promise<NodeJS.Signals | null>;
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<NodeJS.Signals | null>;
}

/** Runs one of the project's scripts in a child process that ends with the test. */
export const runChild = (
  script: string,
  env: Readonly<Record<string, string>>,
  words: readonly string[] = [],
): Child => {
  const child: ChildProcess = spawn(node, [script, ...words], {
    cwd: root,
    env: { ...childEnvironment(), ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (bytes: Buffer) => {
      said += bytes.toString('utf8');
    });
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('close', (_code, signal) => resolve(signal)),
  );
  return {
    output: () => said,
    tell: (line) => void child.stdin?.write(`${line}\n`),
    ended,
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
};

/** Inserts people who may submit, as if they had been invited. @returns their phones */
const insertContributors = async (
  dataDir: string,
  world: ZaloOaWorld,
  count: number,
): Promise<readonly ZaloOaPerson[]> => {
  const core = await openCore({ root, dataDir, clock: systemClock, reach: nowhere, wards: [] });
  const phones = Array.from({ length: count }, (_, at) =>
    world.addPerson(`Cộng tác viên ${at + 1}`, { hasWritten: true }),
  );
  await core.unitOfWork.run(wardId(wardSlug), async ({ people }) => {
    const at = systemClock.now();
    for (const { id: accountId, name } of phones) {
      const id = personId(core.ids.next());
      const standing = { unit: null, status: 'active', locale: 'vi', noticedAt: at, createdAt: at } as const;
      await people.insert({ id, name, role: 'contributor', ...standing });
      const used = { conversation: accountId, displayName: name, lastUsedAt: at, unreachableAt: null };
      await people.putAccount({ channel: 'zalo-oa', accountId, personId: id, ...used });
    }
  });
  await core.media.close();
  await core.close();
  return phones;
};

/**
 * @param answerWithinMs how long the platform waits for the product; the real limit of two
 * seconds is too short for a busy machine
 */
export const openZaloProduct = async (contributors = 0, answerWithinMs = 15_000) => {
  const dataDir = await newDataFolder();
  const oa = await startZaloOa({ now: () => new Date(), answerWithinMs });
  const { world } = oa;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    DATA_DIR: dataDir,
    PORT: String(port),
    DEMO: '0',
    LOG_LEVEL: 'warn',
    ZALO_OA_APP_ID: world.account.appId,
    ZALO_OA_APP_SECRET: world.account.appSecret,
    ZALO_OA_SECRET_KEY: world.account.secretKey,
    ZALO_OA_REFRESH_TOKEN: world.issuePair().refreshToken,
    ZALO_OA_API_ROOT: oa.root,
    ZALO_OAUTH_ROOT: oa.root,
    ZALO_MEDIA_HOSTS: '127.0.0.1',
  };
  const people = contributors > 0 ? await insertContributors(dataDir, world, contributors) : [];
  const children: Child[] = [];
  const doors: Server[] = [];
  return {
    world,
    people,
    url,
    hook: `${url}/hooks/zalo-oa/${wardSlug}`,
    dataDir,
    /** Starts the program and waits until it accepts webhooks. */
    begin: async (more: Readonly<Record<string, string>> = {}): Promise<Child> => {
      const child = runChild('src/main.ts', { ...env, ...more });
      children.push(child);
      await until(
        () => `a start: ${child.output()}`,
        () =>
          fetch(`${url}/readyz`).then(
            ({ ok }) => ok,
            () => false,
          ),
        60_000,
      );
      return child;
    },
    rows: async <Row>(query: string): Promise<readonly Row[]> => {
      const database = openSqlite<never>(join(dataDir, 'core.db'), { readonly: true });
      const found = database.handle.prepare(query).all() as Row[];
      await database.close();
      return found;
    },
    /**
     * A proxy between the platform and the program that forwards all requests and drops the
     * answers to the first `lost` messages of people.
     * @returns its address, and the requests that passed
     */
    lossyLine: async (lost: number) => {
      const seen: { readonly retry: string | null; readonly status: number }[] = [];
      const server = createServer(async (request: IncomingMessage, response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        const body = Buffer.concat(chunks);
        const headers = new Headers({ 'content-type': request.headers['content-type'] ?? '' });
        for (const name of ['x-zevent-signature', 'num_retry']) {
          const value = request.headers[name];
          if (typeof value === 'string') headers.set(name, value);
        }
        const answer = await fetch(`${url}/hooks/zalo-oa/${wardSlug}`, { method: 'POST', body, headers }).catch(
          () => null,
        );
        // The product has stopped.
        if (!answer) return void response.destroy();
        await answer.arrayBuffer();
        // Probes and echoes of the account's own messages pass.
        const isCounted = body.includes('"user_send_text"');
        if (isCounted) seen.push({ retry: headers.get('num_retry'), status: answer.status });
        if (isCounted && seen.length <= lost) response.destroy();
        else response.writeHead(answer.status).end();
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      doors.push(server);
      return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, seen };
    },
    close: async (): Promise<void> => {
      for (const child of children) await child.end('SIGKILL');
      await oa.close();
      for (const door of doors) await new Promise((resolve) => door.close(resolve));
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

export type ZaloProduct = Awaited<ReturnType<typeof openZaloProduct>>;
