/**
 * Closes a prompt of the board that has not been answered for hours. What is written then is about something else and must not go
 * to a citizen under the old press.
 */
import { questionId, submissionId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import { forgetOpen, openIn } from './talk.ts';

/** How long a prompt stays open, in milliseconds. */
export const lapseMs = 4 * 3_600_000;

/**
 * Closes the open prompt if it has lapsed.
 * @param saidAt when the person wrote or pressed, which may be long before the event arrived
 * @returns the code of what was asked about, '' when it has none; null when nothing lapsed
 */
export async function closeLapsedPrompt(unit: Unit, person: Person, saidAt: Date): Promise<string | null> {
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
