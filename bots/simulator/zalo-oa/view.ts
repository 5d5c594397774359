/** A chat as the phone's owner sees it. */
import type { Seen, SeenButton } from '../kernel/seen.ts';
import type { CareAttachment, OaButton } from './care-message.ts';
import { type CareWindow, windowOf } from './care-window.ts';
import type { ChatMessage, PersonStanding, PersonState, Platform } from './platform.ts';

export interface SeenMessage extends Seen<string> {
  /** One column of at most five buttons. */
  readonly buttons: readonly SeenButton[];
  /** The form that asks for name and phone number. */
  readonly asksInfo: { readonly title: string; readonly subtitle: string } | null;
}

export interface SeenChat {
  readonly standing: PersonStanding;
  readonly isFollower: boolean;
  readonly window: CareWindow;
  /** Without the payloads of `oa.query.hide`. */
  readonly messages: readonly SeenMessage[];
}

/** Leaves out presses, which are sent but not shown. */
export function seenChat(platform: Platform, person: PersonState): SeenChat {
  return {
    standing: person.standing,
    isFollower: person.isFollower,
    window: windowOf(platform, person),
    messages: person.messages.filter((message) => !message.isHidden).map(seenMessage),
  };
}

/** Shows a picture as a photo, any other file as a document. */
export function seenMessage(message: ChatMessage): SeenMessage {
  const { id, from, media, attachment } = message;
  const image = attachment?.kind === 'file' ? null : media?.image;
  return {
    messageId: id,
    isMine: from === 'person',
    sentAt: new Date(message.sentAtMs),
    text: message.text,
    photo: media && image ? { fileId: media.fileId, width: image.width, height: image.height } : null,
    document: media && !image ? { fileId: media.fileId, name: media.name, sizeBytes: media.bytes.byteLength } : null,
    buttons: buttonsOf(attachment),
    asksInfo: attachment?.kind === 'askInfo' ? { title: attachment.title, subtitle: attachment.subtitle } : null,
  };
}

/** One button per row; empty for other attachments. */
export const buttonsOf = (attachment: CareAttachment | null): readonly SeenButton[] =>
  attachment?.kind === 'buttons' ? attachment.buttons.map(seenButton) : [];

const seenButton = (button: OaButton): SeenButton =>
  'url' in button
    ? { label: button.title, data: null, url: button.url }
    : { label: button.title, data: button.payload, url: null };
