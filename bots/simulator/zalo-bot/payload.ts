/** A person's message in the form that the platform sends to a bot. PURE. */
import type { JsonObject } from '../kernel/json.ts';
import type { ChatMessage, MessageContent, PayloadShape, UpdateForm } from './objects.ts';

const eventNames = {
  text: 'message.text.received',
  photo: 'message.image.received',
  sticker: 'message.sticker.received',
  voice: 'message.voice.received',
  file: 'message.unsupported.received',
} as const satisfies Record<MessageContent['kind'], string>;

const messageTypes = {
  text: 'CHAT_MESSAGE',
  photo: 'CHAT_PHOTO',
  sticker: 'CHAT_STICKER',
  voice: 'CHAT_VOICE',
} as const;

/** Addresses of photos begin with `mediaRoot`; a file is reported as "unsupported", without name or bytes. */
export function eventOf(message: ChatMessage, { shape, mediaRoot }: UpdateForm): JsonObject {
  const { chat, from, content } = message;
  return {
    message: {
      date: message.sentAt.getTime(),
      chat: { chat_type: chat.chatType, id: chat.id },
      message_id: message.messageId,
      from: { id: from?.id, is_bot: false, display_name: from?.displayName },
      ...(shape === 'flat' && content.kind !== 'file' && { message_type: messageTypes[content.kind] }),
      ...contentOf(content, shape, mediaRoot),
    },
    event_name: eventNames[content.kind],
  };
}

/** The body of a webhook call. Polls return the event itself as `result`. */
export const webhookBody = (event: JsonObject, shape: PayloadShape): JsonObject =>
  shape === 'flat' ? event : { ok: true, result: event };

function contentOf(content: MessageContent, shape: PayloadShape, mediaRoot: string): JsonObject {
  switch (content.kind) {
    case 'text':
      return { text: content.text };
    case 'photo': {
      const url = `${mediaRoot}/media/${content.picture.mediaName}`;
      return { ...(shape === 'flat' ? { photo_url: url } : { photo: url }), caption: content.caption };
    }
    case 'sticker':
      return { sticker: content.sticker, url: `${mediaRoot}/media/sticker.png` };
    case 'voice':
      return { voice_url: `${mediaRoot}/media/voice.aac` };
    case 'file':
      return {};
  }
}
