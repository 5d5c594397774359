/** What operators copy: the unit, the compose file and the image say only what the program and their tools understand. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Names that `.env.example` explains, commented out or not. */
const known = [...read('.env.example').matchAll(/^#?\s?([A-Z][A-Z0-9_]*)=/gmu)].map(([, name]) => name);
const unit = read('deploy/tin-phuong.service');
const compose = parse(read('deploy/compose.yaml')) as {
  readonly services: Readonly<Record<string, Readonly<Record<string, unknown>> & { build: { dockerfile: string } }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};
const image = read('deploy/Dockerfile');
const settings = (name: string): readonly string[] =>
  [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gmu'))].map(([, value = '']) => value);

describe('the unit of systemd', () => {
  const analyze = '/usr/bin/systemd-analyze';

  it.skipIf(!existsSync(analyze))('is understood whole by systemd itself', () => {
    const folder = mkdtempSync(join(tmpdir(), 'unit-'));
    // Here is no /opt/tin-phuong: the one thing that has to exist is replaced.
    const here = unit.replace(/^ExecStart=.*$/mu, 'ExecStart=/bin/true').replace(/^WorkingDirectory=.*$/mu, '');
    writeFileSync(join(folder, 'tin-phuong.service'), here);
    const { status, stderr, stdout } = spawnSync(analyze, ['verify', join(folder, 'tin-phuong.service')], {
      encoding: 'utf8',
      timeout: 30_000,
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

describe('the image and its compose file', () => {
  it('name files that exist, and one volume for all data', () => {
    const { newsroom } = compose.services;
    expect(existsSync(join(root, newsroom?.build.dockerfile ?? '-'))).toBe(true);
    expect(newsroom?.volumes).toContain('data:/data');
    expect(Object.keys(compose.volumes)).toEqual(['data']);
    expect(image).toContain('DATA_DIR=/data');
    // Published behind the proxy of the same machine only.
    expect(newsroom?.ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:/u)]);
    expect(newsroom).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    expect(existsSync(join(root, /CMD \["node", "([^"]+)"\]\s*$/u.exec(image)?.[1] ?? '-'))).toBe(true);
  });
});

it('every variable that they set is one that the program explains', () => {
  const set = [
    ...settings('Environment').map((each) => each.split('=')[0] ?? ''),
    ...[...image.matchAll(/^ENV (.*)$/gmu)].flatMap(([, line = '']) =>
      line.split(' ').map((each) => each.split('=')[0] ?? ''),
    ),
    ...Object.values(compose.services).flatMap(({ environment = {} }) => Object.keys(environment as object)),
  ];
  expect(set.length).toBeGreaterThan(2);
  expect(set.filter((name) => !known.includes(name))).toEqual([]);
});
