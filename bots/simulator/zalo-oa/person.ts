/** What a person can do with their phone, and what they see on it. */

import type { JsonObject } from '../kernel/json.ts';
import { dataOfButton } from '../kernel/seen.ts';
import { noteInteraction } from './care-window.ts';
import { fileAttachment, personEvent, photoAttachment, relationEvent, submitInfoEvent } from './events.ts';
import type { StoredMedia } from './media.ts';
import type { ChatMessage, PersonState, Platform } from './platform.ts';
import { buttonsOf, type SeenChat, type SeenMessage, seenChat } from './view.ts';
import type { EventDraft } from './webhook.ts';

export interface FileToSend {
  readonly bytes: Uint8Array;
  readonly name: string;
}

export interface SubmittedInfo {
  readonly name: string;
  /** With the country code: `84900000001`. */
  readonly phone: string;
  readonly address?: string;
  readonly city?: string;
  readonly district?: string;
  readonly ward?: string;
}

interface Holder {
  readonly platform: Platform;
  readonly state: PersonState;
}

export type ZaloOaPerson = ReturnType<typeof personOf>;

/** The acts of a person; created for each call, without state of its own. */
export function personOf(platform: Platform, state: PersonState) {
  const { media } = platform;
  const at: Holder = { platform, state };
  const chat = (): SeenChat => seenChat(platform, state);
  return {
    /** Digits beyond JavaScript's exact integers. */
    id: state.id,
    name: state.name,
    ...relationOf(at),
    /** Returns the message's id, like all methods that send. */
    write(text: string): string {
      if (text.trim() === '') throw new RangeError('A message needs words');
      return say(at, 'user_send_text', { text }, { text });
    },
    /**
     * One event per photo, the caption with the first or with the photo at index `captioned`; `together` puts all
     * photos into one event.
     */
    sendPhotos(
      photos: readonly (Uint8Array | FileToSend)[],
      caption = '',
      how: { readonly together?: boolean; readonly captioned?: number } = {},
    ): readonly string[] {
      const files = photos.map((photo, index) =>
        photo instanceof Uint8Array ? media.keep(photo, `photo-${index + 1}.jpg`) : media.keep(photo.bytes, photo.name),
      );
      if (files.length === 0) throw new RangeError('A photo message needs a photo');
      const groups = how.together ? [files] : files.map((file) => [file]);
      return groups.map((group, index) => {
        const attachments = group.map((file) => photoAttachment(platform, file));
        return sendMedia(
          at,
          'user_send_image',
          group[0] ?? null,
          attachments,
          index === (how.captioned ?? 0) ? caption : '',
        );
      });
    },
    sendFile({ bytes, name }: FileToSend): string {
      const kept = media.keep(bytes, name);
      return sendMedia(at, 'user_send_file', kept, [fileAttachment(platform, kept)], '');
    },
    /**
     * Any other event in the platform's form: `('user_send_sticker', { attachments: […] })`.
     * @param shown text in the chat
     */
    send: (eventName: string, message: JsonObject, shown = ''): string =>
      say(at, eventName, message, { text: typeof message.text === 'string' ? message.text : shown }),
    /**
     * Presses the newest button with this payload, title, or part of its title: on the newest message that has one, or
     * on the given message.
     * @throws Error that lists the buttons
     */
    press(button: string, messageId?: string): string {
      const shown = state.messages.filter(({ id }) => messageId === undefined || id === messageId).toReversed();
      const text = dataOfButton(
        shown.map(({ attachment }) => buttonsOf(attachment)),
        button,
      );
      return say(at, 'user_send_text', { text }, { text, isHidden: true });
    },
    chat,
    /** Messages of the OA, oldest first. */
    received: (): readonly SeenMessage[] => chat().messages.filter((message) => !message.isMine),
  };
}

/** Follows, unfollows and blocks, without a message. */
function relationOf(at: Holder) {
  const { platform, state } = at;
  const changed = () => platform.announce({ kind: 'chat', personId: state.id });
  const tell = (event: EventDraft) => {
    platform.webhook.push(event);
    changed();
  };
  return {
    follow(): void {
      state.isFollower = true;
      noteInteraction(platform, state);
      tell(relationEvent(platform, state, 'follow'));
    },
    /** Unfollows: messages do not arrive until the person follows or writes again. */
    unfollow(): void {
      state.isFollower = false;
      state.standing = 'left';
      tell(relationEvent(platform, state, 'unfollow'));
    },
    /** Blocks messages without notifying the OA. */
    block(): void {
      state.standing = 'blocked';
      changed();
    },
    unblock(): void {
      if (state.standing === 'blocked') state.standing = state.lastInteractionMs === null ? 'stranger' : 'open';
      changed();
    },
    /** Submits the form of `request_user_info`. */
    submitInfo({ name, phone, address = '', city = '', district = '', ward = '' }: SubmittedInfo): void {
      noteInteraction(platform, state);
      tell(submitInfoEvent(platform, state, { name, phone, address, city, district, ward }));
    },
  };
}

/** Adds a message to the chat, sends it to the webhook, and restarts the reply window. */
function say(
  at: Holder,
  eventName: string,
  content: JsonObject,
  shown: Partial<Pick<ChatMessage, 'text' | 'media' | 'isHidden'>>,
): string {
  const { platform, state } = at;
  if (state.standing === 'blocked') throw new Error(`${state.name} has blocked the OA`);
  const id = platform.ids.message();
  noteInteraction(platform, state);
  const message = { text: '', media: null, isHidden: false, ...shown };
  state.messages.push({ ...message, id, from: 'person', sentAtMs: platform.nowMs(), attachment: null });
  platform.announce({ kind: 'message', personId: state.id, messageId: id });
  platform.webhook.push(personEvent(platform, state, eventName, { ...content, msg_id: id }));
  return id;
}

function sendMedia(
  at: Holder,
  name: string,
  media: StoredMedia | null,
  attachments: readonly JsonObject[],
  caption: string,
): string {
  return say(at, name, { attachments, ...(caption === '' ? {} : { text: caption }) }, { text: caption, media });
}
