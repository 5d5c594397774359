/**
 * Converts Zalo's webhook events to deliveries and events. PURE, and never throws: every field is read as `unknown`.
 * Realistic payloads with explanations: `samples.md`. Events are unique by `event_name` + `msg_id`, not by `msg_id`
 * alone: the echo and the receipt of a sent message have the same id. A button press is a text: the button's payload,
 * sent by the app in the person's name. Anyone can type it, which is harmless, because the core signs the value for
 * this conversation.
 */
import { createHash } from 'node:crypto';
import type { AttachmentRef, Delivery, EventOrigin, IncomingEvent } from '../../src/channel/incoming.ts';
import { cleanDisplayName } from '../../src/channel/names.ts';
import { type Fields, fieldsOf, listOf, momentOf, parseJson, textOf } from '../../src/channel/platform/fields.ts';
import { placeOf } from '../../src/channel/platform/place.ts';
import { carriable } from '../../src/channel/platform/text.ts';
import { countOf, idOf } from './json.ts';

export const channelName = 'zalo-oa';

/** The account of this channel; an app's webhook is shared by all its accounts. Null if unknown yet. */
export interface ParserContext {
  readonly oaId: string | null;
}

const pressPriority = 1;
const messagePriority = 5;
const receiptPriority = 9;

/** Prefix of a button's value. */
export const payloadMark = '#';
/**
 * At least three fields separated by colons, the first and the last in plain characters, so that a hashtag in a
 * person's text is not taken for a button. The fields in between identify the subject, which may be a name with spaces
 * ("khoi 1").
 */
const payloadShape = /^#([A-Za-z0-9_.-]+(?::[^\n\0#:]*)+:[A-Za-z0-9_.-]*)$/u;
const payloadMaxLength = 128;

/** Known events that are not relevant; other names become `unknown`, so that they are noticed. */
const knownBesides: ReadonlySet<string> = new Set([
  ...['user_received_message', 'user_seen_message', 'user_reacted_message', 'oa_reacted_message', 'user_click_chatnow'],
  ...['add_user_to_tag', 'user_feedback', 'user_reply_consent', 'widget_interaction_accepted', 'oa_call_user'],
  ...['user_call_oa', 'create_group', 'user_join_group', 'user_request_join_group', 'react_request_join_group'],
  ...['reject_request_join_group', 'add_group_admin', 'remove_group_admin', 'update_group_info', 'user_out_group'],
  ...['disperse_group', 'permission_revoked', 'change_oa_daily_quota', 'change_oa_template_tags'],
  ...['change_template_quality', 'change_template_quota', 'change_template_status', 'event_journey_time_out'],
  ...['event_journey_acknowledged', 'shop_has_order'],
]);

const peopleSay = [
  ...(['text', 'image', 'gif', 'link', 'audio', 'video', 'sticker', 'location', 'business_card', 'file'] as const),
];
const knownSends: ReadonlySet<string> = new Set(peopleSay.map((what) => `user_send_${what}`));
const knownShapes = /^(oa_send_(anonymous_|group_)?|anonymous_send_|user_send_group_)[a-z_]{1,32}$/;

/** Private messages of one person, not those of groups. */
const privateSend = /^user_send_(?!group_)([a-z_]{1,32})$/;

// ── deliveries ───────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * An event as a delivery for the inbox.
 * @param event the parsed `payload`
 * @param now for events without a time of their own
 */
export function toDelivery(event: unknown, payload: string, now: Date): Delivery {
  const fields = fieldsOf(event) ?? {};
  const name = nameOf(fields);
  const text = textOf(fieldsOf(fields.message)?.text);
  const isSaid = privateSend.test(name);
  const isPress = name === 'user_send_text' && text !== null && pressOf(text) !== null;
  return {
    channel: channelName,
    externalId: externalIdOf(fields, payload),
    lane: laneOf(fields),
    priority: isPress ? pressPriority : isSaid || relations.has(name) ? messagePriority : receiptPriority,
    kind: isKnown(name) ? name : 'unknown',
    occurredAt: momentOf(countOf(fields.timestamp)) ?? now,
    payload,
  };
}

const relations: ReadonlySet<string> = new Set(['follow', 'unfollow', 'user_submit_info']);

const isKnown = (name: string): boolean =>
  knownSends.has(name) || relations.has(name) || knownBesides.has(name) || knownShapes.test(name);

