/** What a person is in the middle of saying. JSON with a version: a change of shape ends half-finished talks politely. */
import type { LetterKind } from '../../domain/question/letter.ts';
import type { Role } from '../../domain/roles.ts';
import type { PhotoFile } from '../../domain/submission/submission.ts';

export { talkVersion as memoryVersion } from '../../domain/talk.ts';

/** The question that is open. A text that comes next answers it. */
export type Open =
  | { readonly ask: 'slot'; readonly slot: 'title' | 'eventOn' | 'source' | 'place' | 'text' }
  | {
      readonly ask: 'reason';
      readonly act: 'return' | 'reject' | 'unpublish';
      readonly submission: string;
      readonly revision: number;
    }
  | {
      readonly ask: 'boardEdit';
      readonly slot: 'title' | 'text';
      readonly submission: string;
      readonly revision: number;
    }
  | { readonly ask: 'inviteName'; readonly role: Role }
  | { readonly ask: 'question' }
  /** Something was said and waits for a choice: a similar answer, another road, a doubt. */
  | { readonly ask: 'pending'; readonly received: PendingWords }
  /** A press on a question asked for words. */
  | {
      readonly ask: 'questionWords';
      readonly what: string;
      readonly question: string;
      readonly revision: number;
      readonly kept: string;
    };

/** What somebody wrote; `receivedAt` is ISO text. */
export interface PendingWords {
  readonly text: string;
  readonly photos: readonly PhotoFile[];
  readonly messageKey: string;
  readonly channel: string;
  readonly conversation: string;
  readonly receivedAt: string;
  /** The published answer that was offered to it, and whether its text was shown. */
  readonly offered?: { readonly id: string; readonly isGiven: boolean };
  /** Written for this question, which is there already. */
  readonly addTo?: string;
  /** Its words tell nothing, but it followed a letter of this kind and may be part of it. */
  readonly follows?: LetterKind;
}

export interface Memory {
  readonly open: Open | null;
}

export const blank: Memory = { open: null };

/** Memory as it came from the database; anything else than our shape is nothing. */
export const readMemory = (stored: unknown): Memory =>
  typeof stored === 'object' && stored !== null && 'open' in stored ? (stored as Memory) : blank;
