/** Scenes under the sky. Each draws from far to near: sky, land, houses, people, leaves in front of the lens, light. */
import { type Figure, type Limb, person, skins, wardrobe } from './people.ts';
import {
  AIR,
  areca,
  beams,
  bicycle,
  blossomTree,
  book,
  broom,
  buffalo,
  bulbs,
  bunting,
  bush,
  cloud,
  drum,
  feastFlag,
  flagPole,
  flame,
  flecks,
  flowers,
  freshGreens,
  grass,
  greens,
  lampPost,
  lantern,
  lion,
  motorbike,
  nearLeaves,
  pot,
  ridge,
  sapling,
  shovel,
  sky,
  sunGlow,
  tileRoof,
  tiles,
  tree,
  tubeHouse,
  vignette,
  warmth,
  wateringCan,
} from './places.ts';
import {
  at,
  curve,
  HEIGHT,
  hazed,
  n,
  oval,
  path,
  polygon,
  rect,
  type Sheet,
  stroke,
  times,
  tint,
  WIDTH,
} from './sketch.ts';

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
  return (
    sapling(sheet, x, y - 5, 24) +
    path(`M${n(x - 4)} ${n(y - 7)}L${n(x - 3)} ${n(y + 2)}H${n(x + 3)}L${n(x + 4)} ${n(y - 7)}Z`, '#5b4636')
  );
}

// ── Tết trồng cây ──────────────────────────────────────────────────────────────────────────────────────────────────

