/** Scenes in halls, houses and yards under a roof. */
import { type Figure, type Limb, person, skins, star, wardrobe } from './people.ts';
import {
  areca,
  beams,
  blossomTree,
  bush,
  chair,
  curtain,
  flag,
  flecks,
  flowers,
  freshGreens,
  giftBag,
  greens,
  nearLeaves,
  pot,
  ridge,
  sky,
  sunGlow,
  table,
  tileRoof,
  tiles,
  tree,
  vignette,
  warmth,
} from './places.ts';
import { at, curve, n, oval, path, polygon, rect, type Sheet, stroke, times, WIDTH } from './sketch.ts';

const clap: readonly [Limb, Limb] = [
  [18, -140],
  [-18, 140],
];
const lap: readonly [Limb, Limb] = [
  [12, -30],
  [-12, 30],
];
const hold: readonly [Limb, Limb] = [
  [16, -58],
  [-16, 58],
];

// ── Hội nghị ───────────────────────────────────────────────────────────────────────────────────────────────────────

export function conference(sheet: Sheet): string {
  const wall = rect(
    0,
    0,
    WIDTH,
    760,
    sheet.linear([
      [0, '#e9d9bd'],
      [1, '#cdb58e'],
    ]),
  );
  const ceiling =
    polygon(
      [
        [0, 0],
        [WIDTH, 0],
        [1400, 120],
        [200, 120],
      ],
      sheet.linear([
        [0, '#f9f2e2'],
        [1, '#e3d3b3'],
      ]),
    ) +
    [360, 680, 1000]
      .map(
        (x) =>
          polygon(
            [
              [x, 30],
              [x + 240, 30],
              [x + 222, 62],
              [x + 18, 62],
            ],
            '#fffdf2',
          ) + sunGlow(sheet, x + 120, 48, 190, '#fff6d0', 0.75),
      )
      .join('');
  const stageCloth =
    curtain(sheet, 200, 120, 1200, 520, '#a3161f', 34) +
    rect(200, 112, 1200, 54, '#8a0f18') +
    times(
      24,
      (index) => path(`M${200 + index * 50} 166q25 34 50 0z`, '#b81c27') + oval(225 + index * 50, 184, 3, 5, '#f2c94a'),
    ) +
    curtain(sheet, 200, 166, 130, 474, '#c7212b', 5) +
    curtain(sheet, 1270, 166, 130, 474, '#c7212b', 5);
  const emblem =
    polygon(star(560, 300, 62), '#ffd84a') +
    polygon(star(560, 300, 62), 'none', 'stroke="#f7efc0" stroke-width="3" opacity="0.6"') +
    sunGlow(sheet, 560, 300, 130, '#ffd84a', 0.35);
  const bronzeDrum = drumFace(900, 320, 118);
  const stage =
    rect(
      120,
      640,
      1360,
      130,
      sheet.linear([
        [0, '#b5804e'],
        [1, '#7d522d'],
      ]),
    ) +
    rect(100, 632, 1400, 18, '#d6a772') +
    times(20, (index) =>
      stroke(
        [
          [120 + index * 70, 652],
          [112 + index * 71, 768],
        ],
        1.6,
        '#6d4524',
        'opacity="0.5"',
      ),
    ) +
    times(15, (index) =>
      flowers(
        sheet,
        150 + index * 94,
        764,
        92,
        index % 2 === 0 ? ['#e0466a', '#f2a5b8', '#ffffff'] : ['#f2c23a', '#f7e08a', '#f59a4a'],
      ),
    );
  const podium =
    path(
      'M1030 470L1190 470L1170 640L1050 640Z',
      sheet.linear(
        [
          [0, '#a86d3c'],
          [1, '#6f4422'],
        ],
        [0, 0],
        [1, 0.3],
      ),
    ) +
    rect(1016, 456, 188, 22, '#c58a52', 'rx="6"') +
    polygon(star(1110, 556, 34), '#f4d14a') +
    flowers(sheet, 1110, 640, 170, ['#e0466a', '#ffffff', '#f2c23a']) +
    curve('M1140 456Q1146 420 1124 408', 4, '#2c2f36') +
    oval(1122, 405, 7, 9, '#2c2f36');
  const speaker = person(sheet, {
    x: 1112,
    y: 640,
    height: 330,
    outfit: wardrobe.suit,
    look: 'front',
    arms: [
      [40, 120],
      [-20, -40],
    ],
    skin: skins[0],
    shadow: false,
  });
  const presidium =
    [360, 500, 640, 780]
      .map((x, index) =>
        person(sheet, {
          x,
          y: 640,
          height: 300,
          outfit:
            [wardrobe.official, wardrobe.suit, wardrobe.aoDaiBlue, wardrobe.officialBlue][index] ?? wardrobe.official,
          hair: index === 2 ? 'long' : 'short',
          look: 'front',
          hipHeight: 28,
          seated: true,
          arms: lap,
          skin: skins[index % 3] ?? skins[0],
          shadow: false,
        }),
      )
      .join('') +
    table(sheet, 290, 556, 580, 90, '#b8202b') +
    [380, 520, 660, 800]
      .map(
        (x) =>
          rect(x - 26, 530, 52, 22, '#fdfaf2') +
          oval(x + 46, 536, 10, 14, '#cfe6f0') +
          rect(x - 60, 520, 12, 30, '#e9f3f6', 'rx="5"'),
      )
      .join('') +
    flowers(sheet, 572, 548, 104, ['#e0466a', '#f7e08a', '#ffffff', '#f2a5b8']);
  const sideWalls =
    polygon(
      [
        [0, 0],
        [200, 120],
        [200, 760],
        [0, 980],
      ],
      sheet.linear([
        [0, '#d9c39c'],
        [1, '#b89a6c'],
      ]),
    ) +
    polygon(
      [
        [WIDTH, 0],
        [1400, 120],
        [1400, 760],
        [WIDTH, 980],
      ],
      sheet.linear([
        [0, '#d9c39c'],
        [1, '#b89a6c'],
      ]),
    ) +
    [
      [18, 176, 90, 470],
      [112, 176, 60, 430],
    ]
      .map(([x = 0, y = 0, width = 0, height = 0]) =>
        polygon(
          [
            [x, y - 20],
            [x + width, y + 20],
            [x + width, y + height],
            [x, y + height + 40],
          ],
          sheet.linear([
            [0, '#fdfbef'],
            [1, '#d8ecf4'],
          ]),
        ),
      )
      .join('') +
    [
      [1490, 176, 90, 470],
      [1428, 176, 60, 430],
    ]
      .map(([x = 0, y = 0, width = 0, height = 0]) =>
        polygon(
          [
            [x, y + 20],
            [x + width, y - 20],
            [x + width, y + height + 40],
            [x, y + height],
          ],
          sheet.linear([
            [0, '#fdfbef'],
            [1, '#d8ecf4'],
          ]),
        ),
      )
      .join('');
  const floor =
    rect(
      0,
      760,
      WIDTH,
      440,
      sheet.linear([
        [0, '#a98a5e'],
        [1, '#6b5233'],
      ]),
    ) + tiles(560, 764, '#5a4226', 0.35);
  const rows = [
    { y: 900, height: 300, count: 9, gap: 158 },
    { y: 1030, height: 370, count: 8, gap: 196 },
    { y: 1200, height: 470, count: 6, gap: 262 },
  ] as const;
  const outfits = [
    wardrobe.official,
    wardrobe.aoDaiPink,
    wardrobe.officialBlue,
    wardrobe.poloGrey,
    wardrobe.aoDaiRed,
    wardrobe.official,
    wardrobe.volunteer,
    wardrobe.elder,
    wardrobe.suit,
    wardrobe.aoDaiGreen,
    wardrobe.police,
    wardrobe.official,
    wardrobe.aoDaiYellow,
    wardrobe.officialBlue,
  ] as const;
  let guest = 0;
  const audience = rows
    .map(({ y, height, count, gap }) =>
      times(count, (index) => {
        guest += 1;
        const x = WIDTH / 2 + (index - (count - 1) / 2) * gap + (guest % 2) * 8;
        const outfit = outfits[(guest * 5) % outfits.length] ?? wardrobe.official;
        const isWoman = outfit.dress === 'aoDai' || outfit === wardrobe.elder;
        return (
          person(sheet, {
            x,
            y,
            height,
            outfit,
            look: 'back',
            seated: true,
            hair: outfit === wardrobe.elder ? 'bun' : isWoman ? 'long' : 'short',
            hairColour: outfit === wardrobe.elder || guest % 7 === 0 ? '#b9b4ae' : '#2b2320',
            arms:
              guest % 4 === 1
                ? [
                    [150, 172],
                    [-8, 10],
                  ]
                : [
                    [10, -10],
                    [-10, 10],
                  ],
            skin: skins[guest % 4] ?? skins[0],
            shadow: false,
          }) + chair(x, y + height * 0.02, height * 0.42, '#a8372f', 'back')
        );
      }),
    )
    .join('');
  const far = sheet.blurred(wall + ceiling + stageCloth + emblem + bronzeDrum, 0.8);
  return (
    far +
    speaker +
    podium +
    presidium +
    stage +
    sideWalls +
    floor +
    audience +
    sunGlow(sheet, 760, 300, 620, '#ffe7b0', 0.25) +
    warmth(sheet, '#ffcf8a', 0.2, [0.5, 0.1]) +
    vignette(sheet, 0.5)
  );
}

