/** What the board's pages keep and show beside the use cases: sessions, grants, how the channels stand. */
import type { PersonId, WardId } from '../domain/ids.ts';

/**
 * How a channel stood when it was last heard of: works, will soon lose its access, has to be connected again, or is refused
 * by its platform.
 */
export interface ChannelState {
  readonly channel: string;
  readonly state: 'ok' | 'expiring' | 'needsReconnect' | 'refused';
  readonly reason: string | null;
  readonly until: Date | null;
  readonly updatedAt: Date;
}

/** Somebody is away at a platform to connect a channel; what they bring back is checked with the verifier. */
export interface PendingGrant {
  readonly ward: WardId;
  readonly channel: string;
  readonly verifier: string;
}

/** Of each channel of a ward: how it stands, and grants that are open. */
export interface BoardRecords {
  channels(ward: WardId): Promise<readonly ChannelState[]>;
  /** An administrator leaves for a platform's page; the verifier is kept sealed. */
  beginGrant(
    grant: PendingGrant & { readonly state: string; readonly at: Date; readonly expiresAt: Date },
  ): Promise<void>;
  /** The grant of this state, used up by this; null: none, used, or too late. */
  finishGrant(state: string, at: Date): Promise<PendingGrant | null>;
  /** The only open grant of a channel: platforms do not always carry our state back. */
  onlyOpenGrant(ward: WardId, channel: string, at: Date): Promise<string | null>;
}

/** Somebody who is signed in at the desk, in one browser. */
export interface BoardSession {
  /** sha256 of the cookie's token, hex. */
  readonly tokenHash: string;
  readonly person: PersonId;
  /** Program and system, in a few words; '' when they were not told. */
  readonly browser: string;
  readonly beganAt: Date;
  /** Later with each use. */
  readonly expiresAt: Date;
}

/** Sessions at the desk, by the hash of their token: who reads the database cannot use one. */
export interface BoardSessions {
  begin(ward: WardId, session: BoardSession): Promise<void>;
  /** Null: not there, ended, or over. */
  find(ward: WardId, tokenHash: string, now: Date): Promise<BoardSession | null>;
  /** All of one person that are open now, newest first. */
  of(ward: WardId, person: PersonId, now: Date): Promise<readonly BoardSession[]>;
  keep(ward: WardId, tokenHash: string, expiresAt: Date): Promise<void>;
  /** One session of this person, or all. @returns how many ended */
  end(ward: WardId, person: PersonId, tokenHash: string | null, now: Date): Promise<number>;
}
