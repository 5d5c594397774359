/**
 * Rules for the texts that people read: at most six lines on a phone, one form of address for each kind of reader, one term for
 * each thing, and no instruction that the reader cannot follow.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';
import { createTranslator } from '../src/adapters/fluent.ts';
import { root } from './support/world.ts';

type Locale = 'vi' | 'en';
type Pattern = NonNullable<FluentResource['body'][number]['value']>;

interface Said {
  readonly locale: Locale;
  readonly file: string;
  readonly key: string;
  /** The source text with all its variants. */
  readonly text: string;
  /** The possible outputs: one text for each combination of variants, with facts as `…`. */
  readonly readings: readonly string[];
}

/** With more combinations than this, each choice is varied alone while the others keep their default. */
const mostReadings = 256;

type Chosen = ReadonlyMap<string, string>;
type Part = Exclude<Pattern, string>[number];
type Selecting = Extract<Part, { type: 'select' }>;

const asParts = (pattern: Pattern): readonly Part[] => (typeof pattern === 'string' ? [pattern] : pattern);
const nameOf = (part: unknown): string => (part as { readonly name?: string }).name ?? 'other';
const keyOf = ({ key }: Selecting['variants'][number]): string => String('value' in key ? key.value : nameOf(key));

/** Finds every selector of a text and the variants that it has anywhere in the text. */
function selectorsIn(pattern: Pattern, found = new Map<string, Set<string>>()): Map<string, Set<string>> {
  for (const part of asParts(pattern)) {
    if (typeof part === 'string' || part.type !== 'select') continue;
    const keys = found.get(nameOf(part.selector)) ?? new Set();
    for (const variant of part.variants) {
      keys.add(keyOf(variant));
      selectorsIn(variant.value, found);
    }
    found.set(nameOf(part.selector), keys);
  }
  return found;
}

const readAs = (pattern: Pattern, chosen: Chosen): string =>
  asParts(pattern)
    .map((part) => {
      if (typeof part === 'string') return part;
      if (part.type === 'str') return String(part.value);
      if (part.type !== 'select') return '…'.repeat(12);
      const wanted = chosen.get(nameOf(part.selector));
      const variant = part.variants.find((each) => keyOf(each) === wanted) ?? part.variants[part.star];
      return variant ? readAs(variant.value, chosen) : '';
    })
    .join('');

function readingsOf(pattern: Pattern): readonly string[] {
  const selectors = [...selectorsIn(pattern)].map(([name, keys]) => [name, [...keys]] as const);
  const all = selectors.reduce((count, [, keys]) => count * keys.length, 1);
  const chosen =
    all <= mostReadings
      ? selectors.reduce<readonly Chosen[]>(
          (before, [name, keys]) => before.flatMap((each) => keys.map((key) => new Map([...each, [name, key]]))),
          [new Map()],
        )
      : [new Map(), ...selectors.flatMap(([name, keys]) => keys.map((key) => new Map([[name, key]])))];
  return [...new Set(chosen.map((each) => readAs(pattern, each)))];
}

