/** What is asked stays asked, and is said once more in a short line (words §1). Pure. */
import type { Message } from '../../domain/message.ts';
import type { Open } from './memory.ts';

/** Prompts of the board and the office that take words alone: what else comes is read as if nothing were open. */
export const takesOnlyWords: readonly Open['ask'][] = [
  ...(['reason', 'boardEdit', 'inviteName', 'questionWords', 'wardWords', 'paperWords', 'dangerWords'] as const),
];

/** Null: nothing is asked, or whoever is asked has it before them. */
export const stillWaitingFor = (open: Open | null): Message | null =>
  open && takesOnlyWords.includes(open.ask) && !(open.ask === 'questionWords' && open.what === 'add')
    ? { key: 'still-waiting', facts: { ask: open.ask } }
    : null;

/** The same of a question about somebody's draft. */
export const stillAskedFor = (open: Open | null): Message | null =>
  open?.ask === 'slot' && open.slot !== 'text' ? { key: 'still-asked', facts: { slot: open.slot } } : null;
