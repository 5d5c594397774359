/** The input and output of a command: text for people, or one line of JSON for programs. */
import type { Sentence } from '../domain/facts.ts';

/** Output of a command: `text` for people, `json` with `--json`. */
export interface Answer {
  readonly text: string;
  readonly json: unknown;
}

/**
 * A command that cannot be done (exit 1) or was used wrongly (exit 2). The reason is a sentence of `locales/`, or the
 * message of a lower layer, as it appears in the log.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly sentence: Sentence | null;
  readonly exit: 1 | 2;
  constructor(why: string | Sentence, exit: 1 | 2 = 1) {
    super(typeof why === 'string' ? why : why.key);
    this.sentence = typeof why === 'string' ? null : why;
    this.exit = exit;
  }
}

/** Wrong usage; the message shows the right one. */
export const mistyped = (command: string): Refusal => new Refusal({ key: 'admin-mistyped', facts: { command } }, 2);

/** An option with an invalid value; the command exits with 2, as for all wrong usage. */
export const notOneOf = (option: string, values: readonly string[]): Refusal =>
  new Refusal({ key: 'admin-one-of', facts: { option, values: values.join(', ') } }, 2);

/** The argument is not a date; the command exits with 2. */
export const noDay = (option: string): Refusal => new Refusal({ key: 'admin-no-day', facts: { option } }, 2);

/** The argument is not a number; the command exits with 2. */
export const noNumber = (option: string): Refusal => new Refusal({ key: 'admin-no-number', facts: { option } }, 2);

/** The command cannot run while a server uses the data. @param reason of the lock, which may contain the process id */
export const serverIsRunning = (reason: string): Refusal =>
  new Refusal({ key: 'admin-beside-server', facts: { process: /process (\d+)/u.exec(reason)?.[1] ?? 'none' } });

/** Options as typed; true for an option without a value. */
export type Options = Readonly<Record<string, string | boolean | undefined>>;

/** Null if the option is absent or empty. */
export function text(options: Options, name: string): string | null {
  const value = options[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** @throws Refusal with exit 2 if the option is absent or empty */
export function needed(options: Options, name: string): string {
  const value = text(options, name);
  if (value === null) throw new Refusal({ key: 'admin-option-missing', facts: { option: `--${name}` } }, 2);
  return value;
}

/** Prints one line of JSON, or the text for people, to standard output; errors go to standard error. */
export function print(answer: Answer, isJson: boolean): void {
  process.stdout.write(`${isJson ? JSON.stringify(answer.json) : answer.text}\n`);
}

/** Prints a list of any length while it is read. @param nothing the text for people if the list is empty */
export async function printAll(answers: AsyncIterable<Answer>, isJson: boolean, nothing: string): Promise<void> {
  let before = isJson ? '[' : '';
  for await (const { json, text: words } of answers) {
    const piece = before + (isJson ? JSON.stringify(json) : words);
    before = isJson ? ',' : '\n';
    if (!process.stdout.write(piece)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
  const isEmpty = before === '[' || before === '';
  if (isJson) process.stdout.write(isEmpty ? '[]\n' : ']\n');
  else process.stdout.write(isEmpty ? `${nothing}\n` : '\n');
}
