/**
 * Pictures for measuring the detection of secrecy stamps, more varied than those it was developed with: fonts, inks, papers,
 * frames, distances, angles, lights and cameras, and other red things in a ward's photos. The set `aside` has its own fonts,
 * colours and things, and is kept back for the final measurement.
 */
import sharp from 'sharp';
import { numbersFrom } from '../tests/adapters/photo-fingerprint-samples.ts';
import { among, between, type Next, type PictureSet, redThings } from './red-things.ts';

interface Kinds {
  readonly fonts: readonly string[];
  readonly inks: readonly (readonly [number, number, number])[];
  readonly papers: readonly string[];
  readonly tables: readonly string[];
  readonly frames: readonly ('none' | 'one' | 'two' | 'thick' | 'round' | 'dashed' | 'lines')[];
}

const kinds: Readonly<Record<PictureSet, Kinds>> = {
  open: {
    fonts: ['Liberation Serif', 'Liberation Sans', 'DejaVu Serif', 'DejaVu Sans', 'Nimbus Roman', 'Noto Sans'],
    inks: [
      [206, 30, 44],
      [226, 52, 40],
      [186, 24, 62],
      [214, 70, 78],
    ],
    papers: ['#fdfcf8', '#f4f1e6', '#eeeeee', '#f7efdc'],
    tables: ['#8a7a66', '#5b4632', '#9a9a9a', '#d8d4cc'],
    frames: ['none', 'one', 'two', 'thick', 'two'],
  },
  aside: {
    fonts: ['Noto Serif', 'Liberation Sans Narrow', 'Noto Sans Display', 'DejaVu Sans Condensed', 'Noto Serif Display'],
    inks: [
      [198, 40, 40],
      [232, 64, 60],
      [170, 16, 48],
      [220, 44, 96],
    ],
    papers: ['#fffbe8', '#f2f4ee', '#f6e9e4', '#e6ecf2', '#efe7cf'],
    tables: ['#3d4a52', '#b08a5a', '#6d8a6a', '#c9c9c9'],
    frames: ['none', 'one', 'two', 'round', 'dashed', 'lines'],
  },
};

export const levels = ['MẬT', 'TỐI MẬT', 'TUYỆT MẬT'] as const;
const side = { width: 1240, height: 1754 } as const;
const sentences = [
  'Căn cứ Luật Tổ chức chính quyền địa phương; theo đề nghị của Trưởng Công an phường,',
  'yêu cầu các đơn vị tổ chức thực hiện nghiêm túc, báo cáo kết quả trước ngày 25,',
  'Ủy ban nhân dân phường thông báo lịch tiếp công dân định kỳ trong tháng tới,',
  'phân công nhiệm vụ cho các bộ phận, các khối và lực lượng tham gia trong quý IV,',
];
/** Other words stamped or written in red on papers. */
const otherWords = ['HỎA TỐC', 'KHẨN', 'ĐÃ THU TIỀN', 'BẢN SAO', 'SAO Y', 'CÔNG VĂN ĐẾN', 'THƯỢNG KHẨN', 'ĐÃ KIỂM TRA'];

interface Drawn {
  readonly stamp: string;
  readonly picture: Buffer;
}

/** A page with a secrecy stamp, photographed with a phone. `ink` black: a scan without colours. */
export async function drawStamped(set: PictureSet, seed: number, ink: 'red' | 'black' = 'red'): Promise<Drawn> {
  const next = numbersFrom(seed * 7919 + (set === 'open' ? 11 : 77));
  const stamp = among(levels, next);
  return { stamp, picture: await photographed(pageOf(set, { words: stamp, ink }, next), set, ink, next) };
}

/** A page with other red things: seals, lines, other stamps, handwriting. */
export async function drawOther(set: PictureSet, seed: number): Promise<Buffer> {
  const next = numbersFrom(seed * 104_729 + (set === 'open' ? 13 : 79));
  const words = next() < 0.5 ? among(otherWords, next) : '';
  return photographed(pageOf(set, { words, ink: 'red' }, next), set, 'red', next);
}

/** A ward's photo with red roofs, flags, banners, clothes, signs, flowers. */
export async function drawRedThings(set: PictureSet, seed: number): Promise<Buffer> {
  const next = numbersFrom(seed * 15_485_863 + (set === 'open' ? 17 : 83));
  const [width, height] = next() < 0.7 ? [1600, 1200] : [1200, 1600];
  const drawn = await sharp(svg(width, height, redThings(set, width, height, next)))
    .png()
    .toBuffer();
  return camera(drawn, between(0.5, 1, next), next);
}

