/** `POST /v3.0/oa/message/cs`: a customer-care message, which is how a program answers. */

import type { JsonObject } from '../../kernel/json.ts';
import { jsonBody } from '../call.ts';
import { type CareAttachment, readCareMessage } from '../care-message.ts';
import { allowance, type QuotaType } from '../care-window.ts';
import { oaEvent } from '../events.ts';
import { faults } from '../faults.ts';
import type { StoredMedia } from '../media.ts';
import type { PersonState, Platform } from '../platform.ts';
import { isStillPicture, maxImageBytes } from '../uploads.ts';
import { findPerson, type Method } from './context.ts';

const fetchTimeoutMs = 5000;

export const sendCareMessage: Method = async (call, platform) => {
  const message = readCareMessage(jsonBody(call));
  const person = findPerson(platform, message.userId);
  if (message.quotedId !== null && !person.messages.some(({ id }) => id === message.quotedId)) {
    throw faults.invalid('quote_message_id is unknown', 'unknownQuote');
  }
  allowance(platform, person);
  const media = await mediaOf(platform, message.attachment);
  // Asked again: fetching a picture takes its time, and the last free message may be gone.
  const quotaType = allowance(platform, person);
  const id = platform.ids.message();
  person.messages.push({
    id,
    from: 'oa',
    sentAtMs: platform.nowMs(),
    text: message.text.normalize('NFC'),
    media,
    attachment: message.attachment,
    quotedId: message.quotedId,
    isHidden: false,
  });
  person.repliesSince += 1;
  platform.messagesSent += 1;
  platform.announce({ kind: 'message', personId: person.id, messageId: id });
  tellBack(platform, person, id, message.text, message.attachment);
  return {
    message_id: id,
    user_id: person.id,
    sent_time: String(platform.nowMs()),
    quota: quotaOf(platform, person, quotaType),
  };
};

/** What the message shows, once it was found to exist. @throws OaFault */
async function mediaOf(platform: Platform, attachment: CareAttachment | null): Promise<StoredMedia | null> {
  switch (attachment?.kind) {
    case 'file':
      return platform.media.get(platform.uploads.use('file', attachment.token).fileId);
    case 'media':
      if ('url' in attachment.by) return fetchPicture(platform, attachment.by.url);
      if (attachment.mediaType === 'sticker') return null;
      return platform.media.get(platform.uploads.use(attachment.mediaType, attachment.by.attachmentId).fileId);
    default:
      return null;
  }
}

/** The platform's own servers fetch the picture: https, or this machine's http, because the simulator is one too. */
async function fetchPicture(platform: Platform, url: string): Promise<StoredMedia> {
  const { protocol, hostname, pathname } = new URL(url);
  const isLocal = hostname === 'localhost' || hostname === '127.0.0.1';
  if (protocol !== 'https:' && !isLocal) throw faults.invalid(`the picture's url ${url} is not https`);
  const bytes = await fetch(url, { signal: AbortSignal.timeout(fetchTimeoutMs) }).then(
    async (response) => (response.ok ? new Uint8Array(await response.arrayBuffer()) : null),
    () => null,
  );
  if (!bytes) throw faults.sendFailed(`the picture ${url} could not be fetched`);
  if (bytes.byteLength > maxImageBytes) throw faults.tooLong(`a picture of ${bytes.byteLength} bytes`, 'fileTooBig');
  if (!isStillPicture(bytes)) throw faults.invalid(`there is no jpg or png at ${url}`, 'wrongFile');
  return platform.media.keep(bytes, pathname.split('/').at(-1) || 'photo.jpg');
}

/** The echo and the receipts, as far as the console has them switched on. */
function tellBack(
  platform: Platform,
  person: PersonState,
  id: string,
  text: string,
  attachment: CareAttachment | null,
): void {
  const message = { ...(text === '' ? {} : { text }), msg_id: id };
  platform.webhook.push(oaEvent(platform, person, echoOf(attachment), message));
  platform.webhook.push(oaEvent(platform, person, 'user_received_message', { msg_id: id }));
}

function echoOf(attachment: CareAttachment | null): string {
  switch (attachment?.kind) {
    case undefined:
    case 'buttons':
      return 'oa_send_text';
    case 'media':
      return `oa_send_${attachment.mediaType}`;
    case 'file':
      return 'oa_send_file';
    case 'askInfo':
      return 'oa_send_template';
    case 'list':
      return 'oa_send_list';
  }
}

function quotaOf({ account, options, messagesSent }: Platform, person: PersonState, quotaType: QuotaType): JsonObject {
  const total = quotaType === 'reply' ? (options.freeReplies ?? null) : (options.messageQuota ?? null);
  const used = quotaType === 'reply' ? person.repliesSince : messagesSent;
  return {
    quota_type: quotaType,
    ...(total === null ? {} : { remain: String(Math.max(0, total - used)), total: String(total) }),
    expired_date: '',
    owner_type: 'OA',
    owner_id: account.oaId,
  };
}
