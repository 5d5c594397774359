/** Simulated phones, each on one platform: what people do with them and see on them, through the platform's own simulator. */
import Fastify, { type FastifyInstance } from 'fastify';
import { telegramServer } from '../../bots/simulator/telegram/server.ts';
import { createTelegramWorld } from '../../bots/simulator/telegram/world.ts';
import { zaloBotServer } from '../../bots/simulator/zalo-bot/server.ts';
import { createZaloBotWorld, type ZaloBotWorld } from '../../bots/simulator/zalo-bot/world.ts';
import { zaloOaServer } from '../../bots/simulator/zalo-oa/server.ts';
import { createZaloOaWorld, type ZaloOaWorld } from '../../bots/simulator/zalo-oa/world.ts';
import type { MovableClock } from '../../src/ports/clock.ts';
import { openWebPhones } from './web-phone.ts';

export type PlatformName = 'telegram' | 'zalo-oa' | 'zalo-bot' | 'web';

export interface Shown {
  readonly id: string;
  readonly text: string;
  /** Labels of the buttons. */
  readonly buttons: readonly string[];
  readonly links: readonly string[];
  /** Names of the documents. */
  readonly files: readonly string[];
  readonly hasPicture?: boolean;
  /** The document's bytes, if the chat carries them. */
  readonly bytes?: Uint8Array | undefined;
}

export interface Phone {
  /** The account id as the product stores it. */
  readonly accountId: string;
  /** Sends the person's first message, on platforms where a bot may only reply. */
  begin?(): void;
  write(text: string): void;
  /** @param captioned index of the photo that has the caption, from 0 */
  photos(
    files: readonly { readonly bytes: Uint8Array; readonly name: string }[],
    caption?: string,
    captioned?: number,
  ): void;
  file(bytes: Uint8Array, name: string): void;
  /** Sends all files at once, as an album where the platform has albums. @param caption if a document can have one */
  papers?(files: readonly { readonly bytes: Uint8Array; readonly name: string }[], caption?: string): void;
  /** Sends a message without text. The web page has no such messages. */
  wordless?(what: 'sticker' | 'voice'): void;
  /** Messages of the bot, oldest first. */
  seen(): readonly Shown[];
  /** Chooses this label on this message as a person does: by a press, a number or a code. */
  choose(message: Shown, label: string): void;
}

export interface Phones {
  readonly channel: PlatformName;
  /** The platform's simulator, for faults that only the platform can cause: lost answers, revoked permission. */
  readonly oa?: ZaloOaWorld;
  readonly bot?: ZaloBotWorld;
  /** Environment variables that point the product to the simulator. */
  env(): Readonly<Record<string, string>>;
  add(name: string): Phone;
  /** The platform's rules that the product broke. */
  violations(): readonly { readonly rule: string }[];
  /** Registers the webhook, as an operator does in the platform's console. Call it after the product listens. */
  connect(publicUrl: string): Promise<void>;
  close(): Promise<void>;
}

const listen = async (app: FastifyInstance): Promise<string> => app.listen({ host: '127.0.0.1', port: 0 });

const bot = {
  token: '7000000001:test-bot-token-of-the-simulator-only',
  id: 7_000_000_001,
  username: 'test_bot',
  firstName: 'Tin Phường',
};

const addresses = (text: string): readonly string[] => text.match(/https?:\/\/\S+/gu) ?? [];

const telegramPhones = async (clock: MovableClock): Promise<Phones> => {
  const world = createTelegramWorld({ bot, clock, limits: false });
  const server = Fastify({ forceCloseConnections: true });
  await server.register(telegramServer({ world }));
  const root = await listen(server);
  let next = 5_300_000_000;
  return {
    channel: 'telegram',
    env: () => ({ TELEGRAM_TOKEN: bot.token, TELEGRAM_API_ROOT: root, TELEGRAM_MODE: 'polling' }),
    add: (name) => {
      next += 1;
      const id = next;
      world.person({ id, firstName: name, hasStarted: true });
      return {
        accountId: String(id),
        write: (text) => void world.sendText(id, text),
        photos: (files, caption, captioned) => void world.sendPhotos(id, [...files], caption, undefined, captioned),
        file: (bytes, fileName) => void world.sendDocument(id, { bytes, name: fileName }),
        papers: (files, caption) => void world.sendDocuments(id, files, caption),
        wordless: (what) => {
          const file = { file_id: 'x', file_unique_id: 'x' };
          const content =
            what === 'sticker' ? { sticker: { ...file, width: 1, height: 1 } } : { voice: { ...file, duration: 3 } };
          world.sendContent(id, content);
        },
        seen: () =>
          world
            .chat(id)
            .messages.filter((message) => !message.isMine)
            .map((message) => ({
              id: String(message.messageId),
              text: message.text,
              buttons: message.buttons
                .flat()
                .flatMap((button) => ('url' in button && button.url ? [] : [button.label])),
              links: [
                ...message.buttons
                  .flat()
                  .flatMap((button) => ('url' in button && button.url ? [String(button.url)] : [])),
                ...addresses(message.text),
              ],
              files: message.document ? [message.document.name] : [],
              hasPicture: message.photo !== null,
              bytes: message.document ? world.file(message.document.fileId)?.bytes : undefined,
            })),
        choose: (message, label) => void world.press(id, Number(message.id), label),
      };
    },
    violations: () => world.violations,
    connect: async () => undefined,
    close: () => server.close(),
  };
};

