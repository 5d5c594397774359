/** What photos and documents are for, of whom writes items and of a citizen. Pure. */
import type { AttachmentRef, IncomingEvent, MessageOrigin } from '../../channel/incoming.ts';
import { maySubmit } from '../../domain/roles.ts';
import { mayEditSections } from '../../domain/section/section-page.ts';
import { sectionWordsIn } from '../../domain/section/section-words.ts';
import { readReplyCode } from '../../domain/submission/codes.ts';
import { claimsToBePicture, soundOrFilm } from '../../domain/submission/guess.ts';
import type { PhotoFile } from '../../domain/submission/photos-and-files.ts';
import { cleanText } from '../../domain/text/normalize.ts';
import { correctionIn, fileSwapIn } from '../../domain/words/drop.ts';
import { hearDanger, readBy } from './hear-meaning.ts';
import type { Intent } from './intent.ts';
import type { Situation } from './situation.ts';

/** Who a forwarded message is from; null: it is the sender's own, or they hide. */
export const originOf = (event: MessageOrigin): string | null =>
  event.forwardedFrom && event.forwardedFrom.kind !== 'hidden' ? event.forwardedFrom.name : null;

const asPhoto = (file: AttachmentRef): boolean =>
  file.kind === 'photo' || (file.kind === 'document' && claimsToBePicture(file));

/** What it is to whom it cannot be taken from: a film that was sent as a file is a film. */
const kindOf = (file: AttachmentRef): AttachmentRef['kind'] =>
  file.kind === 'document' ? (soundOrFilm(file) ?? file.kind) : file.kind;

const photoFile = (event: IncomingEvent, file: AttachmentRef): PhotoFile => ({
  channel: event.channel,
  fileId: file.fileId,
  uniqueId: file.uniqueId,
  kind: file.kind === 'photo' ? 'photo' : 'document',
  name: file.name,
  mimeType: file.mimeType,
  sizeBytes: file.sizeBytes,
});

/** A citizen's photos go with their words: those of a question that is being added to, the caption, or what comes next. */
const hearCitizensPhotos = (
  event: IncomingEvent & { kind: 'attachments' },
  caption: string,
  { memory }: Situation,
): readonly Intent[] => {
  const photos = event.attachments.filter(asPhoto).map((file) => photoFile(event, file));
  const { open } = memory;
  const refusals = event.attachments
    .filter((file) => !asPhoto(file))
    .map((file): Intent => ({ do: 'courtesy', message: { key: 'citizen-file', facts: { kind: kindOf(file) } } }));
  if (photos.length === 0 && caption === '') return refusals;
  if (open?.ask === 'questionWords' && (open.what === 'add' || caption !== ''))
    return [{ do: 'sayForQuestion', ...open, text: caption, photos, messageKey: event.externalId }, ...refusals];
  const before = open?.ask === 'pending' ? open.received : null;
  return [
    {
      do: 'receive',
      text: caption,
      photos: before?.text === '' ? [...before.photos, ...photos] : photos,
      messageKey: event.externalId,
      before: before !== null && before.text !== '' ? before : null,
      isQuestion: false,
    },
    ...refusals,
  ];
};

/** The page whose offer waits for the rest of this album: 'gioi-thieu|add'. Without an album's key only photos without a word join. */
const offeredPage = (
  { albumKey }: IncomingEvent & { kind: 'attachments' },
  caption: string,
  { memory: { open }, now }: Situation,
): string | null => {
  if (open?.ask !== 'wardWords' || open.what !== 'sectionSure' || !open.album) return null;
  const { key, until } = open.album;
  const isPart = key === null ? albumKey === null && caption === '' : albumKey === key;
  return isPart && now !== undefined && now.getTime() < until ? open.kept.split('|', 2).join('|') : null;
};

/** Papers of a correction: the item is named by the words above them, or by the prompt that waits for them. Null: neither. */
const hearCorrection = (
  event: IncomingEvent & { kind: 'attachments' },
  caption: string,
  documents: readonly AttachmentRef[],
  { memory: { open } }: Situation,
): Intent | null => {
  const files = documents.map((file) => ({ file: photoFile(event, file), messageKey: event.externalId }));
  const named = correctionNamedIn(caption);
  if (named) return { do: 'correctByCaption', ...named, files, albumKey: event.albumKey };
  const isAsked = open?.ask === 'wardWords' && open.what === 'correct';
  return isAsked ? { do: 'correctWithFiles', kept: open.kept, text: caption, files } : null;
};

/** "đính chính 0046: …", "thay tệp văn bản 0046", "C 0046 …": readers are told what stands behind the number. */
const correctionNamedIn = (caption: string): { readonly code: string; readonly text: string } | null => {
  const typed = readReplyCode(caption);
  if (typed?.act === 'correct') return { code: typed.code ?? String(typed.number), text: typed.rest };
  const spoken = correctionIn(caption);
  if (spoken) return { code: spoken.code, text: spoken.rest };
  const swap = fileSwapIn(caption);
  return swap && swap.code !== '' ? { code: swap.code, text: '' } : null;
};

/** Photos and documents: of a page of the portal, of a correction that waits for its paper, of a draft, of a citizen's question. */
export const hearAttachments = (
  event: IncomingEvent & { kind: 'attachments' },
  situation: Situation,
): readonly Intent[] => {
  const caption = cleanText(event.caption);
  if (!maySubmit(situation.actor.role)) return hearCitizensPhotos(event, caption, situation);
  const photos = event.attachments.filter(asPhoto);
  const documents = event.attachments.filter((file) => kindOf(file) === 'document' && !asPhoto(file));
  const others = event.attachments.filter((file) => kindOf(file) !== 'document' && !asPhoto(file));
  const refusals = others.map(
    (file): Intent => ({ do: 'courtesy', message: { key: 'file-not-yet', facts: { kind: kindOf(file) } } }),
  );
  if (photos.length + documents.length === 0 && caption === '') return refusals;
  const files = [...photos, ...documents];
  const section = files.length > 0 && mayEditSections(situation.actor) ? sectionWordsIn(caption, true) : null;
  if (section) {
    const { slug, how, text } = section;
    const brought = files.map((file) => photoFile(event, file));
    const album = { key: event.albumKey, joins: false };
    return [{ do: 'sayForWard', what: 'section', kept: `${slug}|${how}`, text, files: brought, album }, ...refusals];
  }
  const offered = offeredPage(event, caption, situation);
  if (offered !== null && files.length > 0) {
    const brought = files.map((file) => photoFile(event, file));
    const album = { key: event.albumKey, joins: true };
    return [{ do: 'sayForWard', what: 'section', kept: offered, text: caption, files: brought, album }, ...refusals];
  }
  // A cry under a photo is no caption.
  const danger = caption === '' ? null : hearDanger(caption, readBy(caption, situation), situation);
  // What a correction was asked for is no draft: the paper comes with it.
  const isOfCorrection = documents.length > 0 && photos.length === 0 && !danger;
  const correction = isOfCorrection ? hearCorrection(event, caption, documents, situation) : null;
  if (correction) return [correction, ...refusals];
  return [
    ...(danger ?? []),
    {
      do: 'add',
      text: danger ? '' : caption,
      photos: photos.map((file) => ({
        position: event.order,
        file: photoFile(event, file),
      })),
      documents: documents.map((file) => ({ position: event.order, file: photoFile(event, file) })),
      messageKey: event.externalId,
      albumKey: event.albumKey,
      forwardedFrom: originOf(event),
    },
    ...refusals,
  ];
};
