/**
 * The world of the histories in `item-model.ts`: the small model; the real use cases, publisher, stores and portal; how the
 * process ends and starts again; and the comparison of model and program.
 */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as fc from 'fast-check';
import { expect } from 'vitest';
import { createMovableClock } from '../../src/adapters/clock.ts';
import { type Core, openCore } from '../../src/compose/core.ts';
import type { DatabasePlaces } from '../../src/config.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { photosOf } from '../../src/domain/submission/photos-and-files.ts';
import type { Ward } from '../../src/domain/ward.ts';
import { createPublisher } from '../../src/outbox/publish.ts';
import type { MovableClock } from '../../src/ports/clock.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import type { PortalPublisher } from '../../src/ports/portal.ts';
import type { Unit } from '../../src/ports/services.ts';
import { newDataFolder } from '../support/data-folder.ts';
import { copyDatabases, dropDatabases, storyDatabases } from '../support/postgres.ts';
import { connectionsOf, rowsOf } from '../support/rows.ts';
import { shippedTexts, shippedWard } from '../support/shipped-ward.ts';
import { root } from '../support/world.ts';
import { type OpenWard, wardOn } from '../usecases/core.ts';

export type State = 'draft' | 'submitted' | 'approved' | 'published' | 'returned' | 'rejected' | 'unpublished';
export type Decision = 'approve' | 'return' | 'reject' | 'unpublish';

/** The model's view of an item; none of it is computed by the program. */
export interface Item {
  readonly id: string;
  state: State;
  isOnPortal: boolean;
  /** The author's messages by key, each in its current wording. */
  readonly words: Map<string, string>;
  photos: number;
  /** The decision that can still be undone: who made it, when, and what it was. */
  last: { readonly by: number; readonly at: number; readonly what: Decision } | null;
}

export interface Model {
  readonly items: Item[];
  /** By author: the newest message, and the album that is still receiving parts. */
  readonly said: Map<number, { readonly key: string; readonly item: Item }>;
  readonly albums: Map<number, { readonly key: string; readonly item: Item; readonly parts: string[] }>;
  readonly frozen: Set<number>;
  now: number;
  /** Counts steps that had an effect. */
  readonly done: (what: string) => void;
}

/** Where the process ends in a unit of work; null means that it does not end. */
export type Death = 'beforeCommit' | 'afterCommit' | null;
/** Where the process ends while it publishes. */
export type PublishingDeath = 'portal.afterApply' | 'publish.beforeCommit' | 'publish.afterCommit';

export interface Real {
  /** The ward as the currently running process sees it. */
  ward: OpenWard;
  readonly authors: readonly Person[];
  /** Deputies, the standing deputy and the head: each of them may sign news. */
  readonly board: readonly Person[];
  portal: 'up' | 'down' | PublishingDeath;
  readonly deliver: () => Promise<void>;
  /**
   * Runs one unit of work. If the process died before the commit, the next process repeats it, as the queue and the platforms do.
   */
  readonly turn: <Result>(work: (unit: Unit) => Promise<Result>, death?: Death) => Promise<Result>;
  /** A graceful stop and a start. */
  readonly restart: () => Promise<void>;
}

export const head = 3;
export const mostPhotos = 30;
export const opened: Readonly<Record<Decision, { readonly from: readonly State[]; readonly to: State }>> = {
  approve: { from: ['submitted'], to: 'approved' },
  return: { from: ['submitted'], to: 'returned' },
  reject: { from: ['submitted'], to: 'rejected' },
  unpublish: { from: ['published'], to: 'unpublished' },
};

class Died extends Error {}

/** A data folder, its databases, and the process that currently works on them. */
interface ProcessHost {
  core: Core;
  dataDir: string;
  readonly databases: DatabasePlaces | null;
  /** The clock of the current history. */
  clock: MovableClock;
  readonly ward: Ward;
  readonly counts: { causes: number; messages: number };
}

const aClock = (): MovableClock => createMovableClock({ now: () => new Date('2026-11-25T02:00:00Z') });

const openProcess = (house: Omit<ProcessHost, 'core'>): Promise<Core> =>
  openCore({
    ...{ root, dataDir: house.dataDir, reach: nowhere, wards: [house.ward], texts: shippedTexts() },
    databases: house.databases,
    clock: { now: () => house.clock.now() },
  });

