/** Updates an item after a photo or document was fetched or finally failed: runs the checks and notifies the people concerned. */
import type { Finding } from '../../domain/checks/check.ts';
import { nameOfFinding, newFindings } from '../../domain/checks/finding-sentences.ts';
import { filesOffered } from '../../domain/submission/correction.ts';
import { evolve } from '../../domain/submission/evolve.ts';
import { isWaitingForFiles } from '../../domain/submission/photos-and-files.ts';
import { aboutItem } from '../../domain/submission/react.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { notify } from '../react.ts';
import { answerDraft } from '../submission/answer-draft.ts';
import { askForCorrection, renewCards } from '../submission/cards.ts';
import { closeEmptied } from '../submission/empty-draft.ts';
import { tell } from '../tell.ts';
import { checkItem } from './check-item.ts';
import { recheck } from './hold.ts';

const said = (findings: readonly Finding[]): string => JSON.stringify(findings.map(nameOfFinding));

/** Sends the preview once more if the last fetched photo or file changed the findings. */
const previewAnew = async (unit: Unit, submission: Submission): Promise<void> => {
  const shown = await unit.stores.checks.findings.of(submission.id, submission.revision);
  // The first preview has not been sent yet; it will run the checks.
  if (!shown || isWaitingForFiles(submission)) return;
  const findings = await checkItem(unit, submission);
  if (said(findings) === said(shown)) return;
  await answerDraft(unit, submission, 'ifOther');
};

/** Tells the signers about findings that are newer than their signature. The item is still published; they can take it down. */
const tellSigners = async (unit: Unit, submission: Submission, found: readonly Finding[], what: string) => {
  if (found.length === 0) return;
  const findings = found.map(({ key, facts, severity }) => ({ key, facts, severity }));
  const view = { ...aboutItem(submission), name: 'findings-since-approval', findings } as const;
  for (const by of new Set(submission.standing.signatures.map((signature) => signature.by)))
    await notify(unit, by, view, `findings:${submission.id}:${what}`);
};

/**
 * A correction's file was processed. If all are stored, asks for the signature; if one is refused, ends the correction and
 * tells its sender why.
 * @returns false if it is not a file of a correction
 */
async function correctionSettled(unit: Unit, submission: Submission, what: string): Promise<boolean> {
  const offered = filesOffered(submission);
  const { correction } = submission.standing;
  if (!correction || !offered.some(({ id }) => id === what)) return false;
  if (offered.some(({ fate }) => fate.state === 'todo')) return true;
  if (offered.every(({ fate }) => fate.state === 'stored')) {
    await askForCorrection(unit, submission, correction.name);
    return true;
  }
  const dropped = { type: 'correctionDropped', by: correction.by, name: correction.name, at: unit.now } as const;
  await unit.stores.submissions.save(evolve(submission, dropped), submission);
  const facts = { code: submission.code, name: offered.map(({ file }) => file.name ?? '…').join(', ') };
  await tell(unit, correction.by, { key: 'correction-file-refused', facts }, `correction-file:${what}`);
  return true;
}

/** Continues according to the item's state. @param what the id of the processed file: cards are renewed once per id */
export const afterSettling = async (unit: Unit, submission: Submission, what: string): Promise<void> => {
  switch (submission.state) {
    case 'draft':
    case 'returned':
      if (!(await closeEmptied(unit, submission))) await previewAnew(unit, submission);
      return;
    case 'submitted':
    case 'approved': {
      // Approved and scheduled: its author may already send a file for a correction.
      if (await correctionSettled(unit, submission, what)) return;
      const shown = (await unit.stores.checks.findings.of(submission.id, submission.revision)) ?? [];
      const { submission: saved, findings } = await recheck(unit, submission);
      if (saved.state === 'submitted') await renewCards(unit, saved, what);
      if (saved.state === 'approved') await tellSigners(unit, saved, newFindings(shown, findings), what);
      return;
    }
    case 'quarantined':
      await checkItem(unit, submission);
      return;
    case 'published':
      await correctionSettled(unit, submission, what);
      return;
    case 'unpublished':
    case 'rejected':
    case 'withdrawn':
    case 'destroyed':
      return;
  }
};
