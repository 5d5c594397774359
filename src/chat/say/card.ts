/** A board member's card: the item as it is now, with the buttons that are open to them, or how it ended. */

import { openActs } from '../../domain/act/act.ts';
import { boardActs, type SubmissionAct } from '../../domain/act/submission.ts';
import { localTime } from '../../domain/calendar/local-time.ts';
import type { Finding } from '../../domain/checks/check.ts';
import { findingLines, findingReader, findingsInFull, nameOfFinding } from '../../domain/checks/finding-sentences.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { ButtonRows, LinkButton, Message } from '../../domain/message.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { type FourEyes, nobodyElse } from '../../domain/submission/four-eyes.ts';
import { mayJudgeHeld } from '../../domain/submission/permissions.ts';
import { filesOf } from '../../domain/submission/photos-and-files.ts';
import { outcomeName } from '../../domain/submission/react.ts';
import {
  childrenSaid,
  decidersOf,
  reasonSentence,
  stateSaid,
  statusSentence,
} from '../../domain/submission/sentences.ts';
import { type Submission, stageOf } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import type { Card } from '../../ports/submissions.ts';
import { findingsOf } from '../../usecases/check/check-item.ts';
import { proposalOf } from '../../usecases/check/mask.ts';
import { outcomeKey } from '../../usecases/submission/cards.ts';
import { read } from '../../usecases/submission/read.ts';
import { reviewOf } from '../../usecases/submission/review.ts';
import { put } from '../../usecases/tell.ts';
import { buttonsOf } from './buttons.ts';
import { cardFacts } from './draft.ts';
import { shownAs, viewButton } from './item.ts';

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

/** What this reader can still do about it: it stands under whatever tells them how it ended. */
export const buttonsAfter = async (unit: Unit, submission: Submission, reader: Person): Promise<ButtonRows> =>
  buttonsOf(
    afterwards(submission, openActs(boardActs, await reviewOf(unit, submission), actorOf(reader), unit.now)),
    shownAs(submission),
  );

/** Characters of a hash that tell the findings of one item apart. */
const nameLength = 12;
const findingsShown = 'findings:';
const shortName = ({ hashToken }: Pick<Unit, 'hashToken'>, finding: Finding): string =>
  hashToken(nameOfFinding(finding)).slice(0, nameLength);

/** Kept with a card that cannot be changed: what the checks said on it. */
export const shownFindings = (unit: Pick<Unit, 'hashToken'>, findings: readonly Finding[]): string =>
  findingsShown + findings.map((finding) => shortName(unit, finding)).join(' ');

/** A document was read, a photo compared: what the checks say beyond the card is said in a message of its own. */
const tellNewFindings = async (unit: Unit, card: Card, submission: Submission, reader: Person): Promise<void> => {
  const findings = await findingsOf(unit, submission);
  const shown = shownFindings(unit, findings);
  if (!card.shown.startsWith(findingsShown) || shown === card.shown) return;
  await unit.stores.cards.markShown(card.id, card.shownRevision, shown);
  const known = card.shown.slice(findingsShown.length).split(' ');
  const fresh = findings.filter((finding) => !known.includes(shortName(unit, finding)));
  if (fresh.length === 0) return;
  const { id, code, revision } = submission;
  await put(unit, `${shown}:${id}:${revision}:${reader.id}`, {
    kind: 'tell',
    person: reader.id,
    message: {
      key: 'findings-since-card',
      facts: {
        code,
        title: read(unit, submission).title,
        findings: findingLines(fresh, findingReader(submission, reader)),
      },
      buttons: [[viewButton(submission)]],
    },
  });
};

/** What `outcomeName` begins with. */
const outcomeMark = 'outcome:';
/** The portal has what was approved within seconds; from then on it is said that it is late. */
const publishedWithinMs = 10_000;

/** Whoever signed was told that it is published, and it is not any more: their signature stands, nothing is asked of them. */
async function tellTakenBack(unit: Unit, card: Card, submission: Submission, reader: Person): Promise<void> {
  await unit.stores.cards.markShown(card.id, submission.revision, '');
  const { title } = cardFacts(unit, submission, '').reading;
  await put(unit, `taken-back:${submission.id}:${submission.version}:${reader.id}`, {
    kind: 'tell',
    person: reader.id,
    message: {
      key: 'card-taken-back',
      facts: { code: submission.code, title, at: localTime(submission.updatedAt, unit.ward.timeZone) },
      buttons: [[viewButton(submission)]],
    },
  });
}

/**
 * A card that cannot be changed any more: what became of the item is said in a message of its own, once; a newer
 * revision comes as a new card, and new findings in a message. Approved says nothing to others: published follows, with the
 * address, but where an hour was set: until then the card would ask for what is done.
 */
export const tellOutcome = async (unit: Unit, card: Card, submission: Submission, reader: Person): Promise<void> => {
  const { decidedBy, publication, reason, publishAt, mergedInto } = submission.standing;
  if (submission.state === 'submitted') {
    const hasSigned = submission.standing.signatures.some(({ by }) => by === reader.id);
    if (hasSigned && card.shown.startsWith(outcomeMark)) return tellTakenBack(unit, card, submission, reader);
    if (submission.revision <= card.shownRevision) return tellNewFindings(unit, card, submission, reader);
    if (!hasSigned)
      await put(unit, `card:${submission.id}:${submission.revision}:${stageOf(submission)}:${reader.id}`, {
        kind: 'card',
        person: reader.id,
        submission: submission.id,
      });
    return;
  }
  if (submission.state === 'approved' && !publishAt) {
    // Whoever approved it, or let it back, reads it once: with its address, a moment later.
    if (decidedBy?.person !== reader.id || decidedBy.action === 'republished') return;
    const lateAt = new Date(decidedBy.at.getTime() + publishedWithinMs);
    if (unit.now < lateAt) {
      const late = { kind: 'renewCard', card: card.id, person: reader.id } as const;
      return put(unit, `renew:${card.id}:${submission.version}:late`, late, lateAt);
    }
  }
  // The head has a message of its own about a held item; the others learn nothing.
  if (submission.state === 'quarantined' || submission.state === 'destroyed') return;
  const { title } = cardFacts(unit, submission, '').reading;
  // Once for each decision: its author may mend a returned item word by word.
  const said = outcomeName(submission);
  if (card.shown === said) return;
  await unit.stores.cards.markShown(card.id, card.shownRevision, said);
  const buttons = await buttonsAfter(unit, submission, reader);
  await put(unit, outcomeKey(submission, reader), {
    kind: 'tell',
    person: reader.id,
    message: {
      key: 'card-outcome',
      facts: {
        code: submission.code,
        title,
        state: stateSaid(submission),
        into: mergedInto ?? '',
        act: decidedBy?.action ?? '',
        publishAt: publishAt ? localTime(publishAt, unit.ward.timeZone) : '',
        own: decidedBy?.person === reader.id ? 'yes' : 'no',
        name: decidersOf(submission.standing),
        signed: submission.standing.signatures.length,
        at: decidedBy ? localTime(decidedBy.at, unit.ward.timeZone) : '',
        reason: reason ? reasonSentence(reason) : '',
        url: publication && submission.state !== 'unpublished' ? `${unit.publicUrl}/tin/${publication.slug}` : '',
      },
      ...(buttons.length > 0 ? { buttons } : {}),
    },
  });
};