async function openNewsroom(
  dataDir: string,
  databases: DatabasePlaces | null,
  counts: ProcessHost['counts'],
): Promise<ProcessHost> {
  const house: Omit<ProcessHost, 'core'> & { core?: Core } = {
    ...{ dataDir, databases, clock: aClock(), ward: shippedWard(), counts: { ...counts } },
  };
  return Object.assign(house, { core: await openProcess(house) });
}

async function endProcess({ core }: ProcessHost): Promise<void> {
  await core.media.close();
  await core.close();
}

/** Copies the folder as kill -9 leaves it at this moment: no database is closed and no write-ahead log is checkpointed. */
function folderNow(dataDir: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'tin-phuong-killed-'));
  for (const name of ['core.db', 'core.db-wal', 'portal.db', 'portal.db-wal', 'keys'])
    if (existsSync(join(dataDir, name))) cpSync(join(dataDir, name), join(folder, name), { recursive: true });
  return folder;
}

/**
 * Restores every row to its initial state while the program keeps running: opening a program
 * and preparing its statements takes longer than a history.
 */
function putBack(house: ProcessHost, beginning: string): void {
  const { core, portal } = connectionsOf(house.core);
  for (const [name, { handle, forget }] of Object.entries({ core, portal })) {
    handle.prepare('ATTACH ? AS beginning').run(join(beginning, `${name}.db`));
    const tables = handle
      .prepare("SELECT name FROM beginning.sqlite_schema WHERE type = 'table'")
      .pluck()
      .all() as readonly string[];
    // These triggers protect the log and frozen documents from every change, so they are removed during the restore.
    const guards = handle.prepare("SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger'").all() as readonly {
      readonly name: string;
      readonly sql: string;
    }[];
    const steps = [
      ...guards.map(({ name: guard }) => `DROP TRIGGER main."${guard}"`),
      ...tables.map(
        (table) => `DELETE FROM main."${table}"; INSERT INTO main."${table}" SELECT * FROM beginning."${table}"`,
      ),
      ...guards.map(({ sql }) => sql),
    ];
    handle.pragma('foreign_keys = OFF');
    handle.transaction(() => void handle.exec(steps.join(';\n')))();
    handle.exec('PRAGMA foreign_keys = ON; DETACH beginning');
    forget();
  }
  house.clock = aClock();
}

type People = Pick<Real, 'authors' | 'board'>;

async function peopleOf({ person }: OpenWard): Promise<People> {
  const authors = [await person('Nguyễn Thị Lan', 'contributor'), await person('Đinh Thị Mai', 'contributor')];
  const board = [
    await person('Trần Văn Minh', 'deputy'),
    await person('Đỗ Văn Sơn', 'deputy'),
    await person('Phạm Thị Hà', 'standingDeputy'),
    await person('Vũ Thị Hoa', 'head'),
  ];
  return { authors, board };
}

/** The initial state of each history. It is created once, because creating it takes longer than a history. */
export interface Beginning {
  /** Opens a world in its initial state, regardless of what the preceding history changed. */
  readonly open: (done: Model['done']) => Promise<{
    readonly model: Model;
    readonly real: Real;
    readonly leave: (isWhole: boolean) => Promise<void>;
  }>;
  readonly close: () => Promise<void>;
}