export function treePlanting(sheet: Sheet): string {
  const lawn = sheet.linear([
    [0, '#b9cf7e'],
    [0.3, '#8fb657'],
    [1, '#557f35'],
  ]);
  const mound = (x: number, y: number, size: number) =>
    oval(x, y, size, size * 0.3, '#6b4a30') +
    oval(x - size * 0.1, y - size * 0.08, size * 0.72, size * 0.2, '#8a6242') +
    flecks(sheet, y, y + 1, ['#5a3d28'], 0);
  const far =
    sky(sheet, '#8fc3e6', '#fdf3dc', 560) +
    sunGlow(sheet, 330, 170, 520) +
    cloud(sheet, 1120, 170, 210) +
    cloud(sheet, 640, 110, 130, 0.7) +
    ridge(sheet, 500, 120, 190, hazed('#5f8a86', AIR, 0.62)) +
    ridge(sheet, 520, 80, 130, hazed('#4d7f63', AIR, 0.42)) +
    sheet.blurred(
      [90, 210, 330, 470, 1180, 1310, 1440, 1560]
        .map((x, index) => tree(sheet, x, 560, 190 + (index % 3) * 50, greens))
        .join('') +
        tubeHouse(sheet, 660, 556, 74, 3, '#e8c98a', { air: 0.35 }) +
        tubeHouse(sheet, 742, 556, 66, 2, '#d99a86', { air: 0.35 }) +
        tubeHouse(sheet, 816, 556, 78, 4, '#a9c3cf', { air: 0.35 }) +
        tubeHouse(sheet, 902, 556, 70, 3, '#d8d0b6', { air: 0.35 }),
      2,
    );
  const water =
    path(
      'M0 566Q420 548 800 560T1600 556L1600 606Q1180 640 760 616T0 634Z',
      sheet.linear([
        [0, '#bcdceb'],
        [1, '#8fb9cf'],
      ]),
    ) +
    times(26, () => {
      const x = sheet.random.between(0, WIDTH);
      const y = sheet.random.between(566, 610);
      return stroke(
        [
          [x, y],
          [x + sheet.random.between(20, 70), y],
        ],
        2,
        '#ffffff',
        'opacity="0.5"',
      );
    });
  const ground =
    path('M0 612Q500 600 900 622T1600 600L1600 1200L0 1200Z', lawn) +
    grass(sheet, 630, 1190, ['#6f9c43', '#9cc163', '#4f7a31', '#c3d782'], 1500) +
    flecks(sheet, 660, 1190, ['#fdf2b0', '#ffffff', '#e7d86a'], 90, 0.8);
  const flags =
    [120, 470, 1150, 1490].map((x) => flagPole(sheet, x, 690, 350, 112)).join('') +
    bunting(sheet, [120, 452], [470, 452], 30, 14, 24) +
    bunting(sheet, [1150, 452], [1490, 452], 30, 14, 24);
  const rowOfSaplings = [300, 560, 830, 1090, 1340]
    .map((x) => oval(x, 726, 36, 9, '#7a5638') + sapling(sheet, x, 726, 150))
    .join('');
  const behind: readonly Figure[] = [
    {
      x: 205,
      y: 760,
      height: 232,
      outfit: wardrobe.pupil,
      child: true,
      look: 'side',
      arms: [
        [40, 70],
        [30, 60],
      ],
    },
    { x: 395, y: 768, height: 300, outfit: wardrobe.aoDaiYellow, hair: 'long', look: 'front' },
    {
      x: 660,
      y: 772,
      height: 305,
      outfit: wardrobe.official,
      look: 'side',
      arms: [
        [46, 70],
        [36, 64],
      ],
      legs: still,
    },
    {
      x: 955,
      y: 766,
      height: 300,
      outfit: wardrobe.volunteer,
      hat: 'floppy',
      look: 'side',
      mirrored: true,
      lean: 16,
      arms: [
        [50, 56],
        [38, 44],
      ],
      holding: (near) => shovel(near[0] + 1, near[1] - 14, 46, 16),
    },
    {
      x: 1215,
      y: 770,
      height: 298,
      outfit: wardrobe.farmerBlue,
      hat: 'nonLa',
      hair: 'bun',
      look: 'front',
      arms: [
        [16, 30],
        [-16, -30],
      ],
    },
    {
      x: 1420,
      y: 764,
      height: 236,
      outfit: wardrobe.kid,
      child: true,
      look: 'side',
      mirrored: true,
      arms: [
        [36, 60],
        [28, 50],
      ],
    },
  ];
  const near =
    mound(760, 1070, 150) +
    sapling(sheet, 762, 1066, 400) +
    person(sheet, {
      x: 430,
      y: 1090,
      height: 520,
      outfit: wardrobe.volunteer,
      hat: 'floppy',
      look: 'side',
      lean: 26,
      legs: stride,
      arms: [
        [62, 74],
        [34, 58],
      ],
      skin: skins[1],
      holding: (hand) => shovel(hand[0] - 13, hand[1] - 13, 62, -48),
    }) +
    person(sheet, {
      x: 1060,
      y: 1085,
      height: 500,
      outfit: wardrobe.official,
      look: 'side',
      mirrored: true,
      lean: 22,
      legs: still,
      arms: [
        [64, 72],
        [52, 70],
      ],
      skin: skins[0],
      holding: (hand) => `<g transform="translate(${n(hand[0] + 6)} ${n(hand[1] + 10)})">${wateringCan(0, 0, 22)}</g>`,
    }) +
    times(9, (index) =>
      stroke(
        [
          [873 - index * 5, 860 + index * 3],
          [836 - index * 8, 980 + index * 9],
        ],
        2.2,
        '#d9eef8',
        'opacity="0.75"',
      ),
    ) +
    person(sheet, {
      x: 590,
      y: 1120,
      height: 430,
      outfit: wardrobe.volunteer,
      hair: 'tail',
      look: 'side',
      hipHeight: 27,
      legs: kneel,
      lean: 18,
      arms: [
        [70, 80],
        [58, 86],
      ],
      skin: skins[0],
    }) +
    person(sheet, {
      x: 1285,
      y: 1130,
      height: 345,
      outfit: wardrobe.pupilSkirt,
      child: true,
      hair: 'tail',
      look: 'front',
      arms: [
        [24, 140],
        [-12, -6],
      ],
      skin: skins[0],
    }) +
    person(sheet, {
      x: 1490,
      y: 1150,
      height: 470,
      outfit: wardrobe.farmer,
      hat: 'nonLa',
      hair: 'bun',
      look: 'side',
      mirrored: true,
      legs: still,
      arms: [
        [50, 74],
        [40, 72],
      ],
      skin: skins[2],
      holding: (hand) => sapling(sheet, hand[0] + 3, hand[1] + 7, 34),
    }) +
    person(sheet, {
      x: 195,
      y: 1140,
      height: 480,
      outfit: wardrobe.volunteer,
      hat: 'floppy',
      hair: 'long',
      look: 'front',
      arms: hold,
      skin: skins[0],
      holding: () => potted(sheet, 0, -46),
    });
  return (
    far +
    water +
    ground +
    flags +
    rowOfSaplings +
    behind.map((one, index) => person(sheet, { skin: skins[index % 4] ?? skins[0], ...one })).join('') +
    near +
    grass(sheet, 1150, 1230, ['#4f7a31', '#6f9c43', '#3d6228'], 240) +
    nearLeaves(sheet, 60, 40, 260, freshGreens) +
    nearLeaves(sheet, 1560, 30, 220, greens) +
    warmth(sheet) +
    vignette(sheet)
  );
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
  const far =
    sky(sheet, '#8ec5ea', '#eef4ee', 420) +
    rect(0, 420, WIDTH, 330, '#8f887c') +
    cloud(sheet, 380, 90, 150, 0.8) +
    cloud(sheet, 1440, 250, 120, 0.8) +
    sheet.blurred(houses, 1.4);
  const wires = times(5, (index) =>
    curve(
      `M-20 ${120 + index * 13}Q400 ${190 + index * 15} 820 ${132 + index * 13}T1640 ${120 + index * 13}`,
      2,
      '#3a3f47',
      'opacity="0.55"',
    ),
  );
  const pole =
    rect(
      818,
      70,
      16,
      690,
      sheet.linear(
        [
          [0, '#c3beb2'],
          [1, '#8d897e'],
        ],
        [0, 0],
        [1, 0],
      ),
    ) +
    stroke(
      [
        [770, 132],
        [884, 132],
      ],
      7,
      '#77736a',
    ) +
    rect(800, 170, 54, 60, '#8f9aa0', 'rx="5"');
  const pavement =
    rect(
      0,
      738,
      WIDTH,
      62,
      sheet.linear([
        [0, '#c9bfae'],
        [1, '#b3a794'],
      ]),
    ) +
    times(33, (index) =>
      stroke(
        [
          [index * 52 - 20, 740],
          [index * 52 - 44, 798],
        ],
        1.6,
        '#9b8f7d',
        'opacity="0.7"',
      ),
    ) +
    rect(0, 796, WIDTH, 16, '#e6dfd2') +
    times(17, (index) => rect(index * 96, 796, 48, 16, '#d0685a', 'opacity="0.55"')) +
    rect(0, 812, WIDTH, 8, '#7d7568');
  const road =
    rect(
      0,
      818,
      WIDTH,
      HEIGHT - 818,
      sheet.linear([
        [0, '#8e9094'],
        [1, '#6a6c72'],
      ]),
    ) +
    flecks(sheet, 826, 1190, ['#5b5d63', '#a8aaae', '#7c7e84'], 900, 0.5) +
    polygon(
      [
        [0, 1010],
        [WIDTH, 980],
        [WIDTH, 996],
        [0, 1027],
      ],
      '#f3efe4',
      'opacity="0.35"',
    );
  const leafFall = times(230, () =>
    oval(
      sheet.random.between(40, 1560),
      sheet.random.between(840, 1180),
      sheet.random.between(4, 9),
      sheet.random.between(2, 4),
      sheet.random.pick(['#c98a3a', '#a9692f', '#d9b04a', '#7c8f3e']),
      `transform="rotate(${n(sheet.random.between(-20, 20))} 800 1000)"`,
    ),
  );
  const heap = (x: number, y: number, size: number) =>
    times(130, () => {
      const dx = sheet.random.between(-1, 1);
      return oval(
        x + dx * size,
        y - sheet.random.between(0, 1 - dx * dx) * size * 0.42,
        sheet.random.between(6, 13),
        sheet.random.between(3, 6),
        sheet.random.pick(['#c98a3a', '#a9692f', '#d9b04a', '#8a7a3a', '#6d8a3c']),
      );
    });
  const cart =
    path(
      'M1180 880L1500 880L1466 1040L1214 1040Z',
      sheet.linear([
        [0, '#3f9c6a'],
        [1, '#2b6f4b'],
      ]),
    ) +
    rect(1168, 868, 344, 22, '#57b581', 'rx="8"') +
    heap(1340, 872, 140) +
    [1254, 1430]
      .map((x) => oval(x, 1058, 44, 44, '#26292e') + oval(x, 1058, 22, 22, '#9aa2aa') + oval(x, 1058, 7, 7, '#4a4f56'))
      .join('') +
    stroke(
      [
        [1180, 900],
        [1110, 868],
      ],
      9,
      '#9aa3ab',
    );
  const bag = (x: number, y: number, size: number, colour: string) =>
    path(
      `M${n(x - size * 0.4)} ${n(y)}Q${n(x - size * 0.62)} ${n(y - size * 0.7)} ${n(x - size * 0.12)} ${n(y - size * 0.9)}L${n(x + size * 0.12)} ${n(y - size * 0.9)}Q${n(x + size * 0.62)} ${n(y - size * 0.7)} ${n(x + size * 0.4)} ${n(y)}Z`,
      sheet.linear(
        [
          [0, tint(colour, 0.25)],
          [1, tint(colour, -0.2)],
        ],
        [0, 0],
        [1, 0],
      ),
    ) +
    path(
      `M${n(x - size * 0.16)} ${n(y - size * 1.04)}L${n(x)} ${n(y - size * 0.88)}L${n(x + size * 0.16)} ${n(y - size * 1.04)}Z`,
      colour,
    );
  const sweep = (far: boolean): Partial<Figure> => ({
    look: 'side',
    lean: far ? 12 : 16,
    legs: stride,
    arms: [
      [58, 70],
      [30, 50],
    ],
  });
  const planted = [60, 520, 1010, 1530]
    .map(
      (x) =>
        rect(x - 52, 706, 104, 40, '#b5623c', 'rx="5"') +
        flowers(sheet, x, 690, 116, ['#e0567e', '#f2a53a', '#f7e08a', '#d8403a']),
    )
    .join('');
  const people =
    person(sheet, {
      x: 640,
      y: 800,
      height: 300,
      outfit: wardrobe.elder,
      hair: 'bun',
      hairColour: '#dedad5',
      skin: skins[1],
      look: 'front',
      arms: [
        [10, 4],
        [-22, -150],
      ],
    }) +
    person(sheet, {
      x: 980,
      y: 850,
      height: 330,
      outfit: wardrobe.polo,
      skin: skins[2],
      ...sweep(true),
      mirrored: true,
      holding: (hand) => broom(hand[0] + 1, hand[1] - 13, 62, -26),
    }) +
    person(sheet, {
      x: 195,
      y: 885,
      height: 345,
      outfit: wardrobe.volunteer,
      hat: 'floppy',
      hair: 'tail',
      skin: skins[0],
      look: 'side',
      lean: 34,
      legs: stride,
      arms: [
        [58, 40],
        [44, 24],
      ],
      holding: (hand) => bag(hand[0] + 4, hand[1] + 17, 17, '#3f8fc4'),
    }) +
    cart +
    person(sheet, {
      x: 1060,
      y: 1082,
      height: 470,
      outfit: wardrobe.worker,
      hat: 'cap',
      hatColour: '#e58a2b',
      skin: skins[2],
      look: 'side',
      legs: stride,
      lean: 8,
      arms: [
        [56, 80],
        [46, 76],
      ],
    }) +
    person(sheet, {
      x: 640,
      y: 1130,
      height: 490,
      outfit: wardrobe.farmer,
      hat: 'nonLa',
      hair: 'bun',
      skin: skins[1],
      ...sweep(false),
      holding: (hand) => broom(hand[0] + 1, hand[1] - 15, 66, -30),
    }) +
    heap(880, 1140, 120) +
    person(sheet, {
      x: 330,
      y: 1150,
      height: 500,
      outfit: wardrobe.volunteer,
      hat: 'floppy',
      skin: skins[0],
      look: 'side',
      lean: 14,
      legs: still,
      arms: [
        [52, 66],
        [34, 50],
      ],
      holding: (hand) => shovel(hand[0], hand[1] - 14, 62, -32),
    }) +
    bag(150, 1120, 120, '#57606a') +
    bag(236, 1150, 96, '#3f8f6a') +
    person(sheet, {
      x: 1430,
      y: 1168,
      height: 360,
      outfit: wardrobe.pupil,
      child: true,
      skin: skins[0],
      look: 'front',
      arms: [
        [16, 130],
        [-14, -6],
      ],
      holding: (_hand, far) => broom(far[0], far[1] - 22, 60, 6),
    });
  return (
    far +
    wires +
    pole +
    pavement +
    planted +
    motorbike(360, 800, 150, '#c8453f') +
    bicycle(1290, 796, 150, '#4f7d62') +
    road +
    leafFall +
    people +
    flagPole(sheet, 1180, 742, 300, 92) +
    flagPole(sheet, 452, 742, 300, 92) +
    nearLeaves(sheet, 1500, 30, 250, freshGreens) +
    nearLeaves(sheet, 30, 20, 170, greens) +
    beams(sheet, -60, 4) +
    warmth(sheet, '#ffd58a', 0.3) +
    vignette(sheet)
  );
}

