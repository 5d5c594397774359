/**
 * Converts input on a page of this server to a delivery, and the delivery to an event. PURE. The payload is this
 * program's own JSON (see `samples.md`); other payloads are set aside without an exception.
 */
import { createHash } from 'node:crypto';
import type { AttachmentRef, Delivery, EventOrigin, IncomingEvent } from '../../src/channel/incoming.ts';
import type { PageSaying } from '../../src/channel/page-channel.ts';
import { type Fields, fieldsOf } from '../../src/channel/platform/fields.ts';

export const channelName = 'web';
const nameMaxLength = 80;
const textMaxLength = 40_000;
const attachmentsMax = 20;
/** Button presses are answered before waiting messages. */
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

/** The same form with the same text is one delivery; another text on the same form (after "back") is another. */
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

/** @param now used if the payload has no time */
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

/** The lane of a conversation: its messages are handled in order. */
export const laneOf = (conversation: string): string => `${channelName}:${conversation}`;

const kindOf = (fields: Fields): string => {
  const { kind } = fieldsOf(fields.said) ?? {};
  return kind === 'text' || kind === 'choice' || kind === 'attachments' || kind === 'contact' ? kind : 'unknown';
};

/** One event per delivery; an invalid payload becomes `unsupported`. */
export function parse(delivery: Delivery): readonly IncomingEvent[] {
  let value: unknown = null;
  try {
    value = JSON.parse(delivery.payload);
  } catch {
    // Erased after its retention period, or not written by this program.
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
