/**
 * The people's side of the platform: what they type, send, press and see. The page with the phones and the tests use
 * this object; the bot reaches the same platform through `api`.
 */
import { createHash } from 'node:crypto';
import { createBotApi } from '../kernel/bot-api.ts';
import { dataOfButton } from '../kernel/seen.ts';
import { text } from './call.ts';
import type { CallbackAnswer } from './callbacks.ts';
import {
  captionContent,
  isGroup,
  type MessageContent,
  openChat,
  post,
  privateChat,
  replace,
  textContent,
} from './chats.ts';
import { faults } from './faults.ts';
import type { StoredFile } from './files.ts';
import { codePoints, maxCaption, typedText } from './formatted.ts';
import { runMethod } from './methods.ts';
import type { CallbackQuery, Update, User } from './objects.ts';
import { type ChatState, createPlatform, type FaultRule, type Platform, type PlatformOptions } from './platform.ts';
import { splitText } from './split-text.ts';
import { buttonsOf, type SeenChat, seenChat } from './view.ts';

const albumSize = 10;

export interface PersonDetails {
  readonly id: number;
  readonly firstName: string;
  readonly lastName?: string;
  /** Pressed Start in an earlier run of this process, so the bot may write to them. */
  readonly hasStarted?: boolean;
}

export interface FileToSend {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly mimeType?: string;
}

/** The conversation: a group's, or the person's private chat by default. */
export interface Where {
  readonly chatId?: number;
}

/** Ids of the sent messages; several if the app had to split the text. */
export interface SentMessages {
  readonly messageId: number;
  readonly messageIds: readonly number[];
}

export type TelegramWorld = ReturnType<typeof createTelegramWorld>;
export type TelegramWorldOptions = PlatformOptions;

/**
 * Creates the world. People act by their ids; an act that is not allowed is an Error for the caller, never a fault for
 * the bot.
 */
export function createTelegramWorld(options: TelegramWorldOptions) {
  const platform = createPlatform(options);
  const { account, queue, polling, webhook, pace, files, record, script } = platform;
  return {
    ...peopleOf(platform),
    ...typingOf(platform),
    ...pressingOf(platform),
    api: createBotApi({
      ...{ token: account.token, script, record },
      run: (call) => runMethod(call, platform),
      onScripted(call, { retryAfter }) {
        if (retryAfter !== undefined) pace.ban(Number(text(call, 'chat_id')) || null, retryAfter);
      },
      unauthorized: faults.unauthorized,
      statusOf: (answer) => (answer.ok ? 200 : answer.error_code),
    }),
    /** The file of a path returned by getFile. */
    download: (token: string, path: string): StoredFile | null => (token === account.token ? files.open(path) : null),
    /** A file shown by a message; null if it is unknown. */
    file: files.get,
    /** All updates so far, oldest first. */
    updates: (): readonly Update[] => queue.made(),
    /** Delivers an update again, byte for byte. */
    redeliver: queue.again,
    /** After a week without updates, the platform continues at a random id. */
    jumpToUpdateId: queue.jumpTo,
    subscribe: platform.subscribe,
    /** Scripts a fault; returns a function that removes it. */
    fault: (rule: FaultRule): (() => void) => script.add(rule),
    calls: record.calls,
    violations: record.violations,
    /** Ends polls and webhook deliveries. */
    async close(): Promise<void> {
      polling.end(null);
      await webhook.close();
    },
  };
}

/** People, their blocks, and what they see. */
function peopleOf(platform: Platform) {
  return {
    person({ id, firstName, lastName, hasStarted }: PersonDetails): void {
      const name = { first_name: firstName, ...(lastName === undefined ? {} : { last_name: lastName }) };
      platform.people.set(id, { user: { id, is_bot: false, ...name, language_code: 'vi' }, isDeactivated: false });
      if (hasStarted) chatState(platform, id).standing = 'open';
    },
    /** @param id negative; -100… is a supergroup */
    group({ id, title }: { readonly id: number; readonly title: string }): void {
      const type = String(id).startsWith('-100') ? 'supergroup' : 'group';
      openChat(platform, { id, title, type }).standing = 'open';
    },
    block: (personId: number): void => changeStanding(platform, personId, 'blocked'),
    unblock: (personId: number): void => changeStanding(platform, personId, 'open'),
    /** Permanently deletes the account. */
    deactivate(personId: number): void {
      const person = platform.people.get(personId);
      if (person) person.isDeactivated = true;
    },
    chat(personId: number, where?: Where): SeenChat {
      const { language_code: language = '' } = userOf(platform, personId);
      return seenChat(platform, chatState(platform, where?.chatId ?? personId), language, personId);
    },
  };
}

