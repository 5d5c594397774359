/**
 * Converts Zalo's updates to deliveries and events. PURE, and never throws: every field is read as `unknown`, because
 * the format is not guaranteed. The documentation wraps an update in `{ok, result}` and names a picture `photo`; real
 * traffic is flat and names it `photo_url`. Both are accepted. Payloads with explanations: `samples.md`.
 */

import { createHash } from 'node:crypto';
import type { AttachmentRef, Delivery, EventOrigin, IncomingEvent } from '../../src/channel/incoming.ts';
import { cleanDisplayName } from '../../src/channel/names.ts';
import { type Fields, fieldsOf, integerOf, momentOf, parseJson, textOf } from '../../src/channel/platform/fields.ts';
import { carriable, isBlank } from '../../src/channel/platform/text.ts';
import { originOfUnknown } from '../../src/channel/platform/unknown-origin.ts';

export const channelName = 'zalo-bot';

/** The bot's identity, and the names by which a group may mention it. */
export interface ParserContext {
  readonly botId: string;
  readonly names: readonly string[];
}

const messagePriority = 5;

/** Events of the official list; the part in the middle is the name used here and in `platformType`. */
const eventName = /^message\.([a-z_]{1,40})\.received$/;
/** Longer values are not ids and would only fill the database. */
const idMaxLength = 200;

/** Ids are opaque strings; a number is converted to a string. */
function idOf(value: unknown): string | null {
  const id = Number.isSafeInteger(value) ? String(value) : textOf(value);
  return id !== null && /^[\x21-\x7e]+$/.test(id) && id.length <= idMaxLength ? id : null;
}

/** An update without its wrapper. */
interface Update {
  /** `text`, `image`…; null for an event name that is not Zalo's. */
  readonly what: string | null;
  readonly message: Fields | null;
}

function unwrap(body: unknown): Update {
  const outer = fieldsOf(body);
  const inner = fieldsOf(outer?.result) ?? outer;
  const what = eventName.exec(textOf(inner?.event_name) ?? '')?.[1] ?? null;
  return { what, message: fieldsOf(inner?.message) };
}

/**
 * An update as a delivery for the inbox, unique by `message_id`; without one, by the hash of the body.
 * @param update the parsed `payload`
 * @param now for updates without a time of their own
 */
export function toDelivery(update: unknown, payload: string, now: Date): Delivery {
  const { what, message } = unwrap(update);
  return {
    channel: channelName,
    externalId: keyOf(message, payload),
    lane: laneOf(message),
    priority: messagePriority,
    kind: message === null || what === null ? 'unknown' : `message.${what}`,
    occurredAt: momentOf(integerOf(message?.date)) ?? now,
    payload,
  };
}

function keyOf(message: Fields | null, payload: string): string {
  const messageId = idOf(message?.message_id);
  return messageId === null ? `zb:body:${createHash('sha256').update(payload).digest('hex')}` : `zb:${messageId}`;
}

/** Messages of one person in one conversation keep their order. */
function laneOf(message: Fields | null): string {
  const sender = idOf(fieldsOf(message?.from)?.id);
  const chat = idOf(fieldsOf(message?.chat)?.id);
  if (sender === null) return chat === null ? 'zb:unknown' : `zb:${chat}`;
  return chat === null || chat === sender ? `zb:${sender}` : `zb:${chat}:${sender}`;
}

/** PURE. Converts a delivery to events; unknown content becomes `unsupported` or `ignored`. */
export function parse(delivery: Delivery, context: ParserContext): readonly IncomingEvent[] {
  const { what, message } = unwrap(parseJson(delivery.payload));
  const origin = message && originOf(message, delivery);
  // Without a sender no answer is possible, as for the content of specially protected accounts.
  if (!message || !origin) return [ignored(originOfUnknown(channelName, delivery), what ?? 'unknown')];
  if (what === null || what === 'reaction') return [ignored(origin, what ?? 'unknown')];
  if (origin.sender.id === context.botId) return [ignored(origin, 'own_message')];
  if (fieldsOf(message.from)?.is_bot === true) return [ignored(origin, 'bot_message')];
  return [parseMessage(what, message, origin, context)];
}

function parseMessage(what: string, message: Fields, origin: EventOrigin, context: ParserContext): IncomingEvent {
  const position = {
    messageId: idOf(message.message_id) ?? origin.externalId,
    // Zalo has no message numbers; its time is the best available order.
    order: origin.occurredAt.getTime(),
    forwardedFrom: null,
  };
  const words = (name: string) => withoutMention(carriable(textOf(message[name]) ?? ''), origin.isGroup, context);
  if (what === 'text') {
    const text = words('text');
    if (!isBlank(text)) return { ...origin, ...position, kind: 'text', text };
  }
  const photo = what === 'image' ? photoOf(message) : null;
  if (photo) {
    return {
      ...origin,
      ...position,
      kind: 'attachments',
      attachments: [photo],
      caption: words('caption'),
      albumKey: null,
    };
  }
  return { ...origin, kind: 'unsupported', platformType: what };
}

function ignored(origin: EventOrigin, platformType: string): IncomingEvent {
  return { ...origin, kind: 'ignored', platformType };
}

/**
 * The address serves as the handle; for some time it is readable without a token. `src/channel/platform/zalo-files.ts`
 * decides whether it may be fetched.
 */
function photoOf(message: Fields): AttachmentRef | null {
  const url = [message.photo_url, message.photo].find((value) => typeof value === 'string' && URL.canParse(value));
  if (typeof url !== 'string') return null;
  return {
    kind: 'photo',
    fileId: url,
    uniqueId: url,
    name: null,
    mimeType: null,
    sizeBytes: null,
    width: null,
    height: null,
  };
}

/**
 * Removes the mention "@<name> …" from a group message, unless the message contains nothing else. Only known names are
 * removed, because the end of a name with several words cannot be determined otherwise.
 */
function withoutMention(text: string, isGroup: boolean, { names }: ParserContext): string {
  const said = text.trimStart();
  if (!isGroup || !said.startsWith('@')) return text;
  for (const name of names.toSorted((a, b) => b.length - a.length)) {
    const mention = `@${carriable(name)}`;
    const rest = said.slice(mention.length);
    const isMention =
      said.slice(0, mention.length).toLowerCase() === mention.toLowerCase() && !/^[\p{L}\p{N}]/u.test(rest);
    const words = rest.replace(/^[\s,:]+/, '');
    if (isMention && !isBlank(words)) return words;
  }
  return text;
}

/** Null if the message lacks the chat or the sender. */
function originOf(message: Fields, delivery: Delivery): EventOrigin | null {
  const chat = fieldsOf(message.chat);
  const conversation = idOf(chat?.id);
  const from = fieldsOf(message.from);
  const senderId = idOf(from?.id);
  if (conversation === null || senderId === null) return null;
  return {
    channel: channelName,
    externalId: keyOf(message, delivery.payload),
    conversation,
    // A private chat has the person's own id. If in doubt, the conversation counts as a group.
    isGroup: chat?.chat_type !== 'PRIVATE' && (chat?.chat_type === 'GROUP' || conversation !== senderId),
    sender: {
      id: senderId,
      displayName: cleanDisplayName(textOf(from?.display_name) ?? ''),
    },
    occurredAt: momentOf(integerOf(message.date)) ?? delivery.occurredAt,
  };
}
