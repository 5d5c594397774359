/** Sends the outcome of an item as a message where its card cannot be edited. */
import { localTime } from '../../domain/calendar/local-time.ts';
import type { Finding } from '../../domain/checks/check.ts';
import { findingLines, findingReader, nameOfFinding } from '../../domain/checks/finding-sentences.ts';
import type { ButtonRows } from '../../domain/message.ts';
import type { Person } from '../../domain/person/person.ts';
import { outcomeName } from '../../domain/submission/react.ts';
import { decidersOf, displayedState, reasonSentence } from '../../domain/submission/sentences.ts';
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

/** The acts that this reader can still take, as buttons below the outcome. */
export const buttonsAfter = async (unit: Unit, submission: Submission, reader: Person): Promise<ButtonRows> =>
  openAfterwards(await reviewOf(unit, submission), reader, unit.now);

/** Length of the hash prefix that identifies a finding within one item. */
const nameLength = 12;
const findingsShown = 'findings:';
const shortName = ({ hashToken }: Pick<Unit, 'hashToken'>, finding: Finding): string =>
  hashToken(nameOfFinding(finding)).slice(0, nameLength);

/** Stored with a card that cannot be edited: the findings that it showed. */
export const shownFindings = (unit: Pick<Unit, 'hashToken'>, findings: readonly Finding[]): string =>
  findingsShown + findings.map((finding) => shortName(unit, finding)).join(' ');

/** After a document was read or a photo compared, sends the findings that the card did not show. */
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

/** The prefix of every `outcomeName`. */
const outcomeMark = 'outcome:';
/** An approved item normally reaches the portal within this time; after it, the approver is told that publication is delayed. */
const publishedWithinMs = 10_000;

/** Tells a signer that the approval was taken back after publication. Their signature remains valid and they need do nothing. */
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
 * For a card that cannot be edited. The outcome is sent once as a message, a newer revision as a new card, and new findings as a
 * message. An approval is normally not reported, because the publication notice with the address follows. A scheduled item is the
 * exception: until its time comes, the card would still ask for a decision.
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
    // The approver is told once, when the item is published and has an address, and otherwise only if publication is late.
    if (decidedBy?.person !== reader.id || decidedBy.action === 'republished') return;
    const lateAt = new Date(decidedBy.at.getTime() + publishedWithinMs);
    if (unit.now < lateAt) {
      const late = { kind: 'renewCard', card: card.id, person: reader.id } as const;
      return put(unit, `renew:${card.id}:${submission.version}:late`, late, lateAt);
    }
  }
  // The head gets a separate message about a held item; others learn nothing of it.
  if (submission.state === 'quarantined' || submission.state === 'destroyed') return;
  const { title } = cardFacts(unit, submission, '').reading;
  // Sent once per decision, although the author may edit a returned item many times.
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
        state: displayedState(submission),
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
