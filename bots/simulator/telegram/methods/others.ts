/** Who the bot is, whom it talks to, files, menus, and answers to button presses. */
import { flag, text } from '../call.ts';
import { findChat } from '../chat-access.ts';
import { faults } from '../faults.ts';
import { codePoints } from '../formatted.ts';
import type { Method, MethodContext } from './method.ts';

const maxAnswer = 200;

const getMe: Method = (_call, { bot }) => ({
  ...bot.user,
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
});

const getChat: Method = (call, { platform, bot }) => {
  const { chat } = findChat(platform, bot, text(call, 'chat_id'));
  return { ...chat, accent_color_id: 0, max_reaction_count: 11 };
};

const getFile: Method = (call, { platform, bot }) => {
  const fileId = text(call, 'file_id');
  if (fileId === '') throw faults.bug('file_id not specified');
  return platform.files.link(bot.account.id, fileId);
};

const answerCallbackQuery: Method = (call, { platform, bot }) => {
  const answer = { text: text(call, 'text'), isAlert: flag(call, 'show_alert') };
  if (codePoints(answer.text) > maxAnswer) throw faults.callbackTextTooLong();
  const press = platform.callbacks.answer(bot.account.id, text(call, 'callback_query_id'), answer);
  const { chatId, personId, messageId, queryId } = press;
  platform.announce({ kind: 'answered', botId: bot.account.id, chatId, personId, messageId, queryId, ...answer });
  return true;
};

const chatIn =
  ({ platform, bot }: MethodContext) =>
  (chatId: string): number =>
    findChat(platform, bot, chatId).chat.id;

const setMyCommands: Method = (call, context) => {
  context.bot.menus.set(call, chatIn(context));
  announceMenus(context);
  return true;
};

const deleteMyCommands: Method = (call, context) => {
  context.bot.menus.remove(call, chatIn(context));
  announceMenus(context);
  return true;
};

const getMyCommands: Method = (call, context) => context.bot.menus.get(call, chatIn(context));

export const otherMethods = {
  getMe,
  getChat,
  getFile,
  answerCallbackQuery,
  setMyCommands,
  deleteMyCommands,
  getMyCommands,
};

function announceMenus({ platform, bot }: MethodContext): void {
  for (const chatId of bot.chats.keys()) platform.announce({ kind: 'chat', botId: bot.account.id, chatId });
}
