/** Runs the server from its environment to its end: read the configuration, refuse errors, compose, start, stop. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { channelFactories } from '../../bots/index.ts';
import { whyNoBackup } from '../adapters/backup/backup-place.ts';
import { createMovableClock, systemClock } from '../adapters/clock.ts';
import { crashPointAt } from '../adapters/crash-point.ts';
import { wardKey } from '../adapters/keys.ts';
import { createLog } from '../adapters/log.ts';
import { DatabaseRefused } from '../adapters/storage/sqlite/storage.ts';
import { readWards } from '../adapters/ward-file.ts';
import type { Environment } from '../channel/factory.ts';
import { type Config, type Role, readConfig, readRole } from '../config.ts';
import type { Sentence } from '../domain/facts.ts';
import type { Ward } from '../domain/ward.ts';
import type { MovableClock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Shared } from '../ports/shared.ts';
import { type Core, openCore, readTexts, unitOpener } from './core.ts';
import { type FolderKind, readFolderPeople, removeDemoPeople } from './demo-folder.ts';
import { listen, refuse, takeLocks } from './exclusive-locks.ts';
import { createSystem, type SystemOptions } from './system.ts';

/** How the program was started. */
export interface Start {
  /** The project's folder. */
  readonly root: string;
  readonly env: Environment;
  /** Arguments after `npm start --`. */
  readonly words: readonly string[];
}

/** Maximum time from SIGTERM to exit, in milliseconds. */
const drainMs = 5_000;
const lastMomentMs = 9_500;

function readWardsOrRefuse(root: string, env: Environment): readonly Ward[] {
  try {
    return readWards(resolve(env.WARDS_DIR || resolve(root, 'wards')));
  } catch (error) {
    const wardProblems =
      error instanceof Error && 'code' in error
        ? ['WARDS_DIR cannot be read: it must be a folder with one YAML file a ward']
        : String(error instanceof Error ? error.message : error).split('\n');
    const others = readConfig(env, [], channelFactories);
    return refuse([...wardProblems, ...(others.ok ? [] : others.problems)]);
  }
}

type Folder = Pick<SystemOptions, 'core' | 'wards' | 'dataDir' | 'clock' | 'log'>;

/**
 * Whether the demo runs. It never runs in a folder with real people: if it was requested, the start is refused; if it
 * was offered because no channel is configured, the ward starts without a channel and logs that. Invented people in a
 * folder with real ones lose their rights.
 */
async function decideDemo({ core, wards, dataDir, clock, log }: Folder, config: Config): Promise<boolean> {
  const kinds: FolderKind[] = [];
  for (const ward of wards) {
    const openUnit = unitOpener(core, clock, ward, wardKey(dataDir, ward.id), '');
    await core.unitOfWork.run(ward.id, async (stores) => {
      const folder = readFolderPeople(await stores.people.everInRole());
      kinds.push(folder.kind);
      if (folder.kind === 'demo' && config.demo === 'off')
        log.warn({ ward: ward.id }, 'this data folder was created by the demo: its people and news are fictional');
      if (folder.kind !== 'real' || folder.demoPeople.length === 0) return;
      const removed = await removeDemoPeople(openUnit(stores, `demo:removed:${clock.now().toISOString()}`));
      log.warn({ ward: ward.id, removed }, 'demo people were found beside real people; their roles were removed');
    });
  }
  const hasRealPeople = kinds.includes('real');
  if (config.demo === 'asked' && hasRealPeople)
    refuse(['DEMO must not be 1 here: DATA_DIR holds real people. The demo needs a DATA_DIR that is empty or its own']);
  const isDemo = config.demo !== 'off' && !hasRealPeople;
  if (!isDemo && !config.hasChannel)
    log.warn(
      { settings: channelFactories.flatMap(({ variables }) => variables.slice(0, 1)) },
      'NO CHANNEL is configured: people cannot write to the ward, and nothing is sent. Set one of these',
    );
  return isDemo;
}

