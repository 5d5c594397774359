/**
 * States of a question's publication, which is separate from its handling. A question and its answer are published only with
 * the asker's consent and only masked.
 */
import type { PersonId } from '../ids.ts';

/** How far an answer is on its way to publication; `cleared`: the masked text was approved and is not on the portal yet. */
export type PublicationState =
  | 'private'
  | 'asked'
  | 'refused'
  | 'given'
  | 'masked'
  | 'cleared'
  | 'published'
  | 'takenDown'
  | 'withdrawn';

/** Commands on the publication; only the outbox issues `publish`. */
export type PublicationCommandType =
  | 'askConsent'
  | 'giveConsent'
  | 'refuseConsent'
  | 'withdrawConsent'
  | 'mask'
  | 'approveMask'
  | 'rejectMask'
  | 'publish'
  | 'takeDown';

/** For each state, the commands it allows and the state that follows. */
export const publicationTransitions = {
  private: { askConsent: 'asked' },
  asked: { giveConsent: 'given', refuseConsent: 'refused' },
  // The asker is not asked again, but may still consent.
  refused: { giveConsent: 'given' },
  given: { mask: 'masked', withdrawConsent: 'withdrawn' },
  masked: { mask: 'masked', approveMask: 'cleared', rejectMask: 'given', withdrawConsent: 'withdrawn' },
  // Only the masked text that was approved is published.
  cleared: { mask: 'masked', publish: 'published', takeDown: 'takenDown', withdrawConsent: 'withdrawn' },
  published: { takeDown: 'takenDown', withdrawConsent: 'withdrawn' },
  takenDown: { mask: 'masked', withdrawConsent: 'withdrawn' },
  withdrawn: { giveConsent: 'given' },
} as const satisfies Record<PublicationState, Partial<Record<PublicationCommandType, PublicationState>>>;

export const publicationStates = Object.keys(publicationTransitions) as readonly PublicationState[];

const publicationCommands: readonly string[] = [
  ...new Set(Object.values(publicationTransitions).flatMap((row) => Object.keys(row))),
];

/** True for commands on a question's publication, false for commands on its handling. */
export const isPublicationCommand = (command: string): command is PublicationCommandType =>
  publicationCommands.includes(command);

/** The state after a command, or null if the table does not allow the command in this state. */
export const publicationDestination = (
  state: PublicationState,
  command: PublicationCommandType,
): PublicationState | null => {
  const row: Partial<Record<PublicationCommandType, PublicationState>> = publicationTransitions[state];
  return row[command] ?? null;
};

/** The text that the public reads. */
export interface MaskedText {
  readonly title: string;
  readonly question: string;
  readonly answer: string;
}

/** Consent, masked text and publication of one question. */
export interface Publication {
  readonly state: PublicationState;
  /** The revision that an approval of the mask is bound to; each masked text increases it by 1. */
  readonly revision: number;
  /** The words to which the person agreed (their key and version), when, and how (Luật 91/2025/QH15, Điều 9). */
  readonly consent: { readonly textKey: string; readonly textVersion: string; readonly at: string } | null;
  readonly masked: (MaskedText & { readonly by: PersonId; readonly name: string; readonly at: string }) | null;
  readonly clearedBy: { readonly person: PersonId; readonly name: string; readonly at: string } | null;
  readonly published: { readonly slug: string; readonly version: number; readonly at: string } | null;
  /** Why it was taken off the portal, for the record. */
  readonly takenDown: { readonly why: string; readonly at: string } | null;
}

/** The publication of a new question. */
export const noPublication: Publication = {
  state: 'private',
  revision: 0,
  consent: null,
  masked: null,
  clearedBy: null,
  published: null,
  takenDown: null,
};

/** True when it was published and must no longer be shown on the portal. */
export const mustBeTakenDown = ({ published, takenDown }: Publication): boolean =>
  published !== null && takenDown !== null;

/** Ends the consent, because the answer it was given for no longer holds. Publishing the next answer needs a new consent. */
export const withoutConsent = ({ revision, published, takenDown }: Publication, at: string): Publication => ({
  ...noPublication,
  revision,
  published,
  takenDown: takenDown ?? (published ? { why: 'reopened', at } : null),
});
