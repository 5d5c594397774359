/**
 * A case of danger (words §2): somebody cried for help. It keeps who was alerted, when and through which account, who took
 * it and how it ended. It is not a question: it has no working days, only minutes, and it ends when somebody says what was
 * done. Pure; `version` is the store's business.
 */
import type { Actor, Someone } from '../actor.ts';
import { type Decision, happened, type Issue, refused } from '../decision.ts';
import type { DangerCaseId, PersonId, QuestionId } from '../ids.ts';
import type { EmergencyNumber } from '../question/emergency.ts';
import { isDeciding, type Role } from '../roles.ts';

/** An instant as ISO text. */
type Instant = string;

/** `open`: nobody has taken it yet. */
export type DangerState = 'open' | 'taken' | 'ended';

/** `call`: somebody phones the person; `reply`: somebody writes to them; `end`: it is over, with how. */
export type DangerCommandType = 'call' | 'reply' | 'end';

/** The life of a case on one screen. `call` and `reply` take it; whoever took it last has it. */
export const dangerTransitions = {
  open: { call: 'taken', reply: 'taken', end: 'ended' },
  taken: { call: 'taken', reply: 'taken', end: 'ended' },
  ended: {},
} as const satisfies Record<DangerState, Partial<Record<DangerCommandType, DangerState>>>;

/** Somebody was told of a cry. */
export interface DangerAlert extends Someone {
  /** 1 with the cry itself; then one more each time that nobody took it. */
  readonly round: number;
  readonly at: Instant;
  /** The account that it reached; null: on its way, or nobody is reached there. */
  readonly channel: string | null;
  readonly arrivedAt: Instant | null;
}

/** What a sender wrote, by the key of its message. */
export interface DangerMessage {
  readonly key: string;
  readonly text: string;
  readonly at: Instant;
  /** Said after the cry: that it is over, or more of it. Missing: it cries. */
  readonly news?: DangerNews;
}

/** What words after a cry say of it. */
export type DangerNews = 'over' | 'more';

/** What has happened in a case; kept as JSON. */
export interface DangerStanding {
  readonly numbers: readonly EmergencyNumber[];
  /** What the sender wrote, the newest last; empty where it may be a letter: not a word of one is kept. */
  readonly messages: readonly DangerMessage[];
  readonly mayBeLetter: boolean;
  /** May be accused by the same words: they are not alerted, and neither see nor take it. */
  readonly passedOver: readonly PersonId[];
  readonly alerts: readonly DangerAlert[];
  readonly taken: (Someone & { readonly at: Instant; readonly how: 'call' | 'reply' }) | null;
  readonly replies: readonly (Someone & { readonly text: string; readonly at: Instant })[];
  readonly ended: (Someone & { readonly at: Instant; readonly how: string }) | null;
}

/** A cry for help from the first word until somebody writes how it ended. */
export interface DangerCase {
  readonly id: DangerCaseId;
  readonly code: string;
  /** `possible`: the numbers stood above an ordinary answer. */
  readonly level: 'sure' | 'possible';
  readonly state: DangerState;
  /** Optimistic lock. */
  readonly version: number;
  readonly sender: PersonId;
  /** The delivery that cried: one case each. */
  readonly originKey: string;
  /** The question that the same words opened. */
  readonly question: QuestionId | null;
  readonly openedAt: Date;
  readonly standing: DangerStanding;
}

/** What somebody of the board does about it. */
export type DangerCommand =
  | { readonly type: 'call' }
  | { readonly type: 'reply'; readonly text: string }
  /** `how`: what was done, in a line. */
  | { readonly type: 'end'; readonly how: string };

interface By extends Someone {
  readonly at: Date;
}

/** What has happened; a case follows from its events. */
export type DangerEvent =
  | (By & { readonly type: 'called' })
  | (By & { readonly type: 'replied'; readonly text: string })
  | (By & { readonly type: 'ended'; readonly how: string })
  /** Who ended it was not who they said: it waits again, and whoever is on duty is reminded. */
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

/** So long what is written answers what somebody of the ward has said. */
const answerMs = 30 * 60_000;

/** Somebody of the ward wrote to the sender less than half an hour ago: what the sender writes now answers that. */
export const awaitsAnswer = ({ standing: { replies } }: DangerCase, now: Date): boolean =>
  replies.some(({ at }) => now.getTime() - Date.parse(at) <= answerMs);

/** Its sender says that it is over, and has not cried since. */
export const isSaidOver = ({ standing: { messages } }: DangerCase): boolean =>
  messages.findLastIndex(({ news }) => news === 'over') > messages.findLastIndex(({ news }) => news === undefined);

