/** A board member's card: the item in its current state with the acts open to them, or its outcome. Pure. */

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
import { childrenStatement, statusSentence } from '../../domain/submission/sentences.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { proposalOf } from '../../usecases/check/mask.ts';
import { read } from '../../usecases/submission/read.ts';
import { buttonsOf } from './buttons.ts';
import { cardFacts } from './draft.ts';
import { shownAs } from './item.ts';

const isDecided = ({ state }: Submission): boolean =>
  ['withdrawn', 'published', 'unpublished', 'rejected'].includes(state);

/**
 * True when the item must not be shown to the reader: a destroyed item to anybody, a held one to anybody but those who may judge
 * it.
 */
export const isHiddenFrom = (submission: Submission, reader: Person): boolean =>
  submission.state === 'destroyed' ||
  (submission.state === 'quarantined' && !mayJudgeHeld(submission, actorOf(reader)));

/** True when the author changed a returned item without sending it again: the board must not read it. */
const isUnfinished = ({ state, updatedAt, standing: { decidedBy } }: Submission): boolean =>
  decidedBy?.action === 'returned' && (state === 'withdrawn' || (state === 'returned' && updatedAt > decidedBy.at));

/** What the texts would be with private data masked; once masked, the original. */
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

/** "Xem đủ": the whole text, all findings with their places, and what masking private data would change. */
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
      children: childrenStatement(submission),
      findings: findingsInFull(reading, findings, findingReader(submission, person)),
    },
  };
};

/** What a card shows besides its item. */
interface BesideCard {
  readonly eyes?: FourEyes;
  readonly findings?: readonly Finding[];
  /** The expected royalty, where rates apply. */
  readonly royalty?: Sentence | string;
}

/** The card. A held or unfinished item is shown without its content. */
export const cardMessage = (
  unit: Pick<Unit, 'ward' | 'calendar' | 'now' | 'publicUrl'>,
  submission: Submission,
  author: Person,
  reader: Person,
  { eyes = nobodyElse, findings = [], royalty = '' }: BesideCard = {},
): Message => {
  // Findings no longer matter once an item is decided. Merged items are shown in the same way.
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
  // An item that was taken down has no public page.
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

/**
 * The acts that remain after a decision. While others still decide, a signer may only undo their own signature, and the head may
 * take over.
 */
const afterwards = ({ state }: Submission, open: readonly SubmissionAct[]): readonly SubmissionAct[] =>
  open.filter(({ name, command }) =>
    state === 'submitted' ? name === 'undo' || name === 'takeOver' : command !== null || name === 'correct',
  );

/** The acts that this reader can still take on a decided item. */
export const openAfterwards = (item: ItemInReview, reader: Person, now: Date): ButtonRows =>
  buttonsOf(afterwards(item.submission, openActs(boardActs, item, actorOf(reader), now)), shownAs(item.submission));
