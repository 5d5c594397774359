/** The deployment files, checked as far as possible on a machine without Docker. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { channelFactories } from '../bots/index.ts';
import { readConfig, readRole } from '../src/config.ts';
import { maxFormBytes } from '../src/web/kit/form.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const deploy = join(root, 'deploy');
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
/** Node's option that keeps the memory for new objects small (0202). */
const youngGeneration = '--max-semi-space-size=8';

interface Service {
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly image?: string;
  readonly profiles?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly env_file?: string;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly healthcheck?: unknown;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const compose = parse(textOf('deploy/compose.yaml'), { merge: true }) as Compose;
const services = Object.entries(compose.services);
const ours = services.filter(([, { build }]) => build !== undefined);
/** `.env` as an operator makes it: the example, and what compose.yaml asks for besides. */
const operators = {
  ...parseEnv(textOf('.env.example')),
  ...{ DOMAIN: 'tin.example.vn', POSTGRES_PASSWORD: 'p0stgres', S3_PASSWORD: 's3secret' },
};
/** How docs/operations.md and compose.yaml call it, in the project's folder. */
const calls = 'docker compose --env-file .env -f deploy/compose.yaml';
const composePrograms = ['/usr/bin/docker-compose', '/usr/libexec/docker/cli-plugins/docker-compose'];
/** Version 1, which older Debian has, does not read today's files. */
const composeProgram = composePrograms.find(
  (path) => existsSync(path) && /^v?[2-9]/u.test(spawnSync(path, ['version', '--short'], { encoding: 'utf8' }).stdout),
);

/** What a container of ours has: the image's variables are overridden by `.env`, and both by `environment`. */
function expectWhatContainersNeed(env: Readonly<Record<string, string | undefined>>, name: string): void {
  const reading = readConfig(env, ['dong-lac'], channelFactories);
  expect(reading.ok ? reading.config : reading.problems, name).toMatchObject({
    ...{ host: '0.0.0.0', port: 8080, dataDir: '/data', wardsDir: '/app/wards', demo: 'off' },
    ...{ publicUrl: 'https://tin.example.vn', trustedProxies: ['loopback', 'uniquelocal'] },
    databases: { core: 'postgresql://newsroom:p0stgres@postgres:5432/core' },
    ...{ redisUrl: 'redis://redis:6379/0', backup: null },
    media: { bucket: 'tin-phuong', endpoint: 'http://s3:9000', region: 'us-east-1', sendsReadersThere: false },
  });
}

describe('compose.yaml', () => {
  it('compose.yaml names only existing files and volumes', () => {
    for (const [name, { build, volumes = [] }] of services) {
      if (build) expect(existsSync(join(resolve(deploy, build.context), build.dockerfile)), name).toBe(true);
      for (const volume of volumes) {
        const [source = ''] = volume.split(':');
        if (source.startsWith('.')) expect(existsSync(resolve(deploy, source)), `${name}: ${source}`).toBe(true);
        else expect(Object.keys(compose.volumes), `${name}: ${source}`).toContain(source);
      }
    }
  });

  it('compose.yaml sets only known settings, with valid values', () => {
    const known = new Set([...textOf('.env.example').matchAll(/^(?:# )?([A-Z0-9_]+)=/gmu)].map(([, name]) => name));
    for (const [name, { environment = {} }] of ours) {
      for (const variable of Object.keys(environment)) expect(known, `${name}: ${variable}`).toContain(variable);
      const filled = Object.entries(environment).map(([variable, value]) => [
        variable,
        value.replaceAll(/\$\{(\w+):[^}]*\}/gu, (_all, wanted: keyof typeof operators) => operators[wanted] ?? ''),
      ]);
      expectWhatContainersNeed({ ...operators, ...Object.fromEntries(filled) }, name);
    }
  });

  // Debian's package docker-compose needs no Docker for this.
  it.skipIf(!composeProgram)(
    'docker-compose accepts compose.yaml when called as in the manual, with .env copied from the example',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'compose-'));
      cpSync(deploy, join(folder, 'deploy'), { recursive: true });
      const lines = Object.entries(operators).map(([name, value]) => `${name}=${value}`);
      writeFileSync(join(folder, '.env'), lines.join('\n'));
      const words = [...calls.split(' ').slice(2), '--profile', 'admin', 'config', '--format', 'json'];
      const { PATH, HOME } = process.env;
      const { status, stdout, stderr } = spawnSync(composeProgram ?? '', words, {
        ...{ cwd: folder, env: { PATH, HOME }, encoding: 'utf8', timeout: 60_000 },
      });
      rmSync(folder, { recursive: true, force: true });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      const read = JSON.parse(stdout) as Compose & { name: string };
      expect(read.name).toBe('tin-phuong');
      expect(Object.keys(read.services).toSorted()).toEqual(Object.keys(compose.services).toSorted());
      for (const [name] of ours) expectWhatContainersNeed(read.services[name]?.environment ?? {}, name);
    },
  );

  it('The documents call docker compose in the same way everywhere, from the project’s folder', () => {
    for (const path of ['deploy/compose.yaml', 'docs/operations.md', 'README.md'])
      for (const [called] of textOf(path).matchAll(/docker compose (?:-|\w+ --).*/gu))
        expect(called, path).toContain(calls);
    expect(textOf('deploy/compose.yaml').startsWith(`# ${calls} up -d`)).toBe(true);
    const lines = textOf('docs/operations.md').split('\n');
    expect(lines.filter((line) => line.trim() === `alias dc='${calls}'`)).toHaveLength(1);
  });

  it('Each container runs an existing role, and together the containers cover all roles', () => {
    const servers = ours.filter(([, { profiles }]) => profiles === undefined);
    const roles = servers.map(([name, { command = [] }]) => {
      const [program, memory, file = '', ...words] = command;
      expect([program, memory, existsSync(join(root, file))], name).toEqual(['node', youngGeneration, true]);
      const read = readRole(words);
      return 'role' in read ? read.role : read.problem;
    });
    expect(roles.toSorted()).toEqual(['clock', 'web', 'worker']);
  });

  it('The admin container may write the ward files; the servers mount them read-only', () => {
    const wards = Object.fromEntries(
      ours.map(([name, { volumes = [] }]) => [name, volumes.find((volume) => volume.startsWith('../wards:'))]),
    );
    const read = '../wards:/app/wards:ro';
    expect(wards).toEqual({ worker: read, web: read, clock: read, admin: '../wards:/app/wards' });
    const { entrypoint = [], profiles, volumes } = compose.services.admin ?? {};
    expect([entrypoint, profiles]).toEqual([['node', 'src/admin.ts'], ['admin']]);
    expect(existsSync(join(root, 'src/admin.ts'))).toBe(true);
    expect(volumes).toContain('data:/data');
  });

  it('compose.yaml creates the bucket that the program uses, and its database check works across containers', () => {
    const made = compose.services.s3?.command?.join(' ');
    const [, bucket] = /^s3:\/\/([^/]+)\//u.exec(compose.services.worker?.environment?.MEDIA_URL ?? '') ?? [];
    expect(made).toContain(`mkdir -p /objects/${bucket} `);
    expect(compose.services.postgres?.healthcheck).toMatchObject({
      test: expect.arrayContaining(['pg_isready', '-h', '127.0.0.1', 'portal']),
    });
  });

  it('A container that waits until another is healthy waits only for one with a health check', () => {
    const dockerfile = textOf('deploy/Dockerfile');
    for (const [name, { depends_on = {} }] of services)
      for (const [other, { condition }] of Object.entries(depends_on)) {
        const waited = compose.services[other];
        expect(waited, `${name} waits for ${other}`).toBeDefined();
        const tells = waited?.healthcheck !== undefined || (waited?.build && dockerfile.includes('HEALTHCHECK'));
        if (condition === 'service_healthy') expect(tells, `${name} waits for ${other}`).toBeTruthy();
      }
  });
});

it('Installing needs no Python and no compiler', () => {
  const lock = JSON.parse(textOf('package-lock.json')) as { packages: Record<string, { gypfile?: boolean }> };
  // npm compiles a package with this file, unless the package forbids it; from a lock file npm knows that only from here.
  const compiled = Object.entries(lock.packages).filter(([path]) => existsSync(join(root, path, 'binding.gyp')));
  expect(compiled.map(([path]) => path)).toContain('node_modules/better-sqlite3');
  for (const [path, { gypfile }] of compiled)
    expect(gypfile, `after "npm install", add "gypfile": false to ${path} in package-lock.json again`).toBe(false);
});

describe('the Dockerfile', () => {
  const lines = textOf('deploy/Dockerfile')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => /^[A-Z]+ /u.test(line))
    .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const);
  const of = (word: string) => lines.filter(([first]) => first === word).map(([, rest]) => rest);

