/** Lines of a list as one fact. */
import type { Sentence } from '../../domain/facts.ts';

/** @param more how many are not named: they are counted, so that a list of some doesn't look like all */
export const namesOf = (names: string, more: number): Sentence | string =>
  more > 0 ? { key: 'names-more', facts: { names, more } } : names;

export { joinedLines } from '../../domain/facts.ts';
