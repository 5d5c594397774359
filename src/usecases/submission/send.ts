/** **Gửi**: submits the draft, with its due date, its route, and the accepted undertaking. */
import { refused } from '../../domain/decision.ts';
import { submissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { decide } from '../../domain/submission/decide.ts';
import { evolve } from '../../domain/submission/evolve.ts';
import { objectionToCredits } from '../../domain/submission/share.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { heldBecause, inspect } from '../check/check-item.ts';
import { keepFingerprint } from '../check/fingerprints.ts';
import { accusedBy, announceHold } from '../check/hold.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { attachArrival, releaseFromPlan } from '../plan/attach.ts';
import { processNow } from '../process/process.ts';
import { undertakingNow } from '../process/texts.ts';
import { renewCards, sendCards } from './cards.ts';
import { termsOnRecord } from './on-record.ts';
import { dueOf, read } from './read.ts';
import { refusedToAuthor } from './refuse.ts';

/** The checks use the time of submission. */
const asSent = (unit: Unit, submission: Submission): Submission => ({
  ...submission,
  standing: { ...submission.standing, submittedAt: unit.now, due: null },
});

/** `held`: submitted, but visible only to the head until they judge it. */
export type Sent =
  /** The author must accept the undertaking in force first. */
  { readonly kind: 'undertakingFirst' } | { readonly kind: 'sent' | 'held'; readonly submission: Submission };

/** Submits the revision that the author saw. Asks for the undertaking first, then applies the checks' refusals. */
export const send = async (unit: Unit, author: Person, id: string, revision: number): Promise<Outcome<Sent>> => {
  const { stores } = unit;
  const before = await stores.submissions.find(submissionId(id));
  if (!before) return refused('issue-not-found');
  const undertaking = await undertakingNow(unit);
  if (before.authorId === author.id && !(await stores.people.hasAccepted(author.id, undertaking.version)))
    return { ok: true, kind: 'undertakingFirst' };
  const reading = read(unit, before);
  const shares = objectionToCredits(reading);
  if (shares) return refusedToAuthor(unit, [shares]);
  const process = await processNow(unit);
  const findings = await inspect(unit, asSent(unit, before));
  const why = heldBecause(before, findings);
  const decision = decide(
    before,
    {
      type: 'submit',
      revision,
      missing: reading.missing,
      held: why.length > 0 ? await accusedBy(unit, before, why) : null,
      terms: {
        content: {
          ...before.content,
          title: reading.title,
          category: reading.category,
          eventOn: reading.eventOn,
          place: reading.place,
          source: reading.source,
        },
        due: dueOf(unit, reading),
        route: process.routes[reading.category],
        processVersion: process.version,
        undertakingVersion: undertaking.version,
        isSensitive: process.sensitive.includes(reading.category),
        urgentRoad: process.urgent,
        budgetHours: process.budgets[reading.category],
      },
    },
    { actor: actorOf(author), now: unit.now },
  );
  if (!decision.ok) return refusedToAuthor(unit, decision.issues);
  const after = decision.events.reduce(evolve, before);
  await stores.submissions.save(after, before);
  await stores.timeline.record(after.id, 'submitted', author.id, unit.now);
  const saved = { ...after, version: before.version + 1 };
  await stores.checks.findings.put(saved.id, saved.revision, findings, unit.now);
  const terms = await termsOnRecord(unit, saved, saved.revision);
  const details = { code: after.code, revision: after.revision, ...terms };
  await putOnRecord(unit, author.id, 'submitted', after.id, details);
  await keepFingerprint(unit, saved);
  await renewCards(unit, saved);
  if (why.length > 0) {
    await announceHold(unit, saved, why);
    return { ok: true, kind: 'held', submission: saved };
  }
  await sendCards(unit, after);
  await attachArrival(unit, saved);
  return { ok: true, kind: 'sent', submission: saved };
};

/**
 * Withdraws a draft or a submitted item for its author.
 * @param inPlaceOf the leader who withdraws it because the author's account is frozen
 */
export async function withdraw(
  unit: Unit,
  author: Person,
  id: string,
  inPlaceOf: Person | null = null,
): Promise<Outcome<{ readonly submission: Submission }>> {
  const before = await unit.stores.submissions.find(submissionId(id));
  if (!before) return refused('issue-not-found');
  const actor = inPlaceOf ? { ...actorOf(author), status: inPlaceOf.status } : actorOf(author);
  const decision = decide(before, { type: 'withdraw' }, { actor, now: unit.now });
  if (!decision.ok) return refusedToAuthor(unit, decision.issues);
  const after = decision.events.reduce(evolve, before);
  const by = (inPlaceOf ?? author).id;
  await unit.stores.submissions.save(after, before);
  await keepFingerprint(unit, after);
  await releaseFromPlan(unit, after);
  await unit.stores.timeline.record(after.id, 'withdrawn', by, unit.now);
  await putOnRecord(unit, by, 'withdrawn', after.id, { code: after.code });
  const submission = { ...after, version: before.version + 1 };
  await renewCards(unit, submission);
  return { ok: true, submission };
}