  it('The Dockerfile copies only existing files, and no secrets', () => {
    for (const rest of of('COPY'))
      for (const source of rest.split(' ').slice(0, -1)) expect(existsSync(join(root, source)), source).toBe(true);
    const left = textOf('.dockerignore').split('\n');
    for (const name of ['.env', 'data', '.git', 'node_modules']) expect(left).toContain(name);
  });

  it('The Dockerfile runs the start script’s program as an unprivileged user, and its health check queries an existing address', () => {
    const { scripts, engines } = JSON.parse(textOf('package.json')) as {
      scripts: { start: string };
      engines: { node: string };
    };
    const [command = ''] = of('CMD').slice(-1);
    const program = (JSON.parse(command) as string[]).at(-1) ?? '';
    expect(scripts.start).toContain(program);
    expect(existsSync(join(root, program))).toBe(true);
    expect(engines.node).toBeTruthy();
    expect(of('FROM').at(-1)).toMatch(/^node:24/u);
    expect(of('USER')).toEqual(['node']);
    const [health = ''] = of('HEALTHCHECK');
    const asked = /http:\/\/127\.0\.0\.1:8080(\/\w+)/u.exec(health)?.[1] ?? '';
    expect(textOf('src/web/server/health.ts')).toContain(`'${asked}'`);
    expect(of('ENV').join(' ')).toContain('PORT=8080');
  });
});

