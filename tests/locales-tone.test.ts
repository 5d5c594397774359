/** What people read, measured: six lines of a phone, one address for each reader, one word for one thing, nothing that cannot be chosen. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTranslator } from '../src/adapters/fluent.ts';
import { root } from './support/world.ts';

const folder = join(root, 'locales', 'vi');

interface Said {
  readonly file: string;
  readonly key: string;
  readonly text: string;
}

/** Keys with all their variants, as they are written. */
const all: readonly Said[] = readdirSync(folder).flatMap((file) =>
  readFileSync(join(folder, file), 'utf8')
    .split(/\n(?=[a-z][\w-]* =)/u)
    .flatMap((block) => {
      const [, key, text] = /^(?:#[^\n]*\n|\n)*([a-z][\w-]*) =([\s\S]*)$/u.exec(block) ?? [];
      const kept = (text ?? '').split('\n').filter((line) => !line.startsWith('#'));
      return key ? [{ file: file.replace('.ftl', ''), key, text: kept.join('\n').trim() }] : [];
    }),
);

/** A line of a phone holds so many characters. */
const lineLength = 60;
const mostLines = 6;
/** Said in chats, where there may be no buttons. */
const ofChat = ['talk', 'board', 'citizen', 'check', 'issue', 'question', 'words', 'danger', 'media'];
/** Documents, lists and what the reader has asked to see whole. */
const long = [
  'question-letter-higher',
  'data-own',
  'card',
  'draft-preview',
  'full-item',
  'question-full',
  'question-card',
];

const found = (pattern: RegExp, files: readonly string[] | null = null, except: readonly string[] = []) =>
  all
    .filter(({ file, key, text }) => (files?.includes(file) ?? true) && !except.includes(key) && pattern.test(text))
    .map(({ file, key }) => `${file}: ${key}`);

describe('what people read', () => {
  it('names no kind of ward: its file says phường, xã or đặc khu', () => {
    const demo = ['admin-demo-loaded', 'admin-demo-person', 'admin-demo-removed', 'admin-demo-refused'];
    expect(found(/phường/iu, null, demo)).toEqual([]);
  });

  it('parts no sum from its đ where lines break, on cards and pages of the desk', () => {
    expect(found(/\} đ(?!\p{L})/u, ['board', 'desk', 'province', 'web'])).toEqual([]);
  });

  it('has one word for one thing', () => {
    expect(found(/không sử dụng \{|Không sử dụng bài|\] không sử dụng|xử lý bởi|Chủ Nhật|bản soạn|tiêu đề/u)).toEqual(
      [],
    );
    expect(found(/Tiêu đề|theo lời nghe lại|Chép địa chỉ|đã chuyển cơ quan|Người yêu cầu/u)).toEqual([]);
  });

  it('speaks of no bot, and says "chọn" where there may be no buttons', () => {
    expect(found(/(?<![-\w])bot\b/u)).toEqual([]);
    expect(found(/\bbấm\b/iu, ofChat)).toEqual([]);
  });

  it('is Ông/Bà for citizens, đồng chí for the board, never both in one sentence', () => {
    const toCitizens = /^(?:welcome-citizen|question-receipt|privacy-notice|question-please|question-answer$)/u;
    const toBoard =
      /^(?:ask-reason-|card-status-|board-edit-|remind-item-|alarm-|queue$|question-mask-to-approve|question-reopened-office|question-storm|question-ask-(?!rate|add)|issue-question-(?:own|not-a|a|interim|under)|signed-mask-)/u;
    const wrong = all.filter(
      ({ key, text }) =>
        (toCitizens.test(key) && /anh\/chị|đồng chí/iu.test(text)) ||
        (toBoard.test(key) && /anh\/chị|Ông\/Bà/iu.test(text)),
    );
    expect(wrong.map(({ key }) => key)).toEqual([]);
  });

  it('fits six lines of a phone where it is one text for everybody', () => {
    const tooLong = all
      .filter(({ file, key, text }) => ofChat.includes(file) && !text.includes('->') && !long.includes(key))
      .map(({ key, text }) => ({
        key,
        lines: text
          .replaceAll(/\{[^}]*\}/gu, '…'.repeat(12))
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== '')
          .reduce((sum, line) => sum + Math.ceil(line.length / lineLength), 0),
      }))
      .filter(({ lines }) => lines > mostLines);
    expect(tooLong).toEqual([]);
  });

  it('ends a list on a line of its own, and leaves no gap where a number is unknown', () => {
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

  it('has no command with a slash where citizens read, and none that everybody can say in words', () => {
    const toCitizens = ['citizen', 'question', 'danger', 'portal'];
    expect(
      found(/(?<![\w}<])\/(?:help|lienket|dulieu|tracuu|ngonngu|gui|hoi|cauhoi|start|bang)\b/u, toCitizens),
    ).toEqual([]);
    expect(found(/(?<![\w}<.])\/(?:help|lienket|dulieu|tracuu|ngonngu|gui)\b/u)).toEqual([]);
  });

  it('says one thing in one word: Bảng làm việc, kêu cứu, hướng dẫn, cần sửa, tự quyết', () => {
    expect(found(/bàn làm việc|nguy cấp|chuyển đơn|vượt thẩm quyền|\[returned\] cần bổ sung|ủy viên/iu)).toEqual([]);
    expect(found(/\bPhó ban\b|đã chỉ nơi khác|\[handedOver\] đã chuyển/u)).toEqual([]);
    // What is said in a chat, wherever its text stands.
    expect(/bấm/iu.test(all.find(({ key }) => key === 'session-began')?.text ?? 'bấm')).toBe(false);
  });

  it('is heard by this test: a made-up text with each fault is found', () => {
    expect(/\bbấm\b/iu.test('Xin bấm nút')).toBe(true);
    expect(all.length).toBeGreaterThan(900);
  });
});
