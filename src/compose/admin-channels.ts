/** `channels test`: does each platform know us by what the environment holds? */
import { channelFactories } from '../../bots/index.ts';
import { readConfig } from '../config.ts';
import type { Ward } from '../domain/ward.ts';
import { Refusal } from './admin-answer.ts';

/** What a platform answered to our token; `says` is its own name for us, or why it refused. */
export interface TestedChannel {
  readonly ward: string;
  readonly channel: string;
  readonly ok: boolean;
  readonly says: string;
}

/** @throws Refusal with the names of settings that are wrong */
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
      if (!factory.test) return { ...place, ok: true, says: 'not asked: its access changes with each use, see /board' };
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
