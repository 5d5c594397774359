/** Generated documents: valid ones, and malicious ones as a stranger could send. */
import { createHash } from 'node:crypto';
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

// ── ZIP ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface SamplePart {
  readonly name: string;
  readonly bytes: Buffer | string;
  /** A false size in the archive's directory. */
  readonly claimedSize?: number;
  readonly isEncrypted?: boolean;
  readonly isLink?: boolean;
  readonly method?: number;
  /** The directory entry points at another part's bytes. */
  readonly sharesWith?: string;
}

export function zipOf(parts: readonly SamplePart[]): Buffer {
  const files: Buffer[] = [];
  const list: Buffer[] = [];
  const places = new Map<string, number>();
  let at = 0;
  for (const part of parts) {
    const { name, bytes, claimedSize, isEncrypted = false, isLink = false, method = 8, sharesWith } = part;
    const content = Buffer.from(bytes);
    const packed = method === 8 ? deflateRawSync(content, { level: 9 }) : content;
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crc32(content), 0);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(claimedSize ?? content.length, 8);
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(10);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800 | (isEncrypted ? 1 : 0), 2);
    common.writeUInt16LE(method, 4);
    const lengths = Buffer.alloc(4);
    lengths.writeUInt16LE(nameBytes.length, 0);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, sizes, lengths, nameBytes]);
    const place = sharesWith === undefined ? at : (places.get(sharesWith) ?? 0);
    places.set(name, place);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(isLink ? (0o120777 << 16) >>> 0 : 0, 6);
    tail.writeUInt32LE(place, 10);
    const madeBy = Buffer.from([20, isLink ? 3 : 0]);
    list.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), madeBy, common, sizes, lengths, tail, nameBytes]));
    if (sharesWith !== undefined) continue;
    files.push(local, packed);
    at += local.length + packed.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...files, directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

// ── DOCX and XLSX ──────────────────────────────────────────────────────────────────────────────────────────────────

const office = 'application/vnd.openxmlformats-officedocument';
const relationsNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** The content type of a secondary part of a DOCX: `header`, `comments`, `footnotes`. */
export const wordPartType = (part: string): string => `${office}.wordprocessingml.${part}+xml`;
export const wordType = `${office}.wordprocessingml.document.main+xml`;
export const sheetType = `${office}.spreadsheetml.sheet.main+xml`;

export function contentTypes(overrides: Readonly<Record<string, string>>): SamplePart {
  const lines = Object.entries(overrides).map(
    ([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`,
  );
  return {
    name: '[Content_Types].xml',
    bytes: `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${lines.join('')}</Types>`,
  };
}

export interface SampleRelation {
  readonly kind: string;
  readonly target: string;
  readonly external?: boolean;
}

export function relations(name: string, all: readonly SampleRelation[]): SamplePart {
  const lines = all.map(
    ({ kind, target, external = false }, at) =>
      `<Relationship Id="rId${at + 1}" Type="${relationsNamespace}/${kind}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
  );
  return {
    name,
    bytes: `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`,
  };
}

export const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

export interface SampleDocx {
  readonly body?: string;
  readonly mainType?: string;
  readonly types?: Readonly<Record<string, string>>;
  readonly relations?: readonly SampleRelation[];
  readonly parts?: readonly SamplePart[];
}

export function docxParts({ body = '', mainType = wordType, types = {}, ...more }: SampleDocx = {}): SamplePart[] {
  return [
    contentTypes({ 'word/document.xml': mainType, ...types }),
    relations('_rels/.rels', [{ kind: 'officeDocument', target: 'word/document.xml' }]),
    {
      name: 'word/document.xml',
      bytes: `${xml}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    },
    relations('word/_rels/document.xml.rels', more.relations ?? []),
    ...(more.parts ?? []),
  ];
}

export const aDocx = (sample: SampleDocx = { body: paragraph('Tổ dân phố số 5 họp lúc 19 giờ.') }): Buffer =>
  zipOf(docxParts(sample));

export interface SampleXlsx {
  readonly rows?: readonly string[];
  readonly sheetName?: string;
  /** XML after the rows: the headers and footers of printed pages. */
  readonly edges?: string;
  readonly strings?: readonly string[];
  readonly types?: Readonly<Record<string, string>>;
  readonly relations?: readonly SampleRelation[];
  readonly parts?: readonly SamplePart[];
}

export function aXlsx({
  rows = [],
  sheetName = 'Bảng 1',
  edges = '',
  strings = [],
  types = {},
  ...more
}: SampleXlsx = {}): Buffer {
  const namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  return zipOf([
    contentTypes({
      'xl/workbook.xml': sheetType,
      'xl/worksheets/sheet1.xml': `${office}.spreadsheetml.worksheet+xml`,
      'xl/sharedStrings.xml': `${office}.spreadsheetml.sharedStrings+xml`,
      ...types,
    }),
    relations('_rels/.rels', [{ kind: 'officeDocument', target: 'xl/workbook.xml' }]),
    {
      name: 'xl/workbook.xml',
      bytes: `${xml}<workbook ${namespace}><sheets><sheet name="${sheetName}" sheetId="1"/></sheets></workbook>`,
    },
    relations('xl/_rels/workbook.xml.rels', [
      { kind: 'worksheet', target: 'worksheets/sheet1.xml' },
      ...(more.relations ?? []),
    ]),
    {
      name: 'xl/sharedStrings.xml',
      bytes: `${xml}<sst ${namespace}>${strings.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      bytes: `${xml}<worksheet ${namespace}><sheetData>${rows.map((row) => `<row>${row}</row>`).join('')}</sheetData>${edges}</worksheet>`,
    },
    ...(more.parts ?? []),
  ]);
}

export const laughs = `<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a0 "ha">${Array.from(
  { length: 9 },
  (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`,
).join('')}]><w:document><w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>`;

// ── PDF ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface SamplePdf {
  readonly pages?: readonly string[];
  /** Annotations on each page. */
  readonly annotations?: readonly string[];
  /** Added to the catalogue. */
  readonly catalog?: string;
  /** Whole objects, from number 100 on. */
  readonly objects?: readonly (string | Buffer)[];
  readonly trailer?: string;
}

/** The text may have only ASCII letters: a font with Vietnamese letters would be larger than all tests together. */
export function aPdf({
  pages = ['Thong bao so 12'],
  annotations = [],
  catalog = '',
  objects = [],
  trailer = '',
}: SamplePdf = {}): Buffer {
  const kids = pages.map((_, at) => `${10 + at * 2} 0 R`).join(' ');
  const all: [number, string | Buffer][] = [
    [1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`],
    [2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`],
    [3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'],
    ...pages.flatMap((text, at): [number, string][] => {
      const content = `BT /F1 24 Tf 72 700 Td (${text}) Tj ET`;
      return [
        [
          10 + at * 2,
          `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${11 + at * 2} 0 R /Annots [${annotations.join(' ')}] >>`,
        ],
        [11 + at * 2, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`],
      ];
    }),
    ...objects.map((object, at): [number, string | Buffer] => [1000 + at, object]),
  ];
  return pdfOf(all, trailer);
}

