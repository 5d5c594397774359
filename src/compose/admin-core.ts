/** The core for commands that change something: opened beside a server that may run, closed whatever comes. */
import { mkdirSync } from 'node:fs';
import { systemClock } from '../adapters/clock.ts';
import { wardKey } from '../adapters/keys.ts';
import { lockDataFolder } from '../adapters/storage/sqlite/storage.ts';
import type { DatabasePlaces } from '../config.ts';
import { nowhere } from '../ports/crash-point.ts';
import { type Answer, besideServer } from './admin-answer.ts';
import { type Asked, type Place, publicUrlOf, type Tools, wardsOf } from './admin-place.ts';
import { type Core, type CoreOptions, openCore, unitOpener } from './core.ts';

type Opening = Pick<CoreOptions, 'databases'> & Partial<Pick<CoreOptions, 'wards' | 'media' | 'mayMigrate'>>;

/** Without `wards` nothing of a ward's file is written, as a start would. */
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

/** @param mayMigrate the server must not run. @throws Refusal when one does */
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

/** For what changes things that a server has read at its start. @throws Refusal while one runs here */
export async function refuseWhileRunning(dataDir: string, databases: DatabasePlaces | null): Promise<void> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockDataFolder(dataDir);
  if (!lock.held) throw besideServer(lock.reason);
  lock.release();
  if (!databases) return;
  const { lockServer } = await import('../adapters/storage/postgres/storage.ts');
  const server = await lockServer(databases.core, () => undefined);
  if (!server.held) throw besideServer(server.reason);
  await server.release();
}
