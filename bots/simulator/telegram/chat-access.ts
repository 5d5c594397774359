/** Which chat a call means, whether the bot may write there now, and how soon. */
import { faults } from './faults.ts';
import type { Chat, User } from './objects.ts';
import type { BotState, ChatState, Platform } from './platform.ts';

/** @throws ApiFault "chat not found" and its kin */
export function findChat(platform: Platform, bot: BotState, chatId: string): ChatState {
  if (chatId === '') throw faults.chatIdEmpty();
  const byName = chatId.startsWith('@')
    ? [...platform.people.values()].find((person) => person.user.username === chatId.slice(1))?.user.id
    : undefined;
  const id = byName ?? (/^-?\d+$/.test(chatId) ? Number(chatId) : Number.NaN);
  const known = bot.chats.get(id);
  if (known) return known;
  const person = platform.people.get(id);
  if (!person) throw faults.chatNotFound();
  return openChat(bot, privateChat(person.user));
}

/** A chat that nobody has spoken in. */
export function openChat(bot: BotState, chat: Chat): ChatState {
  const state: ChatState = {
    chat,
    standing: 'stranger',
    memberIds: new Set(),
    messages: new Map(),
    replyKeys: [],
  };
  bot.chats.set(chat.id, state);
  return state;
}

export function privateChat(user: User): Chat {
  return {
    id: user.id,
    first_name: user.first_name,
    ...(user.last_name === undefined ? {} : { last_name: user.last_name }),
    ...(user.username === undefined ? {} : { username: user.username }),
    type: 'private',
  };
}

export const isGroup = (chat: Chat): boolean => chat.type !== 'private';

/** @throws ApiFault 403 */
export function checkMayWrite(platform: Platform, state: ChatState): void {
  const { chat, standing } = state;
  if (platform.people.get(chat.id)?.isDeactivated) throw faults.deactivated();
  switch (standing) {
    case 'open':
      return;
    case 'stranger':
      throw faults.cannotInitiate();
    case 'blocked':
      throw faults.blocked();
    case 'kicked':
      throw faults.kicked(chat.type);
  }
}

/** Asks the pace for leave; going on inside a wait is a violation. @throws ApiFault 429 */
export function checkPace(platform: Platform, bot: BotState, state: ChatState, messages: number): void {
  const { chat } = state;
  const verdict = bot.pace.ask(chat.id, isGroup(chat), messages);
  if (verdict.kind === 'go') return;
  if (verdict.wasToldToWait) {
    const detail = `chat ${chat.id}: called again before the wait was over, ${verdict.retryAfter} s are left`;
    platform.record.violation({ botId: bot.account.id, rule: 'calledDuringRetryAfter', detail });
  }
  throw faults.tooMany(verdict.retryAfter);
}
