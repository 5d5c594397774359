/** Databases, stores and services, without doors: what the command line works with, beside a running server. */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from '../adapters/fluent.ts';
import { createIds } from '../adapters/ids.ts';
import { openBucket } from '../adapters/media/bucket.ts';
import { createBucketMediaStore } from '../adapters/media/bucket-media-store.ts';
import { createDiskMediaStore } from '../adapters/media/disk-media-store.ts';
import { createBucketUploadStore, createUploadStore } from '../adapters/media/upload-store.ts';
import { createPaperPress } from '../adapters/papers/press.ts';
import { createPublished } from '../adapters/published-answers.ts';
import { createSigner } from '../adapters/signer.ts';
import { openStorage } from '../adapters/storage/sqlite/storage.ts';
import { accentsReader, createWardAccents, type WardAccents } from '../adapters/ward-accents.ts';
import { readWordsModel } from '../adapters/words-model.ts';
import { dropWaitingPhotos } from '../chat/talk/drop-waiting-photos.ts';
import type { DatabasePlaces, MediaPlace } from '../config.ts';
import type { WorkCalendar } from '../domain/calendar/holidays.ts';
import { localDateOf } from '../domain/calendar/local-date.ts';
import { vietnamCalendar } from '../domain/calendar/vietnam.ts';
import { wardCalendar } from '../domain/calendar/ward-calendar.ts';
import type { WardId } from '../domain/ids.ts';
import type { OfficeRule } from '../domain/process/office-words.ts';
import { inForce } from '../domain/royalty/rates.ts';
import type { Ward } from '../domain/ward.ts';
import type { WordsModel } from '../domain/words/model.ts';
import type { Clock } from '../ports/clock.ts';
import type { CrashPoint } from '../ports/crash-point.ts';
import type { Log } from '../ports/log.ts';
import type { ReadStores } from '../ports/reader.ts';
import type { Published, Sight, Unit } from '../ports/services.ts';
import type { Storage } from '../ports/storage.ts';
import type { Stores } from '../ports/stores.ts';
import type { Translator } from '../ports/translator.ts';
import { keepRulesOfFile } from '../usecases/ward-rules.ts';
import { createPagesBeside } from './pages-beside.ts';

/** Where the data lies, and what the program is told of it. */
export interface CoreOptions {
  readonly root: string;
  readonly dataDir: string;
  readonly clock: Clock;
  readonly reach: CrashPoint;
  readonly wards: readonly Ward[];
  /** An older folder is brought to this program's schemas; without it, it is refused. */
  readonly mayMigrate?: boolean;
  /** The bucket of photos and files; without it they lie in the data folder. */
  readonly media?: MediaPlace | null;
  /** On PostgreSQL; without them rows lie in files of the data folder. */
  readonly databases?: DatabasePlaces | null;
  /** Read before by a process that needs them at once, or opens several cores; else they are read when they are asked for. */
  readonly texts?: Texts;
  /** Told what was migrated, and of files that brought down what opens them; without it, nothing. */
  readonly log?: Log;
}

/** Photos, documents and uploads: in the data folder, or in a bucket. */
async function openFiles({ dataDir, reach, media: place, log }: CoreOptions) {
  const logging = log ? { log } : {};
  if (!place)
    return {
      media: createDiskMediaStore({ folder: join(dataDir, 'media'), reach, ...logging }),
      uploads: createUploadStore(dataDir),
      checkFiles: async () => {},
      picturesFrom: null,
    };
  const bucket = await openBucket(place);
  const { sendsReadersThere } = place;
  return {
    media: createBucketMediaStore({
      bucket,
      scratch: join(dataDir, 'media-work'),
      sendsReadersThere,
      reach,
      ...logging,
    }),
    uploads: createBucketUploadStore(bucket),
    /** @throws BucketError that says what is amiss: at the start, not with the first photo */
    checkFiles: async (): Promise<void> => void (await bucket.writtenAt('originals/is-it-there')),
    picturesFrom: sendsReadersThere ? new URL(await bucket.addressOf('')).origin : null,
  };
}

/** What the program's own files say: sentences, and the model of words. */
export interface Texts {
  readonly translator: Translator;
  readonly words: WordsModel;
}

/** @param root the program's folder */
export const readTexts = (root: string): Texts => ({
  translator: createTranslator(join(root, 'locales')),
  words: readWordsModel(join(root, 'words')),
});

/** The same, read when they are first asked for: a command that only looks takes less time than reading them. */
function textsOnDemand(root: string): Texts {
  let translator: Translator | null = null;
  let words: WordsModel | null = null;
  return {
    get translator() {
      translator ??= createTranslator(join(root, 'locales'));
      return translator;
    },
    get words() {
      words ??= readWordsModel(join(root, 'words'));
      return words;
    },
  };
}

interface OfficeVersion extends OfficeRule {
  readonly version: string;
  readonly from: string;
}

/** What people have entered stands in place of the file's, which is kept beside it. */
const ruledOffice = ({ contact, reception }: Ward, now: OfficeVersion | null): Partial<Ward> =>
  now ? { contact: now.contact, reception: now.reception, officeHours: now.hours, filed: { contact, reception } } : {};

interface ReadRules {
  readonly calendar: WorkCalendar;
  readonly deadlines: NonNullable<Ward['laterDeadlines']>;
  readonly offices: readonly OfficeVersion[];
}

