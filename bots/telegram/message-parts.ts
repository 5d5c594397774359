/** Extracts the content of a Telegram message: text with its links, a file, or the name of another kind. PURE. */
import type { AttachmentRef } from '../../src/channel/incoming.ts';
import { type Fields, fieldsOf, integerOf, listOf, textOf } from '../../src/channel/platform/fields.ts';
import { carriable } from '../../src/channel/platform/text.ts';

/** Own properties only: a payload may contain a field named `constructor`. */
export const has = (fields: Fields, name: string): boolean => Object.hasOwn(fields, name) && fields[name] !== null;

/** Includes the addresses behind linked words; empty if a picture has no caption. */
export const captionOf = (message: Fields): string =>
  withLinks(textOf(message.caption) ?? '', message.caption_entities);

/**
 * Appends the address of a `text_link` after its words, "(…)", because plain text would lose it. Offsets count UTF-16
 * units of the original text, so NFC is applied last.
 */
export function withLinks(text: string, entities: unknown): string {
  let result = '';
  let done = 0;
  for (const { end, words, url } of linksOf(text, entities)) {
    if (end <= done || words === url) continue;
    result += `${text.slice(done, end)} (${url})`;
    done = end;
  }
  return carriable(result + text.slice(done));
}

function linksOf(text: string, entities: unknown): readonly { end: number; words: string; url: string }[] {
  return listOf(entities)
    .flatMap((value) => {
      const entity = fieldsOf(value);
      const offset = integerOf(entity?.offset);
      const length = integerOf(entity?.length);
      const url = textOf(entity?.url);
      if (entity?.type !== 'text_link' || offset === null || length === null || url === null) return [];
      const end = offset + length;
      if (offset < 0 || length <= 0 || end > text.length) return [];
      return [{ end, words: text.slice(offset, end), url }];
    })
    .toSorted((a, b) => a.end - b.end);
}

/** The order matters: an animation also contains a copy of itself as `document`, for old clients. */
const fileFields = ['animation', 'video', 'audio', 'document'] as const;

/** A photo is preferred to other files, in its largest size. Null if the message has no file. */
export function attachmentOf(message: Fields): AttachmentRef | null {
  // One picture in several sizes, ascending.
  const picture = listOf(message.photo)
    .map((size) => fileOf('photo', size))
    .findLast((file) => file !== null);
  if (picture) return picture;
  for (const kind of fileFields) {
    const file = fileOf(kind, message[kind]);
    if (file) return file;
  }
  return null;
}

function fileOf(kind: AttachmentRef['kind'], value: unknown): AttachmentRef | null {
  const file = fieldsOf(value);
  const fileId = textOf(file?.file_id);
  if (!file || !fileId) return null;
  return {
    kind,
    fileId,
    uniqueId: textOf(file.file_unique_id) ?? fileId,
    name: textOf(file.file_name),
    // Telegram converts every photo to JPEG without saying so in the update.
    mimeType: kind === 'photo' ? 'image/jpeg' : textOf(file.mime_type),
    sizeBytes: integerOf(file.file_size),
    width: integerOf(file.width),
    height: integerOf(file.height),
  };
}

/** Fields about a message rather than its content; the remaining field names the content. */
export const messageFrame: readonly string[] = [
  ...['message_id', 'message_thread_id', 'direct_messages_topic', 'from', 'sender_chat', 'sender_boost_count'],
  ...['sender_business_bot', 'business_connection_id', 'chat', 'date', 'edit_date', 'forward_origin', 'forward_from'],
  ...['forward_from_chat', 'forward_from_message_id', 'forward_signature', 'forward_sender_name', 'forward_date'],
  ...['is_topic_message', 'is_automatic_forward', 'is_paid_post', 'is_from_offline', 'has_protected_content'],
  ...['reply_to_message', 'external_reply', 'quote', 'reply_to_story', 'reply_to_checklist_task_id', 'via_bot'],
  ...['media_group_id', 'author_signature', 'paid_star_count', 'suggested_post_info', 'effect_id', 'entities'],
  ...['caption', 'caption_entities', 'show_caption_above_media', 'has_media_spoiler', 'link_preview_options'],
  ...['reply_markup', 'sender_tag'],
];

/** Service messages of the app, not written by a person. */
export const serviceFields: ReadonlySet<string> = new Set([
  ...['new_chat_members', 'new_chat_member', 'new_chat_participant', 'left_chat_member', 'left_chat_participant'],
  ...['new_chat_title', 'new_chat_photo', 'delete_chat_photo', 'group_chat_created', 'supergroup_chat_created'],
  ...['channel_chat_created', 'message_auto_delete_timer_changed', 'migrate_from_chat_id', 'pinned_message'],
  ...['connected_website', 'write_access_allowed', 'passport_data', 'proximity_alert_triggered', 'boost_added'],
  ...['chat_background_set', 'forum_topic_created', 'forum_topic_edited', 'forum_topic_closed'],
  ...['forum_topic_reopened', 'general_forum_topic_hidden', 'general_forum_topic_unhidden', 'giveaway_created'],
  ...['giveaway_completed', 'video_chat_scheduled', 'video_chat_started', 'video_chat_ended'],
  ...['video_chat_participants_invited', 'users_shared', 'user_shared', 'chat_shared', 'successful_payment'],
  ...['refunded_payment', 'gift', 'unique_gift', 'gift_upgrade_sent', 'paid_message_price_changed'],
  ...['direct_message_price_changed', 'checklist_tasks_done', 'checklist_tasks_added', 'chat_owner_left'],
  ...['chat_owner_changed', 'suggested_post_approved', 'suggested_post_approval_failed', 'suggested_post_declined'],
  ...['suggested_post_paid', 'suggested_post_refunded'],
]);

/** A venue also comes with a plain `location`, and an animation with a `document`, so the richer field is preferred. */
const richerFirst = ['venue', 'animation'] as const;

/**
 * Name of the first field that is not in `frame`. It is written to logs and tables, so only plain names are returned.
 */
export function firstName(fields: Fields, frame: readonly string[]): string {
  const names = Object.keys(fields).filter((name) => !frame.includes(name) && has(fields, name));
  const name = richerFirst.find((richer) => names.includes(richer)) ?? names[0] ?? 'empty';
  return /^[a-z][a-z0-9_]{0,63}$/.test(name) ? name : 'unknown';
}
