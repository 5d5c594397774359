/**
 * What an act on a paper is bound to: the newest entry of the audit chain about it, as whoever presses saw it. Every step
 * of a paper writes one, so whatever was done since is a later entry, with who did it.
 */
import type { PaperAct, PaperActName, PaperNoun } from '../../domain/act/paper.ts';
import { localTime } from '../../domain/calendar/local-time.ts';
import { type Issue, refused } from '../../domain/decision.ts';
import { joinedLines, type Sentence } from '../../domain/facts.ts';
import { personId } from '../../domain/ids.ts';
import type { Records } from '../../ports/period-records.ts';
import type { Unit } from '../../ports/services.ts';

const shownSteps = 6;

/**
 * Acts that add something of their own, or are about something else than the paper on the screen: nothing that was seen is
 * changed by them. All others bind to the paper as it was seen.
 */
const alone: readonly PaperActName[] = [
  ...(['gradeItem', 'shareItem', 'notePayee', 'demandReport', 'finishAction'] as const),
  ...(['noteDefect', 'noteViolation', 'answerViolation', 'proposeRule', 'readRegulation'] as const),
];

/** How the audit chain calls the paper. '': what is done there only adds to a list. */
const objectOf = (noun: PaperNoun, subject: string): string =>
  noun === 'defect' ? '' : noun === 'violation' || noun === 'rule' ? subject : `${noun}:${subject}`;

/** What buttons and forms of a paper carry; 0: nobody has done anything to it yet. */
export async function revisionOf(
  { stores }: Pick<Records, 'stores'>,
  noun: PaperNoun,
  subject: string,
): Promise<number> {
  const object = objectOf(noun, subject);
  return object === '' ? 0 : stores.audit.lastOf(object);
}

/** Null: the paper is as it was seen, or the act changes nothing of it. */
export async function changedSince(
  { stores, ward }: Unit,
  { name, noun }: Pick<PaperAct, 'name' | 'noun'>,
  subject: string,
  seen: number,
): Promise<ReturnType<typeof refused> | null> {
  const object = objectOf(noun, subject);
  if (object === '' || alone.includes(name)) return null;
  const steps = await stores.audit.about(object, seen, shownSteps);
  if (steps.length === 0) return null;
  const lines: Sentence[] = [];
  for (const { at, actor, action } of steps)
    lines.push({
      key: 'log-line',
      facts: {
        time: localTime(at, ward.timeZone),
        name: (await stores.people.find(personId(actor)))?.name ?? { key: 'board-audit-actor', facts: { actor } },
        action: { key: 'board-audit-deed', facts: { action, isRefused: 'no' } },
        code: 'none',
      },
    });
  return refused('issue-paper-changed', { changes: joinedLines(lines) });
}

/** Somebody took a step of this paper after the page was opened: whoever pressed has to look again. */
export const isChanged = (issues: readonly Issue[]): boolean => issues.some(({ key }) => key === 'issue-paper-changed');
