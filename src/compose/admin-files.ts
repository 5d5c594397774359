/** `verify-files`: checks that every photo and document that the ward's rows need is in the store, unchanged. */
import { setTimeout as pause } from 'node:timers/promises';
import { openBucket } from '../adapters/media/bucket.ts';
import {
  type FileProblem,
  type KeptFiles,
  keptInBucket,
  keptInFolder,
  problemsOf,
} from '../adapters/media/verify-files.ts';
import { workOf } from '../adapters/media/work-file.ts';
import type { WardId } from '../domain/ids.ts';
import type { NamedFile, NamedFiles } from '../ports/named-files.ts';
import { type Answer, Refusal } from './admin-answer.ts';
import type { Say } from './admin-commands.ts';
import type { Asked } from './admin-place.ts';

/** Files per query; between two queries no database transaction is open. */
const namesAtOnce = 200;
/** Files checked at the same time. A bucket has a high latency; more would keep a running server waiting. */
const filesAtOnce = 4;
/** Problems are listed up to this number; further ones are only counted. */
const toldFlaws = 1_000;

/** A missing or damaged file, and the items, questions and pages that need it. */
interface FoundFlaw extends FileProblem {
  readonly usedIn: readonly string[];
}

interface Verdict {
  readonly files: number;
  readonly flaws: readonly FoundFlaw[];
  /** Number of all problems, including those not listed. */
  readonly flawed: number;
}

async function* everyFile(names: NamedFiles, ward: WardId): AsyncGenerator<readonly NamedFile[]> {
  for (let after: string | null = null; ; ) {
    const page: readonly NamedFile[] = await names.page(ward, after, namesAtOnce);
    const last = page.at(-1);
    if (!last) return;
    for (let at = 0; at < page.length; at += filesAtOnce) yield page.slice(at, at + filesAtOnce);
    after = last.hash;
  }
}

/** A file that was deleted meanwhile, together with the last row that needed it, is not a problem. */
async function flawsNow(
  kept: KeptFiles,
  names: NamedFiles,
  ward: WardId,
  file: NamedFile,
): Promise<readonly FoundFlaw[]> {
  if ((await problemsOf(kept, file)).length === 0) return [];
  const still = await names.find(ward, file.hash);
  if (!still) return [];
  const usedIn = [...new Set(still.uses.map(({ where }) => where))].toSorted();
  return (await problemsOf(kept, still)).map((flaw) => ({ ...flaw, usedIn }));
}

async function verdictOn(kept: KeptFiles, names: NamedFiles, ward: WardId): Promise<Verdict> {
  let [files, flawed] = [0, 0];
  const flaws: FoundFlaw[] = [];
  for await (const some of everyFile(names, ward)) {
    const found = (await Promise.all(some.map((file) => flawsNow(kept, names, ward, file)))).flat();
    files += some.length;
    flawed += found.length;
    flaws.push(...found.slice(0, toldFlaws - flaws.length));
    // Local files are read without pauses, so a running server gets its turn here.
    await pause(0);
  }
  return { files, flaws, flawed };
}

/**
 * @throws Refusal that names each missing or damaged file, with the items, questions and pages that need it
 * @throws BucketError if the bucket does not answer
 */
export async function verifyFiles(
  { ward, dataDir, media }: Pick<Asked, 'ward' | 'dataDir' | 'media'>,
  names: NamedFiles,
  say: Say,
): Promise<Answer> {
  const bucket = media && (await openBucket({ ...media, work: workOf(dataDir) }));
  try {
    const kept = bucket ? keptInBucket(bucket) : keptInFolder(dataDir);
    const { files, flaws, flawed } = await verdictOn(kept, names, ward.id);
    if (flawed === 0) return { json: { ok: true, files }, text: say({ key: 'admin-files-whole', facts: { files } }) };
    const lines = flaws.map(({ path, problem, usedIn }) =>
      say({ key: 'admin-file-problem', facts: { path, problem, where: usedIn.join(', ') } }),
    );
    const more = flawed > flaws.length ? [`… ${flawed - flaws.length}`] : [];
    throw new Refusal([...lines, ...more, say({ key: 'admin-files-flawed', facts: { files, flawed } })].join('\n'));
  } finally {
    bucket?.close();
  }
}
