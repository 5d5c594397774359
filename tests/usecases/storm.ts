/**
 * Sends random sentences of the example files: people of every role, in every state of a conversation, write arbitrary messages.
 * Each delivery goes through the real turn; afterwards the result of each sentence is looked up in the database.
 */

import { numbersFrom } from '../../scripts/words/dice.ts';
import { readExamples } from '../../scripts/words/examples.ts';
import { wardKey } from '../../src/adapters/keys.ts';
import { createSigner } from '../../src/adapters/signer.ts';
import type { Channel } from '../../src/channel/channel.ts';
import type { Delivery, IncomingEvent } from '../../src/channel/incoming.ts';
import { settleUnanswered } from '../../src/chat/acts/question/settle-unanswered.ts';
import { readMemory } from '../../src/chat/talk/memory.ts';
import { remember } from '../../src/chat/talk/talk.ts';
import { localDateOf } from '../../src/domain/calendar/local-date.ts';
import { cryMayBeLetter } from '../../src/domain/danger/cry.ts';
import type { Effect } from '../../src/domain/effect.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { accusedAmong } from '../../src/domain/question/named.ts';
import { triage } from '../../src/domain/question/triage.ts';
import type { Role } from '../../src/domain/roles.ts';
import { cleanText } from '../../src/domain/text/normalize.ts';
import { readMeaning } from '../../src/domain/words/reader.ts';
import { createInboxWriter } from '../../src/inbox/inbox-writer.ts';
import { createTurn } from '../../src/inbox/turn.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import { rowsOf } from '../support/rows.ts';
import { openWard } from './core.ts';
import { type TalkState, talkStates } from './storm-states.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined, debug: () => undefined };
const dayMs = 86_400_000;

/** A platform that delivers the random messages and sends nothing. */
const stormChannel = (name: string, hasButtons: boolean): Channel =>
  ({
    name,
    abilities: {
      maxTextLength: 4_000,
      maxCaptionLength: 1_000,
      maxChoices: hasButtons ? 8 : 0,
      canSendFiles: false,
      canReceiveFiles: hasButtons,
      canAskContact: false,
      replyWindowMs: null,
      pace: { perSecond: 30, perConversationPerSecond: 1, conversationBurst: 3, perGroupPerMinute: 20 },
    },
    parse: ({ payload, occurredAt }: Delivery) => [{ ...(JSON.parse(payload) as object), occurredAt } as IncomingEvent],
  }) as unknown as Channel;

/** The beginning of a text as stored in JSON, after the normalisation of stored texts. */
const beginningOf = (text: string): string => JSON.stringify(cleanText(text).trim()).slice(1, -1).slice(0, 40);

interface Speaker {
  readonly person: Person;
  readonly account: string;
  readonly channel: string;
}

export interface StormOutcome {
  readonly sent: number;
  /** Sentences without any effect: neither stored, nor answered, nor refused. */
  readonly lost: readonly string[];
  /** Deliveries that no turn completed. */
  readonly unhandled: number;
  /** Words of letters that a possibly accused person could read. */
  readonly readByAccused: readonly string[];
  /** Number of sentences that arrived in each state of a conversation, by its name. */
  readonly states: ReadonlyMap<string, number>;
  /** States in which no sentence arrived. */
  readonly unmet: readonly string[];
  /** Staff messages that still wait after two days without having been mentioned again. */
  readonly forgotten: number;
}

const board: readonly (readonly [string, Role])[] = [
  ['Vũ Thị Hoa', 'head'],
  ['Lê Văn Thành', 'standingDeputy'],
  ['Trần Văn Minh', 'deputy'],
  ['Phạm Thị Hà', 'deputy'],
  ['Đỗ Thị Mai', 'office'],
  ['Ngô Văn Sáu', 'member'],
  ['Bùi Văn Chủ', 'chairman'],
];
/** Buttons that settle a doubt about a letter or decide finally; the test presses none of them. */
const neverPressed = /^(?:q-information|q-ask|q-handOver|item|agree|destroy|remove|freeze|joinYes|unlink)/u;