/** @param live creates the initial state */
export async function createBeginning(live: (model: Model, real: Real) => Promise<void>): Promise<Beginning> {
  const dataDir = await newDataFolder();
  const databases = await storyDatabases();
  const first = await openNewsroom(dataDir, databases, { causes: 0, messages: 0 });
  const people = await peopleOf(wardOn(first, first.counts));
  const model = { items: [], said: new Map(), albums: new Map(), frozen: new Set<number>(), now: 0 };
  await live({ ...model, done: () => undefined }, realOf(first, people));
  await endProcess(first);
  let kept: ProcessHost | null = null;
  const end = async (house: ProcessHost): Promise<void> => {
    await endProcess(house);
    rmSync(house.dataDir, { recursive: true, force: true });
    if (house.databases) await dropDatabases(house.databases);
  };
  const next = async (): Promise<ProcessHost> => {
    if (kept) putBack(kept, dataDir);
    else kept = await openNewsroom(folderNow(dataDir), databases && (await copyDatabases(databases)), first.counts);
    return kept;
  };
  return {
    open: async (done) => {
      const house = await next();
      // The state after a failed history is unknown, so its world is not reused. On PostgreSQL
      // each history has its own databases.
      const leave = async (isWhole: boolean): Promise<void> => {
        if (isWhole && !house.databases) return;
        kept = null;
        await end(house);
      };
      return { model: { ...structuredClone(model), done }, real: realOf(house, people), leave };
    },
    close: async () => {
      if (kept) await end(kept);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function realOf(house: ProcessHost, people: People): Real {
  const seen = (): OpenWard => wardOn({ ...house }, house.counts);
  /** The folder that the next process finds after a kill now; null on PostgreSQL, where the server keeps committed data. */
  const found = (): string | null => (house.databases ? null : folderNow(house.dataDir));
  const begin = async (folder: string | null): Promise<void> => {
    await endProcess(house);
    if (folder !== null) rmSync(house.dataDir, { recursive: true, force: true });
    if (folder !== null) house.dataDir = folder;
    house.core = await openProcess(house);
    real.ward = seen();
  };
  const real: Real = {
    ...{ ...people, ward: seen(), portal: 'up' as const },
    deliver: () => deliver(real, found, begin),
    restart: () => begin(null),
    turn: async (work, death = null) => {
      if (death === null) return real.ward.turn(work);
      if (death === 'afterCommit') {
        const result = await real.ward.turn(work);
        await begin(found());
        return result;
      }
      let folder: string | null = null;
      const dying = real.ward.turn(async (unit) => {
        await work(unit);
        folder = found();
        throw new Died();
      });
      await expect(dying).rejects.toBeInstanceOf(Died);
      await begin(folder);
      return real.ward.turn(work);
    },
  };
  return real;
}

/** Tries each waiting publication once, in the order of the decisions. After a failure the rest waits, as in a lane. */
async function deliver(
  real: Real,
  found: () => string | null,
  begin: (folder: string | null) => Promise<void>,
): Promise<void> {
  const { ward } = real;
  let killed: string | null = null;
  const portal: PortalPublisher = {
    ...ward.core.publisher,
    apply: async (publication) => {
      if (real.portal === 'down') throw new Error('the portal does not answer');
      return ward.core.publisher.apply(publication);
    },
  };
  const publishOne = createPublisher({
    ward: ward.ward.id,
    unitOfWork: ward.core.unitOfWork,
    portal,
    openUnit: ward.open,
    reach: (point) => {
      if (real.portal !== point) return;
      // Only once: the next attempt belongs to the restarted process.
      real.portal = 'up';
      killed = found();
      throw new Died();
    },
  });
  const waiting = await rowsOf(ward.core)
    .selectFrom('outbox')
    .select(['id', 'key', 'effect'])
    .where('kind', '=', 'publish')
    .where('status', '=', 'new')
    .orderBy('id')
    .execute();
  const stopped = new Set<string>();
  for (const { id, key, effect } of waiting) {
    const publish = JSON.parse(effect) as Parameters<typeof publishOne>[1];
    if (stopped.has(publish.submission)) continue;
    try {
      if ((await publishOne(id, publish, key)).kind !== 'done') stopped.add(publish.submission);
    } catch (error) {
      if (!(error instanceof Died)) throw error;
      return begin(killed);
    }
  }
}

/** Checks that program and model agree about every item, and that the portal shows exactly the published ones. */
async function agree(model: Model, { ward }: Real): Promise<void> {
  const items = await ward.items();
  expect(Object.fromEntries(items.map(({ id, state }) => [id as string, state]))).toEqual(
    Object.fromEntries(model.items.map(({ id, state }) => [id, state])),
  );
  for (const { id, words, photos } of model.items) {
    const item = items.find((each) => each.id === id);
    expect(item?.content.parts.map(({ of, text }) => [of, text])).toEqual([...words]);
    expect(item && photosOf(item)).toHaveLength(photos);
  }
  const shown = await ward.core.storage.portalStates.after(ward.ward.id, null, 1_000);
  const codes = new Map(items.map(({ id, code }) => [id as string, code]));
  expect(
    shown
      .filter(({ withdrawn }) => !withdrawn)
      .map(({ code }) => code)
      .toSorted(),
  ).toEqual(
    model.items
      .filter(({ isOnPortal }) => isOnPortal)
      .map(({ id }) => codes.get(id))
      .toSorted(),
  );
}

export type Step = fc.AsyncCommand<Model, Real>;
export const step = (
  name: string,
  check: (model: Model) => boolean,
  run: (model: Model, real: Real) => Promise<void>,
): Step => ({
  toString: () => name,
  check,
  run: async (model, real) => {
    await run(model, real);
    await agree(model, real);
    model.done('step');
  },
});
export const isPast = () => true;
export const pickFrom = <Value>(values: readonly Value[], nth: number): Value => values[nth % values.length] as Value;
