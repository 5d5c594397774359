/** One command of the command line, from the words that were typed to what is printed. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Answer, type Options, print, Refusal } from './admin-answer.ts';
import { type CommandRow, commandRows, helpOf, optionsIn, type Place, usageOf } from './admin-commands.ts';

export interface Invocation {
  readonly root: string;
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** @throws Refusal, and TypeError of `parseArgs` for an option that the command does not have */
export async function runAdmin({ root, words, env }: Invocation): Promise<void> {
  const name = words.find((word) => !word.startsWith('-')) ?? 'help';
  const row = Object.hasOwn(commandRows, name) ? commandRows[name] : undefined;
  if (!row) throw new Refusal(helpOf(commandRows), 2);
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    strict: true,
    options: optionsIn(row.usage),
  });
  const options: Options = { ...(values as Record<string, string | boolean>) };
  if (options.help === true) return print(helpAnswer(name, row), options.json === true);
  const dataDir = resolve(env.DATA_DIR || join(root, 'data'));
  await runCommand(name, row, { root, dataDir, env, options, words: positionals.slice(1) });
}

const helpAnswer = (name: string, row: CommandRow): Answer => ({
  json: { command: name, usage: row.usage, what: row.what },
  text: usageOf(name, row),
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
  if (!ward) throw new Refusal(`--ward must be one of ${wards.map((each) => each.id).join(', ')}`, 2);
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

/** How a failure is told: for people, or as one line of JSON. */
export function tellFailure(error: unknown, isJson: boolean): number {
  const isUsage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  const exit = error instanceof Refusal ? error.exit : isUsage ? 2 : 1;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${isJson ? JSON.stringify({ error: message, exit }) : message}\n`);
  return exit;
}

/** `.env` of the folder in which the command is typed, as the server reads it. */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}
