/** A board member's card: the item as it is now, with the buttons that are open to them, or how it ended. Pure. */

import { openActs } from '../../domain/act/act.ts';
import { boardActs, type ItemInReview, type SubmissionAct } from '../../domain/act/submission.ts';
import type { Finding } from '../../domain/checks/check.ts';
import { findingLines, findingReader, findingsInFull } from '../../domain/checks/finding-sentences.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { ButtonRows, LinkButton, Message } from '../../domain/message.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { type FourEyes, nobodyElse } from '../../domain/submission/four-eyes.ts';
import { mayJudgeHeld } from '../../domain/submission/permissions.ts';
import { filesOf } from '../../domain/submission/photos-and-files.ts';
import { childrenSaid, statusSentence } from '../../domain/submission/sentences.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { proposalOf } from '../../usecases/check/mask.ts';
import { read } from '../../usecases/submission/read.ts';
import { buttonsOf } from './buttons.ts';
import { cardFacts } from './draft.ts';
import { shownAs } from './item.ts';

const isDecided = ({ state }: Submission): boolean =>
  ['withdrawn', 'published', 'unpublished', 'rejected'].includes(state);

/** Held or gone: it is on no screen but the head's, whatever was on its way. */
export const isHiddenFrom = (submission: Submission, reader: Person): boolean =>
  submission.state === 'destroyed' ||
  (submission.state === 'quarantined' && !mayJudgeHeld(submission, actorOf(reader)));

/** Returned, and changed by its author since: what was not sent again is not the board's to read. */
const isUnfinished = ({ state, updatedAt, standing: { decidedBy } }: Submission): boolean =>
  decidedBy?.action === 'returned' && (state === 'withdrawn' || (state === 'returned' && updatedAt > decidedBy.at));

/** What the texts would say with private data hidden; once they are, what stood there before. */
const maskingOf = (unit: Pick<Unit, 'ward'>, submission: Submission): Sentence | string => {
  const proposal = submission.state === 'submitted' ? proposalOf(unit, submission) : [];
  if (proposal.length > 0)
    return { key: 'full-item-proposal', facts: { text: proposal.map(({ after }) => after).join('\n') } };
  const { unmasked } = submission.standing;
  if (!unmasked) return '';
  const { title, text, source = '', place = '' } = unmasked;
  const words = [title, text, source, place].filter((each) => each !== '').join('\n');
  return { key: 'full-item-original', facts: { text: words } };
};

/** "Xem đủ": the whole text, every finding with its places, and what hiding private data changes in it. */
export const fullItem = (
  unit: Pick<Unit, 'ward'>,
  submission: Submission,
  findings: readonly Finding[],
  person: Pick<Person, 'id'>,
): Message => {
  const reading = read(unit, submission);
  const files = filesOf(submission).flatMap(({ fate }) => (fate.state === 'stored' ? [fate.facts.name] : []));
  return {
    key: 'full-item',
    facts: {
      code: submission.code,
      title: reading.title,
      text: reading.paragraphs.join('\n\n') || '…',
      files: files.length > 0 ? { key: 'full-item-files', facts: { names: files.join(', ') } } : '',
      original: maskingOf(unit, submission),
      due: submission.standing.due?.explanation ?? '',
      children: childrenSaid(submission),
      findings: findingsInFull(reading, findings, findingReader(submission, person)),
    },
  };
};

/** What stands on a card and not in its item. */
interface BesideCard {
  readonly eyes?: FourEyes;
  readonly findings?: readonly Finding[];
  /** What it would earn, where rates govern. */
  readonly royalty?: Sentence | string;
}

/** What accuses the reader, or is unfinished, shows no content. */
export const cardMessage = (
  unit: Pick<Unit, 'ward' | 'calendar' | 'now' | 'publicUrl'>,
  submission: Submission,
  author: Person,
  reader: Person,
  { eyes = nobodyElse, findings = [], royalty = '' }: BesideCard = {},
): Message => {
  // Once it is decided, what the checks said matters no more, and what became part of another item is like it.
  const { facts } = cardFacts(
    unit,
    submission,
    author.name,
    findingLines(isDecided(submission) ? [] : findings, findingReader(submission, reader)),
  );
  const { publication } = submission.standing;
  const status = statusSentence(submission, unit.ward.timeZone);
  if (isHiddenFrom(submission, reader)) return { key: 'card-held', facts: { code: submission.code, status } };
  if (isUnfinished(submission)) return { key: 'card-unfinished', facts: { code: submission.code, status } };
  const shown = shownAs(submission);
  const item = { submission, eyes, findings, ward: unit.ward };
  const open = openActs(boardActs, item, actorOf(reader), unit.now);
  const mayDecide = open.some(({ name }) => name === 'approve' || name === 'override');
  const later = afterwards(submission, open);
  // What was taken down is not there any more.
  const isThere = publication !== null && submission.state !== 'unpublished';
  const link: readonly LinkButton[] = isThere
    ? [{ label: { key: 'choice-read' }, url: `${unit.publicUrl}/tin/${publication.slug}` }]
    : [];
  return {
    key: 'card',
    facts: { ...facts, status, royalty },
    buttons: mayDecide ? buttonsOf(open, shown) : [...(link.length > 0 ? [link] : []), ...buttonsOf(later, shown)],
  };
};

/** What is left once somebody has decided; while others still do, who looks on takes back what was theirs, or (the head) takes it over. */
const afterwards = ({ state }: Submission, open: readonly SubmissionAct[]): readonly SubmissionAct[] =>
  open.filter(({ name, command }) =>
    state === 'submitted' ? name === 'undo' || name === 'takeOver' : command !== null || name === 'correct',
  );

/** What this reader can still do about an item that was decided. */
export const openAfterwards = (item: ItemInReview, reader: Person, now: Date): ButtonRows =>
  buttonsOf(afterwards(item.submission, openActs(boardActs, item, actorOf(reader), now)), shownAs(item.submission));
