/**
 * People of the ward, drawn from joints. A figure is 100 units high, its feet at (0, 0); it looks to the right unless
 * mirrored. Angles of arms and legs are degrees from hanging straight down, forward positive: 90 points ahead, 180 up.
 */
import { at, curve, n, oval, type Point, path, polygon, type Sheet, stroke, tint, turned } from './sketch.ts';

export type Look = 'front' | 'side' | 'back';
export type Limb = readonly [upper: number, lower: number];
export type Hair = 'short' | 'long' | 'bun' | 'tail' | 'bald' | 'bob';
export type Hat = 'none' | 'nonLa' | 'floppy' | 'cap' | 'nurse' | 'helmet' | 'turban';
export type Dress = 'shirt' | 'aoDai' | 'loose' | 'coat' | 'skirt' | 'vest';

export interface Outfit {
  readonly dress: Dress;
  readonly top: string;
  readonly legs: string;
  readonly shoes?: string;
  readonly longSleeves?: boolean;
  /** A pupil's red scarf, a tie, a badge. */
  readonly extra?: 'scarf' | 'tie' | 'badge' | 'sash' | 'flowers';
}

export interface Figure {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly outfit: Outfit;
  readonly look?: Look;
  readonly mirrored?: boolean;
  readonly lean?: number;
  /** The arm on the far side, then the near one. */
  readonly arms?: readonly [Limb, Limb];
  readonly legs?: readonly [Limb, Limb];
  /** On a seat 28 units high; from the front the thighs point at us and are short. */
  readonly seated?: boolean;
  /** Parts of limbs that point towards us are drawn shorter: 0 to 1. */
  readonly thigh?: number;
  readonly forearm?: number;
  readonly hipHeight?: number;
  readonly hair?: Hair;
  readonly hairColour?: string;
  readonly hat?: Hat;
  readonly hatColour?: string;
  readonly skin?: string;
  readonly mask?: boolean;
  readonly headTurn?: number;
  readonly child?: boolean;
  /** Drawn in the hands, in the figure's units. */
  readonly holding?: (near: Point, far: Point) => string;
  readonly behindHands?: (near: Point, far: Point) => string;
  readonly shadow?: boolean;
}

const standingLegs: readonly [Limb, Limb] = [
  [2, 0],
  [-2, 0],
];
const seatedLegs = {
  front: [
    [14, 0],
    [-14, 0],
  ],
  back: [
    [10, 0],
    [-10, 0],
  ],
  side: [
    [86, 6],
    [82, -4],
  ],
} as const satisfies Record<Look, readonly [Limb, Limb]>;

export const skins = ['#f0c49b', '#e9b98c', '#dfab7c', '#d39c6c'] as const;
const BLACK_HAIR = '#2b2320';

const UPPER_ARM = 17;
const FOREARM = 15.5;
const THIGH = 24;
const SHIN = 23;

export function person(sheet: Sheet, figure: Figure): string {
  const { x, y, height, mirrored = false, child = false, shadow = true } = figure;
  const ground = shadow ? sheet.blurred(oval(0, 0, child ? 17 : 15, 2.6, '#1d2430', 'opacity="0.4"'), 1.4) : '';
  return at(x, y, height / 100, ground + body(sheet, figure), mirrored);
}

