import type { PaperView } from './period/paper-ref.ts';

/** Lists of items with a **Xem tiếp** button for the next page. */
export const pagedLists = ['queue', 'own-items'] as const;
/** The name of such a list. */
export type PagedList = (typeof pagedLists)[number];

export const boardPages = ['plan', 'requests', 'meetings', 'units', 'obligations', 'contributors', 'aims'] as const;
/** Plans and obligations of the board. Each is a list of its own in the chat. */
export type BoardPage = (typeof boardPages)[number];

/** Days for which the audit log can be requested, by the ward's clock. */
export type LogDay = 'today' | 'yesterday' | 'week';

/**
 * One list instead of many notices in an hour: questions to sign, questions to draft, or questions that were approved for the
 * reader.
 */
interface DigestList {
  readonly name: 'questions-to-sign' | 'questions-to-draft' | 'questions-signed';
}
/** The name of such a list. */
export type GatheredList = DigestList['name'];

/**
 * A list or figures that a person requested in a chat. It is read when it is delivered, so that no list is computed in the
 * transaction of a turn and the reader sees the current state.
 */
export type ListView = { readonly noun: 'list' } & (
  | {
      readonly name: 'people' | 'unreached' | 'late-list' | 'hand-overs' | 'questions-own';
    }
  | DigestList
  /** `after`: the cursor of the previous page; null: the first page. */
  | { readonly name: PagedList | 'questions-open'; readonly after: string | null }
  /** Plans and obligations of the board. `of`: one entry; '': the list. */
  | { readonly name: BoardPage; readonly of: string }
  /** A published item as text for the ward's loudspeaker. `of`: its code, or words that it contains. */
  | { readonly name: 'loudspeaker'; readonly of: string }
  /** The audit log of a day, or the items published on the portal on that day. */
  | { readonly name: 'log' | 'published-on'; readonly day: LogDay }
  /** Royalties or figures, with their files. */
  | { readonly name: 'paper'; readonly paper: PaperView }
);
