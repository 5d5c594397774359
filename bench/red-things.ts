/** Drawings of red things in photos of a ward: roofs, flags, banners, clothes, lanterns, flowers, signs, motorbikes. */

/** `open`: the set used while the detection is developed. `aside`: the set kept back for the final measurement. */
export type PictureSet = 'open' | 'aside';
/** A random number from 0 up to, but excluding, 1. */
export type Next = () => number;
/** A random element of a list. */
export const among = <T>(list: readonly T[], next: Next): T => list[Math.floor(next() * list.length)] as T;
/** A random number between two. */
export const between = (low: number, high: number, next: Next): number => low + (high - low) * next();

const redOf = (next: Next): string =>
  `rgb(${Math.round(between(150, 235, next))},${Math.round(between(20, 90, next))},${Math.round(between(20, 80, next))})`;

/** A wall, a sky or a yard with several things in front of it. */
export function redThings(set: PictureSet, width: number, height: number, next: Next): string {
  const ground = among(['#e8e6e0', '#cfd8dc', '#f5f5f5', '#b9c7cf', '#a9b08c', '#8f8a80', '#f1e3c8'], next);
  const drawers =
    set === 'open'
      ? [roof, flag, banner, shirt, sign, flowers]
      : [pagoda, flag, banner, motorbike, lanterns, board, roof];
  const sky = `<rect width="100%" height="100%" fill="${ground}"/><rect y="${height * between(0.5, 0.8, next)}" width="100%" height="60%" fill="${among(['#9aa08a', '#777', '#c8bfae', '#dedede'], next)}"/>`;
  const count = Math.floor(between(2, 9, next));
  const things = Array.from({ length: count }, () => {
    const drawer = among(drawers, next);
    const size = between(0.06, 0.4, next) * width;
    const [x, y] = [between(-0.05, 0.85, next) * width, between(0.05, 0.8, next) * height];
    return `<g transform="translate(${x} ${y}) rotate(${between(-14, 14, next)})" opacity="${between(0.85, 1, next)}">${drawer(size, redOf(next), next)}</g>`;
  });
  return sky + things.join('');
}

type Drawer = (size: number, red: string, next: Next) => string;

const roof: Drawer = (size, red, next) => {
  const height = size * between(0.2, 0.5, next);
  const tiles = Array.from(
    { length: 9 },
    (_, at) =>
      `<path d="M${(at * size) / 9} ${height}l${size / 14} ${-height}" stroke="#0004" stroke-width="${size / 90}"/>`,
  );
  return `<path d="M0 ${height}L${size * 0.15} 0H${size * 0.85}L${size} ${height}z" fill="${red}"/>${next() < 0.6 ? tiles.join('') : ''}<rect y="${height}" x="${size * 0.06}" width="${size * 0.88}" height="${height}" fill="#efe9dc"/>`;
};

const pagoda: Drawer = (size, red, next) => {
  const step = size * between(0.14, 0.24, next);
  const tier = (at: number): string =>
    `<path d="M${at * size * 0.08} ${at * -step}q${size * 0.1} ${-step * 0.3} ${size * 0.14} ${-step * 0.6}H${size * (0.86 - at * 0.08)}q${size * 0.04} ${step * 0.3} ${size * 0.14} ${step * 0.6}z" fill="${red}"/>`;
  const pillars = Array.from(
    { length: 5 },
    (_, at) =>
      `<rect x="${size * (0.18 + at * 0.15)}" y="0" width="${size * 0.035}" height="${step * 1.4}" fill="${red}"/>`,
  );
  return [0, 1, 2].map(tier).join('') + pillars.join('');
};

const star = (x: number, y: number, r: number, fill: string): string => {
  const points = Array.from({ length: 10 }, (_, at) => {
    const [turn, out] = [(Math.PI * at) / 5 - Math.PI / 2, at % 2 === 0 ? r : r * 0.4];
    return `${x + out * Math.cos(turn)},${y + out * Math.sin(turn)}`;
  });
  return `<polygon points="${points.join(' ')}" fill="${fill}"/>`;
};

const flag: Drawer = (size, red, next) => {
  const [height, wave] = [size * 0.66, size * between(0, 0.12, next)];
  return `<path d="M0 0q${size * 0.25} ${wave} ${size * 0.5} 0t${size * 0.5} 0V${height}q${-size * 0.25} ${-wave} ${-size * 0.5} 0t${-size * 0.5} 0z" fill="${red}"/>${star(size / 2, height / 2, size * 0.19, '#ffde2e')}`;
};