/** The texts of a locale by key, in their source form and in every reading. */
const textsIn = (locale: Locale): readonly Said[] =>
  readdirSync(join(root, 'locales', locale)).flatMap((name) => {
    const file = name.replace('.ftl', '');
    const source = readFileSync(join(root, 'locales', locale, name), 'utf8');
    const written = new Map(
      source.split(/\n(?=[a-z][\w-]* =)/u).flatMap((block) => {
        const [, key, text] = /^(?:#[^\n]*\n|\n)*([a-z][\w-]*) =([\s\S]*)$/u.exec(block) ?? [];
        const kept = (text ?? '').split('\n').filter((line) => !line.startsWith('#'));
        return key ? [[key, kept.join('\n').trim()] as const] : [];
      }),
    );
    return new FluentResource(source).body.flatMap(({ id, value }) =>
      value === null ? [] : [{ locale, file, key: id, text: written.get(id) ?? '', readings: readingsOf(value) }],
    );
  });

const all = textsIn('vi');
const inEnglish = textsIn('en');

/** Characters in one line on a phone. */
const lineLength = 60;
const mostLines = 6;
/** Files with texts of chats, where buttons may be unavailable. */
const ofChat = ['talk', 'board', 'citizen', 'check', 'issue', 'question', 'words', 'danger', 'media'];
/** Documents, lists and texts that the reader asked to see in full. */
const long = ['card', 'draft-preview', 'full-item', 'question-full', 'question-card'];

const found = (
  pattern: RegExp,
  files: readonly string[] | null = null,
  except: readonly string[] = [],
  texts: readonly Said[] = all,
) =>
  texts
    .filter(({ file, key, text }) => (files?.includes(file) ?? true) && !except.includes(key) && pattern.test(text))
    .map(({ file, key }) => `${file}: ${key}`);

describe('what people read', () => {
  it('The texts name no kind of ward, because the ward’s file states phường, xã or đặc khu', () => {
    const demo = ['admin-demo-loaded', 'admin-demo-person', 'admin-demo-removed', 'admin-demo-refused'];
    expect(found(/phường/iu, null, demo)).toEqual([]);
  });

  it('On cards and desk pages no line break separates an amount from its đ', () => {
    expect(found(/\} đ(?!\p{L})/u, ['board', 'desk', 'province', 'web'])).toEqual([]);
  });

  it('The texts use one term for each thing', () => {
    expect(found(/không sử dụng \{|Không sử dụng bài|\] không sử dụng|xử lý bởi|Chủ Nhật|bản soạn|tiêu đề/u)).toEqual(
      [],
    );
    expect(found(/Tiêu đề|theo lời nghe lại|Chép địa chỉ|đã chuyển cơ quan|Người yêu cầu/u)).toEqual([]);
  });

  it('The texts never mention a bot, and say "chọn" where there may be no buttons', () => {
    expect(found(/(?<![-\w])bot\b/u)).toEqual([]);
    expect(found(/(?<![-\w])bot\b/u, ofChat, [], inEnglish)).toEqual([]);
    expect(found(/\bbấm\b/iu, ofChat)).toEqual([]);
  });

  it('Texts address citizens as Ông/Bà and board members as đồng chí, never both in one sentence', () => {
    const toCitizens =
      /^(?:welcome-citizen|data-delete-(?:soon|after)|question-letter|question-receipt|privacy-notice|question-please|question-answer$)/u;
    const toBoard =
      /^(?:ask-reason-|card-status-|board-edit-|remind-item-|alarm-|queue$|question-mask-to-approve|question-reopened-office|question-storm|question-ask-(?!rate|add)|issue-question-(?:own|not-a|a|interim|under)|signed-mask-)/u;
    const wrong = all.filter(
      ({ key, text }) =>
        (toCitizens.test(key) && /anh\/chị|đồng chí/iu.test(text)) ||
        (toBoard.test(key) && /anh\/chị|Ông\/Bà/iu.test(text)),
    );
    expect(wrong.map(({ key }) => key)).toEqual([]);
  });

  const linesOf = (text: string): number =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .reduce((sum, line) => sum + Math.ceil(line.length / lineLength), 0);

  it.each([
    ['vi', all],
    ['en', inEnglish],
  ])('Every chat text fits on six lines of a phone (%s)', (_, texts) => {
    const tooLong = texts
      .filter(({ file, key }) => ofChat.includes(file) && !long.includes(key))
      .map(({ key, readings }) => ({ key, lines: Math.max(...readings.map(linesOf)) }))
      .filter(({ lines }) => lines > mostLines);
    expect(tooLong).toEqual([]);
  });

  it('A list ends with a line break, and an unknown number leaves no gap', () => {
    const { say } = createTranslator(join(root, 'locales'));
    const line = { key: 'log-line', facts: { time: '10:00', name: 'Yến', action: 'x', code: 'DL-2611-0005' } };
    const days = { count: 3, people: 1, from: '27/11', to: '27/11', span: 'day', more: 2 };
    const known = { level: 'sure', code: 'KC-1', at: '10:00', name: 'Yến', text: 'cháy', taker: 'none', over: 'no' };
    for (const locale of ['vi', 'en'] as const) {
      const list = say(locale, {
        key: 'log-list',
        facts: { ...days, lines: { key: 'list-join', facts: { line, rest: '' } } },
      });
      expect(list.split('\n')).toHaveLength(3);
      const deeds = say(locale, { key: 'list-join', facts: { line, rest: { key: 'stolen-end', facts: { more: 0 } } } });
      expect(deeds).toContain('DL-2611-0005\n');
      expect(say(locale, { key: 'danger-line', facts: { ...known, phone: 'none' } })).toContain('Yến: cháy');
    }
  });

  it.each([
    ['vi', all],
    ['en', inEnglish],
  ])('Citizens’ texts contain no slash commands, and no text has one that can be said in words (%s)', (_, texts) => {
    const toCitizens = ['citizen', 'question', 'danger', 'portal'];
    const ofCitizens = /(?<![\w}<])\/(?:help|lienket|dulieu|tracuu|ngonngu|gui|hoi|cauhoi|start|bang)\b/u;
    expect(found(ofCitizens, toCitizens, [], texts)).toEqual([]);
    expect(found(/(?<![\w}<.])\/(?:help|lienket|dulieu|tracuu|ngonngu|gui)\b/u, null, [], texts)).toEqual([]);
  });

  it('The texts use only the agreed terms Bảng làm việc, kêu cứu, hướng dẫn, cần sửa, tự quyết', () => {
    expect(found(/bàn làm việc|nguy cấp|chuyển đơn|vượt thẩm quyền|\[returned\] cần bổ sung|ủy viên/iu)).toEqual([]);
    expect(found(/\bPhó ban\b|đã chỉ nơi khác|\[handedOver\] đã chuyển/u)).toEqual([]);
    // A chat text that is stored in another file.
    expect(/bấm/iu.test(all.find(({ key }) => key === 'session-began')?.text ?? 'bấm')).toBe(false);
  });

  it('The test finds a fault in a made-up text and reads more than 900 texts', () => {
    expect(/\bbấm\b/iu.test('Xin bấm nút')).toBe(true);
    expect(all.length).toBeGreaterThan(900);
  });
});
