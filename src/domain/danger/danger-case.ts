/**
 * A danger case (words §2): a person cried for help. It records who was alerted, when and through which account, who took it
 * and how it ended. Unlike a question it is counted in minutes, not working days, and it ends when a member records what was
 * done. Pure; the store sets `version`.
 */
import type { Actor, Someone } from '../actor.ts';
import { type Decision, happened, type Issue, refused } from '../decision.ts';
import type { DangerCaseId, PersonId, QuestionId } from '../ids.ts';
import type { EmergencyNumber } from '../question/emergency.ts';
import { isDeciding, type Role } from '../roles.ts';

/** An instant as ISO text. */
type Instant = string;

/** `open`: not taken yet. */
export type DangerState = 'open' | 'taken' | 'ended';

/**
 * `call`: a member phones the sender; `reply`: a member writes to them; `end`: the danger is over, and how it ended is
 * recorded.
 */
export type DangerCommandType = 'call' | 'reply' | 'end';

/** The transition table of a case. `call` and `reply` take it; the last person to take it has it. */
export const dangerTransitions = {
  open: { call: 'taken', reply: 'taken', end: 'ended' },
  taken: { call: 'taken', reply: 'taken', end: 'ended' },
  ended: {},
} as const satisfies Record<DangerState, Partial<Record<DangerCommandType, DangerState>>>;

/** A person was alerted to a cry. */
export interface DangerAlert extends Someone {
  /** 1 for the alert with the cry itself; +1 for each further alert because the case was not taken. */
  readonly round: number;
  readonly at: Instant;
  /** The account that the alert reached; null while it is on its way or if it reached no account. */
  readonly channel: string | null;
  readonly arrivedAt: Instant | null;
}

/** A message of the sender, with its message key. */
export interface DangerMessage {
  readonly key: string;
  readonly text: string;
  readonly at: Instant;
  /** For messages after the cry: that it is over, or more about it. Missing: the message is a cry. */
  readonly news?: DangerNews;
}

/** What a message after the cry says about the case. */
export type DangerNews = 'over' | 'more';

/** What has happened in a case; stored as JSON. */
export interface DangerStanding {
  readonly numbers: readonly EmergencyNumber[];
  /**
   * The sender's messages, the newest last. Their text is empty when the cry may be a letter, because no word of a letter is
   * stored.
   */
  readonly messages: readonly DangerMessage[];
  readonly mayBeLetter: boolean;
  /** People who may be accused by the same words: they are not alerted, and can neither see nor take the case. */
  readonly passedOver: readonly PersonId[];
  readonly alerts: readonly DangerAlert[];
  readonly taken: (Someone & { readonly at: Instant; readonly how: 'call' | 'reply' }) | null;
  readonly replies: readonly (Someone & { readonly text: string; readonly at: Instant })[];
  readonly ended: (Someone & { readonly at: Instant; readonly how: string }) | null;
}

/** A cry for help, from its first message until a member records how it ended. */
export interface DangerCase {
  readonly id: DangerCaseId;
  readonly code: string;
  /** `possible`: the numbers were shown above an ordinary answer. */
  readonly level: 'sure' | 'possible';
  readonly state: DangerState;
  /** Optimistic lock. */
  readonly version: number;
  readonly sender: PersonId;
  /** The delivery that contained the cry; each opens one case. */
  readonly originKey: string;
  /** The question that the same message opened. */
  readonly question: QuestionId | null;
  readonly openedAt: Date;
  readonly standing: DangerStanding;
}

/** Commands of board members on a case. */
export type DangerCommand =
  | { readonly type: 'call' }
  | { readonly type: 'reply'; readonly text: string }
  /** `how`: what was done, in one line. */
  | { readonly type: 'end'; readonly how: string };

interface By extends Someone {
  readonly at: Date;
}

/** Events; the state of a case is derived from them. */
export type DangerEvent =
  | (By & { readonly type: 'called' })
  | (By & { readonly type: 'replied'; readonly text: string })
  | (By & { readonly type: 'ended'; readonly how: string })
  /** The person who ended it was not who they claimed to be: the case waits again, and the person on duty is reminded. */
  | (By & { readonly type: 'reopened' })
  | {
      readonly type: 'added';
      readonly key: string;
      readonly text: string;
      readonly news: DangerNews | null;
      readonly at: Date;
    }
  | { readonly type: 'alerted'; readonly people: readonly Someone[]; readonly round: number; readonly at: Date }
  | { readonly type: 'arrived'; readonly person: PersonId; readonly channel: string; readonly at: Date };

