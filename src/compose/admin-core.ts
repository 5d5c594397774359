/** The core for commands that change something: it may be opened beside a running server and is always closed. */
import { mkdirSync } from 'node:fs';
import { systemClock } from '../adapters/clock.ts';
import { wardKey } from '../adapters/keys.ts';
import { lockDataFolder } from '../adapters/storage/sqlite/storage.ts';
import type { DatabasePlaces } from '../config.ts';
import { nowhere } from '../ports/crash-point.ts';
import { type Answer, serverIsRunning } from './admin-answer.ts';
import { type Asked, type Place, publicUrlOf, type Tools, wardsOf } from './admin-place.ts';
import { type Core, type CoreOptions, openCore, unitOpener } from './core.ts';

type Opening = Pick<CoreOptions, 'databases'> & Partial<Pick<CoreOptions, 'wards' | 'media' | 'mayMigrate'>>;

/** Runs `work` with the core. Without `wards`, nothing of a ward's file is written, unlike at a server's start. */
export async function withCore<Result>(
  { root, dataDir }: Pick<Place, 'root' | 'dataDir'>,
  opening: Opening,
  work: (core: Core) => Promise<Result>,
): Promise<Result> {
  const core = await openCore({ root, dataDir, clock: systemClock, reach: nowhere, wards: [], ...opening });
  try {
    return await work(core);
  } finally {
    await core.media.close();
    await core.close();
  }
}

/** Runs a command with its ward's tools. @param mayMigrate the server must not run @throws Refusal if it does */
export async function withTools(
  asked: Asked,
  mayMigrate: boolean,
  run: (tools: Tools) => Promise<Answer>,
): Promise<Answer> {
  const { dataDir, env, ward, databases } = asked;
  if (mayMigrate) await refuseWhileRunning(dataDir, databases);
  const media = asked.media && { ...asked.media, sendsReadersThere: false };
  return withCore(asked, { databases, media, mayMigrate, wards: await wardsOf(asked) }, (core) => {
    const openUnit = unitOpener(core, systemClock, ward, wardKey(dataDir, ward.id), publicUrlOf(env));
    return run({ ...asked, core, openUnit, say: (sentence) => core.translator.say('vi', sentence) });
  });
}

/** For commands that change what a server reads only at its start. @throws Refusal while a server runs here */
export async function refuseWhileRunning(dataDir: string, databases: DatabasePlaces | null): Promise<void> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockDataFolder(dataDir);
  if (!lock.held) throw serverIsRunning(lock.reason);
  lock.release();
  if (!databases) return;
  const { lockServer } = await import('../adapters/storage/postgres/storage.ts');
  const server = await lockServer(databases.core, () => undefined);
  if (!server.held) throw serverIsRunning(server.reason);
  await server.release();
}
