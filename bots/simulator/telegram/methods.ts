/** The methods of the Bot API that the bot calls; any other is not found. */
import type { ApiCall } from '../kernel/bot-api.ts';
import { flag, integer, text } from './call.ts';
import {
  captionContent,
  checkMayWrite,
  checkPace,
  findChat,
  type MessageContent,
  post,
  replace,
  textContent,
} from './chats.ts';
import { faults } from './faults.ts';
import { codePoints, messageCaption, messageText } from './formatted.ts';
import { replyMarkup } from './keyboard.ts';
import { albumOf, documentFrom, photoFrom } from './media.ts';
import type { Message } from './objects.ts';
import type { Platform } from './platform.ts';
import { allowUpdates, checkWebhook } from './receiving.ts';

/** Carries out a call, changes the platform, and returns `result`. @throws ApiFault */
type Method = (call: ApiCall, platform: Platform) => unknown;

const maxBatch = 100;
const connections = { usual: 40, most: 100 };
const maxAnswer = 200;

const methods: Readonly<Record<string, Method>> = {
  getMe: (_call, { user }) => ({ ...user, can_join_groups: true, can_read_all_group_messages: false }),

  getUpdates(call, platform) {
    if (platform.webhook.settings()) throw faults.webhookActive();
    allowUpdates(call, platform);
    const limit = integer(call, 'limit', maxBatch, 1, maxBatch);
    return platform.polling.poll(integer(call, 'offset', 0), limit, integer(call, 'timeout', 0, 0), call.signal);
  },

  setWebhook(call, platform) {
    const target = checkWebhook(call, platform);
    if (flag(call, 'drop_pending_updates')) platform.queue.clear();
    allowUpdates(call, platform);
    platform.polling.end(faults.terminatedByWebhook());
    const maxConnections = integer(call, 'max_connections', connections.usual, 1, connections.most);
    platform.webhook.set({ ...target, maxConnections });
    return true;
  },

  deleteWebhook(call, { queue, webhook }) {
    if (flag(call, 'drop_pending_updates')) queue.clear();
    webhook.remove();
    return true;
  },

  getWebhookInfo(_call, { queue, webhook }) {
    const settings = webhook.settings();
    const error = webhook.lastError();
    const allowed = queue.allowed();
    return {
      ...{ url: settings?.url ?? '', has_custom_certificate: false, pending_update_count: queue.pending().length },
      ...(error ? { last_error_date: error.date, last_error_message: error.message } : {}),
      ...(settings ? { max_connections: settings.maxConnections } : {}),
      ...(allowed ? { allowed_updates: allowed } : {}),
    };
  },

  sendMessage(call, platform) {
    const formatted = messageText(call);
    return send(call, platform, () => textContent(formatted));
  },

  sendPhoto(call, platform) {
    const caption = messageCaption(call);
    return send(call, platform, () => ({ photo: photoFrom(call, platform), ...captionContent(caption) }));
  },

  sendDocument(call, platform) {
    const caption = messageCaption(call);
    return send(call, platform, () => ({ document: documentFrom(call, platform), ...captionContent(caption) }));
  },

  /** An album is identified by the id of its first message. */
  sendMediaGroup(call, platform) {
    const contents = albumOf(call, platform);
    const state = findChat(platform, text(call, 'chat_id'));
    checkMayWrite(platform, state);
    checkPace(platform, state, contents.length);
    const album = { media_group_id: `${state.chat.id}${platform.nextMessageId}`.replace('-', '') };
    return contents.map((content) => post(platform, state, platform.user, { ...album, ...content }));
  },

  editMessageText(call, platform) {
    const formatted = messageText(call);
    return edit(call, platform, (message) => {
      if (message.text === undefined) throw faults.noTextToEdit();
      return textContent(formatted);
    });
  },

  editMessageCaption(call, platform) {
    const caption = messageCaption(call);
    return edit(call, platform, ({ text: words, photo, document }) => {
      if (words !== undefined) throw faults.noCaptionToEdit();
      return { ...(photo ? { photo } : {}), ...(document ? { document } : {}), ...captionContent(caption) };
    });
  },

  answerCallbackQuery(call, platform) {
    const answer = { text: text(call, 'text'), isAlert: flag(call, 'show_alert') };
    if (codePoints(answer.text) > maxAnswer) throw faults.callbackTextTooLong();
    const { chatId, personId, messageId, queryId } = platform.callbacks.answer(text(call, 'callback_query_id'), answer);
    platform.announce({ kind: 'answered', chatId, personId, messageId, queryId, ...answer });
    return true;
  },

  setMyCommands: (call, platform) => changeMenu(platform, () => platform.menus.set(call, chatIn(platform))),
  deleteMyCommands: (call, platform) => changeMenu(platform, () => platform.menus.remove(call, chatIn(platform))),

  getFile(call, { files }) {
    const fileId = text(call, 'file_id');
    if (fileId === '') throw faults.bug('file_id not specified');
    return files.link(fileId);
  },
};

/** Carries out a call; method names are case-insensitive, as on the server. @throws ApiFault */
export function runMethod(call: ApiCall, platform: Platform): unknown {
  const known = Object.entries(methods).find(([name]) => name.toLowerCase() === call.method.toLowerCase());
  if (!known) throw faults.methodNotFound();
  return known[1](call, platform);
}

/** A new message of the bot. The checks follow the server's order: the request, the chat, the rate limits. */
function send(call: ApiCall, platform: Platform, content: () => MessageContent): Message {
  const markup = replyMarkup(call);
  const state = findChat(platform, text(call, 'chat_id'));
  checkMayWrite(platform, state);
  const body = content();
  checkPace(platform, state, 1);
  return post(platform, state, platform.user, { ...body, ...markup });
}

/** Edits a message of the bot. An edit without `reply_markup` removes the keyboard. */
function edit(call: ApiCall, platform: Platform, change: (message: Message) => MessageContent): Message {
  const markup = replyMarkup(call);
  const state = findChat(platform, text(call, 'chat_id'));
  const messageId = integer(call, 'message_id', 0);
  if (messageId === 0) throw faults.bug('message identifier is not specified');
  const message = state.messages.get(messageId);
  if (!message) throw faults.editNotFound();
  if (message.from.id !== platform.user.id) throw faults.cannotEdit();
  const content = { ...change(message), ...markup };
  if (fingerprint(content) === fingerprint(message)) throw faults.notModified();
  checkPace(platform, state, 1);
  const { message_id, from, chat, date, media_group_id } = message;
  const album = media_group_id === undefined ? {} : { media_group_id };
  return replace(platform, state, {
    message_id,
    from,
    chat,
    date,
    ...album,
    edit_date: platform.nowSeconds(),
    ...content,
  });
}

/** The visible content of a message; an edit with the same content is "not modified". */
function fingerprint(content: MessageContent): string {
  const { text: words, entities, caption, caption_entities, photo, document, reply_markup } = content;
  const files = [photo?.at(-1)?.file_unique_id, document?.file_unique_id, document?.file_name];
  return JSON.stringify([words, entities, caption, caption_entities, files, reply_markup?.inline_keyboard ?? []]);
}

const chatIn = (platform: Platform) => (chatId: string) => findChat(platform, chatId).chat.id;

function changeMenu(platform: Platform, change: () => void): true {
  change();
  for (const chatId of platform.chats.keys()) platform.announce({ kind: 'chat', chatId });
  return true;
}