function body(sheet: Sheet, figure: Figure): string {
  const {
    outfit,
    look = 'front',
    lean = 0,
    arms = [
      [6, 10],
      [-6, -2],
    ],
    seated = false,
    legs = seated ? seatedLegs[look] : standingLegs,
    hipHeight = seated ? 28 : 47,
    thigh = seated && look !== 'side' ? 0.22 : 1,
    forearm = 1,
    skin = skins[0],
    child = false,
    holding,
    behindHands,
  } = figure;
  const hip: Point = [0, -hipHeight];
  const shoulderWidth = look === 'side' ? 5.5 : outfit.dress === 'aoDai' ? 8.6 : 9.8;
  const up = -(hipHeight + 33);
  const farShoulder: Point = [look === 'side' ? 1 : shoulderWidth - 2.2, up + 5.2];
  const nearShoulder: Point = [look === 'side' ? -0.5 : -shoulderWidth + 2.2, up + 5.2];
  const outward = look === 'side' ? 1 : 0;
  const farArm = reach(farShoulder, arms[0], UPPER_ARM, FOREARM * forearm);
  const nearArm = reach(nearShoulder, arms[1], UPPER_ARM, FOREARM * forearm);
  const upper =
    `${arm(farArm, outfit, tint(skin, -0.08), -0.14)}` +
    `${behindHands?.(nearArm[2], farArm[2]) ?? ''}` +
    `${look === 'back' ? '' : headBack(figure, [outward * 1.2, up - 3.4], child ? 1.28 : 1)}` +
    `${torso(sheet, figure, hip, shoulderWidth)}` +
    `${head(sheet, figure, [outward * 1.2, up - 3.4], child ? 1.28 : 1)}` +
    `${holding === undefined ? '' : holding(nearArm[2], farArm[2])}` +
    `${arm(nearArm, outfit, skin, 0)}`;
  const legSpread = look === 'side' ? 1.2 : 4.2;
  const legPair =
    leg([hip[0] + legSpread, hip[1]], legs[0], thigh, outfit, look, -0.16) +
    leg([hip[0] - legSpread, hip[1]], legs[1], thigh, outfit, look, 0);
  return legPair + turned(lean, hip, upper);
}

/** Shoulder, elbow, hand; or hip, knee, ankle. */
function reach([x, y]: Point, [upper, lower]: Limb, upperLength: number, lowerLength: number): [Point, Point, Point] {
  const joint: Point = [x + Math.sin(rad(upper)) * upperLength, y + Math.cos(rad(upper)) * upperLength];
  const end: Point = [joint[0] + Math.sin(rad(lower)) * lowerLength, joint[1] + Math.cos(rad(lower)) * lowerLength];
  return [[x, y], joint, end];
}

