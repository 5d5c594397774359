/**
 * Sends one preview for an album (words §9): it waits briefly for photos that are still being fetched, and is sent again only if
 * its content has changed.
 */
import { nameOfFinding } from '../domain/checks/finding-sentences.ts';
import type { PersonId } from '../domain/ids.ts';
import { isWaitingForFiles } from '../domain/submission/photos-and-files.ts';
import type { SubmissionView } from '../domain/submission/view.ts';
import type { OutboxRow } from '../ports/outbox.ts';
import type { Unit } from '../ports/services.ts';
import { findingsOf } from '../usecases/check/check-item.ts';
import type { Prepared } from './call.ts';

/** Longest wait for photos: the sender is waiting for the preview. */
const longestWaitMs = 8_000;
const lookAgainMs = 400;

/** Conditions for sending a preview of a draft. */
export interface Preview {
  /** What to do with the row instead of sending it; null when it may be sent. */
  readonly first: Exclude<Prepared, { kind: 'call' }> | null;
  /** Called once the preview was sent. */
  readonly isThere: (unit: Unit) => Promise<void>;
}

const settingOf = (person: PersonId): string => `previewed:${person}`;

/** The conditions under which this row may be sent. Returns null when the row is not a preview. */
export async function previewOnce(unit: Unit, person: PersonId, row: OutboxRow): Promise<Preview | null> {
  const { effect } = row;
  const view = effect.kind === 'notice' ? (effect.view as SubmissionView) : null;
  if (view?.noun !== 'submission' || view.name !== 'draft-preview') return null;
  const submission = await unit.stores.submissions.find(view.submission);
  if (!submission) return null;
  const isSoon = unit.now.getTime() - row.createdAt.getTime() < longestWaitMs;
  const names = (await findingsOf(unit, submission)).map(nameOfFinding);
  const says = unit.hashToken(JSON.stringify([submission.id, submission.revision, names]));
  const isSaid = view.isRenewal && (await unit.stores.setting(settingOf(person))) === says;
  return {
    first: isSaid
      ? { kind: 'drop', why: 'says nothing else' }
      : isWaitingForFiles(submission) && isSoon
        ? { kind: 'wait', ms: lookAgainMs }
        : null,
    isThere: (later) => later.stores.setSetting(settingOf(person), says),
  };
}
