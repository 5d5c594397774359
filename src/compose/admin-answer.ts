/** How a command of the command line is asked, and how it answers: for people, and as one line of JSON for machines. */
import type { Sentence } from '../domain/facts.ts';

/** What a command prints: `text` for people, `json` with `--json`. */
export interface Answer {
  readonly text: string;
  readonly json: unknown;
}

/**
 * Exit 1: it can't be done, and this is why. Exit 2: it was asked in a wrong way. Why is a sentence of `locales/`, or what
 * the machine beneath said, in the words of the log.
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

/** Typed in a wrong way: how it is typed. */
export const mistyped = (command: string): Refusal => new Refusal({ key: 'admin-mistyped', facts: { command } }, 2);

/** A value that the option doesn’t know; the command ends with 2, as for everything mistyped. */
export const notOneOf = (option: string, values: readonly string[]): Refusal =>
  new Refusal({ key: 'admin-one-of', facts: { option, values: values.join(', ') } }, 2);

/** The command ends with 2: what was typed is no day. */
export const noDay = (option: string): Refusal => new Refusal({ key: 'admin-no-day', facts: { option } }, 2);

/** The command ends with 2: what was typed is no number. */
export const noNumber = (option: string): Refusal => new Refusal({ key: 'admin-no-number', facts: { option } }, 2);

/** It waits until the server that uses the data is stopped. @param reason of the lock, which may name the process */
export const besideServer = (reason: string): Refusal =>
  new Refusal({ key: 'admin-beside-server', facts: { process: /process (\d+)/u.exec(reason)?.[1] ?? 'none' } });

/** Options as they were typed; true: one without a value. */
export type Options = Readonly<Record<string, string | boolean | undefined>>;

/** Null when the option was left out or is empty. */
export function text(options: Options, name: string): string | null {
  const value = options[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** @throws Refusal with exit 2 when the option was left out or is empty */
export function needed(options: Options, name: string): string {
  const value = text(options, name);
  if (value === null) throw new Refusal({ key: 'admin-option-missing', facts: { option: `--${name}` } }, 2);
  return value;
}

/** One line of JSON, or the text for people; both to standard output, errors go to the other one. */
export function print(answer: Answer, isJson: boolean): void {
  process.stdout.write(`${isJson ? JSON.stringify(answer.json) : answer.text}\n`);
}

/** A list of any length, said as it is read. @param nothing what people read when it is empty */
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
