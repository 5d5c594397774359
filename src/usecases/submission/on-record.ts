/**
 * Which rules a step was taken under goes into the audit chain with it, so that a dossier proves them: the versions of the
 * process and the undertaking, the day from which the deadlines hold, when it was sent, the day it is due, what the checks
 * said and for which reason. Versions and hashes: no words of anybody.
 */
import { localDateOf } from '../../domain/calendar/local-date.ts';
import { toldFinding } from '../../domain/dossier.ts';
import type { Reason, Submission } from '../../domain/submission/submission.ts';
import { deadlinesFrom } from '../../domain/ward.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';

type Noted = Readonly<Record<string, string | null>>;

/** @param submission as it is after the step; @param revision the one whose checks the step saw */
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
    ...(findings ? { checks: unit.hashToken(JSON.stringify(findings.map(toldFinding))) } : {}),
  };
}

/** The day it is due, as a date; null: it has none. */
export const dueOnRecord = ({ standing }: Submission): Noted => ({ due: standing.due?.on ?? null });

/** As a decision keeps it. */
export const reasonText = ({ code, note }: Reason): string => `${code}: ${note}`;

/** The hash of the reason's words: the chain proves them without telling them. */
export const reasonOnRecord = ({ hashToken }: Pick<Unit, 'hashToken'>, reason: Reason): Noted => ({
  reasonHash: hashToken(reasonText(reason)),
});

/** The day moved with the words or with the calendar; who changed these stands in entries of their own. */
export const recordMovedDue = (unit: Unit, id: string, code: string, due: string | null): Promise<void> =>
  putOnRecord(unit, 'system', 'due-moved', id, { code, due });