/** How long the sender's messages count as a reply after a member wrote, in milliseconds. */
const answerMs = 30 * 60_000;

/** True when a member wrote to the sender less than half an hour ago: what the sender writes now is the reply. */
export const awaitsAnswer = ({ standing: { replies } }: DangerCase, now: Date): boolean =>
  replies.some(({ at }) => now.getTime() - Date.parse(at) <= answerMs);

/** True when the sender said that it is over and has not cried again since. */
export const senderSaysOver = ({ standing: { messages } }: DangerCase): boolean =>
  messages.findLastIndex(({ news }) => news === 'over') > messages.findLastIndex(({ news }) => news === undefined);

/** True for active people who may receive citizens' messages, without those who may be accused. */
export const mayReadDanger = ({ standing }: DangerCase, actor: Actor): boolean =>
  actor.status === 'active' &&
  !standing.passedOver.includes(actor.person) &&
  (actor.role === 'office' || isDeciding(actor.role) || standing.alerts.some(({ person }) => person === actor.person));

const wrongState = ({ code, standing: { ended } }: DangerCase): Issue => ({
  key: 'issue-danger-ended',
  facts: { code, name: ended?.name ?? '', how: ended?.how ?? '' },
});

/** Returns why this person cannot issue the command now, or null if they can. Buttons and decisions use the same check. */
export function objectionToDanger(found: DangerCase, command: DangerCommandType, actor: Actor): Issue | null {
  if (!mayReadDanger(found, actor)) return { key: 'issue-not-entitled' };
  const row: Partial<Record<DangerCommandType, DangerState>> = dangerTransitions[found.state];
  return row[command] === undefined ? wrongState(found) : null;
}

/** Minimum length of the text of an ending or of a reply, in characters. */
const shortest = 2;

/** Decides a command on a danger case: returns its events, or the issues that refuse it. */
export function decideDanger(
  found: DangerCase,
  command: DangerCommand,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): Decision<DangerEvent> {
  const issue = objectionToDanger(found, command.type, actor);
  if (issue) return { ok: false, issues: [issue] };
  const by = { person: actor.person, name: actor.name, at: now };
  switch (command.type) {
    case 'call':
      return happened({ type: 'called', ...by });
    case 'reply':
      return command.text.trim().length < shortest
        ? refused('issue-question-empty')
        : happened({ type: 'replied', ...by, text: command.text.trim() });
    case 'end':
      return command.how.trim().length < shortest
        ? refused('issue-question-empty')
        : happened({ type: 'ended', ...by, how: command.how.trim() });
  }
}

/** The case after an event. */
export function evolveDanger(found: DangerCase, event: DangerEvent): DangerCase {
  const { standing } = found;
  const at = event.at.toISOString();
  const someone = 'name' in event ? { person: event.person, name: event.name } : null;
  switch (event.type) {
    case 'called':
      return { ...found, state: 'taken', standing: { ...standing, taken: { ...by(someone), at, how: 'call' } } };
    case 'replied': {
      const reply = { ...by(someone), text: event.text, at };
      const taken = { ...by(someone), at, how: 'reply' } as const;
      return { ...found, state: 'taken', standing: { ...standing, taken, replies: [...standing.replies, reply] } };
    }
    case 'ended':
      return { ...found, state: 'ended', standing: { ...standing, ended: { ...by(someone), at, how: event.how } } };
    case 'reopened':
      return { ...found, state: 'open', standing: { ...standing, taken: null, ended: null } };
    case 'added':
      return {
        ...found,
        standing: {
          ...standing,
          messages: [
            ...standing.messages,
            {
              ...{ key: event.key, text: standing.mayBeLetter ? '' : event.text, at },
              ...(event.news && { news: event.news }),
            },
          ],
        },
      };
    case 'alerted': {
      const { round, people } = event;
      const alerts = people.map((each) => ({ ...each, round, at, channel: null, arrivedAt: null }));
      return { ...found, standing: { ...standing, alerts: [...standing.alerts, ...alerts] } };
    }
    case 'arrived':
      return {
        ...found,
        standing: {
          ...standing,
          alerts: standing.alerts.map((alert) =>
            alert.person === event.person && alert.arrivedAt === null
              ? { ...alert, channel: event.channel, arrivedAt: at }
              : alert,
          ),
        },
      };
  }
}

