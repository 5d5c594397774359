/**
 * The people's side of the platform: what they type, send, press and see. The page with the phones and the tests hold
 * this object; bots reach the same platform through `api`.
 */
import { createBotApi } from '../kernel/bot-api.ts';
import { text } from './call.ts';
import type { CallbackAnswer } from './callbacks.ts';
import { isGroup, openChat, privateChat } from './chat-access.ts';
import type { FaultRule } from './fault-script.ts';
import { faults } from './faults.ts';
import type { StoredFile } from './files.ts';
import { codePoints, maxCaption, typedText } from './formatted.ts';
import { runMethod } from './methods/index.ts';
import type { Chat, Update, User } from './objects.ts';
import {
  type BotState,
  type ChatState,
  createPlatform,
  type Platform,
  type PlatformOptions,
  type WorldChange,
} from './platform.ts';
import { captionContent, type MessageContent, post, quoted, replace, textContent } from './post.ts';
import { findButton, pressButton } from './pressing.ts';
import { splitText } from './split-text.ts';
import { type SeenChat, seenChat } from './view.ts';

const albumSize = 10;

export interface PersonDetails {
  readonly id: number;
  readonly firstName: string;
  readonly lastName?: string;
  readonly username?: string;
  readonly languageCode?: string;
  /** Pressed Start in an earlier life of this process: every bot may write to them. */
  readonly hasStarted?: boolean;
}

export interface GroupDetails {
  /** Negative; -100… is a supergroup. */
  readonly id: number;
  readonly title: string;
  readonly memberIds: readonly number[];
}

export interface FileToSend {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly mimeType?: string;
}

/** Which conversation is meant; by default the person's private chat with the first bot. */
export interface Where {
  readonly botId?: number;
  readonly chatId?: number;
  readonly replyTo?: number;
}

/** The numbers of what was sent: several when the app had to split. */
export interface SentMessages {
  readonly messageId: number;
  readonly messageIds: readonly number[];
}

export type TelegramWorld = ReturnType<typeof createTelegramWorld>;
export type TelegramWorldOptions = PlatformOptions;

export function createTelegramWorld(options: TelegramWorldOptions) {
  const platform = createPlatform(options);

  const world = {
    ...peopleOf(platform),
    ...typingOf(platform),
    ...pressingOf(platform),
    ...updatesOf(platform),
    api: createBotApi({
      bots: platform.bots,
      script: platform.script,
      record: platform.record,
      run: (bot, call) => runMethod(call, { platform, bot }),
      onScripted(bot, call, { retryAfter }) {
        if (retryAfter !== undefined) bot.pace.ban(Number(text(call, 'chat_id')) || null, retryAfter);
      },
      unauthorized: faults.unauthorized,
      statusOf: (answer) => (answer.ok ? 200 : answer.error_code),
    }),
    /** A file behind a path that getFile gave. */
    download(token: string, path: string): StoredFile | null {
      const bot = world.api.botOf(token);
      return bot && platform.files.open(bot.account.id, path);
    },
    subscribe: (listener: (change: WorldChange) => void): (() => void) => platform.subscribe(listener),
    /** Scripts a misfortune; returns how to take it back. */
    fault: (rule: FaultRule): (() => void) => platform.script.add(rule),
    calls: platform.record.calls,
    violations: platform.record.violations,
    /** Ends polls and webhook deliveries. */
    async close(): Promise<void> {
      for (const bot of platform.bots.values()) bot.polling.end(null);
      await Promise.all([...platform.bots.values()].map((bot) => bot.webhook.close()));
    },
  };
  return world;
}