const slogans = [
  'CHÀO MỪNG NGÀY BẦU CỬ',
  'TOÀN DÂN ĐOÀN KẾT',
  'NHÀ VĂN HÓA',
  'MỪNG ĐẢNG MỪNG XUÂN',
  'NGÀY HỘI ĐẠI ĐOÀN KẾT',
];

const words = (text: string, length: number, height: number, fill: string): string =>
  `<text x="${length / 2}" y="${height * 0.7}" font-family="Liberation Sans" font-weight="bold" font-size="${height * 0.5}" text-anchor="middle" textLength="${length * 0.88}" lengthAdjust="spacingAndGlyphs" fill="${fill}">${text}</text>`;

const banner: Drawer = (size, red, next) => {
  const [length, height] = [size * 1.6, size * between(0.16, 0.3, next)];
  return `<rect width="${length}" height="${height}" fill="${red}"/>${words(among(slogans, next), length, height, among(['#ffe14a', '#fff'], next))}`;
};

/** Red letters on a light board. */
const sign: Drawer = (size, red, next) => {
  const height = size * 0.24;
  return `<rect width="${size}" height="${height}" fill="#fafafa" stroke="${next() < 0.5 ? red : '#345'}" stroke-width="${size / 80}"/>${words(among(['CƠM TẤM', 'SỬA XE', 'CẤM ĐỖ XE', 'TẠP HÓA', 'PHỞ BÒ'], next), size, height, red)}`;
};

const board: Drawer = (size, red, next) =>
  `<rect width="${size}" height="${size * 0.5}" fill="#f4f4ee" stroke="#667" stroke-width="${size / 60}"/>${words(among(['THÔNG BÁO', 'TRƯỜNG MẦM NON', 'BÁN NHÀ', 'NHÀ THUỐC'], next), size, size * 0.24, red)}
   <g transform="translate(0 ${size * 0.24})">${words(among(['LIÊN HỆ 0912 345 678', 'KHAI GIẢNG'], next), size, size * 0.2, '#234')}</g>`;

const shirt: Drawer = (size, red) => {
  const unit = size * 0.5;
  return `<circle cx="${unit / 2}" cy="${-unit * 0.28}" r="${unit * 0.22}" fill="#c98f6b"/><path d="M0 ${unit * 0.2}L${unit * 0.25} 0h${unit * 0.5}L${unit} ${unit * 0.2}l${-unit * 0.12} ${unit * 0.25}l${-unit * 0.1}-${unit * 0.06}v${unit * 0.7}h${-unit * 0.56}v${-unit * 0.7}l${-unit * 0.1} ${unit * 0.06}z" fill="${red}"/>`;
};

const motorbike: Drawer = (size, red) =>
  `<circle cx="${size * 0.18}" cy="${size * 0.4}" r="${size * 0.16}" fill="none" stroke="#222" stroke-width="${size * 0.05}"/><circle cx="${size * 0.82}" cy="${size * 0.4}" r="${size * 0.16}" fill="none" stroke="#222" stroke-width="${size * 0.05}"/>
   <path d="M${size * 0.15} ${size * 0.3}L${size * 0.3} ${size * 0.1}h${size * 0.12}l${size * 0.06} ${size * 0.14}h${size * 0.35}l${size * 0.06} ${size * 0.12}l${-size * 0.5} ${size * 0.06}z" fill="${red}"/>`;

const flowers: Drawer = (size, red, next) =>
  Array.from(
    { length: 40 },
    () =>
      `<circle cx="${next() * size}" cy="${next() * size * 0.5}" r="${size * between(0.01, 0.04, next)}" fill="${red}"/>`,
  ).join('');

const lanterns: Drawer = (size, red) =>
  Array.from(
    { length: 5 },
    (_, at) =>
      `<ellipse cx="${size * (0.1 + at * 0.2)}" cy="${size * 0.1 * (1 + (at % 2) * 0.3)}" rx="${size * 0.07}" ry="${size * 0.085}" fill="${red}"/><rect x="${size * (0.08 + at * 0.2)}" y="0" width="${size * 0.04}" height="${size * 0.03}" fill="#e9c24a"/>`,
  ).join('');
