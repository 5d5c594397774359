/** All forty sample items get the outcome stated with them, as far as the checks decide it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type DeadlineCategory, dueDate } from '../../../src/domain/calendar/due-date.ts';
import { localDate, localDateOf } from '../../../src/domain/calendar/local-date.ts';
import { vietnamCalendar } from '../../../src/domain/calendar/vietnam.ts';
import type { CheckSubject, Finding, SeenText } from '../../../src/domain/checks/check.ts';
import { findCopied } from '../../../src/domain/checks/copied-text.ts';
import { hiddenMark, maskPersonalData } from '../../../src/domain/checks/mask-personal-data.ts';
import { isSecret, runChecks } from '../../../src/domain/checks/run-checks.ts';
import { type CategoryId, isCategory } from '../../../src/domain/submission/categories/index.ts';
import type { Source } from '../../../src/domain/submission/source.ts';
import { aPhoto, aSubject, keysOf, pointedAt, ward } from './subject-builder.ts';

/** The findings that block sending. */
const whatStopsSending = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ severity }) => severity === 'block');

interface Item {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly category: string;
  readonly event_date: string;
  readonly event_end_date?: string;
  readonly unit: string;
  readonly author_name: string;
  readonly submitted_at: string;
  readonly photo_count: number;
  readonly document?: { readonly number: string };
  readonly expected: {
    readonly decision: 'accept' | 'hold' | 'reject' | 'route';
    readonly late: boolean;
    readonly reason_code?: string;
    readonly near_duplicate_of?: string;
  };
}
const { items, codes_of_the_product: codes } = JSON.parse(readFileSync('tests/fixtures/items.json', 'utf8')) as {
  items: readonly Item[];
  codes_of_the_product: { categories: Readonly<Record<string, DeadlineCategory>> };
};

const zone = 'Asia/Ho_Chi_Minh';

/** True if no unit stands behind the item: it names "an individual" or an unknown sender. */
const isNobody = ({ unit }: Item) => unit === 'Cá nhân' || unit === 'Không rõ';
const sourceOf = (item: Item): Source =>
  item.document
    ? { kind: 'document', detail: item.document.number }
    : { kind: 'person', detail: isNobody(item) ? item.author_name : item.unit };

const dueOf = (item: Item): CheckSubject['due'] => {
  const startOn = localDate(item.event_end_date ?? item.event_date);
  const category = codes.categories[item.category] ?? 'other';
  const { dueOn, dueAt } = dueDate({ category, startOn, calendar: vietnamCalendar });
  return dueOn && dueAt ? { on: dueOn, at: dueAt } : null;
};

/** Earlier items that the duplicate search can find; those with a secrecy mark were never stored. */
const seenBefore = (item: Item): readonly SeenText[] => {
  const earlier = items.filter(
    (other) => other.submitted_at < item.submitted_at && other.expected.reason_code !== 'STATE_SECRET_MARK',
  );
  const texts = earlier.map(({ id, body }) => ({ subjectId: id, text: body }));
  return findCopied(item.body, texts).map(({ subjectId, overlap, passages }) => ({
    code: subjectId,
    title: earlier.find(({ id }) => id === subjectId)?.title ?? '',
    publishedOn: null,
    overlap,
    passages,
  }));
};

const subjectOf = (item: Item, change: Partial<CheckSubject> = {}): CheckSubject => {
  const now = new Date(item.submitted_at);
  const category = codes.categories[item.category] ?? '';
  return aSubject({
    title: item.title,
    body: item.body,
    // The office writes answers, and they are checked like any other text.
    category: (isCategory(category) ? category : 'other') satisfies CategoryId,
    eventOn: localDate(item.event_date),
    source: sourceOf(item),
    place: null,
    due: dueOf(item),
    submittedAt: now,
    now,
    today: localDateOf(now, zone),
    photos: Array.from({ length: item.photo_count }, (_, at) => aPhoto({ number: at + 1, hash: `${item.id}-${at}` })),
    seenTexts: seenBefore(item),
    ...change,
  });
};

/** The reason that the board would give, the most serious first. */
const reasonIn = (findings: readonly Finding[]): string | null => {
  const has = (...keys: readonly string[]) =>
    findings.some(({ key, severity }) => severity !== 'note' && keys.some((start) => key.startsWith(start)));
  if (has('check-secrecy-blocked')) return 'STATE_SECRET_MARK';
  if (has('check-denunciation')) return 'DENUNCIATION';
  if (has('check-advertising')) return 'SPAM';
  if (has('check-text-copied')) return 'NEAR_DUPLICATE';
  if (has('check-personal-', 'check-health-told')) return 'PERSONAL_DATA';
  if (has('check-source-', 'check-hearsay')) return 'NO_SOURCE';
  return null;
};

