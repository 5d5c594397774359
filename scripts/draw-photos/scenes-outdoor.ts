/** Scenes under the sky. Each draws from far to near: sky, land, houses, people, leaves in front of the lens, light. */
import { type Figure, type Limb, person, skins, wardrobe } from './people.ts';
import {
  AIR,
  areca,
  banana,
  beams,
  bicycle,
  book,
  broom,
  bulbs,
  bunting,
  bush,
  cloud,
  flag,
  flagPole,
  flame,
  flecks,
  flowers,
  freshGreens,
  grass,
  greens,
  lampPost,
  motorbike,
  nearLeaves,
  night,
  ridge,
  sapling,
  shovel,
  sky,
  sunGlow,
  tiles,
  tileRoof,
  tree,
  tubeHouse,
  vignette,
  warmth,
  wateringCan,
} from './places.ts';
import { curve, faded, HEIGHT, hazed, n, oval, path, polygon, rect, type Sheet, stroke, times, tint, WIDTH } from './sketch.ts';

const stride: readonly [Limb, Limb] = [
  [24, 6],
  [-18, -30],
];
const still: readonly [Limb, Limb] = [
  [4, 1],
  [-4, -1],
];
const kneel: readonly [Limb, Limb] = [
  [88, 4],
  [18, -86],
];

/** Both hands before the body, seen from the front. */
const hold: readonly [Limb, Limb] = [
  [16, -58],
  [-16, 58],
];

/** A seedling in its bag of earth, in a figure's units. */
function potted(sheet: Sheet, x: number, y: number): string {
  return sapling(sheet, x, y - 5, 24) + path(`M${n(x - 4)} ${n(y - 7)}L${n(x - 3)} ${n(y + 2)}H${n(x + 3)}L${n(x + 4)} ${n(y - 7)}Z`, '#5b4636');
}

// ── Tết trồng cây ──────────────────────────────────────────────────────────────────────────────────────────────────

