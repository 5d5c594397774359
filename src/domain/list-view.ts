import type { PaperView } from './period/paper-ref.ts';

/** Lists of items that **Xem tiếp** turns the page of. */
export const pagedLists = ['queue', 'own-items'] as const;
/** Of these lists, one that is read page by page. */
export type PagedList = (typeof pagedLists)[number];

export const boardPages = ['plan', 'requests', 'meetings', 'units', 'obligations', 'contributors', 'aims'] as const;
/** What the board intends and owes, each a list of its own in the chat. */
export type BoardPage = (typeof boardPages)[number];

/** Which days of the audit log are asked for, by the ward’s clock. */
export type LogDay = 'today' | 'yesterday' | 'week';

/** What came in numbers within an hour, said once: what waits for the reader's signature, for their words, or was signed of theirs. */
interface Gathered {
  readonly name: 'questions-to-sign' | 'questions-to-draft' | 'questions-signed';
}
/** Which of them it is. */
export type GatheredList = Gathered['name'];

/**
 * A list, or figures, that somebody asked for in a chat. It is read when it is delivered, so that no list is computed in
 * the transaction of a turn, and the reader sees what is true then.
 */
export type ListView = { readonly noun: 'list' } & (
  | {
      readonly name: 'people' | 'unreached' | 'late-list' | 'hand-overs' | 'questions-own';
    }
  | Gathered
  /** `after`: the cursor of the page before; null: the first page. */
  | { readonly name: PagedList | 'questions-open'; readonly after: string | null }
  /** What the board intends and owes. `of`: one of them; '' : the list. */
  | { readonly name: BoardPage; readonly of: string }
  /** A published item as the loudspeaker reads it. `of`: its code, or words that stand in it. */
  | { readonly name: 'loudspeaker'; readonly of: string }
  /** Who did what; which items went out on the portal. */
  | { readonly name: 'log' | 'published-on'; readonly day: LogDay }
  /** Money or figures, with their files. */
  | { readonly name: 'paper'; readonly paper: PaperView }
);
