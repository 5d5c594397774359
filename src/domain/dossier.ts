/**
 * Who may export the complete record (dossier) of an item or a question, and for which ones it exists. Items that are held or
 * destroyed and questions handed over have no dossier: a person accused in them may be one of those who can read every dossier
 * (Luật Tố cáo 25/2018, Điều 8), and no text of a handed-over letter is stored.
 */
import type { Actor } from './actor.ts';
import type { Finding } from './checks/check.ts';
import type { Issue } from './decision.ts';
import { mayReadPaper } from './period/paper-ref.ts';
import { mayReadQuestion } from './question/permissions.ts';
import type { Question } from './question/question.ts';
import { mayJudgeHeld } from './submission/permissions.ts';
import type { Submission } from './submission/submission.ts';

/** The item or question whose record is exported. */
export type DossierSubject =
  | { readonly noun: 'item'; readonly item: Submission }
  | { readonly noun: 'question'; readonly question: Question };

/** Null if allowed. @param reader null: the command line, which people of the ward do not use */
export const objectionToDossier = (subject: DossierSubject, reader: Actor | null): Issue | null =>
  subject.noun === 'item'
    ? objectionToItemDossier(subject.item, reader)
    : objectionToQuestionDossier(subject.question, reader);

type Reader = Pick<Actor, 'person' | 'role' | 'status'>;

/**
 * True for items that web pages must hide completely from this reader: destroyed ones, ones that accuse the reader, and held ones
 * unless the reader may judge them. Even their existence is hidden, because the log shows the time and the sender of a letter.
 * The command line shows every entry.
 */
export const isKeptFrom = (item: Submission, reader: Pick<Actor, 'person' | 'role'>): boolean =>
  item.state === 'destroyed' ||
  (item.standing.keptFrom ?? []).includes(reader.person) ||
  (item.state === 'quarantined' && !mayJudgeHeld(item, reader));

/** Audit entries that reveal why something was held. A dossier includes only their digest. */
export const secretActions = ['quarantined', 'quarantine', 'release', 'secrecy-stopped', 'secrecy-passed'] as const;

/** A finding as a dossier shows it. A finding that held or blocked content keeps only its severity (regulation Art. 6-III). */
export const dossierFinding = (finding: Finding): unknown =>
  finding.severity === 'hold' || finding.severity === 'block' ? { severity: finding.severity } : finding;

function objectionToItemDossier(submission: Submission, reader: Actor | null): Issue | null {
  const facts = { code: submission.code };
  const { state, standing } = submission;
  if (reader && !isEntitled(reader)) return { key: 'issue-not-entitled' };
  // Items that the author never submitted are private.
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