const unit = textOf('deploy/tin-phuong.service');
const settings = (name: string): readonly string[] =>
  [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gmu'))].map(([, value = '']) => value);

describe('the systemd unit', () => {
  const analyze = '/usr/bin/systemd-analyze';

  it.skipIf(!existsSync(analyze))('systemd itself accepts the whole unit', () => {
    const folder = mkdtempSync(join(tmpdir(), 'unit-'));
    // /opt/tin-phuong does not exist on this machine, so the paths that must exist are replaced or removed.
    const here = unit.replace(/^ExecStart=.*$/mu, 'ExecStart=/bin/true').replace(/^WorkingDirectory=.*$/mu, '');
    writeFileSync(join(folder, 'tin-phuong.service'), here);
    const { status, stderr, stdout } = spawnSync(analyze, ['verify', join(folder, 'tin-phuong.service')], {
      encoding: 'utf8',
      timeout: 180_000,
    });
    rmSync(folder, { recursive: true, force: true });
    expect({ status, said: `${stdout}${stderr}`.trim() }).toEqual({ status: 0, said: '' });
  });

  it('The unit starts an existing program, stores data where it may write, and allows enough time to stop', () => {
    const [start = ''] = settings('ExecStart');
    expect(existsSync(join(root, start.split(' ').at(-1) ?? ''))).toBe(true);
    expect(textOf('.env.example')).toContain(`deploy/tin-phuong.service /var/lib/${settings('StateDirectory')[0]})`);
    expect(Number(settings('TimeoutStopSec')[0])).toBeGreaterThan(10);
    expect(settings('UMask')).toEqual(['0077']);
  });
});

it('The unit sets no variable that belongs in .env, because the command line reads only .env', () => {
  expect(settings('EnvironmentFile')).toEqual([]);
  const set = settings('Environment').flatMap((line) => line.split(' ').map((pair) => pair.split('=')[0] ?? ''));
  expect(set.filter((name) => !name.startsWith('MALLOC_'))).toEqual(['NODE_COMPILE_CACHE']);
  expect(unit).toContain(`Environment=NODE_COMPILE_CACHE=/var/cache/${settings('CacheDirectory')[0]}\n`);
});

it('Every way to start the program sets the same memory options', () => {
  const told = (text: string): readonly string[] =>
    [...text.matchAll(/MALLOC_\w+=\d+|--max-semi-space-size=\d+/gu)].map(([each]) => each);
  const start = told(textOf('package.json'));
  expect(start).toHaveLength(5);
  expect(start).toContain(youngGeneration);
  expect(told(unit)).toEqual(start);
  expect(told(textOf('deploy/Dockerfile'))).toEqual(start);
});

it('The proxy’s configuration names an existing service, port and health address', () => {
  const proxy = textOf('deploy/Caddyfile');
  const [, service = '', port] = /dynamic a (\w+) (\d+)/u.exec(proxy) ?? [];
  expect(compose.services[service]?.build).toBeDefined();
  expect(port).toBe('8080');
  expect(textOf('src/web/server/health.ts')).toContain(`'${/health_uri (\S+)/u.exec(proxy)?.[1]}'`);
});

it('The proxies accept the largest form that the program accepts', () => {
  const [, caddy] = /max_size (\d+)MiB/u.exec(textOf('deploy/Caddyfile')) ?? [];
  const [, nginx] = /client_max_body_size (\d+)m;/u.exec(textOf('docs/operations.md')) ?? [];
  for (const [proxy, mebibytes] of Object.entries({ caddy, nginx }))
    expect(Number(mebibytes) * 1024 * 1024, proxy).toBeGreaterThanOrEqual(maxFormBytes);
});

it('Only the proxy is reachable from outside, with TLS 1.2 or newer; otherwise the program listens on this machine only', () => {
  const open = services.filter(([, { ports = [] }]) => ports.length > 0).map(([name]) => name);
  expect(open).toEqual(['proxy']);
  expect(textOf('deploy/Caddyfile')).toMatch(/tls \{\s+protocols tls1\.2 tls1\.3\s+\}/u);
  expect(textOf('docs/operations.md')).toContain('ssl_protocols TLSv1.2 TLSv1.3;');
  const reading = readConfig({ PUBLIC_URL: 'https://tin.example.vn' }, ['dong-lac'], channelFactories);
  expect(reading.ok && reading.config.host).toBe('127.0.0.1');
  expect(readConfig({ PUBLIC_URL: 'http://tin.example.vn' }, ['dong-lac'], channelFactories).ok).toBe(false);
});
