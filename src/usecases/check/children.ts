/**
 * Children in the pictures (Luật Trẻ em 102/2016/QH13, Điều 21; NĐ 56/2017/NĐ-CP): what the author declares, the consent
 * that is kept with the words that were agreed to, and taking the item down when a consent is withdrawn.
 */
import { localTime } from '../../domain/calendar/local-time.ts';
import type { ChildrenDeclaration } from '../../domain/checks/check.ts';
import { refused } from '../../domain/decision.ts';
import { submissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { isDeciding } from '../../domain/roles.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { isOpenToAuthor } from '../../domain/submission/transitions.ts';
import { decideChange, evolve } from '../../domain/submission/workflow.ts';
import type { ConsentRecord } from '../../ports/checks.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../outcome.ts';
import { createPageLink } from '../page-link.ts';
import { answerDraft, childrenButtons } from '../submission/answer-draft.ts';
import { renewCards } from '../submission/cards.ts';
import { read } from '../submission/read.ts';
import { tell } from '../tell.ts';
import { recheck } from './hold.ts';
import { takeDown } from './take-down.ts';

export const consentPurpose = 'photo-of-child';
/** The sentence `children-consent` in its version: raise it with the words. */
const consentWords = 'children-consent:1';

export const isDeclaration = (value: string): value is ChildrenDeclaration =>
  value === 'none-shown' || value === 'consent-held' || value === 'faces-hidden';

/** Where faces can be hidden: a declaration alone hides nothing. */
const offerBlur = async (unit: Unit, author: Person, { id, code }: Submission): Promise<void> => {
  const url = await createPageLink(unit, { purpose: 'upload', person: author.id, subject: id });
  await tell(unit, author.id, {
    key: 'children-hide',
    facts: { code },
    buttons: [[{ label: { key: 'choice-hide-faces' }, url }]],
  });
};

/** Once more, of the item as it is now. */
export const askAboutChildren = (unit: Unit, submission: Submission): Promise<void> =>
  tell(unit, submission.authorId, {
    key: 'children-ask-again',
    facts: { code: submission.code },
    buttons: childrenButtons(submission),
  });

/** One press under the preview. It changes what the board sees, so it makes a new revision. */
export const declareChildren = async (
  unit: Unit,
  author: Person,
  id: string,
  revision: number,
  declaration: ChildrenDeclaration,
): Promise<Outcome> => {
  const before = await unit.stores.submissions.find(submissionId(id));
  if (before?.authorId !== author.id) return refused('issue-not-found');
  const allowed = decideChange(before, actorOf(author));
  if (!allowed.ok) return allowed;
  if (before.revision !== revision) {
    // A draft is shown anew at each change, with its buttons; what was sent is not: faces were hidden meanwhile, perhaps.
    if (before.state === 'submitted') await askAboutChildren(unit, before);
    return refused('issue-revision-changed', { code: before.code });
  }
  const content = { ...before.content, children: declaration };
  const after = evolve(before, { type: 'contentChanged', content, by: author.id, at: unit.now });
  await unit.stores.submissions.save(after, before);
  const saved = { ...after, version: before.version + 1 };
  if (declaration === 'consent-held') {
    await unit.stores.consents.insert({
      id: unit.ids.next(),
      person: author.id,
      purpose: consentPurpose,
      subject: before.id,
      words: consentWords,
      at: unit.now,
    });
    await tell(unit, author.id, { key: 'children-consent', facts: { code: before.code } });
  }
  if (declaration === 'faces-hidden') await offerBlur(unit, author, before);
  await unit.stores.audit.record(
    { actor: author.id, action: 'children-declared', object: before.id, details: { declaration } },
    unit.now,
  );
  if (saved.state === 'submitted') {
    await renewCards(unit, saved);
    await recheck(unit, saved);
  } else await answerDraft(unit, saved);
  return done('note-children', { code: before.code });
};

/** What the author said of the family is not true any more. */
const withoutClaim = (submission: Submission): Submission => ({
  ...submission,
  content: { ...submission.content, children: null },
});

/** Nothing of it is public yet: what was said about the children is void, the author is asked again, the head hears why. */
const askAgain = async (unit: Unit, before: Submission, by: Person): Promise<void> => {
  const { content } = withoutClaim(before);
  const after = evolve(before, { type: 'contentChanged', content, by: before.authorId, at: unit.now });
  await unit.stores.submissions.save(after, before);
  const { submission } = await recheck(unit, { ...after, version: before.version + 1 });
  await renewCards(unit, submission);
  const facts = { code: submission.code, title: read(unit, submission).title };
  // A held item is the head's alone until it is released.
  if (isOpenToAuthor(submission.state))
    await tell(unit, submission.authorId, {
      key: 'consent-withdrawn-author',
      facts,
      buttons: childrenButtons(submission),
    });
  if (submission.state === 'draft') return;
  for (const head of await unit.stores.people.holdersOf(['head'], unit.now))
    if (head.id !== by.id)
      await tell(unit, head.id, { key: 'consent-withdrawn-head', facts: { ...facts, name: by.name } });
};

/** The author heard the family; the office and those who decide hear the author, or the family itself. */
const mayWithdraw = (person: Person, consent: ConsentRecord): boolean =>
  person.status === 'active' && (consent.person === person.id || isDeciding(person.role) || person.role === 'office');

const consentsOf = async (unit: Unit, submission: Submission): Promise<readonly ConsentRecord[]> =>
  (await unit.stores.checks.consents.of(submission.id)).filter(({ purpose }) => purpose === consentPurpose);

/** The consent that holds and that this person may withdraw now. */
export const consentToWithdraw = async (
  unit: Unit,
  submission: Submission,
  person: Person,
): Promise<ConsentRecord | null> => {
  if (submission.state === 'destroyed' || submission.state === 'quarantined') return null;
  const consent = (await consentsOf(unit, submission)).find(({ withdrawnAt }) => withdrawnAt === null);
  return consent && mayWithdraw(person, consent) ? consent : null;
};

/** Beside the whole item: what the family agreed to, and the way back. */
export const offerWithdrawal = async (
  unit: Unit,
  person: Person,
  { code }: Submission,
  { id, givenAt }: ConsentRecord,
): Promise<void> =>
  tell(unit, person.id, {
    key: 'consent-of-item',
    facts: { code, time: localTime(givenAt, unit.ward.timeZone) },
    buttons: [[{ label: { key: 'choice-withdraw-consent' }, action: 'unconsent', subject: id, revision: 0 }]],
  });

/** **Rút đồng ý ảnh trẻ em**: asked once more, for a published item comes down at once. */
export const pressWithdrawal = async (unit: Unit, person: Person, id: string, isSure: boolean): Promise<Outcome> => {
  if (isSure) return withdrawConsent(unit, person, id);
  const consent = await unit.stores.checks.consents.find(id);
  if (!consent) return refused('issue-not-found');
  if (!mayWithdraw(person, consent)) return refused('issue-not-entitled');
  const submission = await unit.stores.submissions.get(submissionId(consent.subject));
  await tell(unit, person.id, {
    key: 'consent-withdraw-sure',
    facts: { code: submission.code },
    buttons: [[{ label: { key: 'choice-withdraw-consent-sure' }, action: 'unconsent.sure', subject: id, revision: 0 }]],
  });
  return done();
};

/**
 * The parents, or the child, no longer agree: whoever hears of it first says so, the author or the board.
 * @param id of the consent
 */
export const withdrawConsent = async (unit: Unit, person: Person, id: string): Promise<Outcome> => {
  const consent = await unit.stores.checks.consents.find(id);
  if (!consent || consent.purpose !== consentPurpose) return refused('issue-not-found');
  if (!mayWithdraw(person, consent)) return refused('issue-not-entitled');
  if (consent.withdrawnAt) return done('note-consent-withdrawn');
  const { stores } = unit;
  const submission = await stores.submissions.find(submissionId(consent.subject));
  await stores.consents.withdraw(consent.subject, unit.now);
  await stores.audit.record(
    { actor: person.id, action: 'consent-withdrawn', object: consent.subject, details: { consent: id } },
    unit.now,
  );
  if (!submission) return done('note-consent-withdrawn');
  // Signed and on its way counts as public: the portal may have it before we know.
  if (submission.state === 'published' || submission.state === 'approved')
    await takeDown(unit, withoutClaim(submission), person, { code: 'consent', note: '' });
  else if (submission.state === 'quarantined' || isOpenToAuthor(submission.state))
    await askAgain(unit, submission, person);
  return done('note-consent-withdrawn');
};

/**
 * True when nobody may show this item any more: a consent was given and taken back, and since then none was given nor
 * the children hidden or taken out. A withdrawal voids what was said before it, so what is said now is newer.
 */
export const isConsentWithdrawn = async (unit: Unit, submission: Submission): Promise<boolean> => {
  const { children } = submission.content;
  if (children === 'faces-hidden' || children === 'none-shown') return false;
  const consents = await consentsOf(unit, submission);
  return consents.length > 0 && consents.every(({ withdrawnAt }) => withdrawnAt !== null);
};
