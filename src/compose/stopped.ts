/** Commands that need the server to be stopped: they change what it has read at its start. */
import { mkdirSync } from 'node:fs';
import { lockDataFolder } from '../adapters/storage/sqlite/storage.ts';
import type { DatabasePlaces } from '../config.ts';
import { Refusal } from './admin-answer.ts';

/** @throws Refusal while a server runs on this folder or these databases */
export async function refuseWhileRunning(dataDir: string, databases: DatabasePlaces | null): Promise<void> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockDataFolder(dataDir);
  if (!lock.held) throw new Refusal(lock.reason);
  lock.release();
  if (!databases) return;
  const { lockServer } = await import('../adapters/storage/postgres/storage.ts');
  const server = await lockServer(databases.core, () => undefined);
  if (!server.held) throw new Refusal(server.reason);
  await server.release();
}
