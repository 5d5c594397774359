/** May a question and its answer be read by everybody? Its own small life beside the question's: only with consent, only masked. */
import type { PersonId } from '../ids.ts';

/** How far an answer is on its way to the public; `cleared`: the masked text was approved, and is not on the portal yet. */
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

/** What can be done about it; `publish` is the outbox’s alone. */
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

export const publicationTransitions = {
  private: { askConsent: 'asked' },
  asked: { giveConsent: 'given', refuseConsent: 'refused' },
  // Nobody asks again; the person may change their mind.
  refused: { giveConsent: 'given' },
  given: { mask: 'masked', withdrawConsent: 'withdrawn' },
  masked: { mask: 'masked', approveMask: 'cleared', rejectMask: 'given', withdrawConsent: 'withdrawn' },
  // A text that was approved as masked is what is published, and nothing else.
  cleared: { mask: 'masked', publish: 'published', takeDown: 'takenDown', withdrawConsent: 'withdrawn' },
  published: { takeDown: 'takenDown', withdrawConsent: 'withdrawn' },
  takenDown: { mask: 'masked', withdrawConsent: 'withdrawn' },
  withdrawn: { giveConsent: 'given' },
} as const satisfies Record<PublicationState, Partial<Record<PublicationCommandType, PublicationState>>>;

export const publicationStates = Object.keys(publicationTransitions) as readonly PublicationState[];

const publicationCommands: readonly string[] = [
  ...new Set(Object.values(publicationTransitions).flatMap((row) => Object.keys(row))),
];

/** True for the commands of a question's publication, false for those of its handling. */
export const isPublicationCommand = (command: string): command is PublicationCommandType =>
  publicationCommands.includes(command);

/** The state after a command; null: the table does not allow it in this one. */
export const publicationDestination = (
  state: PublicationState,
  command: PublicationCommandType,
): PublicationState | null => {
  const row: Partial<Record<PublicationCommandType, PublicationState>> = publicationTransitions[state];
  return row[command] ?? null;
};

/** What the public would read. */
export interface MaskedText {
  readonly title: string;
  readonly question: string;
  readonly answer: string;
}

/** Consent, masked text and publication of one question. */
export interface Publication {
  readonly state: PublicationState;
  /** What an approval of the mask binds to: +1 at each masked text. */
  readonly revision: number;
  /** The words to which the person agreed (their key and version), when, and how (Luật 91/2025/QH15, Điều 9). */
  readonly consent: { readonly textKey: string; readonly textVersion: string; readonly at: string } | null;
  readonly masked: (MaskedText & { readonly by: PersonId; readonly name: string; readonly at: string }) | null;
  readonly clearedBy: { readonly person: PersonId; readonly name: string; readonly at: string } | null;
  readonly published: { readonly slug: string; readonly version: number; readonly at: string } | null;
  /** Why it is not to be read any more, for the record. */
  readonly takenDown: { readonly why: string; readonly at: string } | null;
}

export const noPublication: Publication = {
  state: 'private',
  revision: 0,
  consent: null,
  masked: null,
  clearedBy: null,
  published: null,
  takenDown: null,
};

/** True when the portal must not show it, although it once did. */
export const mustBeTakenDown = ({ published, takenDown }: Publication): boolean =>
  published !== null && takenDown !== null;

/** The answer that was agreed to is no longer the answer: whoever publishes the next one asks again. */
export const withoutConsent = ({ revision, published, takenDown }: Publication, at: string): Publication => ({
  ...noPublication,
  revision,
  published,
  takenDown: takenDown ?? (published ? { why: 'reopened', at } : null),
});
