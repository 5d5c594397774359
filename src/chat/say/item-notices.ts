/** Notices about an item, in words. Pure. */

import { actNamed } from '../../domain/act/act.ts';
import { notedReason, type SubmissionActName, submissionActs } from '../../domain/act/submission.ts';
import type { LocalDate } from '../../domain/calendar/local-date.ts';
import { formatDate } from '../../domain/calendar/local-date.ts';
import { localTime } from '../../domain/calendar/local-time.ts';
import type { Finding } from '../../domain/checks/check.ts';
import { findingLines } from '../../domain/checks/finding-sentences.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { Message } from '../../domain/message.ts';
import { revisionSeen } from '../../domain/submission/correction.ts';
import { reasonSentence } from '../../domain/submission/sentences.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { isWithAuthor } from '../../domain/submission/transitions.ts';
import type { SubmissionView } from '../../domain/submission/view.ts';
import { read } from '../../usecases/submission/read.ts';
import { actButton, button, buttonsOf } from './buttons.ts';
import { childrenButtons, draftMessage, type Ground } from './draft.ts';
import { categoryName, takeDownButton, viewButton } from './item.ts';

/** What a notice reads of its item, in the state at delivery. */
export interface ItemSeen {
  readonly submission: Submission;
  readonly authorName: string;
  readonly findings: readonly Finding[];
  /** What an edit changed, in lines. */
  readonly changes?: Sentence | string;
}

/** Acts that the head may take on a held item. */
const heldActs: readonly SubmissionActName[] = ['view', 'release', 'destroy'];

interface ItemFacts {
  readonly code: string;
  readonly title: string;
}

/** The scheduled time; 'none' when the item is not scheduled. */
const hourOf = ({ ward }: Ground, { state, standing: { publishAt } }: Submission): string =>
  state === 'approved' && publishAt ? localTime(publishAt, ward.timeZone) : 'none';

/** Notices about a decision that say more about the item than its name. */
function decidingNotice(ground: Ground, view: SubmissionView, seen: ItemSeen, facts: ItemFacts): Message | null {
  const { submission } = seen;
  switch (view.name) {
    case 'correction-to-approve': {
      if (!submission.standing.correction) return null;
      const rows = [actNamed(submissionActs, 'approveCorrection'), actNamed(submissionActs, 'dropCorrection')];
      const thing = { id: submission.id, typed: view.code.slice(-4) };
      const buttons = rows.map((row) => actButton(row, { ...thing, revision: revisionSeen(submission, row.name) }));
      return {
        key: view.name,
        facts: {
          ...{ ...facts, name: view.by, words: submission.standing.correction.note, changes: seen.changes ?? '' },
          hour: hourOf(ground, submission),
        },
        buttons: [buttons, [viewButton(submission)]],
      };
    }
    case 'urgent-to-head': {
      const review = { ...actNamed(submissionActs, 'review'), letter: null };
      const buttons = [[actButton(review, { id: submission.id, revision: 0 })], [takeDownButton(submission)]];
      return { key: view.name, facts: { ...facts, name: view.by }, buttons };
    }
    case 'secrecy-held-head': {
      const acts = heldActs.map((name) => ({ ...actNamed(submissionActs, name), line: null, letter: null }));
      return {
        key: view.name,
        facts: { code: view.code, name: view.by, time: view.time },
        buttons: buttonsOf(acts, { id: submission.id, revision: view.revision }),
      };
    }
    case 'merged-to-author':
      return { key: view.name, facts: { ...facts, name: view.by, into: view.into } };
    case 'parted-to-author':
      return { key: view.name, facts: { ...facts, name: view.by, from: view.from } };
    case 'reclassified-author': {
      const { from, to, dueBefore, dueAfter, reason } = view;
      const days = { dueBefore, dueAfter, isMoved: dueBefore === dueAfter ? 'no' : 'yes' };
      const names = { from: categoryName(from), to: categoryName(to) };
      const why = notedReason(reason.note || reason.code);
      return { key: view.name, facts: { ...facts, name: view.by, ...names, ...days, why } };
    }
    default:
      return null;
  }
}

