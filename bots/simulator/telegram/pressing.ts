/** A press on an inline button: which one is meant, and the callback query that it makes. */
import { createHash } from 'node:crypto';
import type { CallbackQuery, Message, User } from './objects.ts';
import type { BotState, ChatState, Platform } from './platform.ts';

/** By its data, its label, or words of its label. @throws Error that names the buttons */
export function findButton(message: Message | undefined, button: string): string {
  const buttons = message?.reply_markup?.inline_keyboard.flat() ?? [];
  const found =
    buttons.find((candidate) => candidate.callback_data === button) ??
    buttons.find((candidate) => candidate.text === button) ??
    buttons.find((candidate) => candidate.text.includes(button));
  if (!found) {
    const labels = buttons.map((candidate) => `"${candidate.text}"`).join(', ') || 'none';
    throw new Error(`No button "${button}"; there are: ${labels}`);
  }
  if (found.callback_data === undefined) throw new Error(`"${found.text}" opens a page; it can't be pressed`);
  return found.callback_data;
}

export function pressButton(
  platform: Platform,
  bot: BotState,
  state: ChatState,
  user: User,
  messageId: number,
  data: string,
): { readonly queryId: string } {
  const press = platform.callbacks.open({
    botId: bot.account.id,
    personId: user.id,
    chatId: state.chat.id,
    messageId,
  });
  const query: CallbackQuery = {
    id: press.queryId,
    from: user,
    message: state.messages.get(messageId) ?? { chat: state.chat, message_id: messageId, date: 0 },
    chat_instance: chatInstance(bot, state),
    data,
  };
  bot.queue.push('callback_query', query, `callback:${user.id}`, platform.nowSeconds());
  return { queryId: press.queryId };
}

/** The same for all buttons of a chat, and meaningless otherwise. */
function chatInstance(bot: BotState, state: ChatState): string {
  const digest = createHash('sha256').update(`${bot.account.id}/${state.chat.id}`).digest();
  return digest.readBigInt64BE(0).toString();
}
