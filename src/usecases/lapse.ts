/**
 * A press of the board asked for words (an answer, a reason, a place to go), and none came for hours: whatever is written
 * then is about something else, and must not go to a citizen under the old press.
 */
import { questionId, submissionId } from '../domain/ids.ts';
import type { Person } from '../domain/person/person.ts';
import { isBoard } from '../domain/roles.ts';
import { talkVersion } from '../domain/talk.ts';
import type { Unit } from '../ports/services.ts';

const lapseMs = 4 * 3_600_000;

interface Prompt {
  readonly open?: { readonly ask: string; readonly question?: string; readonly submission?: string } | null;
}

const prompts: readonly string[] = ['questionWords', 'reason', 'boardEdit', 'inviteName'];

/**
 * @param saidAt when the person wrote or pressed, which may be long before we hear of it
 * @returns what was prompted for, by its code, '' where it has none; null: nothing has lapsed
 */
export const lapsePrompt = async (unit: Unit, person: Person, saidAt: Date): Promise<string | null> => {
  const { dialogues, questions, submissions } = unit.stores;
  if (!isBoard(person.role)) return null;
  const writtenAt = await dialogues.writtenAt(person.id);
  if (!writtenAt || saidAt.getTime() - writtenAt.getTime() <= lapseMs) return null;
  const { open } = ((await dialogues.read(person.id, talkVersion)) ?? {}) as Prompt;
  if (!open || !prompts.includes(open.ask)) return null;
  await dialogues.clear(person.id);
  if (open.question) return (await questions.get(questionId(open.question)))?.code ?? '';
  return open.submission ? (await submissions.get(submissionId(open.submission))).code : '';
};
