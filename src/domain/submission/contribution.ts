/**
 * Who contributed what to an item. Credits, royalties and the rule against deciding about one's own payment are based on it.
 * Authors credit people in words ("Tin: …", "Ảnh: …"), with shares if they are unequal ("Tin: Lan 60%, Minh 40%"). A name that
 * matches exactly one person or a unit of the ward is assigned to it.
 */
import type { PersonId, PhotoId } from '../ids.ts';
import { foldForSearch } from '../text/normalize.ts';
import { readLabels } from './guess.ts';
import { photosOf } from './photos-and-files.ts';
import { namesOf, shareIn, wholeShare } from './share.ts';
import type { Submission } from './submission.ts';

/** Kind of contribution. `edit`: words of the board that replaced the author's. */
export type ContributionKind = 'text' | 'photo' | 'edit';

/** A contribution to an item, and its share. */
export interface Contribution {
  readonly kind: ContributionKind;
  /** Null if the name matches no known person, or a unit. */
  readonly person: PersonId | null;
  /** A unit of the ward that is credited as a whole. */
  readonly unit: string | null;
  /** The name as credited. */
  readonly name: string;
  /** Ten-thousandths of the text, or of this photo. For an edit: of the words that were replaced. */
  readonly share: number;
  readonly photo: PhotoId | null;
}

/** A person who can be credited as author or photographer. */
export interface Creditable {
  readonly id: PersonId;
  readonly name: string;
}

type Credit = Pick<Contribution, 'person' | 'unit' | 'name'> & { readonly said: number | null };

const spelled = (name: string): string => name.normalize('NFC').trim().toLowerCase();

/** Contributions of text and photos, as the words credit them. Anything without a credit is the sender's. */
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
    creditedPhotographers(listed, content.photoCredits?.[id])?.map(credit) ?? photographers;
  return [...text, ...photosOf(submission).flatMap(({ id }) => shared(taken(id), 'photo', id))];
}

/**
 * Photographers of one photo of a merged item, as its own report credited them (docs/decisions/0248). Null if nothing was stored,
 * or if the item's credits were edited since, with shares or without these names: the newer credits apply.
 * @param listed the item's photo credits as a whole
 */
export function creditedPhotographers(
  listed: readonly string[],
  own: readonly string[] | undefined,
): readonly string[] | null {
  if (own === undefined || listed.some((each) => shareIn(each).share !== null)) return null;
  const names = namesOf(listed).map(spelled);
  return own.every((each) => names.includes(spelled(shareIn(each).name))) ? own : null;
}

/** Of two people with the same name the sender is meant; otherwise the name stays unassigned. */
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

/** Uses the given shares. If none were given, equal ones, with the remainder for the first. */
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

/** Share of the later text's words that are not in the earlier one, in ten-thousandths. */
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
