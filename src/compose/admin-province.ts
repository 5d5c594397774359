/** `wards`: every ward of this installation in a line, for the province. It reads, and says nothing of any case. */
import { join, resolve } from 'node:path';
import { systemClock } from '../adapters/clock.ts';
import { createTranslator } from '../adapters/fluent.ts';
import { readWards } from '../adapters/ward-file.ts';
import { localTime } from '../domain/calendar/local-time.ts';
import { lookIn } from '../reading/looking.ts';
import { seeWard, type WardLine } from '../reading/province.ts';
import { type Answer, Refusal } from './admin-answer.ts';
import type { Place } from './admin-commands.ts';
import { openReader } from './open-reader.ts';

export async function listWards({ root, dataDir, env }: Place): Promise<Answer> {
  const { readDatabases } = await import('../config.ts');
  const problems: string[] = [];
  const databases = readDatabases(env, problems);
  if (problems.length > 0) throw new Refusal(problems.join('\n'), 2);
  const wards = readWards(resolve(env.WARDS_DIR || join(root, 'wards')));
  const reader = await openReader({ root, dataDir, databases, clock: systemClock });
  const lines: WardLine[] = [];
  try {
    for (const ward of wards) lines.push(await lookIn(reader, ward, systemClock.now(), seeWard));
  } finally {
    await reader.close();
  }
  const translator = createTranslator(join(root, 'locales'));
  const zoneOf = (id: string): string => wards.find((ward) => ward.id === id)?.timeZone ?? 'UTC';
  return {
    json: lines.map((line) => ({ ...line, lastActAt: line.lastActAt?.toISOString() ?? null })),
    text: lines
      .map(({ lastActAt, head, onTimePercent, processVersion, isAlive, ...line }) =>
        translator.say('vi', {
          key: 'admin-ward-line',
          facts: {
            ...line,
            alive: isAlive ? 'yes' : 'no',
            head: head ?? '–',
            onTime: onTimePercent ?? 'none',
            process: processVersion ?? '–',
            lastAct: lastActAt ? localTime(lastActAt, zoneOf(line.ward)) : 'none',
          },
        }),
      )
      .join('\n'),
  };
}