export function treePlanting(sheet: Sheet): string {
  const lawn = sheet.linear([[0, '#b9cf7e'], [0.3, '#8fb657'], [1, '#557f35']]);
  const mound = (x: number, y: number, size: number) =>
    oval(x, y, size, size * 0.3, '#6b4a30') + oval(x - size * 0.1, y - size * 0.08, size * 0.72, size * 0.2, '#8a6242') + flecks(sheet, y, y + 1, ['#5a3d28'], 0);
  const far =
    sky(sheet, '#8fc3e6', '#fdf3dc', 560) +
    sunGlow(sheet, 330, 170, 520) +
    cloud(sheet, 1120, 170, 210) +
    cloud(sheet, 640, 110, 130, 0.7) +
    ridge(sheet, 500, 120, 190, hazed('#5f8a86', AIR, 0.62)) +
    ridge(sheet, 520, 80, 130, hazed('#4d7f63', AIR, 0.42)) +
    sheet.blurred(
      [90, 210, 330, 470, 1180, 1310, 1440, 1560].map((x, index) => tree(sheet, x, 560, 190 + (index % 3) * 50, greens)).join('') +
        tubeHouse(sheet, 660, 556, 74, 3, '#e8c98a', { air: 0.35 }) +
        tubeHouse(sheet, 742, 556, 66, 2, '#d99a86', { air: 0.35 }) +
        tubeHouse(sheet, 816, 556, 78, 4, '#a9c3cf', { air: 0.35 }) +
        tubeHouse(sheet, 902, 556, 70, 3, '#d8d0b6', { air: 0.35 }),
      2,
    );
  const water = path('M0 566Q420 548 800 560T1600 556L1600 606Q1180 640 760 616T0 634Z', sheet.linear([[0, '#bcdceb'], [1, '#8fb9cf']])) + times(26, () => { const x = sheet.random.between(0, WIDTH); const y = sheet.random.between(566, 610); return stroke([[x, y], [x + sheet.random.between(20, 70), y]], 2, '#ffffff', 'opacity="0.5"'); });
  const ground = path('M0 612Q500 600 900 622T1600 600L1600 1200L0 1200Z', lawn) + grass(sheet, 630, 1190, ['#6f9c43', '#9cc163', '#4f7a31', '#c3d782'], 1500) + flecks(sheet, 660, 1190, ['#fdf2b0', '#ffffff', '#e7d86a'], 90, 0.8);
  const flags = [120, 470, 1150, 1490].map((x) => flagPole(sheet, x, 690, 350, 112)).join('') + bunting(sheet, [120, 452], [470, 452], 30, 14, 24) + bunting(sheet, [1150, 452], [1490, 452], 30, 14, 24);
  const rowOfSaplings = [300, 560, 830, 1090, 1340].map((x) => oval(x, 726, 36, 9, '#7a5638') + sapling(sheet, x, 726, 150)).join('');
  const behind: readonly Figure[] = [
    { x: 205, y: 760, height: 232, outfit: wardrobe.pupil, child: true, look: 'side', arms: [[40, 70], [30, 60]] },
    { x: 395, y: 768, height: 300, outfit: wardrobe.aoDaiYellow, hair: 'long', look: 'front' },
    { x: 660, y: 772, height: 305, outfit: wardrobe.official, look: 'side', arms: [[46, 70], [36, 64]], legs: still },
    { x: 955, y: 766, height: 300, outfit: wardrobe.volunteer, hat: 'floppy', look: 'side', mirrored: true, lean: 16, arms: [[50, 56], [38, 44]], holding: (near) => shovel(near[0] + 1, near[1] - 14, 46, 16) },
    { x: 1215, y: 770, height: 298, outfit: wardrobe.farmerBlue, hat: 'nonLa', hair: 'bun', look: 'front', arms: [[16, 30], [-16, -30]] },
    { x: 1420, y: 764, height: 236, outfit: wardrobe.kid, child: true, look: 'side', mirrored: true, arms: [[36, 60], [28, 50]] },
  ];
  const near =
    mound(760, 1070, 150) +
    sapling(sheet, 762, 1066, 400) +
    person(sheet, { x: 430, y: 1090, height: 520, outfit: wardrobe.volunteer, hat: 'floppy', look: 'side', lean: 26, legs: stride, arms: [[62, 74], [34, 58]], skin: skins[1], holding: (hand) => shovel(hand[0] - 13, hand[1] - 13, 62, -48) }) +
    person(sheet, { x: 1060, y: 1085, height: 500, outfit: wardrobe.official, look: 'side', mirrored: true, lean: 22, legs: still, arms: [[64, 72], [52, 70]], skin: skins[0], holding: (hand) => `<g transform="translate(${n(hand[0] + 6)} ${n(hand[1] + 10)})">${wateringCan(0, 0, 22)}</g>` }) +
    times(9, (index) => stroke([[873 - index * 5, 860 + index * 3], [836 - index * 8, 980 + index * 9]], 2.2, '#d9eef8', 'opacity="0.75"')) +
    person(sheet, { x: 590, y: 1120, height: 430, outfit: wardrobe.volunteer, hair: 'tail', look: 'side', hipHeight: 27, legs: kneel, lean: 18, arms: [[70, 80], [58, 86]], skin: skins[0] }) +
    person(sheet, { x: 1285, y: 1130, height: 345, outfit: wardrobe.pupilSkirt, child: true, hair: 'tail', look: 'front', arms: [[24, 140], [-12, -6]], skin: skins[0] }) +
    person(sheet, { x: 1490, y: 1150, height: 470, outfit: wardrobe.farmer, hat: 'nonLa', hair: 'bun', look: 'side', mirrored: true, legs: still, arms: [[50, 74], [40, 72]], skin: skins[2], holding: (hand) => sapling(sheet, hand[0] + 3, hand[1] + 7, 34) }) +
    person(sheet, { x: 195, y: 1140, height: 480, outfit: wardrobe.volunteer, hat: 'floppy', hair: 'long', look: 'front', arms: hold, skin: skins[0], holding: () => potted(sheet, 0, -46) });
  return far + water + ground + flags + rowOfSaplings + behind.map((one, index) => person(sheet, { skin: skins[index % 4] ?? skins[0], ...one })).join('') + near + grass(sheet, 1150, 1230, ['#4f7a31', '#6f9c43', '#3d6228'], 240) + nearLeaves(sheet, 60, 40, 260, freshGreens) + nearLeaves(sheet, 1560, 30, 220, greens) + warmth(sheet) + vignette(sheet);
}

