/** `verify-files`: every photo and document that the ward's rows need is in the store, as it came. */
import { setTimeout as pause } from 'node:timers/promises';
import { openBucket } from '../adapters/media/bucket.ts';
import { type Flaw, flawsOf, type KeptFiles, keptInBucket, keptInFolder } from '../adapters/media/prove-files.ts';
import type { WardId } from '../domain/ids.ts';
import type { NamedFile, NamedFiles } from '../ports/named-files.ts';
import { type Answer, Refusal } from './admin-answer.ts';
import type { Say } from './admin-commands.ts';
import type { Asked } from './admin-place.ts';

/** Asked of the rows at once; in between nothing of the databases is held. */
const namesAtOnce = 200;
/** A bucket answers late and reads at once; more would fill the memory with originals of 20 MB. */
const filesAtOnce = 4;
/** What is amiss is told file by file up to here, and then by its number. */
const toldFlaws = 1_000;

/** A file of the store that is amiss, and which items, questions and pages need it. */
interface FoundFlaw extends Flaw {
  readonly usedIn: readonly string[];
}

interface Verdict {
  readonly files: number;
  readonly flaws: readonly FoundFlaw[];
  /** With those that are not listed. */
  readonly flawed: number;
}

async function* everyFile(names: NamedFiles, ward: WardId): AsyncGenerator<readonly NamedFile[]> {
  for (let after: string | null = null; ; ) {
    const page: readonly NamedFile[] = await names.page(ward, after, namesAtOnce);
    for (let at = 0; at < page.length; at += filesAtOnce) yield page.slice(at, at + filesAtOnce);
    after = page.at(-1)?.hash ?? null;
    if (page.length < namesAtOnce) return;
  }
}

/** A file that went meanwhile, with the last row that needed it, is not amiss. */
async function flawsNow(
  kept: KeptFiles,
  names: NamedFiles,
  ward: WardId,
  file: NamedFile,
): Promise<readonly FoundFlaw[]> {
  if ((await flawsOf(kept, file)).length === 0) return [];
  const still = await names.find(ward, file.hash);
  if (!still) return [];
  const usedIn = [...new Set(still.uses.map(({ where }) => where))].toSorted();
  return (await flawsOf(kept, still)).map((flaw) => ({ ...flaw, usedIn }));
}

async function verdictOn(kept: KeptFiles, names: NamedFiles, ward: WardId): Promise<Verdict> {
  let [files, flawed] = [0, 0];
  const flaws: FoundFlaw[] = [];
  for await (const some of everyFile(names, ward)) {
    const found = (await Promise.all(some.map((file) => flawsNow(kept, names, ward, file)))).flat();
    files += some.length;
    flawed += found.length;
    flaws.push(...found.slice(0, toldFlaws - flaws.length));
    // On a disk everything answers at once: the machine is left to the server in between.
    await pause(0);
  }
  return { files, flaws, flawed };
}

/**
 * @throws Refusal that names each file that is missing or damaged, with the items, questions and pages that need it
 * @throws BucketError when the bucket does not answer
 */
export async function verifyFiles(
  { ward, dataDir, media }: Pick<Asked, 'ward' | 'dataDir' | 'media'>,
  names: NamedFiles,
  say: Say,
): Promise<Answer> {
  const bucket = media && (await openBucket(media));
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