/** The name is written to logs and tables, so only plain names are used. */
const nameOf = (event: Fields): string => {
  const name = textOf(event.event_name);
  return name !== null && /^[a-z][a-z0-9_]{0,63}$/.test(name) ? name : 'unknown';
};

function externalIdOf(event: Fields, payload: string): string {
  const name = nameOf(event);
  const messageId = idOf(fieldsOf(event.message)?.msg_id);
  if (name !== 'unknown' && messageId !== null) return `zalo:${name}:${messageId}`;
  const timestamp = momentOf(countOf(event.timestamp))?.getTime();
  const subject = personOf(event);
  if (name !== 'unknown' && timestamp !== undefined && subject) return `zalo:${name}:${timestamp}:${subject}`;
  return `zalo:body:${createHash('sha256').update(payload).digest('hex')}`;
}

/** The person an event is about: the sender, or the recipient of the account's message. */
function personOf(event: Fields): string | null {
  const name = nameOf(event);
  const follower = idOf(fieldsOf(event.follower)?.id);
  if (follower !== null) return follower;
  const sender = idOf(fieldsOf(event.sender)?.id);
  const recipient = idOf(fieldsOf(event.recipient)?.id);
  return isOurs(name) ? recipient : sender;
}

/** Echoes and receipts, whose sender is the account. */
const isOurs = (name: string): boolean =>
  name.startsWith('oa_') || name === 'user_received_message' || name === 'user_seen_message';

/** One lane per person; in a group, one per person and group. */
function laneOf(event: Fields): string {
  const person = personOf(event);
  if (person === null) return 'zalo:unknown';
  const group = isGroupEvent(nameOf(event)) ? idOf(fieldsOf(event.recipient)?.id) : null;
  return group === null ? `zalo:u:${person}` : `zalo:g:${group}:${person}`;
}

const isGroupEvent = (name: string): boolean => name.startsWith('user_send_group_');

// ── events ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** PURE. Converts a delivery to one event; unknown content becomes `unsupported` or `ignored`. */
export function parse(delivery: Delivery, context: ParserContext): readonly IncomingEvent[] {
  const event = fieldsOf(parseJson(delivery.payload)) ?? {};
  const name = nameOf(event);
  const origin = originOf(event, name, delivery);
  const reason = notForUs(event, name, context);
  if (reason !== null) return [{ ...origin, kind: 'ignored', platformType: reason }];

  switch (name) {
    case 'follow':
      return [{ ...origin, kind: 'joined' }];
    case 'unfollow':
      return [{ ...origin, kind: 'left' }];
    case 'user_submit_info':
      return [parseSubmittedInfo(event, origin)];
    default: {
      const what = privateSend.exec(name)?.[1];
      if (what === undefined) return [{ ...origin, kind: 'ignored', platformType: name }];
      return [parseMessage(what, fieldsOf(event.message) ?? {}, origin)];
    }
  }
}

/** The reason to ignore an event; null if it is relevant. */
function notForUs(event: Fields, name: string, { oaId }: ParserContext): string | null {
  if (personOf(event) === null) return `${name}_without_person`;
  if (isGroupEvent(name) || isOurs(name)) return name;
  const account = idOf(event.oa_id) ?? idOf(fieldsOf(event.recipient)?.id);
  if (oaId === null) return null;
  if (idOf(fieldsOf(event.sender)?.id) === oaId) return 'own_message';
  return account !== null && account !== oaId ? 'another_account' : null;
}

function originOf(event: Fields, name: string, delivery: Delivery): EventOrigin {
  const person = personOf(event) ?? '';
  const isGroup = isGroupEvent(name);
  const group = idOf(fieldsOf(event.recipient)?.id);
  const givenName = name === 'user_submit_info' ? textOf(fieldsOf(event.info)?.name) : null;
  return {
    channel: channelName,
    externalId: externalIdOf(event, delivery.payload),
    conversation: isGroup && group !== null ? group : person,
    isGroup,
    // Webhooks contain no name, except the form for the phone number.
    sender: { id: person, displayName: cleanDisplayName(givenName ?? '') },
    occurredAt: momentOf(countOf(event.timestamp)) ?? delivery.occurredAt,
  };
}

