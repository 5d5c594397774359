/** Acts as buttons: their lines, labels, and what is typed where there are no buttons. */
import type { Action } from '../../domain/act/press.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { Button, ButtonRows, LinkButton } from '../../domain/message.ts';

/** The parts of an act's row that are shown. */
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
  /** The code typed after the letter: the last digits of an item's code, or the whole code of a question. */
  readonly typed?: string;
}

/**
 * Builds a button.
 * @param label a key alone when its text needs no facts
 */
export const button = (label: Sentence | string, action: Action, subject = '', revision = 0): Button => ({
  label: typeof label === 'string' ? { key: label } : label,
  ...{ action, subject, revision },
});

/** The lines that are not empty: a false condition or a line without open acts is left out. */
export const rows = (...lines: readonly (readonly (Button | LinkButton)[] | false | null | undefined)[]): ButtonRows =>
  lines.filter((line) => !!line && line.length > 0) as ButtonRows;

/** Arranges buttons in lines of two. */
export const inTwos = (buttons: readonly Button[]): readonly (readonly Button[])[] =>
  buttons.flatMap((_, at) => (at % 2 === 0 ? [buttons.slice(at, at + 2)] : []));

/** Builds the button of an act. `typed` is the act's letter with the code, for chats without buttons. */
export const actButton = ({ label, press, letter, isSpare }: ShownAct, { id, revision, typed }: Pressed): Button => ({
  ...button({ key: label }, press, id, revision),
  ...(isSpare ? { isSpare } : {}),
  ...(letter !== null && typed !== undefined ? { typed: `${letter} ${typed}` } : {}),
});

/** The buttons in the order of the rows; acts of one line stand side by side. */
export function buttonsOf(acts: readonly ShownAct[], thing: Pressed): readonly (readonly Button[])[] {
  const lines = new Map<number | string, Button[]>();
  for (const act of acts) {
    const line = act.line ?? act.press;
    lines.set(line, [...(lines.get(line) ?? []), actButton(act, thing)]);
  }
  return [...lines.values()];
}

/** Leaves a prompt. */
export const skipButton: Button = button('choice-skip', 'skip');
