/**
 * The demo: platforms in small on our own port, a ward with a person in every role, a few published items. What is
 * tried is what runs: the product talks to the simulators over HTTP and knows no difference.
 */
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { PhoneDetails } from '../bots/simulator/page/phones.ts';
import { simulatorPage } from '../bots/simulator/page/plugin.ts';
import { telegramServer } from '../bots/simulator/telegram/server.ts';
import { createTelegramWorld, type TelegramWorld } from '../bots/simulator/telegram/world.ts';
import { zaloBotServer } from '../bots/simulator/zalo-bot/server.ts';
import { createZaloBotWorld, type ZaloBotWorld } from '../bots/simulator/zalo-bot/world.ts';
import { zaloOaServer } from '../bots/simulator/zalo-oa/server.ts';
import { createZaloOaWorld, type ZaloOaWorld } from '../bots/simulator/zalo-oa/world.ts';
import { type DemoPerson, demoItems, demoPages, demoPeople } from '../prisma/demo.ts';
import { systemClock } from './adapters/clock.ts';
import { samplePhotos } from './adapters/media/sample-photos.ts';
import type { Core } from './compose/core.ts';
import { demoMark, readFolderPeople } from './compose/demo-folder.ts';
import { addDays, formatDate, localDate, localDateOf } from './domain/calendar/local-date.ts';
import { personId, photoId, submissionId } from './domain/ids.ts';
import { spokenCode } from './domain/submission/codes.ts';
import { emptyStanding, type Photo, type Submission } from './domain/submission/submission.ts';
import type { Ward } from './domain/ward.ts';
import { publicationOf } from './outbox/publish.ts';
import type { Clock, MovableClock } from './ports/clock.ts';
import type { PhotoIntake, StoredPhoto } from './ports/media.ts';
import type { Unit } from './ports/services.ts';
import type { Stores } from './ports/stores.ts';
import { keepSectionsOfFile } from './usecases/section/save.ts';
import { dueOf, read } from './usecases/submission/read.ts';

/** The demo's bots. Their tokens open nothing but these simulators. */
const telegramBot = {
  token: '7000000001:demo-bot-token-of-the-simulator-only',
  id: 7_000_000_001,
  username: 'tin_phuong_demo_bot',
  firstName: 'Tin Phường',
};
const zaloBot = {
  token: '1459000000000000001:demo-zalo-bot-token-of-the-simulator-only',
  id: '1459000000000000001',
  accountName: 'bot.TinPhuong',
  displayName: 'Bot Tin Phường',
};
const places = {
  page: '/simulator',
  telegram: '/simulator/telegram',
  oa: '/simulator/zalo-oa',
  bot: '/simulator/zalo-bot',
};
/** What a member says first on Zalo: there, who was written to can answer, and never begin. */
const greeting = 'Xin chào';

const demoPhotos = (root: string) => samplePhotos(join(root, 'prisma', 'demo-photos'));
const nameOf = ({ firstName, lastName }: DemoPerson): string => `${firstName} ${lastName}`;

export interface Simulators {
  readonly telegram: TelegramWorld;
  readonly zaloOa: ZaloOaWorld;
  readonly zaloBot: ZaloBotWorld;
  /** Where the product reaches them, and they reach it: this machine, without a trailing slash. */
  readonly localRoot: string;
}

const createZaloBot = (clock: Clock): ZaloBotWorld => {
  const world = createZaloBotWorld({ bots: [zaloBot], now: () => clock.now() });
  for (const person of demoPeople)
    if (person.account.platform === 'zaloBot') world.addPerson(nameOf(person), person.key);
  return world;
};

/**
 * Three platforms with the demo's people.
 * @param local `http://HOST:PORT`
 * @param siteUrl where a browser reaches the board, for the grant of the Official Account
 */
export const createSimulators = (clock: MovableClock, local: string, siteUrl: string): Simulators => {
  // All addresses of this machine are listened on, but one of them has to be called.
  const localRoot = local.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//127.0.0.1:');
  const telegram = createTelegramWorld({ bots: [telegramBot], clock });
  const zaloOa = createZaloOaWorld({
    now: () => clock.now(),
    knowsEarlierRuns: true,
    redirectUri: `${siteUrl}/board/zalo/callback`,
  });
  const bot = createZaloBot(clock);
  bot.serveMediaAt(`${localRoot}${places.bot}`);
  for (const person of demoPeople) {
    const { firstName, lastName, account } = person;
    const isKnown = person.role !== 'citizen';
    switch (account.platform) {
      case 'telegram':
        telegram.person({ id: account.id, firstName, lastName, hasStarted: isKnown });
        break;
      case 'zaloOa':
        zaloOa.addPerson(nameOf(person), { id: account.id, hasWritten: isKnown });
        break;
      case 'zaloBot':
        if (isKnown) bot.person(person.key)?.write(greeting);
        break;
    }
  }
  return { telegram, zaloOa, zaloBot: bot, localRoot };
};

