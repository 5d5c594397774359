/** Differences between two versions of an item, for the notice about an edit. Pure. */

import { captionOf, descriptionOf, type Photo } from './photos-and-files.ts';
import type { Reading } from './reading.ts';
import type { Content } from './submission.ts';

/** A version of an item, as a reader saw it. */
export interface Version {
  readonly content: Content;
  readonly reading: Reading;
  /** Published photos, in order. */
  readonly photos: readonly Pick<Photo, 'id'>[];
  /** Published documents. Absent in versions from before documents were stored. */
  readonly files?: readonly { readonly id: string }[];
}

/** Texts for which both versions are shown. */
export type ChangedText = 'title' | 'text' | 'place' | 'source' | 'authors' | 'photographers' | 'number' | 'signer';

const counted = ['files', 'filesAdded', 'dropped', 'added', 'captions', 'descriptions'] as const;
type Counted = (typeof counted)[number];

/** A difference between two versions. For photos and files only their number is given. */
export type Change =
  | { readonly what: ChangedText; readonly before: string; readonly after: string }
  | { readonly what: 'eventOn' | 'category'; readonly before: string; readonly after: string }
  /** Files removed or added; photos removed, added, with a new caption or a new description. */
  | { readonly what: Counted; readonly count: number }
  | { readonly what: 'order' };

/** True for changes that give only a number. */
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

/** Differences in this order: texts, event day, category, files and photos. */
export function changesBetween(before: Version, after: Version): readonly Change[] {
  const [old, now] = [textsOf(before), textsOf(after)];
  // A proposed title repeats the text, so the same change is not listed twice.
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
