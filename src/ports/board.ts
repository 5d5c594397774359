/** What the board's pages keep and show beside the use cases: sessions, grants, how the channels stand. */
import type { PersonId, WardId } from '../domain/ids.ts';

export interface ChannelState {
  readonly channel: string;
  readonly state: 'ok' | 'expiring' | 'needsReconnect' | 'refused';
  readonly reason: string | null;
  readonly until: Date | null;
  readonly updatedAt: Date;
}

export interface PendingGrant {
  readonly ward: WardId;
  readonly channel: string;
  readonly verifier: string;
}

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

export interface BoardSession {
  readonly person: PersonId;
}
