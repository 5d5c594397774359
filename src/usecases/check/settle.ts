/** A photo or a document has come, or could not be had: what the checks say now, and who sees it. */
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

/** The preview is there already, and the last photo or file of it says something else: shown once more, once. */
const previewAnew = async (unit: Unit, submission: Submission): Promise<void> => {
  const shown = await unit.stores.checks.findings.of(submission.id, submission.revision);
  // Not answered yet: the answer will check it.
  if (!shown || isWaitingForFiles(submission)) return;
  const findings = await checkItem(unit, submission);
  if (said(findings) === said(shown)) return;
  await answerDraft(unit, submission, 'ifOther');
};

/** Whoever signed did not see it; the item goes on to the portal, and they can take it down. */
const tellSigners = async (unit: Unit, submission: Submission, found: readonly Finding[], what: string) => {
  if (found.length === 0) return;
  const findings = found.map(({ key, facts, severity }) => ({ key, facts, severity }));
  const view = { ...aboutItem(submission), name: 'findings-since-approval', findings } as const;
  for (const by of new Set(submission.standing.signatures.map((signature) => signature.by)))
    await notify(unit, by, view, `findings:${submission.id}:${what}`);
};

/**
 * A file of a correction was read: now it can be signed; one that cannot be taken ends it, and who sent it hears why.
 * @returns false: it is no such file
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

/** @param what the id of what was settled: a card is renewed once for it */
export const afterSettling = async (unit: Unit, submission: Submission, what: string): Promise<void> => {
  switch (submission.state) {
    case 'draft':
    case 'returned':
      if (!(await closeEmptied(unit, submission))) await previewAnew(unit, submission);
      return;
    case 'submitted':
    case 'approved': {
      // Signed, and waiting for its hour: its author may bring a file by a correction.
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
