/** What the signed pages need beside the stores: slow hashes of PINs, and reads that cross wards or tables. */
import type { WardId } from '../domain/ids.ts';

/** Six digits as a slow hash with its salt. Tens of milliseconds: never inside a transaction. */
export interface PinHash {
  hash(pin: string): Promise<string>;
  verify(pin: string, hash: string): Promise<boolean>;
}

/** An address says nothing of its ward: the hash of its token does. */
export interface LinkWards {
  wardOf(tokenHash: string): Promise<WardId | null>;
}

/** One line of a talk, oldest first; `payload` is the channel's own form of it. */
export interface TalkLine {
  readonly direction: 'in' | 'out';
  /** Names the line in its direction. */
  readonly id: string;
  readonly payload: string;
  readonly at: Date;
}

/** What was said with somebody on a page of ours, for that page. */
export interface TalkReader {
  /** The newest `limit` lines of both sides. */
  read(ward: WardId, conversation: string, limit: number): Promise<readonly TalkLine[]>;
}
