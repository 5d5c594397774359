/** Files of an upload page join the person's draft, or the item that is being mended, as if the chat had brought them. */
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
import type { Sight, Unit } from '../../ports/services.ts';
import type { UploadedFile } from '../../ports/uploads.ts';
import { pagesChannel } from '../../ports/uploads.ts';
import { screen, stopHeld } from '../check/secrecy.ts';
import type { Outcome } from '../outcome.ts';
import { proposeCorrection } from '../submission/correct.ts';
import { addToDraft, tellOfAddition } from '../submission/draft.ts';
import { openDraft } from '../submission/open-draft.ts';
import { tell } from '../tell.ts';
import { openLink } from './open-link.ts';

/** What readers of a page are told is no place for a complaint or a denunciation. */
const letters: readonly Triage['kind'][] = ['complaint', 'denunciation', 'mixed'];

/** A form is remembered longer than its address opens. */
const rememberMs = 30 * 24 * 3_600_000;

/** As a message would have brought it. */
export const uploadedFile = (file: UploadedFile): PhotoFile => ({
  ...{ channel: pagesChannel, fileId: file.id, uniqueId: file.hash },
  kind: claimsToBePicture(file) ? 'photo' : 'document',
  ...{ name: file.name, mimeType: file.mimeType, sizeBytes: file.sizeBytes },
});

/** A page that is open for a published item brings files to it by a correction, from whoever may propose one. */
export const isForCorrection = (item: Submission, person: Person): boolean =>
  item.state === 'published' &&
  objection({ ...item, standing: { ...item.standing, correction: null } }, 'correct', actorOf(person)) === null;

/** It came by another door than the chat, which hears of it. */
const tellProposal = (unit: Unit, person: Person, { id, code, version, standing }: Submission): Promise<void> =>
  tell(
    unit,
    person.id,
    { key: 'correction-files-sent', facts: { code, words: standing.correction?.note ?? '' } },
    `correction-files:${id}:${version}`,
  );

/** Files that leave the item, by their ids as the page showed them; null: one of them is no part of it any more. */
function dropsOf(item: Submission, dropped: readonly string[]): readonly Drop[] | null {
  if (dropped.length === 0) return [];
  const shown = filesOf(item).map(({ id }): string => id);
  const numbers = dropped.map((id) => shown.indexOf(id) + 1);
  return numbers.includes(0) ? null : [{ what: 'file', numbers }];
}

/** What the page shows: the item that files go into. Null: there is none yet, the first file opens one. */
export const uploadTarget = async (unit: Sight, link: PageLink, person: Person): Promise<Submission | null> => {
  const named = link.subject === '' ? null : await unit.stores.submissions.find(submissionId(link.subject));
  if (named && isForCorrection(named, person)) return named;
  if (named?.authorId === person.id) return named;
  return (await openDraft(unit, person.id)).draft;
};

/**
 * The address is looked at again: files may have been on their way for minutes.
 * @param form of the page that sent them: the same files of the same form come in once
 * @param correction of a page for a published item: the sentence for readers, and which files leave it
 * @returns `isNew` false for a repeat: its files are not needed
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
  // A sentence for readers is read at once by all who may sign it: what only the head may judge goes no further.
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
  // They came by another door than the chat: it hears what joined, and the answer follows.
  if (outcome.ok) await tellOfAddition(unit, outcome);
  if (outcome.ok) await unit.stores.once(key, unit.now, rememberMs);
  return { outcome, isNew: true };
};
