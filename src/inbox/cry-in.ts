/** A cry for help in what came, whoever sends it: it is answered before notices, and of people who are barred as well. */
import type { IncomingEvent } from '../channel/incoming.ts';
import { helpAtOnce, helpBeside } from '../chat/question/screen-citizen-text.ts';
import { localDateOf } from '../domain/calendar/local-date.ts';
import type { Person } from '../domain/person/person.ts';
import type { DangerFound } from '../domain/words/danger.ts';
import { readMeaning } from '../domain/words/reader.ts';
import type { Unit } from '../ports/services.ts';

const wordsIn = (event: IncomingEvent): string =>
  event.kind === 'text' ? event.text : event.kind === 'attachments' ? event.caption : '';

/** Null: nobody seems to be in danger. */
export function cryIn(unit: Unit, event: IncomingEvent): DangerFound | null {
  const text = wordsIn(event);
  if (text === '') return null;
  return readMeaning(text, { model: unit.words, today: localDateOf(unit.now, unit.ward.timeZone), isStaff: false })
    .danger;
}

/** A locked account gets the numbers and its cry is a case, as anybody's. @returns false when there was no cry */
export async function helpThoughBarred(unit: Unit, person: Person, event: IncomingEvent): Promise<boolean> {
  const cry = cryIn(unit, event);
  if (!cry) return false;
  const text = wordsIn(event);
  if (cry.level === 'sure')
    await helpAtOnce(unit, person, cry.numbers, { text, photos: [], receivedAt: event.occurredAt });
  else await helpBeside(unit, person, cry.numbers, text);
  return true;
}