function rad(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** A limb that grows thinner, bent once. */
function tapered(
  points: readonly [Point, Point, Point],
  widths: readonly [number, number, number],
  fill: string,
): string {
  const [start, middle, end] = points;
  const [startWidth, middleWidth, endWidth] = widths;
  return (
    sleeveBetween(start, middle, startWidth, middleWidth, fill) +
    sleeveBetween(middle, end, middleWidth, endWidth, fill) +
    oval(start[0], start[1], startWidth / 2, startWidth / 2, fill) +
    oval(middle[0], middle[1], middleWidth / 2, middleWidth / 2, fill)
  );
}

function sleeveBetween(from: Point, to: Point, fromWidth: number, toWidth: number, fill: string): string {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  const across = [-(to[1] - from[1]) / length / 2, (to[0] - from[0]) / length / 2] as const;
  return polygon(
    [
      [from[0] + across[0] * fromWidth, from[1] + across[1] * fromWidth],
      [to[0] + across[0] * toWidth, to[1] + across[1] * toWidth],
      [to[0] - across[0] * toWidth, to[1] - across[1] * toWidth],
      [from[0] - across[0] * fromWidth, from[1] - across[1] * fromWidth],
    ],
    fill,
  );
}

function arm(
  [shoulder, elbow, hand]: readonly [Point, Point, Point],
  outfit: Outfit,
  skin: string,
  dark: number,
): string {
  const sleeve = tint(outfit.top, dark);
  const long = outfit.longSleeves ?? (outfit.dress === 'aoDai' || outfit.dress === 'coat');
  const loose = outfit.dress === 'loose' || outfit.dress === 'coat';
  const fist = oval(hand[0], hand[1], 2.5, 2.8, skin);
  const bare = tapered([midway(shoulder, elbow, 0.5), elbow, hand], [4.6, 4.2, 3], skin);
  if (!long)
    return (
      bare +
      fist +
      tapered([shoulder, midway(shoulder, elbow, 0.4), midway(shoulder, elbow, 0.86)], [6.2, 6.2, 6.6], sleeve)
    );
  const cuff = midway(elbow, hand, 0.88);
  return fist + tapered([shoulder, elbow, cuff], [6.2, loose ? 6 : 5, loose ? 6 : 4.2], sleeve);
}

function midway([x1, y1]: Point, [x2, y2]: Point, share: number): Point {
  return [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share];
}

function leg(hip: Point, limb: Limb, thigh: number, outfit: Outfit, look: Look, dark: number): string {
  const [start, knee, ankle] = reach(hip, limb, THIGH * thigh, SHIN);
  const cloth = tint(outfit.legs, dark);
  const loose = outfit.dress === 'loose' || outfit.dress === 'aoDai';
  const foot = ankle[1] + 2.6;
  const shoe = path(
    look === 'side'
      ? `M${n(ankle[0] - 3)} ${n(foot)}q-.4 -3.6 2.6 -3.8 q2.6 .2 4.8 1.6 q2.4 .6 2.2 2.2z`
      : `M${n(ankle[0] - 3)} ${n(foot)}q-.2 -4 3 -4 q3.2 0 3 4z`,
    outfit.shoes ?? '#3a2f2a',
  );
  if (outfit.dress === 'skirt') {
    const sock = stroke([midway(knee, ankle, 0.72), ankle], 3.6, '#f6f4ef');
    return tapered([start, knee, ankle], [6, 4.8, 3.4], tint('#e9b98c', dark)) + sock + shoe;
  }
  const cuff = midway(knee, ankle, 0.97);
  const trousers = tapered([start, knee, cuff], loose ? [9, 8.4, 8.2] : [8.6, 7, 5.8], cloth);
  const crease = stroke(
    [midway(start, knee, 0.66), knee, midway(knee, cuff, 0.85)],
    0.5,
    tint(cloth, -0.25),
    'opacity="0.5"',
  );
  return loose ? shoe + trousers + crease : trousers + crease + shoe;
}

function torso(
  sheet: Sheet,
  { outfit, look = 'front', skin = skins[0], seated = false }: Figure,
  hip: Point,
  wide: number,
): string {
  const top = hip[1] - 33;
  const waist = outfit.dress === 'aoDai' ? wide * 0.78 : wide * 0.92;
  const hem = outfit.dress === 'loose' || outfit.dress === 'coat' ? 4 : 1;
  const hipWide = outfit.dress === 'aoDai' ? wide * 0.92 : outfit.dress === 'skirt' ? wide * 0.95 : wide * 0.94;
  const colour = sheet.linear(
    [
      [0, tint(outfit.top, 0.13)],
      [0.45, outfit.top],
      [1, tint(outfit.top, -0.2)],
    ],
    [0, 0],
    [1, 0.25],
  );
  const shape =
    `M${n(-wide)} ${n(top + 5.4)}C${n(-wide - 0.8)} ${n(top + 14)} ${n(-waist)} ${n(top + 16)} ${n(-waist)} ${n(top + 20)}` +
    `L${n(-hipWide)} ${n(hip[1] + hem)}L${n(hipWide)} ${n(hip[1] + hem)}L${n(waist)} ${n(top + 20)}` +
    `C${n(waist)} ${n(top + 16)} ${n(wide + 0.8)} ${n(top + 14)} ${n(wide)} ${n(top + 5.4)}Q${n(wide * 0.92)} ${n(top + 1.2)} ${n(wide * 0.3)} ${n(top - 0.6)}Q0 ${n(top - 1.6)} ${n(-wide * 0.3)} ${n(top - 0.6)}Q${n(-wide * 0.92)} ${n(top + 1.2)} ${n(-wide)} ${n(top + 5.4)}Z`;
  const neck = stroke(
    [
      [look === 'side' ? 1 : 0, top - 4],
      [0, top + 1],
    ],
    5,
    tint(skin, -0.1),
  );
  return (
    neck +
    lower(sheet, outfit, hip, hipWide, seated && look !== 'side') +
    path(shape, colour) +
    details(outfit, look, top, hip, wide)
  );
}

/** What hangs below the waist. */
function lower(sheet: Sheet, { dress, top, legs }: Outfit, [, y]: Point, wide: number, seated: boolean): string {
  if (dress === 'aoDai' && seated) {
    return (
      path(
        `M${n(-wide)} ${n(y - 2)}L${n(-wide - 3)} ${n(y + 8)}Q0 ${n(y + 12)} ${n(wide + 3)} ${n(y + 8)}L${n(wide)} ${n(y - 2)}Z`,
        tint(top, -0.06),
      ) + path(`M${n(-5)} ${n(y + 9)}L-6 ${n(y + 20)}H6L5 ${n(y + 9)}Z`, tint(top, -0.1))
    );
  }
  if (dress === 'aoDai') {
    const cloth = sheet.linear([
      [0, top],
      [0.7, tint(top, -0.04)],
      [1, tint(top, 0.12)],
    ]);
    return (
      path(
        `M${n(-wide)} ${n(y - 1)}L${n(-wide - 1.6)} ${n(y + 35)}Q0 ${n(y + 39)} ${n(wide + 1.2)} ${n(y + 35)}L${n(wide)} ${n(y - 1)}Z`,
        cloth,
      ) +
      path(`M${n(wide - 0.2)} ${n(y + 1)}L${n(wide + 1.4)} ${n(y + 34.6)}L${n(wide - 1.6)} ${n(y + 35.6)}Z`, legs) +
      curve(`M${n(wide * 0.45)} ${n(y + 6)}L${n(wide * 0.62)} ${n(y + 35)}`, 0.7, tint(top, -0.25), 'opacity="0.6"') +
      curve(`M${n(-wide * 0.4)} ${n(y + 8)}L${n(-wide * 0.5)} ${n(y + 36)}`, 0.7, tint(top, -0.25), 'opacity="0.4"')
    );
  }
  if (dress === 'skirt') {
    const hem = seated ? 7 : 15;
    return path(
      `M${n(-wide)} ${n(y - 3)}L${n(-wide - 3.4)} ${n(y + hem)}Q0 ${n(y + hem + 3)} ${n(wide + 3.4)} ${n(y + hem)}L${n(wide)} ${n(y - 3)}Z`,
      legs,
    );
  }
  if (dress === 'coat') {
    return path(
      `M${n(-wide)} ${n(y - 1)}L${n(-wide - 1.4)} ${n(y + 17)}L${n(wide + 1.4)} ${n(y + 17)}L${n(wide)} ${n(y - 1)}Z`,
      tint(top, -0.05),
    );
  }
  return '';
}

function details({ dress, top, extra }: Outfit, look: Look, y: number, [, hipY]: Point, wide: number): string {
  if (look === 'back')
    return dress === 'shirt' ? curve(`M0 ${n(y + 6)}L0 ${n(hipY - 4)}`, 0.5, tint(top, -0.2), 'opacity="0.5"') : '';
  const middle = look === 'side' ? wide * 0.45 : 0;
  const seam = tint(top, -0.26);
  const parts: string[] = [];
  if (dress === 'shirt' || dress === 'skirt' || dress === 'coat' || dress === 'loose') {
    parts.push(curve(`M${n(middle)} ${n(y + 2)}L${n(middle)} ${n(hipY)}`, 0.55, seam, 'opacity="0.6"'));
    parts.push(
      path(
        `M${n(middle - 3.2)} ${n(y - 1)}L${n(middle)} ${n(y + 4.4)}L${n(middle + 3.2)} ${n(y - 1)}Q${n(middle)} ${n(y - 2)} ${n(middle - 3.2)} ${n(y - 1)}Z`,
        tint(top, 0.25),
      ),
    );
  }
  if (dress === 'vest') {
    parts.push(curve(`M${n(-wide + 1)} ${n(y + 17)}L${n(wide - 1)} ${n(y + 17)}`, 2, '#f2e64b', 'opacity="0.9"'));
    parts.push(curve(`M${n(middle)} ${n(y + 2)}L${n(middle)} ${n(hipY)}`, 0.6, seam));
  }
  if (dress === 'aoDai') {
    parts.push(path(`M${n(middle - 2.8)} ${n(y - 1.6)}h5.6v-2.4h-5.6z`, tint(top, 0.1)));
    parts.push(
      curve(
        `M${n(middle + 0.5)} ${n(y)}Q${n(middle + 4)} ${n(y + 4)} ${n(middle + wide * 0.8)} ${n(y + 9)}`,
        0.5,
        seam,
        'opacity="0.7"',
      ),
    );
  }
  if (extra === 'flowers') {
    for (const [dx, dy] of [
      [-3, 12],
      [2.5, 17],
      [-2, 24],
      [3.4, 27],
    ] as const) {
      parts.push(oval(dx, y + dy, 1.5, 1.5, tint(top, 0.5)) + oval(dx, y + dy, 0.6, 0.6, '#f3c948'));
    }
  }
  if (extra === 'scarf') {
    parts.push(
      path(
        `M${n(middle - 5)} ${n(y - 0.6)}Q${n(middle)} ${n(y + 3)} ${n(middle + 5)} ${n(y - 0.6)}L${n(middle + 5.6)} ${n(y + 2)}Q${n(middle)} ${n(y + 6.4)} ${n(middle - 5.6)} ${n(y + 2)}Z` +
          `M${n(middle)} ${n(y + 3.4)}l-3.4 9.6l3 -1.4l2.6 2.4l1.4 -10.2z`,
        '#d8232a',
      ),
    );
  }
  if (extra === 'tie') {
    parts.push(
      path(`M${n(middle - 3.4)} ${n(y - 1)}L${n(middle)} ${n(y + 15)}L${n(middle + 3.4)} ${n(y - 1)}Z`, '#f6f7fa'),
    );
    parts.push(
      curve(
        `M${n(middle - 3.6)} ${n(y - 1)}L${n(middle)} ${n(y + 15.6)}L${n(middle + 3.6)} ${n(y - 1)}`,
        1.1,
        tint(top, 0.14),
      ),
    );
    parts.push(path(`M${n(middle)} ${n(y + 2)}l-1.5 2l1 1.6l-1.8 13l2.3 2.6l2.3 -2.6l-1.8 -13l1 -1.6z`, '#8c1f28'));
  }
  if (extra === 'badge')
    parts.push(oval(middle - 4.8, y + 9, 1.5, 1.5, '#f4d64a') + oval(middle - 4.8, y + 9, 0.8, 0.8, '#d8232a'));
  if (extra === 'sash') {
    parts.push(
      path(
        `M${n(-wide + 0.5)} ${n(y + 2)}L${n(wide - 1)} ${n(hipY - 6)}L${n(wide - 1)} ${n(hipY - 1)}L${n(-wide)} ${n(y + 8)}Z`,
        '#d8232a',
      ),
    );
  }
  return parts.join('');
}

// ── Heads ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function head(sheet: Sheet, figure: Figure, [x, y]: Point, size: number): string {
  const {
    look = 'front',
    skin = skins[0],
    hair = 'short',
    hairColour = BLACK_HAIR,
    hat = 'none',
    headTurn = 0,
    mask = false,
  } = figure;
  const face = sheet.radial(
    [
      [0, tint(skin, 0.12)],
      [0.75, skin],
      [1, tint(skin, -0.12)],
    ],
    [0.42, 0.42],
    0.62,
  );
  const parts = [
    look === 'back' ? '' : ear(look, skin),
    path(
      'M-6.4 -8Q-6.6 0.6 -2.6 2.7Q0 3.9 2.6 2.7Q6.6 0.6 6.4 -8Q6 -14.4 0 -14.4Q-6 -14.4 -6.4 -8Z',
      look === 'back' ? tint(skin, -0.08) : face,
    ),
    look === 'back' ? '' : features(look, skin, hairColour, mask),
    hairInFront(hair, hairColour, look),
    hatOn(sheet, hat, figure.hatColour, look),
  ];
  return `<g transform="translate(${n(x)} ${n(y)}) scale(${n(size)}) rotate(${n(headTurn)})">${parts.join('')}</g>`;
}