function pdfOf(objects: readonly (readonly [number, string | Buffer])[], trailer: string): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const places: string[] = [];
  let at = parts[0]?.length ?? 0;
  for (const [number, object] of objects) {
    const bytes = Buffer.concat([
      Buffer.from(`${number} 0 obj\n`),
      typeof object === 'string' ? Buffer.from(object, 'latin1') : object,
      Buffer.from('\nendobj\n'),
    ]);
    places.push(`${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`);
    parts.push(bytes);
    at += bytes.length;
  }
  const size = Math.max(...objects.map(([number]) => number)) + 1;
  parts.push(
    Buffer.from(
      `xref\n0 1\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
      'latin1',
    ),
  );
  return Buffer.concat(parts);
}

/** A compressed object stream, in which a script is invisible in the plain bytes. */
export function objectStream(object: string): Buffer {
  const body = Buffer.from(`900 0 ${object}`);
  const packed = deflateSync(body);
  return Buffer.concat([
    Buffer.from(`<< /Type /ObjStm /N 1 /First 6 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`),
    packed,
    Buffer.from('\nendstream'),
  ]);
}

const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');

/** Encrypted with the standard's first security handler (RC4, 40 bits). With an empty `password` any reader can open it. */
export function aLockedPdf(password: string): Buffer {
  const padded = (text: string) => Buffer.concat([Buffer.from(text, 'latin1'), padding]).subarray(0, 32);
  const md5 = (...parts: Buffer[]) => createHash('md5').update(Buffer.concat(parts)).digest();
  const id = Buffer.alloc(16, 7);
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(-44);
  const owner = rc4(md5(padded('owner')).subarray(0, 5), padded(password));
  const key = md5(padded(password), owner, permissions, id).subarray(0, 5);
  const user = rc4(key, padding);
  const hex = (bytes: Buffer) => `<${bytes.toString('hex')}>`;
  const content = rc4(md5(key, Buffer.from([5, 0, 0, 0, 0])).subarray(0, 10), Buffer.from('BT /F1 24 Tf (x) Tj ET'));
  return pdfOf(
    [
      [1, '<< /Type /Catalog /Pages 2 0 R >>'],
      [2, '<< /Type /Pages /Kids [4 0 R] /Count 1 >>'],
      [3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'],
      [4, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R >>'],
      [
        5,
        Buffer.concat([Buffer.from(`<< /Length ${content.length} >>\nstream\n`), content, Buffer.from('\nendstream')]),
      ],
      [6, `<< /Filter /Standard /V 1 /R 2 /O ${hex(owner)} /U ${hex(user)} /P -44 >>`],
    ],
    `/Encrypt 6 0 R /ID [${hex(id)} ${hex(id)}]`,
  );
}

function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at);
  const swap = (one: number, other: number) => {
    [state[one], state[other]] = [state[other] ?? 0, state[one] ?? 0];
  };
  for (let at = 0, other = 0; at < 256; at += 1) {
    other = (other + (state[at] ?? 0) + (key[at % key.length] ?? 0)) & 255;
    swap(at, other);
  }
  const out = Buffer.from(data);
  for (let at = 0, one = 0, other = 0; at < out.length; at += 1) {
    one = (one + 1) & 255;
    other = (other + (state[one] ?? 0)) & 255;
    swap(one, other);
    out[at] = (out[at] ?? 0) ^ (state[((state[one] ?? 0) + (state[other] ?? 0)) & 255] ?? 0);
  }
  return out;
}
