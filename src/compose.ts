/** Configuration and channel factories become a running system. A page of plain calls: the graph can be read here. */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ownChannels } from '../bots/index.ts';
import { systemClock } from './adapters/clock.ts';
import { everyMinute } from './adapters/cron.ts';
import { createBoardRecords } from './adapters/database/board-records.ts';
import { createMailbox, createSecretSlot, putChannelHealth } from './adapters/database/channel-state.ts';
import { DatabaseRefused, openSqlite } from './adapters/database/connection.ts';
import { readCoreStatus } from './adapters/database/core-status.ts';
import { createInboxWriter } from './adapters/database/inbox-writer.ts';
import { createHistoryReader, createLinkWards, createTalkReader } from './adapters/database/mailbox-reader.ts';
import { createMediaNames } from './adapters/database/media-names.ts';
import { applyMigrations } from './adapters/database/migrate.ts';
import { createPortalPublisher } from './adapters/database/portal-publisher.ts';
import { createPortalReader } from './adapters/database/portal-reader.ts';
import type { DB as CoreDB } from './adapters/database/types.core.ts';
import type { DB as PortalDB } from './adapters/database/types.portal.ts';
import { createUnitOfWork } from './adapters/database/unit-of-work.ts';
import { createTranslator } from './adapters/fluent.ts';
import { createIds } from './adapters/ids.ts';
import { wardKey } from './adapters/keys.ts';
import { createDiskMediaStore } from './adapters/media/disk-media-store.ts';
import { createUploadStore } from './adapters/media/upload-store.ts';
import { createMetrics } from './adapters/metrics.ts';
import { createPinHash } from './adapters/pin-hash.ts';
import { createPublished } from './adapters/published-answers.ts';
import { createEmbeddedQueue } from './adapters/queue/embedded.ts';
import { createSealer } from './adapters/sealer.ts';
import { createSigner, deriveKey } from './adapters/signer.ts';
import type { Channel, ChannelIdentity } from './channel/channel.ts';
import { ChannelError } from './channel/channel-error.ts';
import { speaksThroughPages } from './channel/page-channel.ts';
import type { ChannelChoice } from './config.ts';
import { vietnamCalendar } from './domain/calendar/vietnam.ts';
import { submissionId } from './domain/ids.ts';
import type { Ward } from './domain/ward.ts';
import { buildApp } from './http/app.ts';
import { closeApp } from './http/close-app.ts';
import { giveUpTurn } from './inbox/give-up-turn.ts';
import { createTurn } from './inbox/turn.ts';
import { createChannelAccess } from './outbox/channel-access.ts';
import { createDeliverer } from './outbox/deliver.ts';
import { createFileFetcher } from './outbox/fetch-file.ts';
import { createPhotoFetcher } from './outbox/fetch-photo.ts';
import { createQuestionPhotoFetcher } from './outbox/fetch-question-photo.ts';
import { createFileForgetter } from './outbox/forget-files.ts';
import { giveUpDelivery } from './outbox/give-up-delivery.ts';
import { createLines, downloadsOn } from './outbox/lines.ts';
import { createPace } from './outbox/pace.ts';
import { createPublisher } from './outbox/publish.ts';
import { createQuestionPublisher } from './outbox/publish-question.ts';
import { createPortal } from './portal/portal.ts';
import type { Clock } from './ports/clock.ts';
import type { CrashPoint } from './ports/crash-point.ts';
import type { Log } from './ports/log.ts';
import type { JobHandlers, RunningJob } from './ports/queue.ts';
import type { Published, Unit } from './ports/services.ts';
import type { Stores } from './ports/stores.ts';
import { pagesChannel } from './ports/uploads.ts';
import { routinesOf } from './schedule/routines.ts';
import { createTimetable } from './schedule/timetable.ts';
import { alarmGivenUp, alarmSlow } from './usecases/alarm.ts';
import { sweepMedia } from './usecases/check/sweep-media.ts';
import { readAnswer, saveAnswer } from './usecases/question/answer-page.ts';
import { answerDraft } from './usecases/submission/answer-draft.ts';
import type { WardRuntime } from './ward-runtime.ts';