/** Acts of writing and sending. */
function typingOf(platform: Platform) {
  return {
    /** Presses Start, or follows a deep link. Also unblocks the bot. */
    start(personId: number, payload?: string): SentMessages {
      if (chatState(platform, personId).standing === 'blocked') changeStanding(platform, personId, 'open');
      return sendText(platform, personId, payload === undefined ? '/start' : `/start ${payload}`);
    },
    sendText: (personId: number, text: string, where?: Where): SentMessages =>
      sendText(platform, personId, text, where),
    /** One photo, or albums of up to ten. @param captioned index of the photo with the caption, from 0 */
    sendPhotos(
      personId: number,
      files: readonly FileToSend[],
      caption = '',
      where?: Where,
      captioned = 0,
    ): SentMessages {
      checkCaption(caption);
      const photos = files.map((file) => ({ photo: platform.files.addPhoto(file.bytes) }));
      if (photos.length === 0) throw new RangeError('A photo message needs a photo');
      const messages = photos.map((photo, index) => ({
        ...albumOf(platform, photos.length, index),
        ...photo,
        ...(index === captioned && captionContent(typedText(caption))),
      }));
      return send(platform, personId, messages, where);
    },
    sendDocument: (personId: number, file: FileToSend, caption = ''): SentMessages =>
      sendDocuments(platform, personId, [file], caption),
    /** Several documents form an album; the app puts the caption under the last. */
    sendDocuments: (personId: number, files: readonly FileToSend[], caption = ''): SentMessages =>
      sendDocuments(platform, personId, files, caption),
    /** Any other message content (sticker, voice, contact, forward_origin…), in the Bot API's form. */
    sendContent: (personId: number, content: Readonly<Record<string, unknown>>): SentMessages =>
      send(platform, personId, [content as MessageContent]),
    editText(personId: number, messageId: number, text: string): void {
      const state = chatState(platform, personId);
      const message = state.messages.get(messageId);
      if (message?.from.id !== personId) throw new Error(`Person ${personId} wrote no message ${messageId}`);
      const { entities: _entities, caption_entities: _captionEntities, ...rest } = message;
      const words = message.text === undefined ? captionContent(typedText(text)) : textContent(typedText(text));
      replace(platform, state, { ...rest, ...words, edit_date: platform.nowSeconds() });
    },
  };
}

/** Acts of pressing buttons. */
function pressingOf(platform: Platform) {
  const messageIn = (personId: number, messageId: number, where?: Where) =>
    chatState(platform, where?.chatId ?? personId).messages.get(messageId);
  /** What a modified app can send: data of no existing button, for a message that may be gone. */
  const forgePress = (personId: number, messageId: number, data: string, where?: Where) => {
    const { chat } = chatState(platform, where?.chatId ?? personId);
    const { queryId } = platform.callbacks.open({ personId, chatId: chat.id, messageId });
    const query: CallbackQuery = {
      id: queryId,
      from: userOf(platform, personId),
      message: messageIn(personId, messageId, where) ?? { chat, message_id: messageId, date: 0 },
      chat_instance: createHash('sha256').update(String(chat.id)).digest().readBigInt64BE(0).toString(),
      data,
    };
    platform.queue.push('callback_query', query, `callback:${personId}`, platform.nowSeconds());
    return { queryId };
  };
  return {
    /**
     * Presses a button by its data, its label, or part of its label.
     * @throws Error that lists the labels if there is none
     */
    press: (personId: number, messageId: number, button: string, where?: Where) =>
      forgePress(
        personId,
        messageId,
        dataOfButton([buttonsOf(messageIn(personId, messageId, where)).flat()], button),
        where,
      ),
    forgePress,
    answerTo: (queryId: string): CallbackAnswer | null => platform.callbacks.find(queryId)?.answer ?? null,
  };
}

function sendText(platform: Platform, personId: number, text: string, where?: Where): SentMessages {
  if (text.trim() === '') throw new RangeError('A message needs words');
  const parts = splitText(text).map((part) => textContent(typedText(part)));
  return send(platform, personId, parts, where);
}

function userOf(platform: Platform, personId: number): User {
  const person = platform.people.get(personId);
  if (!person) throw new Error(`There is no person ${personId}`);
  return person.user;
}

function chatState(platform: Platform, chatId: number): ChatState {
  const known = platform.chats.get(chatId);
  if (known) return known;
  if (chatId < 0) throw new Error(`There is no group ${chatId}`);
  return openChat(platform, privateChat(userOf(platform, chatId)));
}

/** An album is identified by the id of its first message; a single photo has none. */
function albumOf({ nextMessageId }: Platform, count: number, index: number): MessageContent {
  const first = index - (index % albumSize);
  return count - first < 2 ? {} : { media_group_id: `14${nextMessageId + first}` };
}

function sendDocuments(
  platform: Platform,
  personId: number,
  files: readonly FileToSend[],
  caption: string,
): SentMessages {
  checkCaption(caption);
  const messages = files.map(({ bytes, name, mimeType }, index) => ({
    ...albumOf(platform, files.length, index),
    document: platform.files.addDocument(bytes, name, mimeType ?? ''),
    ...(index === files.length - 1 && captionContent(typedText(caption))),
  }));
  return send(platform, personId, messages);
}

function send(platform: Platform, personId: number, contents: readonly MessageContent[], where?: Where): SentMessages {
  const state = chatState(platform, where?.chatId ?? personId);
  const { chat } = state;
  if (state.standing === 'blocked') throw new Error(`Person ${personId} has blocked the bot`);
  if (!isGroup(chat) && state.standing !== 'open') {
    state.standing = 'open';
    platform.announce({ kind: 'chat', chatId: chat.id });
  }
  const from = userOf(platform, personId);
  const date = platform.nowSeconds();
  const messageIds = contents.map((content) => post(platform, state, from, content, date).message_id);
  return { messageId: messageIds[0] ?? 0, messageIds };
}

function changeStanding(platform: Platform, personId: number, standing: 'blocked' | 'open'): void {
  const state = chatState(platform, personId);
  const { chat } = state;
  if (state.standing === standing) return;
  state.standing = standing;
  const blocked = { user: platform.user, status: 'kicked', until_date: 0 };
  const member = { user: platform.user, status: 'member' };
  const [before, after] = standing === 'blocked' ? [member, blocked] : [blocked, member];
  const date = platform.nowSeconds();
  const from = userOf(platform, personId);
  const content = { chat, from, date, old_chat_member: before, new_chat_member: after };
  platform.queue.push('my_chat_member', content, `member:${chat.id}`, date);
  platform.announce({ kind: 'chat', chatId: chat.id });
}

function checkCaption(caption: string): void {
  const length = codePoints(caption);
  if (length > maxCaption) throw new RangeError(`A caption of ${length} characters; the app allows ${maxCaption}`);
}
