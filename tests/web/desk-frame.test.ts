/** The frame of the desk's pages: the title of each window, and line breaks only between words. */
import { describe, expect, it } from 'vitest';
import { deskPage } from '../../src/web/desk/desk-frame.ts';
import { html, type Markup, textOf } from '../../src/web/kit/html.ts';
import { fact } from '../../src/web/kit/parts.ts';

const titleOf = (main: Markup): string => {
  const page = deskPage({
    ...{ lang: 'vi', title: 'Bảng làm việc', skip: 'Đến nội dung', ward: 'phường Đồng Lạc', portal: '/' },
    ...{ toPortal: 'Cổng', menu: null, isLive: false, main, help: null },
  });
  return /<title>(.*?)<\/title>/su.exec(page)?.[1] ?? '';
};

describe('the title of a window', () => {
  it('starts with the subject of its page, so that several open windows can be told apart', () => {
    expect(titleOf(html`<h1>HD-2611-0001</h1><p>x</p><h1>Xem trước</h1>`)).toBe('HD-2611-0001 – Bảng làm việc');
    expect(titleOf(html`<h1>Bảng làm việc</h1>`)).toBe('Bảng làm việc');
    expect(titleOf(html`<p>Không có trang này.</p>`)).toBe('Bảng làm việc');
  });

  it('contains the letters of a name, escaped once', () => {
    const name = `Lan & "Cúc" <script>`;
    expect(titleOf(html`<h1>${name}</h1>`)).toBe('Lan &amp; &quot;Cúc&quot; &lt;script&gt; – Bảng làm việc');
  });
});

describe('an address in a narrow column', () => {
  it('may break after @ or a dot, and other text stays as it is', () => {
    const shown = (text: string): string => /<dd>(.*)<\/dd>/u.exec(textOf(html`${fact('x', text)}`))?.[1] ?? '';
    expect(shown('bbt.donglac@example.gov.vn')).toBe('bbt.donglac@<wbr>example.gov.vn');
    expect(shown('donglac.chilinh.haiduong.gov.vn')).toBe('donglac.<wbr>chilinh.<wbr>haiduong.<wbr>gov.<wbr>vn');
    for (const text of ['5.000.000 đ', 'khối 1. khối 2', '07:30–11:30', 'Số 18, đường Yết Kiêu'])
      expect(shown(text)).toBe(text);
  });
});
