/**
 * Every command of the command line: how it is typed, what it does, and where it is. A command is loaded when it is asked
 * for, so that `help` and a list of people do not wait for libraries of papers and photos.
 */
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
  readonly what: string;
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

const row = (usage: string, what: string, load: CommandRow['load']): CommandRow => ({ usage, what, load });

export const commandRows: Readonly<Record<string, CommandRow>> = {
  act: row(
    'NAME SUBJECT --person ID [--words TEXT]',
    'does an act on a paper in the name of a person of the board',
    change,
  ),
  audit: row(
    '[list|verify|head] [--person ID] [--since DAY] [--most N]',
    'the audit log: its entries, newest first; whether its chain is whole; its last hash',
    look,
  ),
  backup: row('FOLDER [--keep N] [--with-keys]', 'a snapshot into a new folder, or one of earlier snapshots', change),
  'board-link': row(
    '[--person ID]',
    'an address that opens the board once, within half an hour; for the head, or somebody of the board',
    change,
  ),
  calendar: row(
    'list | add [--date DAY] --kind KIND --source TEXT | confirm DAY [--option NAME] | drop DAY | remove DAY | year YEAR | recompute [--dry-run]',
    'the calendar of working days, and what open cases it moves',
    change,
  ),
  channels: row('test', 'asks each configured platform who we are; nothing is received or sent', plain),
  config: row('', 'which settings are set, by name; never a value', plain),
  demo: row('[--remove]', "loads the demo ward's people and items; never into a real ward", change),
  dossier: row(
    'CODE FILE',
    'the whole record of an item or a question as a ZIP that checks itself; what is held or handed over has none',
    change,
  ),
  due: row('--category CATEGORY --start DAY', 'a due date, and the sentence that explains it', look),
  'export-ward': row(
    'FILE',
    'one ward with its rows, files, audit chain and key (sealed with the code that is printed once) into one file',
    change,
  ),
  help: row('[COMMAND]', 'this list, or how a command is typed', plain),
  'import-ward': row(
    'FILE [--code CODE]',
    'a ward from such a file into this data folder; without the code with a new key: buttons, links, PINs and grants end',
    plain,
  ),
  invitations: row('[revoke ID]', 'invitations that nobody has used; takes one back', change),
  invite: row('--role ROLE --name NAME [--unit UNIT]', 'a code, good once, for seven days', change),
  'merge-ward': row(
    'FROM INTO [--since DAY]',
    'one ward becomes part of another, or gets a new name; codes stay, addresses lead on; the server must be stopped',
    plain,
  ),
  migrate: row('', 'applies migrations without starting; the server must be stopped', change),
  paper: row('NAME OF --out FOLDER', 'writes one paper into a folder', change),
  people: row('', 'role, status and name of everybody', look),
  person: row('freeze|unfreeze|remove|pin-reset|unlink ID | role ID ROLE', 'changes what somebody may do', change),
  process: row(
    'show [CATEGORY]',
    'who signs, within which office hours, what needs the PIN: the version in force, by category',
    look,
  ),
  'province-link': row(
    '[--revoke]',
    'an address that opens the page of all wards (/tinh) once, within seven days; or ends all that were given',
    plain,
  ),
  questions: row('', "citizens' questions with their due dates", look),
  replay: row(
    'NUMBER | out:NUMBER',
    'handles a dead letter again, or says again what was given up (see status)',
    change,
  ),
  report: row('--period PERIOD --out FOLDER [--kind KIND]', "a period's report, as papers", change),
  republish: row('[CODE …]', 'puts on the portal what it lacks; with codes these items', change),
  restore: row('FOLDER', 'puts a backup in place of the data folder; the server must be stopped', plain),
  statement: row('--period MONTH --out FOLDER', "a month's royalty statement, as papers", change),
  status: row('', 'what waits, what is held, what was given up', look),
  submissions: row('[--state STATE]', 'code, state and title of items', look),
  'verify-audit': row(
    '[--head HASH]',
    'follows the hash chain of the audit log; names the first entry that was changed. With a head that was sent to a chat: that the log still goes through it',
    look,
  ),
  'verify-portal': row('', 'compares the core and the portal, item by item', look),
  version: row('', 'the program, and the newest schema that it knows', plain),
  wards: row('', 'every ward in a line: alive, waiting, overdue, on time, silent units; no word of any case', plain),
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

export const usageOf = (name: string, { usage, what }: CommandRow): string =>
  `${typed} ${[name, usage].filter((part) => part !== '').join(' ')} [--ward SLUG] [--json]\n  ${what}`;

export function helpOf(rows: typeof commandRows): string {
  const width = Math.max(...Object.keys(rows).map((name) => name.length)) + 2;
  return [
    `${typed} COMMAND [--ward SLUG] [--json]; "${typed} COMMAND --help" says more`,
    ...Object.entries(rows).map(([name, { what }]) => `  ${name.padEnd(width)}${what}`),
    'Exit code: 0 done, 1 refused with a reason, 2 wrong usage.',
  ].join('\n');
}
