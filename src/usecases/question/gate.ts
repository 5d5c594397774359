/**
 * A citizen's words pass here before anybody of the board reads them, by whichever door they come: a new message, an
 * addition, an edit, the reason of a "Chưa". A letter goes its own way and not a word of it is kept; danger gets the
 * numbers at once.
 */
import type { Message } from '../../domain/effect.ts';
import type { Person } from '../../domain/person/person.ts';
import type { LetterKind } from '../../domain/question/letter.ts';
import { answerToTriage, numbersBeside } from '../../domain/question/talk.ts';
import { type Triage, triage } from '../../domain/question/triage.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../outcome.ts';
import { tell } from '../tell.ts';
import { rememberLetter } from './after-letter.ts';
import { forgetLetter, recordHandOver } from './hand-over.ts';
import { leaders, surroundingsOf } from './notify.ts';
import type { Received } from './open-question.ts';
import { forget } from './waiting.ts';

type Said = Pick<Received, 'text' | 'photos' | 'receivedAt'>;

export const say = async (unit: Unit, person: Person, message: Message | null): Promise<Outcome> => {
  if (message) await tell(unit, person.id, message);
  return done();
};

/** A letter is shown its way, and not a word of it is kept, nor a photo. */
export const showItsWay = async (unit: Unit, person: Person, kind: LetterKind, said: Said): Promise<Outcome> => {
  const { directions } = await recordHandOver(unit, person, kind, said.text);
  await forget(unit, person);
  await forgetLetter(unit, person, said);
  await rememberLetter(unit, person, kind);
  return say(unit, person, answerToTriage({ kind }, surroundingsOf(unit), directions));
};

/** @returns the part that is answered here; the photos may be the other's and are not kept */
export const splitLetter = async <Words extends Said>(
  unit: Unit,
  person: Person,
  heard: Extract<Triage, { kind: 'mixed' }>,
  said: Words,
): Promise<Words> => {
  const { directions } = await recordHandOver(unit, person, heard.letter, heard.handedOver);
  await forgetLetter(unit, person, said);
  await rememberLetter(unit, person, heard.letter);
  await say(unit, person, answerToTriage(heard, surroundingsOf(unit), directions));
  if (said.photos.length > 0) await tell(unit, person.id, { key: 'question-letter-photos' });
  return { ...said, text: heard.stays, photos: [] };
};

/** The numbers for whoever is in danger, and people who hear of it at once, whatever the hour. */
export const helpAtOnce = async (
  unit: Unit,
  person: Person,
  heard: Extract<Triage, { kind: 'emergency' }>,
  text: string,
): Promise<void> => {
  await say(unit, person, answerToTriage(heard, surroundingsOf(unit)));
  const told = [...(await leaders(unit)), ...(await unit.stores.people.holdersOf(['head'], unit.now))];
  for (const each of new Map(told.map((one) => [one.id, one])).values())
    await tell(
      unit,
      each.id,
      {
        key: 'question-emergency-alert',
        facts: {
          numbers: heard.numbers.join(', '),
          name: person.name === '' ? { key: 'person-unnamed' } : person.name,
          phone: person.phone ? `0${person.phone.slice(2)}` : 'none',
          text: cutText(text, 300),
        },
      },
      `emergency:${each.id}`,
    );
  await unit.stores.audit.record({ actor: person.id, action: 'emergency-told', object: person.id }, unit.now);
};

/**
 * Words for a question that is there already. What may be a letter is taken for one; whoever can ask, asks before.
 * @returns what may be kept and shown with the question; null when nothing may
 */
export const letThrough = async <Words extends Said>(
  unit: Unit,
  person: Person,
  said: Words,
): Promise<Words | null> => {
  const heard = triage(said.text, unit.words);
  switch (heard.kind) {
    case 'complaint':
    case 'denunciation':
      await showItsWay(unit, person, heard.kind, said);
      return null;
    case 'unsure':
      await showItsWay(unit, person, heard.between, said);
      return null;
    case 'mixed':
      return splitLetter(unit, person, heard, said);
    case 'emergency':
      await helpAtOnce(unit, person, heard, said.text);
      return said;
    default:
      await say(unit, person, numbersBeside(heard));
      return said;
  }
};
