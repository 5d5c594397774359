/**
 * What a message costs where nothing is kept: a bot on grammY whose session lies in Redis and that says again what it was
 * told. Calls to Telegram are answered on the spot, as our counting channel answers.
 */
import { RedisAdapter } from '@grammyjs/storage-redis';
import { Bot, type Context, type SessionFlavor, session } from 'grammy';
import type { Update, UserFromGetMe } from 'grammy/types';
import { Redis } from 'ioredis';

interface Remembered {
  readonly count: number;
}
type Echo = Context & SessionFlavor<Remembered>;

const me: UserFromGetMe = {
  ...{ id: 1, is_bot: true, first_name: 'echo', username: 'echo_bot' },
  ...{ can_join_groups: false, can_read_all_group_messages: false, supports_inline_queries: false },
  ...{ can_connect_to_business: false, has_main_web_app: false },
} as UserFromGetMe;

export function openEcho(redisPath: string) {
  const redis = new Redis(redisPath);
  const bot = new Bot<Echo>('1:echo', { botInfo: me });
  let said = 0;
  bot.api.config.use(async (_previous, method) => {
    if (method === 'sendMessage') said += 1;
    return { ok: true, result: { message_id: said, date: 0, chat: { id: 1, type: 'private' } } } as never;
  });
  bot.use(
    session({ initial: (): Remembered => ({ count: 0 }), storage: new RedisAdapter<Remembered>({ instance: redis }) }),
  );
  bot.on('message:text', async (context) => {
    context.session = { count: context.session.count + 1 };
    await context.reply(`${context.session.count}: ${context.message.text}`);
  });
  return {
    said: () => said,
    /** One message of one of `people`, to its answer. */
    take: (number: number, people: number, text: string): Promise<void> => {
      const id = (number % people) + 10;
      const from = { id, is_bot: false, first_name: String(id) };
      const chat = { id, type: 'private' as const, first_name: String(id) };
      const update: Update = { update_id: number, message: { message_id: number, date: 0, from, chat, text } };
      return bot.handleUpdate(update);
    },
    close: () => redis.disconnect(),
  };
}