async function run({ root, env, words }: Start): Promise<void> {
  const role = readRoleOrRefuse(words);
  const wards = readWardsOrRefuse(root, env);
  const slugs = wards.map((ward) => ward.id);
  const reading = readConfig(env, slugs, channelFactories);
  if (!reading.ok) return refuse(reading.problems);
  const noBackup = reading.config.backup && whyNoBackup(reading.config.backup.place);
  if (noBackup) return refuse([`BACKUP_DIR must be a folder that can be written: ${noBackup}`]);
  const config = role === 'all' ? reading.config : ofOneRole(reading.config, role);

  const dataDir = resolve(env.DATA_DIR ? config.dataDir : resolve(root, 'data'));
  const log = createLog(config.logLevel, process.stderr.isTTY === true);
  const movable = createMovableClock();
  const clock = config.demo === 'off' ? systemClock : movable;
  const reach = crashPointAt(config.crashAt);
  const { databases, media } = config;
  const texts = readTexts(root);
  const works = role === 'all' || role === 'worker';
  const release = works ? await takeLocks({ dataDir, config, mayWait: role === 'worker', log }) : async () => {};
  const core = await openCore({ root, dataDir, databases, clock, reach, wards, mayMigrate: works, media, texts, log });
  const shared = await openSharedOf(config, log);
  const isDemo = await decideDemo({ core, wards, dataDir, clock, log }, config);
  let localUrl = `http://${config.host}:${config.port}`;
  let channels = config.channels;
  if (isDemo && config.port === 0) refuse(['PORT must not be 0 with DEMO=1: the simulator needs an address']);
  const simulator = isDemo ? await openSimulator(movable, dataDir, localUrl, config.publicUrl ?? localUrl) : null;
  if (simulator) {
    const simulated = readConfig(
      { ...env, ...simulator.simulatorEnvironment(simulator.worlds), PUBLIC_URL: undefined },
      slugs,
      channelFactories,
    );
    if (!simulated.ok) return refuse(simulated.problems);
    channels = { ...config.channels, [wards[0]?.id ?? '']: simulated.config.channels[wards[0]?.id ?? ''] ?? [] };
  }
  const system = await createSystem({
    dataDir,
    wards,
    clock,
    log,
    reach,
    core,
    channels,
    publicUrl: config.publicUrl,
    localUrl: () => localUrl,
    ...(simulator ? { contactUrl: '/simulator', isDemo: true } : {}),
    version: programVersion(root),
    ...(isDemo ? {} : { steadyMs: () => performance.now() }),
    ...{ role, shared, trustedProxies: config.trustedProxies, metricsToken: config.metricsToken },
    ...(config.backup ? { backup: backupOf({ root, env }, config.backup) } : {}),
  });
  const [first] = system.runtimes;
  if (simulator && first) await simulator.mountSimulators(system, simulator.worlds, simulator.clock, first.ward, root);

  const stopping = stopOnSignals(log, async () => {
    await system.stop(drainMs);
    await release();
  });
  localUrl = await listen(system.app, config);
  try {
    const demo = simulator && first ? await simulator.loadDemo(core, first.ward, first.openUnit, root) : null;
    await system.start();
    checkFilesBeside(core, log);
    log.info(
      {
        ...{ version: programVersion(root), role },
        schema: core.schema,
        wards: slugs,
        channels: Object.values(channels).flatMap((list) => list.map(({ factory }) => factory.name)),
      },
      'started',
    );
    if (demo && first) await simulator?.begin(first.ward, demo, log);
  } catch (error) {
    // A stop during the start: closed parts make the rest fail, and the stop ends the process.
    if (stopping.hasBegun()) return;
    throw error;
  }
  printAddresses(core, config.publicUrl ?? localUrl, simulator !== null);
}

