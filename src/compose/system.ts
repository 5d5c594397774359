/**
 * Assembles HTTP, channels, queue and timetable around the core. Plain calls, so that the dependency graph can be read
 * here.
 */
import { statfsSync } from 'node:fs';
import { everyMinute } from '../adapters/cron.ts';
import { createMetrics } from '../adapters/metrics.ts';
import { createEmbeddedQueue } from '../adapters/queue/embedded.ts';
import type { Role } from '../config.ts';
import type { WardId } from '../domain/ids.ts';
import type { Ward } from '../domain/ward.ts';
import { createInboxWriter } from '../inbox/inbox-writer.ts';
import { menuEntries } from '../outbox/prepare-call.ts';
import type { Log } from '../ports/log.ts';
import type { Queue } from '../ports/queue.ts';
import type { Shared } from '../ports/shared.ts';
import type { WatchFigures } from '../ports/watch.ts';
import { putJob, routinesOf } from '../schedule/routines.ts';
import { createTimetable } from '../schedule/timetable.ts';
import { alarmSlow } from '../usecases/alarm.ts';
import { keepSectionsOfFile } from '../usecases/section/save.ts';
import { skipIssuedCodes } from '../usecases/skip-issued-codes.ts';
import type { WardRuntime } from '../ward-runtime.ts';
import { createPortalStores } from '../web/portal/portal.ts';
import { buildApp } from '../web/server/app.ts';
import { closerOf } from '../web/server/close-app.ts';
import { createChannelStarts } from './channels.ts';
import type { Core } from './core.ts';
import { createFolderWork } from './folder-work.ts';
import { createJobRoutes } from './jobs.ts';
import { createMachineWatch } from './machine-watch.ts';
import { createNightlyBackup, type NightlyBackupOptions } from './nightly-backup.ts';
import { boardPages, type PageTools, portalOf, provincePages, signedPages } from './pages.ts';
import { createWardOpener, type WardOptions } from './ward.ts';

/** What a running program is composed of. */
export interface SystemOptions
  extends Pick<WardOptions, 'core' | 'dataDir' | 'clock' | 'log' | 'reach' | 'channels' | 'publicUrl'> {
  readonly wards: readonly Ward[];
  /** Base of links in messages if there is no public address. */
  readonly localUrl: () => string;
  /** Contact address, if it is not the channels' own: the demo's phones. */
  readonly contactUrl?: string;
  /** All people are invented; pages for developers are available. */
  readonly isDemo?: boolean;
  /** Shown with the metrics, so that an alarm names the version. */
  readonly version?: string;
  /** Token with which another host may read the metrics. */
  readonly metricsToken?: string | null;
  /** Free disk space; by default measured. */
  readonly freeBytes?: () => number;
  /**
   * A clock in milliseconds that settings do not change; absent if the clock can be moved, and its jumps mean nothing.
   */
  readonly steadyMs?: () => number;
  /** Proxies whose statement of a visitor's address is trusted; by default a proxy on this host. */
  readonly trustedProxies?: readonly string[];
  /** This process's part of the work; by default everything. */
  readonly role?: Role;
  /** Redis between the processes; null without it. */
  readonly shared?: Shared | null;
  /** The nightly backup; by default none. */
  readonly backup?: Pick<NightlyBackupOptions, 'root' | 'settings' | 'env'>;
}

/** Below this, a database cannot grow for long: webhooks are asked to retry later, and the operator is notified. */
const leastFreeBytes = 64 * 1024 * 1024;

function freeBytesOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/**
 * Creates the system. `role` selects this process's part: running jobs, the timetable, serving pages, or everything.
 */
