/** Deliveries from the platforms and how each was handled. */

import type { Delivery } from '../channel/incoming.ts';

/** A stored delivery. It was committed before its receipt was acknowledged to the platform. */
export interface InboxRow extends Delivery {
  readonly id: number;
  readonly status: 'new' | 'done' | 'skipped' | 'dead';
}

/** Stored deliveries, within the turn that handles them. */
export interface InboxStore {
  find(id: number): Promise<InboxRow | null>;
  /** Marks a delivery as handled. False if that was done before: this keeps a delivery from being handled twice. */
  finish(id: number, status: 'done' | 'skipped' | 'dead', at: Date, error?: string): Promise<boolean>;
  /** Marks a delivery as done and empties its payload. The key stays, so that a repeated delivery is recognised. */
  finishEmptied(id: number, at: Date): Promise<boolean>;
  /** Makes a dead delivery new again and queues its job. False if it is not dead. */
  replay(id: number, at: Date): Promise<boolean>;
}
