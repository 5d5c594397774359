/** What became of an item, told where a card cannot be changed any more. */
import { localTime } from '../../domain/calendar/local-time.ts';
import type { Finding } from '../../domain/checks/check.ts';
import { findingLines, findingReader, nameOfFinding } from '../../domain/checks/finding-sentences.ts';
import type { ButtonRows } from '../../domain/message.ts';
import type { Person } from '../../domain/person/person.ts';
import { outcomeName } from '../../domain/submission/react.ts';
import { decidersOf, reasonSentence, stateSaid } from '../../domain/submission/sentences.ts';
import { type Submission, stageOf } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import type { Card } from '../../ports/submissions.ts';
import { findingsOf } from '../../usecases/check/check-item.ts';
import { outcomeKey } from '../../usecases/submission/cards.ts';
import { read } from '../../usecases/submission/read.ts';
import { reviewOf } from '../../usecases/submission/review.ts';
import { put } from '../../usecases/tell.ts';
import { openAfterwards } from '../say/card.ts';
import { cardFacts } from '../say/draft.ts';
import { viewButton } from '../say/item.ts';

/** What this reader can still do about it: it stands under whatever tells them how it ended. */
export const buttonsAfter = async (unit: Unit, submission: Submission, reader: Person): Promise<ButtonRows> =>
  openAfterwards(await reviewOf(unit, submission), reader, unit.now);

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
