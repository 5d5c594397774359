/**
 * The people's side of the platform: what they write, send and see. The page with the phones and the tests use this
 * object; the bot reaches the same platform through `api`.
 */
import { createBotApi } from '../kernel/bot-api.ts';
import { faults } from './faults.ts';
import { pictureOf } from './fetch-photo.ts';
import { runMethod } from './methods.ts';
import { type ChatMessage, type MessageContent, type PayloadShape, type Picture, wordsIn } from './objects.ts';
import { type ChatState, createPlatform, idOf, type Platform, type ZaloBotWorldOptions } from './platform.ts';

/** The conversation: a group's, or the person's private chat by default. */
export interface Where {
  readonly chatId?: string;
}

/** A message as the phone's owner sees it. */
export interface SeenMessage {
  readonly messageId: string;
  readonly isMine: boolean;
  /** The author's name, as shown. */
  readonly author: string;
  readonly sentAt: Date;
  readonly kind: MessageContent['kind'];
  /** The text, a photo's caption, or a file's name. */
  readonly text: string;
  readonly photo: Picture | null;
}

export type ZaloBotPerson = ReturnType<typeof createPerson>;

export type ZaloBotWorld = ReturnType<typeof createZaloBotWorld>;

/** Creates the world. A person's id is derived from their key, so it is the same at each start. */
export function createZaloBotWorld(options: ZaloBotWorldOptions) {
  const platform = createPlatform(options);
  const people = new Map<string, ZaloBotPerson>();

  return {
    api: createBotApi({
      token: platform.account.token,
      script: platform.script,
      record: platform.record,
      run: (call) => runMethod(call, platform),
      unauthorized: faults.unauthorized,
      statusOf: () => 200,
    }),
    /** A person's photo by its name in the media path. */
    media: (name: string): Picture | null => platform.media.get(name) ?? null,
    /** @param key by default the name @throws Error if the person already exists */
    addPerson(name: string, key = name): ZaloBotPerson {
      if (people.has(key)) throw new Error(`There is a person "${key}" already`);
      const person = createPerson(platform, name, key);
      people.set(key, person);
      return person;
    },
    person: (key: string): ZaloBotPerson | null => people.get(key) ?? null,
    /** A group with the bot as a member; the bot sees messages that mention it by "@" and its display name. */
    addGroup(name: string, members: readonly ZaloBotPerson[]): { readonly chatId: string } {
      const chatId = idOf('group', platform.account.id, name);
      const keys = new Set(members.map(({ key }) => key));
      platform.chats.set(chatId, { id: chatId, chatType: 'GROUP', members: keys, messages: [] });
      return { chatId };
    },
    /** Sets the server's base address, without a trailing slash; photos sent from now on are below it. */
    serveMediaAt(root: string): void {
      platform.form.mediaRoot = root;
    },
    /** Sets the form of updates from now on. */
    useShape(shape: PayloadShape): void {
      platform.form.shape = shape;
    },
    /** Delivers a message once more. */
    redeliver(messageId: string): void {
      const known = [...platform.chats.values()].flatMap(({ messages }) => messages);
      const message = known.find((candidate) => candidate.messageId === messageId && candidate.from !== null);
      if (!message) throw new Error(`Nobody wrote message ${messageId}`);
      platform.queue.push(message);
    },
    /** Number of messages the bot has not fetched yet. */
    waiting: platform.queue.waiting,
    subscribe: platform.subscribe,
    /** Scripts a fault; returns a function that removes it. */
    fault: platform.script.add,
    calls: platform.record.calls,
    violations: platform.record.violations,
    /** Ends polls and webhook deliveries. */
    async close(): Promise<void> {
      platform.polling.end();
      await platform.webhook.close();
    },
  };
}

function createPerson(platform: Platform, name: string, key: string) {
  const ownId = idOf('person', platform.account.id, key);

  function place({ chatId }: Where = {}): ChatState {
    const id = chatId ?? ownId;
    const known = platform.chats.get(id);
    if (known?.members.has(key)) return known;
    if (chatId !== undefined) throw new Error(`${name} is not in the chat ${chatId}`);
    const chat: ChatState = { id, chatType: 'PRIVATE', members: new Set([key]), messages: [] };
    platform.chats.set(id, chat);
    return chat;
  }

  const send = (content: MessageContent, where?: Where): ChatMessage =>
    platform.post(place(where), { id: ownId, displayName: name }, content);

  return {
    /** Identifies the person in this world. */
    key,
    name,
    /** Account and private chat as the bot sees them; derived from the key, so the same at each start. */
    id: ownId,
    write(text: string, where?: Where): ChatMessage {
      if (text.trim() === '') throw new RangeError('A message needs words');
      return send({ kind: 'text', text }, where);
    },
    /** One JPEG or PNG; its bytes are served below the media root. @throws RangeError for other files */
    sendPhoto(bytes: Uint8Array, caption = '', where?: Where): ChatMessage {
      const picture = pictureOf(bytes);
      if (!picture) throw new RangeError('A photo is a JPEG or PNG');
      platform.media.set(picture.mediaName, picture);
      return send({ kind: 'photo', picture, caption }, where);
    },
    /** A document; bots receive "unsupported", without name or bytes. */
    sendFile: (fileName: string, where?: Where) => send({ kind: 'file', name: fileName }, where),
    sendVoice: (where?: Where) => send({ kind: 'voice' }, where),
    sendSticker: (sticker: string, where?: Where) => send({ kind: 'sticker', sticker }, where),
    /** All messages of the conversation, oldest first. */
    messages: (where?: Where): readonly SeenMessage[] =>
      place(where).messages.map((message) => seen(message, ownId, platform.account.displayName)),
  };
}

function seen({ messageId, from, sentAt, content }: ChatMessage, ownId: string, botName: string): SeenMessage {
  return {
    messageId,
    isMine: from?.id === ownId,
    author: from?.displayName ?? botName,
    sentAt,
    kind: content.kind,
    text: wordsIn(content),
    photo: content.kind === 'photo' ? content.picture : null,
  };
}
