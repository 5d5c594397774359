/** Changing and deleting what a bot has said. An edit without `reply_markup` takes the keyboard away. */
import type { ApiCall } from '../../kernel/bot-api.ts';
import { integer, json, text } from '../call.ts';
import { checkPace, findChat } from '../chat-access.ts';
import { faults } from '../faults.ts';
import { messageCaption, messageText } from '../formatted.ts';
import { inlineMarkup } from '../keyboard.ts';
import type { Message } from '../objects.ts';
import type { ChatState } from '../platform.ts';
import { captionContent, type MessageContent, remove, replace, textContent } from '../post.ts';
import { inputMedia } from './media.ts';
import type { Method, MethodContext } from './method.ts';

const deletableForS = 48 * 60 * 60;

const editMessageText: Method = (call, context) => {
  const formatted = messageText(call);
  return edit(call, context, (message) => {
    if (message.text === undefined) throw faults.noTextToEdit();
    return textContent(formatted);
  });
};

const editMessageCaption: Method = (call, context) => {
  const caption = messageCaption(call);
  return edit(call, context, (message) => {
    if (message.text !== undefined) throw faults.noCaptionToEdit();
    return { ...mediaOf(message), ...captionContent(caption) };
  });
};

const editMessageMedia: Method = (call, context) => {
  const value = json(call, 'media', 'input media');
  if (value === undefined) throw faults.bug('parameter "media" is required');
  return edit(call, context, () => inputMedia(call, context, value).content);
};

const editMessageReplyMarkup: Method = (call, context) =>
  edit(call, context, (message) => ({
    ...mediaOf(message),
    ...(message.text === undefined ? {} : { text: message.text }),
    ...(message.entities ? { entities: message.entities } : {}),
    ...(message.caption === undefined ? {} : { caption: message.caption }),
    ...(message.caption_entities ? { caption_entities: message.caption_entities } : {}),
  }));

const deleteMessage: Method = (call, { platform, bot }) => {
  const state = findChat(platform, bot, text(call, 'chat_id'));
  const message = state.messages.get(integer(call, 'message_id', 0));
  if (!message) throw faults.deleteNotFound();
  if (platform.nowSeconds() - message.date > deletableForS) throw faults.cannotDelete();
  remove(platform, bot, state, message.message_id);
  return true;
};

export const editingMethods = {
  editMessageText,
  editMessageCaption,
  editMessageMedia,
  editMessageReplyMarkup,
  deleteMessage,
};

function edit(call: ApiCall, context: MethodContext, change: (message: Message) => MessageContent): Message {
  const { platform, bot } = context;
  const keyboard = inlineMarkup(call);
  const state = findChat(platform, bot, text(call, 'chat_id'));
  const message = ownMessage(call, context, state);
  const content = { ...change(message), ...(keyboard ? { reply_markup: keyboard } : {}) };
  if (fingerprint(content) === fingerprint(message)) throw faults.notModified();
  checkPace(platform, bot, state, 1);
  return replace(platform, bot, state, { ...unchanging(message), edit_date: platform.nowSeconds(), ...content });
}

function ownMessage(call: ApiCall, { bot }: MethodContext, state: ChatState): Message {
  const messageId = integer(call, 'message_id', 0);
  if (messageId === 0) throw faults.bug('message identifier is not specified');
  const message = state.messages.get(messageId);
  if (!message) throw faults.editNotFound();
  if (message.from.id !== bot.user.id) throw faults.cannotEdit();
  return message;
}

const unchanging = ({ message_id, from, chat, date, media_group_id, reply_to_message }: Message) => ({
  message_id,
  from,
  chat,
  date,
  ...(media_group_id === undefined ? {} : { media_group_id }),
  ...(reply_to_message === undefined ? {} : { reply_to_message }),
});

const mediaOf = ({ photo, document }: Message): MessageContent => ({
  ...(photo ? { photo } : {}),
  ...(document ? { document } : {}),
});

/** What people see of a message; two that look alike are "not modified". */
function fingerprint(content: MessageContent): string {
  const { text: words, entities, caption, caption_entities, photo, document, reply_markup } = content;
  const files = [photo?.at(-1)?.file_unique_id, document?.file_unique_id, document?.file_name];
  return JSON.stringify([words, entities, caption, caption_entities, files, reply_markup?.inline_keyboard ?? []]);
}