/** Who is there, who blocks, and what they see. */
function peopleOf(platform: Platform) {
  return {
    person({ id, firstName, lastName, username, languageCode, hasStarted }: PersonDetails): void {
      const user: User = {
        id,
        is_bot: false,
        first_name: firstName,
        ...(lastName === undefined ? {} : { last_name: lastName }),
        ...(username === undefined ? {} : { username }),
        language_code: languageCode ?? 'vi',
      };
      platform.people.set(id, { user, isDeactivated: false });
      if (!hasStarted) return;
      for (const bot of platform.bots.values()) chatState(platform, bot, id).standing = 'open';
    },
    group({ id, title, memberIds }: GroupDetails, where?: Pick<Where, 'botId'>): void {
      const chat: Chat = { id, title, type: String(id).startsWith('-100') ? 'supergroup' : 'group' };
      const state = openChat(botOf(platform, where), chat);
      state.standing = 'open';
      for (const memberId of memberIds) state.memberIds.add(memberId);
    },
    block: (personId: number, where?: Where): void => changeStanding(platform, personId, 'blocked', where),
    unblock: (personId: number, where?: Where): void => changeStanding(platform, personId, 'open', where),
    /** The account is gone for good. */
    deactivate(personId: number): void {
      const person = platform.people.get(personId);
      if (person) person.isDeactivated = true;
    },
    chat(personId: number, where?: Where): SeenChat {
      const { bot, state } = place(platform, personId, where);
      return seenChat(bot, state, userOf(platform, personId).language_code ?? '', personId);
    },
    /** Bytes of a file that a message shows; null when it is unknown. */
    file(fileId: string, where?: Pick<Where, 'botId'>): StoredFile | null {
      try {
        return platform.files.get(botOf(platform, where).account.id, fileId);
      } catch {
        return null;
      }
    },
  };
}

/** What people write and send. */
function typingOf(platform: Platform) {
  return {
    /** Presses Start, or follows a deep link. Unblocks. */
    start(personId: number, payload?: string, where?: Where): SentMessages {
      const { state } = place(platform, personId, where);
      if (state.standing === 'blocked') changeStanding(platform, personId, 'open', where);
      return sendText(platform, personId, payload === undefined ? '/start' : `/start ${payload}`, where);
    },
    sendText: (personId: number, text: string, where?: Where): SentMessages =>
      sendText(platform, personId, text, where),
    /** One photo, or albums of up to ten with the caption on the first item. */
    sendPhotos(personId: number, files: readonly FileToSend[], caption = '', where?: Where): SentMessages {
      checkCaption(caption);
      const { bot } = place(platform, personId, where);
      const photos = files.map((file) => ({ photo: platform.files.addPhoto(bot.account.id, file.bytes) }));
      const items = photos.map((photo, index) => ({ ...albumOf(bot, photos.length, index), ...photo }));
      const [first, ...rest] = items;
      if (!first) throw new RangeError('A photo message needs a photo');
      return send(platform, personId, [{ ...first, ...captionContent(typedText(caption)) }, ...rest], where);
    },
    sendDocument(personId: number, { bytes, name, mimeType }: FileToSend, caption = '', where?: Where): SentMessages {
      checkCaption(caption);
      const { bot } = place(platform, personId, where);
      const document = platform.files.addDocument(bot.account.id, bytes, name, mimeType ?? '');
      return send(platform, personId, [{ document, ...captionContent(typedText(caption)) }], where);
    },
    /** Anything else that a message may hold (sticker, voice, contact, forward_origin…), as the Bot API names it. */
    sendContent: (personId: number, content: Readonly<Record<string, unknown>>, where?: Where): SentMessages =>
      send(platform, personId, [content as MessageContent], where),
    editText(personId: number, messageId: number, text: string, where?: Where): void {
      const { bot, state } = place(platform, personId, where);
      const message = state.messages.get(messageId);
      if (message?.from.id !== personId) throw new Error(`Person ${personId} wrote no message ${messageId}`);
      const { entities: _entities, caption_entities: _captionEntities, ...rest } = message;
      const words = message.text === undefined ? captionContent(typedText(text)) : textContent(typedText(text));
      replace(platform, bot, state, { ...rest, ...words, edit_date: platform.nowSeconds() });
    },
  };
}

/** What people press. */
function pressingOf(platform: Platform) {
  return {
    /** Presses a button by its data, its label, or words of its label. @throws Error with the labels when there is none */
    press(personId: number, messageId: number, button: string, where?: Where): { readonly queryId: string } {
      const { bot, state } = place(platform, personId, where);
      const data = findButton(state.messages.get(messageId), button);
      return pressButton(platform, bot, state, userOf(platform, personId), messageId, data);
    },
    /** What a changed app can send: data that no button carries, about a message that may be gone. */
    forgePress(personId: number, messageId: number, data: string, where?: Where): { readonly queryId: string } {
      const { bot, state } = place(platform, personId, where);
      return pressButton(platform, bot, state, userOf(platform, personId), messageId, data);
    },
    answerTo: (queryId: string): CallbackAnswer | null => platform.callbacks.find(queryId)?.answer ?? null,
  };
}

