/** What is different between two versions of an item, for those who read of an edit. Pure. */

import { captionOf, descriptionOf, type Photo } from './photos-and-files.ts';
import type { Reading } from './reading.ts';
import type { Content } from './submission.ts';

/** An item as somebody saw it. */
export interface Version {
  readonly content: Content;
  readonly reading: Reading;
  /** Those that go along, in order. */
  readonly photos: readonly Pick<Photo, 'id'>[];
  /** Documents that go along; versions that were kept before have none. */
  readonly files?: readonly { readonly id: string }[];
}

/** Of these texts both versions are told, before and after. */
export type ChangedText = 'title' | 'text' | 'place' | 'source' | 'authors' | 'photographers' | 'number' | 'signer';

const counted = ['files', 'filesAdded', 'dropped', 'added', 'captions', 'descriptions'] as const;
type Counted = (typeof counted)[number];

/** What differs between two versions. Of pictures and files only numbers are told. */
export type Change =
  | { readonly what: ChangedText; readonly before: string; readonly after: string }
  | { readonly what: 'eventOn' | 'category'; readonly before: string; readonly after: string }
  /** Files that are gone; photos that are gone, are new, have another place, have another caption, are described otherwise. */
  | { readonly what: Counted; readonly count: number }
  | { readonly what: 'order' };

/** Of files and photos it is said how many, not which. */
export const isCounted = (change: Change): change is Extract<Change, { readonly count: number }> =>
  counted.some((what) => what === change.what);

const textsOf = ({ content, reading }: Version): Readonly<Record<ChangedText, string>> => ({
  title: reading.title,
  text: reading.paragraphs.join('\n'),
  place: reading.place ?? '',
  source: reading.source?.detail ?? '',
  authors: reading.credits.authors.join(', '),
  photographers: reading.credits.photographers.join(', '),
  number: content.documentNumber ?? '',
  signer: content.signer ?? '',
});

const texts: readonly ChangedText[] = [
  ...(['title', 'text', 'place', 'source', 'authors', 'photographers', 'number', 'signer'] as const),
];

/** What the later version says otherwise: texts first, then day and category, then photos. */
export function changesBetween(before: Version, after: Version): readonly Change[] {
  const [old, now] = [textsOf(before), textsOf(after)];
  // A proposed title repeats the text: one change is told once.
  const repeats = (what: ChangedText): boolean =>
    what === 'title' && after.content.title === null && before.reading.paragraphs.join('\n').includes(old.title);
  const said = texts
    .filter((what) => old[what] !== now[what] && !repeats(what))
    .map((what): Change => ({ what, before: old[what], after: now[what] }));
  const slots = (['eventOn', 'category'] as const)
    .filter((what) => before.reading[what] !== after.reading[what])
    .map((what): Change => ({ what, before: before.reading[what] ?? '', after: after.reading[what] ?? '' }));
  return [...said, ...slots, ...photoChanges(before, after)];
}

function photoChanges(before: Version, after: Version): readonly Change[] {
  const ids = ({ photos }: Version): readonly string[] => photos.map(({ id }) => id);
  const [old, now] = [ids(before), ids(after)];
  const stayed = now.filter((id) => old.includes(id));
  const saidAnew = (wordsOf: typeof captionOf | typeof descriptionOf): number =>
    after.photos.filter(
      (photo) => old.includes(photo.id) && wordsOf(before.content, photo) !== wordsOf(after.content, photo),
    ).length;
  const counts = {
    files: (before.files ?? []).filter(({ id }) => after.files && !after.files.some((each) => each.id === id)).length,
    filesAdded: (after.files ?? []).filter(({ id }) => before.files && !before.files.some((each) => each.id === id))
      .length,
    dropped: old.filter((id) => !now.includes(id)).length,
    added: now.filter((id) => !old.includes(id)).length,
    captions: saidAnew(captionOf),
    descriptions: saidAnew(descriptionOf),
  };
  const isMoved = stayed.join() !== old.filter((id) => now.includes(id)).join();
  return [
    ...(['files', 'filesAdded', 'dropped', 'added', 'captions', 'descriptions'] as const).flatMap((what) =>
      counts[what] > 0 ? [{ what, count: counts[what] }] : [],
    ),
    ...(isMoved ? [{ what: 'order' } as const] : []),
  ];
}
