/** The tables that hold rows of a ward, and the numbers that must change when the rows move to another folder. */
import type { Row, WardTable } from '../../../ports/ward-rows.ts';

export interface TableShape extends WardTable {
  /** A unique key, and the order in which rows are read. */
  readonly key: readonly string[];
  /** The database assigns its ids; imported ids are moved above the existing ones. */
  readonly isNumbered?: true;
  /** Columns that hold an id of another table. */
  readonly refers?: Readonly<Record<string, string>>;
  /** Columns whose text may contain such an id: 'in:17', 'turn:17'. */
  readonly spells?: readonly string[];
  /** Columns whose names are shared by all wards of a folder, so each of these names contains its ward. */
  readonly names?: readonly string[];
  /** Archives of 28 and 29/11/2026 have its names without the ward. An import puts the ward before them. */
  readonly isNamedOnImport?: true;
  /** Its rows stay when those that they refer to have been deleted. An import leaves out such rows above the highest number. */
  readonly mayOutlive?: true;
}

const core = (
  table: string,
  key: readonly string[],
  more: Omit<TableShape, 'database' | 'table' | 'key'> = {},
): TableShape => ({ database: 'core', table, key, ...more });
const portal = (
  table: string,
  key: readonly string[],
  more: Omit<TableShape, 'database' | 'table' | 'key'> = {},
): TableShape => ({ database: 'portal', table, key, ...more });
const numbered = { isNumbered: true } as const;

/** Parent tables come before their children. */
export const coreTables: readonly TableShape[] = [
  core('person', ['id']),
  core('mandate', ['id'], numbered),
  core('channel_account', ['channel', 'accountId']),
  core('undertaking_acceptance', ['personId', 'version']),
  core('invitation', ['id']),
  core('special_day', ['date']),
  core('ward_rule', ['kind', 'version']),
  core('counter', ['kind', 'year']),
  core('setting', ['name']),
  core('page_view', ['month', 'code']),
  core('once', ['key']),
  core('slot', ['name', 'at']),
  core('section_text', ['slug', 'version']),
  core('section_file', ['number']),
  core('submission', ['id']),
  core('submission_photo', ['id']),
  core('submission_file', ['id']),
  core('contribution', ['id'], numbered),
  core('revision_content', ['submissionId', 'revision']),
  core('finding', ['submissionId', 'revision']),
  core('submission_origin', ['key']),
  core('decision', ['id'], { spells: ['key'], names: ['key'], isNamedOnImport: true }),
  core('appraisal', ['submissionId']),
  core('card', ['id']),
  core('question', ['id']),
  core('question_photo', ['id']),
  core('consent', ['id']),
  core('handover', ['id']),
  core('tip', ['id']),
  core('danger_case', ['id']),
  core('secrecy_record', ['id']),
  core('timeline', ['subjectId', 'id']),
  core('register_entry', ['id']),
  core('payee_standing', ['payee']),
  core('royalty_statement', ['id']),
  core('royalty_line', ['statementId', 'position']),
  core('report', ['id']),
  core('report_action', ['id']),
  core('budget_line', ['id']),
  core('data_request', ['id']),
  core('pin', ['personId']),
  core('account_code', ['codeHash']),
  core('page_link', ['tokenHash']),
  core('dialogue', ['personId']),
  core('offered_choices', ['channel', 'conversation']),
  core('mailbox', ['id'], numbered),
  core('channel_secret', ['channel']),
  core('channel_health', ['channel']),
  core('channel_grant', ['state']),
  core('poll_cursor', ['channel']),
  core('text_fingerprint', ['id'], numbered),
  core('text_band', ['bucket', 'fingerprintId'], { refers: { fingerprintId: 'text_fingerprint' } }),
  core('photo_fingerprint', ['id'], numbered),
  core('photo_band', ['bucket', 'fingerprintId'], { refers: { fingerprintId: 'photo_fingerprint' } }),
  core('inbox', ['id'], numbered),
  core('outbox', ['id'], { ...numbered, spells: ['key'], names: ['key'] }),
  core('call_note', ['id'], { refers: { outboxId: 'outbox' }, mayOutlive: true }),
  core('job', ['id'], { ...numbered, spells: ['key', 'payload'], names: ['lane', 'key'] }),
  core('audit_log', ['seq']),
];

export const portalTables: readonly TableShape[] = [
  portal('article', ['id'], numbered),
  portal('article_photo', ['articleId', 'position'], { refers: { articleId: 'article' } }),
  portal('article_file', ['articleId', 'position'], { refers: { articleId: 'article' } }),
  portal('article_correction', ['articleId', 'position'], { refers: { articleId: 'article' } }),
  portal('applied_publication', ['key'], { spells: ['key'], names: ['key'] }),
  portal('gone_file', ['hash']),
];

/** Bands are found through their fingerprint's ward; the ward's salt is part of their numbers. */
export const bandsOf: Readonly<Record<string, string>> = {
  text_band: 'text_fingerprint',
  photo_band: 'photo_fingerprint',
};

/**
 * Tables that are not exported: the closed chain of all wards stays where it is (its last hash is exported), and a
 * generation only marks older pages as stale.
 */
export const leftOut: readonly string[] = ['audit_log_global', 'ward_generation'];

/** Tables that a start with the ward's file fills before the ward has any people. */
export const startedByFile: readonly string[] = [
  'ward_rule',
  'section_text',
  'setting',
  'once',
  'slot',
  'job',
  'counter',
  'timeline',
];

/** Jobs of the whole data folder, added by one ward for all; each folder has its own. */
export const folderJobs: readonly string[] = ['forget', 'sweep', 'reconcile', 'backup'];

/** Kinds of publication whose keys contain the ward in second place: 'section:dong-lac:gioi-thieu:8'. */
const kindsBeforeWard = ['section', 'regulation', 'mend'] as const;

/** False if the name is one that another ward or the whole folder uses, or may use later. */
export function isNameOf(ward: string, { table }: Pick<TableShape, 'table'>, name: unknown): boolean {
  if (typeof name !== 'string') return name === null || name === undefined;
  if (table === 'job' && folderJobs.some((each) => name === `${ward}:${each}`)) return false;
  // Asked first: a ward may have the name of a kind.
  const kind = table === 'applied_publication' && kindsBeforeWard.find((each) => name.startsWith(`${each}:`));
  return name.startsWith(kind ? `${kind}:${ward}:` : `${ward}:`);
}

/**
 * Puts the ward before names that do not contain it. After a merger or a new name of the ward, some rows keep the names of
 * the old ward, which may belong to a ward of the folder that receives the archive.
 */
export function withWardInNames(ward: string, shape: TableShape, row: Row): Row {
  const foreign = (shape.names ?? []).filter((column) => !isNameOf(ward, shape, row[column]));
  return { ...row, ...Object.fromEntries(foreign.map((column) => [column, `${ward}:${String(row[column])}`])) };
}
