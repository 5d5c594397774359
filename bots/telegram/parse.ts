/**
 * Converts Telegram's updates to deliveries and events. PURE, and never throws: every field is read as `unknown`,
 * because unknown types and fields must be tolerated and button data is whatever a client claims. Realistic payloads
 * with explanations: `samples.md`. Each update has two keys, on purpose:
 *
 * - a *delivery* is unique by `update_id`, which restarts at a random, possibly lower number after a week without
 *   updates;
 * - an *event* is unique by its subject (`tg:<chat>:<message_id>`, `tg:cq:<query id>`), permanently.
 */

import { createHash } from 'node:crypto';
import type { Delivery, EventOrigin, ForwardOrigin, IncomingEvent } from '../../src/channel/incoming.ts';
import { cleanDisplayName } from '../../src/channel/names.ts';
import { type Fields, fieldsOf, integerOf, momentOf, parseJson, textOf } from '../../src/channel/platform/fields.ts';
import { placeOf } from '../../src/channel/platform/place.ts';
import { originOfUnknown } from '../../src/channel/platform/unknown-origin.ts';
import { attachmentOf, captionOf, firstName, has, messageFrame, serviceFields, withLinks } from './message-parts.ts';

export const channelName = 'telegram';

/** The bot's identity. The name is known only after getMe; until then commands to "@name" are treated as text. */
export interface ParserContext {
  readonly botId: number;
  readonly botUsername: string | null;
}

/** Telegram's shared account for group administrators who write as their group. */
const anonymousAdminId = 1_087_968_824;
/** Not a number, so that it can never match the account of a person with rights. */
export const anonymousAdminSender = 'anonymous-admin';

const pressPriority = 1;
const messagePriority = 5;

/** The requested kinds, and those a channel sends to a bot that is its administrator. */
const knownKinds = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
  'channel_post',
  'edited_channel_post',
] as const;
type KnownKind = (typeof knownKinds)[number];

/** Telegram counts seconds; 0 marks an inaccessible message. */
const secondsOf = (seconds: unknown): Date | null => momentOf((integerOf(seconds) ?? 0) * 1_000);

// ── deliveries ───────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * An update as a delivery for the inbox.
 * @param update the parsed `payload`
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

const momentOfContent = (content: Fields): Date | null => secondsOf(content.edit_date) ?? secondsOf(content.date);

/** Messages and button presses of a person in a private chat share a lane: there, order matters more than speed. */
function laneOf(content: Fields): string {
  const chat = fieldsOf(content.chat) ?? fieldsOf(fieldsOf(content.message)?.chat);
  const chatId = integerOf(chat?.id);
  const senderId = integerOf(fieldsOf(content.from)?.id);
  if (senderId === null) return chatId === null ? 'tg:unknown' : `tg:${chatId}`;
  const isPrivate = chatId === null || textOf(chat?.type) === 'private';
  return isPrivate ? `tg:${senderId}` : `tg:${chatId}:${senderId}`;
}

// ── events ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** PURE. Converts a delivery to events; unknown content becomes `unsupported` or `ignored`. */
export function parse(delivery: Delivery, context: ParserContext): readonly IncomingEvent[] {
  const update = fieldsOf(parseJson(delivery.payload));
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

  const place = placeOf(fieldsOf(message.location));
  return {
    ...origin,
    kind: 'unsupported',
    platformType: firstName(message, messageFrame),
    ...(place ? { place } : {}),
  };
}

/**
 * Messages to be ignored, with the reason: the bot's own, those of other bots, and those of channels linked to a
 * discussion group.
 */
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
  // Live locations "edit" themselves every few seconds, and polls with each vote; neither is written by a person.
  if (text === null && !attachmentOf(message)) return ignored(origin, `edited_${firstName(message, messageFrame)}`);
  if (text !== null && readCommand(text, origin.isGroup, context) === 'other-bot') {
    return ignored(origin, 'command_of_another_bot');
  }
  return {
    ...origin,
    kind: 'edited',
    of: `tg:${origin.conversation}:${integerOf(message.message_id) ?? 0}`,
    text: text === null ? captionOf(message) : withLinks(text, message.entities),
  };
}

function parsePress(query: Fields, delivery: Delivery): IncomingEvent {
  const id = textOf(query.id);
  const sender = senderOf(query);
  if (id === null || !sender) return ignored(originOfUnknown(channelName, delivery), 'callback_query');
  // An inaccessible message (date 0) still has its chat and id. A message sent inline "via" the bot has none; this bot
  // is never used inline.
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
  // Not about a message: without the update's number, several notices of one chat would share a key.
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

/** Null if the content lacks the chat or the sender. The sender of a channel post is the channel. */
function originOf(content: Fields, delivery: Delivery): EventOrigin | null {
  const chat = fieldsOf(content.chat);
  const chatId = integerOf(chat?.id);
  const sender = senderOf(content) ?? channelSenderOf(content);
  if (chatId === null || !sender) return null;
  const editedAt = secondsOf(content.edit_date);
  return {
    channel: channelName,
    externalId: messageKey(chatId, content, delivery),
    conversation: String(chatId),
    isGroup: textOf(chat?.type) !== 'private',
    sender,
    occurredAt: editedAt ?? secondsOf(content.date) ?? delivery.occurredAt,
  };
}

/** Id 0 marks a message that Telegram has not sent yet; there may be several of them. */
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
    return { id: anonymousAdminSender, displayName: signature };
  }
  return { id: String(id), displayName: personName(from) };
}

function channelSenderOf(content: Fields): EventOrigin['sender'] | null {
  const chat = fieldsOf(content.sender_chat);
  const id = integerOf(chat?.id);
  return id === null ? null : { id: String(id), displayName: titleOf(chat) };
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
      // Unknown types of origin still count as forwarded: the sender did not write the text.
      return { kind: 'hidden', name: cleanDisplayName(textOf(origin.sender_user_name) ?? '') };
  }
}

// ── commands ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const commandShape = /^\/[A-Za-z0-9_]{1,64}@([A-Za-z0-9_]{1,64})(?=\s|$)/;

/**
 * The "@name" of a command to this bot, to be removed; null if there is none; in groups 'other-bot' for another bot's
 * name.
 */
function readCommand(text: string, isGroup: boolean, { botUsername }: ParserContext): string | null | 'other-bot' {
  const name = commandShape.exec(text)?.[1];
  if (!name || botUsername === null) return null;
  if (name.toLowerCase() === botUsername.toLowerCase()) return `@${name}`;
  return isGroup ? 'other-bot' : null;
}

const withoutMention = (text: string, mention: string): string => text.replace(mention, '');
