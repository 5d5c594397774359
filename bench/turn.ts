/**
 * From a message to its receipt, durable, compared with an echo bot that stores nothing (`peers/echo.ts`), alternately in one
 * run. Both poll the same Bot API over HTTP, which runs in its own process, and send through it; neither limits its pace. For the
 * core alone, with the counting channel, the processor time is printed too: it is the measure for changes to the core.
 */
import { performance } from 'node:perf_hooks';
import { telegram } from '../bots/telegram/index.ts';
import { systemClock } from '../src/adapters/clock.ts';
import type { ChannelFactory } from '../src/channel/factory.ts';
import type { DatabasePlaces } from '../src/config.ts';
import { wardId } from '../src/domain/ids.ts';
import { createInboxWriter } from '../src/inbox/inbox-writer.ts';
import { newDatabases, postgresBinaries, withClient } from '../tests/support/postgres.ts';
import { type Figure, median } from './figure.ts';
import { type BotApi, startBotApi } from './peers/bot-api.ts';
import { startEcho } from './peers/echo.ts';
import { startRedis } from './redis-server.ts';
import { openBenchWard, textDelivery } from './ward.ts';

const rounds = 5;
const perRound = 400;
/** Warm-up rounds: a server runs for weeks, so the first thousand messages, while code is compiled, are not measured. */
const warming = 3;

interface Round {
  readonly perSecond: number;
  readonly cpuMs: number;
}

async function measured(work: () => Promise<unknown>): Promise<Round> {
  const before = process.cpuUsage();
  const started = performance.now();
  await work();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { perSecond: perRound / seconds, cpuMs: (user + system) / 1000 / perRound };
}

const medianOf = (all: readonly Round[]): Round => ({
  perSecond: median(all.map(({ perSecond }) => perSecond)),
  cpuMs: median(all.map(({ cpuMs }) => cpuMs)),
});

type Words = 'greeting' | 'question';
/** Sends one message each from people numbered from `from`. Resolves when as many replies were sent. */
type Write = (words: Words, from: number) => Promise<unknown>;

/** A person who asks often within a few minutes gets different replies, so each question comes from another person. */
function byPeople(write: Write) {
  let next = 1;
  const take = (): number => {
    next += perRound;
    return next - perRound;
  };
  return {
    ofStrangers: () => measured(() => write('question', take())),
    /** These people have sent a greeting before and received the privacy notice. */
    ofKnown: async () => {
      const from = take();
      await write('greeting', from);
      return measured(() => write('question', from));
    },
  };
}

/** Telegram without its pace limits: our own speed is measured, not Telegram's. */
const unpaced = { perSecond: 1e6, perConversationPerSecond: 1e6, conversationBurst: 1e6, perGroupPerMinute: 1e6 };
const quickTelegram: ChannelFactory = {
  ...(telegram as ChannelFactory),
  create: (config, context) => {
    const channel = (telegram as ChannelFactory).create(config, context);
    return { ...channel, abilities: { ...channel.abilities, pace: unpaced } };
  },
};

/** Enables autovacuum, as on a server in operation. Test databases run without it. */
async function asInOperation(databases: DatabasePlaces): Promise<DatabasePlaces> {
  await withClient(databases.core, async (client) => {
    await client.query('alter system set autovacuum = on');
    await client.query('select pg_reload_conf()');
  });
  return databases;
}

/** A ward that polls. @param databases null: files */
async function openOurs(api: BotApi, token: string, databases: DatabasePlaces | null) {
  const config = { token, apiRoot: api.root, receive: { mode: 'polling' } };
  const ward = await openBenchWard({ databases, more: [{ factory: quickTelegram, config }] });
  await ward.system.start();
  let said = 0;
  const write: Write = async (words, from) => {
    api.feed({ token, from, count: perRound, words });
    await api.said(token, said + perRound);
    // A new person gets more than a receipt; those messages belong to this round too.
    await ward.system.queue.idle();
    said = await api.said(token, 0);
  };
  return { ...byPeople(write), close: ward.close };
}

