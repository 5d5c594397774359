import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clustersOf } from '../../scripts/words/clusters.ts';
import { copiesOf, weightedLines } from '../../scripts/words/copies.ts';
import { diceOf, stateAfter } from '../../scripts/words/dice.ts';
import { type Example, readExamples, repeatedIn } from '../../scripts/words/examples.ts';
import { joined, piecesOf, rowsOf } from '../../scripts/words/rows.ts';
import { type Part, rowsWithout } from '../../scripts/words/training.ts';
import { lessonsOf, modelOf, weigh } from '../../scripts/words/weigh.ts';
import { modelPath } from '../../src/adapters/words-model.ts';
import { meanings } from '../../src/domain/words/model.ts';

describe('the example files', () => {
  const examples = readExamples();

  it('The example files contain every meaning and no line twice', () => {
    expect(new Set(examples.map(({ meaning }) => meaning))).toEqual(new Set(meanings));
    expect(repeatedIn(examples)).toEqual([]);
  });

  it('Two lines that differ only in accents, punctuation and numbers count as repeated', () => {
    const line = (text: string) => ({ text, meaning: 'danger' as const });
    expect(repeatedIn([line('Cháy nhà khối 6!'), line('chay nha khoi 12 !')])).toHaveLength(1);
  });

  it('Lines from the same template form one cluster', () => {
    const [a, b, c] = clustersOf([
      'con bé nhà em bị ngã xuống ao',
      'con bé nhà chị bị ngã xuống ao',
      'xin số điện thoại phường',
    ]);
    expect(a).toBe(b);
    expect(c).not.toBe(a);
  });
});

describe('training with some lines left out', () => {
  const line = (text: string, meaning: Example['meaning']): Example => ({ text, meaning });
  const lines = [
    line('cháy nhà khối 6 rồi bà con ơi', 'danger'),
    line('xin hỏi làm lại căn cước ở đâu. cần giấy gì', 'ordinary'),
    line('cảm ơn cán bộ', 'courtesy'),
    line('có người rơi xuống giếng, cứu với', 'danger'),
    line('bao giờ khối 4 có nước. hỏi lâu rồi', 'ordinary'),
  ];
  const copies = Array.from({ length: 40 }, (_, seed) =>
    copiesOf(
      weightedLines(
        lines,
        lines.map((_line, at) => at),
      ),
      diceOf(seed),
    ),
  ).flat();

  it('The training rows contain no word of a left-out line, even where that line is part of another copy', () => {
    const part = { of: copies.map(({ of }) => of) } as unknown as Part;
    expect(copies.some(({ of }) => of.length > 1)).toBe(true);
    const left = new Set([0]);
    const kept = Array.from(rowsWithout(part, left), (row) => copies[row]?.text ?? '');
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(copies.length);
    expect(kept.filter((text) => /bà con|khối 6/u.test(text))).toEqual([]);
    expect(rowsWithout(part)).toHaveLength(copies.length);
  });

  it('A random generator that starts from the computed later state continues the same sequence', () => {
    const first = diceOf(7);
    for (let number = 0; number < 1_000; number += 1) first.next();
    expect(first.state).toBe(stateAfter(diceOf(7).state, 1_000));
    expect(diceOf(first.state).next()).toBe(first.next());
  });

  it('The learner separates two classes and refuses more classes than it can hold', () => {
    const rows = lines
      .filter(({ meaning }) => meaning !== 'courtesy')
      .map(({ text, meaning }) => ({ text, weight: 1, is: meaning === 'danger' ? 1 : 0 }));
    const texts = new Map(rows.map(({ text }, at) => [text, at]));
    const [set] = rowsOf(joined([piecesOf([...texts.keys()], 1024)]), texts, 1024, [rows]);
    if (!set) throw new Error('no rows');
    const all = Int32Array.from(rows.keys());
    const [alike, loud] = lessonsOf({ rows: set, classes: 2, dice: 1 }, all);
    const model = modelOf([weigh(alike), weigh(loud)]);
    const scores = (text: string) => {
      const { at, value } = piecesOf([text], 1024);
      return [0, 1].map((c) => at.reduce((sum, b, n) => sum + (model.weights[b * 2 + c] ?? 0) * (value[n] ?? 0), 0));
    };
    for (const { text, is } of rows) expect(scores(text)[is], text).toBeGreaterThan(scores(text)[1 - is] ?? 0);
    expect(() => weigh({ ...alike, classes: 8 })).toThrow('8 classes: at most 7 are supported');
  });
});

describe('the trained weights', () => {
  it('The weights file is smaller than 300 kB', () => {
    expect(statSync(modelPath('words')).size).toBeLessThan(300_000);
  });
});
