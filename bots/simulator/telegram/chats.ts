/**
 * Chats and new messages in them: finding a call's chat, checking whether and how fast the bot may write, and notifying
 * subscribers.
 */
import { faults } from './faults.ts';
import type { FormattedText } from './html.ts';
import type { Chat, Message, UpdateKind, User } from './objects.ts';
import type { ChatState, Platform, WorldChange } from './platform.ts';

export type MessageContent = Partial<Omit<Message, 'message_id' | 'from' | 'chat' | 'date'>>;

/** The chat of a call's `chat_id`. @throws ApiFault "chat not found" and similar */
export function findChat(platform: Platform, chatId: string): ChatState {
  if (chatId === '') throw faults.chatIdEmpty();
  const id = /^-?\d+$/.test(chatId) ? Number(chatId) : Number.NaN;
  const known = platform.chats.get(id);
  if (known) return known;
  const person = platform.people.get(id);
  if (!person) throw faults.chatNotFound();
  return openChat(platform, privateChat(person.user));
}

/** Creates a chat without messages. */
export function openChat(platform: Platform, chat: Chat): ChatState {
  const state: ChatState = { chat, standing: 'stranger', messages: new Map() };
  platform.chats.set(chat.id, state);
  return state;
}

/** A person's chat with the bot has the person's id. */
export const privateChat = ({ id, first_name, last_name }: User): Chat => ({
  ...{ id, first_name, type: 'private' },
  ...(last_name === undefined ? {} : { last_name }),
});

/** Groups have other rate limits, and privacy mode. */
export const isGroup = (chat: Chat): boolean => chat.type !== 'private';

/** @throws ApiFault 403 */
export function checkMayWrite(platform: Platform, { chat, standing }: ChatState): void {
  if (platform.people.get(chat.id)?.isDeactivated) throw faults.deactivated();
  if (standing === 'stranger') throw faults.cannotInitiate();
  if (standing === 'blocked') throw faults.blocked();
}

/** Checks the rate limits; a call during a required wait is a violation. @throws ApiFault 429 */
export function checkPace(platform: Platform, { chat }: ChatState, messages: number): void {
  const verdict = platform.pace.ask(chat.id, isGroup(chat), messages);
  if (verdict.kind === 'go') return;
  if (verdict.wasToldToWait) {
    const detail = `chat ${chat.id}: called again before the wait was over, ${verdict.retryAfter} s are left`;
    platform.record.violation({ rule: 'calledDuringRetryAfter', detail });
  }
  throw faults.tooMany(verdict.retryAfter);
}

/** The content of a message; entities are left out if there are none. */
export const textContent = ({ text, entities }: FormattedText): MessageContent => ({
  text,
  ...(entities.length > 0 ? { entities } : {}),
});

/** The same for a caption; an empty one is left out. */
export const captionContent = ({ text, entities }: FormattedText): MessageContent =>
  text === '' ? {} : { caption: text, ...(entities.length > 0 ? { caption_entities: entities } : {}) };

/** A new message of the bot or of a person. */
export function post(
  platform: Platform,
  state: ChatState,
  from: User,
  content: MessageContent,
  date = platform.nowSeconds(),
): Message {
  const message: Message = { message_id: platform.nextMessageId++, from, chat: state.chat, date, ...content };
  return put(platform, state, message, 'message', 'message');
}

/** Replaces a message by its new version, which keeps its id and date. */
export const replace = (platform: Platform, state: ChatState, next: Message): Message =>
  put(platform, state, next, 'edited_message', 'edited');

/** Stores the message in its chat, sends it to the bot if it is a person's, and shows it on the phones. */
function put(
  platform: Platform,
  state: ChatState,
  message: Message,
  update: UpdateKind,
  kind: Extract<WorldChange, { messageId: number; text?: never }>['kind'],
): Message {
  state.messages.set(message.message_id, message);
  if (message.from.id !== platform.user.id && isVisibleToBot(platform, message))
    platform.queue.push(update, message, `message:${message.chat.id}`, message.edit_date ?? message.date);
  platform.announce({ kind, chatId: state.chat.id, messageId: message.message_id });
  return message;
}

/** Privacy mode: in a group, a bot sees only commands and mentions. */
function isVisibleToBot({ account }: Platform, { chat, text, caption }: Message): boolean {
  const words = text ?? caption ?? '';
  return !isGroup(chat) || words.startsWith('/') || words.toLowerCase().includes(`@${account.username.toLowerCase()}`);
}
