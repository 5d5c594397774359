/**
 * What the checks say of an item as it is now, kept by revision; and what that means: it may have to leave every screen
 * but the head's. Whatever is kept has passed the door, so a mark of secrecy in it is no reason to delete, but to hold.
 */
import { type CheckSubject, type Finding, severities } from '../../domain/checks/check.ts';
import { checks } from '../../domain/checks/index.ts';
import { isSecret, runChecks } from '../../domain/checks/run-checks.ts';
import { bodyOf, subjectOfItem } from '../../domain/checks/subject-of-item.ts';
import { wardFactsOf } from '../../domain/checks/ward-facts.ts';
import { filesOf, photosOf, type Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { dueOf, read } from '../submission/read.ts';
import { seenPhotosOf, seenTextsOf } from './look-up.ts';

/** The reason for holding an item that belongs to the reception of citizens. */
const denunciation = 'denunciation';

export const subjectOf = async (unit: Unit, submission: Submission): Promise<CheckSubject> => {
  const reading = read(unit, submission);
  return subjectOfItem({
    reading,
    photos: photosOf(submission),
    due: submission.standing.due ?? dueOf(unit, reading),
    submittedAt: submission.standing.submittedAt,
    now: unit.now,
    timeZone: unit.ward.timeZone,
    ward: wardFactsOf(unit.ward),
    // Their texts were checked when they came; here only what they are called.
    documents: filesOf(submission).map(({ file }) => ({ fileName: file.name, text: '' })),
    children: submission.content.children ?? null,
    seenTexts: await seenTextsOf(unit, submission, bodyOf(reading)),
    seenPhotos: await seenPhotosOf(unit, submission),
  });
};

const rulesOf = ({ facts }: Finding): readonly string[] => String(facts.rules ?? '').split(', ');

/** A mark in a kept text holds; the other checks speak as well. What the head has released is no mark any more. */
const asKept = (subject: CheckSubject, findings: readonly Finding[], released: readonly string[]): readonly Finding[] =>
  (isSecret(findings)
    ? [
        ...findings.map(
          (finding): Finding => ({ ...finding, key: 'check-secrecy-held', severity: 'hold', evidence: [] }),
        ),
        ...runChecks(
          subject,
          checks.filter(({ id }) => id !== 'secrecy'),
        ),
      ]
    : findings
  ).flatMap((finding) => {
    if (finding.check !== 'secrecy') return [finding];
    const open = rulesOf(finding).filter((rule) => !released.includes(rule));
    return open.length === 0 ? [] : [{ ...finding, facts: { ...finding.facts, rules: open.join(', ') } }];
  });

/** Computed anew; nothing is kept. */
export const inspect = async (unit: Unit, submission: Submission): Promise<readonly Finding[]> => {
  const subject = await subjectOf(unit, submission);
  const ofFiles = filesOf(submission).flatMap(({ fate }) =>
    fate.state === 'stored' ? (fate.facts.findings ?? []) : [],
  );
  const findings = [...asKept(subject, runChecks(subject), submission.standing.released ?? []), ...ofFiles];
  return findings.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
};

/** Computed and kept for the revision as it is now. */
export const checkItem = async (unit: Unit, submission: Submission): Promise<readonly Finding[]> => {
  const findings = await inspect(unit, submission);
  await unit.stores.checks.findings.put(submission.id, submission.revision, findings, unit.now);
  return findings;
};

/** What the checks said of this revision, for cards and pages. */
export const findingsOf = async (unit: Unit, submission: Submission): Promise<readonly Finding[]> =>
  submission.state === 'destroyed'
    ? []
    : ((await unit.stores.checks.findings.of(submission.id, submission.revision)) ?? (await inspect(unit, submission)));

const marksOfFiles = (submission: Submission): readonly string[] =>
  filesOf(submission).flatMap(({ fate }) => (fate.state === 'stored' ? (fate.facts.marks ?? []) : []));

/** Why only the head may see the item: ids of rules, or a denunciation. Empty: nothing holds it. */
export const heldBecause = (submission: Submission, findings: readonly Finding[]): readonly string[] =>
  [
    ...marksOfFiles(submission),
    ...findings.filter(({ check, severity }) => check === 'secrecy' && severity === 'hold').flatMap(rulesOf),
    ...(findings.some(({ key }) => key === 'check-denunciation') ? [denunciation] : []),
  ].filter((reason, at, all) => all.indexOf(reason) === at && !(submission.standing.released ?? []).includes(reason));
