/**
 * In which phase an item became late, without blaming a person: before submission, during review, during the other signatures, or
 * during publication.
 */
import type { LocalDate } from '../calendar/local-date.ts';
import type { Person } from '../person/person.ts';
import type { Submission } from '../submission/submission.ts';

export const lateParts = ['source', 'review', 'approval', 'portal'] as const;
/** The phase in which an item's due time passed. */
export type LatePart = (typeof lateParts)[number];

/** Null: it is not late, or has no due time. @param now used in place of steps that have not happened yet */
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

/** The person who set the publication time and can change it. Null if unknown or not scheduled. */
export function schedulerOf({ standing }: Pick<Submission, 'standing'>) {
  const { decidedBy, publishAt } = standing;
  return publishAt && decidedBy?.person ? { person: decidedBy.person, name: decidedBy.name } : null;
}

/** A case past its due date. */
export interface LateCase {
  readonly kind: 'item' | 'question';
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly dueOn: LocalDate | null;
  readonly holders: readonly Pick<Person, 'id' | 'name'>[];
  /** Not null if no person has to act: the program is publishing it or delivering it to the asker. */
  readonly waitsFor: 'portal' | 'delivery' | null;
  /** Since when the holders have had it. */
  readonly since: Date;
  /** Null for a question. */
  readonly part: LatePart | null;
  /** Reason given by a holder; null: none was given. */
  readonly reason: string | null;
}
