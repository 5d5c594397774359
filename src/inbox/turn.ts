/**
 * Handles one delivery in one transaction: the inbox row, domain rows, dialogue memory, audit entry and outbox rows are all
 * committed or none. A repeated job finds the row handled and stops.
 */

import { type Channel, canEdit } from '../channel/channel.ts';
import type { IncomingEvent } from '../channel/incoming.ts';
import { keepPrompt, promptOf } from '../chat/acts/keep-prompt.ts';
import { readCommand } from '../chat/hear/commands.ts';
import { hear } from '../chat/hear/hear.ts';
import { hearPress } from '../chat/hear/hear-press.ts';
import type { Intent } from '../chat/hear/intent.ts';
import { perform } from '../chat/perform.ts';
import { inTheirLanguage } from '../chat/question/askers-language.ts';
import { closeLapsedPrompt } from '../chat/talk/lapsed-prompt.ts';
import type { Reply } from '../chat/talk/reply.ts';
import { memoryOf } from '../chat/talk/talk.ts';
import { localDateOf } from '../domain/calendar/local-date.ts';
import { type Issue, refused } from '../domain/decision.ts';
import { personId } from '../domain/ids.ts';
import { actorOf, type ChannelAccount, type Person } from '../domain/person/person.ts';
import { maySubmit } from '../domain/roles.ts';
import { readReplyCode } from '../domain/submission/codes.ts';
import { foldForSearch } from '../domain/text/normalize.ts';
import type { CrashPoint } from '../ports/crash-point.ts';
import type { InboxRow } from '../ports/inbox.ts';
import type { Log } from '../ports/log.ts';
import type { JobOutcome, RunningJob } from '../ports/queue.ts';
import type { Unit } from '../ports/services.ts';
import type { Signer } from '../ports/signer.ts';
import type { WardWork } from '../ports/unit-of-work.ts';
import { type Heard, screen, stopHeld } from '../usecases/check/secrecy.ts';
import { openDangerOf } from '../usecases/danger/report-danger.ts';
import { isPageOfDecider } from '../usecases/person/page-of-decider.ts';
import { openDraft } from '../usecases/submission/open-draft.ts';
import { put, tell } from '../usecases/tell.ts';
import { cleanEvent } from './clean-event.ts';
import { answerBarredSender, cryIn } from './cry-in.ts';
import { giveNotice, isNoticeDue } from './first-notice.ts';
import { isOwnSafety } from './own-safety.ts';
import { isVisibleToWholeBoard } from './read-by-whole-board.ts';
import { heardIn } from './words-of-event.ts';

export interface TurnOptions extends WardWork {
  readonly channels: ReadonlyMap<string, Channel>;
  readonly signer: Signer;
  readonly log: Log;
  readonly reach: CrashPoint;
  /** Slow preparation that must not run inside the transaction. Skipped for presses and for events of the board. */
  readonly prepare?: () => Promise<void>;
}

const dayMs = 86_400_000;
/** Priority of presses; events of the board have a higher one (0). Jobs of both skip `prepare`. */
const pressPriority = 1;

/**
 * An event that arrives later than this counts as used at the time it occurred, because a platform's reply window starts there.
 * Milliseconds.
 */
const lateMs = 60_000;

/** When the account was last used. Leaving the chat does not count as use. */
const usedAt = (unit: Unit, event: IncomingEvent, before: Date): Date => {
  if (event.kind === 'left') return before;
  const isLate = unit.now.getTime() - event.occurredAt.getTime() > lateMs;
  return isLate ? new Date(Math.max(before.getTime(), event.occurredAt.getTime())) : unit.now;
};

