/** Creates the runtime of one ward: its keys, its channels, the handlers of its jobs. */
import { createHash } from 'node:crypto';
import { ownChannels } from '../../bots/index.ts';
import { systemClock } from '../adapters/clock.ts';
import { wardKey } from '../adapters/keys.ts';
import { createSealer } from '../adapters/sealer.ts';
import { createSigner, deriveKey } from '../adapters/signer.ts';
import type { Channel } from '../channel/channel.ts';
import { ChannelError } from '../channel/channel-error.ts';
import type { ChannelChoice } from '../config.ts';
import type { WardId } from '../domain/ids.ts';
import type { Ward } from '../domain/ward.ts';
import type { InboxWriter } from '../inbox/inbox-writer.ts';
import { createLateAnswer } from '../inbox/late-answer.ts';
import { createLateCorrection } from '../inbox/late-correction.ts';
import { createTurn } from '../inbox/turn.ts';
import { createLines, downloadsOn } from '../outbox/call-slots.ts';
import { type ChannelAccess, createChannelAccess } from '../outbox/channel-access.ts';
import { createDeliverer } from '../outbox/deliver.ts';
import { createFileFetcher } from '../outbox/fetch-file.ts';
import { createPhotoFetcher } from '../outbox/fetch-photo.ts';
import { createQuestionPhotoFetcher } from '../outbox/fetch-question-photo.ts';
import { createSectionFileFetcher } from '../outbox/fetch-section-file.ts';
import { createHandOverFinisher } from '../outbox/finish-hand-over.ts';
import { createFileForgetter } from '../outbox/forget-files.ts';
import { createPace } from '../outbox/pace.ts';
import { createPublisher, type PublishOptions } from '../outbox/publish.ts';
import { createQuestionPublisher } from '../outbox/publish-question.ts';
import { createSectionPublisher } from '../outbox/publish-section.ts';
import { openPaper } from '../papers/open.ts';
import type { Clock } from '../ports/clock.ts';
import type { CrashPoint } from '../ports/crash-point.ts';
import { remakeTask } from '../ports/files-to-make.ts';
import type { Log } from '../ports/log.ts';
import type { PrintPaper } from '../ports/papers.ts';
import type { JobHandlers } from '../ports/queue.ts';
import { createFileRemaker } from '../usecases/check/remake-file.ts';
import type { WardRuntime } from '../ward-runtime.ts';
import { wait } from './channels.ts';
import { type Core, sightOpener, unitOpener } from './core.ts';

/** What the runtime of a ward needs. */
export interface WardOptions {
  readonly core: Core;
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly reach: CrashPoint;
  readonly inbox: InboxWriter;
  /** Each ward's channels besides the program's own pages. */
  readonly channels: Readonly<Record<string, readonly ChannelChoice[]>>;
  /** Public address; null if the program is reachable on this host only. */
  readonly publicUrl: string | null;
  /** Address of a ward's portal; called when the ward is created. */
  readonly portalUrl: (ward: Ward) => string;
  /** Base address of pages for all wards. */
  readonly siteUrl: () => string;
  /** Registers a function to call when the system ends, besides stopping the queue and the channels. */
  readonly whenEnding: (end: () => void) => void;
  /** Called when a running channel is refused by its platform and no longer receives. */
  readonly onStopped: (ward: WardId, channel: string) => void;
}

/** Longer than reading all answers of a ward takes. */
const answersWithinMs = 3_000;

/**
 * If the portal cannot be read, no similar answers are offered; the question is accepted in any case. While the portal
 * does not answer, the first message waits for it briefly, and later messages do not wait until it has answered or
 * failed.
 */
function createPrepare(core: Core, ward: Ward, log: Log): () => Promise<void> {
  let isSilent = false;
  return async () => {
    void learnSpelling(core, ward, log);
    if (isSilent) return;
    const read = core
      .similarOf(ward)
      .refresh()
      .catch((error: unknown) =>
        log.warn({ ward: ward.id, reason: String(error) }, 'similar answers could not be read'),
      );
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        isSilent = true;
        resolve();
      }, answersWithinMs);
      void read.then(() => {
        clearTimeout(timer);
        isSilent = false;
        resolve();
      });
    });
  };
}

/** Runs in the background: words not learned yet stay as typed. */
const learnSpelling = (core: Core, ward: Ward, log: Log): Promise<void> =>
  core
    .accentsOf(ward)
    .refresh()
    .catch((error: unknown) =>
      log.warn({ ward: ward.id, reason: String(error) }, 'the spelling table could not be read'),
    );

const shownTo =
  (log: Log, ward: WardId): NonNullable<PublishOptions['onShown']> =>
  // Not under the name `code`: the log redacts that name, because it can hold secrets.
  ({ code, ...shown }) =>
    log.info({ ward, item: code, ...shown }, shown.isShown ? 'published' : 'taken down');

/**
 * Creates runtimes with the channels that the environment configures, and the program's own pages, which every ward
 * has.
 */