/** The message of a reminder. Returns null when the matter is no longer theirs to act on. */
function reminder(
  view: Extract<SubmissionView, { readonly due: LocalDate } | { readonly name: 'remind-draft' }>,
  submission: Submission,
  facts: ItemFacts,
): Message | null {
  switch (view.name) {
    case 'remind-draft':
      return isWithAuthor(submission.state)
        ? {
            key: view.name,
            facts: { ...facts, title: facts.title || '…' },
            buttons: [[button('choice-continue', 'go.gui')]],
          }
        : null;
    case 'remind-item-overdue': {
      const isHeld = submission.state === 'submitted' || submission.state === 'returned';
      if (!isHeld) return null;
      const why = button({ key: 'choice-late-why', facts: { code: view.code } }, 'lateWhy', submission.id);
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

/** Tells the author the scheduled time. Returns null when the item is no longer scheduled. */
function scheduled({ ward }: Ground, { standing: { publishAt } }: Submission, facts: ItemFacts): Message | null {
  const at = publishAt ? localTime(publishAt, ward.timeZone) : null;
  return at ? { key: 'scheduled-to-author', facts: { ...facts, at } } : null;
}

/** The message of a notice. Returns null when it no longer applies; a newer one has been sent or will be. */
export function itemNotice(ground: Ground, view: SubmissionView, seen: ItemSeen): Message | null {
  const { submission } = seen;
  const code = { code: view.code };
  const facts = { ...code, title: read(ground, submission).title };
  switch (view.name) {
    case 'ask-text':
    case 'ask-eventOn':
    case 'ask-source':
    case 'draft-preview':
      return isWithAuthor(submission.state) && submission.revision === view.revision
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
    case 'correction-approved':
    case 'correction-dropped':
      return { key: view.name, facts: { ...facts, name: view.by, state: submission.state } };
    case 'legal-to-head':
    case 'schedule-stopped':
    case 'republished-to-head':
    case 'override-to-board':
    case 'consent-withdrawn-head':
      return { key: view.name, facts: { ...facts, name: view.by } };
    case 'note-to-author':
      return { key: view.name, facts: { ...facts, name: view.by, words: view.words } };
    case 'scheduled-to-author':
      return scheduled(ground, submission, facts);
    case 'unscheduled-to-author':
      return { key: view.name, facts };
    case 'undone-to-author':
      return { key: view.name, facts: { ...facts, act: view.act } };
    case 'secrecy-held-sender':
    case 'secrecy-released-sender':
    case 'secrecy-destroyed-sender':
    case 'late-part-joined':
      return { key: view.name, facts: code };
    case 'consent-withdrawn-author':
    case 'children-ask-again':
      return { key: view.name, facts, buttons: childrenButtons(submission) };
    case 'edited-by-board':
      return { key: view.name, facts: { ...facts, name: view.by, changes: seen.changes ?? '' } };
    case 'masked-by-board':
      return { key: view.name, facts: { ...code, name: view.by, count: view.count } };
    case 'own-release-to-board':
    case 'blurred-by-board':
    case 'unblurred-by-board':
    case 'cropped-by-board':
    case 'photo-put-back':
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
        facts: { ...facts, findings: findingLines(view.findings, 'board') },
        buttons: [[takeDownButton(submission)]],
      };
    case 'too-many-files':
    case 'too-many-photos':
      return { key: view.name, facts: { max: view.max } };
    case 'correction-to-approve':
    case 'urgent-to-head':
    case 'secrecy-held-head':
    case 'reclassified-author':
    case 'merged-to-author':
    case 'parted-to-author':
      return decidingNotice(ground, view, seen, facts);
    default:
      return reminder(view, submission, facts);
  }
}
