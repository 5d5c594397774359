/** One transaction in one ward: all or nothing, milliseconds, nothing but the database inside. */
import type { WardId } from '../domain/ids.ts';
import type { Unit } from './services.ts';
import type { Stores } from './stores.ts';

/** One transaction: all that is written in it is there, or nothing. */
export interface UnitOfWork {
  /** First in, first out. Tried again, three times at most, when the database was busy or someone was faster. */
  run<Result>(ward: WardId, work: (stores: Stores) => Promise<Result>): Promise<Result>;
}

/** @param cause what the effects are recorded under: the same cause once more records nothing twice */
export type OpenUnit = (stores: Stores, cause: string) => Unit;

/** What is done in one ward, apart from a turn: a transaction, and what the use cases in it are given. */
export interface WardWork {
  readonly ward: WardId;
  readonly unitOfWork: UnitOfWork;
  readonly openUnit: OpenUnit;
}
