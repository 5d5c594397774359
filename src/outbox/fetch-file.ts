/**
 * Fetches a document into our store: download, check, extract text. The text is screened before any person sees it; a document
 * with a secrecy marking is deleted at once. Otherwise the row, the text for checks and search, and what the draft can learn from
 * it are stored.
 */

import type { Finding } from '../domain/checks/check.ts';
import { judgeSecrecy } from '../domain/checks/judge-secrecy.ts';
import type { FileId, SubmissionId } from '../domain/ids.ts';
import { filesOffered } from '../domain/submission/correction.ts';
import { soundOrFilm } from '../domain/submission/guess.ts';
import type { FileFate, ItemFile } from '../domain/submission/photos-and-files.ts';
import { cutText } from '../domain/text/normalize.ts';
import type { CrashPoint } from '../ports/crash-point.ts';
import type { DocumentIntake } from '../ports/documents.ts';
import type { MediaStore } from '../ports/media.ts';
import type { JobOutcome, RunningJob } from '../ports/queue.ts';
import type { Unit } from '../ports/services.ts';
import type { WardWork } from '../ports/unit-of-work.ts';
import { uploadsAmong } from '../ports/uploads.ts';
import { checkDocument } from '../usecases/check/check-document.ts';
import { forgetFiles } from '../usecases/check/drop-messages.ts';
import { learnFromDocument } from '../usecases/check/learn-from-document.ts';
import { screenDocument } from '../usecases/check/secrecy.ts';
import { afterSettling } from '../usecases/check/settle.ts';
import { tell } from '../usecases/tell.ts';
import type { Sources } from './call-slots.ts';
import { download, thenReach } from './download.ts';
import { isLate, isWanted } from './late-file.ts';

export interface FetchFileOptions extends WardWork {
  readonly channels: Sources;
  readonly media: Pick<MediaStore, 'takeDocument'>;
  readonly reach: CrashPoint;
}

/** Maximum length of a shown file name, in code points. */
const longestName = 60;
/** The sender's name for a document on one line, cut to `longestName` code points; '…' when it has none. */
export const shownName = ({ file }: Pick<ItemFile, 'file'>): string =>
  cutText((file.name ?? '…').replaceAll(/\s+/gu, ' '), longestName);

/** The result of a fetch. `gone` is the hash of a document that must not be kept; its sender has already been told why. */
type Outcome = { readonly fate: FileFate; readonly text?: string } | { readonly gone: string };

/** What the row stores about a document that the store accepted. */
export const documentFate = (
  { document, name }: Extract<DocumentIntake, { ok: true }>,
  marks: readonly string[] = [],
  findings: readonly Finding[] = [],
): Extract<FileFate, { state: 'stored' }> => ({
  state: 'stored',
  hash: document.hash,
  facts: {
    kind: document.kind,
    name,
    sizeBytes: document.sizeBytes,
    pages: document.pages,
    characters: document.characters,
    picture: document.picture,
    ...(marks.length > 0 ? { marks } : {}),
    ...(findings.length > 0 ? { findings } : {}),
  },
});

/** Stores the result, lets the draft learn from the text, and tells the author when the file was refused or came late. */
const keep = async (
  unit: Unit,
  submission: SubmissionId,
  file: ItemFile,
  { fate, text }: Extract<Outcome, { fate: FileFate }>,
): Promise<void> => {
  await unit.stores.checks.files.settle(file.id, fate, text);
  const item = await unit.stores.submissions.get(submission);
  // A file offered for a correction does not affect the item yet, and its sender is informed by the correction.
  if (filesOffered(item).some(({ id }) => id === file.id)) return;
  if (fate.state === 'stored' && text) await learnFromDocument(unit, item, text);
  const said = fate.state === 'stored' && isLate(file) ? 'here' : 'refusal' in fate ? fate.refusal : null;
  if (said === null) return;
  const facts = { name: shownName(file), code: item.code };
  await tell(unit, item.authorId, { key: `file-${said}`, facts }, `file:${file.id}`);
};

