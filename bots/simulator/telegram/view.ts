/** A chat as the phone's owner sees it. */
import type { Seen, SeenButton } from '../kernel/seen.ts';
import type { BotCommand, Message, MessageEntity } from './objects.ts';
import type { ChatStanding, ChatState, Platform } from './platform.ts';

export interface SeenMessage extends Seen<number> {
  readonly editedAt: Date | null;
  readonly entities: readonly MessageEntity[];
  /** The same for all photos of an album. */
  readonly albumKey: string | null;
  readonly buttons: readonly (readonly SeenButton[])[];
  /** In the Bot API's form. */
  readonly raw: Message;
}

export interface SeenChat {
  readonly standing: ChatStanding;
  readonly messages: readonly SeenMessage[];
  /** The menu under ☰. */
  readonly commands: readonly BotCommand[];
}

/** @param personId the phone's owner, whose own messages are marked */
export function seenChat({ menus }: Platform, state: ChatState, language: string, personId: number): SeenChat {
  return {
    standing: state.standing,
    messages: [...state.messages.values()].map((message) => seenMessage(message, personId)),
    commands: menus.seenIn(state.chat.id, language),
  };
}

/** Shows the largest size of a photo. */
export function seenMessage(message: Message, personId: number): SeenMessage {
  const photo = message.photo?.at(-1);
  const { document } = message;
  return {
    messageId: message.message_id,
    isMine: message.from.id === personId,
    sentAt: new Date(message.date * 1000),
    editedAt: message.edit_date === undefined ? null : new Date(message.edit_date * 1000),
    text: message.text ?? message.caption ?? '',
    entities: message.entities ?? message.caption_entities ?? [],
    photo: photo ? { fileId: photo.file_id, width: photo.width, height: photo.height } : null,
    document: document
      ? { fileId: document.file_id, name: document.file_name ?? '', sizeBytes: document.file_size }
      : null,
    albumKey: message.media_group_id ?? null,
    buttons: buttonsOf(message),
    raw: message,
  };
}

/** Rows of buttons; empty for a message without a keyboard. */
export const buttonsOf = (message: Message | undefined): readonly (readonly SeenButton[])[] =>
  (message?.reply_markup?.inline_keyboard ?? []).map((row) =>
    row.map((button) => ({ label: button.text, data: button.callback_data ?? null, url: button.url ?? null })),
  );
