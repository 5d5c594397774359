/** A ward as a whole: out of this folder into a file, and from a file into this folder. */
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { systemClock } from '../adapters/clock.ts';
import { ArchiveRefused, newArchiveCode, sha256Of } from '../adapters/ward-archive/archive.ts';
import { exportWard, readKey } from '../adapters/ward-archive/export-ward.ts';
import { importWard } from '../adapters/ward-archive/import-ward.ts';
import { unitNames, writeMergedFiles } from '../adapters/ward-archive/merge-ward-files.ts';
import { readWards } from '../adapters/ward-file.ts';
import { localDateOf, parseLocalDate } from '../domain/calendar/local-date.ts';
import type { Sentence } from '../domain/facts.ts';
import { nowhere } from '../ports/crash-point.ts';
import { type Answer, mistyped, noDay, notOneOf, Refusal, text } from './admin-answer.ts';
import type { Tools } from './admin-changes.ts';
import type { Place } from './admin-commands.ts';
import { openCore } from './core.ts';
import { refuseWhileRunning } from './stopped.ts';

const refusing = async <Result>(work: Promise<Result>): Promise<Result> => {
  try {
    return await work;
  } catch (error) {
    throw error instanceof ArchiveRefused ? new Refusal(error.message) : error;
  }
};

const programOf = (root: string): string =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string }).version;

/** Of both databases, whichever keeps them: two folders with the same one can give each other wards. */
const schemaOf = (root: string): string =>
  sha256Of(
    ['core', 'portal'].map((name) => readFileSync(join(root, 'prisma', name, 'schema.prisma'))).join('\n'),
  ).slice(0, 16);

const wardsDirOf = ({ root, env }: Pick<Place, 'root' | 'env'>): string =>
  resolve(env.WARDS_DIR || join(root, 'wards'));

/** `export-ward FILE`: that it left is on record first, and goes along. */
export async function exportWardTo(tools: Tools): Promise<Answer> {
  const { root, core, ward, dataDir, words, say, openUnit, media } = tools;
  const [name = ''] = words;
  if (name === '') throw mistyped('export-ward');
  const file = resolve(name);
  if (existsSync(file)) throw new Refusal(say({ key: 'issue-file-exists', facts: { file } }));
  mkdirSync(dirname(file), { recursive: true });
  const now = systemClock.now();
  await core.unitOfWork.run(ward.id, (stores) =>
    openUnit(stores, 'admin').stores.audit.record({ actor: 'admin', action: 'ward-exported', object: ward.id }, now),
  );
  const verdict = await core.storage.verifyAudit(ward.id);
  if (!verdict.ok) throw new Refusal(say({ key: 'admin-audit-broken', facts: { seq: verdict.seq } }));
  const code = newArchiveCode();
  const begins = await core.storage.wardRows.chainBegins(ward.id);
  const report = await refusing(
    exportWard({
      ...{ ward: ward.id, name: ward.fullName, rows: core.storage.wardRows, dataDir, file, code, at: now },
      wardsDir: tools.wardsDir,
      key: readKey(dataDir, ward.id),
      program: programOf(root),
      schema: schemaOf(root),
      chain: { begins, head: verdict.head, entries: verdict.entries },
      mediaIn: media && `s3://${media.bucket}/${media.prefix}`,
    }),
  );
  const rows = Object.values(report.rows).reduce((sum, count) => sum + count, 0);
  return {
    json: { ward: ward.id, ...report, head: verdict.head, code },
    text: say({
      key: 'admin-ward-exported',
      facts: { ward: ward.fullName, file, rows, files: report.mediaFiles, code },
    }),
  };
}

/**
 * `import-ward FILE`: into this folder, whether it holds other wards or nothing yet. Without the code that the export printed
 * the ward begins with a new key, and the answer says what ends with the old one.
 */
