/**
 * Cost of a message if nothing is stored: a grammY bot, set up as its documentation recommends for many messages (`run` and
 * `sequentialize` of its runner, sessions in Redis), which repeats each message.
 */
import { type RunnerHandle, run, sequentialize } from '@grammyjs/runner';
import { RedisAdapter } from '@grammyjs/storage-redis';
import { Bot, type Context, type SessionFlavor, session } from 'grammy';
import { Redis } from 'ioredis';

interface Remembered {
  readonly count: number;
}
type Echo = Context & SessionFlavor<Remembered>;

export interface EchoBot {
  stop(): Promise<void>;
}

/** Starts polling. */
export function startEcho(token: string, apiRoot: string, redisPath: string): EchoBot {
  const redis = new Redis(redisPath);
  const bot = new Bot<Echo>(token, { client: { apiRoot } });
  bot.use(sequentialize((context) => String(context.chat?.id)));
  bot.use(
    session({ initial: (): Remembered => ({ count: 0 }), storage: new RedisAdapter<Remembered>({ instance: redis }) }),
  );
  bot.on('message:text', async (context) => {
    context.session = { count: context.session.count + 1 };
    await context.reply(`${context.session.count}: ${context.message.text}`);
  });
  const runner: RunnerHandle = run(bot);
  return {
    stop: async () => {
      await runner.stop();
      redis.disconnect();
    },
  };
}
