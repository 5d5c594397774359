/** Moves a whole ward: from this folder into a file, and from a file into this folder. */
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { systemClock } from '../adapters/clock.ts';
import { workOf } from '../adapters/media/work-file.ts';
import { isCarriedOver, lockDataFolder } from '../adapters/storage/sqlite/storage.ts';
import { ArchiveRefused, newArchiveCode } from '../adapters/ward-archive/archive.ts';
import { exportWard, readKey } from '../adapters/ward-archive/export-ward.ts';
import { type FilesReport, importFiles, importWard } from '../adapters/ward-archive/import-ward.ts';
import { unitNames, writeMergedFiles } from '../adapters/ward-archive/merge-ward-files.ts';
import { readProgramSchema } from '../adapters/ward-archive/program-schema.ts';
import { filesInBucket, filesInFolder, freeBytesOf, type WardFiles } from '../adapters/ward-archive/ward-files.ts';
import { localDateOf, parseLocalDate } from '../domain/calendar/local-date.ts';
import type { Sentence } from '../domain/facts.ts';
import { type Answer, mistyped, noDay, notOneOf, Refusal, text } from './admin-answer.ts';
import { refuseWhileRunning, withCore } from './admin-core.ts';
import { type Place, programOf, stocksOf, type Tools, wardsDirOf, wardsOf } from './admin-place.ts';

const refusing = async <Result>(work: Promise<Result>): Promise<Result> => {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof ArchiveRefused)) throw error;
    throw new Refusal({
      key: 'admin-archive-refused',
      facts: { why: error.why, words: error.message, ...error.facts },
    });
  }
};

/** Provides photos and documents from the server's store: the data folder, or the bucket of MEDIA_URL. */
async function withFiles<Result>(
  dataDir: string,
  place: Tools['media'],
  work: (files: WardFiles) => Promise<Result>,
): Promise<Result> {
  if (!place) return work(filesInFolder(dataDir));
  const { openBucket } = await import('../adapters/media/bucket.ts');
  const bucket = await openBucket({ ...place, work: workOf(dataDir) });
  try {
    return await work(filesInBucket(bucket));
  } finally {
    bucket.close();
  }
}

/** `export-ward FILE`: the export is recorded first, so the record is part of the export. */
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
    withFiles(dataDir, media, (files) =>
      exportWard({
        ...{ ward: ward.id, name: ward.fullName, rows: core.storage.wardRows, media: files, file, code, at: now },
        wardsDir: wardsDirOf(tools),
        key: readKey(dataDir, ward.id),
        program: programOf(root),
        schema: readProgramSchema(root),
        chain: { begins, head: verdict.head, entries: verdict.entries },
      }),
    ),
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
 * `import-ward FILE`: imports into this folder, whether it holds other wards or nothing yet. Without the code that the
 * export printed, the ward gets a new key, and the answer lists what the old key invalidates. With `--files-only` only the
 * photos and documents are stored.
 */
export async function importWardFrom(place: Place): Promise<Answer> {
  const { root, dataDir, words, options } = place;
  const [file = ''] = words;
  if (file === '') throw mistyped('import-ward');
  const { databases, media } = await stocksOf(place.env);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const filesIn = media && { ...media, sendsReadersThere: false };
  return withCore(place, { databases, media: filesIn }, async (core) => {
    const wanted = {
      ...{ file: resolve(file), writer: core.storage.wardWriter, dataDir, store: core.media, isCarriedOver },
      ...{ wardsDir: wardsDirOf(place), schema: readProgramSchema(root), program: programOf(root) },
      disk: { freeBytes: () => freeBytesOf(dataDir), holdsRows: databases === null },
    };
    const say = (sentence: Sentence) => core.translator.say('vi', sentence);
    if (options['files-only'] === true) {
      const report = await refusing(withFiles(dataDir, media, (files) => importFiles({ ...wanted, media: files })));
      const facts = { ward: report.name, files: report.mediaFiles };
      return {
        json: report,
        text: [say({ key: 'admin-ward-files', facts }), ...notMade(report, 'files', say)].join('\n'),
      };
    }
    const given = text(options, 'code');
    // Arguments are visible to every account of the host, so the code may be read from standard input.
    const code = given === '-' ? readFileSync(0, 'utf8').trim() : given;
    const now = systemClock.now();
    const takeFolder = databases ? null : () => lockDataFolder(dataDir);
    const report = await refusing(
      withFiles(dataDir, media, (files) => importWard({ ...wanted, media: files, takeFolder, code, now })),
    );
    const details = { head: report.head, entries: report.entries };
    await core.unitOfWork.run(report.ward, ({ audit }) =>
      audit.record({ actor: 'admin', action: 'ward-imported', object: report.ward, details }, now),
    );
    const rows = Object.values(report.rows).reduce((sum, count) => sum + count, 0);
    const facts = { ward: report.name, rows, files: report.mediaFiles, head: report.head };
    const said = [
      say({ key: 'admin-ward-imported', facts }),
      ...notMade(report, 'rows', say),
      ...(report.hasKey ? [] : [say({ key: 'admin-ward-new-key' })]),
      ...(report.wardFile === 'kept'
        ? [say({ key: 'admin-ward-file-kept', facts: { file: `${report.ward}.yaml` } })]
        : []),
    ];
    return { json: report, text: said.join('\n') };
  });
}

/** Lines about the photos and documents that are not shown yet. */
const notMade = (
  { later, unmade }: FilesReport,
  how: 'files' | 'rows',
  say: (sentence: Sentence) => string,
): readonly string[] => [
  ...(later.length === 0 ? [] : [say({ key: 'admin-ward-later', facts: { how, count: later.length } })]),
  ...(unmade.length === 0 ? [] : [say({ key: 'admin-ward-unmade', facts: { count: unmade.length } })]),
];

/** `merge-ward FROM INTO`: the server must be stopped. If the target has no people yet, the old ward is renamed. */
export async function mergeWards(place: Place): Promise<Answer> {
  const { dataDir, options } = place;
  const wardsDir = wardsDirOf(place);
  const wards = await wardsOf(place);
  const [from, into] = place.words.map((slug) => wards.find(({ id }) => id === slug));
  if (!from || !into || from === into)
    throw notOneOf(
      'FROM INTO',
      wards.map(({ id }) => id),
    );
  const since = text(options, 'since') ?? localDateOf(systemClock.now(), into.timeZone);
  if (!parseLocalDate(since)) throw noDay('--since');
  // The merge takes effect at once and cannot be undone, whatever day the new ward begins.
  if (since > localDateOf(systemClock.now(), into.timeZone) && options.sure !== true)
    throw new Refusal({ key: 'admin-merge-ahead', facts: { from: from.fullName, into: into.fullName, since } });
  const { databases } = await stocksOf(place.env);
  await refuseWhileRunning(dataDir, databases);
  return withCore(place, { databases }, async (core) => {
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
        ...(merged.recoded.length > 0 ? [say({ key: 'admin-ward-recoded' })] : []),
        ...merged.recoded.map(({ from: was, to }) => `${was} → ${to}`),
      ].join('\n'),
    };
  });
}

/**
 * Buttons, links and PINs of the old name stay valid under the new one. A new key that has signed nothing yet is
 * replaced.
 */
function passKey(dataDir: string, from: string, into: string): void {
  const old = join(dataDir, 'keys', `${from}.key`);
  if (existsSync(old)) copyFileSync(old, join(dataDir, 'keys', `${into}.key`));
}
