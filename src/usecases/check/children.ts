/**
 * Children in pictures (Luật Trẻ em 102/2016/QH13, Điều 21; NĐ 56/2017/NĐ-CP): the author's declaration, the consent stored
 * with the wording that was agreed to, and taking the item down when a consent is withdrawn.
 */
import { actNamed } from '../../domain/act/act.ts';
import { checkActs } from '../../domain/act/check.ts';
import type { ChildrenDeclaration } from '../../domain/checks/check.ts';
import { refused } from '../../domain/decision.ts';
import { submissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { decideChange } from '../../domain/submission/decide.ts';
import { evolve } from '../../domain/submission/evolve.ts';
import { aboutItem } from '../../domain/submission/react.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { isOpenToAuthor } from '../../domain/submission/transitions.ts';
import type { ConsentRecord } from '../../ports/checks.ts';
import type { ReadContext, Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { notify } from '../react.ts';
import { renewCards } from '../submission/cards.ts';
import { recheck } from './hold.ts';
import { takeDown } from './take-down.ts';

export const consentPurpose = 'photo-of-child';
/** Version of the text `children-consent`; raise it whenever the text changes. */
const consentWords = 'children-consent:1';

/** Narrows the name of a button or a form field, which may be any text. */
export const isDeclaration = (value: string): value is ChildrenDeclaration =>
  value === 'none-shown' || value === 'consent-held' || value === 'faces-hidden';

/** Records the author's declaration. It changes what the board sees, so it makes a new revision. */
export const declareChildren = async (
  unit: Unit,
  author: Person,
  id: string,
  revision: number,
  declaration: ChildrenDeclaration,
): Promise<Outcome<{ readonly submission: Submission }>> => {
  const before = await unit.stores.submissions.find(submissionId(id));
  if (before?.authorId !== author.id) return refused('issue-not-found');
  const allowed = decideChange(before, actorOf(author));
  if (!allowed.ok) return allowed;
  if (before.revision !== revision) {
    // A draft is shown again after each change, with its buttons. A submitted item is not, so the author is asked again:
    // the revision may differ because faces were hidden.
    if (before.state === 'submitted')
      await notify(unit, before.authorId, { ...aboutItem(before), name: 'children-ask-again' });
    return refused('issue-revision-changed', { code: before.code });
  }
  const content = { ...before.content, children: declaration };
  const after = evolve(before, { type: 'contentChanged', content, by: author.id, at: unit.now });
  await unit.stores.submissions.save(after, before);
  const saved = { ...after, version: before.version + 1 };
  if (declaration === 'consent-held')
    await unit.stores.consents.insert({
      id: unit.ids.next(),
      person: author.id,
      purpose: consentPurpose,
      subject: before.id,
      words: consentWords,
      at: unit.now,
    });
  await putOnRecord(unit, author.id, 'children-declared', before.id, { declaration });
  if (saved.state !== 'submitted') return { ok: true, submission: saved };
  await renewCards(unit, saved);
  return { ok: true, submission: (await recheck(unit, saved)).submission };
};

/** Clears the declaration about children, which no longer holds. */
const withoutClaim = (submission: Submission): Submission => ({
  ...submission,
  content: { ...submission.content, children: null },
});

/** For an item that is not public yet: clears the declaration, asks the author again and tells the head why. */
const askAgain = async (unit: Unit, before: Submission, by: Person): Promise<void> => {
  const { content } = withoutClaim(before);
  const after = evolve(before, { type: 'contentChanged', content, by: before.authorId, at: unit.now });
  await unit.stores.submissions.save(after, before);
  const { submission } = await recheck(unit, { ...after, version: before.version + 1 });
  await renewCards(unit, submission);
  const about = aboutItem(submission);
  // A held item is visible only to the head until it is released.
  if (isOpenToAuthor(submission.state))
    await notify(unit, submission.authorId, { ...about, name: 'consent-withdrawn-author' });
  if (submission.state === 'draft') return;
  for (const head of await unit.stores.people.holdersOf(['head'], unit.now))
    if (head.id !== by.id) await notify(unit, head.id, { ...about, name: 'consent-withdrawn-head', by: by.name });
};

const mayWithdraw = (person: Person, consent: ConsentRecord): boolean =>
  actNamed(checkActs, 'withdrawConsent').isOpen({ kind: 'consent', person: consent.person }, actorOf(person));

const consentsOf = async (unit: ReadContext, submission: Submission): Promise<readonly ConsentRecord[]> =>
  (await unit.stores.checks.consents.of(submission.id)).filter(({ purpose }) => purpose === consentPurpose);

/** The consent in force that this person may withdraw now, or null. */
export const consentToWithdraw = async (
  unit: ReadContext,
  submission: Submission,
  person: Person,
): Promise<ConsentRecord | null> => {
  if (submission.state === 'destroyed' || submission.state === 'quarantined') return null;
  const consent = (await consentsOf(unit, submission)).find(({ withdrawnAt }) => withdrawnAt === null);
  return consent && mayWithdraw(person, consent) ? consent : null;
};

/** Returns the item of a consent that this person may withdraw. */
export async function openConsent(
  unit: Unit,
  person: Person,
  id: string,
): Promise<Outcome<{ readonly submission: Submission }>> {
  const consent = await unit.stores.checks.consents.find(id);
  if (!consent) return refused('issue-not-found');
  if (!mayWithdraw(person, consent)) return refused('issue-not-entitled');
  return { ok: true, submission: await unit.stores.submissions.get(submissionId(consent.subject)) };
}

/**
 * Withdraws a consent because the parents or the child no longer agree. The author or a board member reports it.
 * @param id of the consent
 */
export const withdrawConsent = async (unit: Unit, person: Person, id: string): Promise<Outcome<object>> => {
  const consent = await unit.stores.checks.consents.find(id);
  if (!consent || consent.purpose !== consentPurpose) return refused('issue-not-found');
  if (!mayWithdraw(person, consent)) return refused('issue-not-entitled');
  if (consent.withdrawnAt) return { ok: true };
  const { stores } = unit;
  const submission = await stores.submissions.find(submissionId(consent.subject));
  await stores.consents.withdraw(consent.subject, unit.now);
  await putOnRecord(unit, person.id, 'consent-withdrawn', consent.subject, { consent: id });
  if (!submission) return { ok: true };
  // An approved item counts as public, because it may reach the portal before the system records it.
  if (submission.state === 'published' || submission.state === 'approved')
    await takeDown(unit, withoutClaim(submission), person, { code: 'consent', note: '' });
  else if (submission.state === 'quarantined' || isOpenToAuthor(submission.state))
    await askAgain(unit, submission, person);
  return { ok: true };
};

/**
 * True if this item must not be shown: a consent was withdrawn, and afterwards no consent was given and the children were
 * neither hidden nor removed. A withdrawal voids earlier declarations, so a declaration that exists now is newer.
 */
export const isConsentWithdrawn = async (unit: Unit, submission: Submission): Promise<boolean> => {
  const { children } = submission.content;
  if (children === 'faces-hidden' || children === 'none-shown') return false;
  const consents = await consentsOf(unit, submission);
  return consents.length > 0 && consents.every(({ withdrawnAt }) => withdrawnAt !== null);
};