/** What people have entered into the wards' rules, as this process has read it last. */
function createReadRules(look: Storage['read'], clock: Clock) {
  const known = new Map<string, ReadRules>();
  /** Null: what the ward's file says. */
  const officeOn = (ward: Ward): OfficeVersion | null => {
    const versions = known.get(ward.id)?.offices ?? [];
    return versions.length === 0 ? null : inForce(versions, localDateOf(clock.now(), ward.timeZone));
  };
  return {
    read: async (ward: WardId): Promise<void> => {
      const days = await look(ward, ({ specialDays }) => specialDays.list());
      const versions = await look(ward, ({ rules }) => rules.list('deadlines'));
      const entered = await look(ward, ({ rules }) => rules.list('office'));
      known.set(ward, {
        calendar: wardCalendar(vietnamCalendar, days),
        // The first one is the file's own.
        deadlines: versions.slice(1).map(({ from, content }) => ({ from, deadlines: JSON.parse(content).deadlines })),
        offices: entered.map(({ version, from, content }) => ({
          ...{ version, from },
          ...(JSON.parse(content) as OfficeRule),
        })),
      });
    },
    calendarOf: (ward: WardId): WorkCalendar => known.get(ward)?.calendar ?? vietnamCalendar,
    officeOn,
    ruledWard: (ward: Ward): Ward => ({
      ...{ ...ward, laterDeadlines: known.get(ward.id)?.deadlines ?? [] },
      ...ruledOffice(ward, officeOn(ward)),
    }),
  };
}

/**
 * Creates the data folder where there is none, and keeps the ward files’ rules as first versions. @throws DatabaseRefused when
 * it can’t be used
 */
export const openCore = async (options: CoreOptions) => {
  const { root, dataDir, clock, wards, mayMigrate = false, databases = null } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const unitsOf = (ward: string): readonly string[] =>
    wards.find(({ id }) => id === ward)?.units.map(({ name }) => name) ?? [];
  const rules = createReadRules((ward, look) => storage.read(ward, look), clock);
  let nudge = (): void => undefined;
  const onJobs = (): void => nudge();
  const onMigrated = (migrations: readonly string[]): void => options.log?.info({ migrations }, 'migrated');
  const heard = { root, clock, mayMigrate, unitsOf, onJobs, onCalendar: rules.read, onMigrated, reach: options.reach };
  const storage: Storage = databases
    ? await (await import('../adapters/storage/postgres/storage.ts')).openPostgresStorage({ ...heard, urls: databases })
    : await openStorage({ ...heard, dataDir });
  for (const ward of wards) {
    await storage.write(ward.id, (stores) => keepRulesOfFile(stores.rules, ward, clock.now()));
    await rules.read(ward.id);
  }
  const similar = new Map<string, Published>();
  const spelling = new Map<string, WardAccents>();
  const commonAccents = accentsReader(join(root, 'words'));
  const press = createPaperPress();
  const pagesBeside = createPagesBeside({ root, dataDir, databases }, options.log);
  const texts = options.texts ?? textsOnDemand(root);
  return {
    storage,
    schema: storage.schema,
    onJobs,
    whenJobs: (listener: () => void) => {
      nudge = listener;
    },
    unitOfWork: { run: storage.write },
    /** For whoever only looks: a connection that can't write. */
    reader: { read: storage.read },
    press,
    pagesBeside,
    publisher: storage.publisher,
    ...(await openFiles(options)),
    names: storage.names,
    get translator() {
      return texts.translator;
    },
    get words() {
      return texts.words;
    },
    ids: createIds(() => clock.now()),
    /** The calendar as this process has read it: at the start, after a change, and each minute for changes by another. */
    calendarOf: rules.calendarOf,
    readCalendarOf: rules.read,
    /** With what people have entered since its file, read with the calendar. */
    ruledWard: rules.ruledWard,
    /** Contact, reception and opening hours of this day; null: the file's. */
    officeOn: rules.officeOn,
    /** Published answers and documents of a ward, for whoever asks what was answered before. */
    similarOf: (ward: Ward): Published => {
      const known = similar.get(ward.id) ?? createPublished(storage.portalReaderOf(ward.id));
      similar.set(ward.id, known);
      return known;
    },
    /** How words are written in a ward, for texts that come without accents. */
    accentsOf: (ward: Ward): WardAccents => {
      const known = spelling.get(ward.id) ?? createWardAccents(storage.portalReaderOf(ward.id), commonAccents);
      spelling.set(ward.id, known);
      return known;
    },
    close: async () => {
      await press.close();
      await pagesBeside.close();
      await storage.close();
    },
  };
};
/** Databases, files, sentences and papers: all that does not depend on a ward's doors. */
export type Core = Awaited<ReturnType<typeof openCore>>;

/** How the token of a signed page is kept. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Opens what a function that only reads is given. */
export const sightOpener =
  (core: Core, clock: Clock, ward: Ward, publicUrl: string) =>
  <Seen extends ReadStores>(stores: Seen): Sight & { readonly stores: Seen } => ({
    ward: core.ruledWard(ward),
    stores,
    now: clock.now(),
    calendar: core.calendarOf(ward.id),
    hashToken,
    publicUrl,
    accents: core.accentsOf(ward).books,
  });

/** Opens units of a ward: what each use case is given. */
export const unitOpener = (
  core: Core,
  clock: Clock,
  ward: Ward,
  key: Uint8Array,
  publicUrl: string,
  siteUrl = publicUrl,
) => {
  // A key derived is a key kept: units are opened several times a message.
  const { hashCode } = createSigner(key);
  return (stores: Stores, cause: string): Unit => {
    const sight = sightOpener(core, clock, ward, publicUrl)(stores);
    return {
      ...sight,
      dropWaitingPhotos: (sender, messages) => dropWaitingPhotos(sight, sender, messages),
      ids: core.ids,
      cause,
      hashCode,
      siteUrl,
      similar: core.similarOf(ward),
      // Read with the first unit: an accessor here would cost each message a fifteenth of its time.
      words: core.words,
      inArticle: (sentence) => core.translator.say('vi', sentence),
    };
  };
};