/** What becomes of updates. */
function updatesOf(platform: Platform) {
  return {
    /** All updates made so far, oldest first. */
    updates: (where?: Pick<Where, 'botId'>): readonly Update[] => botOf(platform, where).queue.made(),
    /** Delivers an update once more, byte for byte. */
    redeliver: (updateId: number, where?: Pick<Where, 'botId'>): void => botOf(platform, where).queue.again(updateId),
    /** After a week of silence the platform goes on from a random number. */
    jumpToUpdateId: (updateId: number, where?: Pick<Where, 'botId'>): void =>
      botOf(platform, where).queue.jumpTo(updateId),
  };
}

function sendText(platform: Platform, personId: number, text: string, where: Where | undefined): SentMessages {
  if (text.trim() === '') throw new RangeError('A message needs words');
  const parts = splitText(text).map((part) => textContent(typedText(part)));
  return send(platform, personId, parts, where);
}

function botOf(platform: Platform, where: Pick<Where, 'botId'> | undefined): BotState {
  const bot = where?.botId === undefined ? [...platform.bots.values()][0] : platform.bots.get(where.botId);
  if (!bot) throw new Error(`There is no bot ${where?.botId ?? ''}`);
  return bot;
}

function userOf(platform: Platform, personId: number): User {
  const person = platform.people.get(personId);
  if (!person) throw new Error(`There is no person ${personId}`);
  return person.user;
}

function chatState(platform: Platform, bot: BotState, chatId: number): ChatState {
  const known = bot.chats.get(chatId);
  if (known) return known;
  if (chatId < 0) throw new Error(`There is no group ${chatId}`);
  return openChat(bot, privateChat(userOf(platform, chatId)));
}

function place(platform: Platform, personId: number, where: Where | undefined): { bot: BotState; state: ChatState } {
  const bot = botOf(platform, where);
  return { bot, state: chatState(platform, bot, where?.chatId ?? userOf(platform, personId).id) };
}

/** An album is known by the number of its first message; a photo alone is in none. */
function albumOf(bot: BotState, count: number, index: number): MessageContent {
  const first = index - (index % albumSize);
  return count - first < 2 ? {} : { media_group_id: `14${bot.nextMessageId + first}` };
}

function send(
  platform: Platform,
  personId: number,
  contents: readonly MessageContent[],
  where: Where | undefined,
): SentMessages {
  const { bot, state } = place(platform, personId, where);
  if (state.standing === 'blocked') throw new Error(`Person ${personId} has blocked the bot`);
  if (!isGroup(state.chat) && state.standing !== 'open') {
    state.standing = 'open';
    platform.announce({ kind: 'chat', botId: bot.account.id, chatId: state.chat.id });
  }
  const target = where?.replyTo === undefined ? undefined : state.messages.get(where.replyTo);
  const reply = target ? { reply_to_message: quoted(target) } : {};
  const date = platform.nowSeconds();
  const messageIds = contents.map(
    (content) => post(platform, bot, state, userOf(platform, personId), { ...content, ...reply }, date).message_id,
  );
  return { messageId: messageIds[0] ?? 0, messageIds };
}

function changeStanding(
  platform: Platform,
  personId: number,
  standing: 'blocked' | 'open',
  where: Where | undefined,
): void {
  const { bot, state } = place(platform, personId, where);
  if (state.standing === standing) return;
  state.standing = standing;
  const blocked = { user: bot.user, status: 'kicked', until_date: 0 };
  const member = { user: bot.user, status: 'member' };
  const date = platform.nowSeconds();
  const content = {
    chat: state.chat,
    from: userOf(platform, personId),
    date,
    old_chat_member: standing === 'blocked' ? member : blocked,
    new_chat_member: standing === 'blocked' ? blocked : member,
  };
  bot.queue.push('my_chat_member', content, `member:${state.chat.id}`, date);
  platform.announce({ kind: 'chat', botId: bot.account.id, chatId: state.chat.id });
}

function checkCaption(caption: string): void {
  const length = codePoints(caption);
  if (length > maxCaption) throw new RangeError(`A caption of ${length} characters; the app allows ${maxCaption}`);
}
