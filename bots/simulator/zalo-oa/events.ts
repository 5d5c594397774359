/** Webhook events in the platform's shapes and order of fields. What a person does becomes one of these. */
import type { JsonObject } from '../kernel/json.ts';
import type { StoredMedia } from './media.ts';
import type { PersonState, Platform } from './platform.ts';

/** An event whose timestamp the webhook adds. `key`: what a program can know a repeat by. */
export interface EventDraft {
  readonly name: string;
  readonly key: string;
  readonly body: (timestamp: string) => JsonObject;
}

/** Something that the person sends: `sender` is the person. */
export function personEvent(
  { account }: Platform,
  person: PersonState,
  name: string,
  message: JsonObject & { readonly msg_id: string },
): EventDraft {
  return {
    name,
    key: `${name}:${message.msg_id}`,
    body: (timestamp) => ({
      event_name: name,
      app_id: account.appId,
      sender: { id: person.id },
      recipient: { id: account.oaId },
      message,
      timestamp,
      user_id_by_app: person.appUserId,
    }),
  };
}

/** An echo or a receipt: `sender` is the OA. @param adminId the colleague who wrote it in the OA Manager */
export function oaEvent(
  { account }: Platform,
  person: PersonState,
  name: string,
  message: JsonObject,
  adminId: string | null = null,
): EventDraft {
  return {
    name,
    key: `${name}:${String(message.msg_id ?? message.msg_ids)}`,
    body: (timestamp) => ({
      event_name: name,
      app_id: account.appId,
      sender: { id: account.oaId, ...(adminId === null ? {} : { admin_id: adminId }) },
      recipient: { id: person.id },
      message,
      timestamp,
      user_id_by_app: person.appUserId,
    }),
  };
}

export function relationEvent({ account }: Platform, person: PersonState, name: 'follow' | 'unfollow'): EventDraft {
  return {
    name,
    key: `${name}:${person.id}`,
    body: (timestamp) => ({
      oa_id: account.oaId,
      follower: { id: person.id },
      user_id_by_app: person.appUserId,
      event_name: name,
      source: 'oa_profile',
      app_id: account.appId,
      timestamp,
    }),
  };
}

export function submitInfoEvent({ account }: Platform, person: PersonState, info: JsonObject): EventDraft {
  return {
    name: 'user_submit_info',
    key: `user_submit_info:${person.id}`,
    body: (timestamp) => ({
      event_name: 'user_submit_info',
      app_id: account.appId,
      sender: { id: person.id },
      recipient: { id: account.oaId },
      info,
      timestamp,
      user_id_by_app: person.appUserId,
    }),
  };
}

export function permissionRevokedEvent({ account }: Platform): EventDraft {
  return {
    name: 'permission_revoked',
    key: 'permission_revoked',
    body: (timestamp) => ({
      event_name: 'permission_revoked',
      app_id: account.appId,
      oa_id: account.oaId,
      timestamp,
    }),
  };
}

export const addressOf = (platform: Platform, file: StoredMedia): string =>
  `${platform.mediaRoot}/media/${file.fileId}/${encodeURIComponent(file.name)}`;

export function photoAttachment(platform: Platform, file: StoredMedia): JsonObject {
  const url = addressOf(platform, file);
  return { payload: { thumbnail: url, url }, type: 'image' };
}

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
