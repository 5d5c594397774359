/** Documents of the ward on the portal: number, date, signer, the file for download, and full-text search. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPortalApp, type PortalApp } from './portal-app.ts';
import { aFile, aPublication } from './world.ts';

let portal: PortalApp;
beforeEach(async () => {
  portal = await openPortalApp();
});
afterEach(() => portal.close());

const file = aFile('quyết định 137.pdf', { text: 'Điều 1. Thành lập Tổ công nghệ số cộng đồng ở bảy khối.' });
const aDocument = (changes: Parameters<typeof aPublication>[0] = {}) =>
  aPublication({
    title: 'Quyết định thành lập Tổ công nghệ số cộng đồng',
    category: 'document',
    section: 'van-ban',
    eventOn: '2026-11-24',
    documentNumber: '137/QĐ-UBND',
    signer: 'Nguyễn Văn An',
    files: [file],
    ...changes,
  });
const address = `/media/${file.hash}/${encodeURIComponent(file.name)}`;

describe('a published document', () => {
  it('shows number, date, signer and file, under both of its addresses', async () => {
    const { slug } = await portal.publisher.apply(aDocument());
    for (const path of [`/van-ban/${slug}`, `/tin/${slug}`]) {
      const { body, statusCode } = await portal.get(path);
      expect(statusCode).toBe(200);
      for (const words of ['137/QĐ-UBND', '24/11/2026', 'Nguyễn Văn An', 'PDF, 3 trang, 2,4 MB', `href="${address}"`])
        expect(body).toContain(words);
    }
  });

  it('is listed with its number and its date', async () => {
    await portal.publisher.apply(aDocument());
    const { body } = await portal.get('/van-ban');
    expect(body).toContain('137/QĐ-UBND');
    expect(body).toContain('24/11/2026');
  });

  it('opens as a PDF under its own name, and its first page is a picture', async () => {
    await portal.publisher.apply(aDocument());
    const answer = await portal.get(address);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.headers['content-disposition']).toBe(`inline; filename*=UTF-8''${encodeURIComponent(file.name)}`);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    const page = await portal.get(`/media/${file.hash}/trang-1.webp`);
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'image/webp']);
    const again = await portal.get(address, { 'if-none-match': String(answer.headers.etag) });
    expect(again.statusCode).toBe(304);
  });

  it('is downloaded, not opened, if it is a Word or Excel file', async () => {
    const word = aFile('ke-hoach.docx', { kind: 'docx', pages: null, hasPicture: false });
    await portal.publisher.apply(aDocument({ files: [word] }));
    const answer = await portal.get(`/media/${word.hash}/ke-hoach.docx`);
    expect(answer.headers['content-disposition']).toContain('attachment');
    expect(answer.headers['content-type']).toContain('wordprocessingml');
  });

  it('is found by words that occur only in its file, with or without accents', async () => {
    await portal.publisher.apply(aDocument());
    for (const words of ['bảy khối', 'bay khoi', '137/QĐ-UBND'])
      expect((await portal.get(`/tim-kiem?q=${encodeURIComponent(words)}`)).body).toContain('Tổ công nghệ số');
  });

  it('is in the API with its file, and without the extracted text', async () => {
    await portal.publisher.apply(aDocument());
    const { items } = (await portal.get('/api/v1/documents')).json();
    expect(items[0]).toMatchObject({
      documentNumber: '137/QĐ-UBND',
      signer: 'Nguyễn Văn An',
      eventOn: '2026-11-24',
      files: [{ name: file.name, type: 'pdf', pages: 3, sizeBytes: 2_516_582 }],
    });
    expect(items[0].files[0].url.endsWith(address)).toBe(true);
    expect(JSON.stringify(items)).not.toContain('bảy khối');
  });
});

describe('a document that is not published', () => {
  it('is not available, even if its hash is known', async () => {
    expect((await portal.get(address)).statusCode).toBe(404);
    expect((await portal.get(`/media/${file.hash}/trang-1.webp`)).statusCode).toBe(404);
  });

  it('or was taken down is removed at once, also for a client that has it cached', async () => {
    await portal.publisher.apply(aDocument());
    const { headers } = await portal.get(address);
    await portal.publisher.apply(aDocument({ version: 2, withdrawn: true, files: [] }));
    expect((await portal.get(address, { 'if-none-match': String(headers.etag) })).statusCode).toBe(410);
    expect((await portal.get(`/media/${file.hash}/trang-1.webp`)).statusCode).toBe(410);
    expect((await portal.get('/van-ban')).body).not.toContain('137/QĐ-UBND');
  });

  it('of another ward is not shown by this one', async () => {
    await portal.publisher.apply(aDocument({ ward: 'le-dai-hanh' }));
    expect((await portal.get(address)).statusCode).toBe(404);
    expect((await portal.get(`/w/le-dai-hanh${address}`)).statusCode).toBe(200);
  });
});

describe('the hash of what is published', () => {
  it('changes with another file, number or signer', async () => {
    const hash = portal.publisher.contentHash(aDocument());
    for (const changes of [{ files: [] }, { documentNumber: '138/QĐ-UBND' }, { signer: null }])
      expect(portal.publisher.contentHash(aDocument(changes))).not.toBe(hash);
    await portal.publisher.apply(aDocument());
    expect((await portal.publisher.read('dong-lac', aDocument().code))?.contentHash).toBe(hash);
  });
});
