/** All texts of a subject, each with its place, for checks that read every one of them. */
import type { CheckSubject, TextPlace } from './check.ts';

/** A text of an item and where it stands, numbered from 1. */
export interface PlacedText {
  readonly where: TextPlace;
  readonly number: number;
  readonly text: string;
}

const one = (where: TextPlace, text: string): PlacedText => ({ where, number: 1, text });

/** What the writers say: title, body, captions. */
export const ownTexts = (subject: CheckSubject): readonly PlacedText[] =>
  [
    one('title', subject.title),
    one('body', subject.body),
    ...subject.photos.map(({ number, caption }) => ({ where: 'caption' as const, number, text: caption })),
  ].filter(({ text }) => text !== '');

/** What may be read by the public: the writers' texts, source, place, credits, the documents. */
export const publicTexts = (subject: CheckSubject): readonly PlacedText[] =>
  [
    ...ownTexts(subject),
    one('source', subject.source?.detail ?? ''),
    one('place', subject.place ?? ''),
    ...subject.credits.map((text, at) => ({ where: 'credit' as const, number: at + 1, text })),
    ...subject.documents.map(({ text }, at) => ({ where: 'document' as const, number: at + 1, text })),
  ].filter(({ text }) => text !== '');

/** Names of files as the senders called them: photos first, then documents, counted together. */
export const fileNamesOf = (subject: CheckSubject): readonly PlacedText[] =>
  [...subject.photos, ...subject.documents].flatMap(({ fileName }, at) =>
    fileName ? [{ where: 'fileName' as const, number: at + 1, text: fileName }] : [],
  );