/** Finds the person behind the account; an unknown account becomes a citizen. */
const personOf = async (unit: Unit, event: IncomingEvent): Promise<{ person: Person; isNew: boolean }> => {
  const { people } = unit.stores;
  const account = await people.account(event.channel, event.sender.id);
  if (account) {
    const hasComeBack = account.unreachableAt !== null && event.kind !== 'left';
    // Queried together: none of the three depends on the result of another. The memory is loaded here because the turn needs it
    // in any case.
    const [known] = await Promise.all([
      people.get(account.personId),
      memoryOf(unit, account.personId),
      people.putAccount({
        ...account,
        // A press in a group must not redirect private messages to the group.
        conversation: event.isGroup ? account.conversation : event.conversation,
        // Some platforms send the name only now and then.
        displayName: event.sender.displayName || account.displayName,
        lastUsedAt: usedAt(unit, event, account.lastUsedAt),
        unreachableAt: hasComeBack ? null : account.unreachableAt,
      }),
      // A person who writes can be written to again: the reply window opens and a block is lifted.
      event.kind === 'left' ? 0 : unit.stores.outbox.releaseHeld(account.personId, unit.now),
    ]);
    if (known.name !== '' || event.sender.displayName === '') return { person: known, isNew: false };
    const named = { ...known, name: event.sender.displayName };
    await people.save(named);
    return { person: named, isNew: false };
  }
  const person: Person = {
    id: personId(unit.ids.next()),
    name: event.sender.displayName,
    role: 'citizen',
    unit: null,
    status: 'active',
    locale: 'vi',
    noticedAt: null,
    createdAt: unit.now,
  };
  await people.insert(person);
  await people.putAccount({
    channel: event.channel,
    accountId: event.sender.id,
    personId: person.id,
    conversation: event.conversation,
    displayName: event.sender.displayName,
    lastUsedAt: unit.now,
    unreachableAt: null,
  });
  return { person, isNew: true };
};

const acknowledge = async (
  unit: Unit,
  event: IncomingEvent,
  person: Person,
  outcomes: readonly Reply[],
  channel?: Channel,
): Promise<void> => {
  const refusal = outcomes.find((outcome) => !outcome.ok);
  const issue = refusal && !refusal.ok ? refusal.issues[0] : undefined;
  const note =
    outcomes.map((outcome) => (outcome.ok ? outcome.note : null)).find((sentence) => sentence !== null) ?? null;
  if (event.kind === 'choice' && event.acknowledgement !== null) {
    await put(unit, `${unit.cause}:acknowledge`, {
      kind: 'acknowledge',
      channel: event.channel,
      acknowledgement: event.acknowledgement,
      person: person.id,
      sentence: issue ?? note,
      isAlert: issue !== undefined,
    });
  } else if (issue) {
    await tell(unit, person.id, issue.facts ? { key: issue.key, facts: issue.facts } : { key: issue.key });
  } else {
    const isInPlace = channel !== undefined && canEdit(channel);
    const said = outcomes.find(
      (outcome) => outcome.ok && (outcome.isSaid || (outcome.isSaidBesideCard && isInPlace && event.kind === 'text')),
    );
    if (said?.ok && said.note)
      await tell(unit, person.id, said.below ? { ...said.note, buttons: said.below } : said.note);
  }
};

/** True for free text, not a command or a code: a prompt would have taken it. */
const isWriting = (event: IncomingEvent): boolean =>
  event.kind === 'attachments' ||
  (event.kind === 'text' && readCommand(event.text) === null && readReplyCode(event.text) === null);

const intentsOf = async (
  unit: Unit,
  options: TurnOptions,
  event: IncomingEvent,
  person: Person,
  isNew: boolean,
): Promise<readonly Intent[] | 'forged'> => {
  const lapsed = await closeLapsedPrompt(unit, person, event.occurredAt);
  if (lapsed !== null && isWriting(event))
    await tell(unit, person.id, { key: 'prompt-over', facts: { code: lapsed || 'none' } });
  const situation = {
    words: unit.words,
    today: localDateOf(unit.now, unit.ward.timeZone),
    actor: actorOf(person),
    isNew,
    memory: await memoryOf(unit, person.id),
    draft: maySubmit(person.role) ? (await openDraft(unit, person.id)).draft : null,
    cry: event.kind === 'text' ? await openDangerOf(unit, person.id) : null,
    now: unit.now,
    canReceiveFiles: options.channels.get(event.channel)?.abilities.canReceiveFiles ?? false,
    canAskContact: options.channels.get(event.channel)?.abilities.canAskContact ?? false,
  };
  if (event.kind !== 'choice') return hear(event, situation);
  const press = options.signer.verify(event.conversation, event.choice);
  return press ? hearPress(press, situation) : 'forged';
};

