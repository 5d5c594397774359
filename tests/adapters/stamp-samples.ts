/** Drawn official pages with or without a secrecy stamp, tilted and lit as in a phone photo, or scanned in black and white. */
import sharp from 'sharp';
import { numbersFrom } from './photo-fingerprint-samples.ts';

export interface DrawnPage {
  /** '' for a page without a stamp. */
  readonly stamp: '' | 'MẬT' | 'TỐI MẬT' | 'TUYỆT MẬT';
  readonly ink: 'red' | 'black';
  readonly seed: number;
}

const pageSize = { width: 1060, height: 1500 } as const;
/** Pixels of a millimetre; the sizes are those of TT 24/2020/TT-BCA, on a page 210 mm wide. */
const mm = pageSize.width / 210;
const sizes = { MẬT: 20, 'TỐI MẬT': 30, 'TUYỆT MẬT': 40 } as const;
const fonts = ['Liberation Serif', 'Liberation Sans', 'DejaVu Serif', 'DejaVu Sans'] as const;
const sentences = [
  'Căn cứ Luật Tổ chức chính quyền địa phương; theo đề nghị của Trưởng Công an phường,',
  'Ủy ban nhân dân phường ban hành kế hoạch bảo đảm an ninh, trật tự trên địa bàn,',
  'phân công nhiệm vụ cho các bộ phận, các khối và lực lượng tham gia trong quý IV,',
  'yêu cầu các đơn vị tổ chức thực hiện nghiêm túc, báo cáo kết quả trước ngày 25,',
];

/** Draws a page of 1,060 × 1,500 with its stamp: on a table, tilted, in uneven light; or flat, grey and sharp like a scan. */
export async function drawPage({ stamp, ink, seed }: DrawnPage): Promise<Buffer> {
  const next = numbersFrom(seed * 7919 + 1);
  const font = fonts[Math.floor(next() * fonts.length)] ?? fonts[0];
  const red = `rgb(${190 + Math.round(next() * 50)},${20 + Math.round(next() * 40)},${30 + Math.round(next() * 40)})`;
  const colour = ink === 'red' ? red : '#222';
  const page = svg(
    pageSize.width,
    pageSize.height,
    `<rect width="100%" height="100%" fill="#fdfcf8"/>${headOf(font)}${bodyOf(next)}${stamp === '' ? '' : stampAt(stamp, colour, font, next)}
     ${ink === 'red' ? seal(red) : ''}`,
  );
  if (ink === 'black')
    return sharp(page)
      .rotate((next() - 0.5) * 4, { background: '#ffffff' })
      .greyscale()
      .jpeg({ quality: 80 })
      .toBuffer();
  const tilted = await sharp(page)
    .rotate((next() - 0.5) * 20, { background: '#8a7a66' })
    .toBuffer({ resolveWithObject: true });
  const { width, height } = tilted.info;
  const light = svg(
    width,
    height,
    `<defs><linearGradient id="l" x1="${next()}" y1="0" x2="${next()}" y2="1"><stop stop-color="#000" stop-opacity="${0.05 + next() * 0.15}"/>
     <stop offset="1" stop-color="#000" stop-opacity="${0.25 + next() * 0.25}"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#l)"/>`,
  );
  return sharp(
    await sharp(tilted.data)
      .composite([{ input: light }])
      .png()
      .toBuffer(),
  )
    .resize({ height: 1500 })
    .blur(0.4 + next() * 0.5)
    .jpeg({ quality: 72 })
    .toBuffer();
}

const svg = (width: number, height: number, inner: string): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inner}</svg>`);

const headOf = (font: string): string =>
  `<g font-family="${font}" font-size="24" fill="#222" text-anchor="middle"><text x="290" y="90">ỦY BAN NHÂN DÂN</text>
   <text x="290" y="122" font-weight="bold">PHƯỜNG ĐỒNG LẠC</text><text x="290" y="170">Số: 12/KH-UBND</text>
   <text x="760" y="90" font-weight="bold">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</text>
   <text x="760" y="122" font-weight="bold">Độc lập - Tự do - Hạnh phúc</text>
   <text x="530" y="330" font-weight="bold" font-size="28">KẾ HOẠCH</text></g>`;

const bodyOf = (next: () => number): string =>
  Array.from({ length: 20 }, (_, line) => {
    const words = sentences[Math.floor(next() * sentences.length)] ?? '';
    return `<text x="110" y="${400 + line * 38}" font-family="Liberation Serif" font-size="23" fill="#2a2a2a">${words}</text>`;
  }).join('');

/** A double frame with bold capitals below the document number, slightly rotated as if stamped manually. */
function stampAt(stamp: keyof typeof sizes, colour: string, font: string, next: () => number): string {
  const [width, height] = [sizes[stamp] * mm, 8 * mm];
  const [x, y] = [200 + next() * 120, 195 + next() * 40];
  const turn = (next() - 0.5) * 16;
  const size = height * 0.62;
  return `<g transform="rotate(${turn} ${x + width / 2} ${y + height / 2})" opacity="${0.75 + next() * 0.25}">
    <rect x="${x}" y="${y}" width="${width}" height="${height}" fill="none" stroke="${colour}" stroke-width="2.4"/>
    <rect x="${x + 3.6}" y="${y + 3.6}" width="${width - 7.2}" height="${height - 7.2}" fill="none" stroke="${colour}" stroke-width="1.2"/>
    <text x="${x + width / 2}" y="${y + height * 0.74}" font-family="${font}" font-weight="bold" font-size="${size}" text-anchor="middle"
      textLength="${width * 0.72}" lengthAdjust="spacingAndGlyphs" fill="${colour}">${stamp}</text></g>`;
}

const seal = (colour: string): string =>
  `<g fill="none" stroke="${colour}" stroke-width="3" opacity="0.8"><circle cx="760" cy="1290" r="88"/><circle cx="760" cy="1290" r="62"/>
   <path d="M760 1250l12 30h32l-26 20 10 32-28-20-28 20 10-32-26-20h32z" fill="${colour}"/></g>`;
