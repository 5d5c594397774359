/**
 * What was done on a page of ours, as a delivery, and back again as an event. PURE. The payload is our own JSON
 * (see `samples.md`); anything else is set aside, never an exception.
 */
import { createHash } from 'node:crypto';
import type { AttachmentRef, Delivery, EventOrigin, IncomingEvent } from '../../src/channel/incoming.ts';
import type { PageSaying } from '../../src/channel/page-channel.ts';
import { type Fields, fieldsOf } from '../../src/channel/platform/fields.ts';

export const channelName = 'web';
const nameMaxLength = 80;
const textMaxLength = 40_000;
const attachmentsMax = 20;
/** A press wants its answer before the words that wait. */
const priorities = { choice: 1, other: 5 } as const;

const textOf = (value: unknown, max = textMaxLength): string =>
  typeof value === 'string' ? value.toWellFormed().normalize('NFC').slice(0, max) : '';
const textOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const sizeOrNull = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
const dateOf = (value: unknown, otherwise: Date): Date => {
  const at = typeof value === 'string' ? new Date(value) : otherwise;
  return Number.isNaN(at.getTime()) ? otherwise : at;
};

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** The same form with the same words is one delivery; other words on the same form (after "back") are another. */
export function hear({ conversation, displayName, at, form, said }: PageSaying): Delivery {
  const payload = {
    from: 'person',
    id: `${conversation}:${hashOf(JSON.stringify([form, said]))}`,
    conversation,
    name: displayName,
    at: at.toISOString(),
    said,
  };
  return toDelivery(payload, JSON.stringify(payload), at);
}

/** @param now stands in for a time that the payload does not tell */
export function toDelivery(value: unknown, payload: string, now: Date): Delivery {
  const fields = fieldsOf(value) ?? {};
  const kind = kindOf(fields);
  return {
    channel: channelName,
    externalId: textOrNull(fields.id)?.slice(0, 200) ?? `unknown:${hashOf(payload)}`,
    lane: laneOf(textOf(fields.conversation, 200)),
    priority: kind === 'choice' ? priorities.choice : priorities.other,
    kind,
    occurredAt: dateOf(fields.at, now),
    payload,
  };
}

/** One conversation is one lane: what is said there is handled in order. */
export const laneOf = (conversation: string): string => `${channelName}:${conversation}`;

const kindOf = (fields: Fields): string => {
  const { kind } = fieldsOf(fields.said) ?? {};
  return kind === 'text' || kind === 'choice' || kind === 'attachments' || kind === 'contact' ? kind : 'unknown';
};

/** One event a delivery; what is none of ours is `unsupported`. */
export function parse(delivery: Delivery): readonly IncomingEvent[] {
  let value: unknown = null;
  try {
    value = JSON.parse(delivery.payload);
  } catch {
    // Erased after its time, or never ours.
  }
  return [eventOf(fieldsOf(value) ?? {}, delivery)];
}

function eventOf(fields: Fields, delivery: Delivery): IncomingEvent {
  const conversation = textOf(fields.conversation, 200);
  const origin: EventOrigin = {
    channel: channelName,
    externalId: delivery.externalId,
    conversation,
    isGroup: false,
    sender: { id: conversation, displayName: textOf(fields.name, nameMaxLength) },
    occurredAt: delivery.occurredAt,
  };
  const message = { messageId: delivery.externalId, order: delivery.occurredAt.getTime(), forwardedFrom: null };
  const said = fieldsOf(fields.said) ?? {};
  if (fields.from !== 'person' || conversation === '')
    return { ...origin, kind: 'ignored', platformType: textOrNull(fields.from) ?? 'nobody' };
  switch (said.kind) {
    case 'text':
      return { ...origin, ...message, kind: 'text', text: textOf(said.text) };
    case 'choice':
      return {
        ...origin,
        kind: 'choice',
        choice: textOf(said.choice, 200),
        messageId: textOrNull(said.messageId),
        // The page shows the answer itself, as the next message.
        acknowledgement: null,
      };
    case 'contact':
      return { ...origin, kind: 'contact', phone: textOf(said.phone, 30), ownedBySender: true };
    case 'attachments': {
      const attachments = (Array.isArray(said.attachments) ? said.attachments : [])
        .slice(0, attachmentsMax)
        .flatMap(attachmentOf);
      if (attachments.length === 0) return { ...origin, kind: 'unsupported', platformType: 'attachments' };
      return {
        ...origin,
        ...message,
        kind: 'attachments',
        attachments,
        caption: textOf(said.caption),
        albumKey: attachments.length > 1 ? delivery.externalId : null,
      };
    }
    default:
      return { ...origin, kind: 'unsupported', platformType: textOrNull(said.kind) ?? 'unknown' };
  }
}

function attachmentOf(value: unknown): readonly AttachmentRef[] {
  const file = fieldsOf(value) ?? {};
  const fileId = textOrNull(file.fileId);
  if (fileId === null) return [];
  return [
    {
      kind: file.kind === 'photo' ? 'photo' : 'document',
      fileId,
      uniqueId: textOrNull(file.uniqueId) ?? fileId,
      name: textOrNull(file.name),
      mimeType: textOrNull(file.mimeType),
      sizeBytes: sizeOrNull(file.sizeBytes),
      width: null,
      height: null,
    },
  ];
}
