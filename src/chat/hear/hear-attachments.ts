/** Decides what photos and documents are for, for a writer and for a citizen. Pure. */
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

/** Whom a forwarded message comes from; null when the sender wrote it, or its origin is hidden. */
export const originOf = (event: MessageOrigin): string | null =>
  event.forwardedFrom && event.forwardedFrom.kind !== 'hidden' ? event.forwardedFrom.name : null;

const asPhoto = (file: AttachmentRef): boolean =>
  file.kind === 'photo' || (file.kind === 'document' && claimsToBePicture(file));

/** The kind named when a file is refused: a video sent as a document is named as a video. */
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

/** A citizen's photos go with their text: an addition to a question, the caption, or the text that comes next. */
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

/**
 * The section page whose offer still accepts parts of this album, such as 'gioi-thieu|add'. Without an album key, only photos
 * without a caption join it.
 */
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

/**
 * Documents for a correction: the caption or the open prompt names the item. Null when neither does. A forwarded caption was
 * written by somebody else: it names no item and is not the text of the correction.
 */
const hearCorrection = (
  event: IncomingEvent & { kind: 'attachments' },
  caption: string,
  documents: readonly AttachmentRef[],
  { memory: { open } }: Situation,
): Intent | null => {
  const files = documents.map((file) => ({ file: photoFile(event, file), messageKey: event.externalId }));
  const isOwn = event.forwardedFrom === null;
  const named = isOwn ? correctionNamedIn(caption) : null;
  if (named) return { do: 'correctByCaption', ...named, files, albumKey: event.albumKey };
  const isAsked = open?.ask === 'wardWords' && open.what === 'correct';
  return isAsked ? { do: 'correctWithFiles', kept: open.kept, text: isOwn ? caption : '', files } : null;
};

/** "đính chính 0046: …", "thay tệp văn bản 0046", "C 0046 …": the text after the number is the correction notice for readers. */
const correctionNamedIn = (caption: string): { readonly code: string; readonly text: string } | null => {
  const typed = readReplyCode(caption);
  if (typed?.act === 'correct') return { code: typed.code ?? String(typed.number), text: typed.rest };
  const spoken = correctionIn(caption);
  if (spoken) return { code: spoken.code, text: spoken.rest };
  const swap = fileSwapIn(caption);
  return swap && swap.code !== '' ? { code: swap.code, text: '' } : null;
};

/** Interprets photos and documents: for a section page, for a correction, for a draft, or for a citizen's question. */
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
  // A call for help in a caption is not used as the caption.
  const danger = caption === '' ? null : hearDanger(caption, readBy(caption, situation), situation);
  // A document that answers a correction prompt is not added to a draft.
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
