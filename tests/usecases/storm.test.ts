/** Some hundred sentences of every kind, in every state of a talk; `storm.long.test.ts` sends ten thousand. */
import { expect, it } from 'vitest';
import { storm } from './storm.ts';

it('of 200 random sentences none is lost, and nobody accused reads a letter', async () => {
  const { sent, lost, unhandled, readByAccused, states } = await storm(200, 40, 20_261_127);
  expect({ sent, lost, unhandled, readByAccused }).toEqual({ sent: 200, lost: [], unhandled: 0, readByAccused: [] });
  expect(states.size).toBeGreaterThan(3);
});