/** The sun of a Đông Sơn drum, in gold thread. */
function drumFace(x: number, y: number, radius: number): string {
  const ring = (share: number, width: number) =>
    `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius * share)}" fill="none" stroke="#f2c94a" stroke-width="${width}" opacity="0.85"/>`;
  const rays = Array.from({ length: 28 }, (_, index) => {
    const angle = (index * Math.PI) / 14 - Math.PI / 2;
    const reach = radius * (index % 2 === 0 ? 0.4 : 0.17);
    return [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach] as const;
  });
  const dots = times(48, (index) =>
    oval(
      x + Math.cos((index * Math.PI) / 24) * radius * 0.68,
      y + Math.sin((index * Math.PI) / 24) * radius * 0.68,
      3,
      3,
      '#f2c94a',
      'opacity="0.85"',
    ),
  );
  const teeth = times(60, (index) => {
    const angle = (index * Math.PI) / 30;
    return stroke(
      [
        [x + Math.cos(angle) * radius * 0.86, y + Math.sin(angle) * radius * 0.86],
        [x + Math.cos(angle + 0.05) * radius * 0.95, y + Math.sin(angle + 0.05) * radius * 0.95],
      ],
      2.4,
      '#f2c94a',
      'opacity="0.8"',
    );
  });
  return (
    polygon(rays, '#f6d86a', 'opacity="0.92"') +
    [ring(0.46, 3), ring(0.54, 2), ring(0.6, 2), ring(0.76, 2), ring(0.82, 3), ring(1, 5)].join('') +
    dots +
    teeth
  );
}

