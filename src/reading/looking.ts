/** Read-only access to one ward at one point in time. */
import type { Ward } from '../domain/ward.ts';
import type { Reader, Readers } from '../ports/reader.ts';

/** Read-only access that every query receives. */
export interface WardReadAccess {
  readonly ward: Ward;
  readonly readers: Readers;
  readonly now: Date;
}

/** Opens the access for a query: `readWard(reader, ward, now, (looking) => listQueue(looking, actor, page))`. */
export const readWard = <Result>(
  reader: Reader,
  ward: Ward,
  now: Date,
  look: (looking: WardReadAccess) => Promise<Result>,
): Promise<Result> => reader.read(ward.id, (readers) => look({ ward, readers, now }));