/** Whoever may receive citizens' words, without those who may be accused. */
export const mayReadDanger = ({ standing }: DangerCase, actor: Actor): boolean =>
  actor.status === 'active' &&
  !standing.passedOver.includes(actor.person) &&
  (actor.role === 'office' || isDeciding(actor.role) || standing.alerts.some(({ person }) => person === actor.person));

const wrongState = ({ code, standing: { ended } }: DangerCase): Issue => ({
  key: 'issue-danger-ended',
  facts: { code, name: ended?.name ?? '', how: ended?.how ?? '' },
});

/** Why this person cannot do this now; null: they can. Buttons and decisions ask the same. */
export function objectionToDanger(found: DangerCase, command: DangerCommandType, actor: Actor): Issue | null {
  if (!mayReadDanger(found, actor)) return { key: 'issue-not-entitled' };
  const row: Partial<Record<DangerCommandType, DangerState>> = dangerTransitions[found.state];
  return row[command] === undefined ? wrongState(found) : null;
}

/** How it ended, and an answer to the sender, need words. In characters. */
const shortest = 2;

/** What becomes of a command about a cry for help, or why not. */
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

/** The case after something happened. */
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
  if (!someone) throw new Error('somebody of the ward does this');
  return someone;
}

/** Nobody has taken it: so long after the last alert the next person is told, in milliseconds (words §2). */
export const reminderAfterMs = 5 * 60_000;

/** Who hears next, in this order; of one role all who hold it follow one another. */
const succession: readonly Role[] = ['office', 'head', 'standingDeputy', 'deputy', 'chairman', 'member'];

/** Somebody who may be told of a cry, with the role by which they are chosen. */
export interface Alertable extends Someone {
  readonly role: Role;
}

const mayHear = ({ standing, sender }: DangerCase, { person }: Alertable): boolean =>
  person !== sender && !standing.passedOver.includes(person);

/** With the cry: the office and the head; where none of them is left, the first who is. */
export function firstAlerted(found: DangerCase, people: readonly Alertable[]): readonly Alertable[] {
  const free = inOrder(people.filter((person) => mayHear(found, person)));
  const first = free.filter(({ role }) => role === 'office' || role === 'head');
  return first.length > 0 ? first : free.slice(0, 1);
}

/**
 * The next one who has not been told; when everybody has, those who heard the cry itself again, once: the others
 * hear no more of it. Empty: nobody is left.
 */
export function nextAlerted(found: DangerCase, people: readonly Alertable[]): readonly Alertable[] {
  const free = inOrder(people.filter((person) => mayHear(found, person)));
  const told = (id: PersonId) => found.standing.alerts.filter(({ person }) => person === id);
  const next =
    free.find(({ person }) => told(person).length === 0) ??
    free.find(({ person }) => told(person).length === 1 && told(person)[0]?.round === 1);
  return next ? [next] : [];
}

/** When people were called out last. In epoch ms. */
export const lastAlertOf = ({ openedAt, standing }: Pick<DangerCase, 'openedAt' | 'standing'>): number =>
  Date.parse(standing.alerts.at(-1)?.at ?? openedAt.toISOString());

/** Nobody took it, and nobody was told since this hour of the morning: it is not forgotten overnight. */
export const isMorningDue = (found: DangerCase, now: Date, morning: Date): boolean =>
  isReminderDue(found, now) && now >= morning && found.openedAt < morning && lastAlertOf(found) < morning.getTime();

const inOrder = (people: readonly Alertable[]): readonly Alertable[] =>
  people
    .filter(({ role }) => succession.includes(role))
    .toSorted((a, b) => succession.indexOf(a.role) - succession.indexOf(b.role));

/** Sure, not taken, and the last alert is old enough. What is only possible is in the office's list, and reminds of nothing. */
export function isReminderDue({ level, state, openedAt, standing }: DangerCase, now: Date): boolean {
  return level === 'sure' && state === 'open' && now.getTime() - lastAlertOf({ openedAt, standing }) >= reminderAfterMs;
}

/** Whether the sender's words were removed from this case, by `withoutSenderWords`. */
export const isForgotten = ({ originKey }: DangerCase): boolean => originKey.startsWith('forgotten:');

/** What the sender is forgotten with, or what its time in the records is over for: that it was, and how it went, stays. */
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

/** In the order in which they are listed, but of each sender the newest before their others: who cries often hides nobody. */
export function inTurns(cases: readonly DangerCase[]): readonly DangerCase[] {
  const given = new Map<string, number>();
  const ranked = cases.map((found) => {
    const group = `${found.state === 'taken' ? 1 : 0}${found.level === 'sure' ? 0 : 1}`;
    const turn = given.get(`${group}:${found.sender}`) ?? 0;
    given.set(`${group}:${found.sender}`, turn + 1);
    return { found, group, turn };
  });
  return ranked.toSorted((a, b) => a.group.localeCompare(b.group) || a.turn - b.turn).map(({ found }) => found);
}
