/** Who stands how to a question: the one place where a duty becomes people. */
import { addDays, localDateOf } from '../../domain/calendar/local-date.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Question } from '../../domain/question/question.ts';
import type { QuestionDuty } from '../../domain/question/react.ts';
import { decidingRoles, type Role } from '../../domain/roles.ts';
import type { Unit } from '../../ports/services.ts';
import type { Relations } from '../react.ts';

const withRoles = async (unit: Unit, roles: readonly Role[]): Promise<readonly PersonId[]> =>
  (await unit.stores.people.holdersOf(roles, unit.now)).map(({ id }) => id);

/** The office; where nobody of it may know, those who decide. */
export const leadingWithout = async (unit: Unit, kept: readonly PersonId[]): Promise<readonly PersonId[]> => {
  const without = (people: readonly PersonId[]) => people.filter((id) => !kept.includes(id));
  const office = without(await withRoles(unit, ['office']));
  return office.length > 0 ? office : without(await withRoles(unit, decidingRoles));
};
/** Above the board, where nobody of it may know. */
export const chairmenWithout = async (unit: Unit, kept: readonly PersonId[]): Promise<readonly PersonId[]> =>
  (await withRoles(unit, ['chairman'])).filter((id) => !kept.includes(id));
const leading = (unit: Unit, { standing }: Question): Promise<readonly PersonId[]> =>
  (standing.isForChairman ? chairmenWithout : leadingWithout)(unit, standing.keptFrom ?? []);

const signing = async (unit: Unit, question: Question): Promise<readonly PersonId[]> => {
  const { standing, askerId } = question;
  if (standing.isForChairman) return leading(unit, question);
  const { masked } = standing.publication;
  const own = new Set<PersonId | undefined>([
    askerId,
    ...standing.drafts.map(({ person }) => person),
    ...(standing.keptFrom ?? []),
    ...(masked ? [masked.by, standing.answer?.drafter.person] : []),
  ]);
  const may = (id: PersonId): boolean => !own.has(id);
  const deputies = (await withRoles(unit, ['deputy', 'standingDeputy'])).filter(may);
  return deputies.length > 0 ? deputies : (await withRoles(unit, ['head'])).filter(may);
};

/** Who has this duty towards the question now. */
export async function holdersOf(unit: Unit, question: Question, duty: QuestionDuty): Promise<readonly PersonId[]> {
  const { assignee } = question.standing;
  switch (duty) {
    case 'leading':
      return leading(unit, question);
    case 'assignee':
      return assignee ? [assignee.person] : [];
    case 'handling':
      return assignee ? [assignee.person] : leading(unit, question);
    case 'signing':
      return signing(unit, question);
    case 'missingSigner': {
      const isSomebodyLeft = (await signing(unit, question)).length > 0;
      return isSomebodyLeft
        ? []
        : [...new Set([...(await leading(unit, question)), ...(await withRoles(unit, ['head']))])];
    }
  }
}

/** Whoever is kept from it hears nothing of it, whatever their duty. */
export const relationsOf = (unit: Unit, question: Question): Relations<QuestionDuty> => ({
  asker: question.askerId,
  keptFrom: (question.standing.keptFrom ?? []).filter((id) => id !== question.askerId),
  holdersOf: (duty) => holdersOf(unit, question, duty),
  // Whoever was not helped by an answer waits for nothing.
  isUrgent:
    question.standing.reopenedAt !== null || question.dueOn <= addDays(localDateOf(unit.now, unit.ward.timeZone), 1),
});

/** Where there is no question yet: those who lead. */
export const leadersOnly = (unit: Unit): Relations<'leading'> => ({ holdersOf: () => leadingWithout(unit, []) });
