/** Reads the environment, composes, starts, stops. The only file that does anything when it is imported. */
import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { channelFactories } from '../bots/index.ts';
import { createMovableClock, systemClock } from './adapters/clock.ts';
import { crashPointAt } from './adapters/crash-point.ts';
import { createLog } from './adapters/log.ts';
import { lockDataFolder } from './adapters/storage/sqlite/data-folder-lock.ts';
import { readWards } from './adapters/ward-file.ts';
import { DatabaseRefused, openCore } from './compose/core.ts';
import { createSystem } from './compose/system.ts';
import { readConfig } from './config.ts';
import { connectSimulators, createSimulators, loadDemo, mountSimulators, simulatorEnvironment } from './demo.ts';
import type { Sentence } from './domain/facts.ts';

/** SIGTERM to exit, at most. */
const drainMs = 5_000;
const lastMomentMs = 9_500;
const root = fileURLToPath(new URL('..', import.meta.url));

const refuse = (lines: readonly string[]): never => {
  process.stderr.write(`Tin Phường cannot start:\n${lines.map((line) => `  - ${line}`).join('\n')}\n`);
  process.exit(1);
};

const start = async (): Promise<void> => {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const wardsDir = resolve(process.env.WARDS_DIR || resolve(root, 'wards'));
  let wards: ReturnType<typeof readWards> = [];
  try {
    wards = readWards(wardsDir);
  } catch (error) {
    const wardProblems =
      error instanceof Error && 'code' in error
        ? ['WARDS_DIR cannot be read: it must be a folder with one YAML file a ward']
        : String(error instanceof Error ? error.message : error).split('\n');
    const others = readConfig(process.env, [], channelFactories);
    refuse([...wardProblems, ...(others.ok ? [] : others.problems)]);
  }
  const slugs = wards.map((ward) => ward.id);
  const reading = readConfig(process.env, slugs, channelFactories);
  if (!reading.ok) return refuse(reading.problems);
  const { config } = reading;

  const dataDir = resolve(process.env.DATA_DIR ? config.dataDir : resolve(root, 'data'));
  const log = createLog(config.logLevel, process.stderr.isTTY === true);
  const movable = config.isDemo ? createMovableClock() : null;
  const clock = movable ?? systemClock;
  const reach = crashPointAt(config.crashAt);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch {
    refuse(['DATA_DIR cannot be written: choose a folder that this user may write to']);
  }
  const lock = lockDataFolder(dataDir);
  if (!lock.held) return refuse([lock.reason]);

  const core = await openCore({ root, dataDir, clock, reach });
  let localUrl = `http://${config.host}:${config.port}`;
  let channels = config.channels;
  if (movable && config.port === 0) refuse(['PORT must not be 0 with DEMO=1: the simulator needs an address']);
  const simulator = movable
    ? { worlds: createSimulators(movable, localUrl, config.publicUrl ?? localUrl), clock: movable }
    : null;
  if (simulator) {
    const demo = readConfig(
      { ...process.env, ...simulatorEnvironment(simulator.worlds), PUBLIC_URL: undefined },
      slugs,
      channelFactories,
    );
    if (!demo.ok) return refuse(demo.problems);
    channels = { ...config.channels, [wards[0]?.id ?? '']: demo.config.channels[wards[0]?.id ?? ''] ?? [] };
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
    ...(simulator ? { contactUrl: '/simulator' } : {}),
  });
  const [first] = system.runtimes;
  if (simulator && first)
    await mountSimulators(system.app, simulator.worlds, simulator.clock, first.ward, root, () => void system.tick());

  let isStopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(0), lastMomentMs).unref();
    await system.stop(drainMs);
    lock.release();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
  process.on('unhandledRejection', (error) => {
    log.error({ reason: String(error) }, 'an error nobody expected');
    process.exit(1);
  });

  try {
    localUrl = await system.app.listen({ host: config.host, port: config.port });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      return refuse([`PORT ${config.port} is taken by another program: stop it, or choose another PORT`]);
    throw error;
  }
  if (simulator && first) await loadDemo(core, first.ward, first.openUnit, root);
  await system.start();
  if (simulator && first) await connectSimulators(simulator.worlds, first.ward);

  const shown = config.publicUrl ?? localUrl;
  const addresses: readonly (readonly [Sentence, string])[] = [
    [{ key: 'admin-address-portal' }, '/'],
    [{ key: 'admin-address-board' }, '/board'],
    ...(simulator ? [[{ key: 'admin-address-simulator' }, '/simulator'] as const] : []),
  ];
  const lines = addresses.map(
    ([sentence, path]) => `  ${core.translator.say('vi', sentence).padEnd(18)}${shown}${path}`,
  );
  process.stdout.write(`\n${lines.join('\n')}\n\n`);
};

try {
  await start();
} catch (error) {
  if (error instanceof DatabaseRefused) refuse([error.message]);
  throw error;
}