// ── Tặng quà người cao tuổi ────────────────────────────────────────────────────────────────────────────────────────

export function elderGifts(sheet: Sheet): string {
  const far =
    sky(sheet, '#8ec7ec', '#f6f2de', 420) +
    ridge(sheet, 420, 60, 150, '#9fbf9a') +
    sheet.blurred(areca(sheet, 120, 640, 560) + areca(sheet, 250, 640, 470) + tree(sheet, 1400, 660, 480, greens), 1.6);
  const house =
    rect(
      250,
      420,
      1100,
      330,
      sheet.linear([
        [0, '#f2dfb0'],
        [1, '#d9b97a'],
      ]),
    ) +
    rect(250, 420, 1100, 60, '#7d4a2a', 'opacity="0.4"') +
    [330, 600, 870, 1140]
      .map((x, index) =>
        index === 1 || index === 2
          ? rect(x, 480, 200, 270, '#5b3822') +
            rect(
              x + 8,
              488,
              184,
              262,
              sheet.linear([
                [0, '#2f221a'],
                [1, '#4d3826'],
              ]),
            ) +
            rect(x + 8, 488, 46, 262, '#8a5630') +
            rect(x + 146, 488, 46, 262, '#7a4a28') +
            times(
              4,
              (panel) =>
                rect(x + 14, 500 + panel * 62, 34, 48, '#6d4224') + rect(x + 152, 500 + panel * 62, 34, 48, '#613a1f'),
            )
          : rect(x, 510, 150, 150, '#5b3822') +
            rect(x + 8, 518, 134, 134, '#3a2a20') +
            times(6, (bar) => rect(x + 18 + bar * 21, 518, 8, 134, '#8a5630')),
      )
      .join('') +
    sunGlow(sheet, 700, 600, 90, '#ffc86a', 0.6) +
    rect(660, 560, 80, 60, '#8f2a22') +
    oval(686, 556, 8, 8, '#ffd98a') +
    oval(714, 556, 8, 8, '#ffd98a') +
    [262, 530, 800, 1070, 1318]
      .map(
        (x) =>
          rect(
            x,
            420,
            28,
            334,
            sheet.linear(
              [
                [0, '#a8703c'],
                [0.5, '#8a5630'],
                [1, '#5b3822'],
              ],
              [0, 0],
              [1, 0],
            ),
          ) + rect(x - 6, 746, 40, 14, '#b9b0a0'),
      )
      .join('') +
    tileRoof(sheet, 170, 1430, 190, 432, 150, '#a54a30') +
    rect(220, 752, 1160, 22, '#c2b6a2') +
    rect(200, 772, 1200, 24, '#a99d88');
  const yard =
    rect(0, 660, WIDTH, 140, '#b7a07a') +
    rect(
      0,
      790,
      WIDTH,
      410,
      sheet.linear([
        [0, '#c98a62'],
        [1, '#9d6240'],
      ]),
    ) +
    tiles(520, 792, '#6f4128', 0.42) +
    flecks(sheet, 810, 1190, ['#a7c06a', '#e8c79a', '#7d4a30'], 240, 0.5);
  const pots =
    [
      [110, 880],
      [40, 940],
      [1500, 890],
      [1570, 960],
    ]
      .map(
        ([x = 0, y = 0], index) =>
          pot(sheet, x, y, 100, index % 2 === 0 ? '#3f6f9c' : '#b5623c') +
          (index % 2 === 0
            ? bush(sheet, x, y - 60, 150, freshGreens)
            : flowers(sheet, x, y - 90, 140, ['#e0466a', '#f2a5b8', '#f7e08a'])),
      )
      .join('') +
    `<g>${blossomTree(sheet, 1440, 800, 330, '#ee7fa3')}</g>` +
    pot(sheet, 1440, 850, 110, '#3f6f9c');
  const seat = (x: number, y: number, size: number) =>
    rect(x - size * 0.4, y - size * 0.5, size * 0.8, size * 0.08, '#7d4a2a', 'rx="4"') +
    stroke(
      [
        [x - size * 0.34, y - size * 0.44],
        [x - size * 0.36, y],
      ],
      size * 0.06,
      '#5b3822',
    ) +
    stroke(
      [
        [x + size * 0.34, y - size * 0.44],
        [x + size * 0.36, y],
      ],
      size * 0.06,
      '#5b3822',
    ) +
    rect(x - size * 0.4, y - size * 1.05, size * 0.8, size * 0.1, '#8a5630', 'rx="5"') +
    times(5, (index) => rect(x - size * 0.34 + index * size * 0.16, y - size, size * 0.04, size * 0.5, '#7d4a2a'));
  const elder = (x: number, y: number, height: number, more: Partial<Figure>): string =>
    seat(x, y, height * 0.52) +
    person(sheet, {
      x,
      y,
      height,
      outfit: wardrobe.elder,
      hair: 'bun',
      hairColour: '#e2deda',
      seated: true,
      look: 'front',
      arms: lap,
      skin: skins[1],
      ...more,
    });
  const neighbours =
    person(sheet, {
      x: 330,
      y: 850,
      height: 320,
      outfit: wardrobe.farmerBlue,
      hair: 'bun',
      look: 'front',
      arms: clap,
      skin: skins[2],
    }) +
    person(sheet, { x: 450, y: 858, height: 330, outfit: wardrobe.polo, look: 'front', arms: clap, skin: skins[1] }) +
    person(sheet, {
      x: 1160,
      y: 855,
      height: 325,
      outfit: wardrobe.aoDaiGreen,
      hair: 'long',
      look: 'front',
      arms: clap,
      skin: skins[0],
    }) +
    person(sheet, {
      x: 1270,
      y: 862,
      height: 330,
      outfit: wardrobe.officialBlue,
      look: 'front',
      arms: clap,
      skin: skins[1],
    });
  const back =
    elder(710, 905, 320, { outfit: { ...wardrobe.elder, top: '#5a4a86' } }) +
    person(sheet, {
      x: 905,
      y: 905,
      height: 365,
      outfit: wardrobe.volunteer,
      hat: 'floppy',
      look: 'side',
      mirrored: true,
      lean: 12,
      arms: [
        [58, 72],
        [48, 64],
      ],
      skin: skins[0],
      holding: (hand) => giftBag(sheet, hand[0] + 3, hand[1] + 15, 16, '#3f8f6a'),
    });
  const bouquet = (x: number, y: number) =>
    path(`M${n(x - 5)} ${n(y - 4)}L${n(x)} ${n(y + 9)}L${n(x + 6)} ${n(y - 4)}Z`, '#f6d7e2') +
    flowers(sheet, x, y - 8, 15, ['#f2c23a', '#e0466a', '#ffffff']);
  const front =
    elder(330, 1150, 440, {}) +
    person(sheet, {
      x: 610,
      y: 1152,
      height: 500,
      outfit: wardrobe.official,
      look: 'side',
      mirrored: true,
      lean: 12,
      legs: [
        [4, 0],
        [-5, -3],
      ],
      arms: [
        [54, 70],
        [46, 62],
      ],
      skin: skins[0],
      holding: (hand) => giftBag(sheet, hand[0] + 3, hand[1] + 15, 19, '#d8322c'),
    }) +
    elder(1265, 1155, 440, { outfit: wardrobe.elderMan, hair: 'short', hairColour: '#dcd8d2', skin: skins[2] }) +
    person(sheet, {
      x: 985,
      y: 1158,
      height: 480,
      outfit: wardrobe.aoDaiRed,
      hair: 'bun',
      look: 'side',
      lean: 6,
      arms: [
        [56, 78],
        [46, 70],
      ],
      skin: skins[0],
      holding: (hand) => bouquet(hand[0] + 3, hand[1] - 3),
    }) +
    person(sheet, {
      x: 1455,
      y: 1175,
      height: 330,
      outfit: wardrobe.pupil,
      child: true,
      look: 'front',
      arms: clap,
      skin: skins[0],
    }) +
    person(sheet, {
      x: 130,
      y: 1170,
      height: 310,
      outfit: wardrobe.kidPink,
      child: true,
      hair: 'tail',
      look: 'front',
      arms: clap,
      skin: skins[0],
    }) +
    giftBag(sheet, 800, 1130, 96, '#d8322c') +
    giftBag(sheet, 730, 1165, 84, '#f2b53a') +
    giftBag(sheet, 860, 1170, 88, '#3f8f6a');
  return (
    far +
    sheet.blurred(house, 0.8) +
    yard +
    rect(220, 752, 1160, 22, '#d0c4b0') +
    rect(200, 772, 1200, 22, '#b3a690') +
    pots +
    neighbours +
    back +
    front +
    nearLeaves(sheet, 40, 20, 240, freshGreens) +
    beams(sheet, 120, 4) +
    warmth(sheet, '#ffd28a', 0.32) +
    vignette(sheet)
  );
}

