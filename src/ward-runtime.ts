/** The running parts of one ward. A type only: `src/compose/` creates and passes them. */
import type { Channel } from './channel/channel.ts';
import type { Ward } from './domain/ward.ts';
import type { PrintPaper } from './ports/papers.ts';
import type { JobHandlers } from './ports/queue.ts';
import type { ReadStores } from './ports/reader.ts';
import type { ReadContext, Unit } from './ports/services.ts';
import type { Stores } from './ports/stores.ts';

/** The objects that live as long as the process for one ward, created in `compose/`. */
export interface WardRuntime {
  readonly ward: Ward;
  readonly channels: ReadonlyMap<string, Channel>;
  /** Address of the ward's portal, without a trailing slash. */
  readonly publicUrl: string;
  readonly handlers: JobHandlers;
  readonly printPaper: PrintPaper;
  readonly openUnit: (stores: Stores, cause: string) => Unit;
  /** For functions that only read. */
  readonly openSight: <Stores extends ReadStores>(stores: Stores) => ReadContext & { readonly stores: Stores };
}
