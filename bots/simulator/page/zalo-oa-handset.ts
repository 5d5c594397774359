/** A phone with Zalo and a chat with an Official Account. */
import type { SeenMessage } from '../zalo-oa/view.ts';
import type { ZaloOaWorld } from '../zalo-oa/world.ts';
import {
  type ChatFacts,
  type Handset,
  plainMessage,
  refuse,
  type ShownMessage,
  type Thing,
  thingWords,
} from './handset.ts';

/** In the platform's form; `text` is what the page shows. */
const things: Readonly<
  Record<Thing, { readonly event: string; readonly attachment: Readonly<Record<string, unknown>> }>
> = {
  sticker: { event: 'user_send_sticker', attachment: { type: 'sticker', payload: { id: '23311', url: '' } } },
  voice: {
    event: 'user_send_audio',
    attachment: { type: 'audio', payload: { url: 'https://f9-voice.talk.zdn.vn/demo.aac' } },
  },
  location: {
    event: 'user_send_location',
    attachment: { type: 'location', payload: { coordinates: { latitude: '19.8067', longitude: '105.7852' } } },
  },
};

/** @throws Error if no person has this id */
export function createZaloOaHandset(world: ZaloOaWorld, personId: string): Handset {
  const person = world.person(personId);

  function facts(): ChatFacts {
    const { standing, window } = person.chat();
    return { standing, commands: [], window: window === 'never' ? 'free' : window };
  }

  return {
    platform: 'zaloOa',
    facts,
    messages: () => person.chat().messages.map(shown),
    start() {
      person.unblock();
      person.follow();
    },
    write: (text) => void person.write(text),
    edit: () => refuse('Nothing can be edited on Zalo'),
    press(messageId, data) {
      person.press(data, messageId);
      return {};
    },
    shareContact: (phoneNumber) => person.submitInfo({ name: person.name, phone: internationalNumber(phoneNumber) }),
    /** Files have no caption here: without a photo, the text is a separate message. */
    sendFiles({ photos, documents, caption }) {
      if (photos.length > 0) person.sendPhotos(photos, caption);
      for (const file of documents) person.sendFile(file);
      if (photos.length === 0 && caption !== '') person.write(caption);
    },
    sendThing(thing) {
      const { event, attachment } = things[thing];
      person.send(event, { attachments: [attachment] }, thingWords[thing]);
    },
    file: (fileId) => world.file(fileId),
    subscribe: (listener) =>
      world.subscribe((change) => {
        if (change.personId !== personId) return;
        // Any message also changes the reply window.
        listener({ event: 'chat', data: facts() });
        if (change.kind !== 'message') return;
        const message = person.chat().messages.findLast((candidate) => candidate.messageId === change.messageId);
        if (message) listener({ event: 'message', data: { message: shown(message) } });
      }),
  };
}

/** Converts `0912 345 678` to `84912345678`, the platform's form. */
function internationalNumber(typed: string): string {
  const digits = typed.replace(/\D/g, '');
  return digits.startsWith('0') ? `84${digits.slice(1)}` : digits;
}

function shown(message: SeenMessage): ShownMessage {
  const { photo, document, buttons, asksInfo } = message;
  return { ...plainMessage(message, message.text), photo, document, buttons: buttons.map((each) => [each]), asksInfo };
}
