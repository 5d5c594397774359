/** Refusals: formats their times and records who attempted what, and why it was refused. */
import { localTime } from '../../domain/calendar/local-time.ts';
import type { Issue, Refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import { aboutItem } from '../../domain/submission/react.ts';
import { type Submission, stageOf } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import { notify } from '../react.ts';
import { put } from '../tell.ts';

/** Formats the time in the issue in the ward's time zone. */
const withLocalTime = (unit: Unit, issue: Issue): Issue => {
  const at = issue.facts?.at;
  return typeof at === 'string' && at !== ''
    ? { ...issue, facts: { ...issue.facts, at: localTime(new Date(at), unit.ward.timeZone) } }
    : issue;
};

/** A refusal of the author's own act; it is not recorded. */
export const refusedToAuthor = (unit: Unit, issues: readonly Issue[]): Refused => ({
  ok: false,
  issues: issues.map((issue) => withLocalTime(unit, issue)),
});

/** Records a refusal, and sends a stale card again in its current state. */
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
