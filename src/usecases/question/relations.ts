/** Determines who has which duty towards a question. The only place that turns a duty into people. */
import { addDays, localDateOf } from '../../domain/calendar/local-date.ts';
import type { PersonId } from '../../domain/ids.ts';
import { type Person, present } from '../../domain/person/person.ts';
import { mayStandIn } from '../../domain/question/permissions.ts';
import type { Question } from '../../domain/question/question.ts';
import { holderOf, type QuestionDuty } from '../../domain/question/react.ts';
import { boardRoles, decidingRoles, type Role } from '../../domain/roles.ts';
import type { ReadContext, Unit } from '../../ports/services.ts';
import type { Relations } from '../react.ts';

type Records = Pick<ReadContext, 'stores' | 'now'>;

/** Active holders of the roles that pass the filter. */
const withRoles = async (
  { stores, now }: Records,
  roles: readonly Role[],
  may: (person: Person) => boolean = () => true,
): Promise<readonly Person[]> => present((await stores.people.holdersOf(roles, now)).filter(may));

const idsOf = (people: readonly Person[]): readonly PersonId[] => people.map(({ id }) => id);

/** The office; if everyone there is excluded, the deciders. */
export const leadingWithout = async (unit: Records, kept: readonly PersonId[]): Promise<readonly Person[]> => {
  const may = ({ id }: Person) => !kept.includes(id);
  const office = await withRoles(unit, ['office'], may);
  return office.length > 0 ? office : withRoles(unit, decidingRoles, may);
};
/** The chairmen who are not excluded, for cases that no board member may see. */
export const chairmenWithout = (unit: Records, kept: readonly PersonId[]): Promise<readonly Person[]> =>
  withRoles(unit, ['chairman'], ({ id }) => !kept.includes(id));
const leading = (unit: Records, { standing }: Question): Promise<readonly Person[]> =>
  (standing.isForChairman ? chairmenWithout : leadingWithout)(unit, standing.keptFrom ?? []);

/** Who may sign now. The author of a text may not sign it, and neither may the author's substitute. */
export const signersOf = async (unit: Records, question: Question): Promise<readonly Person[]> => {
  const { standing, askerId } = question;
  if (standing.isForChairman) return withRoles(unit, ['chairman'], ({ id }) => !(standing.keptFrom ?? []).includes(id));
  const { masked } = standing.publication;
  const wrote = new Set<PersonId | undefined>([
    ...standing.drafts.map(({ person }) => person),
    ...(masked ? [masked.by, standing.answer?.drafter.person] : []),
  ]);
  const own: readonly PersonId[] = [askerId, ...(standing.keptFrom ?? [])];
  const may = ({ id, standsIn }: Person): boolean =>
    !own.includes(id) && !wrote.has(id) && !(standsIn && wrote.has(standsIn.replaces));
  const deputies = await withRoles(unit, ['deputy', 'standingDeputy'], may);
  return deputies.length > 0 ? deputies : withRoles(unit, ['head'], may);
};

/** The assignee, or a permitted substitute during an absence. Null: not assigned. */
export async function assigneeOrSubstitute(
  { stores, now }: Records,
  question: Question,
): Promise<Pick<Person, 'id' | 'name'> | null> {
  const { assignee } = question.standing;
  if (!assignee) return null;
  const substitute = (await stores.people.holdersOf(boardRoles, now)).find(
    ({ id, standsIn }) => standsIn?.replaces === assignee.person && mayStandIn(question, id),
  );
  return substitute ?? { id: assignee.person, name: assignee.name };
}

/** Whose turn it is. Empty: not assigned yet, waiting for the asker, or being delivered. */
export async function turnOf(unit: Records, question: Question): Promise<readonly Pick<Person, 'id' | 'name'>[]> {
  const holder = holderOf(question);
  if (holder === 'approvers') return signersOf(unit, question);
  if (holder === 'office' && question.state === 'approved') return leading(unit, question);
  const inHand = holder === 'assignee' ? await assigneeOrSubstitute(unit, question) : null;
  return inHand ? [inHand] : [];
}

/** Who has this duty towards the question now. */
export async function holdersOf(unit: Unit, question: Question, duty: QuestionDuty): Promise<readonly PersonId[]> {
  switch (duty) {
    case 'leading':
      return idsOf(await leading(unit, question));
    case 'assignee':
    case 'handling': {
      const inHand = await assigneeOrSubstitute(unit, question);
      if (inHand) return [inHand.id];
      return duty === 'handling' ? idsOf(await leading(unit, question)) : [];
    }
    case 'signing':
      return idsOf(await signersOf(unit, question));
    case 'missingSigner': {
      const isSomebodyLeft = (await signersOf(unit, question)).length > 0;
      return isSomebodyLeft
        ? []
        : [...new Set(idsOf([...(await leading(unit, question)), ...(await withRoles(unit, ['head']))]))];
    }
  }
}

/** Relations for notices. People from whom the question is kept get no notices, whatever their duty. */
export const relationsOf = (unit: Unit, question: Question): Relations<QuestionDuty> => ({
  asker: question.askerId,
  keptFrom: (question.standing.keptFrom ?? []).filter((id) => id !== question.askerId),
  holdersOf: (duty) => holdersOf(unit, question, duty),
  // After an unhelpful answer, notices are not delayed for gathering.
  isUrgent:
    question.standing.reopenedAt !== null || question.dueOn <= addDays(localDateOf(unit.now, unit.ward.timeZone), 1),
});

/** Relations where no question exists yet: only those who lead. */
export const leadersOnly = (unit: Unit): Relations<'leading'> => ({
  holdersOf: async () => idsOf(await leadingWithout(unit, [])),
});
