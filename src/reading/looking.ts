/** What every query is given: somebody's look at one ward, at one moment. */
import type { Ward } from '../domain/ward.ts';
import type { Reader, Readers } from '../ports/reader.ts';

/** What every query is given: it can read and can’t write. */
export interface Looking {
  readonly ward: Ward;
  readonly readers: Readers;
  readonly now: Date;
}

/** Opens one for a query: `lookIn(reader, ward, now, (looking) => listQueue(looking, actor, page))`. */
export const lookIn = <Result>(
  reader: Reader,
  ward: Ward,
  now: Date,
  look: (looking: Looking) => Promise<Result>,
): Promise<Result> => reader.read(ward.id, (readers) => look({ ward, readers, now }));