export { DatabaseRefused };

/** Waits between two tries to start a channel, in milliseconds. */
const channelWaitsMs = [1_000, 2_000, 5_000, 15_000, 30_000] as const;

/** Real time; keeps no process alive. */
const wait = (ms: number): Promise<void> => sleep(ms, undefined, { ref: false });

export interface Composition {
  readonly root: string;
  readonly dataDir: string;
  readonly wards: readonly Ward[];
  readonly clock: Clock;
  readonly log: Log;
  readonly reach: CrashPoint;
}

/** Databases, stores and services, without doors: what the command line works with, beside a running server. */
export const openCore = async ({ root, dataDir, clock, reach }: Omit<Composition, 'wards' | 'log'>) => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const paths = { core: join(dataDir, 'core.db'), portal: join(dataDir, 'portal.db') };
  for (const name of ['core', 'portal'] as const)
    await applyMigrations({
      sqlitePath: paths[name],
      schemaPath: join(root, 'prisma', name, 'schema.prisma'),
      migrationsFolder: join(root, 'prisma', name, 'migrations'),
    });
  const core = openSqlite<CoreDB>(paths.core);
  const portal = openSqlite<PortalDB>(paths.portal);
  const portalReading = openSqlite<PortalDB>(paths.portal, { readonly: true });
  const similar = new Map<string, Published>();
  let nudge = (): void => undefined;
  const onJobs = (): void => nudge();
  return {
    paths,
    core,
    portal,
    portalReading,
    onJobs,
    whenJobs: (listener: () => void) => {
      nudge = listener;
    },
    unitOfWork: createUnitOfWork(core.db, clock, onJobs),
    publisher: createPortalPublisher(portal.db, clock),
    media: createDiskMediaStore({ folder: join(dataDir, 'media'), reach }),
    uploads: createUploadStore(dataDir),
    names: createMediaNames(core.db),
    translator: createTranslator(join(root, 'locales')),
    ids: createIds(() => clock.now()),
    /** Published answers and documents of a ward, for whoever asks what was answered before. */
    similarOf: (ward: Ward): Published => {
      const known = similar.get(ward.id) ?? createPublished(portalReading.db, ward);
      similar.set(ward.id, known);
      return known;
    },
    close: async () => {
      await core.close();
      await portal.close();
      await portalReading.close();
    },
  };
};
export type Core = Awaited<ReturnType<typeof openCore>>;

/** How the token of a signed page is kept. */
const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Opens units of a ward: what each use case is given. */
export const unitOpener =
  (core: Core, clock: Clock, ward: Ward, key: Uint8Array, publicUrl: string, siteUrl = publicUrl) =>
  (stores: Stores, cause: string): Unit => ({
    ward,
    stores,
    now: clock.now(),
    ids: core.ids,
    calendar: vietnamCalendar,
    cause,
    hashCode: createSigner(key).hashCode,
    hashToken,
    publicUrl,
    siteUrl,
    similar: core.similarOf(ward),
  });

export interface SystemOptions extends Composition {
  readonly core: Core;
  readonly channels: Readonly<Record<string, readonly ChannelChoice[]>>;
  /** Where the public reaches us; null: nowhere but on this machine. */
  readonly publicUrl: string | null;
  /** Where links in messages point when there is no public address. */
  readonly localUrl: () => string;
  /** Where people write to us, when it is not the channels' own address: the demo's phones. */
  readonly contactUrl?: string;
}

