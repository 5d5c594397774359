/** The result of preparing a delivery: a call to a platform, or the reason why no call is made now. */
import type { Channel } from '../channel/channel.ts';
import type { Composer } from '../chat/say/compose-message.ts';
import type { Effect } from '../domain/effect.ts';
import type { PersonId } from '../domain/ids.ts';
import type { ChannelAccount } from '../domain/person/person.ts';
import type { MediaStore } from '../ports/media.ts';
import type { PrintPaper } from '../ports/papers.ts';
import type { Unit } from '../ports/services.ts';

/** An effect with a recipient: it is sent through one of the person's chats. */
export type PersonEffect = Extract<Effect, { readonly person: PersonId }>;

/** A prepared call to a platform. Everything was read beforehand; `run` does not use the database. */
export interface Call {
  readonly channel: Channel;
  readonly account: ChannelAccount | null;
  readonly conversation: string;
  readonly run: () => Promise<string | null>;
  /** Runs in the transaction that marks the row done. */
  readonly afterwards?: (unit: Unit, ref: string | null) => Promise<void>;
}

/** What to do with an outbox row now: call a platform, drop the row, hold it, or wait for a number of milliseconds. */
export type Prepared =
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'drop'; readonly why: string }
  /** With `retryAt` the message is tried again automatically at that time, otherwise when the person writes. */
  | { readonly kind: 'hold'; readonly why: string; readonly retryAt?: Date }
  | { readonly kind: 'wait'; readonly ms: number };

/** Everything needed to turn an outbox row into a platform's message. */
export interface PrepareOptions extends Composer {
  readonly channels: ReadonlyMap<string, Channel>;
  readonly media: Pick<MediaStore, 'readCopy' | 'readDocument'>;
  readonly printPaper: PrintPaper;
  readonly hash: (text: string) => string;
  /** Why an account cannot be written to now, and when to try again; null when it can. */
  readonly barred: (account: ChannelAccount, now: Date) => { readonly why: string; readonly until: Date } | null;
}

/** An account of the person that can be written to now. */
export interface Reachable {
  readonly account: ChannelAccount;
  readonly channel: Channel;
}
