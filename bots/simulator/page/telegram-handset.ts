/** A phone with Telegram. */
import type { WorldChange } from '../telegram/platform.ts';
import type { SeenMessage } from '../telegram/view.ts';
import type { TelegramWorld } from '../telegram/world.ts';
import {
  type ChatFacts,
  type Handset,
  type HandsetEvent,
  type ShownMessage,
  type Thing,
  thingWords,
} from './handset.ts';

export interface TelegramOwner {
  readonly personId: number;
  readonly name: string;
}

/** In the Bot API's form; the files they refer to cannot be downloaded. */
const things: Readonly<Record<Thing, Readonly<Record<string, unknown>>>> = {
  sticker: {
    sticker: {
      file_id: 'CAACdemo',
      file_unique_id: 'AgADdemo',
      width: 512,
      height: 512,
      emoji: '👍',
      type: 'regular',
      is_animated: false,
      is_video: false,
    },
  },
  voice: {
    voice: { file_id: 'AwACdemo', file_unique_id: 'AgADvoice', duration: 4, mime_type: 'audio/ogg', file_size: 9_000 },
  },
  location: { location: { latitude: 19.8067, longitude: 105.7852 } },
};

/** The private chat with the bot; groups are only used in tests. */
export function createTelegramHandset(telegram: TelegramWorld, { personId, name }: TelegramOwner): Handset {
  function facts(): ChatFacts {
    const { standing, commands } = telegram.chat(personId);
    return { standing, commands, window: 'free' };
  }

  /** Null if the change does not affect this phone's screen. */
  function newsOf(change: WorldChange): HandsetEvent | null {
    if (change.chatId !== personId) return null;
    switch (change.kind) {
      case 'message':
      case 'edited': {
        const { messages } = telegram.chat(personId);
        const message = messages.findLast((candidate) => candidate.messageId === change.messageId);
        return message ? { event: 'message', data: { message: shown(message) } } : null;
      }
      case 'answered': {
        const { messageId, queryId, text, isAlert } = change;
        return { event: 'answered', data: { messageId, queryId, text, isAlert } };
      }
      case 'chat':
        return { event: 'chat', data: facts() };
    }
  }

  return {
    platform: 'telegram',
    facts,
    messages: () => telegram.chat(personId).messages.map(shown),
    start: (payload) => void telegram.start(personId, payload),
    write: (text) => void telegram.sendText(personId, text),
    edit: (messageId, text) => telegram.editText(personId, numberOf(messageId), text),
    // The screen may be older than the message; a press sends what was shown, as in the real app.
    press: (messageId, data) => telegram.forgePress(personId, numberOf(messageId), data),
    shareContact(phoneNumber) {
      const contact = { phone_number: phoneNumber, first_name: name, user_id: personId };
      telegram.sendContent(personId, { contact });
    },
    sendFiles({ photos, documents, caption }) {
      if (photos.length > 0) telegram.sendPhotos(personId, photos, caption);
      if (documents.length > 0) telegram.sendDocuments(personId, documents, photos.length === 0 ? caption : '');
    },
    sendThing: (thing) => void telegram.sendContent(personId, things[thing]),
    file: (fileId) => telegram.file(fileId),
    subscribe: (listener) =>
      telegram.subscribe((change) => {
        const news = newsOf(change);
        if (news) listener(news);
      }),
  };
}

/** @throws RangeError */
function numberOf(messageId: string): number {
  const number = Number(messageId);
  if (!Number.isSafeInteger(number)) throw new RangeError(`There is no message "${messageId}"`);
  return number;
}

function shown({ raw, ...message }: SeenMessage): ShownMessage {
  const thing = (['sticker', 'voice', 'location'] as const).find((name) => name in raw);
  return { ...message, text: thing ? thingWords[thing] : message.text, asksInfo: null };
}
