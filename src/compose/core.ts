/** Databases, stores and services, without doors: what the command line works with, beside a running server. */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from '../adapters/fluent.ts';
import { createIds } from '../adapters/ids.ts';
import { createDiskMediaStore } from '../adapters/media/disk-media-store.ts';
import { createUploadStore } from '../adapters/media/upload-store.ts';
import { createPublished } from '../adapters/published-answers.ts';
import { createSigner } from '../adapters/signer.ts';
import { verifyAudit } from '../adapters/storage/sqlite/audit-log.ts';
import { carryOvers } from '../adapters/storage/sqlite/carry-over.ts';
import { DatabaseRefused, openSqlite } from '../adapters/storage/sqlite/connection.ts';
import { readCoreStatus } from '../adapters/storage/sqlite/core-status.ts';
import { createMediaNames } from '../adapters/storage/sqlite/media-names.ts';
import { createPortalPublisher } from '../adapters/storage/sqlite/portal-publisher.ts';
import { createPortalReader } from '../adapters/storage/sqlite/portal-reader.ts';
import { createPortalStates } from '../adapters/storage/sqlite/portal-states.ts';
import { createReader } from '../adapters/storage/sqlite/reader.ts';
import { createSpecialDayStore, keepRulesOfFile } from '../adapters/storage/sqlite/rule-stores.ts';
import { migrationsOf } from '../adapters/storage/sqlite/snapshot.ts';
import type { DB as CoreDB } from '../adapters/storage/sqlite/types.core.ts';
import type { DB as PortalDB } from '../adapters/storage/sqlite/types.portal.ts';
import { createUnitOfWork } from '../adapters/storage/sqlite/unit-of-work.ts';
import { bringUpToDate, refuseOtherVersion } from '../adapters/storage/sqlite/up-to-date.ts';
import { readWordsModel } from '../adapters/words-model.ts';
import type { WorkCalendar } from '../domain/calendar/holidays.ts';
import { vietnamCalendar } from '../domain/calendar/vietnam.ts';
import { wardCalendar } from '../domain/calendar/ward-calendar.ts';
import type { WardId } from '../domain/ids.ts';
import type { Ward } from '../domain/ward.ts';
import type { Clock } from '../ports/clock.ts';
import type { CrashPoint } from '../ports/crash-point.ts';
import type { Published, Unit } from '../ports/services.ts';
import type { Stores } from '../ports/stores.ts';

export { DatabaseRefused };

export interface CoreOptions {
  readonly root: string;
  readonly dataDir: string;
  readonly clock: Clock;
  readonly reach: CrashPoint;
  readonly wards: readonly Ward[];
  /** An older folder is brought to this program's schemas; without it, it is refused. */
  readonly mayMigrate?: boolean;
}

export const openCore = async ({ root, dataDir, clock, reach, wards, mayMigrate = false }: CoreOptions) => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const paths = { core: join(dataDir, 'core.db'), portal: join(dataDir, 'portal.db') };
  const unitsOf = (ward: string): readonly string[] =>
    wards.find(({ id }) => id === ward)?.units.map(({ name }) => name) ?? [];
  await bringUpToDate({ root, dataDir, paths, mayMigrate, carryOvers: carryOvers(unitsOf) });
  const core = openSqlite<CoreDB>(paths.core);
  for (const ward of wards) await keepRulesOfFile(core.db, ward, clock.now());
  const portal = openSqlite<PortalDB>(paths.portal);
  const portalReading = openSqlite<PortalDB>(paths.portal, { readonly: true });
  const calendars = new Map<string, WorkCalendar>();
  const readCalendarOf = async (ward: WardId): Promise<void> => {
    calendars.set(ward, wardCalendar(vietnamCalendar, await createSpecialDayStore(core.db, ward).list()));
  };
  for (const { id } of wards) await readCalendarOf(id);
  const reading = openSqlite<CoreDB>(paths.core, { readonly: true });
  const similar = new Map<string, Published>();
  let nudge = (): void => undefined;
  const onJobs = (): void => nudge();
  return {
    paths,
    /** Name of the newest migration that made the core. */
    schema: migrationsOf(paths.core).at(-1) ?? '',
    core,
    portal,
    portalReading,
    onJobs,
    whenJobs: (listener: () => void) => {
      nudge = listener;
    },
    unitOfWork: createUnitOfWork({ db: core.db, clock, unitsOf, onJobs, onCalendar: readCalendarOf }),
    /** For whoever only looks: a connection that can't write. */
    reader: createReader(reading.db, clock),
    publisher: createPortalPublisher(portal.db, clock),
    portalStates: createPortalStates(portalReading.db),
    media: createDiskMediaStore({ folder: join(dataDir, 'media'), reach }),
    uploads: createUploadStore(dataDir),
    names: createMediaNames(core.db),
    translator: createTranslator(join(root, 'locales')),
    words: readWordsModel(join(root, 'words')),
    ids: createIds(() => clock.now()),
    /** The calendar as this process has read it: at the start, after a change, and each minute for changes by another. */
    calendarOf: (ward: WardId): WorkCalendar => calendars.get(ward) ?? vietnamCalendar,
    readCalendarOf,
    /** Published answers and documents of a ward, for whoever asks what was answered before. */
    similarOf: (ward: Ward): Published => {
      const known = similar.get(ward.id) ?? createPublished(createPortalReader(portalReading.db, ward.id));
      similar.set(ward.id, known);
      return known;
    },
    close: async () => {
      await reading.close();
      await portalReading.close();
      await core.close();
      await portal.close();
    },
  };
};
export type Core = Awaited<ReturnType<typeof openCore>>;

/**
 * Both databases for commands that only look, beside a server or without one: nothing is made, moved or migrated.
 * @throws DatabaseRefused when there is nothing to look at, or it is of another version
 */
export const openLooking = ({ root, dataDir, clock }: Pick<CoreOptions, 'root' | 'dataDir' | 'clock'>) => {
  const paths = { core: join(dataDir, 'core.db'), portal: join(dataDir, 'portal.db') };
  refuseOtherVersion({ root, dataDir, paths });
  const core = openSqlite<CoreDB>(paths.core, { readonly: true });
  const portal = openSqlite<PortalDB>(paths.portal, { readonly: true });
  return {
    reader: createReader(core.db, clock),
    states: createPortalStates(portal.db),
    contentHash: createPortalPublisher(portal.db, clock).contentHash,
    status: (ward: WardId) => readCoreStatus(core.db, ward),
    verifyAudit: (ward: WardId) => verifyAudit(core.db, ward),
    close: async () => {
      await core.close();
      await portal.close();
    },
  };
};

/** How the token of a signed page is kept. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Opens units of a ward: what each use case is given. */
export const unitOpener =
  (core: Core, clock: Clock, ward: Ward, key: Uint8Array, publicUrl: string, siteUrl = publicUrl) =>
  (stores: Stores, cause: string): Unit => ({
    ward,
    stores,
    now: clock.now(),
    ids: core.ids,
    calendar: core.calendarOf(ward.id),
    cause,
    hashCode: createSigner(key).hashCode,
    hashToken,
    publicUrl,
    siteUrl,
    similar: core.similarOf(ward),
    words: core.words,
  });