// ── Học sinh đọc sách ở sân trường ─────────────────────────────────────────────────────────────────────────────────

export function schoolReading(sheet: Sheet): string {
  const wall = sheet.linear([
    [0, '#f6d98a'],
    [1, '#eac468'],
  ]);
  const school =
    rect(-20, 250, 1640, 420, wall) +
    tileRoof(sheet, -60, 1660, 150, 256, 60, '#b0512f') +
    times(12, (index) => {
      const x = 10 + index * 136;
      const window = (y: number) =>
        rect(x + 22, y, 92, 118, '#fdf6e0') +
        rect(x + 28, y + 6, 80, 106, '#6d8f98') +
        rect(x + 28, y + 6, 26, 106, '#3f7a5c') +
        rect(x + 82, y + 6, 26, 106, '#4a8a69') +
        times(
          7,
          (slat) =>
            rect(x + 30, y + 14 + slat * 14, 22, 3, '#2f6247') + rect(x + 84, y + 14 + slat * 14, 22, 3, '#386f52'),
        );
      const door =
        rect(x + 30, 500, 84, 168, '#fdf6e0') +
        rect(x + 36, 506, 72, 162, '#43705a') +
        rect(x + 70, 506, 4, 162, '#2f5343');
      return (
        window(284) +
        (index % 3 === 1 ? door : window(506)) +
        rect(x - 10, 250, 20, 420, '#f9e6b4') +
        rect(x + 6, 250, 5, 420, '#d9b056', 'opacity="0.6"')
      );
    }) +
    rect(-20, 440, 1640, 26, '#fbf0d0') +
    times(80, (index) => rect(index * 20.4 - 8, 410, 6, 32, '#fbf0d0')) +
    rect(-20, 402, 1640, 10, '#fdf6e0');
  const yard =
    rect(
      0,
      660,
      WIDTH,
      540,
      sheet.linear([
        [0, '#e4d3b4'],
        [1, '#bda483'],
      ]),
    ) +
    tiles(430, 664, '#a58b6a', 0.4) +
    flecks(sheet, 680, 1190, ['#d8432f', '#e8674a', '#c23a2a'], 260, 0.8);
  const shade = sheet.blurred(
    oval(360, 900, 420, 70, '#4a3b2a', 'opacity="0.34"') + oval(1290, 930, 420, 80, '#4a3b2a', 'opacity="0.34"'),
    14,
  );
  const bench = (x: number, y: number, width: number) =>
    rect(x, y - 98, width, 20, '#d9d3c8', 'rx="5"') +
    rect(x, y - 82, width, 8, '#a9a294') +
    rect(x + 26, y - 76, 34, 76, '#b8b1a4') +
    rect(x + width - 60, y - 76, 34, 76, '#a9a294') +
    sheet.blurred(oval(x + width / 2, y + 3, width * 0.52, 10, '#3b2e22', 'opacity="0.35"'), 3);
  const shelf =
    rect(700, 700, 250, 250, '#8a5a36', 'rx="6"') +
    rect(712, 712, 226, 226, '#6b4429') +
    times(
      3,
      (row) =>
        rect(712, 782 + row * 76, 226, 9, '#9c6a40') +
        times(17, (index) => {
          const height = sheet.random.between(42, 62);
          return rect(
            718 + index * 12.8,
            782 + row * 76 - height,
            10.6,
            height,
            sheet.random.pick(['#d8553f', '#3f7fb5', '#efc04a', '#4f9a68', '#8a5aa0', '#e98a4a', '#f2e6d0', '#3a4f7a']),
          );
        }),
    ) +
    oval(736, 956, 16, 16, '#33373d') +
    oval(914, 956, 16, 16, '#33373d') +
    flowers(sheet, 824, 676, 110, ['#f2a53a', '#f7e08a', '#ffffff']);
  const reader = (x: number, y: number, more: Partial<Figure>, colour: string, boy = true): string =>
    person(sheet, {
      x,
      y,
      height: 350,
      outfit: boy ? wardrobe.pupil : wardrobe.pupilSkirt,
      child: true,
      look: 'front',
      seated: true,
      forearm: 0.5,
      arms: [
        [12, -14],
        [-12, 14],
      ],
      headTurn: 6,
      skin: skins[0],
      shadow: false,
      hair: boy ? 'short' : 'tail',
      holding: () => book(0, -29, 17, colour),
      ...more,
    });
  const sideReader = (x: number, y: number, mirrored: boolean, boy: boolean, colour: string): string =>
    person(sheet, {
      x,
      y,
      height: 345,
      outfit: boy ? wardrobe.pupil : wardrobe.pupilSkirt,
      child: true,
      look: 'side',
      mirrored,
      hipHeight: 12,
      legs: [
        [112, 20],
        [100, 30],
      ],
      arms: [
        [44, 108],
        [34, 100],
      ],
      lean: -4,
      headTurn: 8,
      hair: boy ? 'short' : 'bob',
      skin: boy ? skins[1] : skins[0],
      holding: (hand) => book(hand[0] + 2, hand[1] + 1, 22, colour, 24),
    });
  const people =
    person(sheet, {
      x: 1020,
      y: 905,
      height: 420,
      outfit: wardrobe.aoDaiPink,
      hair: 'long',
      look: 'side',
      mirrored: true,
      arms: [
        [30, 90],
        [26, 84],
      ],
      skin: skins[0],
      holding: (hand) => book(hand[0], hand[1], 14, '#3f7fb5', 18),
    }) +
    person(sheet, {
      x: 640,
      y: 915,
      height: 300,
      outfit: wardrobe.pupilSkirt,
      child: true,
      hair: 'tail',
      look: 'side',
      arms: [
        [60, 84],
        [50, 80],
      ],
      skin: skins[0],
      holding: (hand) => book(hand[0] + 3, hand[1], 16, '#d8553f', 30),
    }) +
    person(sheet, {
      x: 1120,
      y: 900,
      height: 290,
      outfit: wardrobe.pupil,
      child: true,
      look: 'side',
      mirrored: true,
      arms: [
        [40, 90],
        [34, 84],
      ],
      skin: skins[2],
      holding: (hand) => book(hand[0] + 2, hand[1], 16, '#efc04a', 20),
    }) +
    bench(90, 1050, 520) +
    reader(190, 1050, {}, '#3f7fb5') +
    reader(340, 1050, { headTurn: -8 }, '#d8553f', false) +
    reader(500, 1050, { skin: skins[2] }, '#4f9a68') +
    bench(1130, 1080, 430) +
    reader(1250, 1080, { hair: 'bob' }, '#8a5aa0', false) +
    reader(1430, 1080, { skin: skins[1], headTurn: -6 }, '#efc04a') +
    sideReader(700, 1148, false, true, '#e98a4a') +
    sideReader(960, 1152, true, false, '#3a8f8a') +
    person(sheet, {
      x: 832,
      y: 1140,
      height: 330,
      outfit: wardrobe.pupilSkirt,
      child: true,
      look: 'front',
      hair: 'tail',
      seated: true,
      thigh: 0.5,
      hipHeight: 9,
      legs: [
        [76, -64],
        [-76, 64],
      ],
      forearm: 0.5,
      arms: [
        [12, -14],
        [-12, 14],
      ],
      skin: skins[0],
      holding: () => book(0, -10, 17, '#d8553f'),
    });
  const far = sky(sheet, '#86c2ec', '#e9f3f4', 300) + cloud(sheet, 900, 80, 160, 0.85) + sheet.blurred(school, 1.2);
  return (
    far +
    yard +
    flagPole(sheet, 860, 690, 560, 150) +
    shade +
    tree(sheet, 330, 900, 720, flame, 0.5) +
    tree(sheet, 1330, 925, 760, flame, 0.48) +
    shelf +
    people +
    flecks(sheet, 1080, 1195, ['#d8432f', '#e8674a'], 70, 0.85) +
    nearLeaves(sheet, 60, 20, 230, { ...flame, light: '#e0402a' }) +
    beams(sheet, 100, 4) +
    warmth(sheet, '#ffdf9a', 0.28) +
    vignette(sheet)
  );
}

