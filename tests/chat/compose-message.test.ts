/** What fits into one chat message: buttons, fewer buttons, or a list. Explanations are dropped before choices. */
import { expect, it } from 'vitest';
import { type Composed, composeMessage } from '../../src/chat/say/compose-message.ts';
import type { Button } from '../../src/domain/message.ts';

const act = (label: string, more: Partial<Button> = {}): Button => ({
  label: { key: label },
  action: 'approve',
  subject: 'S',
  revision: 1,
  ...more,
});
const buttons = [[act('Duyệt', { typed: 'D 0042' })], [act('Ghi chú')], [act('Vì sao?', { isSpare: true })]];
const inChatWith = (maxChoices: number): Composed =>
  composeMessage(
    {
      translator: { say: (_locale: string, { key }: { readonly key: string }) => key } as never,
      signer: { sign: (_conversation: string, { label }: Button) => label.key } as never,
    },
    { channel: { abilities: { maxChoices } } as never, conversation: '1', locale: 'vi' },
    { message: { key: 'text', buttons } },
  );
const labels = ({ message }: Composed) => message.choices.flat().map(({ label }) => label);
const typed = ({ offered }: Composed) => offered?.map(({ label }) => label);

it('all choices are buttons if there is room; otherwise an explanation becomes a numbered line first', () => {
  expect(labels(inChatWith(3))).toEqual(['Duyệt', 'Ghi chú', 'Vì sao?']);
  expect(labels(inChatWith(2))).toEqual(['Duyệt', 'Ghi chú']);
  expect(inChatWith(2).message.text).toContain('1. Vì sao?');
  expect(inChatWith(2).offered).toEqual([
    { value: 'Vì sao?', label: 'Vì sao?' },
    { value: 'Ghi chú', label: 'Ghi chú', isButton: true },
  ]);
});

it('too many choices become a list of codes and numbers, with "Vì sao?" as the last', () => {
  const listed = inChatWith(1);
  expect(labels(listed)).toEqual([]);
  expect(listed.message.text).toContain('D 0042 – Duyệt\n1. Ghi chú\n2. Vì sao?');
  expect(typed(listed)).toEqual(['Ghi chú', 'Vì sao?']);
});