// ── Dọn vệ sinh đường khối ─────────────────────────────────────────────────────────────────────────────────────────

export function streetCleaning(sheet: Sheet): string {
  const facades = [
    ['#e9c46f', 220, 3],
    ['#cfe0dd', 196, 4],
    ['#e3a58c', 262, 3],
    ['#b9cfa6', 214, 3],
    ['#f0ddb4', 240, 4],
    ['#a9c4d8', 228, 3],
    ['#e8b7a0', 290, 2],
  ] as const;
  let left = -30;
  const houses = facades
    .map(([colour, width, floors], index) => {
      const drawn = tubeHouse(sheet, left, 742, width, floors, colour, { shop: index % 2 === 0, air: 0.08 });
      left += width + 2;
      return drawn;
    })
    .join('');
  const far = sky(sheet, '#8ec5ea', '#eef4ee', 420) + rect(0, 420, WIDTH, 330, '#8f887c') + cloud(sheet, 380, 90, 150, 0.8) + cloud(sheet, 1440, 250, 120, 0.8) + sheet.blurred(houses, 1.4);
  const wires = times(5, (index) => curve(`M-20 ${120 + index * 13}Q400 ${190 + index * 15} 820 ${132 + index * 13}T1640 ${120 + index * 13}`, 2, '#3a3f47', 'opacity="0.55"'));
  const pole = rect(818, 70, 16, 690, sheet.linear([[0, '#c3beb2'], [1, '#8d897e']], [0, 0], [1, 0])) + stroke([[770, 132], [884, 132]], 7, '#77736a') + rect(800, 170, 54, 60, '#8f9aa0', 'rx="5"');
  const pavement =
    rect(0, 738, WIDTH, 62, sheet.linear([[0, '#c9bfae'], [1, '#b3a794']])) +
    times(33, (index) => stroke([[index * 52 - 20, 740], [index * 52 - 44, 798]], 1.6, '#9b8f7d', 'opacity="0.7"')) +
    rect(0, 796, WIDTH, 16, '#e6dfd2') +
    times(17, (index) => rect(index * 96, 796, 48, 16, '#d0685a', 'opacity="0.55"')) +
    rect(0, 812, WIDTH, 8, '#7d7568');
  const road = rect(0, 818, WIDTH, HEIGHT - 818, sheet.linear([[0, '#8e9094'], [1, '#6a6c72']])) + flecks(sheet, 826, 1190, ['#5b5d63', '#a8aaae', '#7c7e84'], 900, 0.5) + polygon([[0, 1010], [WIDTH, 980], [WIDTH, 996], [0, 1027]], '#f3efe4', 'opacity="0.35"');
  const leafFall = times(230, () => oval(sheet.random.between(40, 1560), sheet.random.between(840, 1180), sheet.random.between(4, 9), sheet.random.between(2, 4), sheet.random.pick(['#c98a3a', '#a9692f', '#d9b04a', '#7c8f3e']), `transform="rotate(${n(sheet.random.between(-20, 20))} 800 1000)"`));
  const heap = (x: number, y: number, size: number) => times(130, () => { const dx = sheet.random.between(-1, 1); return oval(x + dx * size, y - sheet.random.between(0, 1 - dx * dx) * size * 0.42, sheet.random.between(6, 13), sheet.random.between(3, 6), sheet.random.pick(['#c98a3a', '#a9692f', '#d9b04a', '#8a7a3a', '#6d8a3c'])); });
  const cart =
    path('M1180 880L1500 880L1466 1040L1214 1040Z', sheet.linear([[0, '#3f9c6a'], [1, '#2b6f4b']])) + rect(1168, 868, 344, 22, '#57b581', 'rx="8"') + heap(1340, 872, 140) + [1254, 1430].map((x) => oval(x, 1058, 44, 44, '#26292e') + oval(x, 1058, 22, 22, '#9aa2aa') + oval(x, 1058, 7, 7, '#4a4f56')).join('') + stroke([[1180, 900], [1110, 868]], 9, '#9aa3ab');
  const bag = (x: number, y: number, size: number, colour: string) => path(`M${n(x - size * 0.4)} ${n(y)}Q${n(x - size * 0.62)} ${n(y - size * 0.7)} ${n(x - size * 0.12)} ${n(y - size * 0.9)}L${n(x + size * 0.12)} ${n(y - size * 0.9)}Q${n(x + size * 0.62)} ${n(y - size * 0.7)} ${n(x + size * 0.4)} ${n(y)}Z`, sheet.linear([[0, tint(colour, 0.25)], [1, tint(colour, -0.2)]], [0, 0], [1, 0])) + path(`M${n(x - size * 0.16)} ${n(y - size * 1.04)}L${n(x)} ${n(y - size * 0.88)}L${n(x + size * 0.16)} ${n(y - size * 1.04)}Z`, colour);
  const sweep = (far: boolean): Partial<Figure> => ({ look: 'side', lean: far ? 12 : 16, legs: stride, arms: [[58, 70], [30, 50]] });
  const planted = [60, 520, 1010, 1530].map((x) => rect(x - 52, 706, 104, 40, '#b5623c', 'rx="5"') + flowers(sheet, x, 690, 116, ['#e0567e', '#f2a53a', '#f7e08a', '#d8403a'])).join('');
  const people =
    person(sheet, { x: 640, y: 800, height: 300, outfit: wardrobe.elder, hair: 'bun', hairColour: '#dedad5', skin: skins[1], look: 'front', arms: [[10, 4], [-22, -150]] }) +
    person(sheet, { x: 980, y: 850, height: 330, outfit: wardrobe.polo, skin: skins[2], ...sweep(true), mirrored: true, holding: (hand) => broom(hand[0] + 1, hand[1] - 13, 62, -26) }) +
    person(sheet, { x: 195, y: 885, height: 345, outfit: wardrobe.volunteer, hat: 'floppy', hair: 'tail', skin: skins[0], look: 'side', lean: 34, legs: stride, arms: [[58, 40], [44, 24]], holding: (hand) => bag(hand[0] + 4, hand[1] + 17, 17, '#3f8fc4') }) +
    cart +
    person(sheet, { x: 1060, y: 1082, height: 470, outfit: wardrobe.worker, hat: 'cap', hatColour: '#e58a2b', skin: skins[2], look: 'side', legs: stride, lean: 8, arms: [[56, 80], [46, 76]] }) +
    person(sheet, { x: 640, y: 1130, height: 490, outfit: wardrobe.farmer, hat: 'nonLa', hair: 'bun', skin: skins[1], ...sweep(false), holding: (hand) => broom(hand[0] + 1, hand[1] - 15, 66, -30) }) +
    heap(880, 1140, 120) +
    person(sheet, { x: 330, y: 1150, height: 500, outfit: wardrobe.volunteer, hat: 'floppy', skin: skins[0], look: 'side', lean: 14, legs: still, arms: [[52, 66], [34, 50]], holding: (hand) => shovel(hand[0], hand[1] - 14, 62, -32) }) +
    bag(150, 1120, 120, '#57606a') + bag(236, 1150, 96, '#3f8f6a') +
    person(sheet, { x: 1430, y: 1168, height: 360, outfit: wardrobe.pupil, child: true, skin: skins[0], look: 'front', arms: [[16, 130], [-14, -6]], holding: (_hand, far) => broom(far[0], far[1] - 22, 60, 6) });
  return far + wires + pole + pavement + planted + motorbike(360, 800, 150, '#c8453f') + bicycle(1290, 796, 150, '#4f7d62') + road + leafFall + people + flagPole(sheet, 1180, 742, 300, 92) + flagPole(sheet, 452, 742, 300, 92) + nearLeaves(sheet, 1500, 30, 250, freshGreens) + nearLeaves(sheet, 30, 20, 170, greens) + beams(sheet, -60, 4) + warmth(sheet, '#ffd58a', 0.3) + vignette(sheet);
}

