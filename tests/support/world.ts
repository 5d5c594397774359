/**
 * A running ward for stories: the real system on real SQLite files, with Telegram as the strict simulator over HTTP. Persons have
 * names, and their steps read like a description of what an editor does.
 */
import { rmSync } from 'node:fs';
import Fastify from 'fastify';
import sharp from 'sharp';
import { expect } from 'vitest';
import { channelFactories } from '../../bots/index.ts';
import { telegramServer } from '../../bots/simulator/telegram/server.ts';
import type { SeenMessage } from '../../bots/simulator/telegram/view.ts';
import { createTelegramWorld, type TelegramWorld } from '../../bots/simulator/telegram/world.ts';
import { createMovableClock } from '../../src/adapters/clock.ts';
import { openCore } from '../../src/compose/core.ts';
import { createSystem } from '../../src/compose/system.ts';
import { type DatabasePlaces, readConfig } from '../../src/config.ts';
import { personId } from '../../src/domain/ids.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { Submission } from '../../src/domain/submission/submission.ts';
import type { Ward } from '../../src/domain/ward.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import type { Log } from '../../src/ports/log.ts';
import { albumClock, orAlbumOver } from './album-clock.ts';
import { newDataFolder } from './data-folder.ts';
import { storyDatabases } from './postgres.ts';
import { quickly } from './quick-pace.ts';
import { root } from './root.ts';
import { sharingCore } from './shared-workers.ts';
import { shippedTexts, shippedWard } from './shipped-ward.ts';
import { wardWith } from './ward-with.ts';

export { root };

const bot = {
  token: '7000000001:test-bot-token-of-the-simulator-only',
  id: 7_000_000_001,
  username: 'test_bot',
  firstName: 'Tin Phường',
};
/** How long a story waits for something to appear. */
const patienceMs = 90_000;

export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

const labelsOf = (message: SeenMessage): readonly string[] => message.buttons.flat().map((button) => button.label);

let nextNumber = 0;
/**
 * A drawn picture, different each time, just wide enough that no warning about small photos
 * appears: decoding time grows with the pixels.
 */
export const aPhoto = async (name = 'photo.jpg'): Promise<{ bytes: Uint8Array; name: string }> => {
  nextNumber += 1;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="240"><rect width="800" height="240" fill="hsl(${(nextNumber * 47) % 360} 60% 60%)"/><circle cx="${100 + ((nextNumber * 20) % 600)}" cy="120" r="90" fill="#fff"/></svg>`;
  return { name, bytes: new Uint8Array(await sharp(Buffer.from(svg)).jpeg().toBuffer()) };
};

/** Polls until `look` returns a value. @param what a description of the awaited thing for the error message */
export const eventually = async <Value>(
  what: string | (() => string),
  look: () => Value | null | undefined | Promise<Value | null | undefined>,
): Promise<Value> => {
  const end = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined) return found;
    if (Date.now() > end) throw new Error(`waited in vain: ${typeof what === 'string' ? what : what()}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
};

export interface Somebody {
  readonly id: number;
  readonly name: string;
  says(text: string): Promise<void>;
  sends(count: number, caption?: string): Promise<void>;
  /** Waits for a message from the bot that contains these words. @returns its text */
  sees(words: string): Promise<string>;
  /** Waits for a button with this label and presses the newest one. */
  chooses(label: string): Promise<string>;
  /** Presses the newest button with this label on the newest message that contains these words. */
  choosesOn(words: string, label: string): Promise<string>;
  /** Number of the bot's messages that contain these words at present. */
  count(words: string): number;
  /** The app's answer to the last press. */
  toast(queryId: string): Promise<string>;
  readonly world: TelegramWorld;
}

export interface WorldOptions {
  readonly mode?: 'polling' | 'webhook';
  readonly now?: Date;
  /** The simulated platform answers 429 when the bot sends too fast. */
  readonly isStrict?: boolean;
  /** Changes to the shipped ward's file. */
  readonly ward?: Partial<Ward>;
  /** Replaces the databases that stories use by default. */
  readonly databases?: DatabasePlaces;
}