/** How long the newest numbered list of a chat can be answered. */
const offerLifeMs = dayMs;
/** Platforms report times in whole seconds. */
const clockMs = 1000;
const bare = (text: string): string =>
  foldForSearch(text)
    .replaceAll(/[^a-z0-9 ]+/gu, '')
    .trim();

/**
 * Turns a typed label, or where buttons are missing a typed number, into the press of that button. It is then verified like a
 * press.
 */
const chosenByNumber = async (unit: Unit, event: IncomingEvent): Promise<IncomingEvent> => {
  // A forwarded number or label was written by somebody else.
  if (event.kind !== 'text' || event.isGroup || event.forwardedFrom !== null || event.text.length > 80) return event;
  const offer = await unit.stores.offers.find(event.channel, event.conversation);
  if (!offer || unit.now.getTime() - offer.at.getTime() > offerLifeMs) return event;
  const numbered = offer.choices.filter(({ isButton }) => !isButton);
  const number = /^\s*(\d{1,2})\s*[.)]?\s*$/u.exec(event.text)?.[1];
  const words = bare(event.text);
  const chosen =
    number === undefined
      ? offer.choices.find(({ label }) => words !== '' && bare(label) === words)
      : numbered[Number(number) - 1];
  // Typed before this list was sent, so it answers an older list.
  const isOlder = event.occurredAt.getTime() < (chosen?.askedAt ?? offer.at.getTime()) - clockMs;
  if (!chosen || (number !== undefined && isOlder)) return event;
  if (chosen.askedAt) {
    const answered = offer.choices.map(({ askedAt: _waits, ...choice }) => choice);
    await unit.stores.offers.put(event.channel, event.conversation, answered, offer.at);
  }
  const { kind: _kind, text: _text, order: _order, forwardedFrom: _origin, ...rest } = event;
  return { ...rest, kind: 'choice', choice: chosen.value, messageId: null, acknowledgement: null };
};

/** The text of the event: a message, or the caption of a photo. */
const writtenIn = (event: IncomingEvent): string =>
  event.kind === 'text' ? event.text : event.kind === 'attachments' ? event.caption : '';

interface OwnEvent {
  readonly event: IncomingEvent;
  readonly person: Person;
  readonly isNew: boolean;
  readonly heard: Heard;
}

/** The account of the sender, or null for events that are not for us. Later lookups within the turn reuse it. */
const accountOf = async (unit: Unit, event: IncomingEvent): Promise<ChannelAccount | null> =>
  event.kind === 'ignored' || event.kind === 'moved' || (event.isGroup && event.kind !== 'choice')
    ? null
    : unit.stores.people.account(event.channel, event.sender.id);

/** Returns true when the event was for us. */
const handle = async (unit: Unit, options: TurnOptions, row: InboxRow, came: IncomingEvent): Promise<boolean> => {
  const [event] = await Promise.all([chosenByNumber(unit, came), accountOf(unit, came)]);
  const heard = heardIn(event, row);
  if (event.kind === 'ignored' || event.kind === 'moved') {
    await screen(unit, null, heard);
    return false;
  }
  // In a group only presses are for us, and only those of known accounts.
  if (event.isGroup) {
    if (event.kind !== 'choice') {
      await screen(unit, null, heard);
      return false;
    }
    if (!(await unit.stores.people.account(event.channel, event.sender.id))) {
      await unit.stores.audit.record(
        { actor: `${event.channel}:${event.sender.id}`, action: 'refused-stranger-press', object: event.externalId },
        unit.now,
      );
      return false;
    }
  }
  const { person: known, isNew } = await personOf(unit, event);
  const isDue = isNoticeDue(event, known, unit.ward);
  // A person in danger must see the emergency numbers first, so the privacy notice follows them.
  const isLater = isDue && cryIn(unit, event) !== null;
  const contact = { person: known, event };
  const person = isDue && !isLater ? await giveNotice(unit, contact) : known;
  const isHandled = await handleOwn(unit, options, { event, person, isNew, heard });
  if (isLater) await giveNotice(unit, contact);
  return isHandled;
};

