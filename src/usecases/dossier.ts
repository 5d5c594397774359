/** Exports a dossier. The audit log records who took it before the export, and the dossier contains that entry. */
import { type Attempt, refused } from '../domain/decision.ts';
import { type DossierSubject, objectionToDossier } from '../domain/dossier.ts';
import { actorOf, type Person } from '../domain/person/person.ts';
import type { Unit } from '../ports/services.ts';
import { putOnRecord } from './on-record.ts';

/** The code of the item or question, for the log entry. */
export type DossierTaken = Attempt<{ readonly code: string }>;

/**
 * Checks the right to a dossier and records that it was taken.
 * @param person null: the command line
 * @param found null: nothing has this code
 */
export async function takeDossier(
  unit: Unit,
  person: Person | null,
  found: DossierSubject | null,
  wanted: string,
): Promise<DossierTaken> {
  if (!found) return refused('issue-dossier-unknown', { code: wanted });
  const issue = objectionToDossier(found, person && actorOf(person));
  if (issue) return { ok: false, issues: [issue] };
  const { id, code } = found.noun === 'item' ? found.item : found.question;
  await putOnRecord(unit, person?.id, 'dossier-taken', id, { code });
  return { ok: true, code };
}
