/**
 * Fetches a picture or document of a section page into our store, by the same path as every upload: checked and read in the child
 * process, screened by its stamps and its text. A file with a secrecy marking is deleted. A document that contains identity
 * numbers is refused, because the page is public.
 */
import { judgeSecrecy } from '../domain/checks/judge-secrecy.ts';
import { wardFactsOf } from '../domain/checks/ward-facts.ts';
import type { Effect } from '../domain/effect.ts';
import type { SectionFile } from '../domain/section/section-file.ts';
import { papersIn } from '../domain/section/section-text.ts';
import type { MediaStore } from '../ports/media.ts';
import type { JobOutcome, RunningJob } from '../ports/queue.ts';
import type { Unit } from '../ports/services.ts';
import type { WardWork } from '../ports/unit-of-work.ts';
import { uploadsAmong } from '../ports/uploads.ts';
import { forgetFiles } from '../usecases/check/drop-messages.ts';
import { reportSecretPhoto } from '../usecases/check/secrecy.ts';
import { tell } from '../usecases/tell.ts';
import type { Sources } from './call-slots.ts';
import { download } from './download.ts';
import { documentFate, shownName } from './fetch-file.ts';
import { type Taken, takePhoto } from './take-photo.ts';

export interface FetchSectionFileOptions extends WardWork {
  readonly channels: Sources;
  readonly media: Pick<MediaStore, 'takePhoto' | 'takeDocument'>;
}

type Fetched =
  | Exclude<Taken, { kind: 'fate' }>
  | { readonly kind: 'fate'; readonly fate: SectionFile['fate']; readonly text?: string }
  /** Stored but not fit to be shown: its bytes are deleted. */
  | { readonly kind: 'unfit'; readonly refusal: string; readonly hash: string };

async function takeDocument(
  { channels, media }: Pick<FetchSectionFileOptions, 'channels' | 'media'>,
  { file }: SectionFile,
  job: RunningJob,
  { ward, now }: Pick<Unit, 'ward' | 'now'>,
): Promise<Fetched> {
  const downloaded = await download(channels, { file, job, now }, (chunks) => media.takeDocument(chunks, file.name));
  if (downloaded.kind === 'later') return downloaded;
  if (downloaded.kind === 'refused') {
    const { state, refusal } = downloaded;
    return { kind: 'fate', fate: { state, refusal } };
  }
  const { intake } = downloaded;
  if (!intake.ok) return { kind: 'fate', fate: { state: 'refused', refusal: intake.refusal } };
  const { hash } = intake.document;
  const { verdict, rules } = judgeSecrecy({ texts: [intake.text], fileNames: [intake.name] });
  if (verdict !== 'none') return { kind: 'secret', hash, rules };
  if (papersIn(intake.text, wardFactsOf(ward)) > 0) return { kind: 'unfit', refusal: 'private', hash };
  return { kind: 'fate', fate: documentFate(intake), text: intake.text };
}

/** Creates the worker of that outbox row. The result is stored in the file's row, and the office sees it on the page. */
export const createSectionFileFetcher =
  ({ ward, channels, unitOfWork, media, openUnit }: FetchSectionFileOptions) =>
  async (
    outboxId: number,
    { number }: Extract<Effect, { kind: 'fetchSectionFile' }>,
    _key: string,
    job: RunningJob,
  ): Promise<JobOutcome> => {
    const { file, where } = await unitOfWork.run(ward, async (stores) => ({
      file: await stores.sections.file(number),
      where: openUnit(stores, ''),
    }));
    const taking =
      file?.fate.state !== 'todo'
        ? null
        : file.kind === 'picture'
          ? takePhoto(channels, media, file.file, job, where.now)
          : takeDocument({ channels, media }, file, job, where);
    const taken: Fetched | null = await taking;
    if (taken?.kind === 'later') return taken.outcome;
    await unitOfWork.run(ward, async (stores) => {
      const unit = openUnit(stores, `out:${outboxId}`);
      if (file && taken) await settle(unit, file, taken);
      await stores.outbox.mark(outboxId, 'done', unit.now);
    });
    return { kind: 'done' };
  };

async function settle(unit: Unit, file: SectionFile, taken: Exclude<Fetched, { kind: 'later' }>): Promise<void> {
  const { sections, people } = unit.stores;
  const uploads = uploadsAmong([file.file]);
  if (taken.kind === 'fate') await sections.settleFile(file.number, taken.fate, taken.text);
  else {
    await sections.settleFile(file.number, {
      state: 'refused',
      refusal: taken.kind === 'unfit' ? taken.refusal : 'gone',
    });
    await forgetFiles(unit, [taken.hash], uploads);
  }
  if (taken.kind === 'secret')
    return reportSecretPhoto(unit, await people.get(file.by), { channel: file.file.channel, ...taken });
  const refusal = taken.kind === 'unfit' ? taken.refusal : 'refusal' in taken.fate ? taken.fate.refusal : null;
  if (refusal === null) return;
  const facts = { name: shownName(file), page: file.slug, why: refusal };
  await tell(unit, file.by, { key: 'section-file-refused', facts }, `section-file:${file.number}`);
}
