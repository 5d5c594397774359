/**
 * From Telegram's updates to deliveries and events. PURE, and never an exception: every field is read as `unknown`,
 * because unknown types and fields must be tolerated and buttons' data is whatever a client claims.
 *
 * Real-looking payloads with explanations: `samples.md`. Two keys per update, on purpose:
 * - a *delivery* is once by `update_id`, which starts again at a random, maybe lower number after a silent week;
 * - an *event* is once by what it is about (`tg:<chat>:<message_id>`, `tg:cq:<query id>`), for ever.
 */

import { createHash } from 'node:crypto';
import type { AttachmentRef, Delivery, EventOrigin, ForwardOrigin, IncomingEvent } from '../../src/channel/incoming.ts';
import { cleanDisplayName } from '../../src/channel/names.ts';
import { carriable } from '../../src/channel/platform/text.ts';
import { originOfUnknown } from '../../src/channel/platform/unknown-origin.ts';

export const channelName = 'telegram';

/** Who we are. The name is known only after getMe; until then commands to "@somebody" are taken as text. */
export interface ParserContext {
  readonly botId: number;
  readonly botUsername: string | null;
}

/** Group administrators who write as their group share this one account of Telegram's. */
const anonymousAdminId = 1_087_968_824;
/** Not a number, so that it can never be the account of a person with rights. */
export const anonymousAdminSender = 'anonymous-admin';

const pressPriority = 1;
const messagePriority = 5;

/** What we ask for, and what a channel sends to a bot that was made its administrator. */
const knownKinds = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
  'channel_post',
  'edited_channel_post',
] as const;
type KnownKind = (typeof knownKinds)[number];

// ── reading unknown values ───────────────────────────────────────────────────────────────────────────────────────

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const integerOf = (value: unknown): number | null => (Number.isSafeInteger(value) ? (value as number) : null);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
/** Own fields only: a payload may well be called `constructor`. */
const has = (fields: Fields, name: string): boolean => Object.hasOwn(fields, name) && fields[name] !== null;

