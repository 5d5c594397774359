/** All forty sample items go through the first check, the draft and **Gửi**, in order, and get the outcome stated with them. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillDraft, sendItem } from '../../src/chat/acts/draft.ts';
import type { DeadlineCategory } from '../../src/domain/calendar/due-date.ts';
import type { Finding } from '../../src/domain/checks/check.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { isRole, type Role } from '../../src/domain/roles.ts';
import { isCategory } from '../../src/domain/submission/categories/index.ts';
import type { Submission } from '../../src/domain/submission/submission.ts';
import { screen } from '../../src/usecases/check/secrecy.ts';
import { connectionsOf } from '../support/rows.ts';
import { type OpenWard, openWard } from './core.ts';

interface Item {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly category: string;
  readonly event_date: string;
  readonly event_end_date?: string;
  readonly unit: string;
  readonly author_name: string;
  readonly author_role: string;
  readonly submitted_at: string;
  readonly photo_count: number;
  readonly document?: { readonly number: string };
  readonly expected: {
    readonly decision: 'accept' | 'hold' | 'reject' | 'route';
    readonly due_date: string | null;
    readonly late: boolean;
    readonly reason_code?: string;
    readonly near_duplicate_of?: string;
  };
}
const file = JSON.parse(readFileSync('tests/fixtures/items.json', 'utf8')) as {
  items: readonly Item[];
  codes_of_the_product: {
    categories: Readonly<Record<string, DeadlineCategory>>;
    author_roles: Readonly<Record<string, string | null>>;
  };
};
const items = file.items.toSorted((a, b) => a.submitted_at.localeCompare(b.submitted_at));
const codes = file.codes_of_the_product;

interface Outcome {
  readonly verdict: 'clear' | 'held' | 'stopped';
  readonly submission: Submission | null;
  readonly findings: readonly Finding[];
  readonly saidToHead: number;
}
const outcomes = new Map<string, Outcome>();
let ward: OpenWard;

const sourceOf = ({ document, unit, author_name }: Item): string =>
  document?.number ?? (unit === 'Cá nhân' || unit === 'Không rõ' ? author_name : unit);

/** Number of messages to the head about secrecy or a held item. */
const noticesToHead = async (): Promise<number> =>
  (await ward.outbox()).filter((each) => each === 'tell secrecy-stopped-head' || each === 'tell secrecy-held-head')
    .length;

/** Acts as the item's author: one message with photos, two presses, **Gửi**. */
const goThrough = async (item: Item, author: Person): Promise<Outcome> => {
  const now = ward.clock.now().getTime();
  const then = new Date(item.submitted_at).getTime();
  if (then > now) ward.clock.advance(then - now);
  const before = await noticesToHead();
  const text = `${item.title}\n${item.body}`;
  const heard = { inboxId: null, channel: 'telegram', messageKey: item.id, albumKey: null };
  const { verdict } = await ward.turn((unit) =>
    screen(unit, author, { ...heard, texts: [text], fileNames: [], others: [text], uploads: [] }),
  );
  if (verdict === 'stopped')
    return { verdict, submission: null, findings: [], saidToHead: (await noticesToHead()) - before };
  await ward.add(author, text, { photoCount: item.photo_count, messageKey: item.id });
  const category = codes.categories[item.category] ?? '';
  await ward.turn(async (unit) => {
    await fillDraft(unit, author, { slot: 'source', text: sourceOf(item) });
    await fillDraft(unit, author, { slot: 'eventOn', text: item.event_end_date ?? item.event_date });
    // Answers have their own process; as items they have category 'other'.
    await fillDraft(unit, author, { slot: 'category', category: isCategory(category) ? category : 'other' });
  });
  const id = await ward.turn(({ stores }) => stores.submissions.byOrigin(item.id));
  if (!id) throw new Error(`${item.id} has no draft`);
  const draft = await ward.turn(({ stores }) => stores.submissions.get(id));
  await ward.turn((unit) => sendItem(unit, author, id, draft.revision));
  const submission = await ward.turn(({ stores }) => stores.submissions.get(id));
  const findings = await ward.turn(({ stores }) => stores.checks.findings.of(id, submission.revision));
  return { verdict, submission, findings: findings ?? [], saidToHead: (await noticesToHead()) - before };
};