interface PageOf {
  readonly words: string;
  readonly ink: 'red' | 'black';
}

function pageOf(set: PictureSet, { words, ink }: PageOf, next: Next): string {
  const of = kinds[set];
  const [red, green, blue] = among(of.inks, next);
  const colour = ink === 'black' ? '#262626' : `rgb(${red},${green},${blue})`;
  const paper = ink === 'black' ? '#ffffff' : among(of.papers, next);
  const body = Array.from(
    { length: Math.floor(between(6, 28, next)) },
    (_, line) =>
      `<text x="130" y="${460 + line * 44}" font-family="Liberation Serif" font-size="27" fill="#2a2a2a">${among(sentences, next)}</text>`,
  ).join('');
  const head = `<g font-family="Liberation Serif" font-size="28" fill="#222" text-anchor="middle"><text x="340" y="105">ỦY BAN NHÂN DÂN</text>
    <text x="340" y="142" font-weight="bold">PHƯỜNG ĐỒNG LẠC</text><text x="340" y="198">Số: ${Math.floor(next() * 90) + 10}/KH-UBND</text>
    <text x="890" y="105" font-weight="bold">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</text>
    <text x="890" y="142" font-weight="bold">Độc lập - Tự do - Hạnh phúc</text>
    <text x="620" y="385" font-weight="bold" font-size="33">${among(['KẾ HOẠCH', 'BÁO CÁO', 'QUYẾT ĐỊNH'], next)}</text></g>`;
  const seal = next() < 0.6 ? sealOf(colour, next) : '';
  const line = next() < 0.3 ? `<rect x="130" y="412" width="980" height="4" fill="${colour}"/>` : '';
  return svg(
    side.width,
    side.height,
    `<defs><filter id="worn" x="-5%" y="-5%" width="110%" height="110%"><feTurbulence type="fractalNoise" baseFrequency="${between(0.03, 0.25, next)}" numOctaves="3" seed="${Math.floor(next() * 999)}"/>
     <feColorMatrix values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  0 0 0 -${between(2, 6, next)} ${between(2, 3.6, next)}"/><feComposite in="SourceGraphic" operator="in"/></filter></defs>
     <rect width="100%" height="100%" fill="${paper}"/>${head}${body}${line}${seal}${words === '' ? '' : stampOf(set, words, colour, next)}`,
  ).toString();
}

/** Sizes in millimetres from TT 24/2020/TT-BCA on a page of 210 mm, with the variation of handwork, printers and older stamps. */
function stampOf(set: PictureSet, words: string, colour: string, next: Next): string {
  const of = kinds[set];
  const mm = side.width / 210;
  const height = between(7, 13, next) * mm;
  const length = height * (1.1 + 0.45 * words.length) * between(0.85, 1.25, next);
  const [x, y] = [between(130, 560, next), between(212, 270, next)];
  const frame = among(of.frames, next);
  const line = between(1.4, 4, next);
  const rect = (inset: number, width: number, more = ''): string =>
    `<rect x="${x + inset}" y="${y + inset}" width="${length - 2 * inset}" height="${height - 2 * inset}" fill="none" stroke="${colour}" stroke-width="${width}" ${more}/>`;
  const frames = {
    none: '',
    one: rect(0, line),
    two: rect(0, line) + rect(line + between(2, 5, next), line / 2),
    thick: rect(0, 2.4 * line),
    round: rect(0, line, `rx="${height / between(3, 6, next)}"`),
    dashed: rect(0, line, `stroke-dasharray="${between(14, 30, next)} ${between(2, 6, next)}"`),
    lines: `<path d="M${x} ${y}h${length}M${x} ${y + height}h${length}" stroke="${colour}" stroke-width="${line}"/>`,
  };
  const size = height * between(0.5, 0.66, next);
  const worn = next() < 0.5 ? 'filter="url(#worn)"' : '';
  return `<g transform="rotate(${between(-12, 12, next)} ${x + length / 2} ${y + height / 2})" opacity="${between(0.5, 1, next)}" ${worn}>${frames[frame]}
    <text x="${x + length / 2}" y="${y + height / 2 + size * 0.36}" font-family="${among(of.fonts, next)}" font-weight="${next() < 0.8 ? 'bold' : 'normal'}" font-size="${size}" text-anchor="middle"
    textLength="${length * between(0.66, 0.8, next)}" lengthAdjust="spacingAndGlyphs" fill="${colour}">${words}</text></g>`;
}