function parseMessage(what: string, message: Fields, origin: EventOrigin): IncomingEvent {
  const text = carriable(textOf(message.text) ?? '');
  const position = {
    messageId: idOf(message.msg_id) ?? origin.externalId,
    // Zalo has no message numbers; its time is the order.
    order: origin.occurredAt.getTime(),
    forwardedFrom: null,
  };
  const files = listOf(message.attachments).map(fieldsOf);
  const unsupported: IncomingEvent = { ...origin, kind: 'unsupported', platformType: what };

  switch (what) {
    case 'text': {
      const choice = pressOf(text);
      if (choice !== null) return { ...origin, kind: 'choice', choice, messageId: null, acknowledgement: null };
      return textOf(message.text) === null ? unsupported : { ...origin, ...position, kind: 'text', text };
    }
    case 'link': {
      const words = [text, ...files.map((file) => carriable(textOf(fieldsOf(file?.payload)?.url) ?? ''))];
      const said = words.filter(
        (part, at) => part !== '' && !words.slice(0, at).some((before) => before.includes(part)),
      );
      return said.length === 0 ? unsupported : { ...origin, ...position, kind: 'text', text: said.join('\n') };
    }
    case 'business_card': {
      const phone = files.map((file) => phoneOnCard(file)).find((found) => found !== null);
      return phone ? { ...origin, kind: 'contact', phone, ownedBySender: false } : unsupported;
    }
    case 'image':
    case 'gif':
    case 'audio':
    case 'video':
    case 'file': {
      const attachments = files.map((file) => attachmentOf(file)).filter((file) => file !== null);
      if (attachments.length === 0) return unsupported;
      return { ...origin, ...position, kind: 'attachments', attachments, caption: text, albumKey: null };
    }
    case 'location': {
      const place = placeOf(fieldsOf(fieldsOf(files[0]?.payload)?.coordinates));
      return place ? { ...unsupported, place } : unsupported;
    }
    default:
      return unsupported;
  }
}

/** The value of a pressed button; null for ordinary text. */
export function pressOf(text: string): string | null {
  return text.length > payloadMaxLength ? null : (payloadShape.exec(text)?.[1] ?? null);
}

/** The person's input in Zalo's form: unverified. */
function parseSubmittedInfo(event: Fields, origin: EventOrigin): IncomingEvent {
  const phone = phoneOf(fieldsOf(event.info)?.phone);
  return phone === null
    ? { ...origin, kind: 'ignored', platformType: 'user_submit_info' }
    : { ...origin, kind: 'contact', phone, ownedBySender: true };
}

/** A contact card is a link whose description is JSON in a string. */
function phoneOnCard(file: Fields | null): string | null {
  const description = textOf(fieldsOf(file?.payload)?.description);
  return description === null ? null : phoneOf(fieldsOf(parseJson(description))?.phone);
}

/** "84900000001", "0900 000 001" → "+84900000001". Foreign numbers keep their digits. */
function phoneOf(value: unknown): string | null {
  const given = typeof value === 'string' ? value : idOf(value);
  const digits = (given ?? '').replaceAll(/[^\d]/g, '').replace(/^00/, '');
  if (digits.length < 8 || digits.length > 15) return null;
  if (/^0\d{9,10}$/.test(digits)) return `+84${digits.slice(1)}`;
  return /^0/.test(digits) ? digits : `+${digits}`;
}

const uploadKinds: Readonly<Record<string, AttachmentRef['kind']>> = {
  image: 'photo',
  gif: 'animation',
  audio: 'audio',
  video: 'video',
  file: 'document',
};

/** `payload.type` of a file is its extension. */
const mimeTypes: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
  mp4: 'video/mp4',
};

/** Null for an attachment without downloadable bytes. */
function attachmentOf(file: Fields | null): AttachmentRef | null {
  const type = textOf(file?.type) ?? '';
  const kind = Object.hasOwn(uploadKinds, type) ? uploadKinds[type] : undefined;
  const payload = fieldsOf(file?.payload);
  const url = textOf(payload?.url);
  if (!kind || !url) return null;
  const name = textOf(payload?.name);
  const extension = (textOf(payload?.type) ?? name?.split('.').at(-1) ?? '').toLowerCase();
  const checksum = textOf(payload?.checksum);
  return {
    kind,
    fileId: url,
    uniqueId: checksum && /^[0-9a-f]{16,128}$/i.test(checksum) ? checksum.toLowerCase() : url,
    name,
    mimeType: kind === 'document' && Object.hasOwn(mimeTypes, extension) ? (mimeTypes[extension] ?? null) : null,
    sizeBytes: countOf(payload?.size),
    width: null,
    height: null,
  };
}
