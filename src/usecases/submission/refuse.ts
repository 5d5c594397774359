/** A refusal is an answer, and it leaves a trace: who, what, why. */
import { localTime } from '../../domain/calendar/local-time.ts';
import type { Issue, Refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import { aboutItem } from '../../domain/submission/react.ts';
import { type Submission, stageOf } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import { notify } from '../react.ts';
import { put } from '../tell.ts';

/** "Who and when" in the ward's own time. */
const withLocalTime = (unit: Unit, issue: Issue): Issue => {
  const at = issue.facts?.at;
  return typeof at === 'string' && at !== ''
    ? { ...issue, facts: { ...issue.facts, at: localTime(new Date(at), unit.ward.timeZone) } }
    : issue;
};

/** What its author did to an item in vain: nothing to keep a trace of. */
export const refusedToAuthor = (unit: Unit, issues: readonly Issue[]): Refused => ({
  ok: false,
  issues: issues.map((issue) => withLocalTime(unit, issue)),
});

/** Refusals leave a trace, and a stale card is shown again as it is now. */
export const refuse = async (
  unit: Unit,
  actor: Person,
  submission: Submission,
  issues: readonly Issue[],
  act: string,
): Promise<Refused> => {
  await putOnRecord(unit, actor.id, `refused-${act}`, submission.id, {
    issue: issues[0]?.key ?? '',
    revision: submission.revision,
  });
  const { correction } = submission.standing;
  const isStale = issues[0]?.key === 'issue-revision-changed';
  if (isStale && correction && (act === 'approveCorrection' || act === 'dropCorrection')) {
    const view = {
      ...aboutItem(submission),
      name: 'correction-to-approve',
      by: correction.name,
      words: correction.note,
    };
    await notify(unit, actor.id, { ...view, name: 'correction-to-approve' }, `correction-again:${unit.cause}`);
  } else if (isStale) {
    await put(unit, `card:${submission.id}:${submission.revision}:${stageOf(submission)}:${actor.id}:${unit.cause}`, {
      kind: 'card',
      person: actor.id,
      submission: submission.id,
    });
  }
  return refusedToAuthor(unit, issues);
};
