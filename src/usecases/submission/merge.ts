/**
 * **Gộp**: merges several reports of one event into one item with all their words, photos and authors. Decided items cannot
 * be merged, because they were approved or published as they were.
 */
import { refused } from '../../domain/decision.ts';
import { photoId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { creditedPhotographers } from '../../domain/submission/contribution.ts';
import { evolve } from '../../domain/submission/evolve.ts';
import { objectionToEdit } from '../../domain/submission/permissions.ts';
import { filesOf, type Photo, photosGiven, photosOf } from '../../domain/submission/photos-and-files.ts';
import { aboutItem } from '../../domain/submission/react.ts';
import { joinedCredits, namesOf } from '../../domain/submission/share.ts';
import type { Source } from '../../domain/submission/source.ts';
import type { Content, MergeKept, Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { keepFingerprint } from '../check/fingerprints.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { releaseFromPlan } from '../plan/attach.ts';
import { notify } from '../react.ts';
import { renewCards } from './cards.ts';
import { openForEdit, saveEdit } from './edit-item.ts';
import { itemsNamed } from './named.ts';
import { read } from './read.ts';
import { refuse } from './refuse.ts';

/** Upper limit of items in one merge. */
const mostMerged = 5;

/** Result of a merge. `credited`: names, for the person who merged. */
export type Merged = Outcome<{
  readonly submission: Submission;
  /** Codes of the merged items. */
  readonly merged: readonly string[];
  readonly credited: readonly string[];
}>;

async function namedIn(
  unit: Unit,
  actor: Person,
  into: Submission,
  words: string,
): Promise<Outcome<{ others: Submission[] }>> {
  const others: Submission[] = [];
  for (const [digits] of [...words.matchAll(/(?:\d{4}-)?\d{1,5}(?!\d|-)/gu)].slice(0, mostMerged)) {
    const found = (await itemsNamed(unit.stores.submissions, digits)).filter(
      ({ state }) => !['draft', 'withdrawn', 'destroyed', 'quarantined'].includes(state),
    );
    const other = found.find(({ state }) => state === 'submitted' || state === 'returned') ?? found[0];
    if (!other) return refused('issue-item-unknown', { code: digits });
    const facts = { code: other.code };
    if (other.id === into.id) return refused('issue-merge-itself', facts);
    const issue = objectionToEdit(other, actorOf(actor));
    if (issue) return refuse(unit, actor, other, [issue], 'merge');
    if (other.state !== 'submitted' && other.state !== 'returned')
      return refuse(unit, actor, other, [{ key: 'issue-merge-decided', facts }], 'merge');
    // A file's text belongs to the checks of its own item, so items with files cannot be merged.
    if (filesOf(other).length > 0)
      return refuse(
        unit,
        actor,
        other,
        [{ key: 'issue-merge-files', facts: { code: other.code, into: into.code } }],
        'merge',
      );
    others.push(other);
  }
  return others.length > 0 ? { ok: true, others } : refused('issue-item-unknown', { code: words });
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];

/** The names credited by an item; if none, its sender. */
const creditsOf = (named: readonly string[], sender: string): readonly string[] =>
  named.length > 0 ? named : [sender];

/** The items of a planned merge; nothing has changed yet. */
export type MergePlan = Outcome<{ readonly into: Submission; readonly others: readonly Submission[] }>;

/** Plans a merge. @param words codes: "0043, 0044" */
export async function planMerge(
  unit: Unit,
  actor: Person,
  { submission: id, revision }: { readonly submission: string; readonly revision: number },
  words: string,
): Promise<MergePlan> {
  const opened = await openForEdit(unit, actor, id, revision);
  if (!opened.ok) return opened;
  const into = opened.submission;
  if (into.state !== 'submitted')
    return refuse(unit, actor, into, [{ key: 'issue-merge-decided', facts: { code: into.code } }], 'merge');
  const named = await namedIn(unit, actor, into, words);
  return named.ok ? { ok: true, into, others: named.others } : named;
}

/** The joined sources without duplicates; the first one gives the kind. */
function joinedSource(sources: readonly (Source | null | undefined)[]): Source | null {
  const said = sources.filter((each): each is Source => Boolean(each));
  const [first] = said;
  return first
    ? { ...first, detail: unique(said.map(({ detail }) => detail).filter((each) => each !== '')).join('; ') }
    : null;
}

/** Carries out a merge. @param words as `planMerge` reads them */
export async function mergeItems(
  unit: Unit,
  actor: Person,
  press: { readonly submission: string; readonly revision: number },
  words: string,
): Promise<Merged> {
  const plan = await planMerge(unit, actor, press, words);
  if (!plan.ok) return plan;
  const { into, others } = plan;
  const all = [into, ...others];
  const readings = all.map((item) => read(unit, item));
  const senders = await Promise.all(all.map(async ({ authorId }) => (await unit.stores.people.get(authorId)).name));
  const authors = joinedCredits(readings.map(({ credits }, at) => creditsOf(credits.authors, senders[at] ?? '')));
  const [own] = readings;
  const photographersOf = (at: number): readonly string[] =>
    creditsOf(readings[at]?.credits.photographers ?? [], senders[at] ?? '');
  const copies = copiesOf(unit, into, others);
  const photoCredits = Object.fromEntries(
    [photosOf(into).map((photo) => [photo, photo] as const), ...copies].flatMap((photos, at) =>
      photos.map(([{ id }, copy]) => {
        const own = creditedPhotographers(
          readings[at]?.credits.photographers ?? [],
          all[at]?.content.photoCredits?.[id],
        );
        return [copy.id, own ?? photographersOf(at)];
      }),
    ),
  );
  const content: Content = {
    ...into.content,
    title: own?.title ?? into.content.title,
    source: joinedSource(readings.map(({ source }) => source)) ?? into.content.source,
    eventOn: own?.eventOn ?? into.content.eventOn,
    place: own?.place ?? into.content.place,
    authors,
    photographers: unique(all.flatMap((item, at) => (photosOf(item).length > 0 ? namesOf(photographersOf(at)) : []))),
    photoCredits,
    parts: readings.map(({ paragraphs }, at) => ({ of: `merged:${all[at]?.id}`, text: paragraphs.join('\n') })),
  };
  const photos = [...into.photos, ...copies.flat().map(([, copy]) => copy)];
  const kept: MergeKept = {
    revision: into.revision + 1,
    content: into.content,
    photos: into.photos.map(({ id }) => id),
    others: others.map(({ id }) => id),
  };
  const merges = [...(into.standing.merges ?? []), kept];
  const saved = await saveEdit(unit, actor, into, {
    ...{ content, photos, slot: 'merge', isOthersWork: true, merges },
    taken: others.map(({ code }) => code),
  });
  if (!saved.ok) return saved;
  for (const other of others) await end(unit, actor, other, into.code);
  return { ok: true, submission: saved.submission, merged: others.map(({ code }) => code), credited: namesOf(authors) };
}

/**
 * Each report's photos with copies for the merged item, appended report by report, so that the cover stays. The copies use
 * the same files.
 */
function copiesOf({ ids }: Unit, into: Submission, others: readonly Submission[]): (readonly [Photo, Photo])[][] {
  let last = Math.max(-1, ...into.photos.map(({ position }) => position));
  return others.map((other) =>
    photosGiven(other).map((photo) => {
      last += 1;
      const itemKey = `merged:${ids.next()}:${photo.itemKey}`;
      return [photo, { ...photo, id: photoId(ids.next()), itemKey, position: last }];
    }),
  );
}

/** Closes a merged report without a decision. Its author is credited in the merged item, and is notified. */
async function end(unit: Unit, actor: Person, other: Submission, into: string): Promise<void> {
  const { stores, now } = unit;
  const after = evolve(other, { type: 'merged', at: now, by: actor.id, name: actor.name, into });
  await stores.submissions.save(after, other);
  await keepFingerprint(unit, after);
  await releaseFromPlan(unit, after);
  await stores.timeline.record(other.id, 'merged', actor.id, now, { into });
  await putOnRecord(unit, actor.id, 'merge', other.id, { code: other.code, into });
  await renewCards(unit, { ...after, version: other.version + 1 });
  await notify(unit, other.authorId, { ...aboutItem(other), name: 'merged-to-author', by: actor.name, into });
}