// ── Đường điện chiếu sáng ──────────────────────────────────────────────────────────────────────────────────────────

export function lampLitRoad(sheet: Sheet): string {
  const vanishing = { x: 800, y: 470 };
  const along = (near: number, depth: number) => vanishing.x + (near - vanishing.x) / depth;
  const down = (depth: number) => vanishing.y + (HEIGHT + 60 - vanishing.y) / depth;
  const stars = times(130, () =>
    oval(
      sheet.random.between(0, WIDTH),
      sheet.random.between(0, 430),
      sheet.random.between(0.7, 1.9),
      sheet.random.between(0.7, 1.9),
      '#ffffff',
      `opacity="${n(sheet.random.between(0.3, 0.9))}"`,
    ),
  );
  const moon =
    sunGlow(sheet, 1180, 170, 240, '#dfe8ff', 0.55) +
    oval(1180, 170, 46, 46, '#f7f4e4') +
    oval(1166, 160, 9, 8, '#e2dcc4', 'opacity="0.7"') +
    oval(1192, 186, 6, 5, '#e2dcc4', 'opacity="0.7"');
  const depths = [6.2, 4.4, 3.2, 2.35, 1.72, 1.25] as const;
  const walls = ['#c99a6a', '#8fa8b8', '#c98a76', '#a9b58a', '#d8b87a', '#98a4c4'] as const;
  const houses = depths
    .map((depth, index) => {
      const width = 460 / depth;
      const ground = down(depth) - 62 / depth;
      const left = along(-430, depth) - width * 0.3;
      const right = along(2030, depth) - width * 0.7;
      const colour = walls[index] ?? '#c99a6a';
      return (
        tubeHouse(sheet, left, ground, width, 3 - (index % 2), colour, { lit: true, shop: index % 2 === 0 }) +
        tubeHouse(sheet, right, ground, width, 2 + (index % 2), walls[(index + 3) % 6] ?? '#8fa8b8', {
          lit: true,
          shop: index % 2 === 1,
        })
      );
    })
    .join('');
  const road =
    polygon(
      [
        [vanishing.x - 6, vanishing.y],
        [vanishing.x + 6, vanishing.y],
        [WIDTH + 700, HEIGHT + 60],
        [-700, HEIGHT + 60],
      ],
      '#2c3444',
    ) +
    polygon(
      [
        [vanishing.x - 4, vanishing.y],
        [vanishing.x + 4, vanishing.y],
        [WIDTH + 120, HEIGHT + 60],
        [-120, HEIGHT + 60],
      ],
      sheet.linear([
        [0, '#4d4a4f'],
        [1, '#3b3d48'],
      ]),
    ) +
    times(9, (index) => {
      const depth = 1 + index * 0.75;
      const next = depth + 0.3;
      return polygon(
        [
          [along(790, depth), down(depth)],
          [along(812, depth), down(depth)],
          [along(812, next), down(next)],
          [along(790, next), down(next)],
        ],
        '#f0e6c8',
        'opacity="0.8"',
      );
    });
  const lamps = depths
    .map((depth) => {
      const height = 900 / depth;
      const ground = down(depth) - 20 / depth;
      return (
        [
          [along(20, depth), 1],
          [along(1580, depth), -1],
        ] as const
      )
        .map(([x, side]) => {
          const headX = x + side * height * 0.22;
          const headY = ground - height * 0.97;
          const cone = polygon(
            [
              [headX - 4, headY],
              [headX + 4, headY],
              [headX + height * 0.42, ground + 30 / depth],
              [headX - height * 0.42, ground + 30 / depth],
            ],
            sheet.linear([
              [0, '#ffe9b0', 0.5],
              [1, '#ffe0a0', 0],
            ]),
          );
          return (
            oval(
              headX,
              ground + 20 / depth,
              height * 0.62,
              height * 0.14,
              sheet.radial([
                [0, '#ffd98a', 0.62],
                [1, '#ffd98a', 0],
              ]),
            ) +
            sheet.blurred(cone, 7) +
            lampPost(x, ground, height, side, true) +
            sunGlow(sheet, headX, headY, height * 0.17, '#fff0c0', 0.95) +
            sunGlow(sheet, headX, headY, height * 0.34, '#ffd98a', 0.3)
          );
        })
        .join('');
    })
    .join('');
  const strings = [1.25, 1.9, 2.8, 4.2]
    .map((depth) =>
      bulbs(
        sheet,
        [along(-40, depth), down(depth) - 800 / depth],
        [along(1640, depth), down(depth) - 800 / depth],
        90 / depth,
        Math.round(26 / depth ** 0.4),
        11 / depth ** 0.8,
      ),
    )
    .join('');
  const far = [
    { x: 716, y: 842, height: 200, outfit: wardrobe.poloGrey, look: 'back' as const },
    { x: 782, y: 838, height: 190, outfit: wardrobe.aoDaiPink, look: 'back' as const, hair: 'long' as const },
    { x: 915, y: 860, height: 220, outfit: wardrobe.poloOrange, look: 'front' as const },
  ];
  const ribbon =
    curve('M432 930Q600 1000 800 986Q1000 1000 1180 930', 15, '#d8232a') +
    curve('M432 926Q600 996 800 982Q1000 996 1180 926', 4, '#f2665a', 'opacity="0.8"') +
    oval(800, 988, 40, 34, '#c21f27') +
    oval(770, 980, 30, 20, '#e0343a', 'transform="rotate(-24 770 980)"') +
    oval(830, 980, 30, 20, '#e0343a', 'transform="rotate(24 830 980)"') +
    oval(800, 986, 15, 15, '#f2665a');
  const cut = (x: number, more: Partial<Figure>): string =>
    person(sheet, {
      x,
      y: 1130,
      height: 430,
      outfit: wardrobe.suit,
      look: 'front',
      arms: [
        [14, -40],
        [-14, 40],
      ],
      skin: skins[0],
      ...more,
    });
  const people =
    far.map((one) => person(sheet, one)).join('') +
    person(sheet, {
      x: 150,
      y: 1080,
      height: 400,
      outfit: wardrobe.farmerBrown,
      hat: 'nonLa',
      look: 'side',
      arms: [
        [40, 120],
        [30, 112],
      ],
      skin: skins[2],
    }) +
    person(sheet, {
      x: 250,
      y: 1120,
      height: 290,
      outfit: wardrobe.kid,
      child: true,
      look: 'side',
      arms: [
        [60, 150],
        [50, 140],
      ],
      skin: skins[0],
    }) +
    cut(560, { outfit: wardrobe.aoDaiBlue, hair: 'long' }) +
    cut(800, {}) +
    cut(1030, { outfit: wardrobe.official, skin: skins[1] }) +
    ribbon +
    person(sheet, {
      x: 310,
      y: 1175,
      height: 430,
      outfit: wardrobe.aoDaiRed,
      hair: 'bun',
      look: 'side',
      arms: [
        [50, 70],
        [44, 66],
      ],
      skin: skins[0],
    }) +
    person(sheet, {
      x: 1300,
      y: 1172,
      height: 430,
      outfit: wardrobe.aoDaiRed,
      hair: 'bun',
      look: 'side',
      mirrored: true,
      arms: [
        [50, 70],
        [44, 66],
      ],
      skin: skins[1],
    }) +
    person(sheet, {
      x: 1440,
      y: 1120,
      height: 420,
      outfit: wardrobe.volunteer,
      hat: 'floppy',
      look: 'side',
      mirrored: true,
      arms: [
        [50, 120],
        [44, 112],
      ],
      skin: skins[0],
    }) +
    person(sheet, {
      x: 1540,
      y: 1168,
      height: 300,
      outfit: wardrobe.kidPink,
      child: true,
      hair: 'bob',
      look: 'side',
      mirrored: true,
      arms: [
        [60, 150],
        [40, 130],
      ],
      skin: skins[0],
    });
  return (
    sky(sheet, '#0a1838', '#53609a', 560) +
    stars +
    moon +
    ridge(sheet, 490, 60, 150, '#1a2744') +
    houses +
    road +
    flecks(sheet, 700, 1190, ['#59586a', '#2c2f3c'], 500, 0.5) +
    lamps +
    strings +
    people +
    rect(0, 0, WIDTH, HEIGHT, '#16224a', 'opacity="0.1"') +
    warmth(sheet, '#ffb85a', 0.2, [0.5, 0.75]) +
    vignette(sheet, 0.55)
  );
}