/** The doors around the core: HTTP, channels, queue. */
export const createSystem = async (options: SystemOptions) => {
  /** Pages of our own: there for every ward, whatever the environment says. */
  const own = ownChannels.map((factory): ChannelChoice => ({ factory, config: null }));
  const { core, wards, clock, log, reach } = options;
  const queue = createEmbeddedQueue({ db: core.core.db, clock, log, reach });
  core.whenJobs(() => queue.nudge());
  const inbox = createInboxWriter(core.core.urgent, clock, core.onJobs, reach);
  const metrics = createMetrics(async () => {
    const { inbox: incoming, outbox, jobs } = await readCoreStatus(core.core.db, null);
    return { inbox: incoming, outbox, job: jobs };
  });
  const lines = createLines();
  /** What ends with the system, besides the queue and the channels. */
  const endings: (() => void)[] = [];
  let isOpen = false;
  /** Between transactions: what was deleted leaves the database's own files. */
  const emptyLog = () => core.core.db.connection().execute(async () => core.core.checkpoint());

  /** Beside everything else: what fails is logged, and ends nothing. */
  const beside = (work: Promise<unknown>, facts: Readonly<Record<string, unknown>>, failure: string): void => {
    work.catch((error: unknown) => log.error({ ...facts, reason: String(error) }, failure));
  };

  /** What came through our own pages, as a channel reads a platform's file. */
  const readUpload = async (id: string, limitBytes: number): Promise<Uint8Array> => {
    const bytes = await core.uploads.read(id);
    if (!bytes) throw new ChannelError('rejected', { description: 'the upload is gone' });
    if (bytes.byteLength > limitBytes) throw new ChannelError('rejected', { description: 'the upload is too big' });
    return bytes;
  };

  const openWard = (ward: Ward): WardRuntime => {
    const key = wardKey(options.dataDir, ward.id);
    const signer = createSigner(key);
    const sealer = createSealer(key);
    const base = options.publicUrl ?? options.localUrl();
    const publicUrl = wards.length === 1 ? base : `${base}/w/${ward.id}`;
    const openUnit = unitOpener(core, clock, ward, key, publicUrl, base);
    const channels = new Map<string, Channel>();
    const access = createChannelAccess({
      ward: ward.id,
      unitOfWork: core.unitOfWork,
      openUnit,
      log,
      now: () => clock.now(),
      wait,
      put: (channel, health, at) => putChannelHealth({ db: core.core.db, wardId: ward.id, channel }, health, at),
    });
    endings.push(access.stop);
    for (const { factory, config } of [...(options.channels[ward.id] ?? []), ...own]) {
      const channel = factory.create(config, {
        ward: ward.id,
        publicUrl: options.publicUrl,
        key: deriveKey(key, `channel:${factory.name}`),
        onDeliveries: (deliveries) => inbox.receive(ward.id, deliveries),
        cursor: inbox.cursor(ward.id, factory.name),
        now: () => clock.now(),
        log,
        secret: createSecretSlot(
          { db: core.core.db, wardId: ward.id, channel: factory.name },
          sealer,
          systemClock,
          log,
        ),
        mailbox: createMailbox(core.core.db, ward.id, clock),
        uploads: { read: readUpload },
        onHealth: (health) => access.tell(factory.name, health),
        onFailure: (reason) => log.error({ channel: factory.name, ward: ward.id, reason }, 'a channel stopped'),
      });
      channels.set(channel.name, channel);
    }
    const shared = { ward: ward.id, unitOfWork: core.unitOfWork, openUnit, reach };
    const fetching = { ...shared, channels: downloadsOn(lines, channels), media: core.media };
    const fetchPhoto = createPhotoFetcher(fetching);
    const fetchFile = createFileFetcher(fetching);
    const fetchQuestionPhoto = createQuestionPhotoFetcher(fetching);
    const deliver = createDeliverer({
      ...shared,
      channels,
      lines,
      access,
      paces: new Map([...channels].map(([name, channel]) => [name, createPace(channel.abilities.pace)])),
      media: core.media,
      log,
      translator: core.translator,
      signer,
      hash: (text) => createHash('sha256').update(text).digest('base64url'),
      carriers: {
        publish: createPublisher({ ...shared, portal: core.publisher }),
        publishQuestion: createQuestionPublisher({ ...shared, portal: core.publisher }),
        fetchPhoto: (id, effect, _key, job) => fetchPhoto(id, effect, job),
        fetchFile: (id, effect, _key, job) => fetchFile(id, effect, job),
        forgetFiles: createFileForgetter({ ...shared, media: core.media, uploads: core.uploads, emptyLog }),
        fetchQuestionPhoto: (id, effect, _key, job) => fetchQuestionPhoto(id, effect, job),
      },
    });
    const handlers: JobHandlers = {
      turn: createTurn({ ...shared, channels, signer, log }),
      deliver,
      'answer-draft': async (job) => {
        await core.unitOfWork.run(ward.id, async (stores) => {
          const unit = openUnit(stores, `job:${job.id}`);
          const submission = await stores.submissions.find(submissionId(String(job.payload.submission)));
          if (submission && (submission.state === 'draft' || submission.state === 'returned')) {
            // The next album's longest wait counts from its own first part.
            await stores.setSetting(`answer-draft:${submission.id}`, '0');
            await answerDraft(unit, submission);
          }
          reach('answer.beforeCommit');
        });
        return { kind: 'done' };
      },
      sweep: async () => {
        const swept = await sweepMedia(core, clock.now());
        log.info({ ...swept }, 'files that nobody needs are gone');
        return { kind: 'done' };
      },
    };
    return { ward, channels, publicUrl, handlers, openUnit };
  };
  const runtimes = wards.map(openWard);
  /** What the portal says of our channels, once they have told who they are. */
  const contacts = new Map<
    string,
    readonly { readonly channel: string; readonly name: string; readonly url: string }[]
  >();

  const runtimeOf = (job: { readonly ward: string }): WardRuntime => {
    const found = runtimes.find(({ ward }) => ward.id === job.ward);
    if (!found) throw new Error(`no ward ${job.ward}`);
    return found;
  };
  const route = (task: string) => (job: RunningJob) => {
    const handler = runtimeOf(job).handlers[task];
    return handler ? handler(job) : Promise.resolve({ kind: 'dead' as const, reason: `nobody handles ${task}` });
  };

  /** Given up is a state: the row says so, the head is told at most once an hour, an operator can replay it. */
  const onDead = async (job: RunningJob, reason: string): Promise<void> => {
    const { ward, openUnit } = runtimeOf(job);
    log.error({ ward: ward.id, task: job.task, job: job.id, reason }, 'given up');
    await core.unitOfWork.run(ward.id, async (stores) => {
      const unit = openUnit(stores, `dead:${job.id}`);
      if (job.task === 'turn') await giveUpTurn(unit, Number(job.payload.inbox), reason);
      if (job.task === 'deliver') await giveUpDelivery(unit, Number(job.payload.outbox), reason);
      await stores.audit.record({ actor: 'system', action: 'given-up', object: `${job.task}:${job.id}` }, unit.now);
      await alarmGivenUp(unit, job.task, job.id);
    });
  };

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
          return contacts.get(ward.id) ?? [];
        },
        timeZone: ward.timeZone,
      },
      reader: createPortalReader(core.portalReading.db, ward.id),
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
        const status = await readCoreStatus(core.core.db, null).catch(() => null);
        return {
          ok: isOpen && status !== null,
          details: { inbox: status?.inbox, outbox: status?.outbox, jobs: status?.jobs },
        };
      },
      metrics: metrics.print,
    },
    isOpen: () => isOpen,
    board: {
      unitOfWork: core.unitOfWork,
      records: createBoardRecords(core.core.db, (ward) => createSealer(wardKey(options.dataDir, ward))),
      newToken: () => core.ids.token(),
      now: () => clock.now(),
      siteUrl: () => options.publicUrl ?? options.localUrl(),
      onConnected: (runtime, channel) => beginChannel(runtime, channel),
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
      linkWards: createLinkWards(core.core.db),
      talks: createTalkReader(core.core.db, pagesChannel),
      history: createHistoryReader(core.core.db),
      media: core.media,
      uploads: core.uploads,
      receive: ({ ward }, deliveries) => inbox.receive(ward.id, deliveries),
      answers: { read: readAnswer, save: saveAnswer },
      say: (locale, sentence) => core.translator.say(locale, sentence),
      hashToken,
      newToken: () => core.ids.token(),
      now: () => clock.now(),
      siteUrl: () => options.publicUrl ?? options.localUrl(),
      isOpen: () => isOpen,
    },
    onForged: (channel) => metrics.countForged(channel),
    onSlow: (runtime, channel, ms) =>
      beside(onSlow(runtime, channel, ms), { ward: runtime.ward.id, channel }, 'nobody could be told of it'),
  });

  const timetables = runtimes.map(({ ward, openUnit }) => ({
    ward,
    tick: createTimetable({
      ward: ward.id,
      unitOfWork: core.unitOfWork,
      openUnit,
      routines: routinesOf(),
      log,
      now: () => clock.now(),
    }),
  }));
  let isStopping = false;

  /** A platform that is down keeps nobody from starting: it is tried again until it answers. */
  const startChannel = async (channel: Channel, ward: Ward): Promise<ChannelIdentity | null> => {
    for (let attempt = 0; !isStopping; attempt += 1) {
      try {
        return await channel.start();
      } catch (error) {
        const kind = error instanceof ChannelError ? error.kind : 'unexpected';
        log.error({ channel: channel.name, ward: ward.id, kind, attempt }, 'a channel could not start');
        if (kind === 'credentials' || kind === 'unexpected') return null;
        await wait(channelWaitsMs[attempt] ?? 60_000);
      }
    }
    return null;
  };

  /** Where people write to a channel, for invitations and the portal. */
  const storeLink = async ({ ward, channels }: WardRuntime, name: string, identity: ChannelIdentity): Promise<void> => {
    const { linkTo, displayName } = identity;
    if (!linkTo) return;
    const order = [...channels.keys()];
    const inOrder = <Link extends { readonly channel: string }>(known: readonly Link[], link: Link): readonly Link[] =>
      [...known.filter(({ channel }) => channel !== link.channel), link].sort(
        (a, b) => order.indexOf(a.channel) - order.indexOf(b.channel),
      );
    const contact = { channel: name, name: displayName, url: options.contactUrl ?? linkTo() };
    contacts.set(ward.id, inOrder(contacts.get(ward.id) ?? [], contact));
    const link = { channel: name, prefix: linkTo('CODE').slice(0, -'CODE'.length) };
    await core.unitOfWork.run(ward.id, async (stores) => {
      const known = JSON.parse((await stores.setting('start-links')) ?? '[]') as readonly (typeof link)[];
      await stores.setSetting('start-links', JSON.stringify(inOrder(known, link)));
    });
  };

  const openChannel = async (runtime: WardRuntime, channel: Channel): Promise<void> => {
    const identity = await startChannel(channel, runtime.ward);
    // Our own pages are linked by the portal itself, and nobody is invited to them.
    if (identity && !speaksThroughPages(channel)) await storeLink(runtime, channel.name, identity);
  };
  const beginChannel = (runtime: WardRuntime, channel: Channel): void =>
    beside(
      openChannel(runtime, channel),
      { ward: runtime.ward.id, channel: channel.name },
      'where a channel is found was not stored',
    );

  return {
    app,
    runtimes,
    queue,
    /** Work begins; the port must be open already, so that a platform on this machine can be reached. */
    start: async (): Promise<void> => {
      isOpen = true;
      await queue.start(
        Object.fromEntries(['turn', 'deliver', 'answer-draft', 'sweep'].map((task) => [task, route(task)])),
        onDead,
      );
      // Side by side: one that cannot be reached keeps no other waiting.
      for (const runtime of runtimes) for (const channel of runtime.channels.values()) beginChannel(runtime, channel);
      for (const { ward, tick } of timetables) {
        void tick();
        endings.push(everyMinute(tick, ward.timeZone));
      }
    },
    /** Looks at the timetable now: tests and the demo's clock do not wait for the minute. */
    tick: async (): Promise<void> => {
      for (const { tick } of timetables) await tick();
    },
    /** SIGTERM: no more webhooks, the running steps end, within `graceMs`. */
    stop: async (graceMs: number): Promise<void> => {
      isOpen = false;
      isStopping = true;
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
