/**
 * Where the time of an item went, told without blame: the day it was due fell while its source, its review, the other
 * signatures, or the portal had it.
 */
import type { LocalDate } from '../calendar/local-date.ts';
import type { Person } from '../person/person.ts';
import type { Submission } from '../submission/submission.ts';

export const lateParts = ['source', 'review', 'approval', 'portal'] as const;
/** With whom an item’s time ran out. */
export type LatePart = (typeof lateParts)[number];

/** Null: it is not late, or has no day. @param now stands in for what has not happened yet */
export function latePartOf({ standing }: Pick<Submission, 'standing'>, now: Date): LatePart | null {
  const { due, submittedAt, signatures, publication, decidedBy, route } = standing;
  const end = publication?.at ?? now;
  if (!due?.at || end <= due.at) return null;
  if (submittedAt === null || submittedAt > due.at) return 'source';
  const first = signatures[0]?.at ?? null;
  if (first === null || first > due.at) return 'review';
  const isSigned = signatures.length >= (route?.length ?? 1);
  const last = isSigned ? (signatures.at(-1)?.at ?? decidedBy?.at ?? null) : null;
  return last === null || last > due.at ? 'approval' : 'portal';
}

/** Who set the hour at which it goes out, and can set another; null: nobody that we know. */
export function schedulerOf({ standing }: Pick<Submission, 'standing'>) {
  const { decidedBy, publishAt } = standing;
  return publishAt && decidedBy?.person ? { person: decidedBy.person, name: decidedBy.name } : null;
}

/** A case whose day is over. */
export interface LateCase {
  readonly kind: 'item' | 'question';
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly dueOn: LocalDate | null;
  readonly holders: readonly Pick<Person, 'id' | 'name'>[];
  /** Nobody's turn: the program is bringing it to the portal, or to its asker. */
  readonly waitsFor: 'portal' | 'delivery' | null;
  /** Since when they hold it. */
  readonly since: Date;
  /** Null: of a question. */
  readonly part: LatePart | null;
  /** As whoever holds it said; null: nobody has said. */
  readonly reason: string | null;
}