// ── Ngày mùa ───────────────────────────────────────────────────────────────────────────────────────────────────────

export function harvest(sheet: Sheet): string {
  const far =
    sky(sheet, '#f0a860', '#fdf0cf', 560) +
    rect(
      0,
      0,
      WIDTH,
      300,
      sheet.linear([
        [0, '#79b4dc', 0.95],
        [1, '#79b4dc', 0],
      ]),
    ) +
    sunGlow(sheet, 1210, 300, 620, '#fff0b8', 1) +
    oval(1210, 306, 54, 54, '#fffbe6') +
    cloud(sheet, 420, 150, 190, 0.75) +
    cloud(sheet, 860, 90, 120, 0.6) +
    ridge(sheet, 470, 190, 210, hazed('#6d7fa0', '#fbe3bd', 0.55)) +
    ridge(sheet, 505, 140, 150, hazed('#56758a', '#fbe3bd', 0.36)) +
    ridge(sheet, 535, 60, 90, hazed('#4d7f63', '#fbe3bd', 0.22)) +
    sheet.blurred(
      [60, 150, 250, 900, 980, 1480, 1550]
        .map((x, index) => tree(sheet, x, 560, 110 + (index % 3) * 26, greens))
        .join('') +
        [390, 450].map((x) => areca(sheet, x, 560, 150)).join('') +
        tileRoof(sheet, 500, 690, 476, 520, 40) +
        rect(520, 520, 150, 42, '#e8c98a') +
        rect(560, 528, 26, 34, '#6b4a30') +
        rect(610, 528, 26, 34, '#6b4a30') +
        areca(sheet, 720, 562, 170),
      1.6,
    );
  const field = rect(
    0,
    552,
    WIDTH,
    648,
    sheet.linear([
      [0, '#f3d676'],
      [0.35, '#e2b347'],
      [1, '#b98425'],
    ]),
  );
  const rows = times(11, (index) => {
    const y = 566 + index * index * 4.6 + index * 6;
    return curve(
      `M-20 ${n(y)}Q500 ${n(y - 12)} 820 ${n(y + 4)}T1640 ${n(y)}`,
      2 + index * 0.7,
      '#a8781f',
      'opacity="0.4"',
    );
  });
  const ears = times(2600, () => {
    const depth = sheet.random.between(0, 1) ** 1.25;
    const y = 566 + depth * 620;
    const x = sheet.random.between(-10, WIDTH + 10);
    if (depth > 0.3 && Math.abs(x - 800 - (y - 700) * 0.1) < 150 + depth * 330) return '';
    const size = 7 + depth * 46;
    const bend = sheet.random.between(-0.1, 0.55) * size;
    const colour = sheet.random.pick(['#e9bf4f', '#d9a73a', '#f5dc86', '#b98a2c', '#9aa244']);
    return (
      curve(`M${n(x)} ${n(y)}q${n(bend * 0.1)} ${n(-size * 0.8)} ${n(bend)} ${n(-size)}`, 1 + depth * 2.4, colour) +
      (depth > 0.35
        ? oval(
            x + bend,
            y - size,
            2 + depth * 3,
            4 + depth * 7,
            tint(colour, 0.12),
            `transform="rotate(${n(30 + bend)} ${n(x + bend)} ${n(y - size)})"`,
          )
        : '')
    );
  });
  const stubble =
    path(
      'M640 760Q800 720 1000 756L1310 1200L250 1200Z',
      sheet.linear([
        [0, '#d9b768'],
        [1, '#a9833f'],
      ]),
    ) +
    times(420, () => {
      const depth = sheet.random.between(0, 1);
      const x = 800 + sheet.random.between(-1, 1) * (170 + depth * 340);
      const y = 770 + depth * 420;
      return stroke(
        [
          [x, y],
          [x + sheet.random.between(-3, 3), y - 8 - depth * 10],
        ],
        1.6 + depth * 1.6,
        sheet.random.pick(['#efd48a', '#8f6c2c', '#c9a24a']),
      );
    });
  const sheaf = (x: number, y: number, size: number) =>
    sheet.blurred(oval(x, y, size * 0.42, size * 0.07, '#3b2c10', 'opacity="0.4"'), 3) +
    times(34, (index) => {
      const spread = (index - 16.5) / 17;
      return curve(
        `M${n(x + spread * size * 0.3)} ${n(y)}Q${n(x + spread * size * 0.06)} ${n(y - size * 0.4)} ${n(x + spread * size * 0.46)} ${n(y - size * (0.9 - Math.abs(spread) * 0.16))}`,
        size * 0.035,
        index % 3 === 0 ? '#f2d785' : index % 3 === 1 ? '#d6a53c' : '#e6be5a',
      );
    }) +
    rect(x - size * 0.13, y - size * 0.45, size * 0.26, size * 0.07, '#8a6a2a', 'rx="3"');
  const bundle = (x: number, y: number) =>
    times(16, (index) =>
      curve(
        `M${n(x - 4)} ${n(y + 8)}Q${n(x + 3)} ${n(y - 2)} ${n(x + 6 + (index % 4) * 2.4)} ${n(y - 16 + index * 0.7)}`,
        0.9,
        index % 2 === 0 ? '#f2d785' : '#d6a53c',
      ),
    );
  const cutter: Partial<Figure> = {
    look: 'side',
    lean: 58,
    hat: 'nonLa',
    legs: [
      [12, -2],
      [-8, -14],
    ],
    arms: [
      [64, 82],
      [50, 72],
    ],
  };
  const people =
    buffalo(sheet, 300, 700, 105) +
    person(sheet, {
      x: 470,
      y: 706,
      height: 150,
      outfit: wardrobe.kid,
      child: true,
      skin: skins[2],
      look: 'side',
      arms: [
        [60, 120],
        [40, 100],
      ],
      hat: 'nonLa',
    }) +
    person(sheet, {
      x: 1290,
      y: 726,
      height: 190,
      outfit: wardrobe.farmerBlue,
      skin: skins[2],
      ...cutter,
      mirrored: true,
    }) +
    person(sheet, {
      x: 1420,
      y: 740,
      height: 196,
      outfit: wardrobe.farmerBrown,
      skin: skins[1],
      ...cutter,
      mirrored: true,
    }) +
    person(sheet, {
      x: 1130,
      y: 720,
      height: 190,
      outfit: wardrobe.farmer,
      hat: 'nonLa',
      hair: 'bun',
      look: 'back',
      skin: skins[1],
    }) +
    sheaf(690, 850, 150) +
    sheaf(1000, 900, 180) +
    person(sheet, {
      x: 560,
      y: 960,
      height: 400,
      outfit: wardrobe.volunteer,
      hat: 'floppy',
      skin: skins[0],
      look: 'side',
      legs: stride,
      arms: [
        [60, 120],
        [44, 104],
      ],
      holding: (hand) => bundle(hand[0], hand[1]),
    }) +
    person(sheet, {
      x: 1290,
      y: 1120,
      height: 480,
      outfit: wardrobe.farmer,
      hair: 'bun',
      skin: skins[1],
      ...cutter,
      lean: 52,
      mirrored: true,
      holding: (hand) => curve(`M${n(hand[0])} ${n(hand[1])}q9 2 11 -7`, 1.4, '#8f9aa2'),
    }) +
    sheaf(470, 1170, 250) +
    sheaf(1080, 1150, 230) +
    person(sheet, {
      x: 660,
      y: 1150,
      height: 480,
      outfit: wardrobe.farmerBlue,
      hat: 'nonLa',
      hair: 'bun',
      skin: skins[1],
      look: 'front',
      arms: [
        [12, -40],
        [-14, 34],
      ],
      holding: () => bundle(-3, -52) + bundle(2, -50) + bundle(-6, -49),
    }) +
    person(sheet, {
      x: 900,
      y: 1170,
      height: 440,
      outfit: wardrobe.elderMan,
      hair: 'short',
      hairColour: '#cfcac2',
      skin: skins[2],
      look: 'front',
      arms: [
        [14, -40],
        [-14, 40],
      ],
      holding: () => bundle(0, -50),
    });
  const kite =
    polygon(
      [
        [330, 210],
        [372, 170],
        [414, 214],
        [372, 250],
      ],
      '#e0503a',
    ) +
    polygon(
      [
        [372, 170],
        [414, 214],
        [372, 250],
      ],
      '#f2b53a',
    ) +
    curve('M372 250Q400 420 494 604', 1.4, '#8a7a5a', 'opacity="0.7"') +
    curve('M372 250q-14 22 4 40q16 20 -4 44', 3, '#f2b53a');
  return (
    far +
    field +
    rows +
    stubble +
    ears +
    kite +
    people +
    nearEars(sheet) +
    warmth(sheet, '#ffb84a', 0.36, [0.78, 0.24]) +
    vignette(sheet)
  );
}

