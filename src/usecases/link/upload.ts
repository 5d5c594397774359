/** Adds files of an upload page to the person's draft, or to an item returned to them, as if they had come by chat. */
import { refused } from '../../domain/decision.ts';
import { submissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { type Triage, triage } from '../../domain/question/triage.ts';
import { maySubmit } from '../../domain/roles.ts';
import { claimsToBePicture } from '../../domain/submission/guess.ts';
import { objection } from '../../domain/submission/permissions.ts';
import { filesOf, type PhotoFile } from '../../domain/submission/photos-and-files.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Drop } from '../../domain/words/drop.ts';
import type { PageLink } from '../../ports/links.ts';
import type { ReadContext, Unit } from '../../ports/services.ts';
import type { UploadedFile } from '../../ports/uploads.ts';
import { pagesChannel } from '../../ports/uploads.ts';
import { screen, stopHeld } from '../check/secrecy.ts';
import type { Outcome } from '../outcome.ts';
import { proposeCorrection } from '../submission/correct.ts';
import { addToDraft, tellOfAddition } from '../submission/draft.ts';
import { openDraft } from '../submission/open-draft.ts';
import { tell } from '../tell.ts';
import { openLink } from './open-link.ts';

/** Kinds of letters that must not be published as a correction's note. */
const letters: readonly Triage['kind'][] = ['complaint', 'denunciation', 'mixed'];

/** A sent form is remembered longer than its address is valid. */
const rememberMs = 30 * 24 * 3_600_000;

/** Converts an uploaded file to the form in which a message brings one. */
export const uploadedFile = (file: UploadedFile): PhotoFile => ({
  ...{ channel: pagesChannel, fileId: file.id, uniqueId: file.hash },
  kind: claimsToBePicture(file) ? 'photo' : 'document',
  ...{ name: file.name, mimeType: file.mimeType, sizeBytes: file.sizeBytes },
});

/** True if files for this published item become a correction, and this person may propose one. */
export const isForCorrection = (item: Submission, person: Person): boolean =>
  item.state === 'published' &&
  objection({ ...item, standing: { ...item.standing, correction: null } }, 'correct', actorOf(person)) === null;

/** Confirms the proposal in the chat, because it was made on a page. */
const tellProposal = (unit: Unit, person: Person, { id, code, version, standing }: Submission): Promise<void> =>
  tell(
    unit,
    person.id,
    { key: 'correction-files-sent', facts: { code, words: standing.correction?.note ?? '' } },
    `correction-files:${id}:${version}`,
  );

/** Files to remove from the item, by the ids that the page showed. Null if one of them is no longer part of the item. */
function dropsOf(item: Submission, dropped: readonly string[]): readonly Drop[] | null {
  if (dropped.length === 0) return [];
  const shown = filesOf(item).map(({ id }): string => id);
  const numbers = dropped.map((id) => shown.indexOf(id) + 1);
  return numbers.includes(0) ? null : [{ what: 'file', numbers }];
}

/** The item that the page shows and that receives the files. Null: there is none yet; the first file creates one. */
export const uploadTarget = async (unit: ReadContext, link: PageLink, person: Person): Promise<Submission | null> => {
  const named = link.subject === '' ? null : await unit.stores.submissions.find(submissionId(link.subject));
  if (named && isForCorrection(named, person)) return named;
  if (named?.authorId === person.id) return named;
  return (await openDraft(unit, person.id)).draft;
};

/**
 * Takes the uploaded files. Opens the address again, because the upload may have taken minutes.
 * @param form id of the page's form: the same files of one form are taken once
 * @param correction for a published item: the note for readers, and the files to remove
 * @returns `isNew` false for a repeat, whose files are not needed
 */
export const takeUploads = async (
  unit: Unit,
  token: string,
  form: string,
  files: readonly UploadedFile[],
  correction: { readonly note: string; readonly dropped: readonly string[] } = { note: '', dropped: [] },
): Promise<{ readonly outcome: Outcome<object>; readonly isNew: boolean }> => {
  const opened = await openLink(unit, unit.hashToken(token));
  if (!opened.ok && opened.problem === 'frozen') return { outcome: refused('issue-account-frozen'), isNew: false };
  if (!opened.ok || opened.link.purpose !== 'upload') return { outcome: refused('issue-link-over'), isNew: false };
  const { link, person } = opened;
  if (!maySubmit(person.role)) return { outcome: refused('issue-not-entitled'), isNew: false };
  const [first] = files;
  if (!first) return { outcome: { ok: true }, isNew: false };
  const place = `${link.tokenHash.slice(0, 16)}:${form}`;
  const key = `upload:${place}:${files.map(({ hash }) => hash.slice(0, 16)).join('.')}`;
  if (await unit.stores.wasOnce(key)) return { outcome: { ok: true }, isNew: false };
  const albumKey = `${pagesChannel}:${place}`;
  if (link.subject !== '') {
    const named = await unit.stores.submissions.find(submissionId(link.subject));
    if (named?.authorId === person.id) await unit.stores.submissions.putOrigin(albumKey, named.id);
  }
  const messageKey = `${pagesChannel}:${first.id}`;
  const heard = {
    inboxId: null,
    channel: pagesChannel,
    messageKey,
    albumKey: null,
    texts: correction.note === '' ? [] : [correction.note],
    fileNames: files.flatMap(({ name }) => name ?? []),
    others: [],
    uploads: files.map(({ id }) => id),
    hasPhotos: files.some(claimsToBePicture),
    hasDocuments: !files.every(claimsToBePicture),
  };
  if (letters.some((kind) => kind === triage(correction.note, unit.words).kind))
    return { outcome: refused('issue-note-charges'), isNew: false };
  const { verdict, rules } = await screen(unit, person, heard);
  // Everyone who may sign reads the note at once, so a note that only the head may judge is stopped.
  const isHeld = verdict === 'held' && correction.note !== '' && (await stopHeld(unit, person, heard, rules));
  if (verdict === 'stopped' || isHeld) return { outcome: refused('issue-not-public'), isNew: false };
  const given = files.map((file, at) => ({
    file: uploadedFile(file),
    position: unit.now.getTime() + at,
  }));
  const target = link.subject === '' ? null : await unit.stores.submissions.find(submissionId(link.subject));
  if (target && isForCorrection(target, person)) {
    const { note } = correction;
    const drops = dropsOf(target, correction.dropped);
    if (!drops) return { outcome: refused('issue-revision-changed', { code: target.code }), isNew: false };
    const papers = given.filter(({ file }) => file.kind === 'document').map(({ file }) => ({ file, messageKey }));
    if (papers.length < given.length) return { outcome: refused('issue-correction-no-photo'), isNew: false };
    const proposed = await proposeCorrection(unit, person, target.id, {
      note: note.trim(),
      wanted: [],
      drops,
      given: papers,
    });
    if (proposed.ok) await tellProposal(unit, person, proposed.submission);
    if (proposed.ok) await unit.stores.once(key, unit.now, rememberMs);
    return { outcome: proposed, isNew: true };
  }
  const outcome = await addToDraft(unit, person, {
    text: '',
    photos: given.filter(({ file }) => file.kind === 'photo'),
    documents: given.filter(({ file }) => file.kind === 'document'),
    messageKey,
    albumKey,
    forwardedFrom: null,
    saidAt: unit.now,
  });
  // Tells the chat what was added, because the files came through a page.
  if (outcome.ok) await tellOfAddition(unit, outcome);
  if (outcome.ok) await unit.stores.once(key, unit.now, rememberMs);
  return { outcome, isNew: true };
};
