/** Webhook events with the platform's structure and order of fields, one for each act of a person. */
import type { JsonObject } from '../kernel/json.ts';
import type { StoredMedia } from './media.ts';
import type { PersonState, Platform } from './platform.ts';
import type { EventDraft } from './webhook.ts';

type Side = JsonObject & { readonly id: string };

const draft = (name: string, key: string, fields: JsonObject): EventDraft => ({
  name,
  key: `${name}:${key}`,
  body: (timestamp) => ({ event_name: name, ...fields, timestamp }),
});

/** An event between a person and the OA, with the platform's order of fields. */
const between = (
  { account }: Platform,
  { appUserId }: PersonState,
  name: string,
  key: string,
  content: { readonly sender: Side; readonly recipient: Side } & JsonObject,
): EventDraft => {
  const { body, ...named } = draft(name, key, { app_id: account.appId, ...content });
  return { ...named, body: (timestamp) => ({ ...body(timestamp), user_id_by_app: appUserId }) };
};

/** An event sent by the person: `sender` is the person. */
export const personEvent = (
  platform: Platform,
  person: PersonState,
  name: string,
  message: JsonObject & { readonly msg_id: string },
): EventDraft => between(platform, person, name, message.msg_id, { ...fromPerson(platform, person), message });

const fromPerson = ({ account }: Platform, { id }: PersonState) => ({
  sender: { id },
  recipient: { id: account.oaId },
});

/** An echo or a receipt: `sender` is the OA. @param adminId the colleague who wrote it in the OA Manager */
export const oaEvent = (
  platform: Platform,
  person: PersonState,
  name: string,
  message: JsonObject,
  adminId: string | null = null,
): EventDraft =>
  between(platform, person, name, String(message.msg_id ?? message.msg_ids), {
    sender: { id: platform.account.oaId, ...(adminId === null ? {} : { admin_id: adminId }) },
    recipient: { id: person.id },
    message,
  });

/** A follow or unfollow; its order of fields differs. */
export const relationEvent = (
  { account }: Platform,
  { id, appUserId }: PersonState,
  name: 'follow' | 'unfollow',
): EventDraft => ({
  name,
  key: `${name}:${id}`,
  body: (timestamp) => ({
    oa_id: account.oaId,
    follower: { id },
    user_id_by_app: appUserId,
    event_name: name,
    source: 'oa_profile',
    app_id: account.appId,
    timestamp,
  }),
});

/** The person has submitted the form of `request_user_info`. */
export const submitInfoEvent = (platform: Platform, person: PersonState, info: JsonObject): EventDraft =>
  between(platform, person, 'user_submit_info', person.id, { ...fromPerson(platform, person), info });

/** The OA has revoked the app's permission. */
export const permissionRevokedEvent = ({ account }: Platform): EventDraft =>
  draft('permission_revoked', account.oaId, { app_id: account.appId, oa_id: account.oaId });

/** The address at which the file can be fetched, without a token. */
export const addressOf = (platform: Platform, file: StoredMedia): string =>
  `${platform.mediaRoot}/media/${file.fileId}/${encodeURIComponent(file.name)}`;

/** The attachment of `user_send_image`; the thumbnail is the picture itself. */
export function photoAttachment(platform: Platform, file: StoredMedia): JsonObject {
  const url = addressOf(platform, file);
  return { payload: { thumbnail: url, url }, type: 'image' };
}

/** The attachment of `user_send_file`: size as text, MD5 as checksum. */
export function fileAttachment(platform: Platform, file: StoredMedia): JsonObject {
  return {
    payload: {
      url: addressOf(platform, file),
      size: String(file.bytes.byteLength),
      name: file.name,
      checksum: file.checksum,
      type: /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '',
    },
    type: 'file',
  };
}
