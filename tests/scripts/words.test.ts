import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clustersOf } from '../../scripts/words/clusters.ts';
import { readExamples, repeatedIn } from '../../scripts/words/examples.ts';
import { modelPath } from '../../src/adapters/words-model.ts';
import { meanings } from '../../src/domain/words/model.ts';

describe('the example files', () => {
  const examples = readExamples();

  it('hold every meaning, and no line twice', () => {
    expect(new Set(examples.map(({ meaning }) => meaning))).toEqual(new Set(meanings));
    expect(repeatedIn(examples)).toEqual([]);
  });

  it('fold what differs only in accents, signs and numbers', () => {
    const line = (text: string) => ({ text, meaning: 'danger' as const });
    expect(repeatedIn([line('Cháy nhà khối 6!'), line('chay nha khoi 12 !')])).toHaveLength(1);
  });

  it('that share a template are one cluster', () => {
    const [a, b, c] = clustersOf([
      'con bé nhà em bị ngã xuống ao',
      'con bé nhà chị bị ngã xuống ao',
      'xin số điện thoại phường',
    ]);
    expect(a).toBe(b);
    expect(c).not.toBe(a);
  });
});

describe('the trained weights', () => {
  it('are a small file that the program reads', () => {
    expect(statSync(modelPath('words')).size).toBeLessThan(300_000);
  });
});