function by(someone: Someone | null): Someone {
  if (!someone) throw new Error('this event needs the person of the ward who caused it');
  return someone;
}

/** How long after the last alert the next person is alerted while the case is not taken, in milliseconds (words §2). */
export const reminderAfterMs = 5 * 60_000;

/** The order in which people are alerted. All people of one role follow one another. */
const succession: readonly Role[] = ['office', 'head', 'standingDeputy', 'deputy', 'chairman', 'member'];

/** A person who may be alerted, with the role by which they are chosen. */
export interface Alertable extends Someone {
  readonly role: Role;
}

const mayHear = ({ standing, sender }: DangerCase, { person }: Alertable): boolean =>
  person !== sender && !standing.passedOver.includes(person);

/** The people alerted with the cry: the office and the head; if neither is available, the first person in the order. */
export function firstAlerted(found: DangerCase, people: readonly Alertable[]): readonly Alertable[] {
  const free = inOrder(people.filter((person) => mayHear(found, person)));
  const first = free.filter(({ role }) => role === 'office' || role === 'head');
  return first.length > 0 ? first : free.slice(0, 1);
}

/**
 * The next person who has not been alerted. When everyone has been, those alerted with the cry are alerted once more; the
 * others are not. Empty when no one is left.
 */
export function nextAlerted(found: DangerCase, people: readonly Alertable[]): readonly Alertable[] {
  const free = inOrder(people.filter((person) => mayHear(found, person)));
  const told = (id: PersonId) => found.standing.alerts.filter(({ person }) => person === id);
  const next =
    free.find(({ person }) => told(person).length === 0) ??
    free.find(({ person }) => told(person).length === 1 && told(person)[0]?.round === 1);
  return next ? [next] : [];
}

/** When the last alert was sent, in epoch ms. */
export const lastAlertOf = ({ openedAt, standing }: Pick<DangerCase, 'openedAt' | 'standing'>): number =>
  Date.parse(standing.alerts.at(-1)?.at ?? openedAt.toISOString());

/**
 * True when the case is not taken and no alert was sent since this hour of the morning, so a case from before the morning is
 * not forgotten.
 */
export const isMorningDue = (found: DangerCase, now: Date, morning: Date): boolean =>
  isReminderDue(found, now) && now >= morning && found.openedAt < morning && lastAlertOf(found) < morning.getTime();

const inOrder = (people: readonly Alertable[]): readonly Alertable[] =>
  people
    .filter(({ role }) => succession.includes(role))
    .toSorted((a, b) => succession.indexOf(a.role) - succession.indexOf(b.role));

/**
 * True for a case that is sure, not taken, and whose last alert is old enough. A possible case is only in the office's list and
 * causes no reminders.
 */
export function isReminderDue({ level, state, openedAt, standing }: DangerCase, now: Date): boolean {
  return level === 'sure' && state === 'open' && now.getTime() - lastAlertOf({ openedAt, standing }) >= reminderAfterMs;
}

/** True when the sender's words were removed from this case by `withoutSenderWords`. */
export const isForgotten = ({ originKey }: DangerCase): boolean => originKey.startsWith('forgotten:');

/**
 * The case without the sender's words, when the sender is forgotten or the retention period is over. That it happened and who
 * handled it when stays on record.
 */
export const withoutSenderWords = (found: DangerCase): DangerCase => ({
  ...found,
  originKey: `forgotten:${found.id}`,
  standing: {
    ...found.standing,
    messages: found.standing.messages.map(({ at }, index) => ({ key: `forgotten:${index}`, text: '', at })),
    replies: found.standing.replies.map((reply) => ({ ...reply, text: '' })),
    ended: found.standing.ended && { ...found.standing.ended, how: '' },
  },
});

/**
 * Keeps the listed order, except that each sender's newest case comes before anyone's older ones: a person who cries often does
 * not hide the others.
 */
export function oneNewestPerSenderFirst(cases: readonly DangerCase[]): readonly DangerCase[] {
  const given = new Map<string, number>();
  const ranked = cases.map((found) => {
    const group = `${found.state === 'taken' ? 1 : 0}${found.level === 'sure' ? 0 : 1}`;
    const turn = given.get(`${group}:${found.sender}`) ?? 0;
    given.set(`${group}:${found.sender}`, turn + 1);
    return { found, group, turn };
  });
  return ranked.toSorted((a, b) => a.group.localeCompare(b.group) || a.turn - b.turn).map(({ found }) => found);
}
