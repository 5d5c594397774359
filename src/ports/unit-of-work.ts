/** One transaction in one ward: all or nothing, milliseconds long, with no I/O except the database. */
import type { WardId } from '../domain/ids.ts';
import type { Unit } from './services.ts';
import type { Stores } from './stores.ts';

/** Runs transactions: everything written in one is committed, or nothing is. */
export interface UnitOfWork {
  /**
   * Transactions run in the order of the calls. Runs `work` up to three times if the database was busy or a row changed
   * concurrently.
   */
  run<Result>(ward: WardId, work: (stores: Stores) => Promise<Result>): Promise<Result>;
}

/** @param cause key under which effects are recorded: repeating a cause records nothing twice */
export type OpenUnit = (stores: Stores, cause: string) => Unit;

/** What work in a ward outside of a turn needs: a transaction, and the input of the use cases in it. */
export interface WardWork {
  readonly ward: WardId;
  readonly unitOfWork: UnitOfWork;
  readonly openUnit: OpenUnit;
}