// ── Họp dân ở nhà văn hóa khối ─────────────────────────────────────────────────────────────────────────────────────

export function residentsMeeting(sheet: Sheet): string {
  const wall =
    rect(
      0,
      0,
      WIDTH,
      700,
      sheet.linear([
        [0, '#f3ead0'],
        [1, '#e0cfa4'],
      ]),
    ) +
    rect(
      0,
      560,
      WIDTH,
      140,
      sheet.linear([
        [0, '#7fae9c'],
        [1, '#6a9887'],
      ]),
    ) +
    rect(0, 552, WIDTH, 12, '#fbf5e4');
  const window = (x: number) =>
    rect(x - 14, 166, 248, 328, '#fbf5e4') +
    rect(
      x,
      180,
      220,
      300,
      sheet.linear([
        [0, '#9fd2ee'],
        [0.6, '#dff0e4'],
        [1, '#9fc27a'],
      ]),
    ) +
    sheet.blurred(bush(sheet, x + 60, 480, 130, greens) + bush(sheet, x + 170, 480, 150, freshGreens), 2) +
    rect(x + 106, 180, 9, 300, '#fbf5e4') +
    rect(x, 320, 220, 8, '#fbf5e4') +
    times(11, (bar) => rect(x + 8 + bar * 20, 180, 3, 300, '#8f9aa0', 'opacity="0.7"')) +
    polygon(
      [
        [x - 60, 170],
        [x - 14, 180],
        [x - 14, 480],
        [x - 60, 500],
      ],
      '#4f8a6a',
    ) +
    polygon(
      [
        [x + 280, 170],
        [x + 234, 180],
        [x + 234, 480],
        [x + 280, 500],
      ],
      '#437a5c',
    );
  const board =
    rect(600, 150, 400, 250, '#8a5630', 'rx="6"') +
    rect(612, 162, 376, 226, '#a3161f') +
    polygon(star(800, 236, 40), '#ffd84a') +
    stroke(
      [
        [690, 308],
        [910, 308],
      ],
      16,
      '#f7d96a',
    ) +
    stroke(
      [
        [730, 346],
        [870, 346],
      ],
      14,
      '#f7d96a',
    );
  const fan = (x: number) =>
    stroke(
      [
        [x, 0],
        [x, 66],
      ],
      6,
      '#8f9aa0',
    ) +
    oval(x, 70, 22, 12, '#c9d0d4') +
    [
      [-130, -14],
      [130, -10],
      [-40, 20],
      [60, 22],
    ]
      .map(([dx = 0, dy = 0]) => curve(`M${x} 72Q${x + dx * 0.5} ${72 + dy} ${x + dx} ${74 + dy}`, 17, '#eef2f3'))
      .join('');
  const loudspeaker = (x: number) =>
    rect(x - 30, 96, 60, 90, '#33373d', 'rx="6"') + oval(x, 122, 18, 18, '#565c64') + oval(x, 160, 22, 20, '#4a5058');
  const floor =
    rect(
      0,
      690,
      WIDTH,
      510,
      sheet.linear([
        [0, '#d9b892'],
        [1, '#a87c54'],
      ]),
    ) +
    tiles(440, 694, '#8a6240', 0.45) +
    [230, 1370]
      .map((x) =>
        sheet.blurred(
          polygon(
            [
              [x - 110, 700],
              [x + 110, 700],
              [x + 260, 1010],
              [x - 60, 1010],
            ],
            '#fff3cf',
            'opacity="0.35"',
          ),
          10,
        ),
      )
      .join('');
  const desk =
    table(sheet, 610, 606, 380, 120, '#2f6f9c') +
    rect(680, 584, 70, 16, '#fdfaf2') +
    rect(846, 580, 64, 20, '#fdfaf2') +
    flowers(sheet, 800, 584, 110, ['#f2c23a', '#ffffff', '#e0466a']) +
    rect(940, 566, 14, 36, '#dfeef4', 'rx="5"');
  const hosts =
    person(sheet, {
      x: 700,
      y: 720,
      height: 330,
      outfit: wardrobe.officialBlue,
      look: 'front',
      arms: [
        [10, 4],
        [-40, -110],
      ],
      skin: skins[1],
      shadow: false,
    }) +
    person(sheet, {
      x: 890,
      y: 722,
      height: 320,
      outfit: wardrobe.aoDaiBlue,
      hair: 'long',
      look: 'front',
      arms: lap,
      skin: skins[0],
      shadow: false,
    });
  const ring = (
    x: number,
    y: number,
    height: number,
    colour: string,
    figure: Partial<Figure> & Pick<Figure, 'outfit'>,
  ): string => {
    const look = figure.look ?? 'back';
    const seatColour = look === 'side' ? 'side' : 'back';
    const sitter = person(sheet, {
      x,
      y,
      height,
      look,
      seated: true,
      arms: [
        [10, -10],
        [-10, 10],
      ],
      skin: skins[0],
      shadow: true,
      ...figure,
    });
    return look === 'back'
      ? sitter + chair(x, y + height * 0.01, height * 0.44, colour, seatColour)
      : at(x, y, 1, chair(0, 0, height * 0.46, colour, 'side'), figure.mirrored ?? false) + sitter;
  };
  const raised: readonly [Limb, Limb] = [
    [156, 176],
    [-10, 8],
  ];
  const people =
    ring(250, 860, 330, '#3f7fb5', {
      outfit: wardrobe.elder,
      hair: 'bun',
      hairColour: '#dedad5',
      look: 'side',
      arms: [
        [30, 60],
        [24, 54],
      ],
      skin: skins[1],
    }) +
    ring(1350, 865, 330, '#d8553f', {
      outfit: wardrobe.farmerBrown,
      look: 'side',
      mirrored: true,
      arms: [
        [30, 60],
        [24, 54],
      ],
      skin: skins[2],
    }) +
    ring(140, 985, 390, '#d8553f', {
      outfit: wardrobe.poloGrey,
      look: 'side',
      arms: [
        [150, 172],
        [24, 54],
      ],
      skin: skins[1],
    }) +
    ring(1465, 990, 390, '#3f7fb5', {
      outfit: wardrobe.volunteer,
      hair: 'tail',
      look: 'side',
      mirrored: true,
      arms: [
        [40, 80],
        [30, 70],
      ],
      skin: skins[0],
    }) +
    [420, 610, 990, 1180]
      .map((x, index) =>
        ring(x, 935 + (index % 2) * 10, 350, ['#3f9a78', '#d8553f', '#3f7fb5', '#e0a03a'][index] ?? '#3f7fb5', {
          outfit:
            [wardrobe.farmer, wardrobe.officialBlue, wardrobe.poloOrange, wardrobe.aoDaiPink][index] ?? wardrobe.polo,
          hair: (['bun', 'short', 'short', 'long'] as const)[index] ?? 'short',
          arms:
            index === 1
              ? raised
              : [
                  [10, -10],
                  [-10, 10],
                ],
          skin: skins[index % 4] ?? skins[0],
        }),
      )
      .join('') +
    [300, 560, 830, 1100, 1350]
      .map((x, index) =>
        ring(
          x,
          1165 + (index % 2) * 12,
          450,
          ['#d8553f', '#3f7fb5', '#3f9a78', '#d8553f', '#3f7fb5'][index] ?? '#3f7fb5',
          {
            outfit:
              [wardrobe.polo, wardrobe.elderMan, wardrobe.farmerBlue, wardrobe.poloYellow, wardrobe.aoDaiGreen][
                index
              ] ?? wardrobe.polo,
            hair: (['short', 'bald', 'bun', 'short', 'long'] as const)[index] ?? 'short',
            hairColour: index === 1 ? '#cfcac4' : '#2b2320',
            arms:
              index === 2 || index === 3
                ? raised
                : [
                    [10, -10],
                    [-10, 10],
                  ],
            skin: skins[(index + 1) % 4] ?? skins[0],
          },
        ),
      )
      .join('');
  return (
    sheet.blurred(wall + window(120) + window(1260) + board, 0.9) +
    flag(sheet, 424, 180, 92) +
    rect(418, 172, 6, 250, '#c9b27a') +
    loudspeaker(560) +
    loudspeaker(1040) +
    fan(400) +
    fan(1200) +
    floor +
    hosts +
    desk +
    people +
    sunGlow(sheet, 230, 330, 420, '#fff6d8', 0.35) +
    sunGlow(sheet, 1370, 330, 420, '#fff6d8', 0.35) +
    warmth(sheet, '#ffd9a0', 0.22, [0.5, 0.2]) +
    vignette(sheet, 0.44)
  );
}

