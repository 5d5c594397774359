/**
 * The demo's platforms: in small, on our own port, with a phone for everybody. What is tried is what runs: the product talks
 * to them over HTTP and knows no difference.
 */
import { join } from 'node:path';
import type { PhoneDetails } from '../../bots/simulator/page/phones.ts';
import { simulatorPage } from '../../bots/simulator/page/plugin.ts';
import { telegramServer } from '../../bots/simulator/telegram/server.ts';
import { createTelegramWorld, type TelegramWorld } from '../../bots/simulator/telegram/world.ts';
import { zaloBotServer } from '../../bots/simulator/zalo-bot/server.ts';
import { createZaloBotWorld, type ZaloBotWorld } from '../../bots/simulator/zalo-bot/world.ts';
import { zaloOaServer } from '../../bots/simulator/zalo-oa/server.ts';
import { createZaloOaWorld, type ZaloOaWorld } from '../../bots/simulator/zalo-oa/world.ts';
import { type DemoPerson, demoPeople } from '../../prisma/demo.ts';
import { samplePhotos } from '../adapters/media/sample-photos.ts';
import type { Ward } from '../domain/ward.ts';
import type { Clock, MovableClock } from '../ports/clock.ts';
import { runningClock } from './demo-clock.ts';
import type { createSystem } from './system.ts';

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

/** Pictures that a phone of the demo offers to send. */
export const demoPhotos = (root: string) => samplePhotos(join(root, 'prisma', 'demo-photos'));
/** The name as the person’s account shows it. */
export const nameOf = ({ firstName, lastName }: DemoPerson): string => `${firstName} ${lastName}`;

/** The platforms of the demo, in this process, as the product reaches real ones: over HTTP. */
export interface Simulators {
  readonly telegram: TelegramWorld;
  readonly zaloOa: ZaloOaWorld;
  readonly zaloBot: ZaloBotWorld;
  /** Where the product reaches them, and they reach it: this machine, without a trailing slash. */
  readonly localRoot: string;
}

/** Its own small platform, with those of the demo who have an account there. */
export const createZaloBot = (clock: Clock): ZaloBotWorld => {
  const world = createZaloBotWorld({ bot: zaloBot, now: () => clock.now() });
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
  const telegram = createTelegramWorld({ bot: telegramBot, clock });
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

/** The timetable and the queue of the system are what happens while the clock is moved on. */
export const mountSimulators = async (
  { app, tick, queue }: Pick<Awaited<ReturnType<typeof createSystem>>, 'app' | 'tick' | 'queue'>,
  { telegram, zaloOa, zaloBot: bot, localRoot }: Simulators,
  clock: MovableClock,
  ward: Ward,
  root: string,
): Promise<void> => {
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
  });
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
          advance: runningClock(clock, { look: tick, settle: () => queue.idle(), isOver: () => isClosing }),
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
