/** `channels test`: checks that each platform accepts the credentials of the environment. */
import { channelFactories } from '../../bots/index.ts';
import { readConfig } from '../config.ts';
import type { Ward } from '../domain/ward.ts';
import { Refusal } from './admin-answer.ts';

/** A platform's answer to the credentials; `says` is the bot's name there, or the reason for refusal. */
export interface TestedChannel {
  readonly ward: string;
  readonly channel: string;
  readonly ok: boolean;
  readonly says: string;
}

/** @throws Refusal that names the wrong settings */
export async function testChannels(
  env: Readonly<Record<string, string | undefined>>,
  wards: readonly Ward[],
): Promise<readonly TestedChannel[]> {
  const reading = readConfig(
    env,
    wards.map(({ id }) => id),
    channelFactories,
  );
  if (!reading.ok) throw new Refusal(reading.problems.join('\n'));
  const asked = Object.entries(reading.config.channels).flatMap(([ward, choices]) =>
    choices.map(async ({ factory, config }): Promise<TestedChannel> => {
      const place = { ward, channel: factory.name };
      if (!factory.test) return { ...place, ok: true, says: 'not tested: its tokens change with each use; see /board' };
      try {
        return { ...place, ok: true, says: await factory.test(config) };
      } catch (error) {
        const says = error instanceof Error ? error.message : String(error);
        return { ...place, ok: false, says };
      }
    }),
  );
  return Promise.all(asked);
}