/** Loads ninety files that a ward with real people never needs. */
async function openSimulator(movable: MovableClock, dataDir: string, localUrl: string, publicUrl: string) {
  const platforms = await import('./demo-platforms.ts');
  const { keptClock } = await import('./demo-clock.ts');
  const clock = keptClock(movable, dataDir);
  const { loadDemo } = await import('./demo-ward.ts');
  const worlds = platforms.createSimulators(clock, localUrl, publicUrl);
  return {
    ...{ ...platforms, loadDemo, worlds, clock },
    /** A stop while pictures are made leaves the rest of the demo's items to the next start. */
    begin: async (ward: Ward, demo: Awaited<ReturnType<typeof loadDemo>>, log: Log): Promise<void> => {
      await platforms.connectSimulators(worlds, ward);
      void demo
        .loadPictured()
        .catch((error: unknown) => log.warn({ reason: String(error) }, 'some items of the demo could not be created'));
    },
  };
}

function readRoleOrRefuse(words: readonly string[]): Role {
  const asked = readRole(words);
  return 'role' in asked ? asked.role : refuse([asked.problem]);
}

/**
 * Configuration of one of several processes: the database must be on a server, and the demo, which needs a single
 * process, is off.
 */
function ofOneRole(config: Config, role: Role): Config {
  if (!config.databases)
    refuse([
      `--role=${role} needs DATABASE_URL: a SQLite file has one process. Start without --role, or move to PostgreSQL`,
    ]);
  if (config.demo === 'asked') refuse([`DEMO must not be 1 with --role=${role}: the demo runs in one process`]);
  return { ...config, demo: 'off' };
}

/** Redis is loaded only if configured. */
async function openSharedOf({ redisUrl, databases }: Config, log: Log): Promise<Shared | null> {
  if (!redisUrl) return null;
  const { openShared } = await import('../adapters/redis/shared.ts');
  const installation = createHash('sha256')
    .update(databases?.core ?? 'one process')
    .digest('hex');
  return openShared({ url: redisUrl, name: `tin-phuong:${installation.slice(0, 12)}`, log });
}

/** Runs beside the start: a ward that cannot store photos can still read and answer. */
const checkFilesBeside = (core: Core, log: Log): void =>
  void core
    .checkFiles()
    .catch((error: unknown) =>
      log.error({ reason: String(error) }, 'THE BUCKET OF MEDIA_URL CANNOT BE USED: photos and files cannot be stored'),
    );

/** The backup is a separate process: it gets the search path for programs, and none of the secrets. */
const backupOf = ({ root, env }: Omit<Start, 'words'>, settings: NonNullable<Config['backup']>) => ({
  root,
  settings: { ...settings, place: resolve(settings.place) },
  env: { PATH: env.PATH ?? '', HOME: env.HOME ?? '', MEDIA_URL: env.MEDIA_URL ?? '' },
});

const programVersion = (root: string): string =>
  (JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as { version: string }).version;

function stopOnSignals(log: Log, end: () => Promise<void>): { readonly hasBegun: () => boolean } {
  let isStopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(0), lastMomentMs).unref();
    await end();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
  process.on('unhandledRejection', (error) => {
    log.error({ reason: String(error) }, 'an unexpected error');
    if (!isStopping) process.exit(1);
  });
  return { hasBegun: () => isStopping };
}

function printAddresses(core: Core, shown: string, hasSimulator: boolean): void {
  const addresses: readonly (readonly [Sentence, string])[] = [
    [{ key: 'admin-address-portal' }, '/'],
    [{ key: 'admin-address-board' }, '/board'],
    ...(hasSimulator ? [[{ key: 'admin-address-simulator' }, '/simulator'] as const] : []),
  ];
  const lines = addresses.map(
    ([sentence, path]) => `  ${core.translator.say('vi', sentence).padEnd(18)}${shown}${path}`,
  );
  process.stdout.write(`\n${lines.join('\n')}\n\n`);
}

/**
 * Resolves when the server is running; signals stop it. Problems of the environment or the folder are all printed, and
 * the process exits with 1.
 */
export async function start(from: Start): Promise<void> {
  try {
    await run(from);
  } catch (error) {
    if (error instanceof DatabaseRefused) refuse([error.message]);
    throw error;
  }
}
