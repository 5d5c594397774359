/**
 * From Zalo's updates to deliveries and events. PURE, and never an exception: every field is read as `unknown`, because
 * nobody guarantees the form. The documentation wraps an update in `{ok, result}` and calls a picture `photo`; live
 * traffic is flat and says `photo_url`. Both are read. Payloads with explanations: `samples.md`.
 */

import { createHash } from 'node:crypto';
import type { AttachmentRef, Delivery, EventOrigin, IncomingEvent } from '../../src/channel/incoming.ts';
import { cleanDisplayName } from '../../src/channel/names.ts';
import { type Fields, fieldsOf, integerOf, momentOf, parseJson, textOf } from '../../src/channel/platform/fields.ts';
import { carriable, isBlank } from '../../src/channel/platform/text.ts';
import { originOfUnknown } from '../../src/channel/platform/unknown-origin.ts';

export const channelName = 'zalo-bot';

/** Who we are. Names are those by which a group may mention us. */
export interface ParserContext {
  readonly botId: string;
  readonly names: readonly string[];
}

const messagePriority = 5;

/** What the events of the official list are called here, and in `platformType`. */
const eventName = /^message\.([a-z_]{1,40})\.received$/;
/** Longer ones are no ids; they would only fill our database. */
const idMaxLength = 200;

/** Opaque words; a number is taken for the word it would be. */
function idOf(value: unknown): string | null {
  const id = Number.isSafeInteger(value) ? String(value) : textOf(value);
  return id !== null && /^[\x21-\x7e]+$/.test(id) && id.length <= idMaxLength ? id : null;
}

/** An update without its wrapping. */
interface Update {
  /** `text`, `image`…; null for a name that is none of Zalo's. */
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
 * One update as the inbox keeps it, once by `message_id`; without one, by the hash of the body.
 * @param update what `payload` holds, parsed
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

/** What one person says in one conversation keeps its order. */
function laneOf(message: Fields | null): string {
  const sender = idOf(fieldsOf(message?.from)?.id);
  const chat = idOf(fieldsOf(message?.chat)?.id);
  if (sender === null) return chat === null ? 'zb:unknown' : `zb:${chat}`;
  return chat === null || chat === sender ? `zb:${sender}` : `zb:${chat}:${sender}`;
}

/** PURE. One delivery as events; what we don't know becomes `unsupported` or `ignored`. */
export function parse(delivery: Delivery, context: ParserContext): readonly IncomingEvent[] {
  const { what, message } = unwrap(parseJson(delivery.payload));
  const origin = message && originOf(message, delivery);
  // Without a person there is nobody to answer, as with the content of specially protected accounts.
  if (!message || !origin) return [ignored(originOfUnknown(channelName, delivery), what ?? 'unknown')];
  if (what === null || what === 'reaction') return [ignored(origin, what ?? 'unknown')];
  if (origin.sender.id === context.botId) return [ignored(origin, 'own_message')];
  if (fieldsOf(message.from)?.is_bot === true) return [ignored(origin, 'bot_message')];
  return [parseMessage(what, message, origin, context)];
}

function parseMessage(what: string, message: Fields, origin: EventOrigin, context: ParserContext): IncomingEvent {
  const position = {
    messageId: idOf(message.message_id) ?? origin.externalId,
    // Zalo numbers nothing; its clock is the best order there is.
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

/** Its address is its handle: readable without a token, for a while. Whether it may be asked is `download.ts`'s matter. */
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
 * In a group people speak to us as "@<name> …", as part of the text: it is taken off, unless nothing else was said.
 * Only names that we know: where a name of several words ends can't be guessed.
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

/** Null when the message does not say in which chat, or by whom. */
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
    // A private chat has the person's own id. In doubt others read along.
    isGroup: chat?.chat_type !== 'PRIVATE' && (chat?.chat_type === 'GROUP' || conversation !== senderId),
    sender: {
      id: senderId,
      displayName: cleanDisplayName(textOf(from?.display_name) ?? ''),
    },
    occurredAt: momentOf(integerOf(message.date)) ?? delivery.occurredAt,
  };
}
