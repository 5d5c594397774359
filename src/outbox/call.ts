/** What a delivery comes to: a call to a platform, or why there is none. */
import type { Channel } from '../channel/channel.ts';
import type { Composer } from '../chat/say/compose-message.ts';
import type { Effect } from '../domain/effect.ts';
import type { PersonId } from '../domain/ids.ts';
import type { ChannelAccount } from '../domain/person/person.ts';
import type { MediaStore } from '../ports/media.ts';
import type { PrintPaper } from '../ports/papers.ts';
import type { Unit } from '../ports/services.ts';

/** An effect that somebody is told of: it goes out through a chat of theirs. */
export type PersonEffect = Extract<Effect, { readonly person: PersonId }>;

/** What to call, once everything is read: no database inside. */
export interface Call {
  readonly channel: Channel;
  readonly account: ChannelAccount | null;
  readonly conversation: string;
  readonly run: () => Promise<string | null>;
  /** In the transaction that marks the row done. */
  readonly afterwards?: (unit: Unit, ref: string | null) => Promise<void>;
}

/**
 * What is done with a row of the outbox now: a call of a platform, nothing ever, nothing yet, or nothing for so many
 * milliseconds.
 */
export type Prepared =
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'drop'; readonly why: string }
  /** `retryAt`: it is tried again by itself then; else when the person writes. */
  | { readonly kind: 'hold'; readonly why: string; readonly retryAt?: Date }
  | { readonly kind: 'wait'; readonly ms: number };

/** All that a message is made from, from the row to what a platform is given. */
export interface PrepareOptions extends Composer {
  readonly channels: ReadonlyMap<string, Channel>;
  readonly media: Pick<MediaStore, 'readCopy' | 'readDocument'>;
  readonly printPaper: PrintPaper;
  readonly hash: (text: string) => string;
  /** Why nothing can be said to an account now, and when it may be tried again; null: it can. */
  readonly barred: (account: ChannelAccount, now: Date) => { readonly why: string; readonly until: Date } | null;
}

/** An account of the person that can be written to now. */
export interface Reachable {
  readonly account: ChannelAccount;
  readonly channel: Channel;
}
