/** Who must hear what when something has happened to an item, and what follows. Data. */
import type { By } from '../actor.ts';
import type { Reaction } from '../audience.ts';
import { boardRoles } from '../roles.ts';
import type { SubmissionEvent } from './events.ts';
import { type Submission, stageOf } from './submission.ts';
import type { SubmissionView } from './view.ts';

/** What became of an item is said once to each reader for each decision: as a notice, or where a card cannot be changed. */
export const outcomeName = ({ state, standing: { decidedBy } }: Submission): string =>
  `outcome:${state}:${decidedBy?.at.getTime() ?? ''}`;

/** What a card that cannot be changed would say once it is there: the head, who is told at once, is not told twice. */
const shownAgain = (after: Submission): string => outcomeName({ ...after, state: 'published' });

/** Off the portal again, whatever becomes of the item meanwhile; its version is the one between. */
const takenOff = (before: Submission): Reaction<number> => {
  const revision = before.revision + 1;
  return {
    effect: { kind: 'publish', submission: before.id, revision, isTakenBack: true },
    key: `publish:${before.id}:${revision}`,
  };
};

/** At once, or at its hour. */
const publication = ({ id, revision, standing: { publishAt } }: Submission): Reaction<number> => ({
  effect: { kind: 'publish', submission: id, revision },
  key: `publish:${id}:${revision}${publishAt ? `:${publishAt.getTime()}` : ''}`,
  ...(publishAt ? { dueAt: publishAt } : {}),
});

/** A card for each of those whose turn it is, once a stage. */
export const cardsFor = (after: Submission): Reaction<number> => ({
  to: { holdersOf: stageOf(after) },
  card: after.id,
  key: `card:${after.id}:${after.revision}:${stageOf(after)}`,
});

/** What every notice about an item knows. */
export const aboutItem = ({ id, code, revision }: Pick<Submission, 'id' | 'code' | 'revision'>) =>
  ({ noun: 'submission', submission: id, code, revision }) as const;

/** Who is told, by what is said to them: once for each version of the item. */
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
  /** Whoever asked for a correction hears what became of it; its author reads it when the portal shows it, if it is there. */
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
 * @param before the item as it was
 * @param after as it is saved now
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
      // Signed and on its way counts as public, and never was.
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
      // Its author reads it when the portal shows it.
      if (event.act === 'approveCorrection') return [publication(after)];
      const wasPublic = before.state === 'published';
      const { act } = event;
      return [
        ...(wasPublic || before.state === 'approved' ? [takenOff(before)] : []),
        ...(before.standing.publishAt ? [toAuthor({ ...about, name: 'unscheduled-to-author' })] : []),
        // Who was told nothing of the decision is told nothing of its end.
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
