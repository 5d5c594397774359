/** Everything alive that belongs to one ward. A description: `src/compose/` makes it and hands it down. */
import type { Channel } from './channel/channel.ts';
import type { Ward } from './domain/ward.ts';
import type { PrintPaper } from './ports/papers.ts';
import type { JobHandlers } from './ports/queue.ts';
import type { ReadStores } from './ports/reader.ts';
import type { Sight, Unit } from './ports/services.ts';
import type { Stores } from './ports/stores.ts';

/** All that lives as long as the process for one ward, made in `compose/`. */
export interface WardRuntime {
  readonly ward: Ward;
  readonly channels: ReadonlyMap<string, Channel>;
  /** Where the public reads this ward's portal, without a trailing slash. */
  readonly publicUrl: string;
  readonly handlers: JobHandlers;
  readonly printPaper: PrintPaper;
  readonly openUnit: (stores: Stores, cause: string) => Unit;
  /** For what only reads. */
  readonly openSight: <Stores extends ReadStores>(stores: Stores) => Sight & { readonly stores: Stores };
}
