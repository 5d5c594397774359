/**
 * Runs the checks on an item and stores the findings per revision. Some findings hold the item, so that only the head sees
 * it. Stored content has already passed the secrecy screening on arrival, so a mark of secrecy found here holds the item
 * instead of deleting it.
 */
import { type CheckSubject, type Finding, severities } from '../../domain/checks/check.ts';
import { passagesOf, secretPassages } from '../../domain/checks/held-passages.ts';
import { checks } from '../../domain/checks/index.ts';
import { isSecret, runChecks } from '../../domain/checks/run-checks.ts';
import { bodyOf, subjectOfItem } from '../../domain/checks/subject-of-item.ts';
import { wardFactsOf } from '../../domain/checks/ward-facts.ts';
import { captionOf, descriptionOf, filesOf, photosOf } from '../../domain/submission/photos-and-files.ts';
import type { Reading } from '../../domain/submission/reading.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { ReadContext, Unit } from '../../ports/services.ts';
import { dueOf, paperOf, read } from '../submission/read.ts';
import { seenPhotosOf, seenTextsOf } from './look-up.ts';

/** The reason for holding an item that belongs to the citizens' reception office (a denunciation). */
export const denunciation = 'denunciation';
/** Hexadecimal digits of a hash; enough to tell the passages of one item apart. */
const markLength = 16;

/** Null: the item is not an official document, or its files are still being fetched and may contain the data. */
async function paperIn(unit: ReadContext, submission: Submission, reading: Reading): Promise<CheckSubject['paper']> {
  const files = filesOf(submission);
  if (reading.category !== 'document' || files.some(({ fate }) => fate.state === 'todo')) return null;
  return paperOf(
    submission,
    reading,
    files.length > 0 ? await unit.stores.checks.files.texts(submission.id) : new Map(),
  );
}

/** Builds the subject of the checks. The words of a photo are its caption and its description. */
export const subjectOf = async (unit: ReadContext, submission: Submission): Promise<CheckSubject> => {
  const reading = read(unit, submission);
  return subjectOfItem({
    reading,
    photos: photosOf(submission),
    captionOf: (photo) =>
      [captionOf(submission.content, photo), descriptionOf(submission.content, photo)].filter(Boolean).join('\n'),
    due: submission.standing.due ?? dueOf(unit, reading),
    submittedAt: submission.standing.submittedAt,
    now: unit.now,
    timeZone: unit.ward.timeZone,
    ward: wardFactsOf(unit.ward),
    // The texts of files were checked on arrival; only the file names are checked here.
    documents: filesOf(submission).map(({ file }) => ({ fileName: file.name, text: '' })),
    paper: await paperIn(unit, submission, reading),
    children: submission.content.children ?? null,
    seenTexts: await seenTextsOf(unit, submission, bodyOf(reading)),
    seenPhotos: await seenPhotosOf(unit, submission),
    accents: unit.accents,
  });
};

/**
 * A reason for holding an item, in the form that is stored when the head releases it: the rule, and a hash prefix of the
 * passage or file, e.g. 'SEC-CIRCULATION:1f0c9a…'.
 */
const reasonOf = (rule: string, mark: string): string => `${rule}:${mark.slice(0, markLength)}`;
const reasonsOf = ({ facts }: Finding): readonly string[] => (facts.reasons ? String(facts.reasons).split(' ') : []);

const unique = (all: readonly string[]): readonly string[] => [...new Set(all)];

/** Returns the ids of the rules, for records and messages. They never contain the text that was found. */
export const rulesOf = (reasons: readonly string[]): readonly string[] =>
  unique(reasons.map((reason) => reason.split(':')[0] ?? ''));

/** Runs the checks on stored text. A secrecy finding does not stop the other checks here, as it does on arrival. */
const runAsKept = (subject: CheckSubject): readonly Finding[] => {
  const findings = runChecks(subject);
  if (!isSecret(findings)) return findings;
  const held = findings.map(
    (finding): Finding => ({ ...finding, key: 'check-secrecy-held', severity: 'hold', evidence: [] }),
  );
  const others = checks.filter(({ id }) => id !== 'secrecy');
  return [...held, ...runChecks(subject, others)];
};

/** Adds to each holding finding the passages that caused it. Passages that the head has released no longer count. */
const withReasons = (
  unit: Pick<ReadContext, 'hashToken'>,
  subject: CheckSubject,
  findings: readonly Finding[],
  released: readonly string[],
): readonly Finding[] => {
  const asReason = (rule: string, passage: string) => reasonOf(rule, unit.hashToken(passage));
  return findings.flatMap((finding) => {
    if (finding.key === 'check-denunciation') {
      const reasons = passagesOf(subject, finding).map((passage) => asReason(denunciation, passage));
      return [{ ...finding, facts: { ...finding.facts, reasons: unique(reasons).join(' ') } }];
    }
    if (finding.check !== 'secrecy') return [finding];
    const open = secretPassages(subject)
      .map(({ rule, passage }) => asReason(rule, passage))
      .filter((reason) => !released.includes(reason));
    const facts = { ...finding.facts, rules: rulesOf(open).join(', '), reasons: unique(open).join(' ') };
    return open.length === 0 ? [] : [{ ...finding, facts }];
  });
};

/** Runs the checks without storing the result. */
export const inspect = async (unit: ReadContext, submission: Submission): Promise<readonly Finding[]> => {
  const subject = await subjectOf(unit, submission);
  const ofFiles = filesOf(submission).flatMap(({ fate }) =>
    fate.state === 'stored' ? (fate.facts.findings ?? []) : [],
  );
  const ofTexts = withReasons(unit, subject, runAsKept(subject), submission.standing.released ?? []);
  return [...ofTexts, ...ofFiles].toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
};

/** Runs the checks and stores the findings for the current revision. */
export const checkItem = async (unit: Unit, submission: Submission): Promise<readonly Finding[]> => {
  const findings = await inspect(unit, submission);
  await unit.stores.checks.findings.put(submission.id, submission.revision, findings, unit.now);
  return findings;
};

/** The findings of this revision, for cards and pages. Runs the checks if none are stored. */
export const findingsOf = async (unit: ReadContext, submission: Submission): Promise<readonly Finding[]> =>
  submission.state === 'destroyed'
    ? []
    : ((await unit.stores.checks.findings.of(submission.id, submission.revision)) ?? (await inspect(unit, submission)));

const reasonsOfFiles = (submission: Submission): readonly string[] =>
  filesOf(submission).flatMap(({ fate }) =>
    fate.state === 'stored' ? (fate.facts.marks ?? []).map((rule) => reasonOf(rule, fate.hash)) : [],
  );

/** Reasons why only the head may see the item, in the form of `reasonOf`. Empty: the item is not held. */
export const heldBecause = (submission: Submission, findings: readonly Finding[]): readonly string[] =>
  unique([...reasonsOfFiles(submission), ...findings.flatMap(reasonsOf)]).filter(
    (reason) => !(submission.standing.released ?? []).includes(reason),
  );