/** Hair that falls behind the shoulders. */
function headBack(
  { hair = 'short', hairColour = BLACK_HAIR, look = 'front', headTurn = 0 }: Figure,
  [x, y]: Point,
  size: number,
): string {
  return `<g transform="translate(${n(x)} ${n(y)}) scale(${n(size)}) rotate(${n(headTurn)})">${hairBehind(hair, hairColour, look)}</g>`;
}

function ear(look: Look, skin: string): string {
  return look === 'side'
    ? oval(-1.6, -5.4, 1.2, 1.7, tint(skin, -0.14))
    : oval(-6.3, -5.6, 1.1, 1.7, skin) + oval(6.3, -5.6, 1.1, 1.7, tint(skin, -0.1));
}

function features(look: Look, skin: string, hairColour: string, mask: boolean): string {
  const shift = look === 'side' ? 2.7 : 0;
  const gap = look === 'side' ? 2 : 2.6;
  const dark = '#33241f';
  const brow = hairColour === BLACK_HAIR ? '#3a2b25' : tint(hairColour, -0.3);
  const eyes = [shift - gap, shift + gap]
    .map((eye) => oval(eye, -6.4, 0.62, 0.86, dark) + curve(`M${n(eye - 1.1)} -8.5q1.1 -0.8 2.2 0`, 0.5, brow))
    .join('');
  const cheeks =
    oval(shift - gap - 1, -3.4, 1.5, 0.95, '#e2725f', 'opacity="0.28"') +
    oval(shift + gap + 1, -3.4, 1.5, 0.95, '#e2725f', 'opacity="0.28"');
  if (mask) {
    return `${eyes}${path(`M${n(shift - 5)} -4.4Q${n(shift)} -5.6 ${n(shift + 4.6)} -4.4Q${n(shift + 4)} 1.4 ${n(shift)} 2.2Q${n(shift - 4.4)} 1.4 ${n(shift - 5)} -4.4Z`, '#cfe6ee')}`;
  }
  const nose = curve(`M${n(shift + 0.1)} -5.4q0.9 1.5 -0.2 2`, 0.5, tint(skin, -0.28));
  const mouth = curve(`M${n(shift - 1.7)} -1.1q1.7 1.5 3.4 0`, 0.75, '#a8443c');
  return eyes + cheeks + nose + mouth;
}

