/**
 * Commands for the province. `wards` prints every ward of this installation, one per line; it reads figures and no
 * individual cases.
 */
import { join } from 'node:path';
import { systemClock } from '../adapters/clock.ts';
import { createTranslator } from '../adapters/fluent.ts';
import { localTime } from '../domain/calendar/local-time.ts';
import { readWard } from '../reading/looking.ts';
import { seeWard, type WardLine } from '../reading/province.ts';
import type { Answer } from './admin-answer.ts';
import { withCore } from './admin-core.ts';
import { type Place, publicUrlOf, stocksOf, wardsOf } from './admin-place.ts';
import { hashToken } from './core.ts';
import { openReader } from './open-reader.ts';

/** The same lines as the province's page, read beside a running server. */
export async function listWards(place: Place): Promise<Answer> {
  const { root, dataDir, env } = place;
  const { databases } = await stocksOf(env);
  const wards = await wardsOf(place);
  const reader = await openReader({ root, dataDir, databases, clock: systemClock });
  const lines: WardLine[] = [];
  try {
    for (const ward of wards) lines.push(await readWard(reader, ward, systemClock.now(), seeWard));
  } finally {
    await reader.close();
  }
  const translator = createTranslator(join(root, 'locales'));
  const zoneOf = (id: string): string => wards.find((ward) => ward.id === id)?.timeZone ?? 'UTC';
  return {
    json: lines.map(({ lastActAt, lastMessageAt, since, ...line }) => ({
      ...{ ...line, isAlive: line.state === 'alive', since: since?.toISOString() ?? null },
      ...{ lastMessageAt: lastMessageAt?.toISOString() ?? null, lastActAt: lastActAt?.toISOString() ?? null },
    })),
    text: lines
      .map(({ lastActAt, lastMessageAt, since, head, onTimePercent, processVersion, budget: _, ...line }) =>
        translator.say('vi', {
          key: 'admin-ward-line',
          facts: {
            ...line,
            since: since ? localTime(since, zoneOf(line.ward)) : '',
            down: line.channelsDown.join(', ') || 'none',
            channelsDown: line.channelsDown.length,
            head: head ?? '–',
            lastMessage: lastMessageAt ? localTime(lastMessageAt, zoneOf(line.ward)) : 'none',
            onTime: onTimePercent ?? 'none',
            process: processVersion ?? '–',
            lastAct: lastActAt ? localTime(lastActAt, zoneOf(line.ward)) : 'none',
          },
        }),
      )
      .join('\n'),
  };
}

/** Days for which the link can be opened. */
const addressDays = 7;

/** `province-link`: creates a link that opens the page of all wards once; each ward's audit log records it. */
export async function provinceLink(place: Place): Promise<Answer> {
  const { env } = place;
  const { databases } = await stocksOf(env);
  const wards = await wardsOf(place);
  return withCore(place, { databases }, async ({ unitOfWork, storage, ids, translator }) => {
    const now = systemClock.now();
    const isRevoking = place.options.revoke === true;
    const action = isRevoking ? 'province-ended' : 'province-link-made';
    for (const { id } of wards)
      await unitOfWork.run(id, ({ audit }) => audit.record({ actor: 'admin', action, object: id }, now));
    if (isRevoking) {
      const count = await storage.province.revoke(now);
      return { json: { ended: count }, text: translator.say('vi', { key: 'admin-province-ended', facts: { count } }) };
    }
    const token = ids.token();
    await storage.province.invite(hashToken(token), now, new Date(now.getTime() + addressDays * 86_400_000));
    const url = `${publicUrlOf(env)}/tinh/vao/${token}`;
    const words = translator.say('vi', { key: 'admin-province-link', facts: { days: addressDays } });
    return { json: { url }, text: `${words}\n${url}` };
  });
}