export const createSystem = async (options: SystemOptions) => {
  const { core, wards, clock, log, reach, role = 'all', shared = null } = options;
  const works = role === 'all' || role === 'worker';
  const isClockSteady = options.steadyMs !== undefined;
  const queue = createEmbeddedQueue({ rows: core.storage.jobs, clock, log, reach, isClockSteady });
  wireWakes(core, queue, works, shared);
  const inbox = createInboxWriter(core.storage, clock, core.onJobs, reach);
  const figures = () => core.storage.figures(clock.now());
  const freeBytes = options.freeBytes ?? (() => freeBytesOf(options.dataDir));
  const metrics = metricsOf(options, figures, freeBytes);
  /** Called when the system ends, besides stopping the queue and the channels. */
  const endings: (() => void)[] = [];
  let isOpen = false;
  const siteUrl = (): string => options.publicUrl ?? options.localUrl();
  const runtimes = wards.map(
    createWardOpener({
      ...options,
      inbox,
      siteUrl,
      portalUrl: ({ id }) => (wards.length === 1 ? siteUrl() : `${siteUrl()}/w/${id}`),
      whenEnding: (end) => endings.push(end),
      onStopped: (ward, name) => beginAgain(runtimes, starts, ward, name),
    }),
  );
  /** Long work checks between two slices whether the process is ending. */
  const ending = new AbortController();
  const backup = backupOf(options, ending.signal);
  const jobs = createJobRoutes({
    runtimes,
    unitOfWork: core.unitOfWork,
    log,
    ofFolder: {
      ...createFolderWork({ core, runtimes, clock, log, ending: ending.signal }),
      ...(backup ? { backup } : {}),
    },
  });
  const starts = startsOf(options);
  endings.push(starts.stop);

  const tools: PageTools = { ...options, inbox, siteUrl, freeBytes, isOpen: () => isOpen };
  const stores = createPortalStores();
  const portals = runtimes.map((runtime) => portalOf(tools, runtime, () => starts.contactsOf(runtime.ward), stores));
  // Channels run in the process with the queue; a process for pages starts none.
  const begin = works ? starts.begin : () => undefined;
  const app = await appOf(options, { tools, runtimes, portals, figures, metrics, begin });
  const closeApp = closerOf(app);
  const watches = watchesOf({ ...options, freeBytes }, runtimes);
  const timetables = timetablesOf(options, runtimes, watches);
  return {
    app,
    runtimes,
    queue,
    /** Starts the work. The server must listen already, so that a platform on this host can be reached. */
    start: async (): Promise<void> => {
      if (works) for (const runtime of runtimes) await skipIssued(core, runtime);
      if (works) for (const watch of watches) await watch.begin();
      isOpen = true;
      if (works) await startWork(options, { runtimes, queue, jobs, starts });
      const duties = { readsContacts: !works, hasClock: role === 'all' || role === 'clock' };
      for (const timetable of timetables) endings.push(await beginMinutes(core, timetable, starts, duties));
    },
    /** Runs the timetable now; tests and the demo's clock do not wait for the minute. */
    tick: async (): Promise<void> => {
      for (const { tick } of timetables) await tick();
    },
    /** Stops on SIGTERM: refuses further webhooks and lets running steps finish, within `graceMs`. */
    stop: async (graceMs: number): Promise<void> => {
      isOpen = false;
      for (const end of endings) end();
      ending.abort();
      // Running jobs may still send messages, so the channels close after the queue.
      if (works) await queue.stop(graceMs);
      if (works) await endWatches(watches, log);
      await stopChannels(runtimes);
      await closeApp();
      shared?.close();
      await core.media.close();
      await core.close();
    },
  };
};

interface Pages {
  readonly tools: PageTools;
  readonly runtimes: readonly WardRuntime[];
  readonly portals: readonly ReturnType<typeof portalOf>[];
  readonly figures: () => Promise<WatchFigures>;
  readonly metrics: ReturnType<typeof createMetrics>;
  readonly begin: Parameters<typeof boardPages>[1];
}

/** Every page, and the webhooks. */
function appOf(options: SystemOptions, { tools, runtimes, portals, figures, metrics, begin }: Pages) {
  const { core, wards, log, shared = null } = options;
  return buildApp({
    wards: runtimes,
    portals,
    receive: ({ ward, channels }, deliveries) => tools.inbox.receive(ward.id, deliveries, channels),
    health: {
      ready: () => readiness(tools.isOpen(), figures, tools.freeBytes),
      metrics: metrics.print,
      metricsToken: options.metricsToken ?? null,
    },
    ...{ siteUrl: tools.siteUrl, counts: shared, isOpen: tools.isOpen },
    ...{ picturesFrom: core.picturesFrom, trustedProxies: options.trustedProxies },
    board: boardPages(tools, begin),
    signed: signedPages(tools, runtimes, portals),
    province: provincePages(tools, wards, options.version ?? 'unknown'),
    log,
    onForged: (channel) => metrics.countForged(channel),
    onSlow: (runtime, channel, ms) => {
      metrics.countSlow(channel);
      const facts = { ward: runtime.ward.id, channel };
      // Runs beside everything else: a failure is logged only.
      onSlow(options, runtime, channel, ms).catch((error: unknown) =>
        log.error({ ...facts, reason: String(error) }, 'the alarm about a slow webhook could not be sent'),
      );
    },
  });
}

const startsOf = ({ core, log, contactUrl, reach }: SystemOptions) =>
  createChannelStarts({
    ...{ unitOfWork: core.unitOfWork, log, contactUrl, reach },
    menu: menuEntries(core.translator, { role: 'citizen', locale: 'vi' }),
  });

async function endWatches(watches: ReturnType<typeof watchesOf>, log: Log): Promise<void> {
  for (const watch of watches)
    await watch.end().catch((error: unknown) => log.warn({ reason: String(error) }, 'the stop could not be recorded'));
}

async function stopChannels(runtimes: readonly WardRuntime[]): Promise<void> {
  const channels = runtimes.flatMap((runtime) => [...runtime.channels.values()]);
  await Promise.all(channels.map((channel) => channel.stop().catch(() => undefined)));
}

function beginAgain(
  runtimes: readonly WardRuntime[],
  starts: Pick<ReturnType<typeof createChannelStarts>, 'again'>,
  ward: WardId,
  name: string,
): void {
  const runtime = runtimes.find((each) => each.ward.id === ward);
  const channel = runtime?.channels.get(name);
  if (runtime && channel) starts.again(runtime, channel);
}

