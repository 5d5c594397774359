/** A phone with Zalo and a chat with a bot: no buttons, no files; numbers are typed. */
import { readImageSize } from '../kernel/image.ts';
import type { SeenMessage, ZaloBotWorld } from '../zalo-bot/world.ts';
import { type ChatFacts, type Handset, plainMessage, refuse, type ShownMessage, thingWords } from './handset.ts';

/** First message of a person: a bot cannot write to people who never wrote to it. */
const greetingText = 'Xin chào';

const plainFacts: Omit<ChatFacts, 'standing'> = { commands: [], window: 'free' };

/** @param key the person's key in the world. @throws Error if the person does not exist */
export function createZaloBotHandset(world: ZaloBotWorld, key: string): Handset {
  const person = world.person(key);
  if (!person) throw new Error(`There is no person ${key}`);
  const messages = () => person.messages();

  return {
    platform: 'zaloBot',
    facts: () => ({ ...plainFacts, standing: messages().length === 0 ? 'stranger' : 'open' }),
    messages: () => messages().map(shown),
    start: () => void person.write(greetingText),
    write: (text) => void person.write(text),
    edit: () => refuse('Nothing can be edited on Zalo'),
    press: () => refuse('A Zalo bot has no buttons'),
    shareContact: () => refuse('A Zalo bot can not be given a contact'),
    sendFiles({ photos, documents, caption }) {
      const sendable = photos.filter(({ bytes }) => ['jpeg', 'png'].includes(readImageSize(bytes)?.type ?? ''));
      const others = [...documents, ...photos.filter((photo) => !sendable.includes(photo))];
      sendable.forEach(({ bytes }, index) => {
        person.sendPhoto(bytes, index === 0 ? caption : '');
      });
      for (const { name } of others) person.sendFile(name);
      if (sendable.length === 0 && caption !== '') person.write(caption);
    },
    sendThing(thing) {
      if (thing === 'sticker') person.sendSticker('23311');
      else if (thing === 'voice') person.sendVoice();
      // Bots receive a location like a file: as a notice of something they cannot access.
      else person.sendFile(thingWords.location);
    },
    file: (fileId) => messages().find((message) => message.photo?.mediaName === fileId)?.photo ?? null,
    subscribe: (listener) =>
      world.subscribe((change) => {
        if (change.chatId !== person.id) return;
        const message = messages().findLast((candidate) => candidate.messageId === change.messageId);
        if (message) listener({ event: 'message', data: { message: shown(message) } });
      }),
  };
}

function shown(message: SeenMessage): ShownMessage {
  const { kind, photo } = message;
  return {
    ...plainMessage(message, kind === 'file' ? '' : wordsOf(message)),
    photo: photo ? { fileId: photo.mediaName, width: photo.width, height: photo.height } : null,
    // The bytes of a file stay on the phone, so it cannot be opened.
    document: kind === 'file' ? { fileId: null, name: message.text, sizeBytes: null } : null,
  };
}

const wordsOf = ({ kind, text }: SeenMessage): string =>
  kind === 'sticker' || kind === 'voice' ? thingWords[kind] : text;
