/**
 * Runs before every command of package.json and installs what is missing or outdated. Plain JavaScript for Node 20 and newer
 * without packages, because a fresh clone has none. The server and the command line run without the development packages,
 * so `npm ci --omit=dev` is enough for them.
 *
 * Its messages go to stderr, a line each; stdout belongs to the command. It runs no migrations: the program applies them at
 * start.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const inRoot = (...parts) => join(root, ...parts);

const nodeMajor = 24;
/** Lines of npm's output shown on failure: the reason is at the beginning or at the end. */
const npmLinesShown = { first: 6, last: 14 };
/** Held while something is being set up. Outside node_modules, which npm empties. */
const lock = inRoot('.setup-state');
const lockStaleMs = 30 * 60_000;
const waitMs = 100;
/** Result of the last successful check, so that the next run only compares it. */
const state = inRoot('node_modules', '.tin-phuong-setup.json');
const nodeBinary = inRoot('node_modules', '.bin', 'node');
const databases = ['core', 'portal'];
/** Commands that need no development package: they leave an installation without them as it is. */
const needsDevelopment = !['start', 'admin'].includes(process.env.npm_lifecycle_event ?? '');

/** Advice by pattern of npm's output. */
const npmAdvice = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i,
    'Is the npm registry reachable from here (network, proxy, `npm config get registry`)?',
  ],
  [/EACCES|EPERM|EROFS/, 'May this user write in the project folder?'],
  [/ENOSPC/, 'The disk is full: free about 1 GB and run it again.'],
  [/EUSAGE|in sync|lock file/i, 'package.json and package-lock.json disagree: run `npm install` and commit both.'],
  [/EINTEGRITY/, 'A package arrived damaged: run `npm cache verify` and try again.'],
];

class Failure extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

const say = (line) => process.stderr.write(`[setup] ${line}\n`);
const readOrNull = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null);
const hashOf = (text) => createHash('sha256').update(text).digest('hex');
const pause = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

try {
  setUp();
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  say(error.message);
  process.exitCode = error.exitCode;
}

function setUp() {
  if (isEverythingDone()) return;
  withLock(() => {
    if (!isInstalled()) install();
    makeNodeRunnable();
    rememberState();
    if (staleTypes().length > 0) generateTypes();
  });
}

/** Writes only a note that another process may write too, so no lock is needed in a folder that this user may only read. */
function isEverythingDone() {
  if (!isRemembered()) {
    if (!isInstalled() || versionOf(nodeBinary) !== nodeMajor) return false;
    rememberState();
  }
  return staleTypes().length === 0;
}

function isRemembered() {
  const note = readOrNull(state);
  const isFor = (development) => JSON.stringify(currentState(development)) === note;
  return note !== null && (isFor(true) || (!needsDevelopment && isFor(false)));
}

/** Null if there is nothing to store. @param development whether the development packages are installed too */
function currentState(development) {
  const binary = statSync(nodeBinary, { throwIfNoEntry: false });
  if (binary === undefined) return null;
  const packages = hashOf(readFileSync(inRoot('package-lock.json')));
  return { lock: packages, development, binary: [binary.size, binary.mtimeMs] };
}

function rememberState() {
  try {
    writeFileSync(state, JSON.stringify(currentState(hasPackages(true))));
  } catch (error) {
    if (!['EROFS', 'EACCES'].includes(error.code)) throw error; // a read-only installation is checked every time
  }
}

// ---- packages ----------------------------------------------------------------------------------------------------

function isInstalled() {
  return hasPackages(needsDevelopment);
}

/** Reads npm's own record of what it installed, because a person may have run npm directly. */
function hasPackages(development) {
  const note = readOrNull(inRoot('node_modules', '.package-lock.json'));
  if (note === null) return false;
  const installed = JSON.parse(note).packages;
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional, devOptional, dev }]) => {
    if (path === '') return true;
    const there = installed[path];
    const mayLack = Boolean(optional ?? devOptional) || (Boolean(dev) && !development);
    return there === undefined ? mayLack : there.version === version;
  });
}