beforeAll(async () => {
  ward = await openWard((each) => each, '2026-01-02T01:00:00Z');
  await ward.person('Vũ Thị Hoa', 'head');
  await ward.person('Trần Văn Minh', 'deputy');
  const authors = new Map<string, Person>();
  for (const item of items) {
    const role = codes.author_roles[item.author_role] ?? 'contributor';
    const author =
      authors.get(item.author_name) ??
      (await ward.person(item.author_name, (isRole(role) ? role : 'contributor') satisfies Role));
    authors.set(item.author_name, author);
    outcomes.set(item.id, await goThrough(item, author));
  }
});
afterAll(() => ward.close());

const outcomeOf = (id: string): Outcome => {
  const found = outcomes.get(id);
  if (!found) throw new Error(`${id} did not go through`);
  return found;
};
const has = ({ findings }: Outcome, ...starts: readonly string[]): boolean =>
  findings.some(({ key, severity }) => severity !== 'note' && starts.some((start) => key.startsWith(start)));

/** The most serious finding that the board reads on the card. */
const reasonIn = (outcome: Outcome): string | null => {
  if (outcome.verdict === 'stopped') return 'STATE_SECRET_MARK';
  if (has(outcome, 'check-denunciation')) return 'DENUNCIATION';
  if (has(outcome, 'check-advertising')) return 'SPAM';
  if (has(outcome, 'check-text-copied')) return 'NEAR_DUPLICATE';
  if (has(outcome, 'check-personal-', 'check-health-told')) return 'PERSONAL_DATA';
  if (has(outcome, 'check-source-', 'check-hearsay')) return 'NO_SOURCE';
  return null;
};

describe('the sample items', () => {
  it('are forty in number', () => expect(outcomes.size).toBe(40));

  it.each(items.map((one) => [one.id, one.expected.decision, one.expected.reason_code ?? 'no reason', one] as const))(
    '%s: %s, %s',
    (id, decision, _, { expected }) => {
      const outcome = outcomeOf(id);
      expect(reasonIn(outcome)).toBe(expected.reason_code ?? null);
      if (expected.reason_code === 'STATE_SECRET_MARK') {
        expect(outcome).toMatchObject({ submission: null, saidToHead: 1 });
        return;
      }
      // Only the head sees a denunciation; every other item waits for the board, whatever was found.
      expect(outcome.submission?.state).toBe(decision === 'route' ? 'quarantined' : 'submitted');
      expect(outcome.saidToHead).toBe(decision === 'route' ? 1 : 0);
      expect(has(outcome, 'check-deadline-passed')).toBe(expected.late);
    },
  );

  const counted = items.filter(
    ({ category, expected }) => category !== 'đ' && expected.reason_code !== 'STATE_SECRET_MARK',
  );
  it.each(counted.map((one) => [one.id, one.expected.due_date] as const))('%s is due on %s', (id, due) => {
    expect(outcomeOf(id).submission?.standing.due?.on ?? null).toBe(due);
  });

  it.each(items.flatMap(({ id, expected }) => (expected.near_duplicate_of ? [[id, expected.near_duplicate_of]] : [])))(
    '%s is shown beside %s and no other',
    (id, original) => {
      const named = outcomeOf(id ?? '')
        .findings.filter(({ check }) => check === 'text-seen-before')
        .map(({ facts }) => facts.code);
      expect(named).toEqual([outcomeOf(original ?? '').submission?.code]);
    },
  );

  it('leave nothing of a secret in the database', async () => {
    const secrets = items.filter(({ expected }) => expected.reason_code === 'STATE_SECRET_MARK');
    expect(secrets.length).toBeGreaterThan(1);
    const { handle } = connectionsOf(ward.core).core;
    const tables = handle.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
    const rows = tables.flatMap((table) => handle.prepare(`SELECT * FROM "${table}"`).all());
    const everything = rows.map((row) => JSON.stringify(row)).join('\n');
    expect(everything).toContain('Tết trồng cây');
    for (const { title, body } of secrets)
      for (const words of [title, ...body.split('\n').filter((line) => line.length > 40)])
        expect(everything).not.toContain(words.slice(0, 40));
  });
});