function hairBehind(hair: Hair, colour: string, look: Look): string {
  switch (hair) {
    case 'long':
      return path('M-7 -8Q-8.4 8 -6 13L6 13Q8.4 8 7 -8Q6 -15 0 -15Q-6 -15 -7 -8Z', tint(colour, -0.1));
    case 'bob':
      return path('M-7.2 -8Q-8 2 -6.6 3.4L6.6 3.4Q8 2 7.2 -8Q6 -15 0 -15Q-6 -15 -7.2 -8Z', tint(colour, -0.1));
    case 'tail':
      return look === 'back' ? '' : path('M-3 -12Q-12 -11 -9.4 4Q-7.4 7 -6.4 3Q-8 -5 -3 -8Z', colour);
    case 'bun':
      return oval(look === 'side' ? -5.6 : 0, look === 'side' ? -11 : -15.4, 3.3, 3, colour);
    case 'short':
    case 'bald':
      return '';
  }
}

function hairInFront(hair: Hair, colour: string, look: Look): string {
  const light = tint(colour, 0.14);
  if (hair === 'bald') {
    return path('M-6.6 -7Q-7.2 -10 -6 -11Q-5.6 -8 -5.6 -6Z M6.6 -7Q7.2 -10 6 -11Q5.6 -8 5.6 -6Z', colour);
  }
  if (look === 'back') {
    const nape = hair === 'long' ? 12 : hair === 'bob' ? 3 : 0;
    const tail = hair === 'tail' ? path('M-2.6 -9Q-3.6 6 0 10Q3.6 6 2.6 -9Z', tint(colour, 0.05)) : '';
    const bun =
      hair === 'bun'
        ? oval(0, -9.4, 4, 3.6, tint(colour, -0.35)) +
          oval(0, -9.6, 3.5, 3.1, tint(colour, 0.06)) +
          curve('M-1.8 -10.8Q0 -12.2 1.8 -10.8', 0.6, light)
        : '';
    return (
      path(
        `M-6.8 -7Q-6.8 ${n(nape - 1)} -4.6 ${n(nape)}L4.6 ${n(nape)}Q6.8 ${n(nape - 1)} 6.8 -7Q6.6 -15.2 0 -15.2Q-6.6 -15.2 -6.8 -7Z`,
        colour,
      ) +
      curve('M-4.4 -11Q-1 -14.4 3 -12.6', 0.9, light, 'opacity="0.6"') +
      tail +
      bun
    );
  }
  if (look === 'side') {
    const back = hair === 'long' ? 'L-6.6 10L-2.4 10Q-3.4 0 -2 -6' : 'L-4.6 -1.4Q-3.2 -2.4 -2.8 -5.6';
    return (
      path(`M-6.6 -8${back}Q-1.4 -9 1 -10Q4.4 -9.6 6.6 -8.2Q6.6 -15.4 0 -15.4Q-6.8 -15.4 -6.6 -8Z`, colour) +
      curve('M-4 -12.6Q-1 -14.6 3 -13', 0.8, light, 'opacity="0.6"')
    );
  }
  const fringe =
    hair === 'bob'
      ? 'M-7 -6Q-7.4 -15.4 0 -15.4Q7.4 -15.4 7 -6Q6 -8.8 5.4 -10Q0 -8.4 -5.4 -10Q-6 -8.8 -7 -6Z'
      : 'M-6.8 -6.4Q-7.4 -15.6 0 -15.6Q7.4 -15.6 6.8 -6.4Q6.2 -8.8 5.2 -10.4Q1.4 -10 -1.6 -12Q-3.4 -10.4 -5.4 -10Q-6.2 -8.8 -6.8 -6.4Z';
  return path(fringe, colour) + curve('M-4 -12.8Q-1 -14.8 2.6 -13.4', 0.8, light, 'opacity="0.6"');
}

