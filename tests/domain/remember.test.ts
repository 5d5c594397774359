import { expect, it } from 'vitest';
import { rememberLast } from '../../src/domain/remember.ts';

it('computes a remembered result once, and computes again for other arguments', () => {
  const worked: string[] = [];
  const joined = rememberLast((word: string, times: number) => {
    worked.push(`${word} ${times}`);
    return word.repeat(times);
  }, 2);
  expect(joined('a', 1)).toBe('a');
  expect(joined('a', 1)).toBe('a');
  expect(worked).toEqual(['a 1']);
  expect(joined('a', 2)).toBe('aa');
  expect(joined('a', 1)).toBe('a');
  expect(worked).toEqual(['a 1', 'a 2', 'a 1']);
});

it('remembers at least the given number of last results, and forgets older ones', () => {
  let works = 0;
  const doubled = rememberLast((given: number) => {
    works += 1;
    return 2 * given;
  }, 3);
  for (const given of [1, 2, 3, 1, 2, 3]) expect(doubled(given)).toBe(2 * given);
  expect(works).toBe(3);
  for (let given = 4; given < 12; given += 1) doubled(given);
  works = 0;
  for (const given of [11, 10, 9]) doubled(given);
  expect(works).toBe(0);
  doubled(1);
  expect(works).toBe(1);
});
