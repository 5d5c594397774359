/**
 * The demo's platforms: simulators on the program's own port, with a phone for every person. The program reaches them
 * over HTTP like the real platforms, so the demo runs the real code.
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

/** The demo's bots. Their tokens are valid only for these simulators. */
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
/** First message of a member on Zalo, where a bot can only answer people who wrote first. */
const greeting = 'Xin chào';

/** Pictures that a phone of the demo can send. */
export const demoPhotos = (root: string) => samplePhotos(join(root, 'prisma', 'demo-photos'));
/** The name shown by the person's account. */
export const nameOf = ({ firstName, lastName }: DemoPerson): string => `${firstName} ${lastName}`;

/** The simulated platforms, in this process, reached over HTTP. */
export interface Simulators {
  readonly telegram: TelegramWorld;
  readonly zaloOa: ZaloOaWorld;
  readonly zaloBot: ZaloBotWorld;
  /** Base address on this host for calls in both directions, without a trailing slash. */
  readonly localRoot: string;
}

/** A simulator of its own, with the demo's people who have an account there. */
export const createZaloBot = (clock: Clock): ZaloBotWorld => {
  const world = createZaloBotWorld({ bot: zaloBot, now: () => clock.now() });
  for (const person of demoPeople)
    if (person.account.platform === 'zaloBot') world.addPerson(nameOf(person), person.key);
  return world;
};

/**
 * Creates three platforms with the demo's people.
 * @param local `http://HOST:PORT`
 * @param siteUrl where a browser reaches the board, for the grant of the Official Account
 */
export const createSimulators = (clock: MovableClock, local: string, siteUrl: string): Simulators => {
  // A server may listen on all addresses of the host, but a call needs a specific one.
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

/** The environment variables with which the program reaches the simulators. */
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

/** Adds the simulators to the HTTP server. While the clock moves, the system's timetable and queue run. */
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

/**
 * Sets the webhook, as an administrator would in the platform's console, once the server listens; then members of the
 * ward send their first message.
 */
export const connectSimulators = async ({ zaloOa, localRoot }: Simulators, ward: Ward): Promise<void> => {
  await zaloOa.setWebhook(`${localRoot}/hooks/zalo-oa/${ward.id}`);
  for (const { account, role } of demoPeople)
    if (account.platform === 'zaloOa' && role !== 'citizen') zaloOa.person(account.id).write(greeting);
};