// ── Học sinh đọc sách ở sân trường ─────────────────────────────────────────────────────────────────────────────────

export function schoolReading(sheet: Sheet): string {
  const wall = sheet.linear([[0, '#f6d98a'], [1, '#eac468']]);
  const school =
    rect(-20, 250, 1640, 420, wall) +
    tileRoof(sheet, -60, 1660, 150, 256, 60, '#b0512f') +
    times(12, (index) => {
      const x = 10 + index * 136;
      const window = (y: number) => rect(x + 22, y, 92, 118, '#fdf6e0') + rect(x + 28, y + 6, 80, 106, '#6d8f98') + rect(x + 28, y + 6, 26, 106, '#3f7a5c') + rect(x + 82, y + 6, 26, 106, '#4a8a69') + times(7, (slat) => rect(x + 30, y + 14 + slat * 14, 22, 3, '#2f6247') + rect(x + 84, y + 14 + slat * 14, 22, 3, '#386f52'));
      const door = rect(x + 30, 500, 84, 168, '#fdf6e0') + rect(x + 36, 506, 72, 162, '#43705a') + rect(x + 70, 506, 4, 162, '#2f5343');
      return window(284) + (index % 3 === 1 ? door : window(506)) + rect(x - 10, 250, 20, 420, '#f9e6b4') + rect(x + 6, 250, 5, 420, '#d9b056', 'opacity="0.6"');
    }) +
    rect(-20, 440, 1640, 26, '#fbf0d0') + times(80, (index) => rect(index * 20.4 - 8, 410, 6, 32, '#fbf0d0')) + rect(-20, 402, 1640, 10, '#fdf6e0');
  const yard = rect(0, 660, WIDTH, 540, sheet.linear([[0, '#e4d3b4'], [1, '#bda483']])) + tiles(430, 664, '#a58b6a', 0.4) + flecks(sheet, 680, 1190, ['#d8432f', '#e8674a', '#c23a2a'], 260, 0.8);
  const shade = sheet.blurred(oval(360, 900, 420, 70, '#4a3b2a', 'opacity="0.34"') + oval(1290, 930, 420, 80, '#4a3b2a', 'opacity="0.34"'), 14);
  const bench = (x: number, y: number, width: number) => rect(x, y - 98, width, 20, '#d9d3c8', 'rx="5"') + rect(x, y - 82, width, 8, '#a9a294') + rect(x + 26, y - 76, 34, 76, '#b8b1a4') + rect(x + width - 60, y - 76, 34, 76, '#a9a294') + sheet.blurred(oval(x + width / 2, y + 3, width * 0.52, 10, '#3b2e22', 'opacity="0.35"'), 3);
  const shelf = rect(700, 700, 250, 250, '#8a5a36', 'rx="6"') + rect(712, 712, 226, 226, '#6b4429') + times(3, (row) => rect(712, 782 + row * 76, 226, 9, '#9c6a40') + times(17, (index) => { const height = sheet.random.between(42, 62); return rect(718 + index * 12.8, 782 + row * 76 - height, 10.6, height, sheet.random.pick(['#d8553f', '#3f7fb5', '#efc04a', '#4f9a68', '#8a5aa0', '#e98a4a', '#f2e6d0', '#3a4f7a'])); })) + oval(736, 956, 16, 16, '#33373d') + oval(914, 956, 16, 16, '#33373d') + flowers(sheet, 824, 676, 110, ['#f2a53a', '#f7e08a', '#ffffff']);
  const reader = (x: number, y: number, more: Partial<Figure>, colour: string, boy = true): string =>
    person(sheet, { x, y, height: 350, outfit: boy ? wardrobe.pupil : wardrobe.pupilSkirt, child: true, look: 'front', seated: true, forearm: 0.5, arms: [[12, -14], [-12, 14]], headTurn: 6, skin: skins[0], shadow: false, hair: boy ? 'short' : 'tail', holding: () => book(0, -29, 17, colour), ...more });
  const sideReader = (x: number, y: number, mirrored: boolean, boy: boolean, colour: string): string =>
    person(sheet, { x, y, height: 345, outfit: boy ? wardrobe.pupil : wardrobe.pupilSkirt, child: true, look: 'side', mirrored, hipHeight: 12, legs: [[112, 20], [100, 30]], arms: [[44, 108], [34, 100]], lean: -4, headTurn: 8, hair: boy ? 'short' : 'bob', skin: boy ? skins[1] : skins[0], holding: (hand) => book(hand[0] + 2, hand[1] + 1, 22, colour, 24) });
  const people =
    person(sheet, { x: 1020, y: 905, height: 420, outfit: wardrobe.aoDaiPink, hair: 'long', look: 'side', mirrored: true, arms: [[30, 90], [26, 84]], skin: skins[0], holding: (hand) => book(hand[0], hand[1], 14, '#3f7fb5', 18) }) +
    person(sheet, { x: 640, y: 915, height: 300, outfit: wardrobe.pupilSkirt, child: true, hair: 'tail', look: 'side', arms: [[60, 84], [50, 80]], skin: skins[0], holding: (hand) => book(hand[0] + 3, hand[1], 16, '#d8553f', 30) }) +
    person(sheet, { x: 1120, y: 900, height: 290, outfit: wardrobe.pupil, child: true, look: 'side', mirrored: true, arms: [[40, 90], [34, 84]], skin: skins[2], holding: (hand) => book(hand[0] + 2, hand[1], 16, '#efc04a', 20) }) +
    bench(90, 1050, 520) +
    reader(190, 1050, {}, '#3f7fb5') + reader(340, 1050, { headTurn: -8 }, '#d8553f', false) + reader(500, 1050, { skin: skins[2] }, '#4f9a68') +
    bench(1130, 1080, 430) +
    reader(1250, 1080, { hair: 'bob' }, '#8a5aa0', false) + reader(1430, 1080, { skin: skins[1], headTurn: -6 }, '#efc04a') +
    sideReader(700, 1148, false, true, '#e98a4a') + sideReader(960, 1152, true, false, '#3a8f8a') +
    person(sheet, { x: 832, y: 1140, height: 330, outfit: wardrobe.pupilSkirt, child: true, look: 'front', hair: 'tail', seated: true, thigh: 0.5, hipHeight: 9, legs: [[76, -64], [-76, 64]], forearm: 0.5, arms: [[12, -14], [-12, 14]], skin: skins[0], holding: () => book(0, -10, 17, '#d8553f') });
  const far = sky(sheet, '#86c2ec', '#e9f3f4', 300) + cloud(sheet, 900, 80, 160, 0.85) + sheet.blurred(school, 1.2);
  return far + yard + flagPole(sheet, 860, 690, 560, 150) + shade + tree(sheet, 330, 900, 720, flame, 0.5) + tree(sheet, 1330, 925, 760, flame, 0.48) + shelf + people + flecks(sheet, 1080, 1195, ['#d8432f', '#e8674a'], 70, 0.85) + nearLeaves(sheet, 60, 20, 230, { ...flame, light: '#e0402a' }) + beams(sheet, 100, 4) + warmth(sheet, '#ffdf9a', 0.28) + vignette(sheet);
}

