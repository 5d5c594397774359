/** What the deliverer needs: the ward's channels, and services of the rest of the program. */

import type { Effect } from '../domain/effect.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { CrashPoint } from '../ports/crash-point.ts';
import type { Log } from '../ports/log.ts';
import type { JobOutcome, RunningJob } from '../ports/queue.ts';
import type { WardWork } from '../ports/unit-of-work.ts';
import type { PrepareOptions } from './call.ts';
import type { CallSlots } from './call-slots.ts';
import type { ChannelAccess } from './channel-access.ts';
import type { Pace } from './pace.ts';
import type { ReadAheadOptions } from './read-ahead.ts';

/** An effect without a recipient. */
export type SilentEffect = Exclude<Effect, { readonly person: PersonId }>;

/** Handlers for the kinds of effect without a recipient, such as fetching photos or publishing items. */
export type Carriers = {
  readonly [Kind in SilentEffect['kind']]: (
    outboxId: number,
    effect: Extract<SilentEffect, { readonly kind: Kind }>,
    key: string,
    job: RunningJob,
  ) => Promise<JobOutcome>;
};

/** What a delivery needs besides its row. */
export interface DeliverOptions
  extends WardWork,
    Omit<PrepareOptions, 'barred'>,
    Pick<ReadAheadOptions, 'reader' | 'openSight'> {
  readonly paces: ReadonlyMap<string, Pace>;
  readonly lines: CallSlots;
  readonly access: Pick<ChannelAccess, 'refuse' | 'accept' | 'miss' | 'refusedUntil'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly reach: CrashPoint;
  /** Handlers of the effects that have no recipient, by kind. */
  readonly carriers: Carriers;
}