function install() {
  const why = existsSync(inRoot('node_modules'))
    ? 'node_modules differs from package-lock.json'
    : 'they are not installed yet';
  say(`Installing the packages (npm ci): ${why}. This takes a minute.`);
  // Errors only, whatever "npm run -s" sets; development packages too, whatever NODE_ENV says.
  runNpm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], root);
}

function runNpm(args, cwd) {
  const { command, first } = npmCommand();
  const done = spawnSync(command, [...first, ...args], {
    cwd,
    env: machineEnv(),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (done.error !== undefined)
    throw new Failure(`npm can't be started: ${done.error.message}. Is npm installed?`, 127);
  if (done.status === 0) return;
  const output = `${done.stdout}\n${done.stderr}`;
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const advice = npmAdvice.find(([sign]) => sign.test(output))?.[1];
  const { first: head, last: tail } = npmLinesShown;
  const shown = lines.length <= head + tail ? lines : [...lines.slice(0, head), '…', ...lines.slice(-tail)];
  const said = shown.map((line) => `    ${line}`);
  const ended = done.status === null ? `was ended by ${done.signal}` : `failed with exit code ${done.status}`;
  throw new Failure(
    [`npm ${args[0]} ${ended}:`, ...said, ...(advice === undefined ? [] : [advice])].join('\n'),
    done.status ?? 1,
  );
}

/**
 * npm under the machine's Node: "npm run" puts our own Node first in the PATH, and "npm ci" deletes that one while it runs.
 * `npm_execpath` is the npm that was called, if there was one.
 */
function npmCommand() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  const usable = (path) => path !== undefined && existsSync(path) && !isOurs(path);
  if (usable(script) && usable(node) && /npm-cli\.c?js$/.test(script)) return { command: node, first: [script] };
  return { command: 'npm', first: [] };
}

function isOurs(path) {
  return realpathSync(path).startsWith(`${realpathSync(root)}/node_modules/`) || dirname(path) === dirname(nodeBinary);
}

/** Our environment without the project's own programs in the PATH. */
function machineEnv() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return {
    ...process.env,
    PATH: folders.join(delimiter),
    // Prisma's install script would download an engine that the project does not use.
    PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
  };
}

// ---- Node 24 -----------------------------------------------------------------------------------------------------

/**
 * The package "node" installs its binary with an install script. If npm does not run it, the script is run here; if that fails,
 * the binary's package or a suitable Node of the machine is linked.
 */
function makeNodeRunnable() {
  if (versionOf(nodeBinary) === nodeMajor) return;
  say(`Installing Node ${nodeMajor} into node_modules/.bin.`);
  const problem = binaryCandidates().some(link) ? null : fetchBinary();
  if (problem === null || link(process.execPath)) return;
  throw new Failure(
    [
      `There is no Node ${nodeMajor} for this machine (${process.platform}-${process.arch}).`,
      problem,
      `Install Node ${nodeMajor} yourself and run this again: it is used when it is first in the PATH.`,
    ].join('\n'),
  );
}

function versionOf(binary) {
  if (!existsSync(binary)) return null;
  const said = spawnSync(binary, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).stdout;
  return Number(/^v(\d+)\./.exec(said ?? '')?.[1] ?? Number.NaN);
}

function binaryCandidates() {
  const homes = [inRoot('node_modules'), inRoot('node_modules', 'node', 'node_modules')].filter((home) =>
    existsSync(home),
  );
  const packages = homes.flatMap((home) =>
    readdirSync(home)
      .filter((name) => /^node-(bin-)?(linux|darwin)-/.test(name))
      .map((name) => join(home, name, 'bin', 'node')),
  );
  return [inRoot('node_modules', 'node', 'bin', 'node'), ...packages];
}

