/** What platforms delivered, with how it was handled. */

import type { Delivery } from '../channel/incoming.ts';

/** A delivery that was kept before its platform was told "received". */
export interface InboxRow extends Delivery {
  readonly id: number;
  readonly status: 'new' | 'done' | 'skipped' | 'dead';
}

/** Deliveries as they came, within the turn that handles them. */
export interface InboxStore {
  find(id: number): Promise<InboxRow | null>;
  /** False when it was handled before: the fence of a turn. */
  finish(id: number, status: 'done' | 'skipped' | 'dead', at: Date, error?: string): Promise<boolean>;
  /** Done, and nobody needs what it said any more: the key stays, for deliveries that come again. */
  finishEmptied(id: number, at: Date): Promise<boolean>;
  /** A dead delivery is new again, with its job. */
  replay(id: number, at: Date): Promise<boolean>;
}
