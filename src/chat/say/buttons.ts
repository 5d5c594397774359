/** Acts as buttons: their lines, labels, and what is typed where nothing can be pressed. */
import type { Action } from '../../domain/act/press.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { Button, ButtonRows, LinkButton } from '../../domain/message.ts';

/** What of a row is on a screen. */
export interface ShownAct {
  readonly label: string;
  readonly press: Action;
  readonly letter: string | null;
  readonly line: number | null;
  readonly isSpare?: true;
}

/** What the buttons below a card act on. */
export interface Pressed {
  readonly id: string;
  /** The revision that is shown. */
  readonly revision: number;
  /** Its code behind the letter: the last digits of an item's, the whole of a question's. */
  readonly typed?: string;
}

/** @param label a key alone, where its text needs no facts */
export const button = (label: Sentence | string, action: Action, subject = '', revision = 0): Button => ({
  label: typeof label === 'string' ? { key: label } : label,
  ...{ action, subject, revision },
});

/** The lines that there are: a condition that does not hold, or acts of which none is open, leave none. */
export const rows = (...lines: readonly (readonly (Button | LinkButton)[] | false | null | undefined)[]): ButtonRows =>
  lines.filter((line) => !!line && line.length > 0) as ButtonRows;

/** Two side by side. */
export const inTwos = (buttons: readonly Button[]): readonly (readonly Button[])[] =>
  buttons.flatMap((_, at) => (at % 2 === 0 ? [buttons.slice(at, at + 2)] : []));

/** `typed` is the code with the act's letter, for chats without buttons. */
export const actButton = ({ label, press, letter, isSpare }: ShownAct, { id, revision, typed }: Pressed): Button => ({
  ...button({ key: label }, press, id, revision),
  ...(isSpare ? { isSpare } : {}),
  ...(letter !== null && typed !== undefined ? { typed: `${letter} ${typed}` } : {}),
});

/** In the rows' order; those of one line stand side by side. */
export function buttonsOf(acts: readonly ShownAct[], thing: Pressed): readonly (readonly Button[])[] {
  const lines = new Map<number | string, Button[]>();
  for (const act of acts) {
    const line = act.line ?? act.press;
    lines.set(line, [...(lines.get(line) ?? []), actButton(act, thing)]);
  }
  return [...lines.values()];
}

/** The way out of a prompt. */
export const skipButton: Button = button('choice-skip', 'skip');