function nearEars(sheet: Sheet): string {
  return sheet.blurred(
    times(90, (index) => {
      const x = index < 45 ? sheet.random.between(-20, 300) : sheet.random.between(1320, 1620);
      const size = sheet.random.between(140, 260);
      const bend = sheet.random.between(-0.1, 0.5) * size;
      const colour = sheet.random.pick(['#e9bf4f', '#d9a73a', '#f5dc86', '#c99a34']);
      return (
        curve(`M${n(x)} 1220q${n(bend * 0.1)} ${n(-size * 0.8)} ${n(bend)} ${n(-size)}`, 5, colour) +
        oval(x + bend, 1220 - size, 8, 20, colour, `transform="rotate(36 ${n(x + bend)} ${n(1220 - size)})"`)
      );
    }),
    4,
  );
}

// ── Chợ hoa Tết ────────────────────────────────────────────────────────────────────────────────────────────────────

export function flowerMarket(sheet: Sheet): string {
  let left = -40;
  const houses = (['#f0d79a', '#d8a894', '#b9cfc4', '#f2e2bd', '#c3b8d4', '#e6b98a'] as const)
    .map((colour, index) => {
      const width = [250, 290, 262, 300, 270, 330][index] ?? 270;
      const drawn = tubeHouse(sheet, left, 690, width, index % 2 === 0 ? 3 : 2, colour, { air: 0.3, shop: true });
      left += width + 4;
      return drawn;
    })
    .join('');
  const far = sky(sheet, '#7fbbe6', '#f2f1e6', 480) + rect(0, 470, WIDTH, 240, '#a39a8e') + sheet.blurred(houses, 2.2);
  const road =
    rect(
      0,
      682,
      WIDTH,
      518,
      sheet.linear([
        [0, '#b9aea2'],
        [1, '#8d8278'],
      ]),
    ) +
    tiles(400, 690, '#6f655c', 0.28) +
    flecks(sheet, 720, 1190, ['#f4a8bf', '#ee86a8', '#fbd3df'], 420, 0.85);
  const lanterns =
    bunting(sheet, [-20, 120], [820, 150], 60, 34, 22, ['#d8322c', '#f2c23a']) +
    bunting(sheet, [780, 150], [1640, 110], 60, 34, 22, ['#d8322c', '#f2c23a']) +
    [110, 300, 520, 720, 900, 1120, 1320, 1500]
      .map((x, index) => lantern(sheet, x, 236 + (index % 3) * 26, 92 + (index % 2) * 16))
      .join('');
  const peach = (x: number, y: number, height: number) =>
    blossomTree(sheet, x, y - height * 0.14, height * 0.86, '#ee7fa3') + pot(sheet, x, y, height * 0.26, '#3f6f9c');
  const kumquat = (x: number, y: number, height: number) =>
    pot(sheet, x, y, height * 0.42, '#b5623c') +
    bush(sheet, x, y - height * 0.34, height * 0.62) +
    bush(sheet, x, y - height * 0.56, height * 0.48) +
    times(54, () => {
      const angle = sheet.random.between(0, 6.28);
      const reach = Math.sqrt(sheet.random.between(0, 1));
      return oval(
        x + Math.cos(angle) * reach * height * 0.28,
        y - height * 0.56 + Math.sin(angle) * reach * height * 0.3,
        height * 0.026,
        height * 0.026,
        sheet.random.pick(['#f59a2a', '#f7b03f', '#ea8420']),
      );
    });
  const chrysanthemum = (x: number, y: number, width: number, colour: string) =>
    rect(x - width * 0.4, y - width * 0.4, width * 0.8, width * 0.4, '#8a6a48', 'rx="6"') +
    flowers(sheet, x, y - width * 0.5, width, [colour, tint(colour, 0.25), tint(colour, -0.12)]);
  const back =
    [80, 330, 1260, 1510].map((x) => peach(x, 800, 330)).join('') +
    [205, 450, 1140, 1390].map((x) => kumquat(x, 806, 210)).join('') +
    [560, 680, 920, 1030]
      .map((x, index) => chrysanthemum(x, 800, 110, ['#f2c23a', '#e0567e', '#f59a4a', '#f7f1e0'][index] ?? '#f2c23a'))
      .join('');
  const branch = (x: number, y: number) =>
    `<g transform="translate(${n(x)} ${n(y)}) rotate(-18)">${blossomTree(sheet, 0, 4, 46, '#ee7fa3')}</g>`;
  const crowd =
    person(sheet, {
      x: 610,
      y: 850,
      height: 320,
      outfit: wardrobe.farmerBlue,
      hat: 'nonLa',
      hair: 'bun',
      skin: skins[2],
      look: 'side',
      arms: [
        [40, 80],
        [30, 70],
      ],
    }) +
    person(sheet, {
      x: 720,
      y: 856,
      height: 330,
      outfit: wardrobe.poloGrey,
      skin: skins[1],
      look: 'side',
      mirrored: true,
      arms: [
        [30, 90],
        [-6, 10],
      ],
    }) +
    person(sheet, {
      x: 900,
      y: 848,
      height: 310,
      outfit: wardrobe.aoDaiGreen,
      hair: 'long',
      skin: skins[0],
      look: 'back',
    }) +
    person(sheet, {
      x: 985,
      y: 846,
      height: 200,
      outfit: wardrobe.kidPink,
      child: true,
      hair: 'tail',
      skin: skins[0],
      look: 'back',
    });
  const near =
    motorbike(1210, 1010, 250, '#3f7fa8') +
    person(sheet, {
      x: 1185,
      y: 955,
      height: 330,
      outfit: wardrobe.poloRed,
      hat: 'helmet',
      hatColour: '#e9eef2',
      skin: skins[1],
      look: 'side',
      seated: true,
      shadow: false,
      arms: [
        [48, 74],
        [42, 70],
      ],
      lean: 6,
    }) +
    `<g transform="translate(1100 905) rotate(-26)">${blossomTree(sheet, 0, 40, 330, '#ee7fa3')}</g>` +
    peach(150, 1120, 620) +
    kumquat(1490, 1150, 400) +
    kumquat(330, 1130, 300) +
    person(sheet, {
      x: 500,
      y: 1120,
      height: 500,
      outfit: wardrobe.aoDaiRed,
      hair: 'long',
      skin: skins[0],
      look: 'front',
      arms: hold,
      holding: () => branch(-3, -38),
    }) +
    person(sheet, {
      x: 700,
      y: 1140,
      height: 490,
      outfit: wardrobe.aoDaiYellow,
      hair: 'bun',
      skin: skins[1],
      look: 'front',
      arms: [
        [16, 24],
        [-10, -4],
      ],
    }) +
    person(sheet, {
      x: 850,
      y: 1150,
      height: 340,
      outfit: { ...wardrobe.aoDaiPink, legs: '#fdf4f4' },
      child: true,
      hair: 'tail',
      skin: skins[0],
      look: 'front',
      arms: [
        [40, 70],
        [-34, -60],
      ],
    }) +
    person(sheet, {
      x: 985,
      y: 1140,
      height: 520,
      outfit: { ...wardrobe.aoDaiBlue, top: '#23417a' },
      hat: 'turban',
      skin: skins[1],
      look: 'front',
      arms: [
        [10, 4],
        [-12, -22],
      ],
    }) +
    chrysanthemum(1330, 1170, 170, '#f2c23a') +
    chrysanthemum(60, 1180, 180, '#e0567e');
  return (
    far +
    road +
    lanterns +
    back +
    crowd +
    near +
    sheet.blurred(
      times(26, () =>
        oval(
          sheet.random.between(0, WIDTH),
          sheet.random.between(300, 1150),
          sheet.random.between(4, 9),
          sheet.random.between(3, 6),
          '#f6a9c2',
        ),
      ),
      1.4,
    ) +
    warmth(sheet, '#ffcf9a', 0.3) +
    vignette(sheet)
  );
}

