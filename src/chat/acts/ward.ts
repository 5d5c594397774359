/** Acts on the ward's rules and days, pressed or typed: checks the right in the act table and runs the use case. */
import { actNamed } from '../../domain/act/act.ts';
import { wardActs } from '../../domain/act/ward.ts';
import { refused } from '../../domain/decision.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import type { Intent } from '../hear/intent.ts';
import type { Reply } from '../talk/reply.ts';
import { adoptDay, applyDay, askForDay, confirmYear, dropDay, readDay, readDaySource, removeDay } from './calendar.ts';
import { correctInWords } from './correct-files.ts';
import { readItemWords } from './item-words.ts';
import { applyProcess, askForUndertaking, pressProcess, readBudget, readUndertaking } from './process.ts';
import { readWhyReclassified } from './reclassify.ts';
import { applySection, readSection, undoSection } from './section.ts';
import { askWhyLate, readWhyLate } from './why-late.ts';

/** A press about the ward's own rules or days. */
export type WardPressed = Extract<Intent, { do: 'ward' }>;
type Said = Extract<Intent, { do: 'sayForWard' }>;

const handlers = {
  changeProcess: pressProcess,
  applyProcess,
  changeUndertaking: askForUndertaking,
  addDay: askForDay,
  applyDay,
  adoptDay,
  dropDay,
  removeDay,
  confirmYear,
  explainLate: askWhyLate,
  applySection,
  undoSection,
} satisfies Readonly<Record<WardPressed['act'], (unit: Unit, person: Person, press: WardPressed) => Promise<Reply>>>;

/** Carries out the press; refused before anything else when the person has no right to the act. */
export async function performOnWard(unit: Unit, person: Person, press: WardPressed): Promise<Reply> {
  const row = actNamed(wardActs, press.act);
  if (!row.isOpen({ kind: 'ward' }, actorOf(person))) return refused('issue-not-entitled');
  return handlers[press.act](unit, person, press);
}

/** Handles the text that answers a prompt about the ward's rules, days or pages. */
export async function wordsForWard(
  unit: Unit,
  person: Person,
  { what, kept, text, files, album }: Said,
): Promise<Reply> {
  switch (what) {
    case 'day':
      return readDay(unit, person, kept, text);
    case 'daySource':
      return readDaySource(unit, person, text);
    case 'section':
      return readSection(unit, person, kept, text, files && album && { files, ...album });
    case 'budget':
      return readBudget(unit, person, kept, text);
    case 'undertaking':
      return readUndertaking(unit, person, text);
    case 'correct':
      return correctInWords(unit, person, kept, text);
    case 'schedule':
    case 'note':
    case 'merge':
      return readItemWords(unit, person, what, kept, text);
    case 'reclassify':
      return readWhyReclassified(unit, person, kept, text);
    case 'lateWhy':
      return readWhyLate(unit, person, kept, text);
    case 'daySure':
    case 'sectionSure':
    case 'away':
      return refused('issue-press-unknown');
  }
}
