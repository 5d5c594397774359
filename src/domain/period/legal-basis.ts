/** Legal bases that papers cite, with their dates: a paper prints those in force on its day. */

/** A document that papers cite, with the days on which it is in force, "2026-11-30". */
export interface LegalBasis {
  readonly name: string;
  readonly from: string;
  readonly until: string | null;
  /** Its successor; shown to a user who would have cited the old document. */
  readonly replacedBy: string | null;
}

/** Which documents may be cited on a day. */
export interface BasesOn {
  readonly inForce: readonly LegalBasis[];
  /** Documents that ended in the year before this day: a user copying the last paper would still cite them. */
  readonly replaced: readonly LegalBasis[];
}

/** Documents in force on the day, and documents that ended within the year before it. @param day 'YYYY-MM-DD' */
export function basesOn(bases: readonly LegalBasis[], day: string): BasesOn {
  const yearBefore = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return {
    inForce: bases.filter(({ from, until }) => from <= day && (until === null || until >= day)),
    replaced: bases.filter(({ until }) => until !== null && until < day && until >= yearBefore),
  };
}