/** The error message, or null. */
function fetchBinary() {
  const home = inRoot('node_modules', 'node');
  if (!existsSync(home)) return 'The package "node" is not installed.';
  const { command, first } = npmCommand();
  const node = first.length === 0 ? 'node' : command;
  const script = spawnSync(node, ['installArchSpecificPackage.js'], {
    cwd: home,
    env: {
      ...machineEnv(),
      npm_config_ignore_scripts: 'true',
      npm_config_loglevel: 'error',
      npm_config_dry_run: 'false',
    },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (binaryCandidates().some(link)) return null;
  return `Its install script failed: ${script.error?.message ?? script.stderr.trim().split('\n').slice(0, 3).join(' ')}`;
}

function link(binary) {
  if (versionOf(binary) !== nodeMajor) return false;
  mkdirSync(dirname(nodeBinary), { recursive: true });
  const target = realpathSync(binary);
  const home = realpathSync(dirname(nodeBinary));
  rmSync(nodeBinary, { force: true });
  symlinkSync(target.startsWith(realpathSync(root)) ? relative(home, target) : target, nodeBinary);
  return true;
}

// ---- types -------------------------------------------------------------------------------------------------------

/** Only in a working copy with git: copies without git, and build servers, use the committed files. */
function staleTypes() {
  if (process.env.CI || process.env.npm_lifecycle_event === 'generate' || !existsSync(inRoot('.git'))) return [];
  const stale = databases.filter((database) => {
    const schema = readOrNull(inRoot('prisma', database, 'schema.prisma'));
    const types = readOrNull(inRoot('src', 'adapters', 'storage', 'sql', `types.${database}.ts`));
    return schema !== null && !types?.slice(0, 1000).includes(hashOf(schema));
  });
  // The generator is a development package.
  return stale.length > 0 && hasPackages(true) ? stale : [];
}

function generateTypes() {
  say(`Regenerating the database types: prisma/${staleTypes().join(', ')} has changed.`);
  const done = spawnSync(nodeBinary, [inRoot('scripts', 'generate.ts')], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 2, 2],
  });
  if (done.status !== 0)
    throw new Failure('The database types could not be generated: check the schema.', done.status ?? 1);
}

// ---- one at a time -----------------------------------------------------------------------------------------------

function withLock(work) {
  takeLock();
  const leave = () => rmSync(lock, { recursive: true, force: true });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      leave();
      process.exit(130);
    });
  }
  try {
    // Another run may have finished the set-up while this one waited.
    if (!isEverythingDone()) work();
  } finally {
    leave();
  }
}

function takeLock() {
  for (let waits = 0; ; waits++) {
    try {
      mkdirSync(lock);
      writeFileSync(join(lock, 'pid'), String(process.pid));
      return;
    } catch (error) {
      if (error.code === 'EROFS' || error.code === 'EACCES') {
        throw new Failure(`Set-up is needed, but the folder ${root} is not writable (${error.code}).`);
      }
      if (error.code !== 'EEXIST') throw error;
    }
    if (isLockStale()) {
      // Renamed first, so that only one of two processes that find it stale removes it.
      const aside = `${lock}-${process.pid}`;
      try {
        renameSync(lock, aside);
        rmSync(aside, { recursive: true, force: true });
      } catch (error) {
        if (error.code !== 'ENOENT') throw error;
      }
      continue;
    }
    if (waits === 10) say('Waiting for another set-up in this folder to finish.');
    pause(waitMs);
  }
}

function isLockStale() {
  const made = statSync(lock, { throwIfNoEntry: false });
  if (made === undefined) return false;
  const ageMs = Date.now() - made.mtimeMs;
  const pid = Number(readOrNull(join(lock, 'pid')));
  if (pid === 0) return ageMs > 10_000; // between creating the folder and writing the pid
  return ageMs > lockStaleMs || !isAlive(pid);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
