/** A ranking for praise (Art. 10.1) by the ward's own criteria. The program proposes; people decide. */

export const criteria = [
  'published',
  'gradeA',
  'photos',
  'answers',
  'onTimePermille',
  'returned',
  'violations',
] as const;
/** A counted criterion. `onTimePermille` is a share in thousandths, the others are counts. */
export type Criterion = (typeof criteria)[number];

/** Points for each unit of a criterion; negative ones subtract. `onTimePermille` gives its points for a full thousand. */
export type Weights = Readonly<Record<Criterion, number>>;

/** A ward's own criteria for praise, from its file. */
export interface PraiseRule {
  readonly weights: Weights;
  /** How many people and how many units are proposed. */
  readonly places: number;
}

/** For a ward whose file defines no criteria. */
export const usualPraise: PraiseRule = {
  weights: {
    ...{ published: 10, gradeA: 5, photos: 1, answers: 5 },
    ...{ onTimePermille: 20, returned: -3, violations: -50 },
  },
  places: 3,
};

/** The criteria of the ward's file, or the usual ones. */
export const praiseRuleOf = ({ praise }: { readonly praise?: PraiseRule | undefined }): PraiseRule =>
  praise ?? usualPraise;

/** A person or a unit, with its counts. */
export interface Candidate {
  readonly key: string;
  readonly name: string;
  readonly kind: 'person' | 'unit';
  readonly facts: Readonly<Record<Criterion, number>>;
}

/** A candidate with points and place. Equal points share a place. */
export interface Ranked extends Candidate {
  readonly place: number;
  /** Tenths of a point: whole numbers can be compared exactly. */
  readonly pointsTenths: number;
}

const pointsOf = ({ facts }: Candidate, weights: Weights): number =>
  criteria.reduce(
    (all, name) =>
      all +
      (name === 'onTimePermille' ? Math.round((facts[name] * weights[name]) / 100) : facts[name] * weights[name] * 10),
    0,
  );

/** Equal points share a place, and the next place is skipped: 1, 2, 2, 4. Candidates without publications get no place. */
export function rank(candidates: readonly Candidate[], weights: Weights): readonly Ranked[] {
  const collator = new Intl.Collator('vi');
  const sorted = candidates
    .filter(({ facts }) => facts.published + facts.answers > 0)
    .map((candidate) => ({ candidate, points: pointsOf(candidate, weights) }))
    .sort((a, b) => b.points - a.points || collator.compare(a.candidate.name, b.candidate.name));
  return sorted.map(({ candidate, points }) => ({
    ...candidate,
    pointsTenths: points,
    place: sorted.filter((other) => other.points > points).length + 1,
  }));
}
