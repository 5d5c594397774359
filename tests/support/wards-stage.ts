/**
 * Several wards of one installation, for stories about a day on which wards are merged: each ward has its own bot, people use the
 * same platform account with every bot, and the operator runs commands between two days.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { expect, vi } from 'vitest';
import { channelFactories } from '../../bots/index.ts';
import { telegramServer } from '../../bots/simulator/telegram/server.ts';
import { createTelegramWorld, type TelegramWorld } from '../../bots/simulator/telegram/world.ts';
import { createMovableClock } from '../../src/adapters/clock.ts';
import { readWards } from '../../src/adapters/ward-file.ts';
import { type Core, openCore } from '../../src/compose/core.ts';
import { createSystem } from '../../src/compose/system.ts';
import { readConfig } from '../../src/config.ts';
import { personId, wardId } from '../../src/domain/ids.ts';
import type { Role } from '../../src/domain/roles.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import { type AdminAnswer, admin } from './admin.ts';
import { type AlbumOver, albumClock, orAlbumOver } from './album-clock.ts';
import { newDataFolder } from './data-folder.ts';
import { storyDatabases } from './postgres.ts';
import { quickly } from './quick-pace.ts';
import { root } from './root.ts';
import { jobsUnderWay } from './rows.ts';
import { sharingCore } from './shared-workers.ts';
import { shippedTexts } from './shipped-ward.ts';
import { aPhoto, eventually, silentLog } from './world.ts';

/** The fields in which a ward's file differs from the shipped one. */
export interface StageWard {
  readonly slug: string;
  readonly code: string;
  readonly name: string;
  readonly domain: string;
}

/** A person with a phone, who has a chat with the bot of each ward. */
export interface Resident {
  readonly name: string;
  readonly account: number;
  /** Presses Start in the chat with this ward's bot. */
  begins(ward: string): void;
  says(ward: string, text: string): void;
  sends(ward: string, count: number, caption: string): Promise<void>;
  /** Waits for a message from this bot that contains these words. @returns its text */
  sees(ward: string, words: string): Promise<string>;
  choosesOn(ward: string, words: string, label: string): Promise<void>;
  /** The address in the newest message that contains these words. */
  link(ward: string, words: string): Promise<string>;
  /** All messages of this bot to the person, oldest first. */
  read(ward: string): readonly string[];
}

interface Bot {
  readonly telegram: TelegramWorld;
  readonly server: FastifyInstance;
  readonly env: Readonly<Record<string, string>>;
}

interface Running {
  readonly core: Core;
  readonly system: Awaited<ReturnType<typeof createSystem>>;
  readonly url: string;
  readonly album: AlbumOver;
}

