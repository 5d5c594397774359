/** Ten thousand sentences of the example files, mixed over two hundred people in every state of a talk. */
import { expect, it } from 'vitest';
import { storm } from './storm.ts';

it('of 10,000 random sentences none is lost, and nobody accused reads a letter', { timeout: 1_800_000 }, async () => {
  const { sent, lost, unhandled, readByAccused, states } = await storm(10_000, 200, 7);
  expect({ sent, lost, unhandled, readByAccused }).toEqual({
    sent: 10_000,
    lost: [],
    unhandled: 0,
    readByAccused: [],
  });
  expect(states.size).toBeGreaterThan(5);
});
