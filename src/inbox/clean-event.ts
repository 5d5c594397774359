/** Normalises the text that people wrote in an event before it is stored. Ids and button values stay unchanged. */
import type { IncomingEvent } from '../channel/incoming.ts';
import { cleanText } from '../domain/text/normalize.ts';

/** Collapses all white space, so that a name is a single line. */
const cleanName = (name: string): string => cleanText(name).replaceAll(/\s+/gu, ' ').trim();

/**
 * Normalises every text of the event and puts names on one line, so that stored text compares and prints the same whichever phone
 * sent it.
 */
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