// ── Tiêm chủng ở trạm y tế ─────────────────────────────────────────────────────────────────────────────────────────

export function vaccination(sheet: Sheet): string {
  const wall =
    rect(
      0,
      0,
      WIDTH,
      720,
      sheet.linear([
        [0, '#eaf4f2'],
        [1, '#cfe3df'],
      ]),
    ) +
    rect(
      0,
      470,
      WIDTH,
      250,
      sheet.linear([
        [0, '#a9d3cb'],
        [1, '#93c2b9'],
      ]),
    ) +
    rect(0, 462, WIDTH, 10, '#ffffff');
  const window =
    rect(96, 110, 320, 310, '#ffffff') +
    rect(
      110,
      124,
      292,
      282,
      sheet.linear([
        [0, '#9fd4f2'],
        [1, '#e6f3df'],
      ]),
    ) +
    sheet.blurred(tree(sheet, 190, 430, 260, freshGreens) + tree(sheet, 330, 430, 220, greens), 2) +
    rect(250, 124, 10, 282, '#ffffff') +
    rect(110, 262, 292, 8, '#ffffff') +
    curtain(sheet, 60, 90, 74, 350, '#bfe0e6', 4) +
    curtain(sheet, 378, 90, 74, 350, '#bfe0e6', 4);
  const sign =
    rect(650, 96, 240, 240, '#ffffff', 'rx="22"') +
    rect(742, 128, 56, 176, '#2f9c86', 'rx="6"') +
    rect(682, 188, 176, 56, '#2f9c86', 'rx="6"');
  const poster = (x: number, y: number, colour: string) =>
    rect(x, y, 150, 200, '#ffffff') +
    rect(x + 10, y + 10, 130, 74, colour) +
    oval(x + 75, y + 46, 24, 24, '#ffffff', 'opacity="0.85"') +
    times(5, (index) => rect(x + 16, y + 100 + index * 18, index % 2 === 0 ? 118 : 92, 8, '#b9c9cc', 'rx="3"'));
  const cabinet =
    rect(
      1240,
      150,
      280,
      560,
      sheet.linear(
        [
          [0, '#fdfefe'],
          [1, '#dbe7ea'],
        ],
        [0, 0],
        [1, 0],
      ),
    ) +
    rect(1254, 166, 122, 330, '#bfdbe2') +
    rect(1384, 166, 122, 330, '#b3d2da') +
    times(
      3,
      (shelf) =>
        rect(1254, 262 + shelf * 104, 252, 6, '#ffffff') +
        times(9, (index) =>
          rect(
            1264 + index * 27,
            222 + shelf * 104,
            16,
            40,
            sheet.random.pick(['#e0705f', '#f2c25a', '#5fa8c8', '#7fc29a', '#ffffff', '#c9a0d0']),
            'rx="3"',
          ),
        ),
    ) +
    rect(1254, 512, 122, 184, '#eef4f5') +
    rect(1384, 512, 122, 184, '#e4edef') +
    oval(1366, 600, 5, 12, '#8f9aa0') +
    oval(1396, 600, 5, 12, '#8f9aa0');
  const floor =
    rect(
      0,
      712,
      WIDTH,
      488,
      sheet.linear([
        [0, '#dfe8e4'],
        [1, '#a9bab4'],
      ]),
    ) +
    tiles(450, 716, '#8ba39b', 0.5) +
    sheet.blurred(
      polygon(
        [
          [150, 720],
          [420, 720],
          [760, 1160],
          [300, 1160],
        ],
        '#ffffff',
        'opacity="0.42"',
      ),
      14,
    );
  const kit =
    rect(0, -30, 70, 30, '#f4f8f9', 'rx="4"') +
    rect(8, -44, 12, 18, '#5fa8c8') +
    rect(28, -48, 10, 20, '#e0705f') +
    rect(46, -42, 12, 16, '#7fc29a');
  const desk =
    sheet.blurred(oval(1200, 1004, 230, 14, '#2a3d3a', 'opacity="0.35"'), 5) +
    table(sheet, 1000, 800, 400, 204, '#eef6f6') +
    at(1300, 794, 1.2, kit) +
    rect(1030, 776, 110, 18, '#ffffff') +
    rect(1040, 770, 96, 10, '#dfe9ec') +
    path('M1180 792l10 -50h60l10 50z', '#3f8fb5') +
    rect(1176, 736, 88, 12, '#2f7596', 'rx="4"');
  const syringe = (hand: readonly [number, number]) =>
    stroke(
      [
        [hand[0], hand[1] - 1],
        [hand[0] + 8, hand[1] + 1],
      ],
      2.4,
      '#e6f1f5',
    ) +
    stroke(
      [
        [hand[0] + 8, hand[1] + 1],
        [hand[0] + 12, hand[1] + 2],
      ],
      0.7,
      '#8f9aa0',
    ) +
    stroke(
      [
        [hand[0] - 3, hand[1] - 2],
        [hand[0], hand[1] - 1],
      ],
      1.2,
      '#5fa8c8',
    );
  const waiting = [
    { x: 120, outfit: wardrobe.aoDaiPink, hair: 'long' as const },
    { x: 300, outfit: wardrobe.poloOrange, hair: 'short' as const },
  ];
  const bench =
    rect(40, 746, 560, 18, '#5fa8a0', 'rx="6"') +
    rect(40, 650, 560, 60, '#6fb5ad', 'rx="10"') +
    [80, 310, 550].map((x) => rect(x, 760, 14, 86, '#8f9aa0')).join('');
  const back =
    bench +
    waiting
      .map((one, index) =>
        person(sheet, {
          ...one,
          y: 850,
          height: 350,
          look: 'front',
          seated: true,
          arms: lap,
          skin: skins[index] ?? skins[0],
          mask: index === 1,
        }),
      )
      .join('') +
    person(sheet, {
      x: 215,
      y: 850,
      height: 250,
      outfit: wardrobe.kid,
      child: true,
      look: 'front',
      seated: true,
      arms: lap,
      skin: skins[0],
      shadow: false,
    }) +
    person(sheet, {
      x: 470,
      y: 850,
      height: 350,
      outfit: wardrobe.farmerBlue,
      hair: 'bun',
      look: 'front',
      seated: true,
      arms: hold,
      skin: skins[2],
      holding: () =>
        oval(-1, -29, 9, 6.5, '#f6d7e2') + oval(-7, -31, 4, 4, '#f0c49b') + curve('M-10 -34q3 -3 6 -1', 1.4, '#2b2320'),
    });
  const front =
    chair(560, 1120, 220, '#3f8fb5', 'side') +
    person(sheet, {
      x: 570,
      y: 1120,
      height: 470,
      outfit: { ...wardrobe.poloRed, top: '#e58aa0', legs: '#4a5a80' },
      hair: 'long',
      look: 'side',
      seated: true,
      arms: [
        [52, 76],
        [40, 66],
      ],
      skin: skins[0],
    }) +
    person(sheet, {
      x: 700,
      y: 1028,
      height: 320,
      outfit: { ...wardrobe.kid, top: '#f7d35a' },
      child: true,
      look: 'front',
      seated: true,
      arms: [
        [40, 30],
        [-10, 10],
      ],
      skin: skins[0],
      shadow: false,
    }) +
    person(sheet, {
      x: 915,
      y: 1130,
      height: 500,
      outfit: wardrobe.nurse,
      hat: 'nurse',
      hair: 'bun',
      mask: true,
      look: 'side',
      mirrored: true,
      lean: 14,
      arms: [
        [66, 84],
        [50, 78],
      ],
      legs: [
        [6, 0],
        [-6, -4],
      ],
      skin: skins[0],
      holding: syringe,
    });
  const clerk = person(sheet, {
    x: 1200,
    y: 985,
    height: 420,
    outfit: wardrobe.nurse,
    hat: 'nurse',
    look: 'front',
    mask: true,
    arms: lap,
    skin: skins[1],
    shadow: false,
  });
  const late =
    person(sheet, {
      x: 1420,
      y: 1165,
      height: 490,
      outfit: wardrobe.volunteer,
      hat: 'floppy',
      look: 'side',
      mirrored: true,
      mask: true,
      arms: [
        [44, 96],
        [36, 90],
      ],
      skin: skins[0],
      holding: (hand) =>
        rect(hand[0] - 2, hand[1] - 9, 12, 15, '#a8703c', 'rx="1"') +
        rect(hand[0] - 1, hand[1] - 7.6, 10, 12.6, '#ffffff') +
        times(4, (line) => rect(hand[0] + 0.4, hand[1] - 5.6 + line * 2.4, 7, 0.9, '#9fb0b5')),
    }) +
    person(sheet, {
      x: 1555,
      y: 1180,
      height: 330,
      outfit: wardrobe.pupilSkirt,
      child: true,
      hair: 'bob',
      look: 'side',
      mirrored: true,
      arms: [
        [10, 14],
        [-4, 4],
      ],
      skin: skins[0],
    });
  return (
    sheet.blurred(wall + window + sign + poster(960, 120, '#f2c25a') + poster(470, 120, '#7fc29a') + cabinet, 0.9) +
    floor +
    back +
    clerk +
    desk +
    front +
    late +
    pot(sheet, 60, 1150, 130, '#f4f8f9') +
    bush(sheet, 60, 1080, 230, freshGreens) +
    sunGlow(sheet, 260, 260, 520, '#fffbe6', 0.5) +
    warmth(sheet, '#fff0c8', 0.2) +
    vignette(sheet, 0.3)
  );
}