// ── Đường điện chiếu sáng ──────────────────────────────────────────────────────────────────────────────────────────

export function lampLitRoad(sheet: Sheet): string {
  const vanishing = { x: 800, y: 470 };
  const along = (near: number, depth: number) => vanishing.x + (near - vanishing.x) / depth;
  const down = (depth: number) => vanishing.y + (HEIGHT + 60 - vanishing.y) / depth;
  const stars = times(130, () => oval(sheet.random.between(0, WIDTH), sheet.random.between(0, 430), sheet.random.between(0.7, 1.9), sheet.random.between(0.7, 1.9), '#ffffff', `opacity="${n(sheet.random.between(0.3, 0.9))}"`));
  const moon = sunGlow(sheet, 1180, 170, 240, '#dfe8ff', 0.55) + oval(1180, 170, 46, 46, '#f7f4e4') + oval(1166, 160, 9, 8, '#e2dcc4', 'opacity="0.7"') + oval(1192, 186, 6, 5, '#e2dcc4', 'opacity="0.7"');
  const depths = [6.2, 4.4, 3.2, 2.35, 1.72, 1.25] as const;
  const walls = ['#c99a6a', '#8fa8b8', '#c98a76', '#a9b58a', '#d8b87a', '#98a4c4'] as const;
  const houses = depths
    .map((depth, index) => {
      const width = 460 / depth;
      const ground = down(depth) - 62 / depth;
      const left = along(-430, depth) - width * 0.3;
      const right = along(2030, depth) - width * 0.7;
      const colour = walls[index] ?? '#c99a6a';
      return tubeHouse(sheet, left, ground, width, 3 - (index % 2), colour, { lit: true, shop: index % 2 === 0 }) + tubeHouse(sheet, right, ground, width, 2 + (index % 2), walls[(index + 3) % 6] ?? '#8fa8b8', { lit: true, shop: index % 2 === 1 });
    })
    .join('');
  const road =
    polygon([[vanishing.x - 6, vanishing.y], [vanishing.x + 6, vanishing.y], [WIDTH + 700, HEIGHT + 60], [-700, HEIGHT + 60]], '#2c3444') +
    polygon([[vanishing.x - 4, vanishing.y], [vanishing.x + 4, vanishing.y], [WIDTH + 120, HEIGHT + 60], [-120, HEIGHT + 60]], sheet.linear([[0, '#4d4a4f'], [1, '#3b3d48']])) +
    times(9, (index) => { const depth = 1 + index * 0.75; const next = depth + 0.3; return polygon([[along(790, depth), down(depth)], [along(812, depth), down(depth)], [along(812, next), down(next)], [along(790, next), down(next)]], '#f0e6c8', 'opacity="0.8"'); });
  const lamps = depths
    .map((depth) => {
      const height = 900 / depth;
      const ground = down(depth) - 20 / depth;
      return ([[along(20, depth), 1], [along(1580, depth), -1]] as const)
        .map(([x, side]) => {
          const headX = x + side * height * 0.22;
          const headY = ground - height * 0.97;
          const cone = polygon([[headX - 4, headY], [headX + 4, headY], [headX + height * 0.42, ground + 30 / depth], [headX - height * 0.42, ground + 30 / depth]], sheet.linear([[0, '#ffe9b0', 0.5], [1, '#ffe0a0', 0]]));
          return oval(headX, ground + 20 / depth, height * 0.62, height * 0.14, sheet.radial([[0, '#ffd98a', 0.62], [1, '#ffd98a', 0]])) + sheet.blurred(cone, 7) + lampPost(sheet, x, ground, height, side, true) + sunGlow(sheet, headX, headY, height * 0.17, '#fff0c0', 0.95) + sunGlow(sheet, headX, headY, height * 0.34, '#ffd98a', 0.3);
        })
        .join('');
    })
    .join('');
  const strings = [1.25, 1.9, 2.8, 4.2].map((depth) => bulbs(sheet, [along(-40, depth), down(depth) - 800 / depth], [along(1640, depth), down(depth) - 800 / depth], 90 / depth, Math.round(26 / depth ** 0.4), 11 / depth ** 0.8)).join('');
  const far = [
    { x: 716, y: 842, height: 200, outfit: wardrobe.poloGrey, look: 'back' as const },
    { x: 782, y: 838, height: 190, outfit: wardrobe.aoDaiPink, look: 'back' as const, hair: 'long' as const },
    { x: 915, y: 860, height: 220, outfit: wardrobe.poloOrange, look: 'front' as const },
  ];
  const ribbon = curve('M300 968Q560 1004 800 986T1300 968', 15, '#d8232a') + curve('M300 964Q560 1000 800 982T1300 964', 4, '#f2665a', 'opacity="0.8"') + oval(800, 988, 40, 34, '#c21f27') + oval(770, 980, 30, 20, '#e0343a', 'transform="rotate(-24 770 980)"') + oval(830, 980, 30, 20, '#e0343a', 'transform="rotate(24 830 980)"') + oval(800, 986, 15, 15, '#f2665a');
  const cut = (x: number, more: Partial<Figure>): string => person(sheet, { x, y: 1130, height: 430, outfit: wardrobe.suit, look: 'front', arms: [[14, -40], [-14, 40]], skin: skins[0], ...more });
  const people =
    far.map((one) => person(sheet, one)).join('') +
    person(sheet, { x: 150, y: 1080, height: 400, outfit: wardrobe.farmerBrown, hat: 'nonLa', look: 'side', arms: [[40, 120], [30, 112]], skin: skins[2] }) +
    person(sheet, { x: 250, y: 1120, height: 290, outfit: wardrobe.kid, child: true, look: 'side', arms: [[60, 150], [50, 140]], skin: skins[0] }) +
    cut(560, { outfit: wardrobe.aoDaiBlue, hair: 'long' }) + cut(800, {}) + cut(1030, { outfit: wardrobe.official, skin: skins[1] }) +
    ribbon +
    person(sheet, { x: 310, y: 1175, height: 430, outfit: wardrobe.aoDaiRed, hair: 'bun', look: 'side', arms: [[50, 70], [44, 66]], skin: skins[0] }) +
    person(sheet, { x: 1300, y: 1172, height: 430, outfit: wardrobe.aoDaiRed, hair: 'bun', look: 'side', mirrored: true, arms: [[50, 70], [44, 66]], skin: skins[1] }) +
    person(sheet, { x: 1440, y: 1120, height: 420, outfit: wardrobe.volunteer, hat: 'floppy', look: 'side', mirrored: true, arms: [[50, 120], [44, 112]], skin: skins[0] }) +
    person(sheet, { x: 1540, y: 1168, height: 300, outfit: wardrobe.kidPink, child: true, hair: 'bob', look: 'side', mirrored: true, arms: [[60, 150], [40, 130]], skin: skins[0] });
  return (
    sky(sheet, '#0a1838', '#53609a', 560) + stars + moon + ridge(sheet, 490, 60, 150, '#1a2744') + houses + road + flecks(sheet, 700, 1190, ['#59586a', '#2c2f3c'], 500, 0.5) + lamps + strings + people +
    rect(0, 0, WIDTH, HEIGHT, '#16224a', 'opacity="0.1"') + warmth(sheet, '#ffb85a', 0.2, [0.5, 0.75]) + vignette(sheet, 0.55)
  );
}
