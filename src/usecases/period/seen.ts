/**
 * Binds an act on a paper to the newest audit entry about it that the person saw. Every step on a paper writes an entry, so
 * a later entry shows that something was done since, and by whom.
 */
import type { PaperAct, PaperActName, PaperNoun } from '../../domain/act/paper.ts';
import { localTime } from '../../domain/calendar/local-time.ts';
import { type Issue, refused } from '../../domain/decision.ts';
import { joinedLines, type Sentence } from '../../domain/facts.ts';
import { personId } from '../../domain/ids.ts';
import type { Records } from '../../ports/period-records.ts';
import type { Unit } from '../../ports/services.ts';

const shownSteps = 6;

/** Acts that add something new or do not depend on the paper shown. All other acts are bound to the paper as it was seen. */
const alone: readonly PaperActName[] = [
  ...(['gradeItem', 'shareItem', 'notePayee', 'demandReport', 'finishAction'] as const),
  ...(['noteDefect', 'noteViolation', 'answerViolation', 'proposeRule', 'readRegulation'] as const),
];

/** The paper's name in the audit chain. '': acts there only add to a list. */
const objectOf = (noun: PaperNoun, subject: string): string =>
  noun === 'defect' ? '' : noun === 'violation' || noun === 'rule' ? subject : `${noun}:${subject}`;

/** The revision that a paper's buttons and forms carry; 0: there is no entry yet. */
export async function revisionOf(
  { stores }: Pick<Records, 'stores'>,
  noun: PaperNoun,
  subject: string,
): Promise<number> {
  const object = objectOf(noun, subject);
  return object === '' ? 0 : stores.audit.lastOf(object);
}

/** Null: the paper is unchanged since `seen`, or the act does not depend on it. Otherwise the refusal, with the later steps. */
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

/** True if the act was refused because the paper changed after the page was opened. */
export const isChanged = (issues: readonly Issue[]): boolean => issues.some(({ key }) => key === 'issue-paper-changed');
