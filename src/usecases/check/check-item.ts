/**
 * What the checks say of an item as it is now, kept by revision; and what that means: it may have to leave every screen
 * but the head's. Whatever is kept has passed the door, so a mark of secrecy in it is no reason to delete, but to hold.
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
import type { Sight, Unit } from '../../ports/services.ts';
import { dueOf, paperOf, read } from '../submission/read.ts';
import { seenPhotosOf, seenTextsOf } from './look-up.ts';

/** The reason for holding an item that belongs to the reception of citizens. */
export const denunciation = 'denunciation';
/** Hexadecimal digits of a hash: enough to tell the passages of one item apart. */
const markLength = 16;

/** Null: it is no paper, or its files are still on their way and may say it. */
async function paperIn(unit: Sight, submission: Submission, reading: Reading): Promise<CheckSubject['paper']> {
  const files = filesOf(submission);
  if (reading.category !== 'document' || files.some(({ fate }) => fate.state === 'todo')) return null;
  return paperOf(
    submission,
    reading,
    files.length > 0 ? await unit.stores.checks.files.texts(submission.id) : new Map(),
  );
}

/** The item as the checks read it: words of photos are what is written below them and their description. */
export const subjectOf = async (unit: Sight, submission: Submission): Promise<CheckSubject> => {
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
    // Their texts were checked when they came; here only what they are called.
    documents: filesOf(submission).map(({ file }) => ({ fileName: file.name, text: '' })),
    paper: await paperIn(unit, submission, reading),
    children: submission.content.children ?? null,
    seenTexts: await seenTextsOf(unit, submission, bodyOf(reading)),
    seenPhotos: await seenPhotosOf(unit, submission),
    accents: unit.accents,
  });
};

/**
 * Why the head alone may see it, as it is remembered when the head has found it harmless: the rule, and a mark of the
 * passage or of the file. 'SEC-CIRCULATION:1f0c9a…'
 */
const reasonOf = (rule: string, mark: string): string => `${rule}:${mark.slice(0, markLength)}`;
const reasonsOf = ({ facts }: Finding): readonly string[] => (facts.reasons ? String(facts.reasons).split(' ') : []);

const unique = (all: readonly string[]): readonly string[] => [...new Set(all)];

/** Rules by their ids, for records and for people: they never name what was found. */
export const rulesOf = (reasons: readonly string[]): readonly string[] =>
  unique(reasons.map((reason) => reason.split(':')[0] ?? ''));

/** Other checks speak of a kept text as well, also where a mark in it stands alone at the door. */
const runAsKept = (subject: CheckSubject): readonly Finding[] => {
  const findings = runChecks(subject);
  if (!isSecret(findings)) return findings;
  const held = findings.map(
    (finding): Finding => ({ ...finding, key: 'check-secrecy-held', severity: 'hold', evidence: [] }),
  );
  const others = checks.filter(({ id }) => id !== 'secrecy');
  return [...held, ...runChecks(subject, others)];
};

/** What holds the item says which passages do; a passage that the head has released is no mark any more. */
const withReasons = (
  unit: Pick<Sight, 'hashToken'>,
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

/** Computed anew; nothing is kept. */
export const inspect = async (unit: Sight, submission: Submission): Promise<readonly Finding[]> => {
  const subject = await subjectOf(unit, submission);
  const ofFiles = filesOf(submission).flatMap(({ fate }) =>
    fate.state === 'stored' ? (fate.facts.findings ?? []) : [],
  );
  const ofTexts = withReasons(unit, subject, runAsKept(subject), submission.standing.released ?? []);
  return [...ofTexts, ...ofFiles].toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
};

/** Computed and kept for the revision as it is now. */
export const checkItem = async (unit: Unit, submission: Submission): Promise<readonly Finding[]> => {
  const findings = await inspect(unit, submission);
  await unit.stores.checks.findings.put(submission.id, submission.revision, findings, unit.now);
  return findings;
};

/** What the checks said of this revision, for cards and pages. */
export const findingsOf = async (unit: Sight, submission: Submission): Promise<readonly Finding[]> =>
  submission.state === 'destroyed'
    ? []
    : ((await unit.stores.checks.findings.of(submission.id, submission.revision)) ?? (await inspect(unit, submission)));

const reasonsOfFiles = (submission: Submission): readonly string[] =>
  filesOf(submission).flatMap(({ fate }) =>
    fate.state === 'stored' ? (fate.facts.marks ?? []).map((rule) => reasonOf(rule, fate.hash)) : [],
  );

/** Why only the head may see the item: see `reasonOf`. Empty: nothing holds it. */
export const heldBecause = (submission: Submission, findings: readonly Finding[]): readonly string[] =>
  unique([...reasonsOfFiles(submission), ...findings.flatMap(reasonsOf)]).filter(
    (reason) => !(submission.standing.released ?? []).includes(reason),
  );
