/**
 * Several papers that correct one published document: sent together in the chat where it carries files, otherwise chosen together
 * on the page that the prompt opens. They form one proposal, which is signed once, and the portal shows all of them.
 */
import { expect } from 'vitest';
import { aDocx, paragraph } from '../adapters/documents-samples.ts';
import { type Cast, fromMenu, numberOf, onEachPlatform, type Point, sent, waitForAnother } from './board-cast.ts';

const title = 'Quyết định số 46/QĐ-UBND về phòng chống bão';

/** Each file has different content, because identical files would count as one. */
const bytesOf = (name: string): Buffer => aDocx({ body: paragraph(`Tổ dân phố số 5, ${name}.`) });
const paper = (name: string) => ({ bytes: bytesOf(name), name });

const onPage = ({ stage }: Cast, there: readonly string[], gone: string) =>
  stage.eventually(
    () => `its page has not ${there.join()}, or has ${gone}`,
    async () => {
      const { page } = await stage.article(title);
      return (there.every((each) => page.includes(each)) && !page.includes(gone)) || null;
    },
  );

/** Opens the prompt and answers it with the files; the words are the caption of the last file, or the page's text field. */
async function corrects({ minh, ...cast }: Cast, files: readonly string[], words: string): Promise<void> {
  await minh.says(`C ${await numberOf({ minh, ...cast }, title)}`);
  await minh.sees('Đồng chí viết lời đính chính');
  if (minh.phone.papers) return minh.brings(files.map(paper), words);
  const address = (await minh.link('Đồng chí viết lời đính chính')).trim();
  const form = new FormData();
  form.set('form', files.join());
  form.set('loi', words);
  for (const name of files) form.append('files', new File([new Uint8Array(bytesOf(name))], name));
  const answer = await fetch(address, { method: 'POST', body: form, headers: { origin: new URL(address).origin } });
  expect(answer.status).toBe(200);
}

const points: readonly Point[] = [
  {
    name: 'two papers are one correction: the head is asked once, and both are on the page',
    play: async (cast) => {
      const { head, minh, lan, stage } = cast;
      await sent(lan, minh, title, 'Ngày 19/11/2026, UBND phường ban hành.\nNguồn: 46/QĐ-UBND');
      await fromMenu(cast, minh, 'phòng chống bão', 'Duyệt khẩn');
      await stage.article('phòng chống bão');
      const items = (await stage.submissions()).length;
      const both = ['QD-46.docx', 'QD-46-phu-luc.docx'];
      await waitForAnother(cast, head, 'Thêm 2 tệp đính kèm', () => corrects(cast, both, 'Tệp có chữ ký và phụ lục'));
      await stage.pass(60_000);
      expect(head.count('Thêm 2 tệp đính kèm')).toBe(1);
      expect((await stage.article(title)).page).not.toContain('QD-46.docx');
      await head.choosesOn('Thêm 2 tệp đính kèm', 'Duyệt đính chính');
      await onPage(cast, both, 'QD-46-moi.docx');
      expect(minh.count('Việc trước vẫn chờ')).toBe(0);
      expect(await stage.submissions()).toHaveLength(items);
    },
  },
  {
    name: 'one that is named under the last of them takes in the first, and leaves no draft',
    play: async (cast) => {
      const { head, minh, stage } = cast;
      // On platforms whose documents have no captions, the message cannot name an item.
      if (!stage.runtime.channels.has('telegram')) return;
      const named = `Đính chính văn bản ${await numberOf(cast, title)}: thêm phụ lục 2 và 3`;
      const two = ['QD-46-pl2.docx', 'QD-46-pl3.docx'];
      await waitForAnother(cast, head, 'Thêm phụ lục 2 và 3', () => minh.brings(two.map(paper), named));
      await head.choosesOn('Thêm phụ lục 2 và 3', 'Duyệt đính chính');
      await onPage(cast, ['QD-46.docx', 'QD-46-phu-luc.docx', ...two], 'QD-46-moi.docx');
      const drafts = (await stage.submissions()).filter(({ state }) => state === 'draft');
      expect(drafts).toEqual([]);
    },
  },
  {
    name: 'words that stand nowhere are asked for anew, and the paper that came with them waits',
    play: async (cast) => {
      const { head, minh, stage } = cast;
      if (!stage.runtime.channels.has('telegram')) return;
      await corrects(cast, ['QD-46-pl4.docx'], 'Thêm phụ lục 4\nđổi 999 cây thành 22 cây');
      await minh.sees('Không thấy “999 cây”');
      await waitForAnother(cast, head, 'Thêm phụ lục 4', () => minh.says('Thêm phụ lục 4'));
      await head.choosesOn('Thêm phụ lục 4', 'Duyệt đính chính');
      await onPage(cast, ['QD-46.docx', 'QD-46-pl4.docx'], 'QD-46-moi.docx');
    },
  },
  {
    name: 'at the desk another file is chosen on a page of its own, and is signed in the same way',
    play: async (cast) => {
      const { head, minh, stage } = cast;
      await minh.says('/bang');
      const address = await stage.eventually('the address of the desk', () => {
        const links = minh.phone.seen().flatMap((each) => each.links);
        return links.findLast((link) => link.includes('/board/enter/')) ?? null;
      });
      const { origin } = new URL(address);
      const entered = await fetch(address, { method: 'POST', headers: { origin }, redirect: 'manual' });
      const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
      const code = (await stage.submissions()).find(({ content }) => content.title === title)?.code;
      const at = `${stage.publicUrl}/board/items/${code}`;
      const page = await (await fetch(at, { headers: { cookie } })).text();
      const [form = ''] = page.match(/<form [^>]*>(?:(?!<\/form>).)*name="way" value="file".*?<\/form>/su) ?? [];
      expect(form).toContain('Thay, thêm tệp');
      const revision = /name="revision" value="(\d+)"/u.exec(form)?.[1] ?? '';
      const chosen = await fetch(`${at}/act`, {
        ...{ method: 'POST', redirect: 'manual', headers: { cookie, origin } },
        body: new URLSearchParams({ act: 'correct', way: 'file', revision }),
      });
      expect(chosen.status).toBe(303);
      const files = new FormData();
      files.set('form', 'desk');
      files.set('loi', 'Thêm phụ lục 9');
      files.append('files', new File([new Uint8Array(bytesOf('QD-46-pl9.docx'))], 'QD-46-pl9.docx'));
      const upload = new URL(chosen.headers.get('location') ?? '', origin);
      // This page accepts no photos and does not offer to.
      expect(await (await fetch(upload)).text()).not.toContain('JPEG');
      await waitForAnother(cast, head, 'Thêm phụ lục 9', async () => {
        expect((await fetch(upload, { method: 'POST', body: files, headers: { origin } })).status).toBe(200);
      });
      await head.choosesOn('Thêm phụ lục 9', 'Duyệt đính chính');
      await onPage(cast, ['QD-46.docx', 'QD-46-pl9.docx'], 'QD-46-moi.docx');
    },
  },
];

onEachPlatform({ short: 'telegram', now: '2026-11-19T02:00:00Z' }, points);
