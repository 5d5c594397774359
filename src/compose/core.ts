/**
 * Databases, stores and services without HTTP, channels and queue: the part that the command line uses beside a running
 * server.
 */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from '../adapters/fluent.ts';
import { createIds } from '../adapters/ids.ts';
import { openBucket } from '../adapters/media/bucket.ts';
import { createBucketMediaStore } from '../adapters/media/bucket-media-store.ts';
import { createDiskMediaStore } from '../adapters/media/disk-media-store.ts';
import { arriving } from '../adapters/media/durable-file.ts';
import { createBucketUploadStore, createUploadStore } from '../adapters/media/upload-store.ts';
import { removeOldWork, workOf } from '../adapters/media/work-file.ts';
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
import type { Published, ReadContext, Unit } from '../ports/services.ts';
import type { Storage } from '../ports/storage.ts';
import type { Stores } from '../ports/stores.ts';
import type { Translator } from '../ports/translator.ts';
import type { WardRule } from '../ports/ward-rules.ts';
import { keepRulesOfFile } from '../usecases/ward-rules.ts';
import { createPagesBeside } from './pages-beside.ts';

/** Where the data is, and the settings for opening it. */
export interface CoreOptions {
  readonly root: string;
  readonly dataDir: string;
  readonly clock: Clock;
  readonly reach: CrashPoint;
  readonly wards: readonly Ward[];
  /** Whether an older folder may be migrated; otherwise it is refused. */
  readonly mayMigrate?: boolean;
  /** The bucket of photos and files; without it they are in the data folder. */
  readonly media?: MediaPlace | null;
  /** PostgreSQL databases; without them the rows are in files of the data folder. */
  readonly databases?: DatabasePlaces | null;
  /** Loaded by the caller, if it needs them at once or opens several cores; otherwise loaded on first use. */
  readonly texts?: Texts;
  /** Receives migrations, and files that crashed their child process; without it they are not logged. */
  readonly log?: Log;
}

/** No file is on its way into a folder or a bucket for longer: three attempts with a part of an archive take a quarter of that. */
const longestWorkMs = 3_600_000;
const isAbandoned = (_name: string, writtenAt: number): boolean => Date.now() - writtenAt > longestWorkMs;

/** Photos, documents and uploads, in the data folder or in a bucket. */
async function openFiles({ dataDir, reach, media: place, log }: CoreOptions) {
  const logging = log ? { log } : {};
  if (!place)
    return {
      media: createDiskMediaStore({ folder: join(dataDir, 'media'), reach, ...logging }),
      uploads: createUploadStore(dataDir),
      /** Called at the start. Removes what a crash left of arriving files; another process may be writing younger ones. */
      checkFiles: async (): Promise<void> => {
        for (const kind of ['originals', 'documents'])
          await removeOldWork(join(dataDir, 'media', kind, arriving), isAbandoned);
      },
      picturesFrom: null,
    };
  const work = workOf(dataDir);
  const bucket = await openBucket({ ...place, work });
  const { sendsReadersThere } = place;
  return {
    media: createBucketMediaStore({
      bucket,
      scratch: work,
      sendsReadersThere,
      reach,
      ...logging,
    }),
    uploads: createBucketUploadStore(bucket),
    /**
     * Called at the start, so that a problem does not first appear with a photo. Removes what a crash left in the work
     * folder; another process may be using younger files.
     * @throws BucketError that explains the problem
     */
    checkFiles: async (): Promise<void> => {
      await removeOldWork(work, isAbandoned);
      await bucket.writtenAt('originals/is-it-there');
    },
    picturesFrom: sendsReadersThere ? new URL(await bucket.addressOf('')).origin : null,
  };
}

/** The program's own data: sentences and the model of words. */
export interface Texts {
  readonly translator: Translator;
  readonly words: WordsModel;
}

/** Loads the texts. @param root the program's folder */
export const readTexts = (root: string): Texts => ({
  translator: createTranslator(join(root, 'locales')),
  words: readWordsModel(join(root, 'words')),
});

/** The same, loaded on first use: a read-only command takes less time than loading them. */
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

