/** **Gửi**: the draft becomes a submission, with its due date, its route, and the undertaking that was accepted. */
import { localDateOf } from '../../domain/calendar/local-date.ts';
import { refused } from '../../domain/decision.ts';
import { submissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { processOn } from '../../domain/process/process.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { decide, evolve } from '../../domain/submission/workflow.ts';
import type { Undertaking } from '../../domain/ward.ts';
import type { Unit } from '../../ports/services.ts';
import { findingsOf, heldBecause, inspect } from '../check/check-item.ts';
import { keepFingerprint } from '../check/fingerprints.ts';
import { announceHold } from '../check/hold.ts';
import { done, type Outcome } from '../outcome.ts';
import { tell } from '../tell.ts';
import { answerDraft, preview } from './answer-draft.ts';
import { renewCards, sendCards } from './cards.ts';
import { dueOf, read } from './read.ts';

/** The undertaking in force (Art. 7, 11). */
export const undertakingOf = (unit: Unit): Undertaking => {
  const today = localDateOf(unit.now, unit.ward.timeZone);
  const current = unit.ward.undertakings
    .filter((text) => text.from <= today)
    .sort((a, b) => (a.from < b.from ? 1 : -1))[0];
  if (!current) throw new Error(`ward ${unit.ward.id} has no undertaking in force on ${today}`);
  return current;
};

/** Shown at the first **Gửi** and after joining; pressing **Đồng ý** goes on with what was pressed. */
export const showUndertaking = async (
  unit: Unit,
  person: Person,
  submission: string,
  revision: number,
): Promise<void> => {
  const undertaking = undertakingOf(unit);
  await tell(unit, person.id, {
    key: 'undertaking',
    facts: { text: undertaking.text, version: undertaking.version },
    buttons: [[{ label: { key: 'choice-agree' }, action: 'agree', subject: submission, revision }]],
  });
};

/** The checks measure it by the moment of sending. */
const asSent = (unit: Unit, submission: Submission): Submission => ({
  ...submission,
  standing: { ...submission.standing, submittedAt: unit.now, due: null },
});

export const send = async (unit: Unit, author: Person, id: string, revision: number): Promise<Outcome> => {
  const { stores } = unit;
  const before = await stores.submissions.find(submissionId(id));
  if (!before) return refused('issue-not-found');
  const undertaking = undertakingOf(unit);
  if (before.authorId === author.id && !(await stores.people.hasAccepted(author.id, undertaking.version))) {
    await showUndertaking(unit, author, id, revision);
    return done('note-undertaking-first');
  }
  const reading = read(unit, before);
  const process = processOn(unit.ward.processes, localDateOf(unit.now, unit.ward.timeZone));
  const findings = await inspect(unit, asSent(unit, before));
  const why = heldBecause(before, findings);
  const decision = decide(
    before,
    {
      type: 'submit',
      revision,
      missing: reading.missing,
      isHeld: why.length > 0,
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
      },
    },
    { actor: actorOf(author), now: unit.now },
  );
  if (!decision.ok) {
    if (decision.issues[0]?.key === 'issue-revision-changed')
      await tell(
        unit,
        author.id,
        preview(unit, before, author.name, await findingsOf(unit, before)),
        `draft:${before.id}:${before.revision}:again`,
      );
    return decision;
  }
  const after = decision.events.reduce(evolve, before);
  await stores.submissions.save(after, before);
  await stores.timeline.record(after.id, 'submitted', author.id, unit.now);
  await stores.audit.record(
    {
      actor: author.id,
      action: 'submitted',
      object: after.id,
      details: { code: after.code, revision: after.revision },
    },
    unit.now,
  );
  const saved = { ...after, version: before.version + 1 };
  await stores.checks.findings.put(saved.id, saved.revision, findings, unit.now);
  await keepFingerprint(unit, saved);
  await renewCards(unit, saved);
  if (why.length > 0) {
    await announceHold(unit, saved, why);
    return done('note-sent', { code: after.code });
  }
  await sendCards(unit, after);
  await tell(
    unit,
    author.id,
    { key: 'sent', facts: { code: after.code, title: reading.title, due: after.standing.due?.explanation ?? '' } },
    `sent:${after.id}:${after.revision}`,
  );
  return done('note-sent', { code: after.code });
};

/** Between **Gửi** and **Đồng ý** the draft may have changed: then it is said why nothing was sent, above the new preview. */
const sendAgreed = async (unit: Unit, author: Person, id: string, revision: number): Promise<Outcome> => {
  const draft = await unit.stores.submissions.find(submissionId(id));
  const isOpen = draft?.state === 'draft' || draft?.state === 'returned';
  if (!draft || !isOpen || draft.authorId !== author.id || draft.revision === revision)
    return send(unit, author, id, revision);
  await tell(unit, author.id, { key: 'draft-changed', facts: { code: draft.code } });
  await answerDraft(unit, draft, true);
  return done('note-draft-changed');
};

export const agree = async (unit: Unit, person: Person, submission: string, revision: number): Promise<Outcome> => {
  const undertaking = undertakingOf(unit);
  await unit.stores.people.accept(person.id, undertaking.version, unit.now);
  await unit.stores.audit.record(
    { actor: person.id, action: 'undertaking-accepted', object: person.id, details: { version: undertaking.version } },
    unit.now,
  );
  if (submission !== '') return sendAgreed(unit, person, submission, revision);
  await tell(unit, person.id, { key: 'undertaking-thanks' });
  return done('note-agreed');
};

/** @param isSure pressed again: a sent item is not taken back by one press on an old preview */
export const cancel = async (unit: Unit, author: Person, id: string, isSure = false): Promise<Outcome> => {
  const before = await unit.stores.submissions.find(submissionId(id));
  if (!before) return refused('issue-not-found');
  if (before.state === 'submitted' && before.authorId === author.id && !isSure) {
    await tell(unit, author.id, {
      key: 'withdraw-sure',
      facts: { code: before.code, title: read(unit, before).title },
      buttons: [[{ label: { key: 'choice-withdraw' }, action: 'withdraw', subject: id, revision: before.revision }]],
    });
    return done();
  }
  const decision = decide(before, { type: 'withdraw' }, { actor: actorOf(author), now: unit.now });
  if (!decision.ok) return decision;
  const after = decision.events.reduce(evolve, before);
  await unit.stores.submissions.save(after, before);
  await keepFingerprint(unit, after);
  await unit.stores.timeline.record(after.id, 'withdrawn', author.id, unit.now);
  await unit.stores.audit.record({ actor: author.id, action: 'withdrawn', object: after.id }, unit.now);
  await renewCards(unit, { ...after, version: before.version + 1 });
  await tell(unit, author.id, { key: 'cancelled', facts: { code: after.code } });
  return done('note-cancelled');
};
