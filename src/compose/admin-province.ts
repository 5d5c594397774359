/** What the province is given. `wards`: every ward of this installation in a line, for the province. It reads, and says nothing of any case. */
import { join, resolve } from 'node:path';
import { systemClock } from '../adapters/clock.ts';
import { createTranslator } from '../adapters/fluent.ts';
import { readWards } from '../adapters/ward-file.ts';
import { localTime } from '../domain/calendar/local-time.ts';
import { nowhere } from '../ports/crash-point.ts';
import { lookIn } from '../reading/looking.ts';
import { seeWard, type WardLine } from '../reading/province.ts';
import { type Answer, Refusal } from './admin-answer.ts';
import type { Place } from './admin-commands.ts';
import { hashToken, openCore } from './core.ts';
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
      .map(({ lastActAt, head, onTimePercent, processVersion, isAlive, budget: _, ...line }) =>
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

/** Days in which the address must be opened. */
const addressDays = 7;

/** `province-link`: an address that opens the page of all wards once; each ward has on record that it was made. */
export async function provinceLink({ root, dataDir, env, options }: Place): Promise<Answer> {
  const { readDatabases } = await import('../config.ts');
  const problems: string[] = [];
  const databases = readDatabases(env, problems);
  if (problems.length > 0) throw new Refusal(problems.join('\n'), 2);
  const wards = readWards(resolve(env.WARDS_DIR || join(root, 'wards')));
  const core = await openCore({ root, dataDir, clock: systemClock, reach: nowhere, wards: [], databases });
  try {
    const now = systemClock.now();
    const isRevoking = options.revoke === true;
    for (const { id } of wards)
      await core.unitOfWork.run(id, ({ audit }) =>
        audit.record({ actor: 'admin', action: isRevoking ? 'province-ended' : 'province-link-made', object: id }, now),
      );
    if (isRevoking) {
      const count = await core.storage.province.revoke(now);
      return {
        json: { ended: count },
        text: core.translator.say('vi', { key: 'admin-province-ended', facts: { count } }),
      };
    }
    const token = core.ids.token();
    await core.storage.province.invite(hashToken(token), now, new Date(now.getTime() + addressDays * 86_400_000));
    const site = env.PUBLIC_URL || `http://${env.HOST || '127.0.0.1'}:${env.PORT || '8080'}`;
    const url = `${site}/tinh/vao/${token}`;
    const words = core.translator.say('vi', { key: 'admin-province-link', facts: { days: addressDays } });
    return { json: { url }, text: `${words}\n${url}` };
  } finally {
    await core.close();
  }
}
