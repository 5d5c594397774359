/** Publishing a question: ask for consent, get it, mask, approve the mask, publish, take down. Silence is not consent. */
import type { Actor, By } from '../actor.ts';
import { type Decision, happened, type Issue, refused } from '../decision.ts';
import { questionObjection } from './permissions.ts';
import { type MaskedText, type PublicationCommandType, publicationDestination } from './publication-state.ts';
import { isAnswered, type Question } from './question.ts';

/** Must change whenever the words of `consentTextKey` change: a consent is valid for the words that were shown. */
export const consentTextVersion = '1';
export const consentTextKey = 'question-consent';

/** Commands on the publication of a question. */
export type PublicationCommand =
  | { readonly type: 'askConsent' | 'giveConsent' | 'refuseConsent' | 'withdrawConsent' }
  | { readonly type: 'mask'; readonly masked: MaskedText }
  /** `revision`: of the masked text that the person saw, `question.standing.publication.revision`. */
  | { readonly type: 'approveMask'; readonly revision: number }
  | { readonly type: 'rejectMask'; readonly revision: number; readonly reason: string }
  | { readonly type: 'takeDown'; readonly reason: string };

/** Events of the publication. */
export type PublicationEvent =
  | { readonly type: 'consentAsked'; readonly at: Date }
  | (By & { readonly type: 'consentGiven' | 'consentRefused' | 'consentWithdrawn' })
  | (By & { readonly type: 'masked'; readonly masked: MaskedText })
  | (By & { readonly type: 'maskApproved' })
  | (By & { readonly type: 'maskRejected'; readonly reason: string })
  | { readonly type: 'questionPublished'; readonly at: Date; readonly slug: string; readonly version: number }
  | (By & { readonly type: 'takenDown'; readonly reason: string });

/** Returns why the command is not allowed now, or null. Only an answered question can be published. */
export function objectionToPublication(
  question: Question,
  command: PublicationCommandType,
  actor: Actor,
): Issue | null {
  const { publication } = question.standing;
  const facts = { code: question.code };
  const blocked = questionObjection(question, command, actor);
  if (blocked) return blocked;
  if (!isAnswered(question)) return { key: 'issue-question-not-answered', facts };
  return publicationDestination(publication.state, command)
    ? null
    : { key: 'issue-question-publication', facts: { ...facts, publication: publication.state } };
}

/**
 * Decides a command on the publication: returns its events, or the issues that refuse it. The asker decides on consent, the
 * board on the mask.
 */
export const decidePublication = (
  question: Question,
  command: PublicationCommand,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): Decision<PublicationEvent> => {
  const objection = objectionToPublication(question, command.type, actor);
  if (objection) return { ok: false, issues: [objection] };
  const { publication, code } = { ...question.standing, code: question.code };
  if ('revision' in command && command.revision !== publication.revision)
    return refused('issue-question-changed', { code });
  const by: By = { by: actor.person, name: actor.name, at: now };
  switch (command.type) {
    case 'askConsent':
      return happened({ type: 'consentAsked', at: now });
    case 'giveConsent':
      return happened({ type: 'consentGiven', ...by });
    case 'refuseConsent':
      return happened({ type: 'consentRefused', ...by });
    case 'withdrawConsent':
      return happened({ type: 'consentWithdrawn', ...by });
    case 'mask':
      if (Object.values(command.masked).some((text) => text.trim() === '')) return refused('issue-question-empty');
      return happened({ type: 'masked', ...by, masked: command.masked });
    case 'approveMask':
      return happened({ type: 'maskApproved', ...by });
    case 'rejectMask':
      return happened({ type: 'maskRejected', ...by, reason: command.reason });
    case 'takeDown':
      if (command.reason.trim() === '') return refused('issue-question-empty');
      return happened({ type: 'takenDown', ...by, reason: command.reason.trim() });
  }
};

/** Called after the outbox published the masked text. Only a cleared text is recorded as published. */
export const decidePublished = (
  question: Question,
  { slug, version, now }: { readonly slug: string; readonly version: number; readonly now: Date },
): Decision<PublicationEvent> =>
  publicationDestination(question.standing.publication.state, 'publish')
    ? happened({ type: 'questionPublished', at: now, slug, version })
    : happened();

/** The question after an event of its publication. */
export const evolvePublication = (question: Question, event: PublicationEvent): Question => {
  const { publication } = question.standing;
  const at = event.at.toISOString();
  const become = (change: Partial<typeof publication>): Question => ({
    ...question,
    standing: { ...question.standing, publication: { ...publication, ...change } },
  });
  switch (event.type) {
    case 'consentAsked':
      return become({ state: 'asked' });
    case 'consentGiven':
      return become({
        state: 'given',
        consent: { textKey: consentTextKey, textVersion: consentTextVersion, at },
        masked: null,
        clearedBy: null,
      });
    case 'consentRefused':
      return become({ state: 'refused', consent: null });
    case 'consentWithdrawn':
      return become({
        state: 'withdrawn',
        consent: null,
        masked: null,
        clearedBy: null,
        takenDown: publication.published ? { why: 'withdrawn', at } : null,
      });
    case 'masked':
      return become({
        state: 'masked',
        revision: publication.revision + 1,
        masked: { ...event.masked, by: event.by, name: event.name, at },
        clearedBy: null,
      });
    case 'maskApproved':
      return become({ state: 'cleared', clearedBy: { person: event.by, name: event.name, at } });
    case 'maskRejected':
      return become({ state: 'given', clearedBy: null });
    case 'questionPublished':
      return become({
        state: 'published',
        published: { slug: event.slug, version: event.version, at },
        takenDown: null,
      });
    case 'takenDown':
      return become({ state: 'takenDown', clearedBy: null, takenDown: { why: event.reason, at } });
  }
};
