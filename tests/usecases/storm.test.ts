/** Some hundred sentences of every kind, in every state of a conversation; `storm.long.test.ts` sends ten thousand. */
import { expect, it } from 'vitest';
import { openKinds } from '../../src/chat/talk/memory.ts';
import { storm } from './storm.ts';

it('of 200 random sentences none is lost, and nobody accused reads a letter', { timeout: 300_000 }, async () => {
  const { states, ...outcome } = await storm(200, 40, 20_261_127);
  expect(outcome).toEqual({ sent: 200, lost: [], unhandled: 0, readByAccused: [], unmet: [], forgotten: 0 });
  // Each state by its name, and the state without an open prompt.
  for (const kind of openKinds) expect([...states.keys()].join('|')).toContain(kind);
  expect(states.get('nothing')).toBeGreaterThan(0);
});