/** Finds the text to type for a label: the list contains lines such as "3. Gửi bài" and "D 0042 – Duyệt đăng". */
const typedFor = (text: string, label: string): string | null => {
  for (const line of text.split('\n').reverse()) {
    const found = /^(?:(\d{1,2})\. (.+)|([A-Z] (?:[A-Z]{2}-\d{4}-)?\d{4}(?: \d)?) – (.+))$/u.exec(line.trim());
    if ((found?.[2] ?? found?.[4] ?? '').includes(label)) return found?.[1] ?? found?.[3] ?? null;
  }
  return null;
};
const labelsIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .flatMap((line) => /^(?:\d{1,2}\. |[A-Z] (?:[A-Z]{2}-\d{4}-)?\d{4}(?: \d)? – )(.+)$/u.exec(line.trim())?.[1] ?? []);

const zaloOaPhones = async (clock: MovableClock): Promise<Phones> => {
  // The response time of the webhook is measured by bench/zalo-hook.ts; a busy machine must not fail a story.
  const world = createZaloOaWorld({ now: () => clock.now(), answerWithinMs: 15_000 });
  const server = Fastify({ forceCloseConnections: true });
  await server.register(zaloOaServer({ world }));
  const root = await listen(server);
  const first = world.issuePair();
  return {
    channel: 'zalo-oa',
    oa: world,
    env: () => ({
      ZALO_OA_APP_ID: world.account.appId,
      ZALO_OA_APP_SECRET: world.account.appSecret,
      ZALO_OA_SECRET_KEY: world.account.secretKey,
      ZALO_OA_REFRESH_TOKEN: first.refreshToken,
      ZALO_OA_API_ROOT: root,
      ZALO_OAUTH_ROOT: root,
      ZALO_MEDIA_HOSTS: '127.0.0.1',
    }),
    add: (name) => {
      const person = world.addPerson(name, { hasWritten: true });
      return {
        accountId: person.id,
        write: (text) => void person.write(text),
        photos: (files, caption, captioned = 0) => void person.sendPhotos([...files], caption, { captioned }),
        file: (bytes, fileName) => void person.sendFile({ bytes, name: fileName }),
        papers: (files) => {
          for (const file of files) person.sendFile(file);
        },
        wordless: (what) =>
          void person.send(what === 'sticker' ? 'user_send_sticker' : 'user_send_audio', {
            attachments: [
              { type: what === 'sticker' ? 'sticker' : 'audio', payload: { id: 'x', url: 'http://127.0.0.1/x' } },
            ],
          }),
        seen: () =>
          person.received().map((message) => ({
            id: message.messageId,
            text: message.text,
            buttons: [
              ...message.buttons.flatMap(({ label, data }) => (data === null ? [] : [label])),
              ...labelsIn(message.text),
            ],
            links: [...message.buttons.flatMap(({ url }) => url ?? []), ...addresses(message.text)],
            files: message.document ? [message.document.name] : [],
            hasPicture: message.photo !== null,
          })),
        choose: (message, label) => {
          const button = message.buttons.find((each) => each.includes(label));
          const typed = typedFor(message.text, label);
          if (typed === null && button) person.press(button, message.id);
          else person.write(typed ?? label);
        },
      };
    },
    violations: () => world.violations,
    connect: async (publicUrl) => world.setWebhook(`${publicUrl}/hooks/zalo-oa/dong-lac`),
    close: async () => {
      await world.close();
      await server.close();
    },
  };
};

const zaloBotAccount = {
  token: '1459000000000000001:zalo-bot-token-of-the-simulator-only',
  id: '1459000000000000001',
  accountName: 'bot.AbCdEfGhI',
  displayName: 'Bot Tin Phường',
};

const zaloBotPhones = async (clock: MovableClock): Promise<Phones> => {
  const world = createZaloBotWorld({ bot: zaloBotAccount, now: () => clock.now() });
  const server = Fastify({ forceCloseConnections: true });
  await server.register(zaloBotServer(world));
  const root = await listen(server);
  world.serveMediaAt(root);
  return {
    channel: 'zalo-bot',
    bot: world,
    env: () => ({
      ZALO_BOT_TOKEN: zaloBotAccount.token,
      ZALO_BOT_API_ROOT: root,
      ZALO_BOT_MODE: 'polling',
      ZALO_MEDIA_HOSTS: '127.0.0.1',
    }),
    add: (name) => {
      const person = world.addPerson(name);
      return {
        accountId: person.id,
        begin: () => void person.write('Xin chào'),
        write: (text) => void person.write(text),
        photos: (files, caption, captioned = 0) => {
          for (const [at, file] of files.entries())
            person.sendPhoto(file.bytes, at === captioned ? caption : undefined);
        },
        file: (_bytes, fileName) => void person.sendFile(fileName),
        wordless: (what) => void (what === 'sticker' ? person.sendSticker('x') : person.sendVoice()),
        seen: () =>
          person
            .messages()
            .filter((message) => !message.isMine)
            .map(({ messageId, text, photo }) => ({
              id: messageId,
              text,
              buttons: labelsIn(text),
              links: addresses(text),
              files: [],
              hasPicture: photo !== null,
            })),
        choose: (message, label) => {
          const typed = typedFor(message.text, label);
          if (typed === null) throw new Error(`no "${label}" in: ${message.text}`);
          person.write(typed);
        },
      };
    },
    violations: () => world.violations,
    connect: async () => undefined,
    close: async () => {
      await world.close();
      await server.close();
    },
  };
};

export const openPhones = {
  telegram: telegramPhones,
  'zalo-oa': zaloOaPhones,
  'zalo-bot': zaloBotPhones,
  web: openWebPhones,
} as const;