/** Telegram counts seconds. Null for what is no moment: absent, 0 (an inaccessible message), out of range. */
function momentOf(seconds: unknown): Date | null {
  const whole = integerOf(seconds);
  if (whole === null || whole <= 0) return null;
  const moment = new Date(whole * 1_000);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

// ── deliveries ───────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * One update as the inbox keeps it.
 * @param update what `payload` holds, parsed
 * @param payload the platform's JSON; a body without an integer `update_id` gets its hash as id
 * @param now for updates without a time of their own (button presses)
 */
export function toDelivery(update: unknown, payload: string, context: ParserContext, now: Date): Delivery {
  const fields = fieldsOf(update);
  const updateId = integerOf(fields?.update_id);
  const kind = fields && updateId !== null ? kindOf(fields) : null;
  const content = fields && kind ? fieldsOf(fields[kind]) : null;
  const externalId =
    updateId !== null
      ? `tg:${context.botId}:${updateId}`
      : `tg:${context.botId}:body:${createHash('sha256').update(payload).digest('hex')}`;
  return {
    channel: channelName,
    externalId,
    lane: content ? laneOf(content) : 'tg:unknown',
    priority: kind === 'callback_query' ? pressPriority : messagePriority,
    kind: kind && content ? kind : 'unknown',
    occurredAt: (content && kind !== 'callback_query' && momentOfContent(content)) || now,
    payload,
  };
}

const kindOf = (update: Fields): KnownKind | null => knownKinds.find((kind) => has(update, kind)) ?? null;

const momentOfContent = (content: Fields): Date | null => momentOf(content.edit_date) ?? momentOf(content.date);

/** A person's messages and presses in a private chat share a lane: order matters more there than speed. */
function laneOf(content: Fields): string {
  const chat = fieldsOf(content.chat) ?? fieldsOf(fieldsOf(content.message)?.chat);
  const chatId = integerOf(chat?.id);
  const senderId = integerOf(fieldsOf(content.from)?.id);
  if (senderId === null) return chatId === null ? 'tg:unknown' : `tg:${chatId}`;
  const isPrivate = chatId === null || textOf(chat?.type) === 'private';
  return isPrivate ? `tg:${senderId}` : `tg:${chatId}:${senderId}`;
}

// ── events ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** PURE. One delivery as events; what we don't know becomes `unsupported` or `ignored`. */
export function parse(delivery: Delivery, context: ParserContext): readonly IncomingEvent[] {
  const update = readPayload(delivery.payload);
  const kind = update && kindOf(update);
  const content = update && kind ? fieldsOf(update[kind]) : null;
  if (!update || !kind || !content)
    return [ignored(originOfUnknown(channelName, delivery), firstName(update ?? {}, ['update_id']))];

  switch (kind) {
    case 'message':
      return [parseMessage(content, delivery, context)];
    case 'edited_message':
      return [parseEdit(content, delivery, context)];
    case 'callback_query':
      return [parsePress(content, delivery)];
    case 'my_chat_member':
      return [parseMembership(content, delivery)];
    case 'channel_post':
    case 'edited_channel_post':
      return [ignored(originOf(content, delivery) ?? originOfUnknown(channelName, delivery), kind)];
  }
}

function readPayload(payload: string): Fields | null {
  try {
    return fieldsOf(JSON.parse(payload));
  } catch {
    return null;
  }
}

function ignored(origin: EventOrigin, platformType: string): IncomingEvent {
  return { ...origin, kind: 'ignored', platformType };
}

function parseMessage(message: Fields, delivery: Delivery, context: ParserContext): IncomingEvent {
  const origin = originOf(message, delivery);
  if (!origin) return ignored(originOfUnknown(channelName, delivery), 'message');
  const movedTo = integerOf(message.migrate_to_chat_id);
  if (movedTo !== null) return { ...origin, kind: 'moved', toConversation: String(movedTo) };

  const reason = notForUs(message, context);
  if (reason) return ignored(origin, reason);

  const order = integerOf(message.message_id) ?? 0;
  const position = { messageId: String(order), order, forwardedFrom: forwardOf(message.forward_origin) };

  const text = textOf(message.text);
  if (text !== null) {
    const command = readCommand(text, origin.isGroup, context);
    if (command === 'other-bot') return ignored(origin, 'command_of_another_bot');
    const words = withLinks(text, message.entities);
    return { ...origin, ...position, kind: 'text', text: command === null ? words : withoutMention(words, command) };
  }

  const attachment = attachmentOf(message);
  if (attachment) {
    const album = textOf(message.media_group_id);
    return {
      ...origin,
      ...position,
      kind: 'attachments',
      attachments: [attachment],
      caption: captionOf(message),
      albumKey: album === null ? null : `tg:${origin.conversation}:${album}`,
    };
  }

  const contact = fieldsOf(message.contact);
  const phone = textOf(contact?.phone_number);
  if (contact && phone !== null) {
    const owner = integerOf(contact.user_id);
    const isOwn = !origin.isGroup && owner !== null && owner === integerOf(fieldsOf(message.from)?.id);
    return { ...origin, kind: 'contact', phone: phone.replaceAll(/[^\d+]/g, ''), ownedBySender: isOwn };
  }

  return { ...origin, kind: 'unsupported', platformType: firstName(message, messageFrame) };
}

/** Who may not talk to us: we ourselves, other bots, channels that write into a discussion group. */
function notForUs(message: Fields, context: ParserContext): string | null {
  const from = fieldsOf(message.from);
  const senderId = integerOf(from?.id);
  if (senderId === null) return 'message_without_sender';
  if (senderId === context.botId) return 'own_message';
  if (message.is_automatic_forward === true) return 'automatic_forward';
  if (senderId !== anonymousAdminId && from?.is_bot === true) return 'bot_message';
  return serviceFields.values().find((field) => has(message, field)) ?? null;
}

function parseEdit(message: Fields, delivery: Delivery, context: ParserContext): IncomingEvent {
  const origin = originOf(message, delivery);
  if (!origin) return ignored(originOfUnknown(channelName, delivery), 'edited_message');
  const reason = notForUs(message, context);
  if (reason) return ignored(origin, reason);

  const text = textOf(message.text);
  // A live location "edits" itself every few seconds, a poll when somebody votes: nothing a person wrote.
  if (text === null && !attachmentOf(message)) return ignored(origin, `edited_${firstName(message, messageFrame)}`);
  if (text !== null && readCommand(text, origin.isGroup, context) === 'other-bot') {
    return ignored(origin, 'command_of_another_bot');
  }
  return {
    ...origin,
    kind: 'edited',
    of: `tg:${origin.conversation}:${integerOf(message.message_id) ?? 0}`,
    text: text === null ? captionOf(message) : withLinks(text, message.entities),
    editedAt: origin.occurredAt,
  };
}

function parsePress(query: Fields, delivery: Delivery): IncomingEvent {
  const id = textOf(query.id);
  const sender = senderOf(query);
  if (id === null || !sender) return ignored(originOfUnknown(channelName, delivery), 'callback_query');
  // An inaccessible message (date 0) still tells its chat and number. A message sent "via" us has none: we never do.
  const message = fieldsOf(query.message);
  const chat = fieldsOf(message?.chat);
  const chatId = integerOf(chat?.id);
  const messageId = integerOf(message?.message_id);
  return {
    channel: channelName,
    externalId: `tg:cq:${id}`,
    conversation: chatId === null ? sender.id : String(chatId),
    isGroup: chatId !== null && textOf(chat?.type) !== 'private',
    sender,
    occurredAt: delivery.occurredAt,
    kind: 'choice',
    choice: textOf(query.data) ?? '',
    messageId: messageId === null ? null : String(messageId),
    acknowledgement: id,
  };
}

function parseMembership(notice: Fields, delivery: Delivery): IncomingEvent {
  const origin = originOf(notice, delivery);
  if (!origin) return ignored(originOfUnknown(channelName, delivery), 'my_chat_member');
  // Not about a message: several notices of one chat would share a key without the update's number.
  const named = { ...origin, externalId: delivery.externalId };
  const isIn = isMember(notice.new_chat_member);
  if (isIn === null) return ignored(named, 'my_chat_member');
  if (isIn && isMember(notice.old_chat_member) === true) return ignored(named, 'my_chat_member_rights');
  return { ...named, kind: isIn ? 'joined' : 'left' };
}

function isMember(value: unknown): boolean | null {
  const member = fieldsOf(value);
  switch (textOf(member?.status)) {
    case 'creator':
    case 'administrator':
    case 'member':
      return true;
    case 'restricted':
      return member?.is_member !== false;
    case 'left':
    case 'kicked':
      return false;
    default:
      return null;
  }
}

// ── origin ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** Null when the content does not say in which chat, or by whom. Channel posts are by their channel. */
function originOf(content: Fields, delivery: Delivery): EventOrigin | null {
  const chat = fieldsOf(content.chat);
  const chatId = integerOf(chat?.id);
  const sender = senderOf(content) ?? channelSenderOf(content);
  if (chatId === null || !sender) return null;
  const editedAt = momentOf(content.edit_date);
  return {
    channel: channelName,
    externalId: messageKey(chatId, content, delivery),
    conversation: String(chatId),
    isGroup: textOf(chat?.type) !== 'private',
    sender,
    occurredAt: editedAt ?? momentOf(content.date) ?? delivery.occurredAt,
  };
}

/** Message 0 is one that Telegram has not sent yet, and there may be several of them. */
function messageKey(chatId: number, message: Fields, delivery: Delivery): string {
  const messageId = integerOf(message.message_id);
  if (messageId === null || messageId === 0) return delivery.externalId;
  const editDate = integerOf(message.edit_date);
  return `tg:${chatId}:${messageId}${editDate === null ? '' : `:e:${editDate}`}`;
}

function senderOf(content: Fields): EventOrigin['sender'] | null {
  const from = fieldsOf(content.from);
  const id = integerOf(from?.id);
  if (!from || id === null) return null;
  if (id === anonymousAdminId) {
    const signature = cleanDisplayName(textOf(content.author_signature) ?? '');
    return { id: anonymousAdminSender, displayName: signature, languageCode: null };
  }
  return { id: String(id), displayName: personName(from), languageCode: textOf(from.language_code) };
}

function channelSenderOf(content: Fields): EventOrigin['sender'] | null {
  const chat = fieldsOf(content.sender_chat);
  const id = integerOf(chat?.id);
  return id === null ? null : { id: String(id), displayName: titleOf(chat), languageCode: null };
}

const personName = (person: Fields | null): string =>
  cleanDisplayName(`${textOf(person?.first_name) ?? ''} ${textOf(person?.last_name) ?? ''}`);

const titleOf = (chat: Fields | null): string => cleanDisplayName(textOf(chat?.title) ?? '');

function forwardOf(value: unknown): ForwardOrigin | null {
  const origin = fieldsOf(value);
  if (!origin) return null;
  switch (textOf(origin.type)) {
    case 'user':
      return { kind: 'person', name: personName(fieldsOf(origin.sender_user)) };
    case 'chat':
      return { kind: 'chat', name: titleOf(fieldsOf(origin.sender_chat)) };
    case 'channel':
      return { kind: 'channel', name: titleOf(fieldsOf(origin.chat)) };
    default:
      // A type of tomorrow is still a forward: whoever sent it did not write it.
      return { kind: 'hidden', name: cleanDisplayName(textOf(origin.sender_user_name) ?? '') };
  }
}

// ── text ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const captionOf = (message: Fields): string => withLinks(textOf(message.caption) ?? '', message.caption_entities);

/**
 * Plain text would lose the address behind a `text_link`: it follows the linked words, "(…)".
 * Offsets count UTF-16 units of the text as sent, so composing (NFC) comes last.
 */
function withLinks(text: string, entities: unknown): string {
  let result = '';
  let done = 0;
  for (const { end, words, url } of linksOf(text, entities)) {
    if (end <= done || words === url) continue;
    result += `${text.slice(done, end)} (${url})`;
    done = end;
  }
  return carriable(result + text.slice(done));
}

function linksOf(text: string, entities: unknown): readonly { end: number; words: string; url: string }[] {
  return listOf(entities)
    .flatMap((value) => {
      const entity = fieldsOf(value);
      const offset = integerOf(entity?.offset);
      const length = integerOf(entity?.length);
      const url = textOf(entity?.url);
      if (entity?.type !== 'text_link' || offset === null || length === null || url === null) return [];
      const end = offset + length;
      if (offset < 0 || length <= 0 || end > text.length) return [];
      return [{ end, words: text.slice(offset, end), url }];
    })
    .toSorted((a, b) => a.end - b.end);
}

const commandShape = /^\/[A-Za-z0-9_]{1,64}@([A-Za-z0-9_]{1,64})(?=\s|$)/;

/** The "@name" of a command to us, to be taken out; null for none; in groups 'other-bot' for somebody else's. */
function readCommand(text: string, isGroup: boolean, { botUsername }: ParserContext): string | null | 'other-bot' {
  const name = commandShape.exec(text)?.[1];
  if (!name || botUsername === null) return null;
  if (name.toLowerCase() === botUsername.toLowerCase()) return `@${name}`;
  return isGroup ? 'other-bot' : null;
}

const withoutMention = (text: string, mention: string): string => text.replace(mention, '');

// ── attachments ──────────────────────────────────────────────────────────────────────────────────────────────────

/** Order matters: an animation comes with a copy of itself as `document`, for old clients. */
const fileFields = ['animation', 'video', 'audio', 'document'] as const;

function attachmentOf(message: Fields): AttachmentRef | null {
  // One picture in several sizes, ascending.
  const picture = listOf(message.photo)
    .map((size) => fileOf('photo', size))
    .findLast((file) => file !== null);
  if (picture) return picture;
  for (const kind of fileFields) {
    const file = fileOf(kind, message[kind]);
    if (file) return file;
  }
  return null;
}

function fileOf(kind: AttachmentRef['kind'], value: unknown): AttachmentRef | null {
  const file = fieldsOf(value);
  const fileId = textOf(file?.file_id);
  if (!file || !fileId) return null;
  return {
    kind,
    fileId,
    uniqueId: textOf(file.file_unique_id) ?? fileId,
    name: textOf(file.file_name),
    // Telegram makes every photo a JPEG; it does not say so in the update.
    mimeType: kind === 'photo' ? 'image/jpeg' : textOf(file.mime_type),
    sizeBytes: integerOf(file.file_size),
    width: integerOf(file.width),
    height: integerOf(file.height),
  };
}

// ── what a message is, when it is none of the above ──────────────────────────────────────────────────────────────

/** Fields about a message, as against its content; what is left over names the content. */
const messageFrame: readonly string[] = [
  ...['message_id', 'message_thread_id', 'direct_messages_topic', 'from', 'sender_chat', 'sender_boost_count'],
  ...['sender_business_bot', 'business_connection_id', 'chat', 'date', 'edit_date', 'forward_origin', 'forward_from'],
  ...['forward_from_chat', 'forward_from_message_id', 'forward_signature', 'forward_sender_name', 'forward_date'],
  ...['is_topic_message', 'is_automatic_forward', 'is_paid_post', 'is_from_offline', 'has_protected_content'],
  ...['reply_to_message', 'external_reply', 'quote', 'reply_to_story', 'reply_to_checklist_task_id', 'via_bot'],
  ...['media_group_id', 'author_signature', 'paid_star_count', 'suggested_post_info', 'effect_id', 'entities'],
  ...['caption', 'caption_entities', 'show_caption_above_media', 'has_media_spoiler', 'link_preview_options'],
  ...['reply_markup', 'sender_tag'],
];

/** Notices of the app, not words of a person. */
const serviceFields: ReadonlySet<string> = new Set([
  ...['new_chat_members', 'new_chat_member', 'new_chat_participant', 'left_chat_member', 'left_chat_participant'],
  ...['new_chat_title', 'new_chat_photo', 'delete_chat_photo', 'group_chat_created', 'supergroup_chat_created'],
  ...['channel_chat_created', 'message_auto_delete_timer_changed', 'migrate_from_chat_id', 'pinned_message'],
  ...['connected_website', 'write_access_allowed', 'passport_data', 'proximity_alert_triggered', 'boost_added'],
  ...['chat_background_set', 'forum_topic_created', 'forum_topic_edited', 'forum_topic_closed'],
  ...['forum_topic_reopened', 'general_forum_topic_hidden', 'general_forum_topic_unhidden', 'giveaway_created'],
  ...['giveaway_completed', 'video_chat_scheduled', 'video_chat_started', 'video_chat_ended'],
  ...['video_chat_participants_invited', 'users_shared', 'user_shared', 'chat_shared', 'successful_payment'],
  ...['refunded_payment', 'gift', 'unique_gift', 'gift_upgrade_sent', 'paid_message_price_changed'],
  ...['direct_message_price_changed', 'checklist_tasks_done', 'checklist_tasks_added', 'chat_owner_left'],
  ...['chat_owner_changed', 'suggested_post_approved', 'suggested_post_approval_failed', 'suggested_post_declined'],
  ...['suggested_post_paid', 'suggested_post_refunded'],
]);

/** A place in words comes with a bare `location` too: the richer name first. */
const richerFirst = ['venue', 'animation'] as const;

/** Name of the first field that is not in `frame`. It goes into logs and tables, so only plain names pass. */
function firstName(fields: Fields, frame: readonly string[]): string {
  const names = Object.keys(fields).filter((name) => !frame.includes(name) && has(fields, name));
  const name = richerFirst.find((richer) => names.includes(richer)) ?? names[0] ?? 'empty';
  return /^[a-z][a-z0-9_]{0,63}$/.test(name) ? name : 'unknown';
}
