/**
 * Who may take an item's or a question's whole record out of the program, and of which there is one. What is held, was
 * destroyed or was handed over has none: whoever is accused in it may read every dossier there is (Luật Tố cáo 25/2018,
 * Điều 8), and of a letter not a word is kept.
 */
import type { Actor } from './actor.ts';
import type { Finding } from './checks/check.ts';
import type { Issue } from './decision.ts';
import { mayReadPaper } from './period/paper-ref.ts';
import { mayReadQuestion } from './question/permissions.ts';
import type { Question } from './question/question.ts';
import { mayJudgeHeld } from './submission/permissions.ts';
import type { Submission } from './submission/submission.ts';

/** Whose whole record is taken out. */
export type DossierSubject =
  | { readonly noun: 'item'; readonly item: Submission }
  | { readonly noun: 'question'; readonly question: Question };

/** @param reader null: the command line, which no person of the ward reads */
export const objectionToDossier = (subject: DossierSubject, reader: Actor | null): Issue | null =>
  subject.noun === 'item'
    ? objectionToItemDossier(subject.item, reader)
    : objectionToQuestionDossier(subject.question, reader);

type Reader = Pick<Actor, 'person' | 'role' | 'status'>;

/**
 * Of what is held, was destroyed or accuses this reader nothing is told on a page, not even that it is there: the hour and the
 * sender of a letter are in the log as well. The command line has every entry.
 */
export const isKeptFrom = (item: Submission, reader: Pick<Actor, 'person' | 'role'>): boolean =>
  item.state === 'destroyed' ||
  (item.standing.keptFrom ?? []).includes(reader.person) ||
  (item.state === 'quarantined' && !mayJudgeHeld(item, reader));

/** Entries of the audit chain that tell why something was held: a dossier tells of them only that they are there. */
export const secretActions = ['quarantined', 'quarantine', 'release', 'secrecy-stopped', 'secrecy-passed'] as const;

/** Of what was held it is told that it was, never what it was (regulation Art. 6-III). */
export const toldFinding = (finding: Finding): unknown =>
  finding.severity === 'hold' || finding.severity === 'block' ? { severity: finding.severity } : finding;

function objectionToItemDossier(submission: Submission, reader: Actor | null): Issue | null {
  const facts = { code: submission.code };
  const { state, standing } = submission;
  if (reader && !isEntitled(reader)) return { key: 'issue-not-entitled' };
  // What its author never sent is nobody's to read.
  const isUnsent = state === 'draft' || (state === 'withdrawn' && standing.submittedAt === null);
  if (isUnsent) return { key: 'issue-dossier-unknown', facts };
  if (state === 'quarantined' || state === 'destroyed') return { key: 'issue-dossier-held', facts };
  return reader && (standing.keptFrom ?? []).includes(reader.person) ? { key: 'issue-dossier-held', facts } : null;
}

function objectionToQuestionDossier(question: Question, reader: Actor | null): Issue | null {
  const facts = { code: question.code };
  if (reader && !isEntitled(reader)) return { key: 'issue-not-entitled' };
  if (question.state === 'handedOver') return { key: 'issue-dossier-unknown', facts };
  return reader && !mayReadQuestion(question, reader) ? { key: 'issue-not-entitled' } : null;
}

const isEntitled = ({ status, role }: Reader): boolean => status === 'active' && mayReadPaper('dossier', role);