/** Values entered by people replace those of the ward's file, which are kept in `filed`. */
const ruledOffice = ({ contact, reception }: Ward, now: OfficeVersion | null): Partial<Ward> =>
  now ? { contact: now.contact, reception: now.reception, officeHours: now.hours, filed: { contact, reception } } : {};

interface ReadRules {
  readonly calendar: WorkCalendar;
  readonly deadlines: NonNullable<Ward['laterDeadlines']>;
  readonly offices: readonly OfficeVersion[];
}

/** The content of a rule. Empty for one that cannot be read: no ward would start because of it. */
function contentOf<Content extends object>({ kind, version, content }: WardRule, log?: Log): readonly Content[] {
  try {
    const read: unknown = JSON.parse(content);
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return [read as Content];
  } catch {
    // Reported below.
  }
  log?.error({ kind, version }, 'a rule of the ward cannot be read and does not apply');
  return [];
}

/** The wards' rules that people have entered, as last read by this process. */
function createReadRules(look: Storage['read'], clock: Clock, log?: Log) {
  const known = new Map<string, ReadRules>();
  /** Null if the ward's file applies. */
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
        // The first version is the file's own.
        deadlines: versions
          .slice(1)
          .flatMap((rule) =>
            contentOf<Partial<Pick<Ward, 'deadlines'>>>(rule, log).flatMap(({ deadlines }) =>
              deadlines ? [{ from: rule.from, deadlines }] : [],
            ),
          ),
        offices: entered.flatMap((rule) =>
          contentOf<OfficeRule>(rule, log).map((office) => ({ version: rule.version, from: rule.from, ...office })),
        ),
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
 * Opens the core. Creates the data folder if needed, and stores the ward files' rules as first versions.
 * @throws DatabaseRefused if it cannot be used
 */
export const openCore = async (options: CoreOptions) => {
  const { root, dataDir, clock, wards, mayMigrate = false, databases = null } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const unitsOf = (ward: string): readonly string[] =>
    wards.find(({ id }) => id === ward)?.units.map(({ name }) => name) ?? [];
  const rules = createReadRules((ward, look) => storage.read(ward, look), clock, options.log);
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
    /** For readers: a read-only connection. */
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
    /**
     * The calendar as last read by this process: at the start, after a change, and every minute for changes by another
     * process.
     */
    calendarOf: rules.calendarOf,
    readCalendarOf: rules.read,
    /** The ward with the values entered since its file was written, read together with the calendar. */
    ruledWard: rules.ruledWard,
    /** Contact, reception and opening hours of today; null if the file's apply. */
    officeOn: rules.officeOn,
    /** Published answers and documents of a ward, to find earlier answers to a similar question. */
    similarOf: (ward: Ward): Published => {
      const known = similar.get(ward.id) ?? createPublished(storage.portalReaderOf(ward.id));
      similar.set(ward.id, known);
      return known;
    },
    /** How words are spelled in a ward, for texts without accents. */
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
/** Databases, files, sentences and papers: everything that does not depend on HTTP, channels and queue. */
export type Core = Awaited<ReturnType<typeof openCore>>;

/** The hash under which a signed page's token is stored. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Creates the context of functions that only read. */
export const sightOpener =
  (core: Core, clock: Clock, ward: Ward, publicUrl: string) =>
  <Seen extends ReadStores>(stores: Seen): ReadContext & { readonly stores: Seen } => ({
    ward: core.ruledWard(ward),
    stores,
    now: clock.now(),
    calendar: core.calendarOf(ward.id),
    hashToken,
    publicUrl,
    accents: core.accentsOf(ward).books,
  });

/** Creates units of a ward, the context of every use case. */
export const unitOpener = (
  core: Core,
  clock: Clock,
  ward: Ward,
  key: Uint8Array,
  publicUrl: string,
  siteUrl = publicUrl,
) => {
  // The derived key is cached, because units are opened several times per message.
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
      // A plain value instead of a getter: a getter here would cost each message a fifteenth of its time.
      words: core.words,
      inArticle: (sentence) => core.translator.say('vi', sentence),
    };
  };
};
