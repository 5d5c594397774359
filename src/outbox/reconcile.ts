/**
 * Compares the portal with the core and finds differences in both directions. Both are read in slices, so that memory use does
 * not grow with the ward and other work is not blocked.
 */

import type { SubmissionState } from '../domain/submission/transitions.ts';
import type { Ward } from '../domain/ward.ts';
import type { PortalPublisher, PortalStates, Publication, PublishedState } from '../ports/portal.ts';
import type { Reader, Readers } from '../ports/reader.ts';
import { publicationOf, takenDown } from './publish.ts';
import { expectedOnPortal } from './publish-question.ts';

/** An item that the portal does not show as it should. `problem` is an English text for the operator. */
export interface Difference {
  readonly code: string;
  readonly problem: string;
  /** What publishing it again would write; null when a person must look. */
  readonly mend: Publication | null;
}

export interface ReconcileOptions {
  readonly ward: Ward;
  readonly now: Date;
  readonly reader: Reader;
  readonly states: PortalStates;
  readonly contentHash: PortalPublisher['contentHash'];
  /** Runs between two slices. The database answers synchronously, so without a pause no other work would get a turn. */
  readonly pause: () => Promise<void>;
}

/** Reading an item and deriving the fields its writer left open takes one or two milliseconds; a slice stays under 20 ms. */
const sliceSize = 8;
/** Reading a question takes some 0.06 ms. */
const questionSliceSize = 64;

/** Yields the differences slice by slice; no transaction is open between two slices. */
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

/** Compares one item with the portal's row. A missing or older version can be republished; a newer one is never overwritten. */
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

/** States in which the public may not read an item. A portal restored from an older copy may show such items again. */
const hiddenStates: readonly SubmissionState[] = ['unpublished', 'destroyed'];
const statesOnPortal: readonly SubmissionState[] = ['published', ...hiddenStates];

/**
 * Reports an item that is shown although it was taken down.
 * @param expected as it was published, with the revision that took it down
 */
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
    lists.wholeQuestions({ limit: questionSliceSize, after }),
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

/** Rows that the portal shows and the core does not have. */
async function straySlice({ ward, reader, states }: ReconcileOptions, after: string | null): Promise<Slice> {
  const page = await states.after(ward.id, after, sliceSize);
  const shown = page.filter(({ withdrawn }) => !withdrawn).map(({ code }) => code);
  const known = await reader.read(ward.id, ({ lists }: Readers) => lists.knownOnPortal(shown, statesOnPortal));
  const found = shown
    .filter((code) => !known.has(code))
    .map((code) => ({ code, problem: 'on the portal but not in the core', mend: null }));
  return { found, next: page.length < sliceSize ? null : (page.at(-1)?.code ?? null) };
}
