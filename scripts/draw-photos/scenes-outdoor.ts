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
  const flags = [120, 470, 1150, 1490].map((x) => flagPole(sheet, x, 690, 350, 112)).join('') + bunting(sheet, [123, 350], [470, 350], 36, 14, 24) + bunting(sheet, [1150, 350], [1490, 350], 36, 14, 24);
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
    person(sheet, { x: 590, y: 1120, height: 430, outfit: wardrobe.aoDaiRed, hair: 'tail', look: 'side', hipHeight: 27, legs: kneel, lean: 18, arms: [[70, 80], [58, 86]], skin: skins[0] }) +
    person(sheet, { x: 1330, y: 1130, height: 350, outfit: wardrobe.pupilSkirt, child: true, hair: 'tail', look: 'front', arms: [[24, 140], [-12, -6]], skin: skins[0] }) +
    person(sheet, { x: 1460, y: 1150, height: 470, outfit: wardrobe.farmer, hat: 'nonLa', hair: 'bun', look: 'side', mirrored: true, legs: still, arms: [[50, 74], [40, 72]], skin: skins[2], holding: (hand) => sapling(sheet, hand[0] + 3, hand[1] + 7, 46) }) +
    person(sheet, { x: 195, y: 1140, height: 480, outfit: wardrobe.volunteer, hat: 'floppy', hair: 'long', look: 'front', arms: [[20, 60], [-20, -60]], skin: skins[0], holding: (hand, other) => sapling(sheet, (hand[0] + other[0]) / 2, hand[1] + 6, 44) });
  return far + water + ground + flags + rowOfSaplings + behind.map((one, index) => person(sheet, { skin: skins[index % 4] ?? skins[0], ...one })).join('') + near + grass(sheet, 1150, 1230, ['#4f7a31', '#6f9c43', '#3d6228'], 240) + nearLeaves(sheet, 60, 40, 260, freshGreens) + nearLeaves(sheet, 1560, 30, 220, greens) + beams(sheet, 40, 4) + warmth(sheet) + vignette(sheet);
}
