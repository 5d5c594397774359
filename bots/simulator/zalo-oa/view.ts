/** A chat as the person holding the phone sees it. */
import type { CareAttachment, OaButton } from './care-message.ts';
import { type CareWindow, windowOf } from './care-window.ts';
import type { ChatMessage, PersonStanding, PersonState, Platform } from './platform.ts';

export interface SeenButton {
  readonly label: string;
  /** What a press sends; null for a button that opens something. */
  readonly data: string | null;
  /** What it opens: a page, `tel:`, `sms:`; null for a button that sends. */
  readonly url: string | null;
  /** Whether the person sees their press as a message (`oa.query.show`). */
  readonly isShown: boolean;
}

export interface SeenMessage {
  readonly messageId: string;
  readonly isMine: boolean;
  /** Written by a colleague in the OA Manager, not by the program. */
  readonly isFromStaff: boolean;
  readonly sentAt: Date;
  readonly text: string;
  readonly quotedId: string | null;
  readonly photo: { readonly fileId: string; readonly width: number; readonly height: number } | null;
  readonly document: { readonly fileId: string; readonly name: string; readonly sizeBytes: number } | null;
  /** One column of at most five. */
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

export function seenChat(platform: Platform, person: PersonState): SeenChat {
  return {
    standing: person.standing,
    isFollower: person.isFollower,
    window: windowOf(platform, person),
    messages: person.messages.filter((message) => !message.isHidden).map(seenMessage),
  };
}

export function seenMessage(message: ChatMessage): SeenMessage {
  const { id, from, media, attachment } = message;
  const image = attachment?.kind === 'file' ? null : media?.image;
  return {
    messageId: id,
    isMine: from === 'person',
    isFromStaff: from === 'staff',
    sentAt: new Date(message.sentAtMs),
    text: textOf(message),
    quotedId: message.quotedId,
    photo: media && image ? { fileId: media.fileId, width: image.width, height: image.height } : null,
    document: media && !image ? { fileId: media.fileId, name: media.name, sizeBytes: media.bytes.byteLength } : null,
    buttons: buttonsOf(attachment).map(seenButton),
    asksInfo: attachment?.kind === 'askInfo' ? { title: attachment.title, subtitle: attachment.subtitle } : null,
  };
}

export function buttonsOf(attachment: CareAttachment | null): readonly OaButton[] {
  return attachment?.kind === 'buttons' || attachment?.kind === 'list' ? attachment.buttons : [];
}

function textOf({ text, attachment }: ChatMessage): string {
  if (attachment?.kind !== 'list') return text;
  const lines = attachment.elements.map(({ title, subtitle }) => [title, subtitle].filter(Boolean).join('\n'));
  return [text, ...lines].filter(Boolean).join('\n\n');
}

function seenButton(button: OaButton): SeenButton {
  const label = button.title;
  switch (button.kind) {
    case 'show':
    case 'hide':
      return { label, data: button.payload, url: null, isShown: button.kind === 'show' };
    case 'url':
      return { label, data: null, url: button.url, isShown: false };
    case 'phone':
      return { label, data: null, url: `tel:+${button.phone}`, isShown: false };
    case 'sms':
      return {
        label,
        data: null,
        url: `sms:+${button.phone}?body=${encodeURIComponent(button.content)}`,
        isShown: false,
      };
  }
}