export async function storm(count: number, people: number, seed: number): Promise<StormOutcome> {
  const ward = await openWard();
  const random = numbersFrom(seed);
  const pick = <Item>(from: readonly Item[]): Item => from[Math.floor(random() * from.length)] as Item;
  const channels = new Map(
    (['telegram', 'zalo-bot'] as const).map((name) => [name as string, stormChannel(name, name === 'telegram')]),
  );
  const signer = createSigner(wardKey(ward.dataDir, ward.ward.id));
  const turn = createTurn({
    ward: ward.ward.id,
    channels,
    unitOfWork: ward.core.unitOfWork,
    signer,
    log,
    reach: nowhere,
    openUnit: ward.open,
  });
  const inbox = createInboxWriter(ward.core.storage, ward.clock, () => undefined);
  const rows = rowsOf(ward.core);

  const speakers: Speaker[] = [];
  const speaker = async (name: string, role: Role): Promise<void> => {
    const person = await ward.person(name, role);
    const account = `a${speakers.length}`;
    const channel = speakers.length % 2 === 0 ? 'telegram' : 'zalo-bot';
    await ward.turn(({ stores, now }) =>
      stores.people.putAccount({
        channel,
        accountId: account,
        personId: person.id,
        conversation: account,
        displayName: name,
        lastUsedAt: now,
        unreachableAt: null,
      }),
    );
    speakers.push({ person, account, channel });
  };
  for (const [name, role] of board) await speaker(name, role);
  for (let at = speakers.length; at < people; at += 1)
    await speaker(`Người ${at}`, at % 10 === 0 ? 'contributor' : 'citizen');
  const colleagues = speakers.slice(0, board.length).map(({ person: { id, name, role } }) => ({ id, name, role }));

  const boardOf = new Set(colleagues.map(({ id }) => id));

  let deliveries = 0;
  const deliver = async ({ account, channel, person }: Speaker, event: object): Promise<number> => {
    deliveries += 1;
    const externalId = `storm:${deliveries}`;
    const sender = { id: account, displayName: person.name };
    const payload = JSON.stringify({ channel, externalId, conversation: account, isGroup: false, sender, ...event });
    const occurredAt = ward.clock.now();
    await inbox.receive(ward.ward.id, [
      {
        channel,
        externalId,
        lane: `${channel}:${account}`,
        kind: 'message',
        priority: 5,
        payload,
        occurredAt,
      } as Delivery,
    ]);
    const { id } = await rows
      .selectFrom('inbox')
      .select('id')
      .where('externalId', '=', externalId)
      .executeTakeFirstOrThrow();
    await turn({ payload: { inbox: id } } as never);
    return id;
  };

  /** Presses a button of the person's newest message that has any. */
  const pressSomething = async (who: Speaker): Promise<void> => {
    const offered = (
      await rows
        .selectFrom('outbox')
        .select('effect')
        .where('personId', '=', who.person.id)
        .where('kind', '=', 'tell')
        .orderBy('id', 'desc')
        .limit(3)
        .execute()
    ).flatMap(({ effect }) => {
      const { message } = JSON.parse(effect) as Extract<Effect, { kind: 'tell' }>;
      return (message?.buttons ?? []).flat().flatMap((button) => ('action' in button ? [button] : []));
    });
    const open = offered.filter(({ action }) => !neverPressed.test(action));
    if (open.length === 0) return;
    const { action, subject, revision } = pick(open);
    const choice = signer.sign(who.account, { action, subject, revision });
    await deliver(who, { kind: 'choice', choice, messageId: null, acknowledgement: null });
  };

  const newestOutbox = async (): Promise<number> => {
    const row = await rows.selectFrom('outbox').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst();
    return row?.id ?? 0;
  };
  const happened = async (): Promise<number> =>
    Number(
      (
        await rows
          .selectFrom('timeline')
          .select(({ fn }) => fn.countAll().as('count'))
          .executeTakeFirst()
      )?.count,
    );
  const newestAudit = async (): Promise<number> => {
    const row = await rows.selectFrom('audit_log').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst();
    return row?.seq ?? 0;
  };
  const keptIn = async (person: Person): Promise<string> =>
    (await rows.selectFrom('dialogue').select('memory').where('personId', '=', person.id).executeTakeFirst())?.memory ??
    '';
  /** Everything that is stored about any person's words or was sent to any person, except the state of the conversation. */
  const trace = async (person: Person): Promise<string> =>
    [
      await newestOutbox(),
      await happened(),
      await newestAudit(),
      (await rows.selectFrom('tip').select('id').where('personId', '=', person.id).execute()).length,
      JSON.stringify(
        await rows.selectFrom('submission').select(['id', 'version']).where('authorId', '=', person.id).execute(),
      ),
      JSON.stringify(
        await rows.selectFrom('danger_case').select(['id', 'version']).where('personId', '=', person.id).execute(),
      ),
    ].join('|');

  const author = speakers.find(({ person }) => person.role === 'contributor');
  const asker = speakers.find(({ person }) => person.role === 'citizen');
  const examples = readExamples();
  const lost: string[] = [];
  const letters: { readonly text: string; readonly accused: readonly string[] }[] = [];
  const states = new Map<string, number>();
  const talks = talkStates(await thingsOf());
  /** Returns a person in this state; the head, if the prompt is for the board. */
  const putInto = async ({ name, open, isCitizens }: TalkState): Promise<Speaker> => {
    const [head] = speakers as [Speaker];
    const who = isCitizens ? (asker as Speaker) : open.ask === 'slot' ? (author as Speaker) : head;
    await ward.turn((unit) => remember(unit, who.person.id, open));
    states.set(name, (states.get(name) ?? 0) + 1);
    return who;
  };
  for (let at = 0; at < count + talks.length; at += 1) {
    // Each state at least once, then random ones; a fifth of the rest is sent in a chosen state.
    const state = at < talks.length ? talks[at] : random() < 0.2 ? pick(talks) : null;
    const who = state ? await putInto(state) : pick(speakers);
    if (!state && random() < 0.25) await pressSomething(who);
    const { text } = pick(examples);
    const open = state?.name ?? /"ask":"(\w+)"/u.exec(await keptIn(who.person))?.[1] ?? 'nothing';
    if (!state) states.set(open, (states.get(open) ?? 0) + 1);
    const before = await trace(who.person);
    const message = { messageId: String(at), order: at, forwardedFrom: null };
    await deliver(who, { kind: 'text', text, ...message });
    const situation = {
      model: ward.core.words,
      today: localDateOf(ward.clock.now(), ward.ward.timeZone),
      isStaff: who.person.role !== 'citizen',
    };
    const { says } = readMeaning(text, situation);
    const isStored = (await keptIn(who.person)).includes(beginningOf(text)) || before !== (await trace(who.person));
    // Only one of several courtesies is answered; the others need no answer.
    if (!isStored && says.kind !== 'courtesy') lost.push(`${who.person.role}, ${open}: ${text}`);
    if (!boardOf.has(who.person.id) && isLetter(text, says.kind))
      letters.push({ text, accused: accusedAmong(text, colleagues) });
    ward.clock.advance(Math.floor(random() * 90_000));
  }
  // Words that wait for a choice are handled as what they most likely are.
  ward.clock.advance(2 * dayMs);
  await ward.turn(settleUnanswered);

  const dayAgo = new Date(ward.clock.now().getTime() - dayMs).toISOString();
  // People who locked their own account are told nothing until it is unlocked.
  const memories = await rows
    .selectFrom('dialogue')
    .innerJoin('person', 'person.id', 'dialogue.personId')
    .where('person.frozenAt', 'is', null)
    .where('person.removedAt', 'is', null)
    .select('dialogue.memory')
    .execute();
  const forgotten = memories
    .flatMap(({ memory }) => readMemory(JSON.parse(memory)).held ?? [])
    .filter(({ isTold, at = '' }) => isTold === false && at < dayAgo).length;
  const unmet = talks.map(({ name }) => name).filter((name) => !states.has(name));
  const unhandled = (await rows.selectFrom('inbox').select('id').where('status', 'in', ['new', 'dead']).execute())
    .length;
  const readable = await readableByBoard();
  const readByAccused = letters
    .filter(({ text, accused }) => accused.length > 0 && text.length > 12 && readable.includes(text))
    .map(({ text }) => text);
  await ward.close();
  return { sent: count, lost, unhandled, readByAccused, states, unmet, forgotten };

  /** A waiting item, a question and a danger case: the objects of prompts. */
  async function thingsOf() {
    const item = await ward.submitted((author as Speaker).person);
    const said = { messageId: null, order: 0, forwardedFrom: null };
    await deliver(asker as Speaker, { kind: 'text', text: 'Bao giờ phường sửa đường khối 5?', ...said });
    await deliver(speakers.at(-1) as Speaker, { kind: 'text', text: 'cháy nhà khối 3, cứu với', ...said });
    const question = await rows.selectFrom('question').select('id').executeTakeFirstOrThrow();
    const danger = await rows.selectFrom('danger_case').select('id').executeTakeFirstOrThrow();
    return { item, question: question.id, danger: danger.id };
  }

  function isLetter(text: string, kind: string): boolean {
    if (kind === 'danger') return cryMayBeLetter(text, ward.core.words);
    return kind === 'letter' && triage(text, ward.core.words).kind !== 'mixed';
  }

  /** All stored text that the board can read. */
  async function readableByBoard(): Promise<string> {
    const questions = await rows.selectFrom('question').select(['title', 'body', 'standing']).execute();
    const dangers = await rows.selectFrom('danger_case').select('standing').execute();
    const tips = await rows.selectFrom('tip').select('text').execute();
    const boardIds = speakers.slice(0, board.length).map(({ person }) => person.id as string);
    const told = await rows.selectFrom('outbox').select('effect').where('personId', 'in', boardIds).execute();
    const acts = await rows.selectFrom('timeline').select('facts').execute();
    const audit = await rows.selectFrom('audit_log').select('details').execute();
    const sentIn = (await ward.turn(({ stores }) => stores.submissions.inStates(null, count)))
      .filter(({ state }) => state !== 'draft')
      .map(({ content }) => content);
    return JSON.stringify([questions, dangers, tips, told, acts, audit, sentIn]).replaceAll('\\"', '"');
  }
}
