/**
 * Detects a call for help in an incoming event, from any sender. It is answered before notices, and also when the sender's
 * account is barred.
 */
import type { IncomingEvent } from '../channel/incoming.ts';
import { addEmergencyNumbers, helpAtOnce } from '../chat/question/screen-citizen-text.ts';
import { localDateOf } from '../domain/calendar/local-date.ts';
import type { Person } from '../domain/person/person.ts';
import type { DangerFound } from '../domain/words/danger.ts';
import { readMeaning } from '../domain/words/reader.ts';
import type { Unit } from '../ports/services.ts';

const wordsIn = (event: IncomingEvent): string =>
  event.kind === 'text' ? event.text : event.kind === 'attachments' ? event.caption : '';

/** Reads the event's text for danger. Returns null when it does not suggest that a person is in danger. */
export function cryIn(unit: Unit, event: IncomingEvent): DangerFound | null {
  const text = wordsIn(event);
  if (text === '') return null;
  return readMeaning(text, { model: unit.words, today: localDateOf(unit.now, unit.ward.timeZone), isStaff: false })
    .danger;
}

/**
 * Answers a call for help from a barred account: it receives the emergency numbers, and a certain danger opens a case like any
 * other sender's.
 * @returns false when the event contains no call for help
 */
export async function answerBarredSender(unit: Unit, person: Person, event: IncomingEvent): Promise<boolean> {
  const cry = cryIn(unit, event);
  if (!cry) return false;
  const text = wordsIn(event);
  if (cry.level === 'sure')
    await helpAtOnce(unit, person, cry.numbers, { text, photos: [], receivedAt: event.occurredAt });
  else await addEmergencyNumbers(unit, person, cry.numbers, text);
  return true;
}
