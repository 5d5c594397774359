/**
 * Records in the audit chain which rules applied to a step, so that a dossier can prove them: versions of the process and
 * the undertaking, the start day of the deadlines, time of submission, due day, and hashes of the findings and the reason.
 * Contains only versions and hashes, no text.
 */
import { localDateOf } from '../../domain/calendar/local-date.ts';
import { dossierFinding } from '../../domain/dossier.ts';
import type { Reason, Submission } from '../../domain/submission/submission.ts';
import { deadlinesFrom } from '../../domain/ward.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';

type Noted = Readonly<Record<string, string | null>>;

/**
 * The rules that apply to a step.
 * @param submission after the step
 * @param revision the revision whose checks the step saw
 */
export async function termsOnRecord(unit: Unit, submission: Submission, revision: number): Promise<Noted> {
  const { processVersion, undertakingVersion, submittedAt } = submission.standing;
  if (!submittedAt) return {};
  const findings = await unit.stores.checks.findings.of(submission.id, revision);
  return {
    process: processVersion,
    undertaking: undertakingVersion,
    deadlines: deadlinesFrom(unit.ward, localDateOf(submittedAt, unit.ward.timeZone)),
    submitted: submittedAt.toISOString(),
    ...dueOnRecord(submission),
    ...(findings ? { checks: unit.hashToken(JSON.stringify(findings.map(dossierFinding))) } : {}),
  };
}

/** The due day as a date; null: none. */
export const dueOnRecord = ({ standing }: Submission): Noted => ({ due: standing.due?.on ?? null });

/** The reason's text as stored with a decision. */
export const reasonText = ({ code, note }: Reason): string => `${code}: ${note}`;

/** The hash of the reason's text, which the chain proves without containing the text. */
export const reasonOnRecord = ({ hashToken }: Pick<Unit, 'hashToken'>, reason: Reason): Noted => ({
  reasonHash: hashToken(reasonText(reason)),
});

/** Records that the due day moved with the text or the calendar; those changes have their own entries. */
export const recordMovedDue = (unit: Unit, id: string, code: string, due: string | null): Promise<void> =>
  putOnRecord(unit, 'system', 'due-moved', id, { code, due });