// ── Hội làng ───────────────────────────────────────────────────────────────────────────────────────────────────────

export function villageFestival(sheet: Sheet): string {
  const ridgeTile = '#8a4632';
  const temple =
    rect(
      300,
      470,
      1000,
      240,
      sheet.linear([
        [0, '#c98a52'],
        [1, '#9a6236'],
      ]),
    ) +
    rect(300, 560, 1000, 150, '#3b2a22') +
    times(
      9,
      (index) =>
        rect(
          312 + index * 120,
          470,
          26,
          244,
          sheet.linear(
            [
              [0, '#b53a30'],
              [0.4, '#d2553f'],
              [1, '#7d211d'],
            ],
            [0, 0],
            [1, 0],
          ),
        ) + rect(304 + index * 120, 700, 42, 16, '#b9b2a6'),
    ) +
    times(
      8,
      (index) =>
        rect(344 + index * 120, 486, 84, 60, '#8a4a26') +
        rect(350 + index * 120, 492, 72, 48, '#e0b04a', 'opacity="0.55"'),
    ) +
    times(8, (index) =>
      index === 3 || index === 4
        ? sunGlow(sheet, 386 + index * 120, 640, 60, '#ffcf7a', 0.7)
        : rect(346 + index * 120, 570, 80, 140, '#6d3f24') +
          times(4, (bar) => rect(352 + index * 120 + bar * 19, 580, 4, 120, '#4d2b18')),
    );
  const roof =
    tileRoof(sheet, 190, 1410, 250, 480, 190, ridgeTile) +
    path('M190 484Q150 478 128 424Q176 456 240 462Z', tint(ridgeTile, -0.2)) +
    path('M1410 484Q1450 478 1472 424Q1424 456 1360 462Z', tint(ridgeTile, -0.2)) +
    curve('M384 246Q360 226 352 190M1216 246Q1240 226 1248 190', 12, tint(ridgeTile, -0.25)) +
    oval(800, 224, 30, 26, '#e8b64a') +
    curve('M560 244Q640 196 700 232Q740 250 770 226M1040 244Q960 196 900 232Q860 250 830 226', 11, '#3f8a7a');
  const hedge =
    rect(
      0,
      560,
      WIDTH,
      160,
      sheet.linear([
        [0, '#8fa36a'],
        [1, '#6d8450'],
      ]),
    ) +
    sheet.blurred(
      times(9, (index) => bush(sheet, index * 200, 700, 260, greens)),
      2,
    );
  const far =
    sky(sheet, '#7fbde8', '#f8f1df', 560) +
    cloud(sheet, 260, 130, 180) +
    cloud(sheet, 1330, 100, 150, 0.8) +
    hedge +
    sheet.blurred(
      tree(sheet, 130, 720, 560, greens, 0.46) +
        tree(sheet, 1490, 720, 600, greens, 0.46) +
        areca(sheet, 330, 720, 520) +
        areca(sheet, 1290, 720, 540),
      1.6,
    ) +
    sheet.blurred(roof + temple, 1);
  const yard =
    rect(
      0,
      706,
      WIDTH,
      494,
      sheet.linear([
        [0, '#cf9a72'],
        [1, '#a86d4a'],
      ]),
    ) +
    tiles(440, 710, '#7d4a30', 0.42) +
    rect(280, 704, 1040, 16, '#c9c2b4') +
    rect(250, 718, 1100, 16, '#b5ad9e');
  const flags =
    [70, 210, 1400, 1540].map((x) => feastFlag(sheet, x, 790, 430, 104)).join('') +
    bunting(sheet, [0, 210], [800, 180], 46, 36, 22) +
    bunting(sheet, [800, 180], [1600, 210], 46, 36, 22);
  const onlookers = times(13, (index) =>
    person(sheet, {
      x: 250 + index * 92,
      y: 800 + (index % 3) * 12,
      height: index % 4 === 3 ? 190 : 262 + (index % 3) * 8,
      child: index % 4 === 3,
      outfit:
        [
          wardrobe.poloGrey,
          wardrobe.aoDaiGreen,
          wardrobe.farmer,
          wardrobe.kid,
          wardrobe.official,
          wardrobe.poloOrange,
          wardrobe.aoDaiPink,
          wardrobe.pupil,
          wardrobe.elder,
          wardrobe.polo,
          wardrobe.aoDaiBlue,
          wardrobe.kidPink,
          wardrobe.poloYellow,
        ][index] ?? wardrobe.polo,
      hair:
        (
          [
            'short',
            'long',
            'bun',
            'short',
            'short',
            'short',
            'long',
            'short',
            'bun',
            'short',
            'long',
            'bob',
            'short',
          ] as const
        )[index] ?? 'short',
      hairColour: index === 8 ? '#d9d5cf' : '#2b2320',
      hat: index === 2 ? 'nonLa' : 'none',
      look: 'front',
      arms:
        index % 2 === 0
          ? [
              [16, -150],
              [-16, 150],
            ]
          : [
              [8, 4],
              [-8, -4],
            ],
      skin: skins[index % 4] ?? skins[0],
    }),
  );
  const tray = (near: readonly [number, number]) =>
    oval(near[0] + 4, near[1] - 1, 10, 2.4, '#b5312c') +
    oval(near[0] + 1, near[1] - 4, 3.2, 3.2, '#f2b53a') +
    oval(near[0] + 6, near[1] - 4, 3.2, 3.2, '#e0503a') +
    oval(near[0] + 3.6, near[1] - 8, 3.2, 3.2, '#8fbf4a');
  const near =
    drum(sheet, 210, 1090, 210) +
    person(sheet, {
      x: 90,
      y: 1110,
      height: 430,
      outfit: { ...wardrobe.poloRed, legs: '#f4efe2' },
      skin: skins[1],
      look: 'side',
      arms: [
        [70, 120],
        [40, 96],
      ],
      holding: (hand) =>
        stroke(
          [
            [hand[0] - 2, hand[1] + 2],
            [hand[0] + 12, hand[1] - 4],
          ],
          1.8,
          '#8a5a30',
        ),
    }) +
    lion(sheet, 680, 1110, 255, '#e0402f') +
    lion(sheet, 1190, 1100, 222, '#f2b02f', true) +
    person(sheet, {
      x: 1400,
      y: 1140,
      height: 440,
      outfit: { ...wardrobe.aoDaiBlue, top: '#23417a' },
      hat: 'turban',
      hair: 'short',
      hairColour: '#cfcac2',
      skin: skins[1],
      look: 'side',
      mirrored: true,
      arms: [
        [40, 96],
        [34, 92],
      ],
      holding: tray,
    }) +
    person(sheet, {
      x: 1488,
      y: 1158,
      height: 430,
      outfit: wardrobe.aoDaiYellow,
      hair: 'bun',
      skin: skins[0],
      look: 'side',
      mirrored: true,
      arms: [
        [40, 96],
        [34, 92],
      ],
      holding: tray,
    }) +
    person(sheet, {
      x: 1566,
      y: 1176,
      height: 430,
      outfit: wardrobe.aoDaiRed,
      hair: 'bun',
      skin: skins[0],
      look: 'side',
      mirrored: true,
      arms: [
        [40, 96],
        [34, 92],
      ],
      holding: tray,
    }) +
    person(sheet, {
      x: 400,
      y: 1160,
      height: 280,
      outfit: wardrobe.kid,
      child: true,
      skin: skins[0],
      look: 'side',
      arms: [
        [100, 150],
        [80, 140],
      ],
    }) +
    person(sheet, {
      x: 335,
      y: 1180,
      height: 265,
      outfit: wardrobe.kidPink,
      child: true,
      hair: 'tail',
      skin: skins[0],
      look: 'side',
      arms: [
        [60, 130],
        [50, 120],
      ],
    });
  return (
    far +
    yard +
    flags +
    onlookers +
    near +
    flecks(sheet, 1000, 1190, ['#f2c23a', '#e0503a', '#f7e6b0'], 160, 0.8) +
    warmth(sheet, '#ffd08a', 0.3) +
    vignette(sheet)
  );
}

