/**
 * Records for the board's web pages apart from the use cases' stores: sign-in sessions, grants of channel access, channel states.
 */
import type { PersonId, WardId } from '../domain/ids.ts';

/**
 * Last known state of a channel. `ok`: it works. `expiring`: its access ends soon. `needsReconnect`: an administrator must
 * connect it again. `refused`: the platform refuses our credentials.
 */
export interface ChannelState {
  readonly channel: string;
  readonly state: 'ok' | 'expiring' | 'needsReconnect' | 'refused';
  readonly reason: string | null;
  readonly until: Date | null;
  readonly updatedAt: Date;
}

/** An authorisation that was started on a platform's page and has not come back. The verifier checks the answer. */
export interface PendingGrant {
  readonly ward: WardId;
  readonly channel: string;
  readonly verifier: string;
}

/** Channel states and open grants of each ward. */
export interface BoardRecords {
  channels(ward: WardId): Promise<readonly ChannelState[]>;
  /** Starts a grant before the administrator is redirected to the platform. Stores the verifier encrypted. */
  beginGrant(
    grant: PendingGrant & { readonly state: string; readonly at: Date; readonly expiresAt: Date },
  ): Promise<void>;
  /** Consumes and returns the grant with this state. Null if it does not exist, was used or has expired. */
  finishGrant(state: string, at: Date): Promise<PendingGrant | null>;
  /**
   * State of the channel's open grant if there is exactly one. Needed because platforms do not always return the state parameter.
   */
  onlyOpenGrant(ward: WardId, channel: string, at: Date): Promise<string | null>;
}

/** A signed-in session of one person in one browser at the board's web desk. */
export interface BoardSession {
  /** SHA-256 of the cookie's token, hex. */
  readonly tokenHash: string;
  readonly person: PersonId;
  /** Short name of the browser and the operating system; '' if the browser did not send them. */
  readonly browser: string;
  readonly beganAt: Date;
  /** Extended each time the session is used. */
  readonly expiresAt: Date;
}

/** Sessions of the web desk, stored by the hash of their token: a reader of the database cannot use them. */
export interface BoardSessions {
  begin(ward: WardId, session: BoardSession): Promise<void>;
  /** Null if the session does not exist, was ended or has expired. */
  find(ward: WardId, tokenHash: string, now: Date): Promise<BoardSession | null>;
  /** All open sessions of one person, newest first. */
  of(ward: WardId, person: PersonId, now: Date): Promise<readonly BoardSession[]>;
  keep(ward: WardId, tokenHash: string, expiresAt: Date): Promise<void>;
  /** Ends one session of this person, or all if `tokenHash` is null. @returns the number of ended sessions */
  end(ward: WardId, person: PersonId, tokenHash: string | null, now: Date): Promise<number>;
}
