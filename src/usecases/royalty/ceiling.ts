/** The head's or the Chairman's decision on what may be paid at most, and what happens to the lines when that is not enough. */
import { ceilingSetters } from '../../domain/act/paper.ts';
import type { Actor } from '../../domain/actor.ts';
import { localDateOf } from '../../domain/calendar/local-date.ts';
import { refused } from '../../domain/decision.ts';
import { amountIn, fieldsIn, writtenDayIn } from '../../domain/period/fields.ts';
import type { Role } from '../../domain/roles.ts';
import type { Ceiling, CeilingRule } from '../../domain/royalty/ceiling.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../outcome.ts';

const rules = {
  byGrade: /theo loai|loai a truoc/u,
  rollOver: /chuyen|ky sau/u,
  proRata: /./u,
} as const satisfies Record<CeilingRule, RegExp>;

/** 'tháng 5 triệu', 'quý 15.000.000', 'theo loại', '12/QĐ-UBND', 'từ 01/12/2026': in any order. Null: no decision is named. */
function readCeiling(words: string, today: ReturnType<typeof localDateOf>): Omit<Ceiling, 'until'> | null {
  const fields = fieldsIn(words);
  const limit = (unit: RegExp): number | null => {
    const field = fields.find((each) => unit.test(foldForSearch(each)));
    return field ? amountIn(field.replace(/^\D*/u, '')) : null;
  };
  const decision = fields.find((each) => /\d+ ?\/ ?\p{Lu}/u.test(each)) ?? null;
  const start = fields.find((each) => /^(?:tu|from)\b/u.test(foldForSearch(each)));
  const rule = fields.map(foldForSearch).find((each) => /giam deu|ty le|theo loai|chuyen|ky sau/u.test(each)) ?? 'x';
  if (!decision) return null;
  return {
    decision,
    from: (start && writtenDayIn(start, today)) || today,
    monthVnd: limit(/^thang\b/u),
    quarterVnd: limit(/^quy\b/u),
    yearVnd: limit(/^nam\b/u),
    rule: (Object.keys(rules) as CeilingRule[]).find((each) => rules[each].test(rule)) ?? 'proRata',
  };
}

/** A new version from its day on; earlier ones stay what they were for their own days. */
export async function setCeiling(unit: Unit, actor: Actor, words: string): Promise<Outcome> {
  if (actor.status !== 'active') return refused('issue-account-frozen');
  if (!(ceilingSetters as readonly Role[]).includes(actor.role)) return refused('issue-not-entitled');
  const { stores, now, ward } = unit;
  const ceiling = readCeiling(words, localDateOf(now, ward.timeZone));
  if (!ceiling || (ceiling.monthVnd ?? ceiling.quarterVnd ?? ceiling.yearVnd) === null)
    return refused('issue-ceiling-unreadable');
  const { decision, from, ...rest } = ceiling;
  const content = JSON.stringify({ ...rest, until: null });
  const isNew = await stores.rules.put({
    ...{ kind: 'ceilings', version: decision, from: from as ReturnType<typeof localDateOf>, content },
    ...{ by: actor.person, at: now },
  });
  if (!isNew) return refused('issue-decision-known', { decision });
  await stores.audit.record({ actor: actor.person, action: 'ceiling-set', object: decision, details: { from } }, now);
  return done();
}
