/** The doors around the core: HTTP, channels, queue, timetable. Plain calls: the graph can be read here. */
import { statfsSync } from 'node:fs';
import { everyMinute } from '../adapters/cron.ts';
import { wardKey } from '../adapters/keys.ts';
import { createMetrics } from '../adapters/metrics.ts';
import { createPinHash } from '../adapters/pin-hash.ts';
import { createEmbeddedQueue } from '../adapters/queue/embedded.ts';
import { createSealer } from '../adapters/sealer.ts';
import { createSigner, deriveKey } from '../adapters/signer.ts';
import type { ChannelChoice } from '../config.ts';
import type { Ward } from '../domain/ward.ts';
import { createInboxWriter } from '../inbox/inbox-writer.ts';
import type { Clock } from '../ports/clock.ts';
import type { CrashPoint } from '../ports/crash-point.ts';
import type { Log } from '../ports/log.ts';
import { pagesChannel } from '../ports/uploads.ts';
import { routinesOf } from '../schedule/routines.ts';
import { createTimetable } from '../schedule/timetable.ts';
import { alarmSlow } from '../usecases/alarm.ts';
import { keepSectionsOfFile } from '../usecases/section/save.ts';
import type { WardRuntime } from '../ward-runtime.ts';
import { createPortal } from '../web/portal/portal.ts';
import { buildApp } from '../web/server/app.ts';
import { closeApp } from '../web/server/close-app.ts';
import { createChannelStarts } from './channels.ts';
import { type Core, hashToken } from './core.ts';
import { createFolderWork } from './folder-work.ts';
import { createJobRoutes } from './jobs.ts';
import { createNightlyBackup, type NightlyBackupOptions } from './nightly-backup.ts';
import { createWardOpener } from './ward.ts';

export interface SystemOptions {
  readonly core: Core;
  readonly dataDir: string;
  readonly wards: readonly Ward[];
  readonly clock: Clock;
  readonly log: Log;
  readonly reach: CrashPoint;
  readonly channels: Readonly<Record<string, readonly ChannelChoice[]>>;
  /** Where the public reaches us; null: nowhere but on this machine. */
  readonly publicUrl: string | null;
  /** Where links in messages point when there is no public address. */
  readonly localUrl: () => string;
  /** Where people write to us, when it is not the channels' own address: the demo's phones. */
  readonly contactUrl?: string;
  /** Shown beside figures, so that an alarm says which program it is about. */
  readonly version?: string;
  /** Who has it may read figures from elsewhere. */
  readonly metricsToken?: string | null;
  /** Asked of the disk unless said otherwise. */
  readonly freeBytes?: () => number;
  /** The nightly backup; left out: none. */
  readonly backup?: Pick<NightlyBackupOptions, 'root' | 'settings' | 'env'>;
}

/** Below this a database can't grow for long: webhooks are told to come back, and the operator hears of it. */
const leastFreeBytes = 64 * 1024 * 1024;

function freeBytesOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

