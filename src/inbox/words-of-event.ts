/**
 * Collects the texts that the secrecy screening examines: the message's own text, the names of its files and every other text in
 * the delivery.
 */
import type { AttachmentRef, IncomingEvent } from '../channel/incoming.ts';
import { claimsToBePicture } from '../domain/submission/guess.ts';
import type { InboxRow } from '../ports/inbox.ts';
import { uploadsAmong } from '../ports/uploads.ts';
import type { Heard } from '../usecases/check/secrecy.ts';

/** Maximum number of texts examined per delivery; a platform's message has a few dozen. */
const mostTexts = 2_000;

const textsIn = (value: unknown, found: string[] = []): readonly string[] => {
  if (found.length >= mostTexts) return found;
  if (typeof value === 'string') found.push(value);
  else if (Array.isArray(value)) for (const each of value) textsIn(each, found);
  else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) textsIn(each, found);
  return found;
};

const textsOfPayload = (payload: string): readonly string[] => {
  try {
    return textsIn(JSON.parse(payload));
  } catch {
    return [payload];
  }
};

const isPicture = (file: AttachmentRef): boolean => file.kind === 'photo' || claimsToBePicture(file);

const own = (
  event: IncomingEvent,
): Pick<Heard, 'texts' | 'fileNames' | 'albumKey' | 'uploads' | 'hasPhotos' | 'hasDocuments'> => {
  switch (event.kind) {
    case 'text':
    case 'edited':
      return { texts: [event.text], fileNames: [], albumKey: null, uploads: [] };
    case 'attachments':
      return {
        texts: event.caption === '' ? [] : [event.caption],
        fileNames: event.attachments.flatMap(({ name }) => (name ? [name] : [])),
        albumKey: event.albumKey,
        uploads: uploadsAmong(event.attachments.map(({ fileId }) => ({ channel: event.channel, fileId }))),
        hasPhotos: event.attachments.some(isPicture),
        hasDocuments: !event.attachments.every(isPicture),
      };
    default:
      return { texts: [], fileNames: [], albumKey: null, uploads: [] };
  }
};

/** For a delivery whose turn could not be finished. The sender is unknown, but secret text must still be removed. */
export const heardInDelivery = ({ id, channel, externalId, payload }: InboxRow): Heard => {
  const texts = textsOfPayload(payload);
  return {
    inboxId: id,
    channel,
    messageKey: externalId,
    albumKey: null,
    texts,
    fileNames: texts.filter((text) => /\.(?:pdf|docx?|xlsx?|jpe?g|png|heic)$/iu.test(text)),
    others: [],
    uploads: [],
  };
};

/** Text may hide in fields that readers never see, so every text of the delivery is screened in addition to what was typed. */
export const heardIn = (event: IncomingEvent, row: Pick<InboxRow, 'id' | 'payload'>): Heard => ({
  inboxId: row.id,
  channel: event.channel,
  messageKey: event.externalId,
  others: textsOfPayload(row.payload),
  ...own(event),
});
