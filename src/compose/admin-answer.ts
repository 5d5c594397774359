/** How a command of the command line is asked, and how it answers: for people, and as one line of JSON for machines. */

export interface Answer {
  readonly text: string;
  readonly json: unknown;
}

/** Exit 1: it can't be done, and this is why. Exit 2: it was asked in a wrong way. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly exit: 1 | 2;
  constructor(message: string, exit: 1 | 2 = 1) {
    super(message);
    this.exit = exit;
  }
}

export type Options = Readonly<Record<string, string | boolean | undefined>>;

export function text(options: Options, name: string): string | null {
  const value = options[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

export function needed(options: Options, name: string): string {
  const value = text(options, name);
  if (value === null) throw new Refusal(`--${name} is missing`, 2);
  return value;
}

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
