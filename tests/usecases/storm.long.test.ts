/** Ten thousand sentences of the example files, distributed over two hundred people in every state of a conversation. */
import { expect, it } from 'vitest';
import { openKinds } from '../../src/chat/talk/memory.ts';
import { storm } from './storm.ts';

it('of 10,000 random sentences none is lost, and nobody accused reads a letter', { timeout: 1_800_000 }, async () => {
  const { states, ...outcome } = await storm(10_000, 200, 7);
  expect(outcome).toEqual({ sent: 10_000, lost: [], unhandled: 0, readByAccused: [], unmet: [], forgotten: 0 });
  for (const kind of openKinds) expect([...states.keys()].join('|')).toContain(kind);
});