/** @param start the time at which the first day begins */
export async function openWardsStage(start: Date) {
  const dataDir = await newDataFolder();
  const wardsDir = mkdtempSync(join(tmpdir(), 'wards-stage-'));
  const began = performance.now();
  const clock = createMovableClock({ now: () => new Date(start.getTime() + Math.round(performance.now() - began)) });
  const databases = await storyDatabases();
  const bots = new Map<string, Bot>();
  let running: Running | null = null;
  let people = 0;

  const now = (): Running => {
    if (!running) throw new Error('the program does not run');
    return running;
  };
  const botOf = (ward: string): Bot => {
    const found = bots.get(ward);
    if (!found) throw new Error(`${ward} has no bot`);
    return found;
  };

  /** Writes the ward's file and page texts, and creates its bot. */
  const layOut = async ({ slug, code, name, domain }: StageWard): Promise<void> => {
    const shipped = readFileSync(join(root, 'wards', 'dong-lac.yaml'), 'utf8');
    const own = shipped
      .replaceAll('Đồng Lạc', name)
      .replace(/^code: .*$/mu, `code: ${code}`)
      .replace(/^domains: .*$/mu, `domains: [${domain}]`);
    writeFileSync(join(wardsDir, `${slug}.yaml`), own);
    cpSync(join(root, 'wards', 'dong-lac'), join(wardsDir, slug), { recursive: true });
    const number = 7_100_000_000 + bots.size;
    const telegram = createTelegramWorld({
      ...{ clock, limits: false },
      bot: {
        token: `${number}:test-bot-token-of-the-simulator-only`,
        id: number,
        username: `bot_${number}`,
        firstName: name,
      },
    });
    const server = Fastify({ forceCloseConnections: true });
    await server.register(telegramServer({ world: telegram }));
    const api = await server.listen({ host: '127.0.0.1', port: 0 });
    const suffix = slug.replaceAll('-', '_').toUpperCase();
    const env = {
      [`TELEGRAM_TOKEN__${suffix}`]: `${number}:test-bot-token-of-the-simulator-only`,
      [`TELEGRAM_API_ROOT__${suffix}`]: api,
      [`TELEGRAM_MODE__${suffix}`]: 'polling',
    };
    bots.set(slug, { telegram, server, env });
  };

  /** Starts the program with the wards whose files exist. */
  const begin = async (): Promise<void> => {
    const wards = readWards(wardsDir);
    const opened = await openCore({
      ...{ root, dataDir, clock, reach: nowhere, wards, texts: shippedTexts(), databases },
    });
    const core = sharingCore(opened, dataDir);
    const probe = Fastify();
    const url = await probe.listen({ host: '127.0.0.1', port: 0 });
    const env = Object.assign({ DEMO: '0' }, ...wards.map(({ id }) => botOf(id).env));
    const reading = readConfig(
      env,
      wards.map(({ id }) => id),
      channelFactories,
    );
    if (!reading.ok) throw new Error(reading.problems.join('; '));
    const system = await createSystem({
      ...{ dataDir, wards, clock, log: silentLog, reach: nowhere, core, publicUrl: null, localUrl: () => url },
      // A worker does not run the timetable by itself; it runs only when the story calls for it.
      ...{ channels: quickly(reading.config.channels), role: 'worker' },
    });
    await probe.close();
    await system.app.listen({ host: '127.0.0.1', port: Number(new URL(url).port) });
    await system.start();
    await system.tick();
    running = { core, system, url, album: albumClock({ core, clock, nudge: () => system.queue.nudge() }) };
  };

  const end = async (): Promise<void> => {
    await running?.system.stop(5_000);
    running = null;
  };

  /** Runs an operator's command while the program is stopped, with the story's time as the system time. */
  const types = async (...words: readonly string[]): Promise<AdminAnswer> => {
    const places = databases ? { DATABASE_URL: databases.core, PORTAL_DATABASE_URL: databases.portal } : {};
    vi.useFakeTimers({ toFake: ['Date'], now: clock.now() });
    try {
      const answer = await admin({ DATA_DIR: dataDir, WARDS_DIR: wardsDir, ...places }, ...words);
      if (answer.status !== 0) throw new Error(answer.stderr);
      return answer;
    } finally {
      vi.useRealTimers();
    }
  };

  const residentOf = (name: string, account: number): Resident => {
    const shown = (ward: string) =>
      botOf(ward)
        .telegram.chat(account)
        .messages.filter(({ isMine }) => !isMine);
    const find = <Found>(ward: string, what: string, look: () => Found | undefined): Promise<Found> =>
      eventually(
        () =>
          `${name} looks for ${what}; sees: ${shown(ward)
            .slice(-3)
            .map(
              ({ text, buttons }) =>
                `${text} [${buttons
                  .flat()
                  .map(({ label }) => label)
                  .join('|')}]`,
            )
            .join(' ‖ ')}`,
        orAlbumOver(now().album, look),
      );
    return {
      name,
      account,
      begins: (ward) => void botOf(ward).telegram.start(account),
      says: (ward, text) => void botOf(ward).telegram.sendText(account, text),
      sends: async (ward, count, caption) => {
        const photos = await Promise.all(Array.from({ length: count }, () => aPhoto()));
        await now().album.comes(count);
        botOf(ward).telegram.sendPhotos(account, photos, caption);
      },
      sees: async (ward, words) =>
        (await find(ward, `"${words}"`, () => shown(ward).findLast(({ text }) => text.includes(words)))).text,
      choosesOn: async (ward, words, label) => {
        const message = await find(ward, `"${label}" on "${words}"`, () =>
          shown(ward).findLast(
            ({ text, buttons }) => text.includes(words) && buttons.flat().some((each) => each.label.includes(label)),
          ),
        );
        botOf(ward).telegram.press(account, message.messageId, label);
      },
      link: async (ward, words) => {
        const message = await find(ward, `an address on "${words}"`, () =>
          shown(ward).findLast(
            ({ text, buttons }) => text.includes(words) && buttons.flat().some((each) => 'url' in each && each.url),
          ),
        );
        const [address] = message.buttons
          .flat()
          .flatMap((each) => ('url' in each && each.url ? [String(each.url)] : []));
        return address ?? '';
      },
      read: (ward) =>
        shown(ward).map(({ text, buttons }) => [text, ...buttons.flat().map(({ label }) => `[${label}]`)].join(' ')),
    };
  };

  /** A person with a Telegram account, which is the same for every bot. */
  const stranger = (name: string): Resident => {
    people += 1;
    const account = 5_400_000_000 + people;
    for (const { telegram } of bots.values()) telegram.person({ id: account, firstName: name });
    return residentOf(name, account);
  };

  /** Gives a person a role in a ward, as an accepted invitation does. */
  const appoint = async (ward: string, who: Resident, role: Role): Promise<void> => {
    botOf(ward).telegram.person({ id: who.account, firstName: who.name, hasStarted: true });
    const runtime = now().system.runtimes.find(({ ward: { id } }) => id === ward);
    if (!runtime) throw new Error(`${ward} does not run`);
    await now().core.unitOfWork.run(wardId(ward), async (stores) => {
      const unit = runtime.openUnit(stores, `test:${who.account}`);
      const id = personId(unit.ids.next());
      await stores.people.insert({
        ...{ id, name: who.name, role, unit: 'khối 1', status: 'active', locale: 'vi' },
        ...{ noticedAt: unit.now, createdAt: unit.now },
      });
      await stores.people.putAccount({
        ...{ channel: 'telegram', accountId: String(who.account), personId: id, conversation: String(who.account) },
        ...{ displayName: who.name, lastUsedAt: unit.now, unreachableAt: null },
      });
      await stores.people.accept(id, '1', unit.now);
    });
  };

  return {
    /** Creates the person at the bot of a ward that was added later, so that they can write to it. */
    knows: (ward: string, who: Resident): void => botOf(ward).telegram.person({ id: who.account, firstName: who.name }),
    ...{ clock, dataDir, wardsDir, layOut, begin, end, types, stranger, appoint, eventually },
    core: () => now().core,
    url: () => now().url,
    /** Waits until no job is running, advances the clock, and runs what is due by the timetable. */
    pass: async (ms: number): Promise<void> => {
      const { core, system } = now();
      await eventually('nothing to be under way', async () =>
        (await jobsUnderWay(core, clock.now().getTime())).length === 0 ? true : null,
      );
      clock.advance(ms);
      await system.tick();
    },
    close: async (): Promise<void> => {
      await end();
      const violations = [...bots.values()].flatMap(({ telegram }) => telegram.violations);
      for (const { server } of bots.values()) await server.close();
      for (const folder of [dataDir, wardsDir]) rmSync(folder, { recursive: true, force: true });
      expect(violations).toEqual([]);
    },
  };
}

export type WardsStage = Awaited<ReturnType<typeof openWardsStage>>;