export const createSystem = async (options: SystemOptions) => {
  const { core, wards, clock, log, reach } = options;
  const queue = createEmbeddedQueue({ rows: core.storage.jobs, clock, log, reach });
  core.whenJobs(() => queue.nudge());
  const inbox = createInboxWriter(core.storage, clock, core.onJobs, reach);
  const figures = () => core.storage.figures(clock.now());
  const freeBytes = options.freeBytes ?? (() => freeBytesOf(options.dataDir));
  const metrics = createMetrics({
    figures,
    now: () => clock.now(),
    freeBytes,
    version: options.version ?? 'unknown',
    schema: core.schema,
  });
  /** What ends with the system, besides the queue and the channels. */
  const endings: (() => void)[] = [];
  let isOpen = false;
  /** Beside everything else: what fails is logged, and ends nothing. */
  const beside = (work: Promise<unknown>, facts: Readonly<Record<string, unknown>>, failure: string): void => {
    work.catch((error: unknown) => log.error({ ...facts, reason: String(error) }, failure));
  };

  const siteUrl = (): string => options.publicUrl ?? options.localUrl();
  const runtimes = wards.map(
    createWardOpener({
      ...options,
      inbox,
      siteUrl,
      portalUrl: ({ id }) => (wards.length === 1 ? siteUrl() : `${siteUrl()}/w/${id}`),
      whenEnding: (end) => endings.push(end),
    }),
  );
  const backup =
    options.backup &&
    createNightlyBackup({
      ...options.backup,
      dataDir: options.dataDir,
      log,
      now: () => clock.now(),
      onMade: async (at) => {
        const [first] = wards;
        if (first) await core.unitOfWork.run(first.id, (stores) => stores.setSetting('backup-made', at.toISOString()));
      },
    });
  const jobs = createJobRoutes({
    runtimes,
    unitOfWork: core.unitOfWork,
    log,
    ofFolder: { ...createFolderWork({ core, runtimes, clock, log }), ...(backup ? { backup } : {}) },
  });
  const starts = createChannelStarts({ unitOfWork: core.unitOfWork, log, contactUrl: options.contactUrl });
  endings.push(starts.stop);

  /** Before a platform switches our webhook off, somebody hears of it; once an hour. */
  const onSlow = async ({ ward, openUnit }: WardRuntime, channel: string, ms: number): Promise<void> => {
    metrics.countSlow(channel);
    log.warn({ ward: ward.id, channel, ms }, 'a webhook was stored too slowly');
    await core.unitOfWork.run(ward.id, (stores) =>
      alarmSlow(openUnit(stores, `slow:${channel}:${clock.now().toISOString()}`), channel, ms),
    );
  };

  const portals = runtimes.map(({ ward, publicUrl }) =>
    createPortal({
      ward: {
        slug: ward.id,
        code: ward.code,
        name: ward.name,
        fullName: ward.fullName,
        domain: ward.domains[0] ?? '',
        sections: ward.sections,
        about: ward.contact,
        get channels() {
          return starts.contactsOf(ward);
        },
        timeZone: ward.timeZone,
        pages: ward.pages,
        reception: ward.reception,
      },
      reader: core.storage.portalReaderOf(ward.id),
      media: core.media,
      translate: (key, facts) => core.translator.say('vi', facts ? { key, facts } : { key }),
      publicUrl: options.publicUrl === null ? null : publicUrl,
      now: () => clock.now(),
    }),
  );

  const app = await buildApp({
    wards: runtimes,
    portals,
    receive: ({ ward }, deliveries) => inbox.receive(ward.id, deliveries),
    health: {
      ready: async () => {
        const read = await figures().catch(() => null);
        const free = freeBytes();
        const hasRoom = free >= leastFreeBytes;
        return {
          ok: isOpen && read !== null && hasRoom,
          details: { isOpen, database: read !== null, freeBytes: free, hasRoom, ...read },
        };
      },
      metrics: metrics.print,
      metricsToken: options.metricsToken ?? null,
    },
    siteUrl,
    isOpen: () => isOpen,
    board: {
      unitOfWork: core.unitOfWork,
      reader: core.reader,
      sessions: core.storage.sessions,
      hashToken,
      records: core.storage.boardRecords((ward) => createSealer(wardKey(options.dataDir, ward))),
      newToken: () => core.ids.token(),
      now: () => clock.now(),
      siteUrl,
      onConnected: starts.begin,
      sayIn: (locale) => (key, facts) => core.translator.say(locale, facts ? { key, facts } : { key }),
    },
    signed: {
      wards: runtimes.map((runtime, at) => {
        const key = wardKey(options.dataDir, runtime.ward.id);
        const portal = portals[at];
        if (!portal) throw new Error(`no portal of ${runtime.ward.id}`);
        return { runtime, portal, signer: createSigner(key), pinHash: createPinHash(deriveKey(key, 'pin')) };
      }),
      unitOfWork: core.unitOfWork,
      reader: core.reader,
      linkWards: core.storage.linkWards,
      talks: core.storage.talksOn(pagesChannel),
      history: core.storage.history,
      media: core.media,
      uploads: core.uploads,
      receive: ({ ward }, deliveries) => inbox.receive(ward.id, deliveries),
      say: (locale, sentence) => core.translator.say(locale, sentence),
      hashToken,
      newToken: () => core.ids.token(),
      now: () => clock.now(),
      siteUrl,
      isOpen: () => isOpen,
    },
    onForged: (channel) => metrics.countForged(channel),
    onSlow: (runtime, channel, ms) =>
      beside(onSlow(runtime, channel, ms), { ward: runtime.ward.id, channel }, 'nobody could be told of it'),
  });

  const timetables = runtimes.map(({ ward, openUnit }, at) => ({
    ward,
    tick: createTimetable({
      ward: ward.id,
      unitOfWork: core.unitOfWork,
      openUnit,
      routines: routinesOf({
        timeZone: ward.timeZone,
        calendar: () => core.calendarOf(ward.id),
        ofFolder: { isMine: at === 0, makesBackups: backup !== undefined },
      }),
      log,
      now: () => clock.now(),
    }),
  }));

  return {
    app,
    runtimes,
    queue,
    /** Work begins; the port must be open already, so that a platform on this machine can be reached. */
    start: async (): Promise<void> => {
      isOpen = true;
      for (const { id, pages } of wards)
        await core.unitOfWork.run(id, (stores) => keepSectionsOfFile(stores, pages, clock.now()));
      await queue.start(jobs.handlers, jobs.onDead);
      // Side by side: one that cannot be reached keeps no other waiting.
      for (const runtime of runtimes) for (const channel of runtime.channels.values()) starts.begin(runtime, channel);
      for (const { ward, tick } of timetables) {
        void tick();
        // The command line may have changed the calendar in another process.
        const refreshAndTick = async (): Promise<void> => {
          await core.readCalendarOf(ward.id);
          await tick();
        };
        endings.push(everyMinute(refreshAndTick, ward.timeZone));
      }
    },
    /** Looks at the timetable now: tests and the demo's clock do not wait for the minute. */
    tick: async (): Promise<void> => {
      for (const { tick } of timetables) await tick();
    },
    /** SIGTERM: no more webhooks, the running steps end, within `graceMs`. */
    stop: async (graceMs: number): Promise<void> => {
      isOpen = false;
      for (const end of endings) end();
      // What runs may still speak; only then do the channels close.
      await queue.stop(graceMs);
      await Promise.all(
        runtimes.flatMap(({ channels }) =>
          [...channels.values()].map((channel) => channel.stop().catch(() => undefined)),
        ),
      );
      await closeApp(app);
      await core.media.close();
      await core.close();
    },
  };
};