/** Why only a call for help is handled for this sender; null when everything is. */
const barredBy = (event: IncomingEvent, person: Person, intents: readonly Intent[]): Issue['key'] | null => {
  if (event.kind !== 'left' && person.status === 'removed') return 'issue-account-removed';
  if (event.kind !== 'left' && person.status === 'frozen')
    return person.role === 'head' ? 'issue-head-frozen' : 'issue-account-frozen';
  return isPageOfDecider(event, person) && !intents.every(isOwnSafety) ? 'issue-page-without-role' : null;
};

/** Handles what a person said in a private chat or pressed anywhere. Returns true when it was for us. */
const handleOwn = async (
  unit: Unit,
  options: TurnOptions,
  { event, person, isNew, heard }: OwnEvent,
): Promise<boolean> => {
  const screening = await screen(unit, person, heard);
  if (screening.verdict === 'stopped') return true;
  const intents = await intentsOf(unit, options, event, person, isNew);
  if (intents === 'forged') {
    await unit.stores.audit.record(
      { actor: person.id, action: 'refused-forged-press', object: event.externalId },
      unit.now,
    );
    await acknowledge(unit, event, person, [{ ok: false, issues: [{ key: 'issue-press-unknown' }] }]);
    return true;
  }
  const barred = barredBy(event, person, intents);
  if (barred) {
    if (!(await answerBarredSender(unit, person, event))) await acknowledge(unit, event, person, [refused(barred)]);
    return true;
  }
  if (screening.verdict === 'held' && (await isVisibleToWholeBoard(unit, person.id, intents)))
    if (await stopHeld(unit, person, heard, screening.rules)) return true;
  const outcomes: Reply[] = [];
  const prompt = event.kind === 'choice' ? await promptOf(unit, person.id) : null;
  const answering = await inTheirLanguage(unit, writtenIn(event), person);
  for (const intent of intents) outcomes.push(await perform(answering, person, event, intent));
  if (prompt && outcomes.some(({ ok }) => !ok)) await keepPrompt(unit, person.id, prompt, intents);
  await acknowledge(unit, event, person, outcomes, options.channels.get(event.channel));
  return true;
};

/**
 * Creates the worker of an inbox row: it parses the delivery, interprets each event and performs its intents. Throws when the
 * channel is unknown; the row then waits.
 */
export const createTurn =
  (options: TurnOptions) =>
  async (job: RunningJob): Promise<JobOutcome> => {
    const id = Number(job.payload.inbox);
    if (job.priority > pressPriority) await options.prepare?.();
    await options.unitOfWork.run(options.ward, async (stores) => {
      const row = await stores.inbox.find(id);
      if (row?.status !== 'new') return;
      const channel = options.channels.get(row.channel);
      if (!channel) throw new Error(`no channel ${row.channel}`);
      const unit = options.openUnit(stores, `in:${row.id}`);
      const events = channel.parse(row).map(cleanEvent);
      let isForUs = false;
      for (const event of events) isForUs = (await handle(unit, options, row, event)) || isForUs;
      if (row.kind === 'unknown' && (await stores.once(`unknown:${row.channel}`, unit.now, dayMs)))
        options.log.warn({ channel: row.channel, inbox: row.id }, 'a delivery of an unknown kind was not processed');
      if (isForUs && !channel.abilities.showsDeliveries) await stores.inbox.finishEmptied(id, unit.now);
      else await stores.inbox.finish(id, isForUs ? 'done' : 'skipped', unit.now);
      options.reach('turn.beforeCommit');
    });
    options.reach('turn.afterCommit');
    return { kind: 'done' };
  };