function hatOn(sheet: Sheet, hat: Hat, colour: string | undefined, look: Look): string {
  switch (hat) {
    case 'none':
      return '';
    case 'nonLa': {
      const straw = sheet.linear(
        [
          [0, '#fbeccb'],
          [0.5, '#ecd09a'],
          [1, '#c9a366'],
        ],
        [0, 0],
        [1, 0.3],
      );
      const rings = [0.3, 0.52, 0.74, 0.92]
        .map((part) =>
          curve(
            `M${n(-15 * part)} ${n(-21.4 + 13.4 * part)}Q0 ${n(-21.4 + 17 * part)} ${n(15 * part)} ${n(-21.4 + 13.4 * part)}`,
            0.35,
            '#b98f55',
            'opacity="0.65"',
          ),
        )
        .join('');
      const strap =
        look === 'back' ? '' : curve('M-5.6 -7.6Q-5 3.4 0 3.8Q5 3.4 5.6 -7.6', 0.8, '#c05478', 'opacity="0.85"');
      return strap + path('M0 -22.4Q1 -22.2 15.4 -8.2Q0 -3.4 -15.4 -8.2Q-1 -22.2 0 -22.4Z', straw) + rings;
    }
    case 'floppy': {
      const cloth = colour ?? '#2f7fc1';
      return (
        path('M-6.8 -9.4Q-6.6 -17 0 -17Q6.6 -17 6.8 -9.4Z', cloth) +
        path(
          'M-6.8 -10.4Q-11.6 -8.6 -11.2 -6.8Q0 -10.6 11.2 -6.8Q11.6 -8.6 6.8 -10.4Q0 -12.4 -6.8 -10.4Z',
          tint(cloth, -0.16),
        ) +
        (look === 'back' ? '' : polygon(star(0, -13, 1.7), '#f5d33c'))
      );
    }
    case 'cap': {
      const cloth = colour ?? '#b3282d';
      const peak =
        look === 'back'
          ? ''
          : look === 'side'
            ? 'M4 -10.4Q12 -11 12.6 -9Q8 -8.6 4 -9Z'
            : 'M-6 -10.4Q0 -7.4 6 -10.4Q7.4 -8.4 6.4 -8Q0 -6 -6.4 -8Q-7.4 -8.4 -6 -10.4Z';
      return (
        path('M-6.9 -9.4Q-6.8 -16.6 0 -16.6Q6.8 -16.6 6.9 -9.4Q0 -11.4 -6.9 -9.4Z', cloth) +
        (peak === '' ? '' : path(peak, tint(cloth, -0.2)))
      );
    }
    case 'helmet': {
      const shell = colour ?? '#e8e8ea';
      return (
        path('M-7.4 -8Q-7.6 -17.4 0 -17.4Q7.6 -17.4 7.4 -8Q0 -10.8 -7.4 -8Z', shell) +
        curve('M-4 -14.6Q-1 -16.2 2 -15.4', 1, '#ffffff', 'opacity="0.7"')
      );
    }
    case 'nurse':
      return path('M-6.9 -9Q-7.6 -16.8 0 -16.8Q7.6 -16.8 6.9 -9Q0 -11.6 -6.9 -9Z', colour ?? '#f4f8f9');
    case 'turban': {
      const cloth = colour ?? '#1f3f73';
      return (
        path('M-7.4 -9.4Q-8.4 -16.6 0 -16.6Q8.4 -16.6 7.4 -9.4Q0 -12.6 -7.4 -9.4Z', cloth) +
        [0, 1.6, 3.2]
          .map((rise) =>
            curve(
              `M-7.2 ${n(-10.4 - rise)}Q0 ${n(-13.6 - rise)} 7.2 ${n(-10.4 - rise)}`,
              0.4,
              tint(cloth, 0.3),
              'opacity="0.7"',
            ),
          )
          .join('')
      );
    }
  }
}