/** The environment with which the product finds the simulators. */
export const simulatorEnvironment = ({ zaloOa, localRoot }: Simulators) => ({
  TELEGRAM_TOKEN: telegramBot.token,
  TELEGRAM_API_ROOT: `${localRoot}${places.telegram}`,
  TELEGRAM_MODE: 'polling',
  ZALO_OA_ID: zaloOa.account.oaId,
  ZALO_OA_APP_ID: zaloOa.account.appId,
  ZALO_OA_APP_SECRET: zaloOa.account.appSecret,
  ZALO_OA_SECRET_KEY: zaloOa.account.secretKey,
  ZALO_OA_REFRESH_TOKEN: zaloOa.issuePair().refreshToken,
  ZALO_OA_API_ROOT: `${localRoot}${places.oa}`,
  ZALO_OAUTH_ROOT: `${localRoot}${places.oa}`,
  ZALO_BOT_TOKEN: zaloBot.token,
  ZALO_BOT_API_ROOT: `${localRoot}${places.bot}`,
  ZALO_BOT_MODE: 'polling',
  ZALO_MEDIA_HOSTS: new URL(localRoot).hostname,
});

const phoneOf = (person: DemoPerson): PhoneDetails => {
  const owner = { role: person.role, title: person.title, name: nameOf(person) };
  const { account } = person;
  switch (account.platform) {
    case 'telegram':
      return { ...owner, personId: account.id };
    case 'zaloOa':
      return { ...owner, platform: 'zaloOa', personId: account.id };
    case 'zaloBot':
      return { ...owner, platform: 'zaloBot', personId: person.key };
  }
};

/** @param onMoved after somebody moved the clock on: what became due is looked at, minutes do not pass by themselves */
export const mountSimulators = async (
  app: FastifyInstance,
  { telegram, zaloOa, zaloBot: bot, localRoot }: Simulators,
  clock: MovableClock,
  ward: Ward,
  root: string,
  onMoved: () => void,
): Promise<void> => {
  await app.register(async (demo) => {
    demo.commonDeclaration = { opener: { by: 'simulator' }, acts: [] };
    await demo.register(telegramServer({ world: telegram }), { prefix: places.telegram });
    await demo.register(zaloOaServer({ world: zaloOa, mediaRoot: `${localRoot}${places.oa}` }), { prefix: places.oa });
    await demo.register(zaloBotServer(bot), { prefix: places.bot });
    await demo.register(
      simulatorPage({
        phones: demoPeople.map(phoneOf),
        telegram,
        zaloOa,
        zaloBot: bot,
        clock: {
          now: () => clock.now(),
          advance: (ms) => {
            clock.advance(ms);
            onMoved();
          },
        },
        samplePhotos: () => demoPhotos(root),
        portalUrl: '/',
        boardUrl: '/board',
        wardName: ward.fullName,
      }),
      { prefix: places.page },
    );
  });
};

/** The part of the administrator at the platform's console, once the doors are open; then members of the ward say hello. */
export const connectSimulators = async ({ zaloOa, localRoot }: Simulators, ward: Ward): Promise<void> => {
  await zaloOa.setWebhook(`${localRoot}/hooks/zalo-oa/${ward.id}`);
  for (const { account, role } of demoPeople)
    if (account.platform === 'zaloOa' && role !== 'citizen') zaloOa.person(account.id).write(greeting);
};

/** Channel and id of an account as the product knows it. */
const accountOf = (person: DemoPerson, bot: ZaloBotWorld): { readonly channel: string; readonly accountId: string } => {
  const { account } = person;
  switch (account.platform) {
    case 'telegram':
      return { channel: 'telegram', accountId: String(account.id) };
    case 'zaloOa':
      return { channel: 'zalo-oa', accountId: account.id };
    case 'zaloBot':
      return { channel: 'zalo-bot', accountId: bot.person(person.key)?.idFor() ?? '' };
  }
};

/** As long as a real one, and like it told apart by its end: buttons name people by that. */
export const demoPersonId = (key: string) => personId(`${demoMark}${key.toUpperCase().padStart(22, '0')}`);

/** Citizens come by themselves. Who is there already keeps everything as it is: a folder of an earlier demo gets what is new. */
const loadPeople = (core: Core, ward: Ward, openUnit: OpenUnit): Promise<number> =>
  core.unitOfWork.run(ward.id, async (stores) => {
    const unit = openUnit(stores, 'demo:people');
    const bot = createZaloBot(systemClock);
    let loaded = 0;
    for (const person of demoPeople) {
      if (person.role === 'citizen') continue;
      const name = nameOf(person);
      const account = accountOf(person, bot);
      const known = await stores.people.account(account.channel, account.accountId);
      const id = known?.personId ?? demoPersonId(person.key);
      if (!(await stores.people.find(id))) {
        loaded += 1;
        await stores.people.insert({
          id,
          name,
          role: person.role,
          unit: null,
          status: 'active',
          locale: 'vi',
          noticedAt: null,
          createdAt: unit.now,
        });
        await stores.outbox.put({
          key: `demo:menu:${id}`,
          effect: { kind: 'menu', person: id },
          lane: `to:${id}`,
          priority: 8,
          at: unit.now,
        });
      }
      if (!known)
        await stores.people.putAccount({
          ...account,
          personId: id,
          conversation: account.accountId,
          displayName: name,
          lastUsedAt: unit.now,
          unreachableAt: null,
        });
    }
    if (loaded > 0) await stores.audit.record({ actor: 'admin', action: 'demo-loaded', object: ward.id }, unit.now);
    return loaded;
  });

