/** Every command of the command line: its usage, its effect, and what must be open for it. */
import { join } from 'node:path';
import { createTranslator } from '../adapters/fluent.ts';
import type { Sentence } from '../domain/facts.ts';

/**
 * 'plain' needs no ward and no database; 'look' reads on a read-only connection; 'change' writes in short transactions.
 */
export type CommandKind = 'plain' | 'look' | 'change';

/** One command. Its description is in `locales/`, under its name. */
export interface CommandRow {
  /** The arguments after the name: words first, then options. Options in brackets are optional. */
  readonly usage: string;
  readonly kind: CommandKind;
}

const row = (usage: string, kind: CommandKind): CommandRow => ({ usage, kind });

export const commandRows: Readonly<Record<string, CommandRow>> = {
  act: row('NAME SUBJECT --person ID [--words TEXT]', 'change'),
  audit: row('[list|verify|head] [--person ID] [--since DAY] [--most N]', 'look'),
  backup: row('FOLDER [--keep N] [--with-keys]', 'change'),
  'board-link': row('[--person ID]', 'change'),
  calendar: row(
    'list | add [--date DAY] --kind KIND --source TEXT | confirm DAY [--option NAME] | drop DAY | remove DAY | year YEAR | recompute [--dry-run]',
    'change',
  ),
  channels: row('test', 'plain'),
  config: row('', 'plain'),
  demo: row('[--remove]', 'change'),
  dossier: row('CODE FILE', 'change'),
  due: row('--category CATEGORY --start DAY', 'look'),
  'export-ward': row('FILE', 'change'),
  help: row('[COMMAND]', 'plain'),
  'import-ward': row('FILE [--code CODE] [--files-only]', 'plain'),
  invitations: row('[revoke ID]', 'change'),
  invite: row('--role ROLE --name NAME [--unit UNIT]', 'change'),
  'merge-ward': row('FROM INTO [--since DAY] [--sure]', 'plain'),
  migrate: row('', 'change'),
  paper: row('NAME OF --out FOLDER', 'change'),
  people: row('', 'look'),
  person: row('freeze|unfreeze|remove|pin-reset|unlink ID | role ID ROLE', 'change'),
  process: row('show [CATEGORY]', 'look'),
  'province-link': row('[--revoke]', 'plain'),
  questions: row('', 'look'),
  replay: row('NUMBER | out:NUMBER', 'change'),
  report: row('--period PERIOD --out FOLDER [--kind KIND]', 'change'),
  republish: row('[CODE …]', 'change'),
  restore: row('FOLDER', 'plain'),
  statement: row('--period MONTH --out FOLDER', 'change'),
  status: row('', 'look'),
  submissions: row('[--state STATE]', 'look'),
  'verify-audit': row('[--head HASH]', 'look'),
  'verify-files': row('', 'look'),
  'verify-portal': row('', 'look'),
  version: row('', 'plain'),
  wards: row('', 'plain'),
};

/** Options of every command. */
const everywhere = ['ward', 'json', 'help'] as const;

/** The options in a usage text; those followed by a word take a value. */
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

/** Translates a sentence for the operator. */
export type Say = (sentence: Sentence) => string;

/** In Vietnamese, the language of the operators; messages of lower layers appear as in the log. */
export function sayer(root: string): Say {
  const translator = createTranslator(join(root, 'locales'));
  return (sentence) => translator.say('vi', sentence);
}

/** A command's description, in one line. */
export const whatOf = (say: Say, name: string): string => say({ key: `admin-help-${name}` });

/** Two lines: the usage of a command and its description. */
export const usageOf = (say: Say, name: string, { usage }: CommandRow): string =>
  `${typed} ${[name, usage].filter((part) => part !== '').join(' ')} [--ward SLUG] [--json]\n  ${whatOf(say, name)}`;

/** All commands with their descriptions, one per line, and the meaning of the exit codes. */
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
