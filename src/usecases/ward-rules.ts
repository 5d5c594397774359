/** Dated rules of a ward. The ward's file is the first version; later versions apply from their day. */
import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { Ward } from '../domain/ward.ts';
import type { WardRule, WardRuleStore } from '../ports/ward-rules.ts';

/** Stores the file's rules. Existing versions are kept. */
export async function keepRulesOfFile(rules: Pick<WardRuleStore, 'put'>, ward: Ward, now: Date): Promise<void> {
  const first = ward.processes.map(({ from }) => from).toSorted()[0] ?? ('1970-01-01' as LocalDate);
  const put = (kind: WardRule['kind'], version: string, from: string, content: object) =>
    rules.put({ kind, version, from: from as LocalDate, content: JSON.stringify(content), by: null, at: now });
  for (const { version, from, ...rest } of ward.processes) await put('process', version, from, rest);
  for (const { version, from, ...rest } of ward.undertakings) await put('undertaking', version, from, rest);
  for (const { decision, from, ...rest } of ward.rates) await put('rates', decision, from, rest);
  for (const { decision, from, ...rest } of ward.ceilings) await put('ceilings', decision, from, rest);
  await put('deadlines', '1', first, { deadlines: ward.deadlines, receiptPolicy: ward.receiptPolicy });
}
