/**
 * Every command of the command line: how it is typed, what it does, and where it is. A command is loaded when it is asked
 * for, so that `help` and a list of people do not wait for libraries of papers and photos.
 */
import { join } from 'node:path';
import { createTranslator } from '../adapters/fluent.ts';
import type { Sentence } from '../domain/facts.ts';
import type { Answer, Options } from './admin-answer.ts';
import type { Tools } from './admin-changes.ts';
import type { Asked } from './admin-looks.ts';

/** What a command may know before anything is opened. */
export interface Place {
  readonly root: string;
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly words: readonly string[];
  readonly options: Options;
}

export type Command =
  /** Needs no ward and no database. */
  | { readonly kind: 'plain'; readonly run: (place: Place) => Promise<Answer> | Answer }
  /** Reads, on a connection that can't write; prints by itself, page by page. */
  | { readonly kind: 'look'; readonly run: (asked: Asked) => Promise<void> }
  /** Changes something in short transactions, beside a server that runs. */
  | { readonly kind: 'change'; readonly run: (tools: Tools) => Promise<Answer> };

export interface CommandRow {
  /** What stands behind the name: words first, then options. An option in brackets may be left out. */
  readonly usage: string;
  readonly load: (name: string) => Promise<Command>;
}

const look = async (name: string): Promise<Command> => {
  const { looks } = await import('./admin-looks.ts');
  const run = looks[name];
  if (!run) throw new Error(`${name} is not among the looks`);
  return { kind: 'look', run };
};

const change = async (name: string): Promise<Command> => {
  const { changes } = await import('./admin-changes.ts');
  const run = changes[name];
  if (!run) throw new Error(`${name} is not among the changes`);
  return { kind: 'change', run };
};

const plain = async (name: string): Promise<Command> => {
  const { plainCommands } = await import('./admin-plain.ts');
  const run = plainCommands[name];
  if (!run) throw new Error(`${name} is not among the plain commands`);
  return { kind: 'plain', run };
};

const row = (usage: string, load: CommandRow['load']): CommandRow => ({ usage, load });

export const commandRows: Readonly<Record<string, CommandRow>> = {
  act: row('NAME SUBJECT --person ID [--words TEXT]', change),
  audit: row('[list|verify|head] [--person ID] [--since DAY] [--most N]', look),
  backup: row('FOLDER [--keep N] [--with-keys]', change),
  'board-link': row('[--person ID]', change),
  calendar: row(
    'list | add [--date DAY] --kind KIND --source TEXT | confirm DAY [--option NAME] | drop DAY | remove DAY | year YEAR | recompute [--dry-run]',
    change,
  ),
  channels: row('test', plain),
  config: row('', plain),
  demo: row('[--remove]', change),
  dossier: row('CODE FILE', change),
  due: row('--category CATEGORY --start DAY', look),
  'export-ward': row('FILE', change),
  help: row('[COMMAND]', plain),
  'import-ward': row('FILE [--code CODE]', plain),
  invitations: row('[revoke ID]', change),
  invite: row('--role ROLE --name NAME [--unit UNIT]', change),
  'merge-ward': row('FROM INTO [--since DAY]', plain),
  migrate: row('', change),
  paper: row('NAME OF --out FOLDER', change),
  people: row('', look),
  person: row('freeze|unfreeze|remove|pin-reset|unlink ID | role ID ROLE', change),
  process: row('show [CATEGORY]', look),
  'province-link': row('[--revoke]', plain),
  questions: row('', look),
  replay: row('NUMBER | out:NUMBER', change),
  report: row('--period PERIOD --out FOLDER [--kind KIND]', change),
  republish: row('[CODE …]', change),
  restore: row('FOLDER', plain),
  statement: row('--period MONTH --out FOLDER', change),
  status: row('', look),
  submissions: row('[--state STATE]', look),
  'verify-audit': row('[--head HASH]', look),
  'verify-portal': row('', look),
  version: row('', plain),
  wards: row('', plain),
};

/** Of every command. */
const everywhere = ['ward', 'json', 'help'] as const;

/** Names of the options in a usage; those with a word behind them take a value. */
export function optionsIn(usage: string): Readonly<Record<string, { readonly type: 'string' | 'boolean' }>> {
  const own = [...usage.matchAll(/--([a-z-]+)( [A-Z]+)?/gu)].map(
    ([, name = '', value]) => [name, { type: value ? ('string' as const) : ('boolean' as const) }] as const,
  );
  return Object.fromEntries([
    ...everywhere.map(
      (name) => [name, { type: name === 'ward' ? ('string' as const) : ('boolean' as const) }] as const,
    ),
    ...own,
  ]);
}

const typed = 'npm run -s admin --';

export type Say = (sentence: Sentence) => string;

/** In the language of the people who run a ward's server; what the machine beneath says is as it stands in the log. */
export function sayer(root: string): Say {
  const translator = createTranslator(join(root, 'locales'));
  return (sentence) => translator.say('vi', sentence);
}

/** What a command does, in a line. */
export const whatOf = (say: Say, name: string): string => say({ key: `admin-help-${name}` });

export const usageOf = (say: Say, name: string, { usage }: CommandRow): string =>
  `${typed} ${[name, usage].filter((part) => part !== '').join(' ')} [--ward SLUG] [--json]\n  ${whatOf(say, name)}`;

export function helpOf(say: Say, rows: typeof commandRows): string {
  const width = Math.max(...Object.keys(rows).map((name) => name.length)) + 2;
  return [
    say({
      key: 'admin-help-how',
      facts: { typed: [typed, 'COMMAND [--ward SLUG] [--json]'].join(' '), more: 'COMMAND --help' },
    }),
    ...Object.keys(rows).map((name) => `  ${name.padEnd(width)}${whatOf(say, name)}`),
    say({ key: 'admin-help-exits' }),
  ].join('\n');
}