export const openWorld = async (options: WorldOptions = {}) => {
  const dataDir = await newDataFolder();
  const start = options.now ?? new Date('2026-11-25T02:00:00Z');
  const began = performance.now();
  const movable = createMovableClock({ now: () => new Date(start.getTime() + Math.round(performance.now() - began)) });
  const telegram = createTelegramWorld({
    bot,
    clock: movable,
    ...(options.isStrict ? {} : { limits: false as const }),
  });
  const platform = Fastify({ forceCloseConnections: true });
  await platform.register(telegramServer({ world: telegram }));
  const apiRoot = await platform.listen({ host: '127.0.0.1', port: 0 });
  const ward = wardWith(shippedWard(), options.ward);
  const opened = await openCore({
    ...{ root, dataDir, clock: movable, reach: nowhere, wards: [ward] },
    texts: shippedTexts(),
    databases: options.databases ?? (await storyDatabases()),
  });
  const core = sharingCore(opened, dataDir);

  // The webhook registration needs the port in advance.
  const probe = Fastify();
  const publicUrl = await probe.listen({ host: '127.0.0.1', port: 0 });
  const mode = options.mode ?? 'polling';
  const reading = readConfig(
    {
      TELEGRAM_TOKEN: bot.token,
      TELEGRAM_API_ROOT: apiRoot,
      TELEGRAM_MODE: mode,
      ...(mode === 'webhook' ? { PUBLIC_URL: publicUrl } : {}),
      DEMO: '0',
    },
    [ward.id],
    channelFactories,
  );
  if (!reading.ok) throw new Error(reading.problems.join('; '));
  const system = await createSystem({
    dataDir,
    wards: [ward],
    clock: movable,
    log: silentLog,
    reach: nowhere,
    core,
    channels: options.isStrict ? reading.config.channels : quickly(reading.config.channels),
    publicUrl: mode === 'webhook' ? publicUrl : null,
    localUrl: () => publicUrl,
    // A worker does not run the timetable, so it runs only when the story calls for it, never at a minute of the real clock.
    role: 'worker',
  });
  // The port stays occupied until now, because other tests open ports at the same time.
  await probe.close();
  await system.app.listen({ host: '127.0.0.1', port: Number(new URL(publicUrl).port) });
  await system.start();
  await system.tick();
  const [runtime] = system.runtimes;
  if (!runtime) throw new Error('no runtime');
  let people = 0;
  const album = albumClock({ core, clock: movable, nudge: () => system.queue.nudge() });

  const somebody = (id: number, name: string): Somebody => {
    const chat = () => telegram.chat(id);
    const fromBot = () => chat().messages.filter((message) => message.isMine === false);
    const withWords = (words: string) => fromBot().filter((message) => message.text.includes(words));
    const pressOn = async (words: string | null, label: string): Promise<string> => {
      const message = await eventually(
        `${name} looks for the button "${label}"${words ? ` on "${words}"` : ''}; sees: ${fromBot()
          .slice(-3)
          .map((each) => `${each.text} [${labelsOf(each).join('|')}]`)
          .join(' ‖ ')}`,
        orAlbumOver(album, () =>
          fromBot()
            .filter(
              (each) =>
                (words === null || each.text.includes(words)) && labelsOf(each).some((text) => text.includes(label)),
            )
            .at(-1),
        ),
      );
      const { queryId } = telegram.press(id, message.messageId, label);
      await eventually(`the press of "${label}" is answered`, () => telegram.answerTo(queryId));
      return queryId;
    };
    return {
      id,
      name,
      world: telegram,
      says: async (text) => {
        await album.comes(1);
        telegram.sendText(id, text);
      },
      sends: async (count, caption) => {
        const photos = await Promise.all(Array.from({ length: count }, () => aPhoto()));
        await album.comes(count);
        telegram.sendPhotos(id, photos, caption);
      },
      sees: async (words) =>
        (
          await eventually(
            `${name} looks for "${words}"; sees: ${fromBot()
              .slice(-3)
              .map((each) => each.text)
              .join(' ‖ ')}`,
            orAlbumOver(album, () => withWords(words).at(-1)),
          )
        ).text,
      chooses: (label) => pressOn(null, label),
      choosesOn: pressOn,
      count: (words) => withWords(words).length,
      toast: async (queryId) =>
        (await eventually('an answer to the press', () => telegram.answerTo(queryId))).text ?? '',
    };
  };

  return {
    system,
    core,
    ward,
    telegram,
    clock: movable,
    dataDir,
    publicUrl,
    /** A person with a role, who has a chat with the bot and has accepted the undertaking. */
    person: async (name: string, role: Role, hasAccepted = true): Promise<Somebody> => {
      people += 1;
      const id = 5_200_000_000 + people;
      telegram.person({ id, firstName: name, hasStarted: true });
      await core.unitOfWork.run(ward.id, async (stores) => {
        const unit = runtime.openUnit(stores, 'test');
        const person = personId(unit.ids.next());
        if (role === 'citizen') return;
        await stores.people.insert({
          id: person,
          name,
          role,
          unit: null,
          status: 'active',
          locale: 'vi',
          noticedAt: null,
          createdAt: unit.now,
        });
        await stores.people.putAccount({
          channel: 'telegram',
          accountId: String(id),
          personId: person,
          conversation: String(id),
          displayName: name,
          lastUsedAt: unit.now,
          unreachableAt: null,
        });
        if (hasAccepted) await stores.people.accept(person, '1', unit.now);
      });
      return somebody(id, name);
    },
    submissions: (): Promise<readonly Submission[]> =>
      core.unitOfWork.run(ward.id, (stores) => stores.submissions.inStates(null, 1000)),
    eventually,
    article: async (words: string) =>
      eventually(`an article "${words}" on the portal`, async () => {
        const answer = await fetch(`${publicUrl}/api/v1/articles`);
        const { items } = (await answer.json()) as { items: { title: string; slug: string }[] };
        const found = items.find((item) => item.title.includes(words));
        if (!found) return null;
        const article = (await (await fetch(`${publicUrl}/api/v1/articles/${found.slug}`)).json()) as {
          title: string;
          html: string;
          photos: { sources: { url: string }[] }[];
          authors: string[];
          slug: string;
        };
        const page = await (await fetch(`${publicUrl}/tin/${found.slug}`)).text();
        return { ...article, page };
      }),
    inject: runtime,
    /** Closes the world. Fails if work is left, a delivery was given up, or a rule of the platform was broken. */
    close: async () => {
      // The program does not store whether a question's photo was ready when its message was sent;
      // it then follows Telegram's error (`telegram-send.test.ts`).
      const violations = telegram.violations.filter(({ detail }) => !/no text in the message to edit/u.test(detail));
      await system.stop(5_000);
      await platform.close();
      rmSync(dataDir, { recursive: true, force: true });
      expect(violations).toEqual([]);
    },
  };
};

export type World = Awaited<ReturnType<typeof openWorld>>;
