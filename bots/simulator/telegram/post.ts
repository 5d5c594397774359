/** Putting messages into a chat and telling those who must know: the bot through its updates, the phones by a change. */
import { isGroup } from './chat-access.ts';
import type { FormattedText } from './html.ts';
import type { Message, UpdateKind, User } from './objects.ts';
import type { BotState, ChatState, Platform } from './platform.ts';

export type MessageContent = Partial<Omit<Message, 'message_id' | 'from' | 'chat' | 'date'>>;

export const textContent = (formatted: FormattedText): MessageContent => ({
  text: formatted.text,
  ...(formatted.entities.length > 0 ? { entities: formatted.entities } : {}),
});

export const captionContent = (formatted: FormattedText): MessageContent =>
  formatted.text === ''
    ? {}
    : {
        caption: formatted.text,
        ...(formatted.entities.length > 0 ? { caption_entities: formatted.entities } : {}),
      };

/** A new message of the bot or of a person. */
export function post(
  platform: Platform,
  bot: BotState,
  state: ChatState,
  from: User,
  content: MessageContent,
  date = platform.nowSeconds(),
): Message {
  const message: Message = { message_id: bot.nextMessageId++, from, chat: state.chat, date, ...content };
  state.messages.set(message.message_id, message);
  if (from.id !== bot.user.id && isVisibleToBot(bot, state, message)) notifyBot(bot, 'message', message);
  announce(platform, bot, state, 'message', message.message_id);
  return message;
}

/** Replaces a message by its new self, which keeps its number and date. */
export function replace(platform: Platform, bot: BotState, state: ChatState, next: Message): Message {
  state.messages.set(next.message_id, next);
  if (next.from.id !== bot.user.id && isVisibleToBot(bot, state, next)) notifyBot(bot, 'edited_message', next);
  announce(platform, bot, state, 'edited', next.message_id);
  return next;
}

export function remove(platform: Platform, bot: BotState, state: ChatState, messageId: number): void {
  state.messages.delete(messageId);
  announce(platform, bot, state, 'deleted', messageId);
}

/** A message that is answered to: one level deep. */
export function quoted(message: Message): Message {
  const { reply_to_message: _deeper, ...rest } = message;
  return rest;
}

function notifyBot(bot: BotState, kind: UpdateKind, message: Message): void {
  bot.queue.push(kind, message, `message:${message.chat.id}`, message.edit_date ?? message.date);
}

function announce(
  platform: Platform,
  bot: BotState,
  state: ChatState,
  kind: 'message' | 'edited' | 'deleted',
  messageId: number,
): void {
  platform.announce({ kind, botId: bot.account.id, chatId: state.chat.id, messageId });
}

/** Privacy mode: of a group's talk a bot sees commands, answers to itself and mentions. */
function isVisibleToBot(bot: BotState, state: ChatState, message: Message): boolean {
  if (!isGroup(state.chat)) return true;
  const words = message.text ?? message.caption ?? '';
  return (
    words.startsWith('/') ||
    message.reply_to_message?.from.id === bot.user.id ||
    words.toLowerCase().includes(`@${bot.account.username.toLowerCase()}`)
  );
}
