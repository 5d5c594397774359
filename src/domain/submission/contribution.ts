/**
 * Who made what of an item: the ground of credits, royalties, and of "nobody decides about what they are paid for".
 * Writers credit people in words ("Tin: …", "Ảnh: …"), with the part of each where they don't share alike ("Tin: Lan 60%, Minh 40%"); a name that is exactly one person's, or a unit's of the ward, is theirs.
 */
import type { PersonId, PhotoId } from '../ids.ts';
import { foldForSearch } from '../text/normalize.ts';
import { readLabels } from './guess.ts';
import { photosOf } from './photos-and-files.ts';
import { namesOf, shareIn, wholeShare } from './share.ts';
import type { Submission } from './submission.ts';

/** What somebody gave to an item; `edit`: words of the board that replaced others. */
export type ContributionKind = 'text' | 'photo' | 'edit';

/** Who has a part in an item, and how large it is. */
export interface Contribution {
  readonly kind: ContributionKind;
  /** Null where the name is nobody's that we know, or a unit's. */
  readonly person: PersonId | null;
  /** A unit of the ward that is credited as a whole. */
  readonly unit: string | null;
  /** As it was credited. */
  readonly name: string;
  /** Ten-thousandths of this kind (of this photo); of an edit: of the words that were replaced. */
  readonly share: number;
  readonly photo: PhotoId | null;
}

/** Somebody who can be named as author or photographer. */
export interface Creditable {
  readonly id: PersonId;
  readonly name: string;
}

type Credit = Pick<Contribution, 'person' | 'unit' | 'name'> & { readonly said: number | null };

const spelled = (name: string): string => name.normalize('NFC').trim().toLowerCase();

/** Text and photos, as the words credit them; what nobody is credited for is the sender's. */
export function contributionsOf(
  submission: Pick<Submission, 'content' | 'photos' | 'authorId'>,
  people: readonly Creditable[],
  units: readonly string[],
): readonly Contribution[] {
  const { content, authorId } = submission;
  const labels = readLabels(content.parts.flatMap(({ text }) => text.split('\n')));
  const sender = people.find(({ id }) => id === authorId);
  const credit = (written: string): Credit => {
    const { name, share } = shareIn(written);
    return { ...creditOf(name, authorId, people, units), said: share };
  };
  const named = (inWords: readonly string[], kept: readonly string[] = []): readonly Credit[] => {
    const names = inWords.length > 0 ? inWords : kept;
    return names.length > 0
      ? names.map(credit)
      : [{ person: authorId, unit: null, name: sender?.name ?? '', said: null }];
  };
  const text = shared(named(labels.authors, content.authors), 'text', null);
  const photographers = named(labels.photographers, content.photographers);
  const listed = labels.photographers.length > 0 ? labels.photographers : (content.photographers ?? []);
  const taken = (id: PhotoId): readonly Credit[] =>
    tookIt(listed, content.photoCredits?.[id])?.map(credit) ?? photographers;
  return [...text, ...photosOf(submission).flatMap(({ id }) => shared(taken(id), 'photo', id))];
}

/**
 * Who took one photo of a merged item, by what its own report said (docs/decisions/0248). Null: nothing was kept of it, or
 * somebody credits the item's photos otherwise since, with parts or without these names: what they wrote stands.
 * @param listed whom the item credits for its photos in all
 */
export function tookIt(listed: readonly string[], own: readonly string[] | undefined): readonly string[] | null {
  if (own === undefined || listed.some((each) => shareIn(each).share !== null)) return null;
  const names = namesOf(listed).map(spelled);
  return own.every((each) => names.includes(spelled(shareIn(each).name))) ? own : null;
}

/** Of two people of one name the sender is meant, or nobody that can be told. */
function creditOf(
  name: string,
  sender: PersonId,
  people: readonly Creditable[],
  units: readonly string[],
): Omit<Credit, 'said'> {
  const unit = units.find((each) => spelled(each) === spelled(name)) ?? null;
  if (unit !== null) return { person: null, unit, name };
  const exact = people.filter((each) => spelled(each.name) === spelled(name));
  const alike = exact.length > 0 ? exact : people.filter((each) => foldForSearch(each.name) === foldForSearch(name));
  const meant = alike.find(({ id }) => id === sender) ?? (alike.length === 1 ? alike[0] : undefined);
  return { person: meant?.id ?? null, unit: null, name };
}

/** As it was said; where nothing was, in equal parts, and what does not divide goes to the first. */
function shared(credits: readonly Credit[], kind: ContributionKind, photo: PhotoId | null): readonly Contribution[] {
  const part = Math.floor(wholeShare / credits.length);
  const isSaid = credits.some(({ said }) => said !== null);
  const equal = (at: number): number => (at === 0 ? wholeShare - part * (credits.length - 1) : part);
  return credits.map(({ said, ...credit }, at) => ({
    ...credit,
    kind,
    photo,
    share: isSaid ? (said ?? 0) : equal(at),
  }));
}

const wordsOf = (text: string): readonly string[] => text.split(/\s+/u).filter(Boolean);

/** How much of the later text is not in the earlier one, in ten-thousandths of its words. */
export function rewrittenShare(before: string, after: string): number {
  const left = new Map<string, number>();
  for (const word of wordsOf(before)) left.set(word, (left.get(word) ?? 0) + 1);
  const words = wordsOf(after);
  let fresh = 0;
  for (const word of words) {
    const count = left.get(word) ?? 0;
    if (count === 0) fresh += 1;
    else left.set(word, count - 1);
  }
  return words.length === 0 ? 0 : Math.round((fresh / words.length) * wholeShare);
}
