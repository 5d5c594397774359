/**
 * Migrates a data folder to this version's schemas: checks both databases, then copies them, then migrates. If it
 * cannot be done completely, it is refused with advice, and nothing is changed.
 */
import { mkdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CarryOver } from './carry-over.ts';
import { DatabaseRefused, explainSqliteFailure, openHandle } from './connection.ts';
import { applyMigrations, migrationState } from './migrate.ts';

export interface UpToDateRequest {
  readonly root: string;
  readonly dataDir: string;
  readonly paths: { readonly core: string; readonly portal: string };
  /** True only for `migrate` and the start of the server, not for read-only commands. */
  readonly mayMigrate: boolean;
  readonly carryOvers: Readonly<Record<string, CarryOver>>;
}

const names = ['core', 'portal'] as const;

/** An item of the portal is 2.4 kB: it would leave two fifths of a 4 kB page empty, but a tenth of an 8 kB page. */
const pageSizes = { core: 4_096, portal: 8_192 } as const;

/**
 * @returns the migrations applied to an older folder; empty for a new one
 * @throws DatabaseRefused
 */
export async function bringUpToDate(request: UpToDateRequest): Promise<readonly string[]> {
  const states = requestsOf(request).map((each) => ({ ...each, ...migrationState(each) }));
  const old = states.filter(({ isNew, pending }) => !isNew && pending.length > 0);
  if (old.length > 0 && !request.mayMigrate) throw olderFolder(request);
  const migrations = old.flatMap(({ pending }) => pending);
  if (old.length > 0) await copyAside(request, migrations.at(-1) ?? '');
  for (const { isNew, pending, ...each } of states)
    if (isNew || pending.length > 0) await applyMigrations({ ...each, carryOvers: request.carryOvers });
  return migrations;
}

type Place = Pick<UpToDateRequest, 'root' | 'dataDir' | 'paths'>;

const requestsOf = ({ root, paths }: Place) =>
  names.map((name) => ({
    sqlitePath: paths[name],
    schemaPath: join(root, 'prisma', name, 'schema.prisma'),
    migrationsFolder: join(root, 'prisma', name, 'migrations'),
    pageSize: pageSizes[name],
  }));

const olderFolder = ({ dataDir }: Place) =>
  new DatabaseRefused(
    `The data folder ${dataDir} was created by an older version of the program, and this command does not migrate. ` +
      'Stop the server and run "npm run admin -- migrate", or start the new one: both keep a copy of it first.',
  );

/**
 * Checks the version for read-only commands; writes nothing, not even to an empty folder.
 * @throws DatabaseRefused
 */
export function refuseOtherVersion(place: Place): void {
  for (const each of requestsOf(place)) {
    const { isNew, pending } = migrationState(each, { readonly: true });
    if (isNew)
      throw new DatabaseRefused(
        `The data folder ${place.dataDir} is empty. Is DATA_DIR correct? Starting the server creates the databases, ` +
          'and so does the first invitation.',
      );
    if (pending.length > 0) throw olderFolder(place);
  }
}

/**
 * Copies both unmigrated databases beside the originals, so that an older version of the program can continue with
 * them.
 */
async function copyAside({ dataDir, paths }: UpToDateRequest, migration: string): Promise<void> {
  const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 'yyyymmddHHMMSS'.length);
  const folder = join(dataDir, `before-${migration}-${stamp}`);
  const sizes = names.map((name) => statSync(paths[name], { throwIfNoEntry: false })?.size ?? 0);
  const needed = sizes.reduce((sum, size) => sum + size, 0);
  const { bavail, bsize } = statfsSync(dataDir);
  if (bavail * bsize < 2 * needed)
    throw new DatabaseRefused(
      `There is not enough disk space in ${dataDir} for a copy of its databases (${Math.ceil(needed / 1_000_000)} MB) and for migrating ` +
        'them. Nothing was changed. Free some space and start again.',
    );
  mkdirSync(folder, { mode: 0o700 });
  for (const name of names) {
    const handle = openHandle(paths[name]);
    try {
      await handle.backup(join(folder, `${name}.db`));
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw explainSqliteFailure(paths[name], error);
    } finally {
      handle.close();
    }
  }
}
