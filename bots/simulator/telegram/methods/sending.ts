/** New messages of a bot. Order of the checks as on the server: the request, the chat, the pace. */
import type { ApiCall } from '../../kernel/bot-api.ts';
import { isObject } from '../../kernel/json.ts';
import { flag, has, integer, json, text } from '../call.ts';
import { checkMayWrite, checkPace, findChat } from '../chat-access.ts';
import { faults } from '../faults.ts';
import { messageCaption, messageText } from '../formatted.ts';
import { type ReplyMarkup, replyMarkup } from '../keyboard.ts';
import type { Message } from '../objects.ts';
import type { ChatState } from '../platform.ts';
import { captionContent, type MessageContent, post, quoted, textContent } from '../post.ts';
import { documentFrom, inputMediaList, photoFrom } from './media.ts';
import type { Method, MethodContext } from './method.ts';

const albumLimits = { least: 2, most: 10 };
const chatActions: readonly string[] = [
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
];

const sendMessage: Method = (call, context) => {
  const formatted = messageText(call);
  const preview = json(call, 'link_preview_options', 'link preview options');
  return send(call, context, () => ({
    ...textContent(formatted),
    ...(preview === undefined ? {} : { link_preview_options: preview }),
  }));
};

const sendPhoto: Method = (call, context) => {
  const caption = messageCaption(call);
  const reference = fileField(call, 'photo');
  return send(call, context, () => ({ photo: photoFrom(call, context, reference), ...captionContent(caption) }));
};

const sendDocument: Method = (call, context) => {
  const caption = messageCaption(call);
  const reference = fileField(call, 'document');
  return send(call, context, () => ({ document: documentFrom(call, context, reference), ...captionContent(caption) }));
};

const sendMediaGroup: Method = (call, context) => {
  const { platform, bot } = context;
  if (has(call, 'reply_markup')) throw faults.bug("reply markup can't be used with an album");
  const media = inputMediaList(call, context);
  if (media.length === 0) throw faults.bug('there are no messages to send');
  if (media.length > albumLimits.most) throw faults.bug('too many messages to send as an album');
  if (media.length < albumLimits.least) throw faults.bug('an album must have at least 2 items');
  if (new Set(media.map((item) => item.type)).size > 1) {
    throw faults.bug("can't use the media of the specified type in the album");
  }
  const state = findChat(platform, bot, text(call, 'chat_id'));
  checkMayWrite(platform, state);
  const reply = replyContent(call, state);
  checkPace(platform, bot, state, media.length);
  const album = { media_group_id: `${state.chat.id}${bot.nextMessageId}`.replace('-', '') };
  return media.map((item) => post(platform, bot, state, bot.user, { ...album, ...item.content, ...reply }));
};

const sendChatAction: Method = (call, { platform, bot }) => {
  const action = text(call, 'action');
  if (!chatActions.includes(action)) throw faults.bug('wrong parameter action in request');
  const state = findChat(platform, bot, text(call, 'chat_id'));
  checkMayWrite(platform, state);
  platform.announce({ kind: 'action', botId: bot.account.id, chatId: state.chat.id, action });
  return true;
};

export const sendingMethods = { sendMessage, sendPhoto, sendDocument, sendMediaGroup, sendChatAction };

function send(call: ApiCall, context: MethodContext, content: () => MessageContent): Message {
  const { platform, bot } = context;
  const markup = replyMarkup(call);
  const state = findChat(platform, bot, text(call, 'chat_id'));
  checkMayWrite(platform, state);
  const reply = replyContent(call, state);
  const body = content();
  checkPace(platform, bot, state, 1);
  keepReplyKeys(context, state, markup);
  const keyboard = markup.kind === 'inline' ? { reply_markup: markup.keyboard } : {};
  return post(platform, bot, state, bot.user, { ...reply, ...body, ...keyboard });
}

function replyContent(call: ApiCall, state: ChatState): MessageContent {
  const parameters = json(call, 'reply_parameters', 'reply parameters');
  const isLenient = isObject(parameters)
    ? parameters.allow_sending_without_reply === true
    : flag(call, 'allow_sending_without_reply');
  const messageId = isObject(parameters) ? Number(parameters.message_id) : integer(call, 'reply_to_message_id', 0);
  if (!messageId) return {};
  const message = state.messages.get(messageId);
  if (message) return { reply_to_message: quoted(message) };
  if (isLenient) return {};
  throw faults.replyNotFound();
}

function keepReplyKeys({ platform, bot }: MethodContext, state: ChatState, markup: ReplyMarkup): void {
  if (markup.kind === 'keys') state.replyKeys = markup.rows;
  else if (markup.kind === 'removeKeys') state.replyKeys = [];
  else return;
  platform.announce({ kind: 'chat', botId: bot.account.id, chatId: state.chat.id });
}

/** The field's own upload is known by the field's name. */
function fileField(call: ApiCall, name: string): string {
  const reference = call.files.has(name) ? name : text(call, name);
  if (reference === '') throw faults.noFile(name);
  return reference;
}