const sealOf = (colour: string, next: Next): string =>
  `<g transform="translate(${between(700, 900, next)} ${between(1300, 1560, next)})" fill="none" stroke="${colour}" stroke-width="3.4" opacity="${between(0.6, 1, next)}"><circle r="104"/><circle r="74"/>
   <path d="M0 -46l14 34h36l-30 23 12 38-32-23-32 23 12-38-30-23h36z" fill="${colour}"/></g>`;

/** Cropped near the stamp or whole, rotated, in perspective, with uneven light and camera noise; or as a scan. */
async function photographed(page: string, set: PictureSet, ink: 'red' | 'black', next: Next): Promise<Buffer> {
  const near = next() < 0.4;
  const cut = near
    ? {
        left: 40,
        top: Math.floor(between(60, 150, next)),
        width: side.width - 80,
        height: Math.floor(between(500, 1000, next)),
      }
    : { left: 0, top: 0, ...side };
  const flat = await sharp(Buffer.from(page)).extract(cut).png().toBuffer();
  if (ink === 'black') {
    const scanned = await sharp(flat)
      .rotate(between(-3, 3, next), { background: '#ffffff' })
      .greyscale()
      .toBuffer();
    return sharp(scanned)
      .blur(between(0.3, 1, next))
      .jpeg({ quality: Math.round(between(55, 92, next)) })
      .toBuffer();
  }
  const table = among(kinds[set].tables, next);
  const quarter = next() < 0.75 ? 0 : among([90, 180, 270], next);
  const turned = await sharp(flat)
    .extend({ ...{ top: 60, bottom: 60, left: 60, right: 60 }, background: table })
    .rotate(quarter + between(-12, 12, next), { background: table })
    .png()
    .toBuffer();
  return camera(await fromTheSide(turned, next), between(0.75, 1.25, next), next);
}

/** Perspective: the photographer is not right above, so one side is nearer. */
async function fromTheSide(picture: Buffer, next: Next): Promise<Buffer> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const [far, tilt] = [between(-0.22, 0.22, next), between(-0.18, 0.18, next)];
  const out = Buffer.alloc(data.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [u, v] = [x / width - 0.5, y / height - 0.5];
      const depth = 1 + far * u + tilt * v;
      const [fromX, fromY] = [(u / depth + 0.5) * width, (v / depth + 0.5) * height];
      const [left, top] = [
        Math.max(0, Math.min(width - 2, Math.floor(fromX))),
        Math.max(0, Math.min(height - 2, Math.floor(fromY))),
      ];
      const [right, low] = [Math.max(0, Math.min(1, fromX - left)), Math.max(0, Math.min(1, fromY - top))];
      const at = (top * width + left) * 3;
      for (let channel = 0; channel < 3; channel += 1) {
        const upper = (data[at + channel] ?? 0) * (1 - right) + (data[at + 3 + channel] ?? 0) * right;
        const lower =
          (data[at + 3 * width + channel] ?? 0) * (1 - right) + (data[at + 3 * width + 3 + channel] ?? 0) * right;
        out[(y * width + x) * 3 + channel] = upper * (1 - low) + lower * low;
      }
    }
  }
  return sharp(out, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/** Uneven, coloured light, motion blur, noise, and a JPEG of random quality. */
async function camera(picture: Buffer, scale: number, next: Next): Promise<Buffer> {
  const { width = 1, height = 1 } = await sharp(picture).metadata();
  const [x1, x2, y1] = [next(), next(), next()];
  const light = svg(
    width,
    height,
    `<defs><linearGradient id="l" x1="${x1}" y1="${y1}" x2="${x2}" y2="1"><stop stop-color="#000" stop-opacity="${between(0, 0.2, next)}"/>
     <stop offset="${between(0.3, 1, next)}" stop-color="#000" stop-opacity="${between(0.15, 0.5, next)}"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#l)"/>`,
  );
  const warm = between(-0.1, 0.12, next);
  const grain = await sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: between(2, 16, next) },
    },
  })
    .png({ compressionLevel: 0 })
    .toBuffer();
  const lit = await sharp(picture)
    .removeAlpha()
    .composite([{ input: light }, { input: grain, blend: 'soft-light' }])
    .png({ compressionLevel: 1 })
    .toBuffer();
  return sharp(lit)
    .linear([1 + warm, 1, 1 - warm], [0, 0, 0])
    .resize({ width: Math.round(width * scale) })
    .blur(between(0.3, 1.6, next))
    .jpeg({ quality: Math.round(between(45, 92, next)) })
    .toBuffer();
}

const svg = (width: number, height: number, inner: string): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inner}</svg>`);