/** Creates the worker that fetches documents. A file that was removed from its item before it was stored is deleted again. */
export const createFileFetcher = ({ ward, channels, unitOfWork, media, openUnit, reach }: FetchFileOptions) => {
  const settle = async (
    outboxId: number,
    submission: SubmissionId,
    file: ItemFile,
    decide: (unit: Unit) => Promise<Outcome>,
  ): Promise<void> =>
    unitOfWork.run(ward, async (stores) => {
      const unit = openUnit(stores, `out:${outboxId}`);
      const before = await stores.submissions.get(submission);
      const outcome = await decide(unit);
      const came = 'fate' in outcome ? outcome.fate : null;
      const isThere =
        before.files.some(({ id }) => id === file.id) && (!isLate(file) || isWanted(before, file, before.files, came));
      const stored = 'fate' in outcome && outcome.fate.state === 'stored' ? outcome.fate.hash : null;
      const unwanted = 'gone' in outcome ? outcome.gone : isThere ? null : stored;
      if (unwanted) await forgetFiles(unit, [unwanted], uploadsAmong([file.file]));
      if (isThere) {
        if ('fate' in outcome) await keep(unit, submission, file, outcome);
        await afterSettling(unit, await stores.submissions.get(submission), file.id);
      }
      await stores.outbox.mark(outboxId, 'done', unit.now);
      reach('media.beforeCommit');
    });

  /** Screens and checks the whole text outside any transaction, because a text may be long. */
  const judged = (file: ItemFile, intake: Extract<DocumentIntake, { ok: true }>, where: Pick<Unit, 'ward' | 'now'>) => {
    const { verdict, rules } = judgeSecrecy({ texts: [intake.text], fileNames: [intake.name] });
    const findings = verdict === 'block' ? [] : checkDocument({ name: intake.name, text: intake.text }, where);
    return async (unit: Unit, submission: SubmissionId) => {
      if (verdict !== 'block')
        return { fate: documentFate(intake, verdict === 'hold' ? rules : [], findings), text: intake.text };
      const author = await unit.stores.people.get((await unit.stores.submissions.get(submission)).authorId);
      const { hash } = intake.document;
      const about = { channel: file.file.channel, messageKey: file.messageKey, hash, submission };
      if (await screenDocument(unit, author, about, rules))
        return { fate: documentFate(intake, rules), text: intake.text };
      return { gone: hash };
    };
  };

  return async (
    outboxId: number,
    effect: { readonly submission: SubmissionId; readonly file: FileId },
    job: RunningJob,
  ): Promise<JobOutcome> => {
    const found = await unitOfWork.run(ward, async (stores) => {
      const item = await stores.submissions.get(effect.submission);
      const file = item.files.find((each) => each.id === effect.file && isWanted(item, each, item.files));
      const { ward: of, now } = openUnit(stores, '');
      return { file, now, of };
    });
    const { file } = found;
    if (!file) {
      await unitOfWork.run(ward, (stores) => stores.outbox.mark(outboxId, 'done', found.now));
      return { kind: 'done' };
    }
    const downloaded = await download(channels, { file: file.file, job, now: found.now }, (chunks) => {
      const whole = thenReach(chunks, () => reach('media.afterDownload'));
      return media.takeDocument(whole, file.file.name);
    });
    if (downloaded.kind === 'later') return downloaded.outcome;
    if (downloaded.kind === 'refused') {
      const { state, refusal } = downloaded;
      await settle(outboxId, effect.submission, file, async () => ({ fate: { state, refusal } }));
      return { kind: 'done' };
    }
    const { intake } = downloaded;
    if (intake.ok) {
      const decide = judged(file, intake, { ward: found.of, now: found.now });
      await settle(outboxId, effect.submission, file, (unit) => decide(unit, effect.submission));
    } else {
      // The bytes are not a document; the file's name may show that it is sound or video.
      const refusal = soundOrFilm(file.file) ?? intake.refusal;
      await settle(outboxId, effect.submission, file, async () => ({ fate: { state: 'refused', refusal } }));
    }
    return { kind: 'done' };
  };
};
