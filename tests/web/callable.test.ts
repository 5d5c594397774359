/** Touch targets on a phone: telephone numbers in text, and table cells whose rows are shown as blocks. */
import { describe, expect, it } from 'vitest';
import { paperNamed } from '../../src/domain/period/paper-ref.ts';
import type { Paper } from '../../src/ports/papers.ts';
import { paperView } from '../../src/web/desk/paper-view.ts';
import { html, textOf } from '../../src/web/kit/html.ts';
import { paragraphs, withEmergencyNumbers, withLinks } from '../../src/web/kit/parts.ts';
import { withWholeCodes } from '../../src/web/kit/whole-codes.ts';

const linked = (line: string): readonly string[] =>
  [...textOf(html`${withLinks(line)}`).matchAll(/href="([^"]*)"/gu)].map(([, address = '']) => address);

describe('a line of text', () => {
  it.each([
    ['Cần giúp đỡ, xin gọi 0220 3000 137.', ['tel:+842203000137']],
    ['Gọi 0912.345.678 hoặc 0912345679 nhé', ['tel:+84912345678', 'tel:+84912345679']],
    [
      'Bộ phận Một cửa: tầng 1, 0220 3000 111; https://dichvucong.gov.vn',
      ['tel:+842203000111', 'https://dichvucong.gov.vn'],
    ],
    ['Xem https://example.vn/0912345678/tin', ['https://example.vn/0912345678/tin']],
  ])('"%s" has links to call or to open', (line, addresses) => {
    expect(linked(line)).toEqual(addresses);
  });

  it.each([
    'Mã HD-2611-0001, DL-26-0003',
    'Số 0123/QĐ-UBND ngày 24/11/2026',
    'Thu 12.400.000.000 đồng, 0,5% số hộ',
    'CCCD 031234567890, tài khoản 0123456789012',
    '113 hộ nghèo, 114 cây xanh, khối 115',
    'Thứ Hai 30/11/2026 08:00',
  ])('"%s" contains no telephone number', (line) => {
    expect(linked(line)).toEqual([]);
  });

  it('keeps every character of the text, escaped as before', () => {
    const text = 'Gọi <b>0912 345 678</b> & hỏi "Lan"';
    const shown = textOf(html`${paragraphs(text)}`);
    expect(shown).toContain('&lt;b&gt;<a href="tel:+84912345678">0912 345 678</a>&lt;/b&gt; &amp;');
    expect(withWholeCodes(shown)).toContain('<a href="tel:+84912345678"><span class="code">0912 345 678</span></a>');
  });
});

it('emergency numbers can be called with a touch where a sentence is known to be about them', () => {
  const said = textOf(html`${withEmergencyNumbers('Xin gọi ngay 114, 115 hoặc 113. Số nhà 1145.')}`);
  expect([...said.matchAll(/tel:(\d+)/gu)].map(([, number]) => number)).toEqual(['114', '115', '113']);
});

it.each([
  ['quarterly:2026-Q4', 'IV/2026'],
  ['monthly:2026-11', '11/2026'],
  ['demanded:2026-11-03..2026-11-20', '03/11/2026 – 20/11/2026'],
])('the report %s is named %s', (of, said) => {
  expect(paperNamed({ name: 'report', of }).facts.of).toBe(said);
});

it('a cell with codes is one block beside its column name, so that all codes are visible on a phone', () => {
  const column = (title: string) => ({ title, width: 30, align: 'left' as const });
  const table = {
    kind: 'table' as const,
    columns: [column('Chỉ tiêu'), column('Số lượng'), column('Danh sách')],
    rows: [['Tin, bài nhận được', '2', 'DL-26-0003; DL-26-0004']],
    total: null,
  };
  const paper = { type: 'BÁO CÁO', subject: 'x', bases: [], blocks: [table], appendices: [], imprint: null };
  const shown = withWholeCodes(textOf(paperView(paper as unknown as Paper)));
  const [, cell = ''] = /<td[^>]*data-label="Danh sách">(.*?)<\/td>/su.exec(shown) ?? [];
  expect(cell).toBe('<span><span class="code">DL-26-0003</span>; <span class="code">DL-26-0004</span></span>');
});
