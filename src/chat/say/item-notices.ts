/** What is told about an item, in words: pure. */
import { actNamed } from '../../domain/act/act.ts';
import { notedReason, type SubmissionActName, submissionActs } from '../../domain/act/submission.ts';
import { formatDate } from '../../domain/calendar/local-date.ts';
import type { Finding } from '../../domain/checks/check.ts';
import { findingLines } from '../../domain/checks/finding-sentences.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { Message } from '../../domain/message.ts';
import { reasonSentence } from '../../domain/submission/sentences.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { SubmissionView } from '../../domain/submission/view.ts';
import { read } from '../../usecases/submission/read.ts';
import { actButton, button, buttonsOf } from './buttons.ts';
import { childrenButtons, draftMessage, type Ground } from './draft.ts';
import { categoryName, takeDownButton, viewButton } from './item.ts';

/** What a notice reads of its item, as it is when it is delivered. */
export interface ItemSeen {
  readonly submission: Submission;
  readonly authorName: string;
  readonly findings: readonly Finding[];
  /** What an edit has changed, in lines. */
  readonly changes?: Sentence | string;
}

/** Of a held item: what its head may do. */
const heldActs: readonly SubmissionActName[] = ['view', 'release', 'destroy'];

const isOpen = ({ state }: Submission): boolean => state === 'draft' || state === 'returned';

/** Null: it is no longer so, and something newer has been said, or will be. */
export function itemNotice(ground: Ground, view: SubmissionView, seen: ItemSeen): Message | null {
  const { submission } = seen;
  const { title } = read(ground, submission);
  const code = { code: view.code };
  const facts = { ...code, title };
  switch (view.name) {
    case 'ask-text':
    case 'ask-eventOn':
    case 'ask-source':
    case 'draft-preview':
      return isOpen(submission) && submission.revision === view.revision
        ? draftMessage(ground, view.name, submission, seen.authorName, seen.findings)
        : null;
    case 'returned-to-author':
      return {
        key: view.name,
        facts: { ...facts, reason: reasonSentence(view.reason) },
        buttons: [[actButton(actNamed(submissionActs, 'resume'), { id: submission.id, revision: 0 })]],
      };
    case 'rejected-to-author':
    case 'unpublished-to-author':
    case 'stopped-to-author':
      return { key: view.name, facts: { ...facts, reason: reasonSentence(view.reason) } };
    case 'unpublished-to-head':
    case 'stopped-to-head':
      return { key: view.name, facts: { ...facts, name: view.by, reason: reasonSentence(view.reason) } };
    case 'legal-to-head':
    case 'schedule-stopped':
    case 'correction-approved':
    case 'correction-dropped':
      return { key: view.name, facts: { ...facts, name: view.by } };
    case 'note-to-author':
      return { key: view.name, facts: { ...facts, name: view.by, words: view.words } };
    case 'merged-to-author':
      return { key: view.name, facts: { ...facts, name: view.by, into: view.into } };
    case 'correction-to-approve': {
      if (!submission.standing.correction) return null;
      const rows = [actNamed(submissionActs, 'approveCorrection'), actNamed(submissionActs, 'dropCorrection')];
      const thing = { id: submission.id, revision: submission.revision, typed: view.code.slice(-4) };
      return {
        key: view.name,
        facts: { ...facts, name: view.by, words: view.words, changes: seen.changes ?? '' },
        buttons: [rows.map((row) => actButton(row, thing)), [viewButton(submission)]],
      };
    }
    case 'republished-to-head':
    case 'override-to-board':
      return { key: view.name, facts: { ...facts, name: view.by } };
    case 'urgent-to-head': {
      const review = { ...actNamed(submissionActs, 'review'), letter: null };
      const buttons = [[actButton(review, { id: submission.id, revision: 0 })], [takeDownButton(submission)]];
      return { key: view.name, facts: { ...facts, name: view.by }, buttons };
    }
    case 'own-release-to-board':
      return { key: view.name, facts: { ...code, name: view.by } };
    case 'undone-to-author':
      return { key: view.name, facts: { ...facts, act: view.act } };
    case 'secrecy-held-sender':
    case 'secrecy-released-sender':
    case 'secrecy-destroyed-sender':
    case 'late-part-joined':
      return { key: view.name, facts: code };
    case 'secrecy-held-head': {
      const acts = heldActs.map((name) => ({ ...actNamed(submissionActs, name), line: null, letter: null }));
      return {
        key: view.name,
        facts: { ...code, name: view.by, time: view.time },
        buttons: buttonsOf(acts, { id: submission.id, revision: view.revision }),
      };
    }
    case 'consent-withdrawn-author':
      return { key: view.name, facts, buttons: childrenButtons(submission) };
    case 'children-ask-again':
      return { key: view.name, facts: code, buttons: childrenButtons(submission) };
    case 'consent-withdrawn-head':
      return { key: view.name, facts: { ...facts, name: view.by } };
    case 'edited-by-board':
      return { key: view.name, facts: { ...facts, name: view.by, changes: seen.changes ?? '' } };
    case 'reclassified-author': {
      const { from, to, dueBefore, dueAfter, reason } = view;
      const days = { dueBefore, dueAfter, isMoved: dueBefore === dueAfter ? 'no' : 'yes' };
      const names = { from: categoryName(from), to: categoryName(to) };
      const why = notedReason(reason.note || reason.code);
      return { key: view.name, facts: { ...facts, name: view.by, ...names, ...days, why } };
    }
    case 'masked-by-board':
      return { key: view.name, facts: { ...code, name: view.by, count: view.count } };
    case 'blurred-by-board':
    case 'unblurred-by-board':
    case 'cropped-by-board':
      return { key: view.name, facts: { ...code, name: view.by } };
    case 'unblurred-by-author':
      return {
        key: view.name,
        facts: { ...code, name: view.by },
        buttons: [[{ ...viewButton(submission), revision: 0 }]],
      };
    case 'findings-since-approval':
      return {
        key: view.name,
        facts: { ...facts, findings: findingLines(view.findings) },
        buttons: [[takeDownButton(submission)]],
      };
    case 'too-many-files':
    case 'too-many-photos':
      return { key: view.name, facts: { max: view.max } };
    case 'remind-draft':
      return isOpen(submission)
        ? {
            key: view.name,
            facts: { ...code, title: title || '…' },
            buttons: [[button('choice-continue', 'go.gui')]],
          }
        : null;
    case 'remind-item-overdue': {
      const isHeld = submission.state === 'submitted' || submission.state === 'returned';
      if (!isHeld) return null;
      const why = button({ key: 'choice-late-why', facts: code }, 'lateWhy', submission.id);
      const buttons = submission.state === 'submitted' ? [[viewButton(submission)], [why]] : [[why]];
      return { key: view.name, facts: { ...facts, due: formatDate(view.due) }, buttons };
    }
    default:
      return {
        key: view.name,
        facts: { ...facts, due: formatDate(view.due) },
        ...(submission.state === 'submitted' ? { buttons: [[viewButton(submission)]] } : {}),
      };
  }
}