export async function importWardFrom(place: Place): Promise<Answer> {
  const { root, dataDir, env, words, options } = place;
  const [file = ''] = words;
  if (file === '') throw mistyped('import-ward');
  const code = text(options, 'code');
  const { readDatabases, readMediaPlace } = await import('../config.ts');
  const problems: string[] = [];
  const media = readMediaPlace(env, problems);
  const databases = readDatabases(env, problems);
  if (problems.length > 0) throw new Refusal(problems.join('\n'), 2);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  // Without wards: what a start writes of a ward's file is not there before the ward is.
  const core = await openCore({ root, dataDir, clock: systemClock, reach: nowhere, wards: [], databases });
  try {
    const now = systemClock.now();
    const report = await refusing(
      importWard({
        ...{ file: resolve(file), writer: core.storage.wardWriter, dataDir, code, now },
        wardsDir: wardsDirOf(place),
        schema: schemaOf(root),
        mediaIn: media && `s3://${media.bucket}/${media.prefix}`,
      }),
    );
    const details = { head: report.head, entries: report.entries };
    await core.unitOfWork.run(report.ward, ({ audit }) =>
      audit.record({ actor: 'admin', action: 'ward-imported', object: report.ward, details }, now),
    );
    const rows = Object.values(report.rows).reduce((sum, count) => sum + count, 0);
    const facts = { ward: report.name, rows, files: report.mediaFiles, head: report.head };
    const said = [
      core.translator.say('vi', { key: 'admin-ward-imported', facts }),
      ...(report.hasKey ? [] : [core.translator.say('vi', { key: 'admin-ward-new-key' })]),
      ...(report.wardFile === 'kept'
        ? [core.translator.say('vi', { key: 'admin-ward-file-kept', facts: { file: `${report.ward}.yaml` } })]
        : []),
    ];
    return { json: report, text: said.join('\n') };
  } finally {
    await core.media.close();
    await core.close();
  }
}

/** `merge-ward FROM INTO`: the server must be stopped. Into a ward of which nobody is yet it is a new name for the old one. */
export async function mergeWards(place: Place): Promise<Answer> {
  const { root, dataDir, env, words, options } = place;
  const { readDatabases } = await import('../config.ts');
  const wardsDir = wardsDirOf(place);
  const wards = readWards(wardsDir);
  const [from, into] = words.map((slug) => wards.find(({ id }) => id === slug));
  if (!from || !into || from === into)
    throw notOneOf(
      'FROM INTO',
      wards.map(({ id }) => id),
    );
  const since = text(options, 'since') ?? localDateOf(systemClock.now(), into.timeZone);
  if (!parseLocalDate(since)) throw noDay('--since');
  const problems: string[] = [];
  const databases = readDatabases(env, problems);
  if (problems.length > 0) throw new Refusal(problems.join('\n'), 2);
  await refuseWhileRunning(dataDir, databases);
  const core = await openCore({ root, dataDir, clock: systemClock, reach: nowhere, wards: [], databases });
  try {
    const say = (sentence: Sentence) => core.translator.say('vi', sentence);
    for (const { id, fullName } of [from, into]) {
      const verdict = await core.storage.verifyAudit(id);
      if (!verdict.ok)
        throw new Refusal(`${fullName}: ${say({ key: 'admin-audit-broken', facts: { seq: verdict.seq } })}`);
    }
    const isRename = !(await core.storage.wardWriter.isThere(into.id));
    const wanted = { from: from.id, into: into.id, now: systemClock.now(), isRename };
    const units = isRename ? new Map<string, string>() : unitNames(from, into);
    if (isRename) passKey(dataDir, from.id, into.id);
    const merged = await core.storage.wardWriter.merge({ ...wanted, units });
    writeMergedFiles(wardsDir, from, into, { since, units });
    const facts = { from: from.fullName, into: into.fullName, people: merged.people, joined: merged.joined };
    return {
      json: { from: from.id, into: into.id, since, isRename, ...merged },
      text: [
        say({ key: 'admin-ward-merged', facts: { ...facts, articles: merged.articles } }),
        ...merged.recoded.map(({ from: was, to }) => `${was} → ${to}`),
      ].join('\n'),
    };
  } finally {
    await core.media.close();
    await core.close();
  }
}

/** Buttons, links and PINs of the old name hold under the new one; a key that nothing was signed with yet makes room. */
function passKey(dataDir: string, from: string, into: string): void {
  const old = join(dataDir, 'keys', `${from}.key`);
  if (existsSync(old)) copyFileSync(old, join(dataDir, 'keys', `${into}.key`));
}
