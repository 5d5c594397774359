/** The methods of the OA API that the program calls, by verb and path; any other is unknown. */
import type { JsonObject } from '../kernel/json.ts';
import { type ApiCall, jsonBody, uploadedFile } from './call.ts';
import { type CareAttachment, readCareMessage } from './care-message.ts';
import { checkAllowed } from './care-window.ts';
import { oaEvent } from './events.ts';
import { faults } from './faults.ts';
import type { StoredMedia } from './media.ts';
import type { Platform } from './platform.ts';
import type { UploadKind } from './uploads.ts';

/** Takes a call and returns the envelope's `data`. @throws OaFault */
type Method = (call: ApiCall, platform: Platform) => JsonObject;

const getOa: Method = (_call, { account, people }) => ({
  oaid: account.oaId,
  oa_id: account.oaId,
  name: account.name,
  num_follower: [...people.values()].filter((person) => person.isFollower).length,
  linked_zca: '',
});

const upload =
  (kind: UploadKind, field: string): Method =>
  (call, { uploads }) => ({ [field]: uploads.add(kind, uploadedFile(call)).id });

/** Sends a customer-care message, the program's way of answering. */
const sendCareMessage: Method = (call, platform) => {
  const { userId, text, attachment } = readCareMessage(jsonBody(call));
  const person = platform.people.get(userId);
  if (!person) throw faults.invalid(`there is no user ${userId}`, 'unknownUser');
  checkAllowed(platform, person);
  const media = mediaOf(platform, attachment);
  const id = platform.ids.message();
  const sentAtMs = platform.nowMs();
  const words = text.normalize('NFC');
  person.messages.push({ id, from: 'oa', sentAtMs, text: words, media, attachment, isHidden: false });
  platform.announce({ kind: 'message', personId: person.id, messageId: id });
  const isText = attachment === null || attachment.kind === 'buttons';
  // Only the echo of a text is enabled in the console.
  if (isText) platform.webhook.push(oaEvent(platform, person, 'oa_send_text', { text, msg_id: id }));
  const quota = { quota_type: 'reply', expired_date: '', owner_type: 'OA', owner_id: platform.account.oaId };
  return { message_id: id, user_id: person.id, sent_time: String(sentAtMs), quota };
};

/** The file that the message shows, if it exists. @throws OaFault */
function mediaOf({ media, uploads }: Platform, attachment: CareAttachment | null): StoredMedia | null {
  if (attachment?.kind === 'file') return media.get(uploads.use('file', attachment.token).fileId);
  if (attachment?.kind === 'image') return media.get(uploads.use('image', attachment.attachmentId).fileId);
  return null;
}

const methods: ReadonlyMap<string, Method> = new Map([
  ['POST /v3.0/oa/message/cs', sendCareMessage],
  ['POST /v2.0/oa/upload/image', upload('image', 'attachment_id')],
  ['POST /v2.0/oa/upload/file', upload('file', 'token')],
  ['GET /v2.0/oa/getoa', getOa],
]);

/** Null for an unknown method. */
export const findMethod = (verb: string, path: string): Method | null => methods.get(`${verb} ${path}`) ?? null;
