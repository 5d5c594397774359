/** Short reminders that a prompt is still open (words §1). Pure. */
import type { Message } from '../../domain/message.ts';
import type { Open } from './memory.ts';

/** Prompts of the board and the office that only text answers. Other events are handled as if no prompt were open. */
export const takesOnlyWords: readonly Open['ask'][] = [
  ...(['reason', 'boardEdit', 'inviteName', 'questionWords', 'wardWords', 'paperWords', 'dangerWords'] as const),
];

/** The reminder of the open prompt. Returns null when no prompt is open, or its question is still in front of the person. */
export const stillWaitingFor = (open: Open | null): Message | null =>
  open && takesOnlyWords.includes(open.ask) && !(open.ask === 'questionWords' && open.what === 'add')
    ? { key: 'still-waiting', facts: { ask: open.ask } }
    : null;

/** The same for a question about the person's draft. */
export const stillAskedFor = (open: Open | null): Message | null =>
  open?.ask === 'slot' && open.slot !== 'text' ? { key: 'still-asked', facts: { slot: open.slot } } : null;
