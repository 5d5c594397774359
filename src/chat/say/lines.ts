/** Lines of a list as one fact. */
import type { Sentence } from '../../domain/facts.ts';

/** Sentences under one another; '' when there are none. */
export const joinedLines = (lines: readonly Sentence[]): Sentence | string =>
  lines.reduceRight<Sentence | string>((rest, line) => ({ key: 'list-join', facts: { line, rest } }), '');
