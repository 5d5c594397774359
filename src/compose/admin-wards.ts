/** A ward as a whole: out of this folder into a file, and from a file into this folder. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { systemClock } from '../adapters/clock.ts';
import { ArchiveRefused, newArchiveCode, sha256Of } from '../adapters/ward-archive/archive.ts';
import { exportWard, readKey } from '../adapters/ward-archive/export-ward.ts';
import { importWard } from '../adapters/ward-archive/import-ward.ts';
import { nowhere } from '../ports/crash-point.ts';
import { type Answer, Refusal, text } from './admin-answer.ts';
import type { Tools } from './admin-changes.ts';
import type { Place } from './admin-commands.ts';
import { openCore } from './core.ts';

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
  if (name === '') throw new Refusal('export-ward needs a file', 2);
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
  if (file === '') throw new Refusal('import-ward needs a file', 2);
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
