/** The deployment files, checked as far as possible on a machine without Docker. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { channelFactories } from '../bots/index.ts';
import { readConfig, readRole } from '../src/config.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const deploy = join(root, 'deploy');
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Service {
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly image?: string;
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

describe('compose.yaml', () => {
  it('names files and volumes that there are', () => {
    for (const [name, { build, volumes = [] }] of services) {
      if (build) expect(existsSync(join(resolve(deploy, build.context), build.dockerfile)), name).toBe(true);
      for (const volume of volumes) {
        const [source = ''] = volume.split(':');
        if (source.startsWith('.')) expect(existsSync(resolve(deploy, source)), `${name}: ${source}`).toBe(true);
        else expect(Object.keys(compose.volumes), `${name}: ${source}`).toContain(source);
      }
    }
  });

  it('sets what the program takes, with a value that it takes', () => {
    const known = new Set([...textOf('.env.example').matchAll(/^(?:# )?([A-Z0-9_]+)=/gmu)].map(([, name]) => name));
    for (const [name, { environment = {} }] of ours) {
      for (const variable of Object.keys(environment)) expect(known, `${name}: ${variable}`).toContain(variable);
      const filled = Object.entries(environment).map(([variable, value]) => [
        variable,
        value.replaceAll(/\$\{DOMAIN:[^}]*\}/gu, 'tin.example.vn').replaceAll(/\$\{\w+:[^}]*\}/gu, 'secret'),
      ]);
      const reading = readConfig(Object.fromEntries(filled), ['dong-lac'], channelFactories);
      expect(reading.ok ? [] : reading.problems, name).toEqual([]);
    }
  });

  it('starts each of our processes in a role that there is, and all of them together do everything', () => {
    const roles = ours.map(([name, { command = [] }]) => {
      const [program, file = '', ...words] = command;
      expect([program, existsSync(join(root, file))], name).toEqual(['node', true]);
      const read = readRole(words);
      return 'role' in read ? read.role : read.problem;
    });
    expect(roles.toSorted()).toEqual(['clock', 'web', 'worker']);
  });

  it('waits only for what says that it is well', () => {
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

describe('the Dockerfile', () => {
  const lines = textOf('deploy/Dockerfile')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => /^[A-Z]+ /u.test(line))
    .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const);
  const of = (word: string) => lines.filter(([first]) => first === word).map(([, rest]) => rest);

  it('copies what there is, and no secret', () => {
    for (const rest of of('COPY'))
      for (const source of rest.split(' ').slice(0, -1)) expect(existsSync(join(root, source)), source).toBe(true);
    const left = textOf('.dockerignore').split('\n');
    for (const name of ['.env', 'data', '.git', 'node_modules']) expect(left).toContain(name);
  });

  it('runs the program that package.json runs, as nobody special, and asks an address that answers', () => {
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

describe('the unit of systemd', () => {
  const analyze = '/usr/bin/systemd-analyze';

  it.skipIf(!existsSync(analyze))('is understood whole by systemd itself', () => {
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

  it('starts what is there, keeps its data where it may write, and waits as long as the program needs to end', () => {
    const [start = ''] = settings('ExecStart');
    expect(existsSync(join(root, start.split(' ').at(-1) ?? ''))).toBe(true);
    const [dataDir] = settings('Environment');
    expect(dataDir).toBe(`DATA_DIR=/var/lib/${settings('StateDirectory')[0]}`);
    expect(Number(settings('TimeoutStopSec')[0])).toBeGreaterThan(10);
    expect(settings('UMask')).toEqual(['0077']);
  });
});

it('every way to start gives memory back alike', () => {
  const told = (text: string): readonly string[] =>
    [...text.matchAll(/MALLOC_\w+=\d+|--max-semi-space-size=\d+/gu)].map(([each]) => each);
  const start = told(textOf('package.json'));
  expect(start).toHaveLength(5);
  expect(told(unit)).toEqual(start);
  expect(told(textOf('deploy/Dockerfile'))).toEqual(start);
});

it('the proxy names what there is', () => {
  const proxy = textOf('deploy/Caddyfile');
  const [, service = '', port] = /dynamic a (\w+) (\d+)/u.exec(proxy) ?? [];
  expect(compose.services[service]?.build).toBeDefined();
  expect(port).toBe('8080');
  expect(textOf('src/web/server/health.ts')).toContain(`'${/health_uri (\S+)/u.exec(proxy)?.[1]}'`);
});

it('the proxy alone is reached from outside, by TLS 1.2 or newer; elsewhere the program listens on this machine only', () => {
  const open = services.filter(([, { ports = [] }]) => ports.length > 0).map(([name]) => name);
  expect(open).toEqual(['proxy']);
  expect(textOf('deploy/Caddyfile')).toMatch(/tls \{\s+protocols tls1\.2 tls1\.3\s+\}/u);
  expect(textOf('docs/operations.md')).toContain('ssl_protocols TLSv1.2 TLSv1.3;');
  const reading = readConfig({ PUBLIC_URL: 'https://tin.example.vn' }, ['dong-lac'], channelFactories);
  expect(reading.ok && reading.config.host).toBe('127.0.0.1');
  expect(readConfig({ PUBLIC_URL: 'http://tin.example.vn' }, ['dong-lac'], channelFactories).ok).toBe(false);
});
