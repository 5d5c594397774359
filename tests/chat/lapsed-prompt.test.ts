/** Prompts to the board expire after four hours; prompts for work that a person has started themselves do not. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { closeLapsedPrompt } from '../../src/chat/talk/lapsed-prompt.ts';
import { memoryVersion } from '../../src/chat/talk/memory.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let ward: OpenWard;
beforeEach(async () => {
  ward = await openWard();
});
afterEach(() => ward.close());

const hourMs = 3_600_000;
const opens = (person: Person, open: object) =>
  ward.turn(({ stores, now }) => stores.dialogues.write(person.id, memoryVersion, { open }, now));
const lapses = (person: Person) => ward.turn((unit) => closeLapsedPrompt(unit, person, unit.now));
const isOpen = async (person: Person) =>
  (await ward.turn(({ stores }) => stores.dialogues.read(person.id, memoryVersion))) !== null;

it('a prompt for the reason of a return expires after four hours, and the notice names the item', async () => {
  const author = await ward.person('Phạm Văn Tư', 'contributor');
  const deputy = await ward.person('Trần Văn Minh', 'deputy');
  const item = await ward.submitted(author);
  await opens(deputy, { ask: 'reason', act: 'return', submission: item.id, revision: item.revision });
  ward.clock.advance(4 * hourMs);
  expect([await lapses(deputy), await isOpen(deputy)]).toEqual([null, true]);
  ward.clock.advance(1);
  expect([await lapses(deputy), await isOpen(deputy)]).toEqual([item.code, false]);
  expect(await lapses(deputy)).toBeNull();
});

it('a message written in time but received late still answers the prompt', async () => {
  const head = await ward.person('Lê Thị Hạnh', 'head');
  await opens(head, { ask: 'inviteName', role: 'contributor' });
  const saidAt = ward.clock.now();
  ward.clock.advance(9 * hourMs);
  expect(await ward.turn((unit) => closeLapsedPrompt(unit, head, saidAt))).toBeNull();
  expect(await lapses(head)).toBe('');
});

it('prompts for an own draft, and prompts to citizens, do not expire', async () => {
  const member = await ward.person('Đỗ Văn Sáu', 'member');
  const tu = await ward.person('Phạm Văn Tư', 'citizen', false);
  await opens(member, { ask: 'slot', slot: 'eventOn' });
  await opens(tu, { ask: 'questionWords', what: 'add', question: 'q', revision: 0, kept: '' });
  ward.clock.advance(72 * hourMs);
  for (const person of [member, tu]) expect([await lapses(person), await isOpen(person)]).toEqual([null, true]);
});
