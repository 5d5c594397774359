/** What a release asks the registry: silence of the registry is told as such. */
import { expect, it } from 'vitest';
import { advisoriesIn, newsOf } from '../../scripts/packages.ts';

const locked = (version: string, change: object = {}) => ({ version, integrity: `sha512-${version}`, ...change });

it('names what was given up, what has other bytes under one version, and what is newer among what ships', () => {
  const ours = {
    '': locked('0.1.0'),
    'node_modules/a': locked('1.0.0'),
    'node_modules/b': locked('1.0.0'),
    'node_modules/x/node_modules/c': locked('1.0.0'),
    'node_modules/d': locked('1.0.0', { dev: true }),
  };
  const fresh = {
    ...ours,
    '': locked('0.2.0'),
    'node_modules/a': locked('1.0.0', { deprecated: 'use e' }),
    'node_modules/b': locked('1.0.0', { integrity: 'sha512-other' }),
    'node_modules/x/node_modules/c': locked('1.0.1'),
    'node_modules/d': locked('1.0.1', { dev: true }),
    'node_modules/e': locked('1.0.0', { deprecated: 'not ours' }),
  };
  expect(newsOf(ours, fresh)).toEqual({
    givenUp: ['a 1.0.0: use e'],
    otherBytes: ['b 1.0.0'],
    newer: ['c 1.0.0 → 1.0.1'],
  });
});

it('tells no advisories from a registry that does not say', () => {
  const vulnerabilities = { info: 0, low: 0, moderate: 1, high: 0, critical: 0, total: 1 };
  expect(advisoriesIn(JSON.stringify({ metadata: { vulnerabilities } }))).toEqual(vulnerabilities);
  expect(advisoriesIn(JSON.stringify({ statusCode: 405, message: 'Method Not Allowed' }))).toBe(null);
  expect(advisoriesIn('')).toBe(null);
});
