/** What signed pages need in addition to the stores: PIN hashing, and reads across wards or tables. */
import type { WardId } from '../domain/ids.ts';

/** Slow, salted hash of a six-digit PIN. It takes tens of milliseconds: never call it inside a transaction. */
export interface PinHash {
  hash(pin: string): Promise<string>;
  verify(pin: string, hash: string): Promise<boolean>;
}

/** Finds the ward of a link by the hash of its token, because the address does not contain the ward. */
export interface LinkWards {
  wardOf(tokenHash: string): Promise<WardId | null>;
}

/** One line of a conversation. `payload` is in the channel's own format. */
export interface TalkLine {
  readonly direction: 'in' | 'out';
  /** Unique among the lines of one direction. */
  readonly id: string;
  readonly payload: string;
  readonly at: Date;
}

/** Reads a conversation that takes place on one of our own pages. */
export interface TalkReader {
  /** The newest `limit` lines of both directions, oldest first. */
  read(ward: WardId, conversation: string, limit: number): Promise<readonly TalkLine[]>;
}
