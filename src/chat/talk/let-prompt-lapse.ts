/**
 * A press of the board asked for words (an answer, a reason, a place to go), and none came for hours: what is written then
 * is about something else, and must not go to a citizen under the old press.
 */
import { questionId, submissionId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import { forgetOpen, openIn } from './talk.ts';

/** A prompt is open for so long, in milliseconds. */
export const lapseMs = 4 * 3_600_000;

/**
 * @param saidAt when the person wrote or pressed, which may be long before we hear of it
 * @returns what was prompted for, by its code, '' where it has none; null: nothing has lapsed
 */
export async function lapsePrompt(unit: Unit, person: Person, saidAt: Date): Promise<string | null> {
  const { dialogues, questions, submissions } = unit.stores;
  if (person.role === 'citizen' || person.role === 'contributor') return null;
  const writtenAt = await dialogues.writtenAt(person.id);
  if (!writtenAt || saidAt.getTime() - writtenAt.getTime() <= lapseMs) return null;
  const open = await openIn(unit, person.id);
  switch (open?.ask) {
    case 'questionWords':
      await forgetOpen(unit, person.id);
      return (await questions.get(questionId(open.question)))?.code ?? '';
    case 'reason':
    case 'boardEdit':
      await forgetOpen(unit, person.id);
      return (await submissions.get(submissionId(open.submission))).code;
    case 'dangerWords':
      await forgetOpen(unit, person.id);
      return (await unit.stores.dangers.find(open.danger))?.code ?? '';
    case 'inviteName':
    case 'wardWords':
    case 'paperWords':
      await forgetOpen(unit, person.id);
      return '';
    default:
      return null;
  }
}
