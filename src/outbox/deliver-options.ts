/** What a deliverer is made with: the ward's ways out, and what it asks of the rest of the program. */

import type { Effect } from '../domain/effect.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { CrashPoint } from '../ports/crash-point.ts';
import type { Log } from '../ports/log.ts';
import type { JobOutcome, RunningJob } from '../ports/queue.ts';
import type { WardWork } from '../ports/unit-of-work.ts';
import type { PrepareOptions } from './call.ts';
import type { ChannelAccess } from './channel-access.ts';
import type { Lines } from './lines.ts';
import type { Pace } from './pace.ts';
import type { ReadAheadOptions } from './read-ahead.ts';

/** Said to nobody. */
export type SilentEffect = Exclude<Effect, { readonly person: PersonId }>;

/** How each kind of effect is carried out that nobody is told of: photos that are fetched, items that are published. */
export type Carriers = {
  readonly [Kind in SilentEffect['kind']]: (
    outboxId: number,
    effect: Extract<SilentEffect, { readonly kind: Kind }>,
    key: string,
    job: RunningJob,
  ) => Promise<JobOutcome>;
};

/** What a delivery needs beside its row. */
export interface DeliverOptions
  extends WardWork,
    Omit<PrepareOptions, 'barred'>,
    Pick<ReadAheadOptions, 'reader' | 'openSight'> {
  readonly paces: ReadonlyMap<string, Pace>;
  readonly lines: Lines;
  readonly access: Pick<ChannelAccess, 'refuse' | 'accept' | 'miss' | 'refusedUntil'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly reach: CrashPoint;
  /** What is carried out without speaking to anybody, by kind. */
  readonly carriers: Carriers;
}
