/** Lines of a list as one fact. */
import type { Fact, Sentence } from '../../domain/facts.ts';

export const joinedLines = (lines: readonly Sentence[]): Fact =>
  lines.reduceRight<Fact>((rest, line) => ({ key: 'list-join', facts: { line, rest } }), '');
