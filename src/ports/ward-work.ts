/** What is done in one ward, apart from a turn: a transaction, and what the use cases in it are given. */
import type { WardId } from '../domain/ids.ts';
import type { Unit } from './services.ts';
import type { Stores } from './stores.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** @param cause what the effects are recorded under: the same cause once more records nothing twice */
export type OpenUnit = (stores: Stores, cause: string) => Unit;

export interface WardWork {
  readonly ward: WardId;
  readonly unitOfWork: UnitOfWork;
  readonly openUnit: OpenUnit;
}
