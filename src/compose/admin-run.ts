/** One command of the command line, from the words that were typed to what is printed. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Answer, notOneOf, type Options, print, Refusal } from './admin-answer.ts';
import {
  type CommandRow,
  commandRows,
  helpOf,
  optionsIn,
  type Place,
  type Say,
  sayer,
  usageOf,
  whatOf,
} from './admin-commands.ts';

export interface Invocation {
  readonly root: string;
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** @throws Refusal, and TypeError of `parseArgs` for an option that the command does not have */
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
  if (options.help === true) return print(helpAnswer(sayer(root), name, row), options.json === true);
  const dataDir = resolve(env.DATA_DIR || join(root, 'data'));
  await runCommand(name, row, { root, dataDir, env, options, words: positionals.slice(1) });
}

const helpAnswer = (say: Say, name: string, row: CommandRow): Answer => ({
  json: { command: name, usage: row.usage, what: whatOf(say, name) },
  text: usageOf(say, name, row),
});

async function runCommand(name: string, row: CommandRow, place: Place): Promise<void> {
  const { root, dataDir, env, words, options } = place;
  const isJson = options.json === true;
  const command = await row.load(name);
  if (command.kind === 'plain') return print(await command.run(place), isJson);
  const { readWards } = await import('../adapters/ward-file.ts');
  const { systemClock } = await import('../adapters/clock.ts');
  const wardsDir = resolve(env.WARDS_DIR || join(root, 'wards'));
  const wards = readWards(wardsDir);
  const wanted = options.ward;
  const ward = wanted === undefined && wards.length === 1 ? wards[0] : wards.find((each) => each.id === wanted);
  if (!ward)
    throw notOneOf(
      '--ward',
      wards.map((each) => each.id),
    );
  const { readDatabases, readMediaPlace } = await import('../config.ts');
  const problems: string[] = [];
  const databases = readDatabases(env, problems);
  const media = readMediaPlace(env, problems);
  if (problems.length > 0) throw new Refusal(problems.join('\n'), 2);
  if (command.kind === 'look')
    return command.run({ root, dataDir, databases, ward, options, words, clock: systemClock, isJson });
  const { withTools } = await import('./admin-changes.ts');
  const publicUrl = env.PUBLIC_URL || `http://${env.HOST || '127.0.0.1'}:${env.PORT || '8080'}`;
  const places = { root, dataDir, databases, media, publicUrl, wardsDir };
  const asked = { ...places, wards, ward, options, words, mayMigrate: name === 'migrate' };
  print(await withTools(asked, command.run), isJson);
}

/** An option that the command does not have, or one without its value: Node's parser says so in English. */
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

/** How a failure is told: for people on stderr, or for machines as the one line of JSON on stdout that they read anyway. */
export async function tellFailure(error: unknown, invocation: Pick<Invocation, 'root' | 'words'>): Promise<number> {
  const exit = error instanceof Refusal ? error.exit : isUnread(error) ? 2 : 1;
  const why = await whyOf(error, invocation);
  if (invocation.words.includes('--json')) process.stdout.write(`${JSON.stringify({ error: why, exit })}\n`);
  else process.stderr.write(`${why}\n`);
  return exit;
}

/** `.env` of the folder in which the command is typed, as the server reads it. */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}
