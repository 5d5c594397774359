/** Who is notified after an event of an item, and which effects follow. As data. */
import type { By } from '../actor.ts';
import type { Reaction } from '../audience.ts';
import { boardRoles } from '../roles.ts';
import type { SubmissionEvent } from './events.ts';
import { type Submission, stageOf } from './submission.ts';
import type { SubmissionView } from './view.ts';

/**
 * Identifies the outcome of a decision. Each reader gets it once, as a notice or, where a card cannot be edited, as a message.
 */
export const outcomeName = ({ state, standing: { decidedBy } }: Submission): string =>
  `outcome:${state}:${decidedBy?.at.getTime() ?? ''}`;

/**
 * Identifies the message that follows where a card cannot be edited once the item is shown. The head, who is notified at once,
 * must not get it twice.
 */
const shownAgain = (after: Submission): string => outcomeName({ ...after, state: 'published' });

/** Takes the page off the portal, whatever happens to the item meanwhile. It uses the revision in between. */
const takenOff = (before: Submission): Reaction<number> => {
  const revision = before.revision + 1;
  return {
    effect: { kind: 'publish', submission: before.id, revision, isTakenBack: true },
    key: `publish:${before.id}:${revision}`,
  };
};

/** Publishes the item, at once or at its publication time. */
const publication = ({ id, revision, standing: { publishAt } }: Submission): Reaction<number> => ({
  effect: { kind: 'publish', submission: id, revision },
  key: `publish:${id}:${revision}${publishAt ? `:${publishAt.getTime()}` : ''}`,
  ...(publishAt ? { dueAt: publishAt } : {}),
});

/** Sends a card to everyone who may sign the stage, once for each stage. */
export const cardsFor = (after: Submission): Reaction<number> => ({
  to: { holdersOf: stageOf(after) },
  card: after.id,
  key: `card:${after.id}:${after.revision}:${stageOf(after)}`,
});

/** Facts that every notice about an item has. */
export const aboutItem = ({ id, code, revision }: Pick<Submission, 'id' | 'code' | 'revision'>) =>
  ({ noun: 'submission', submission: id, code, revision }) as const;

/** Functions that build the notices for each audience, once for each version of the item. */
function tellersOf(before: Submission, after: Submission) {
  const about = aboutItem(after);
  const toAuthor = (view: SubmissionView): Reaction<number> => ({
    to: { author: true },
    view,
    key: `${view.name}:${after.id}:${after.version}`,
  });
  const toCredited = (view: SubmissionView): Reaction<number> => ({ ...toAuthor(view), to: { credited: true } });
  const toHead = (
    name: 'republished-to-head' | 'urgent-to-head' | 'legal-to-head' | 'schedule-stopped',
    { by, name: byName }: Pick<By, 'by' | 'name'>,
  ): Reaction<number> => ({
    to: { role: 'head' },
    except: by,
    view: { ...about, name, by: byName },
    key: `${name}:${after.id}:${after.version}`,
  });
  const toBoard = (
    name: 'override-to-board' | 'own-release-to-board',
    { by, name: byName }: Pick<By, 'by' | 'name'>,
  ): readonly Reaction<number>[] =>
    boardRoles.map((role) => ({
      to: { role },
      except: by,
      view: { ...about, name, by: byName },
      key: `${name}:${after.id}:${after.version}`,
    }));
  /**
   * Notifies the proposer of a correction of its outcome. The author is notified when the portal shows a correction, if the item
   * is there.
   */
  const toProposer = (
    name: 'correction-approved' | 'correction-dropped',
    { by, name: byName }: Pick<By, 'by' | 'name'>,
  ): readonly Reaction<number>[] => {
    const proposed = before.standing.correction;
    if (!proposed || (name === 'correction-approved' && after.state === 'published' && proposed.by === after.authorId))
      return [];
    const view = { ...about, name, by: byName };
    return [{ to: { person: proposed.by }, except: by, view, key: `${name}:${after.id}:${after.version}` }];
  };
  return { about, toAuthor, toCredited, toHead, toBoard, toProposer };
}

/**
 * @param before the item before the event
 * @param after the item as saved now
 */
export function reactToSubmission(
  event: SubmissionEvent,
  before: Submission,
  after: Submission,
): readonly Reaction<number>[] {
  const { about, toAuthor, toCredited, toHead, toBoard, toProposer } = tellersOf(before, after);
  switch (event.type) {
    case 'signed':
      return [
        ...(after.state === 'submitted' ? [cardsFor(after)] : []),
        ...(event.override ? toBoard('override-to-board', event) : []),
      ];
    case 'approved':
      return [publication(after), ...(event.isUrgent && !event.isHeads ? [toHead('urgent-to-head', event)] : [])];
    case 'scheduled':
      return [publication(after), toAuthor({ ...about, name: 'scheduled-to-author' })];
    case 'unscheduled':
      return [
        cardsFor(after),
        toAuthor({ ...about, name: 'unscheduled-to-author' }),
        ...(event.isStopped ? [toHead('schedule-stopped', event)] : []),
      ];
    case 'takenOver':
      return [cardsFor(after)];
    case 'corrected':
      return [publication(after), ...toProposer('correction-approved', event)];
    case 'correctionDropped':
      return toProposer('correction-dropped', event);
    case 'unpublished': {
      const { reason, by, name } = event;
      // An item that is signed and about to be published was not public yet.
      const wasPublic = before.state === 'published';
      return [
        publication(after),
        toCredited({ ...about, name: wasPublic ? 'unpublished-to-author' : 'stopped-to-author', reason }),
        {
          to: { role: 'head' },
          except: by,
          view: { ...about, name: wasPublic ? 'unpublished-to-head' : 'stopped-to-head', reason, by: name },
          key: `${outcomeName(after)}:${after.id}`,
        },
      ];
    }
    case 'republished':
      return [publication(after), { ...toHead('republished-to-head', event), key: `${shownAgain(after)}:${after.id}` }];
    case 'undone': {
      if (event.act === 'unpublish') return [publication(after), toHead('republished-to-head', event)];
      // The author is notified when the portal shows it.
      if (event.act === 'approveCorrection') return [publication(after)];
      const wasPublic = before.state === 'published';
      const { act } = event;
      return [
        ...(wasPublic || before.state === 'approved' ? [takenOff(before)] : []),
        ...(before.standing.publishAt ? [toAuthor({ ...about, name: 'unscheduled-to-author' })] : []),
        // If the author was not told of the decision, they are not told that it was undone.
        ...(act !== 'approve' || wasPublic ? [toAuthor({ ...about, name: 'undone-to-author', act })] : []),
      ];
    }
    case 'released':
      return [
        cardsFor(after),
        toAuthor({ ...about, name: 'secrecy-released-sender' }),
        ...(event.override ? toBoard('own-release-to-board', event) : []),
      ];
    case 'destroyed':
      return [toAuthor({ ...about, name: 'secrecy-destroyed-sender' })];
    case 'returned':
      return [
        toAuthor({ ...about, name: 'returned-to-author', reason: event.reason }),
        ...(event.isLegal ? [toHead('legal-to-head', event)] : []),
      ];
    case 'rejected':
      return [toAuthor({ ...about, name: 'rejected-to-author', reason: event.reason })];
    default:
      return [];
  }
}