type OpenUnit = (stores: Stores, cause: string) => Unit;

/** Real people are here: invented ones may not stand beside them. */
export class RealPeopleHere extends Error {
  override readonly name = 'RealPeopleHere';
}

/** Pages that an office would have written; a page that somebody has written stays. */
async function loadPages(core: Core, ward: Ward, openUnit: OpenUnit): Promise<void> {
  await core.unitOfWork.run(ward.id, async (stores) => {
    const { now } = openUnit(stores, 'demo:pages');
    const today = localDateOf(now, ward.timeZone);
    const pages = demoPages.map(({ slug, text }) => {
      const words = text((inDays) => formatDate(addDays(today, inDays)));
      return { slug, text: words, owner: '', freshDays: 1 };
    });
    await keepSectionsOfFile(stores, pages, now);
  });
}

/**
 * People with a role each, and items as if they had been published this week. Done once; a repeat changes nothing.
 * @throws RealPeopleHere
 */
export const loadDemo = async (
  core: Core,
  ward: Ward,
  openUnit: OpenUnit,
  root: string,
): Promise<{ people: number; items: number }> => {
  const { kind } = await core.unitOfWork.run(ward.id, async (stores) => readFolderPeople(await stores.people.list()));
  if (kind === 'real') throw new RealPeopleHere('this ward has real people: the demo is for an empty data folder');
  const people = await loadPeople(core, ward, openUnit);
  let loaded = 0;
  const photos = await demoPhotos(root);
  for (const [at, item] of demoItems.entries()) {
    const taken = await core.media.takePhoto(
      photos.find((photo) => photo.name.includes(item.photo))?.bytes ??
        photos[at % photos.length]?.bytes ??
        new Uint8Array(),
    );
    const isNew = await core.unitOfWork.run(ward.id, (stores) =>
      publishDemoItem(core, openUnit(stores, `demo:item:${at}`), at, item, taken),
    );
    if (isNew) loaded += 1;
  }
  await loadPages(core, ward, openUnit);
  return { people, items: loaded };
};

/** True when it was not there before. */
async function publishDemoItem(
  core: Core,
  unit: Unit,
  at: number,
  item: (typeof demoItems)[number],
  taken: PhotoIntake,
): Promise<boolean> {
  const { stores } = unit;
  if (!(await stores.once(`demo:item:${at}`, unit.now))) return false;
  const author = (await stores.people.holdersOf(['contributor'], unit.now))[0];
  const [deputy] = await stores.people.holdersOf(['deputy'], unit.now);
  if (!author) return true;
  const eventOn = addDays(localDateOf(unit.now, unit.ward.timeZone), -item.daysAgo);
  const id = submissionId(unit.ids.next());
  const number = await stores.nextNumber('submission', Number(localDate(eventOn).slice(0, 4)));
  const published = new Date(unit.now.getTime() - item.daysAgo * 86_400_000 + 3_600_000);
  const draft: Submission = {
    id,
    code: spokenCode(unit.ward.code, eventOn, number),
    authorId: author.id,
    state: 'published',
    version: 1,
    revision: 1,
    content: {
      parts: [{ of: `demo:${at}`, text: item.text }],
      title: item.title,
      category: item.category,
      eventOn,
      place: null,
      source: { kind: 'witness', detail: '' },
      forwardedFrom: null,
    },
    photos: taken.ok ? [photoOf(unit, at, taken.photo)] : [],
    files: [],
    standing: {
      ...emptyStanding,
      decidedBy: { person: deputy?.id ?? null, name: deputy?.name ?? '', at: published, action: 'approved' },
    },
    createdAt: published,
    updatedAt: published,
  };
  const due = dueOf(unit, read(unit, draft));
  const { slug } = await core.publisher.apply(publicationOf(unit, draft, author, `demo:${at}`));
  await stores.submissions.insert({
    ...draft,
    standing: { ...draft.standing, due, publication: { version: 1, slug, at: published } },
  });
  return true;
}

const photoOf = (unit: Unit, at: number, stored: StoredPhoto): Photo => ({
  id: photoId(unit.ids.next()),
  itemKey: `demo:${at}`,
  position: 1,
  messageKey: `demo:${at}`,
  albumKey: null,
  file: {
    channel: 'telegram',
    fileId: '',
    uniqueId: `demo${at}`,
    kind: 'photo',
    name: null,
    mimeType: 'image/jpeg',
    sizeBytes: stored.sizeBytes,
  },
  fate: {
    state: 'stored',
    hash: stored.hash,
    facts: {
      width: stored.width,
      height: stored.height,
      widths: [...new Set(stored.copies.map((copy) => copy.width))].sort((a, b) => a - b),
      placeholder: stored.placeholder,
      takenAt: stored.takenAt,
      hadLocation: stored.hadLocation,
    },
  },
  dropped: false,
});