// ── Giải bóng chuyền ───────────────────────────────────────────────────────────────────────────────────────────────

export function volleyball(sheet: Sheet): string {
  const far =
    sky(sheet, '#6fb4e6', '#f3f1e2', 560) +
    sunGlow(sheet, 1300, 140, 460) +
    cloud(sheet, 380, 150, 220) +
    cloud(sheet, 900, 90, 130, 0.75) +
    ridge(sheet, 520, 70, 140, hazed('#4d7f63', AIR, 0.45)) +
    sheet.blurred(
      [40, 180, 330, 1180, 1330, 1500].map((x, index) => tree(sheet, x, 630, 260 + (index % 3) * 46, greens)).join('') +
        tileRoof(sheet, 520, 1060, 386, 470, 70) +
        rect(556, 470, 468, 160, '#f2dca4') +
        times(5, (index) => rect(584 + index * 90, 496, 54, 134, index === 2 ? '#6b4a30' : '#5f8f8a')) +
        rect(520, 464, 540, 12, '#fdf3da'),
      2,
    );
  const ground =
    rect(
      0,
      622,
      WIDTH,
      578,
      sheet.linear([
        [0, '#8fb05a'],
        [0.2, '#7ea04c'],
        [1, '#5f8a38'],
      ]),
    ) +
    polygon(
      [
        [330, 720],
        [1270, 720],
        [1640, 1150],
        [-40, 1150],
      ],
      sheet.linear([
        [0, '#d98a5a'],
        [1, '#bd6a3c'],
      ]),
    ) +
    polygon(
      [
        [330, 720],
        [1270, 720],
        [1640, 1150],
        [-40, 1150],
      ],
      'none',
      'stroke="#fbf6ea" stroke-width="8"',
    ) +
    stroke(
      [
        [800, 720],
        [800, 1150],
      ],
      6,
      '#fbf6ea',
    ) +
    flecks(sheet, 730, 1140, ['#a8582f', '#e5a274'], 500, 0.4);
  const crowdOutfits = [
    wardrobe.official,
    wardrobe.aoDaiPink,
    wardrobe.farmerBlue,
    wardrobe.pupil,
    wardrobe.poloOrange,
    wardrobe.polo,
    wardrobe.pupilSkirt,
    wardrobe.elderMan,
    wardrobe.volunteer,
    wardrobe.poloGrey,
    wardrobe.kid,
    wardrobe.officialBlue,
    wardrobe.farmer,
    wardrobe.poloYellow,
    wardrobe.kidPink,
  ] as const;
  const crowd = crowdOutfits
    .map((outfit, index) => {
      const child = [3, 6, 10, 14].includes(index);
      return person(sheet, {
        x: 90 + index * 102,
        y: 700 + (index % 2) * 12,
        height: child ? 160 : 226,
        child,
        outfit,
        hair: [1, 6, 12, 14].includes(index) ? 'long' : 'short',
        hat: index === 2 || index === 12 ? 'nonLa' : index === 8 ? 'floppy' : 'none',
        look: 'front',
        arms:
          index % 3 === 0
            ? [
                [130, 170],
                [-130, -170],
              ]
            : index % 3 === 1
              ? [
                  [16, -150],
                  [-16, 150],
                ]
              : [
                  [8, 3],
                  [-8, -3],
                ],
        skin: skins[index % 4] ?? skins[0],
      });
    })
    .join('');
  const player = (
    x: number,
    y: number,
    height: number,
    mirrored: boolean,
    outfit: Figure['outfit'],
    more: Partial<Figure>,
  ): string => person(sheet, { x, y, height, mirrored, outfit, look: 'side', skin: skins[1], legs: stride, ...more });
  const blue = { dress: 'shirt', top: '#2f7fc8', legs: '#1f3f70', shoes: '#f4f4f2' } as const;
  const red = { dress: 'shirt', top: '#e0483a', legs: '#7d1f22', shoes: '#f4f4f2' } as const;
  const ball =
    oval(
      0,
      0,
      34,
      34,
      sheet.radial(
        [
          [0, '#fffdf2'],
          [0.7, '#f3d25a'],
          [1, '#c99a2a'],
        ],
        [0.36, 0.34],
        0.7,
      ),
    ) + curve('M-34 0Q0 -16 34 0M-20 -27Q0 0 -20 27M20 -27Q6 0 20 27', 2.4, '#2f6fb5');
  const people =
    player(300, 850, 330, false, blue, {
      arms: [
        [100, 130],
        [80, 120],
      ],
      skin: skins[2],
    }) +
    player(1330, 850, 330, true, red, {
      arms: [
        [60, 100],
        [50, 96],
      ],
      skin: skins[0],
    }) +
    player(520, 800, 310, false, blue, {
      arms: [
        [50, 90],
        [40, 84],
      ],
      skin: skins[0],
    }) +
    player(1120, 802, 312, true, red, {
      arms: [
        [140, 166],
        [130, 160],
      ],
      skin: skins[2],
    }) +
    sheet.blurred(oval(640, 1052, 90, 12, '#4a2a18', 'opacity="0.5"'), 5) +
    player(640, 960, 460, false, blue, {
      legs: [
        [40, -30],
        [-20, -70],
      ],
      arms: [
        [160, 176],
        [176, 190],
      ],
      shadow: false,
      lean: 6,
      skin: skins[1],
    }) +
    sheet.blurred(oval(965, 1058, 90, 12, '#4a2a18', 'opacity="0.5"'), 5) +
    player(965, 985, 450, true, red, {
      legs: [
        [30, -34],
        [-10, -60],
      ],
      arms: [
        [166, 176],
        [172, 182],
      ],
      shadow: false,
      skin: skins[0],
    }) +
    player(260, 1120, 460, false, blue, {
      lean: 14,
      arms: [
        [56, 70],
        [48, 66],
      ],
      legs: [
        [40, -8],
        [-10, -34],
      ],
      skin: skins[1],
    }) +
    player(1400, 1130, 460, true, red, {
      lean: 14,
      arms: [
        [56, 70],
        [48, 66],
      ],
      legs: [
        [40, -8],
        [-10, -34],
      ],
      skin: skins[2],
    });
  return (
    far +
    ground +
    flagPole(sheet, 160, 650, 420, 130) +
    flagPole(sheet, 1430, 650, 420, 130) +
    crowd +
    netOf(sheet) +
    people +
    at(790, 372, 1, ball) +
    nearLeaves(sheet, 40, 20, 220, freshGreens) +
    warmth(sheet, '#ffe0a0', 0.24, [0.85, 0.08]) +
    vignette(sheet)
  );
}

/** Seen along its length, nearly: the far post small, the near post large. */
function netOf(sheet: Sheet): string {
  const farX = 788;
  const nearX = 812;
  const post = (x: number, top: number, bottom: number, width: number) =>
    rect(
      x - width / 2,
      top,
      width,
      bottom - top,
      sheet.linear(
        [
          [0, '#f6f2e8'],
          [1, '#9f9a8e'],
        ],
        [0, 0],
        [1, 0],
      ),
    );
  const mesh = times(8, (index) =>
    stroke(
      [
        [farX, 520 + index * 14],
        [nearX, 560 + index * 30],
      ],
      1.6,
      '#ffffff',
      'opacity="0.9"',
    ),
  );
  return (
    post(farX, 512, 724, 9) +
    mesh +
    post(nearX, 548, 1150, 20) +
    rect(nearX - 16, 700, 32, 250, '#2f6fb5', 'rx="10"') +
    rect(nearX - 16, 700, 10, 250, '#ffffff', 'rx="6" opacity="0.25"')
  );
}