/** The five points of a star, one pointing up. */
export function star(x: number, y: number, radius: number): Point[] {
  return Array.from({ length: 10 }, (_, index) => {
    const angle = -Math.PI / 2 + (index * Math.PI) / 5;
    const reachOut = index % 2 === 0 ? radius : radius * 0.382;
    return [x + Math.cos(angle) * reachOut, y + Math.sin(angle) * reachOut] as const;
  });
}

// ── Wardrobe ───────────────────────────────────────────────────────────────────────────────────────────────────────

export const wardrobe = {
  volunteer: { dress: 'shirt', top: '#2a78c4', legs: '#2c3a52', longSleeves: true, extra: 'badge', shoes: '#e8e8e6' },
  official: { dress: 'shirt', top: '#f4f6f8', legs: '#2b3140' },
  officialBlue: { dress: 'shirt', top: '#bcd4ea', legs: '#30353f' },
  suit: { dress: 'shirt', top: '#2c3550', legs: '#252b3d', longSleeves: true, extra: 'tie' },
  aoDaiRed: { dress: 'aoDai', top: '#c3243a', legs: '#fbf6ee' },
  aoDaiBlue: { dress: 'aoDai', top: '#3c6fb5', legs: '#fbf6ee' },
  aoDaiWhite: { dress: 'aoDai', top: '#fbfaf6', legs: '#f2efe8' },
  aoDaiPink: { dress: 'aoDai', top: '#e17c9a', legs: '#fdf4f4', extra: 'flowers' },
  aoDaiYellow: { dress: 'aoDai', top: '#e9b23c', legs: '#fbf6ee', extra: 'flowers' },
  aoDaiGreen: { dress: 'aoDai', top: '#2f8a72', legs: '#fbf6ee', extra: 'flowers' },
  farmer: { dress: 'loose', top: '#7c4d6e', legs: '#27272c', longSleeves: true, shoes: '#7a5a3c' },
  farmerBrown: { dress: 'loose', top: '#8a5a3c', legs: '#2b2926', longSleeves: true, shoes: '#7a5a3c' },
  farmerBlue: { dress: 'loose', top: '#4c7f9c', legs: '#2b2d33', longSleeves: true, shoes: '#7a5a3c' },
  elder: { dress: 'loose', top: '#7b2d3e', legs: '#e9e2d6', longSleeves: true, extra: 'flowers', shoes: '#5a4030' },
  elderMan: { dress: 'loose', top: '#a58d6c', legs: '#3a352f', longSleeves: true, shoes: '#5a4030' },
  pupil: { dress: 'shirt', top: '#fbfbf8', legs: '#26407c', extra: 'scarf', shoes: '#f2f2f2' },
  pupilSkirt: { dress: 'skirt', top: '#fbfbf8', legs: '#26407c', extra: 'scarf', shoes: '#f2f2f2' },
  nurse: { dress: 'coat', top: '#f5f9fb', legs: '#dfe9ee', shoes: '#ffffff' },
  polo: { dress: 'shirt', top: '#3d9a78', legs: '#474b57' },
  poloOrange: { dress: 'shirt', top: '#e58a3c', legs: '#3b4150' },
  poloRed: { dress: 'shirt', top: '#c8453f', legs: '#39404f' },
  poloGrey: { dress: 'shirt', top: '#9aa6b4', legs: '#3a3f4b' },
  poloYellow: { dress: 'shirt', top: '#efc95a', legs: '#4b4a52' },
  kid: { dress: 'shirt', top: '#f2c14a', legs: '#4a6fa8', shoes: '#e05a4a' },
  kidPink: { dress: 'skirt', top: '#f09bb0', legs: '#d8607f', shoes: '#ffffff' },
  worker: { dress: 'vest', top: '#ef8a2b', legs: '#2f4a63', longSleeves: true },
  police: { dress: 'shirt', top: '#4f7f5a', legs: '#3e664a', extra: 'badge' },
} as const satisfies Record<string, Outfit>;