const item = (id: string): Item => {
  const found = items.find((one) => one.id === id);
  if (!found) throw new Error(`no item ${id}`);
  return found;
};

describe('the sample items', () => {
  it('are forty in number', () => expect(items).toHaveLength(40));

  it.each(items.map((one) => [one.id, one.expected.reason_code ?? 'accepted', one] as const))(
    '%s: %s',
    (_, __, one) => {
      const findings = runChecks(subjectOf(one));
      expect(reasonIn(findings)).toBe(one.expected.reason_code ?? null);
      expect(whatStopsSending(findings).length > 0).toBe(one.expected.reason_code === 'STATE_SECRET_MARK');
      if (isSecret(findings)) {
        expect(findings).toHaveLength(1);
        return;
      }
      expect(keysOf(findings).includes('check-deadline-passed')).toBe(one.expected.late);
      expect(keysOf(findings)).not.toContain('check-date-ahead');
      expect(JSON.parse(JSON.stringify(findings))).toEqual(findings);
    },
  );

  const accepted = items.filter(({ expected }) => expected.decision === 'accept');
  it.each(accepted.map((one) => [one.id, one] as const))(
    '%s, which is accepted, gets only findings that ask for care',
    (_, one) => {
      const harmless = ['check-deadline-passed', 'check-children-shown', 'check-dignity-at-risk'];
      expect(keysOf(runChecks(subjectOf(one))).filter((key) => !harmless.includes(key))).toEqual([]);
    },
  );

  it.each(items.filter(isNobody).map((one) => [one.id, one] as const))(
    '%s cannot be sent without a source',
    (_, one) => {
      expect(whatStopsSending(runChecks(subjectOf(one, { source: null })))).toHaveLength(1);
    },
  );

  it.each(items.flatMap((one) => (one.expected.near_duplicate_of ? [[one.id, one] as const] : [])))(
    '%s is shown beside the item that it copies, and no other',
    (_, one) => {
      const seen = runChecks(subjectOf(one)).filter(({ check }) => check === 'text-seen-before');
      expect(seen.map(({ facts }) => facts.code)).toEqual([one.expected.near_duplicate_of]);
      const other = item(one.expected.near_duplicate_of ?? '');
      for (const evidence of seen[0]?.evidence ?? []) {
        if (evidence.where === 'photo') throw new Error('a text is shown as a photo');
        expect(one.body.slice(evidence.start, evidence.end).length).toBeGreaterThan(10);
        expect(other.body.slice(evidence.other?.start, evidence.other?.end).length).toBeGreaterThan(10);
      }
    },
  );

  it('get a finding about children where the text tells of children and there are photos', () => {
    const withChildren = accepted.filter((one) => keysOf(runChecks(subjectOf(one))).includes('check-children-shown'));
    expect(withChildren.map(({ id }) => id)).toEqual(['ITM-004', 'ITM-005', 'ITM-012', 'ITM-015']);
    expect(keysOf(runChecks(subjectOf(item('ITM-005'), { children: 'consent-held' })))).toEqual([]);
    expect(keysOf(runChecks(subjectOf(item('ITM-005'), { photos: [] })))).toEqual(['check-photo-expected']);
  });

  it('the list of households: the proposal masks its numbers and leaves its sentences intact', () => {
    const { body } = item('ITM-034');
    const { masked, found } = maskPersonalData(body, ward);
    expect(found.filter(({ action }) => action === 'mask')).toHaveLength(12);
    expect(masked).not.toMatch(/\d{4,}|0900|số nhà|ngõ/u);
    expect(masked).toContain(`bà Trần Thị Sáu, sinh ngày ${hiddenMark}, CCCD ${hiddenMark}, điện thoại ${hiddenMark}`);
    expect(masked).toContain('được hỗ trợ 40 triệu đồng');
    const findings = runChecks(subjectOf(item('ITM-034')));
    expect(keysOf(findings)).toContain('check-health-told');
    expect(
      pointedAt(
        body,
        findings.find(({ key }) => key === 'check-personal-identity'),
      ),
    ).toEqual(['030151000000', '030048000000', '030184000000']);
  });

  it('the denunciation gets a finding about an accused person too', () => {
    expect(keysOf(runChecks(subjectOf(item('ITM-036'))))).toContain('check-accusation');
  });
});
