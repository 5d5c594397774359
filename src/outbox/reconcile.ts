/**
 * What the portal shows that the core does not say, and the other way round. Both are read in slices, so that a ward of any
 * size costs the same memory, and nobody waits for it.
 */

import { questionStates } from '../domain/question/transitions.ts';
import type { SubmissionState } from '../domain/submission/transitions.ts';
import type { Ward } from '../domain/ward.ts';
import type { PortalPublisher, PortalStates, Publication, PublishedState } from '../ports/portal.ts';
import type { Reader, Readers } from '../ports/reader.ts';
import { publicationOf, takenDown } from './publish.ts';
import { expectedOnPortal } from './publish-question.ts';

/** An item that the portal shows otherwise than it should; `problem` is told to the operator, in English. */
export interface Difference {
  readonly code: string;
  readonly problem: string;
  /** What publishing it again would put there; null: a person must look. */
  readonly mend: Publication | null;
}

export interface ReconcileOptions {
  readonly ward: Ward;
  readonly now: Date;
  readonly reader: Reader;
  readonly states: PortalStates;
  readonly contentHash: PortalPublisher['contentHash'];
  /** Between two slices: the database answers at once, so without it nobody else would get a turn. */
  readonly pause: () => Promise<void>;
}

/** To read an item and guess what its writer left open takes a millisecond or two; a slice stays under 20 ms. */
const sliceSize = 8;

/** A slice at a time; between two of them nothing is held open. */
export async function* differencesOnPortal(options: ReconcileOptions): AsyncGenerator<Difference> {
  const { pause } = options;
  yield* slices(pause, (after) => itemSlice(options, after));
  yield* slices(pause, (after) => questionSlice(options, after));
  yield* slices(pause, (after) => straySlice(options, after));
}

interface Slice {
  readonly found: readonly Difference[];
  readonly next: string | null;
}

async function* slices(
  pause: ReconcileOptions['pause'],
  read: (after: string | null) => Promise<Slice>,
): AsyncGenerator<Difference> {
  let after: string | null = null;
  do {
    await pause();
    const { found, next }: Slice = await read(after);
    yield* found;
    after = next;
  } while (after !== null);
}

/** Shown as it should be, or what is amiss; an older version is made good, a newer one never overwritten. */
function compare(
  expected: Publication,
  item: PublishedState | undefined,
  contentHash: PortalPublisher['contentHash'],
): readonly Difference[] {
  const { code, version } = expected;
  if (!item || (item.withdrawn && item.version <= version && expected.category === 'answer'))
    return [{ code, problem: 'missing on the portal', mend: expected }];
  if (item.version !== version)
    return [
      {
        code,
        problem: `version ${item.version} instead of ${version}`,
        mend: item.version < version ? expected : null,
      },
    ];
  return item.contentHash === contentHash(expected) ? [] : [{ code, problem: 'content differs', mend: null }];
}

/** Nobody may read these any more: a portal that was put back from an older copy may show them again. */
const hiddenStates: readonly SubmissionState[] = ['unpublished', 'destroyed'];
const statesOnPortal: readonly SubmissionState[] = ['published', ...hiddenStates];

/** @param expected as it was shown, with the revision that took it down */
function compareHidden(expected: Publication, item: PublishedState | undefined): readonly Difference[] {
  if (!item || item.withdrawn) return [];
  const mend = takenDown({ ...expected, version: Math.max(expected.version, item.version + 1) });
  return [{ code: expected.code, problem: 'taken down, and shown all the same', mend }];
}

async function itemSlice(options: ReconcileOptions, after: string | null): Promise<Slice> {
  const { ward, now, reader, states, contentHash } = options;
  const { expected, next } = await reader.read(ward.id, async ({ lists, people, checks }) => {
    const page = await lists.wholeItems(statesOnPortal, { limit: sliceSize, after });
    const all: { readonly isHidden: boolean; readonly publication: Publication }[] = [];
    for (const submission of page.items) {
      const author = await people.get(submission.authorId);
      const texts = await checks.files.texts(submission.id);
      const publication = publicationOf({ ward, now }, submission, author, '', texts);
      const { decidedBy, publication: kept } = submission.standing;
      const isHidden = hiddenStates.includes(submission.state);
      all.push({
        isHidden,
        publication: {
          ...publication,
          publishedAt: kept?.shownAt ?? decidedBy?.at ?? publication.publishedAt,
          ...(isHidden ? { version: submission.revision } : {}),
          ...(kept ? { slug: kept.slug } : {}),
        },
      });
    }
    return { expected: all, next: page.next };
  });
  const there = await states.of(
    ward.id,
    expected.map(({ publication }) => publication.code),
  );
  const found = expected.flatMap(({ isHidden, publication }) => {
    const item = there.get(publication.code);
    return isHidden ? compareHidden(publication, item) : compare(publication, item, contentHash);
  });
  return { found, next };
}

async function questionSlice(options: ReconcileOptions, after: string | null): Promise<Slice> {
  const { ward, now, reader, states, contentHash } = options;
  const { items: questions, next } = await reader.read(ward.id, ({ lists }) =>
    lists.questions({ states: questionStates }, { limit: sliceSize, after }),
  );
  const there = await states.of(
    ward.id,
    questions.map(({ code }) => code),
  );
  const found = questions.flatMap((question): readonly Difference[] => {
    const { code } = question;
    const expected = expectedOnPortal({ ward, now }, question);
    const item = there.get(code);
    if (!expected) return [];
    if (expected.withdrawn)
      return item && !item.withdrawn
        ? [
            {
              code,
              problem: 'on the portal without a consent',
              mend: { ...expected, version: Math.max(question.version, item.version + 1) },
            },
          ]
        : [];
    return compare(expected, item, contentHash);
  });
  return { found, next };
}

/** Shown, and nothing in the core stands behind it. */
async function straySlice({ ward, reader, states }: ReconcileOptions, after: string | null): Promise<Slice> {
  const page = await states.after(ward.id, after, sliceSize);
  const shown = page.filter(({ withdrawn }) => !withdrawn).map(({ code }) => code);
  const known = await reader.read(ward.id, ({ lists }: Readers) => lists.knownOnPortal(shown, statesOnPortal));
  const found = shown
    .filter((code) => !known.has(code))
    .map((code) => ({ code, problem: 'on the portal but not in the core', mend: null }));
  return { found, next: page.length < sliceSize ? null : (page.at(-1)?.code ?? null) };
}
