/** Everything that people wrote in an event, in the form in which it is kept; ids and values of buttons stay as they came. */
import type { IncomingEvent } from '../channel/incoming.ts';
import { cleanText } from '../domain/text/normalize.ts';

/** Names are one line. */
const cleanName = (name: string): string => cleanText(name).replaceAll(/\s+/gu, ' ').trim();

/** Names become one line. What is kept compares and prints the same, whatever phone it came from. */
export function cleanEvent(event: IncomingEvent): IncomingEvent {
  const sender = { ...event.sender, displayName: cleanName(event.sender.displayName) };
  switch (event.kind) {
    case 'text':
      return { ...event, sender, text: cleanText(event.text), forwardedFrom: cleanOrigin(event.forwardedFrom) };
    case 'edited':
      return { ...event, sender, text: cleanText(event.text) };
    case 'attachments':
      return {
        ...event,
        sender,
        caption: cleanText(event.caption),
        attachments: event.attachments.map((file) => ({
          ...file,
          name: file.name === null ? null : cleanName(file.name),
        })),
        forwardedFrom: cleanOrigin(event.forwardedFrom),
      };
    default:
      return { ...event, sender };
  }
}

type Origin = Extract<IncomingEvent, { kind: 'text' }>['forwardedFrom'];

const cleanOrigin = (from: Origin): Origin => (from === null ? null : { ...from, name: cleanName(from.name) });