/** A ward whose channel counts messages and sends none. */
async function openCoreAlone() {
  const ward = await openBenchWard();
  const inbox = createInboxWriter(ward.core.storage, systemClock, () => ward.system.queue.nudge());
  await ward.system.start();
  const write: Write = async (words, from) => {
    const deliveries = Array.from({ length: perRound }, (_, at) => {
      const number = from + at;
      const [id, text] = words === 'greeting' ? [-number, 'Xin chào'] : [number, `Cho tôi hỏi việc số ${number}?`];
      const payload = JSON.stringify({ number: id, sender: `p${number}`, text });
      return { ...textDelivery(id), lane: `c:p${number}`, payload };
    });
    const before = ward.said();
    await inbox.receive(wardId('dong-lac'), deliveries);
    await ward.system.queue.idle();
    while (ward.said() - before < perRound) await new Promise((resolve) => setTimeout(resolve, 5));
    await ward.system.queue.idle();
  };
  return { ...byPeople(write), close: ward.close };
}

/** The same people in every round: their sessions are in Redis. */
function openPeer(api: BotApi, redisPath: string) {
  const token = '303:echo';
  const echo = startEcho(token, api.root, redisPath);
  let said = 0;
  const round = async (): Promise<void> => {
    said += perRound;
    api.feed({ token, from: 1, count: perRound, words: 'question' });
    await api.said(token, said);
  };
  return { round: () => measured(round), close: echo.stop };
}

/** Measures all alternately, after warm-up rounds; returns the median of each. */
async function byTurns(
  things: Readonly<Record<string, () => Promise<Round>>>,
): Promise<Readonly<Record<string, Round>>> {
  const all = new Map<string, Round[]>();
  for (let at = 0; at < warming + rounds; at += 1)
    for (const [name, work] of Object.entries(things)) {
      const round = await work();
      if (at >= warming) all.set(name, [...(all.get(name) ?? []), round]);
    }
  return Object.fromEntries(Array.from(all, ([name, each]) => [name, medianOf(each)]));
}

const figuresOf = (name: string, round: Round | undefined, echo?: Round): readonly Figure[] =>
  round === undefined
    ? []
    : [
        { name: `${name}, a second`, value: round.perSecond.toFixed(0) },
        { name: `${name}: processor a message, ms`, value: round.cpuMs.toFixed(2) },
        ...(echo
          ? [
              { name: `${name}: of the echo, by the clock`, value: (round.perSecond / echo.perSecond).toFixed(3) },
              { name: `${name}: by the processor`, value: (echo.cpuMs / round.cpuMs).toFixed(3) },
            ]
          : []),
      ];

/**
 * Messages a second and processor time a message: the echo bot, our program on files and on PostgreSQL, and the core without a
 * platform, measured alternately in one run.
 */
export const turn = async (): Promise<readonly Figure[]> => {
  const [redis, api] = [await startRedis(), await startBotApi()];
  const files = await openOurs(api, '101:files', null);
  const onPostgres =
    postgresBinaries() === null ? null : await openOurs(api, '202:postgres', await asInOperation(await newDatabases()));
  const alone = await openCoreAlone();
  const peer = redis && openPeer(api, redis.path);
  const found = await byTurns({
    ...(peer ? { echo: peer.round } : {}),
    strangers: files.ofStrangers,
    known: files.ofKnown,
    ...(onPostgres ? { postgres: onPostgres.ofKnown } : {}),
    aloneStrangers: alone.ofStrangers,
    aloneKnown: alone.ofKnown,
  });
  await peer?.close();
  for (const each of [files, onPostgres, alone]) await each?.close();
  api.stop();
  await redis?.stop();
  const { echo, strangers, known, postgres, aloneStrangers, aloneKnown } = found;
  return [
    ...(echo ? [] : [{ name: 'grammY echo with Redis sessions', value: 'redis-server is not installed' }]),
    ...figuresOf('the echo: grammY, sessions in Redis', echo),
    ...figuresOf('first messages', strangers, echo),
    ...figuresOf('of people we know', known, echo),
    ...figuresOf('known, on PostgreSQL', postgres, echo),
    ...figuresOf('the core alone, first messages', aloneStrangers),
    ...figuresOf('the core alone, people we know', aloneKnown),
  ];
};