const metricsOf = (
  { core, clock, version }: SystemOptions,
  figures: () => Promise<WatchFigures>,
  freeBytes: () => number,
) => createMetrics({ figures, now: () => clock.now(), freeBytes, version: version ?? 'unknown', schema: core.schema });

/** After a restore, the portal may contain higher numbers than the core; they are not issued again. */
async function skipIssued(core: Core, { ward, openUnit }: WardRuntime): Promise<void> {
  const issued = await core.storage.portalStates.lastNumbers(ward.id);
  await core.unitOfWork.run(ward.id, (stores) => skipIssuedCodes(openUnit(stores, 'start'), issued));
}

interface Work {
  readonly runtimes: readonly WardRuntime[];
  readonly queue: Queue;
  readonly jobs: ReturnType<typeof createJobRoutes>;
  readonly starts: ReturnType<typeof createChannelStarts>;
}

/** New jobs are run at once: here, or in the process with the queue. */
function wireWakes(core: Core, queue: Queue, works: boolean, shared: Shared | null): void {
  core.whenJobs(works ? () => queue.nudge() : () => shared?.wake());
  if (works) shared?.onWake(() => queue.nudge());
}

/** Starts the work of the process with the queue, the only one that calls platforms. */
async function startWork(
  { core, wards, clock }: SystemOptions,
  { runtimes, queue, jobs, starts }: Work,
): Promise<void> {
  for (const { id, pages } of wards)
    await core.unitOfWork.run(id, (stores) => keepSectionsOfFile(stores, pages, clock.now()));
  // Rows from a moved ward may contain the channels' health at another host.
  for (const { ward, channels } of runtimes) await core.storage.channels.keepHealthOf(ward.id, [...channels.keys()]);
  await queue.start(jobs.handlers, jobs.onDead);
  // All at once: an unreachable channel does not delay the others.
  for (const runtime of runtimes) for (const channel of runtime.channels.values()) starts.begin(runtime, channel);
  const [first] = runtimes;
  if (first) await core.unitOfWork.run(first.ward.id, (stores) => putJob('reconcile')({ stores, now: clock.now() }));
}

/**
 * Checks every minute what the command line or another process may have changed.
 * @returns the function that stops it
 */
async function beginMinutes(
  core: Core,
  { ward, tick }: ReturnType<typeof timetablesOf>[number],
  starts: Pick<Work['starts'], 'readContacts'>,
  { readsContacts, hasClock }: { readonly readsContacts: boolean; readonly hasClock: boolean },
): Promise<() => void> {
  if (hasClock) void tick();
  if (readsContacts) await starts.readContacts(ward);
  return everyMinute(async () => {
    await core.readCalendarOf(ward.id);
    if (readsContacts) await starts.readContacts(ward);
    if (hasClock) await tick();
  }, ward.timeZone);
}

const watchesOf = (
  { core, clock, log, steadyMs, freeBytes }: SystemOptions & { readonly freeBytes: () => number },
  runtimes: readonly WardRuntime[],
) =>
  runtimes.map(({ ward, openUnit }) =>
    createMachineWatch({
      ...{ ward: ward.id, unitOfWork: core.unitOfWork, openUnit, clock, log },
      steadyMs: steadyMs ?? null,
      hasRoom: () => freeBytes() >= leastFreeBytes,
    }),
  );

/** Timetables, one per ward; the backup of the whole folder runs with the first. */
const timetablesOf = (
  { core, clock, log, reach, backup }: SystemOptions,
  runtimes: readonly WardRuntime[],
  watches: ReturnType<typeof watchesOf>,
) =>
  runtimes.map(({ ward, openUnit }, at) => {
    const tick = createTimetable({
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
      reach,
    });
    return {
      ward,
      tick: async (): Promise<void> => {
        await watches[at]?.look();
        await tick();
      },
    };
  });

async function readiness(isOpen: boolean, figures: () => Promise<object>, freeBytes: () => number) {
  const read = await figures().catch(() => null);
  const free = freeBytes();
  const hasRoom = free >= leastFreeBytes;
  const details = { isOpen, database: read !== null, freeBytes: free, hasRoom, ...read };
  return { ok: isOpen && read !== null && hasRoom, details };
}

/** Null if no backup is configured. */
function backupOf({ core, wards: [first], dataDir, clock, log, backup }: SystemOptions, ending: AbortSignal) {
  if (!backup) return null;
  return createNightlyBackup({
    ...backup,
    ending,
    dataDir,
    log,
    now: () => clock.now(),
    onMade: async (at) => {
      if (first) await core.unitOfWork.run(first.id, (stores) => stores.setSetting('backup-made', at.toISOString()));
    },
  });
}

/** Notifies the board before a platform disables the slow webhook, at most once an hour. */
async function onSlow(
  { core, clock, log }: SystemOptions,
  { ward, openUnit }: WardRuntime,
  channel: string,
  ms: number,
): Promise<void> {
  log.warn({ ward: ward.id, channel, ms }, 'a webhook delivery took too long to store');
  await core.unitOfWork.run(ward.id, (stores) =>
    alarmSlow(openUnit(stores, `slow:${channel}:${clock.now().toISOString()}`), channel, ms),
  );
}
