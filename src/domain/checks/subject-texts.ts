/** All texts of a subject with their places, for checks that read every text. */
import type { CheckSubject, TextPlace } from './check.ts';

/** A text of an item and its place, numbered from 1. */
export interface PlacedText {
  readonly where: TextPlace;
  readonly number: number;
  readonly text: string;
}

const one = (where: TextPlace, text: string): PlacedText => ({ where, number: 1, text });

/** The writers' texts: title, body, captions. */
export const ownTexts = (subject: CheckSubject): readonly PlacedText[] =>
  [
    one('title', subject.title),
    one('body', subject.body),
    ...subject.photos.map(({ number, caption }) => ({ where: 'caption' as const, number, text: caption })),
  ].filter(({ text }) => text !== '');

/** Everything that may be published: the writers' texts, source, place, credits, documents. */
export const publicTexts = (subject: CheckSubject): readonly PlacedText[] =>
  [
    ...ownTexts(subject),
    one('source', subject.source?.detail ?? ''),
    one('place', subject.place ?? ''),
    ...subject.credits.map((text, at) => ({ where: 'credit' as const, number: at + 1, text })),
    ...subject.documents.map(({ text }, at) => ({ where: 'document' as const, number: at + 1, text })),
  ].filter(({ text }) => text !== '');

/** File names as the senders chose them: photos first, then documents, numbered together. */
export const fileNamesOf = (subject: CheckSubject): readonly PlacedText[] =>
  [...subject.photos, ...subject.documents].flatMap(({ fileName }, at) =>
    fileName ? [{ where: 'fileName' as const, number: at + 1, text: fileName }] : [],
  );
