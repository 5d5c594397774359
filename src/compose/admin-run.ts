/** Runs one command of the command line, from its arguments to its output. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Ward } from '../domain/ward.ts';
import { type Answer, notOneOf, type Options, print, Refusal } from './admin-answer.ts';
import {
  type CommandKind,
  type CommandRow,
  commandRows,
  helpOf,
  optionsIn,
  type Say,
  sayer,
  usageOf,
  whatOf,
} from './admin-commands.ts';
import { type Place, stocksOf, wardsOf } from './admin-place.ts';
import { ownerBesidesRoot } from './folder-owner.ts';

/** A command as typed. */
export interface Invocation {
  readonly root: string;
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Root is refused in a folder of the server's user, because that user could not read what root writes.
 * @throws Refusal, or TypeError of `parseArgs` for an option that the command does not have
 */
export async function runAdmin({ root, words, env }: Invocation): Promise<void> {
  const name = words.find((word) => !word.startsWith('-')) ?? 'help';
  const row = Object.hasOwn(commandRows, name) ? commandRows[name] : undefined;
  if (!row) throw new Refusal({ key: 'admin-no-command', facts: { command: name } }, 2);
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    strict: true,
    options: optionsIn(row.usage),
  });
  const options: Options = { ...(values as Record<string, string | boolean>) };
  const rest = positionals.slice(1);
  const helped = options.help === true ? name : name === 'help' ? (rest[0] ?? '') : null;
  if (helped !== null) return print(helpAnswer(sayer(root), helped), options.json === true);
  const dataDir = resolve(env.DATA_DIR || join(root, 'data'));
  const owner = ownerBesidesRoot(dataDir);
  if (owner !== null && (row.kind !== 'plain' || name === 'restore'))
    throw new Refusal({ key: 'admin-folder-of-another', facts: { folder: dataDir, user: String(owner) } });
  await runCommand(name, row.kind, { root, dataDir, env, options, words: rest });
}

function helpAnswer(say: Say, name: string): Answer {
  const row = Object.hasOwn(commandRows, name) ? commandRows[name] : undefined;
  if (name !== '' && !row) throw new Refusal({ key: 'admin-no-command', facts: { command: name } }, 2);
  const lineOf = (command: string, { usage }: CommandRow) => ({ command, usage, what: whatOf(say, command) });
  return row
    ? { json: lineOf(name, row), text: usageOf(say, name, row) }
    : { json: Object.entries(commandRows).map((each) => lineOf(...each)), text: helpOf(say, commandRows) };
}

/** Loads the command's module on demand: a list of people must not wait for the libraries of papers and photos. */
async function runCommand(name: string, kind: CommandKind, place: Place): Promise<void> {
  const isJson = place.options.json === true;
  if (kind === 'plain') {
    const { plainCommands } = await import('./admin-plain.ts');
    return print(await commandOf(plainCommands, name)(place), isJson);
  }
  const asked = { ...place, ward: await wardOf(place), ...(await stocksOf(place.env)) };
  if (kind === 'look') {
    const { looks } = await import('./admin-looks.ts');
    return commandOf(looks, name)(asked);
  }
  const { changes } = await import('./admin-changes.ts');
  const { withTools } = await import('./admin-core.ts');
  print(await withTools(asked, name === 'migrate', commandOf(changes, name)), isJson);
}

function commandOf<Run>(commands: Readonly<Record<string, Run>>, name: string): Run {
  const run = commands[name];
  if (!run) throw new Error(`the command ${name} is listed but not implemented`);
  return run;
}

async function wardOf(place: Place): Promise<Ward> {
  const wards = await wardsOf(place);
  const ids = wards.map(({ id }) => id);
  const wanted = place.options.ward;
  const ward = wanted === undefined && wards.length === 1 ? wards[0] : wards.find(({ id }) => id === wanted);
  if (!ward) throw notOneOf('--ward', ids);
  return ward;
}

/** True for an unknown option or a missing value, which Node's parser reports in English. */
const isUnread = (error: unknown): error is TypeError =>
  error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

async function whyOf(error: unknown, { root, words }: Pick<Invocation, 'root' | 'words'>): Promise<string> {
  const option = isUnread(error) ? ((/'(-[^']+)'/u.exec(error.message)?.[1] ?? '').split(' ')[0] ?? '') : undefined;
  const sentence = error instanceof Refusal ? error.sentence : null;
  if (!sentence && option === undefined) return error instanceof Error ? error.message : String(error);
  const say = sayer(root);
  const command = String(sentence?.facts?.command ?? words.find((word) => !word.startsWith('-')) ?? '');
  const row = Object.hasOwn(commandRows, command) ? commandRows[command] : undefined;
  if (sentence?.key === 'admin-no-command' || !row)
    return `${say(sentence ?? { key: 'admin-no-command', facts: { command } })}\n${helpOf(say, commandRows)}`;
  const why = say(sentence ?? { key: 'admin-option-unread', facts: { option: option ?? '' } });
  return sentence?.key === 'admin-mistyped' || !sentence ? `${why}\n${usageOf(say, command, row)}` : why;
}

/** Reports a failure: text on standard error, or, with `--json`, one line of JSON on standard output. */
export async function tellFailure(error: unknown, invocation: Pick<Invocation, 'root' | 'words'>): Promise<number> {
  const exit = error instanceof Refusal ? error.exit : isUnread(error) ? 2 : 1;
  const why = await whyOf(error, invocation);
  if (invocation.words.includes('--json')) process.stdout.write(`${JSON.stringify({ error: why, exit })}\n`);
  else process.stderr.write(`${why}\n`);
  return exit;
}

/** Loads `.env` of the current folder, as the server does. */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}