export const createWardOpener = (options: WardOptions) => {
  const { core, clock, log, reach } = options;
  const lines = createLines();
  /** The program's own pages, independent of the environment. */
  const own = ownChannels.map((factory): ChannelChoice => ({ factory, config: null }));

  return (ward: Ward): WardRuntime => {
    const key = wardKey(options.dataDir, ward.id);
    const signer = createSigner(key);
    const publicUrl = options.portalUrl(ward);
    const openUnit = unitOpener(core, clock, ward, key, publicUrl, options.siteUrl());
    const openSight = sightOpener(core, clock, ward, publicUrl);
    const channels = new Map<string, Channel>();
    const access = createChannelAccess({
      ward: ward.id,
      unitOfWork: core.unitOfWork,
      openUnit,
      log,
      now: () => clock.now(),
      wait,
      put: (channel, health, at) => core.storage.channels.putHealth({ ward: ward.id, channel }, health, at),
    });
    options.whenEnding(access.stop);
    for (const choice of [...(options.channels[ward.id] ?? []), ...own]) {
      const channel = channelOf(options, ward, key, access, choice);
      channels.set(channel.name, channel);
    }
    const shared = { ward: ward.id, unitOfWork: core.unitOfWork, openUnit, reach };
    const printPaper: PrintPaper = async (reader, file) => {
      const what = await core.reader.read(ward.id, (stores) =>
        openPaper(openSight(stores), core.translator, reader, file),
      );
      return what && core.press.print(what);
    };
    const fetching = { ...shared, channels: downloadsOn(lines, channels), media: core.media };
    const fetchPhoto = createPhotoFetcher({ ...fetching, reader: core.reader });
    const fetchFile = createFileFetcher(fetching);
    const fetchQuestionPhoto = createQuestionPhotoFetcher(fetching);
    const deliver = createDeliverer({
      ...shared,
      reader: core.reader,
      openSight,
      channels,
      lines,
      clock,
      access,
      paces: new Map([...channels].map(([name, channel]) => [name, createPace(channel.abilities.pace)])),
      media: core.media,
      printPaper,
      log,
      translator: core.translator,
      signer,
      hash: (text) => createHash('sha256').update(text).digest('base64url'),
      carriers: {
        publish: createPublisher({ ...shared, portal: core.publisher, onShown: shownTo(log, ward.id) }),
        publishQuestion: createQuestionPublisher({ ...shared, portal: core.publisher }),
        publishSection: createSectionPublisher({ ...shared, portal: core.publisher }),
        fetchPhoto: (id, effect, _key, job) => fetchPhoto(id, effect, job),
        fetchFile: (id, effect, _key, job) => fetchFile(id, effect, job),
        forgetFiles: createFileForgetter({ ...shared, ...core }),
        finishHandOver: createHandOverFinisher(shared),
        fetchSectionFile: createSectionFileFetcher(fetching),
        fetchQuestionPhoto: (id, effect, _key, job) => fetchQuestionPhoto(id, effect, job),
      },
    });
    const handlers: JobHandlers = {
      turn: createTurn({
        ...{ ...shared, channels, signer, log },
        prepare: createPrepare(core, ward, log),
      }),
      deliver,
      publish: deliver,
      'answer-draft': createLateAnswer(shared),
      'propose-correction': createLateCorrection(shared),
      [remakeTask]: createFileRemaker({ ward: ward.id, media: core.media, now: () => clock.now(), log }),
    };
    return { ward, channels, publicUrl, handlers, printPaper, openUnit, openSight };
  };
};

/** Creates a channel of a ward, with the context that `src/channel/factory.ts` specifies. */
function channelOf(
  { core, inbox, clock, log, publicUrl, onStopped }: WardOptions,
  ward: Ward,
  key: Uint8Array,
  access: Pick<ChannelAccess, 'tell'>,
  { factory, config }: ChannelChoice,
): Channel {
  const sealer = createSealer(key);
  const channels = { get: () => channel };
  const channel: Channel = factory.create(config, {
    ward: ward.id,
    publicUrl,
    key: deriveKey(key, `channel:${factory.name}`),
    onDeliveries: (deliveries) => inbox.receive(ward.id, deliveries, channels),
    cursor: inbox.cursor(ward.id, factory.name, channels),
    now: () => clock.now(),
    log,
    secret: core.storage.channels.secretOf({ ward: ward.id, channel: factory.name }, sealer, systemClock, log),
    mailbox: core.storage.channels.mailboxOf(ward.id),
    uploads: { read: (id, limitBytes) => readUpload(core, id, limitBytes) },
    onHealth: (health) => access.tell(factory.name, health),
    onFailure: (reason) => {
      log.error({ channel: factory.name, ward: ward.id, reason }, 'a channel stopped');
      onStopped(ward.id, factory.name);
    },
  });
  return channel;
}

/** Reads an upload from the program's own pages, as a channel reads a platform's file. */
async function* readUpload(core: Core, id: string, limitBytes: number): AsyncGenerator<Uint8Array> {
  const chunks = await core.uploads.open(id);
  if (!chunks) throw new ChannelError('rejected', { description: 'the upload no longer exists' });
  let sizeBytes = 0;
  for await (const chunk of chunks) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > limitBytes) throw new ChannelError('rejected', { description: 'the upload is too big' });
    yield chunk;
  }
}
