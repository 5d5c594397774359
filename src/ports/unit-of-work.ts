/** One transaction in one ward: all or nothing, milliseconds, nothing but the database inside. */
import type { WardId } from '../domain/ids.ts';
import type { Stores } from './stores.ts';

export interface UnitOfWork {
  /** First in, first out. Tried again, three times at most, when the database was busy or someone was faster. */
  run<Result>(ward: WardId, work: (stores: Stores) => Promise<Result>): Promise<Result>;
}
