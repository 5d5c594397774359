/** What a person can do with their phone, and what they see on it. */

import type { JsonObject } from '../kernel/json.ts';
import type { OaButton } from './care-message.ts';
import { noteInteraction } from './care-window.ts';
import { fileAttachment, personEvent, photoAttachment, relationEvent, submitInfoEvent } from './events.ts';
import type { StoredMedia } from './media.ts';
import type { ChatMessage, PersonState, Platform } from './platform.ts';
import { buttonsOf, type SeenChat, type SeenMessage, seenChat } from './view.ts';

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

export interface ZaloOaPerson {
  /** Digits that no JavaScript number holds. */
  readonly id: string;
  readonly name: string;
  /** Returns the message's id, as do all that follow. */
  write(text: string): string;
  /** One event per photo, the caption with the first; `together` puts all into one event. */
  sendPhotos(
    photos: readonly (Uint8Array | FileToSend)[],
    caption?: string,
    how?: { readonly together: boolean },
  ): readonly string[];
  sendFile(file: FileToSend): string;
  /** Anything else, as the platform names it: `('user_send_sticker', { attachments: […] })`. @param shown in the chat */
  send(eventName: string, message: JsonObject, shown?: string): string;
  /**
   * Presses the newest button with this payload, title, or words of its title; on the newest message that has one, or
   * on the one named. @throws Error that names the buttons
   */
  press(button: string, messageId?: string): string;
  follow(): void;
  /** Leaves: nothing reaches them until they follow or write again. */
  unfollow(): void;
  /** Restricts messages without a word to anybody. */
  block(): void;
  unblock(): void;
  /** Answers the form of `request_user_info`. */
  submitInfo(info: SubmittedInfo): void;
  chat(): SeenChat;
  /** Messages of the OA, oldest first. */
  received(): readonly SeenMessage[];
}

interface Holder {
  readonly platform: Platform;
  readonly state: PersonState;
}

export function personOf(platform: Platform, state: PersonState): ZaloOaPerson {
  const { webhook, media } = platform;
  const at: Holder = { platform, state };
  return {
    id: state.id,
    name: state.name,
    write(text) {
      if (text.trim() === '') throw new RangeError('A message needs words');
      return say(at, 'user_send_text', { text }, { text });
    },
    sendPhotos(photos, caption = '', how = { together: false }) {
      const files = photos.map((photo, index) => {
        const file = photo instanceof Uint8Array ? { bytes: photo, name: `photo-${index + 1}.jpg` } : photo;
        return media.keep(file.bytes, file.name);
      });
      if (files.length === 0) throw new RangeError('A photo message needs a photo');
      const attachments = files.map((file) => photoAttachment(platform, file));
      if (!how.together) {
        return files.map((file, index) =>
          sendMedia(at, 'user_send_image', file, attachments[index] ?? {}, index === 0 ? caption : ''),
        );
      }
      const content = { attachments, ...(caption === '' ? {} : { text: caption }) };
      return [say(at, 'user_send_image', content, { text: caption, media: files[0] ?? null })];
    },
    sendFile(file) {
      const kept = media.keep(file.bytes, file.name);
      return sendMedia(at, 'user_send_file', kept, fileAttachment(platform, kept), '');
    },
    send: (eventName, message, shown = '') =>
      say(at, eventName, message, { text: typeof message.text === 'string' ? message.text : shown }),
    press(button, messageId) {
      const pressed = findButton(state, button, messageId);
      if ('url' in pressed) throw new Error(`"${pressed.title}" opens something; it sends nothing`);
      const { payload } = pressed;
      return say(at, 'user_send_text', { text: payload }, { text: payload, isHidden: true });
    },
    follow() {
      state.isFollower = true;
      noteInteraction(platform, state);
      webhook.push(relationEvent(platform, state, 'follow'));
      changed(at);
    },
    unfollow() {
      state.isFollower = false;
      state.standing = 'left';
      webhook.push(relationEvent(platform, state, 'unfollow'));
      changed(at);
    },
    block() {
      state.standing = 'blocked';
      changed(at);
    },
    unblock() {
      if (state.standing === 'blocked') state.standing = state.lastInteractionMs === null ? 'stranger' : 'open';
      changed(at);
    },
    submitInfo(info) {
      noteInteraction(platform, state);
      const { name, phone, address = '', city = '', district = '', ward = '' } = info;
      webhook.push(submitInfoEvent(platform, state, { name, phone, address, city, district, ward }));
      changed(at);
    },
    chat: () => seenChat(platform, state),
    received: () => seenChat(platform, state).messages.filter((message) => !message.isMine),
  };
}

/** Puts a message into the chat, tells the webhook, and begins the window anew. */
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

function sendMedia(at: Holder, name: string, file: StoredMedia, attachment: JsonObject, caption: string): string {
  const content = { attachments: [attachment], ...(caption === '' ? {} : { text: caption }) };
  return say(at, name, content, { text: caption, media: file });
}

function changed({ platform, state }: Holder): void {
  platform.announce({ kind: 'chat', personId: state.id });
}

function findButton(state: PersonState, wanted: string, messageId: string | undefined): OaButton {
  const messages = state.messages.filter((message) => messageId === undefined || message.id === messageId).toReversed();
  const all = messages.map((message) => buttonsOf(message.attachment));
  const tests: readonly ((button: OaButton) => boolean)[] = [
    (button) => 'payload' in button && button.payload === wanted,
    (button) => button.title === wanted,
    (button) => button.title.includes(wanted),
  ];
  for (const buttons of all) {
    for (const test of tests) {
      const found = buttons.find(test);
      if (found) return found;
    }
  }
  const titles = all.flat().map((button) => `"${button.title}"`);
  throw new Error(`No button "${wanted}"; there are: ${titles.join(', ') || 'none'}`);
}
