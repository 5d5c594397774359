/** Puts effects into the outbox: one row per recipient. A repeat of the same cause makes the same key and so no second row. */
import type { Effect } from '../domain/effect.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Message } from '../domain/message.ts';
import type { Unit } from '../ports/services.ts';

/** Answers to button presses expire, because the app shows its spinner only for seconds. */
const acknowledgementMs = 15_000;

const priorities: Readonly<Record<Effect['kind'], number>> = {
  acknowledge: 0,
  renewCard: 4,
  notice: 5,
  tell: 5,
  card: 5,
  show: 5,
  answer: 4,
  publishQuestion: 3,
  publishSection: 3,
  fetchSectionFile: 6,
  fetchQuestionPhoto: 6,
  showQuestion: 5,
  renewQuestion: 4,
  menu: 8,
  publish: 3,
  fetchPhoto: 6,
  fetchFile: 6,
  forgetFiles: 1,
  finishHandOver: 1,
};

const laneOf = (effect: Effect, key: string): string => {
  switch (effect.kind) {
    case 'notice':
    case 'tell':
    case 'card':
    case 'renewCard':
    case 'show':
    case 'answer':
    case 'showQuestion':
    case 'renewQuestion':
    case 'menu':
      return `to:${effect.person}`;
    case 'acknowledge':
      return `press:${key}`;
    case 'fetchQuestionPhoto':
      return `photo:${effect.photo}`;
    case 'publishQuestion':
      return `portal:${effect.question}`;
    case 'publishSection':
      return `portal:page:${effect.slug}`;
    case 'fetchSectionFile':
      return `file:page:${effect.number}`;
    case 'publish':
      return `portal:${effect.submission}`;
    case 'fetchPhoto':
      return `photo:${effect.photo}`;
    case 'fetchFile':
      return `file:${effect.file}`;
    case 'finishHandOver':
      return `hand-over:${effect.question}`;
    case 'forgetFiles':
      return 'forget';
  }
};

const laneOfLater = (effect: Effect, key: string): string => `later:${effect.kind === 'renewCard' ? effect.card : key}`;

/** Stores one effect; does nothing if its key exists. @param dueAt earliest time; omitted: at once */
export const put = async (unit: Unit, key: string, effect: Effect, dueAt?: Date): Promise<void> => {
  await unit.stores.outbox.put({
    key,
    effect: inTheirLanguage(unit, effect),
    // A delayed effect has its own lane, so that later effects do not wait behind it.
    lane: dueAt ? laneOfLater(effect, key) : laneOf(effect, key),
    priority: priorities[effect.kind],
    at: unit.now,
    ...(dueAt ? { dueAt } : {}),
    ...(effect.kind === 'acknowledge' ? { expiresAt: new Date(unit.now.getTime() + acknowledgementMs) } : {}),
  });
};

/** Sends a finished sentence to one person in their language. @param name distinguishes keys within one cause */
export const tell = async (unit: Unit, person: PersonId, message: Message, name = message.key): Promise<void> =>
  put(unit, `${unit.cause}:tell:${name}:${person}`, { kind: 'tell', person, message });

/** Answers use the language of the message they answer; so do lists, which are read on delivery. */
function inTheirLanguage({ answersIn }: Unit, effect: Effect): Effect {
  if (!answersIn || !('person' in effect) || effect.person !== answersIn.person) return effect;
  const { locale } = answersIn;
  if (effect.kind === 'tell' && !effect.message.locale) return { ...effect, message: { ...effect.message, locale } };
  return effect.kind === 'notice' ? { ...effect, locale } : effect;
}
