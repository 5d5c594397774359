/** What stands and grows in a ward: skies, trees, houses, flags, furniture, tools. Light comes from the upper left. */
import { star } from './people.ts';
import {
  at,
  curve,
  faded,
  HEIGHT,
  hazed,
  n,
  oval,
  type Point,
  path,
  polygon,
  rect,
  type Sheet,
  stroke,
  times,
  tint,
  turned,
  WIDTH,
} from './sketch.ts';

export const AIR = '#dfeaf0';

// ── Sky and land ───────────────────────────────────────────────────────────────────────────────────────────────────

export function sky(sheet: Sheet, top: string, bottom: string, to: number): string {
  return rect(
    0,
    0,
    WIDTH,
    to,
    sheet.linear([
      [0, top],
      [1, bottom],
    ]),
  );
}

export function sunGlow(
  sheet: Sheet,
  x: number,
  y: number,
  radius: number,
  colour = '#fff3cf',
  strength = 0.9,
): string {
  const glow = sheet.radial([
    [0, colour, strength],
    [0.25, colour, strength * 0.55],
    [1, colour, 0],
  ]);
  return oval(x, y, radius, radius, glow);
}

export function cloud(sheet: Sheet, x: number, y: number, size: number, opacity = 0.85): string {
  const puffs = times(9, () => {
    const reach = sheet.random.between(-1, 1);
    const radius = size * sheet.random.between(0.16, 0.3) * (1.15 - Math.abs(reach) * 0.6);
    return oval(
      x + reach * size,
      y - radius * 0.4 + sheet.random.between(-0.05, 0.05) * size,
      radius * 1.5,
      radius,
      '#ffffff',
    );
  });
  return faded(
    opacity,
    sheet.blurred(puffs + oval(x, y + size * 0.05, size * 1.1, size * 0.12, '#ffffff'), size * 0.05),
  );
}

/** A line of hills or far trees, filled down to the bottom. */
export function ridge(sheet: Sheet, y: number, rise: number, step: number, fill: string): string {
  const points: Point[] = [];
  for (let x = -step; x <= WIDTH + 2 * step; x += step) points.push([x, y - sheet.random.between(0, rise)]);
  let d = `M${n(-step)} ${HEIGHT}L${n(-step)} ${n(points[0]?.[1] ?? y)}`;
  for (const [index, [x, top]] of points.entries()) {
    const next = points[index + 1];
    if (next !== undefined) d += `Q${n(x)} ${n(top)} ${n((x + next[0]) / 2)} ${n((top + next[1]) / 2)}`;
  }
  return path(`${d}V${HEIGHT}Z`, fill);
}

/** Blades and flecks, smaller and denser towards the horizon. */
export function grass(sheet: Sheet, from: number, to: number, colours: readonly string[], count: number): string {
  return times(count, () => {
    const depth = sheet.random.between(0, 1) ** 1.5;
    const y = from + (to - from) * depth;
    const size = 4 + depth * 20;
    const x = sheet.random.between(-10, WIDTH + 10);
    const bend = sheet.random.between(-0.5, 0.5) * size;
    return curve(
      `M${n(x)} ${n(y)}q${n(bend * 0.3)} ${n(-size * 0.6)} ${n(bend)} ${n(-size)}`,
      1 + depth * 1.8,
      sheet.random.pick(colours),
      'opacity="0.75"',
    );
  });
}

/** Stones, leaves, spots of light: what keeps a flat ground from looking like paint. */
export function flecks(
  sheet: Sheet,
  from: number,
  to: number,
  colours: readonly string[],
  count: number,
  opacity = 0.5,
): string {
  const drawn = times(count, () => {
    const depth = sheet.random.between(0, 1);
    const y = from + (to - from) * depth;
    const size = 1 + depth * 4;
    return oval(
      sheet.random.between(0, WIDTH),
      y,
      size * sheet.random.between(0.8, 2.4),
      size * 0.5,
      sheet.random.pick(colours),
    );
  });
  return faded(opacity, drawn);
}

/** Floor tiles that run to a vanishing point. */
export function tiles(
  horizon: number,
  from: number,
  colour: string,
  opacity: number,
  columns = 22,
  vanishing = WIDTH / 2,
): string {
  const lines: string[] = [];
  for (let column = -columns; column <= columns; column += 1) {
    const bottom = vanishing + column * 190;
    const share = (from - horizon) / (HEIGHT - horizon);
    lines.push(
      stroke(
        [
          [vanishing + (bottom - vanishing) * share, from],
          [bottom, HEIGHT],
        ],
        2,
        colour,
      ),
    );
  }
  for (let row = 0; row < 14; row += 1) {
    const y = horizon + (HEIGHT - horizon) / (1 + row * 0.42);
    if (y > from)
      lines.push(
        stroke(
          [
            [0, y],
            [WIDTH, y],
          ],
          2.4 - row * 0.12,
          colour,
        ),
      );
  }
  return faded(opacity, lines.join(''));
}

// ── Plants ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Leaves {
  readonly dark: string;
  readonly middle: string;
  readonly light: string;
  readonly blossom?: string;
}

export const greens: Leaves = { dark: '#2f5d33', middle: '#4c8a3f', light: '#8fbf55' };
export const freshGreens: Leaves = { dark: '#3f7a35', middle: '#6aa843', light: '#b6d768' };
export const flame: Leaves = { dark: '#2f5d33', middle: '#4c8a3f', light: '#7fae4c', blossom: '#e0402a' };
export const night: Leaves = { dark: '#12232f', middle: '#1d3a40', light: '#31585a' };

export function tree(
  sheet: Sheet,
  x: number,
  y: number,
  height: number,
  leaves: Leaves = greens,
  spread = 0.42,
): string {
  const crownY = y - height * 0.64;
  const trunk = path(
    `M${n(x - height * 0.045)} ${n(y)}Q${n(x - height * 0.02)} ${n(y - height * 0.3)} ${n(x - height * 0.024)} ${n(crownY)}` +
      `L${n(x + height * 0.024)} ${n(crownY)}Q${n(x + height * 0.018)} ${n(y - height * 0.3)} ${n(x + height * 0.05)} ${n(y)}Z`,
    sheet.linear(
      [
        [0, '#8a6b4e'],
        [1, '#4d3a2a'],
      ],
      [0, 0],
      [1, 0],
    ),
  );
  const branches = [-1, 1, -0.5, 0.6]
    .map((side, index) =>
      stroke(
        [
          [x, y - height * (0.36 + index * 0.05)],
          [x + side * height * spread * 0.6, crownY - height * 0.06],
        ],
        height * 0.018,
        '#5d4632',
      ),
    )
    .join('');
  return trunk + branches + crown(sheet, x, crownY, height * spread, height * 0.34, leaves);
}

/** A mass of leaves: dark below, light above on the left. */
export function crown(sheet: Sheet, x: number, y: number, rx: number, ry: number, leaves: Leaves): string {
  const { random } = sheet;
  const size = Math.min(rx, ry);
  // A large crown has more leaves, not larger ones.
  const fine = Math.max(0.34, Math.min(1, 95 / size));
  function scatter(
    count: number,
    low: number,
    high: number,
    colour: (light: number) => string,
    opacity: number,
    within = 1,
  ): string {
    return times(count, () => {
      const angle = random.between(0, Math.PI * 2);
      const reach = Math.sqrt(random.between(0, 1)) * within;
      const dx = Math.cos(angle) * reach;
      const dy = Math.sin(angle) * reach;
      const radius = size * random.between(low, high);
      const light = -dy * 0.7 - dx * 0.35 + random.between(-0.3, 0.3);
      return oval(x + dx * rx, y + dy * ry, radius * 1.15, radius, colour(light), `opacity="${opacity}"`);
    });
  }
  const many = (count: number) => Math.round(count / fine ** 1.7);
  return (
    scatter(34, 0.3, 0.4, () => leaves.dark, 1, 0.74) +
    scatter(many(60), 0.13 * fine, 0.24 * fine, (light) => (light > 0.15 ? leaves.middle : leaves.dark), 0.95) +
    scatter(
      many(110),
      0.05 * fine,
      0.11 * fine,
      (light) => (light > 0.5 ? leaves.light : light > -0.1 ? leaves.middle : tint(leaves.dark, 0.05)),
      0.9,
    ) +
    scatter(many(150), 0.018 * fine, 0.045 * fine, (light) => (light > 0.3 ? leaves.light : leaves.middle), 0.85) +
    (leaves.blossom === undefined ? '' : scatter(many(190), 0.03 * fine, 0.075 * fine, blossomBy(leaves.blossom), 0.95))
  );
}

function blossomBy(colour: string): (light: number) => string {
  return (light) => (light > 0.3 ? tint(colour, 0.18) : light > -0.2 ? colour : tint(colour, -0.25));
}

export function bush(sheet: Sheet, x: number, y: number, width: number, leaves: Leaves = greens): string {
  return crown(sheet, x, y - width * 0.2, width * 0.5, width * 0.26, leaves);
}

/** Areca palm: thin, straight, seven fronds. */
export function areca(sheet: Sheet, x: number, y: number, height: number): string {
  const top = y - height;
  const trunk = stroke(
    [
      [x, y],
      [x + height * 0.02, top],
    ],
    height * 0.035,
    sheet.linear([
      [0, '#9aa58c'],
      [1, '#6f705c'],
    ]),
  );
  const rings = times(12, (index) =>
    stroke(
      [
        [x - height * 0.014, y - (height * index) / 12.5],
        [x + height * 0.018, y - (height * index) / 12.5],
      ],
      1.4,
      '#5f6354',
      'opacity="0.6"',
    ),
  );
  const fronds = [-82, -50, -20, 12, 40, 66, 92]
    .map((angle) => frond(x + height * 0.02, top, height * 0.42, angle))
    .join('');
  return (
    trunk + rings + oval(x + height * 0.02, top + height * 0.03, height * 0.024, height * 0.07, '#7fa650') + fronds
  );
}

function frond(x: number, y: number, length: number, angle: number): string {
  const leaflets = times(13, (index) => {
    const along = (index + 1) / 14;
    const px = along * length;
    const py = along * along * length * 0.34;
    const leaf = length * 0.2 * Math.sin(Math.PI * Math.min(1, along + 0.14));
    const colour = index % 2 === 0 ? '#4f8a3c' : '#6ba34a';
    return (
      stroke(
        [
          [px, py],
          [px + leaf * 0.55, py + leaf],
        ],
        length * 0.028,
        colour,
      ) +
      stroke(
        [
          [px, py],
          [px + leaf * 0.75, py - leaf * 0.6],
        ],
        length * 0.026,
        tint(colour, 0.1),
      )
    );
  });
  const rib = curve(`M0 0Q${n(length * 0.5)} 0 ${n(length)} ${n(length * 0.34)}`, length * 0.024, '#7d9c4a');
  return `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(angle - 90 + 22)})">${leaflets}${rib}</g>`;
}

export function sapling(sheet: Sheet, x: number, y: number, height: number, leaves: Leaves = freshGreens): string {
  return (
    stroke(
      [
        [x, y],
        [x + height * 0.01, y - height * 0.72],
      ],
      height * 0.03,
      '#7a5b3c',
    ) +
    stroke(
      [
        [x - height * 0.1, y],
        [x + height * 0.03, y - height * 0.5],
      ],
      height * 0.022,
      '#b99968',
    ) +
    crown(sheet, x, y - height * 0.76, height * 0.2, height * 0.24, leaves)
  );
}

/** A peach tree in bloom for Tết; kumquats when the blossom is orange and leaves are asked for. */
export function blossomTree(
  sheet: Sheet,
  x: number,
  y: number,
  height: number,
  colour: string,
  hasLeaves = false,
): string {
  const { random } = sheet;
  const twigs: string[] = [];
  const flowers: string[] = [];
  function grow(px: number, py: number, angle: number, length: number, width: number): void {
    const ex = px + Math.cos(angle) * length;
    const ey = py + Math.sin(angle) * length;
    twigs.push(
      stroke(
        [
          [px, py],
          [ex, ey],
        ],
        width,
        '#5b4233',
      ),
    );
    if (length < height * 0.2) {
      flowers.push(
        times(7, () => {
          const fx = ex + random.between(-1, 1) * height * 0.075;
          const fy = ey + random.between(-1, 1) * height * 0.075;
          const radius = height * random.between(0.013, 0.026);
          const leaf = hasLeaves
            ? oval(
                fx + radius,
                fy + radius * 1.5,
                radius * 1.7,
                radius * 0.9,
                random.pick(['#3f7a35', '#5c9a3e', '#2f5d33']),
              )
            : '';
          return `${leaf}${oval(fx, fy, radius, radius, random.pick([colour, tint(colour, 0.25), tint(colour, -0.12)]))}`;
        }),
      );
    }
    if (length < height * 0.1) return;
    for (const turn of [-0.55, 0.1, 0.6])
      grow(ex, ey, angle + turn + random.between(-0.22, 0.22), length * random.between(0.62, 0.74), width * 0.66);
  }
  grow(x, y, -Math.PI / 2, height * 0.3, height * 0.045);
  return twigs.join('') + flowers.join('');
}

export function pot(sheet: Sheet, x: number, y: number, width: number, colour = '#b5623c'): string {
  const glaze = sheet.linear(
    [
      [0, tint(colour, 0.2)],
      [1, tint(colour, -0.3)],
    ],
    [0, 0],
    [1, 0],
  );
  return (
    path(
      `M${n(x - width / 2)} ${n(y - width * 0.7)}L${n(x - width * 0.36)} ${n(y)}Q${n(x)} ${n(y + width * 0.06)} ${n(x + width * 0.36)} ${n(y)}L${n(x + width / 2)} ${n(y - width * 0.7)}Z`,
      glaze,
    ) +
    oval(x, y - width * 0.7, width * 0.54, width * 0.1, tint(colour, 0.12)) +
    oval(x, y - width * 0.7, width * 0.45, width * 0.07, '#4b3526')
  );
}

export function flowers(sheet: Sheet, x: number, y: number, width: number, colours: readonly string[]): string {
  return (
    crown(sheet, x, y, width * 0.5, width * 0.36, freshGreens) +
    times(26, () => {
      const px = x + sheet.random.between(-0.5, 0.5) * width;
      const py = y + sheet.random.between(-0.4, 0.28) * width;
      const size = width * sheet.random.between(0.045, 0.085);
      const colour = sheet.random.pick(colours);
      return oval(px, py, size, size * 0.92, colour) + oval(px, py, size * 0.4, size * 0.36, tint(colour, 0.4));
    })
  );
}

// ── Houses ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A Vietnamese town house: narrow, high, with balconies. */
export function tubeHouse(
  sheet: Sheet,
  x: number,
  ground: number,
  width: number,
  floors: number,
  colour: string,
  options: { readonly lit?: boolean; readonly air?: number; readonly shop?: boolean } = {},
): string {
  const { lit = false, air = 0, shop = false } = options;
  const floor = width * 0.72;
  const height = floor * floors;
  const top = ground - height;
  const wall = hazed(colour, lit ? '#1b2a44' : AIR, lit ? 0.52 : air);
  const trim = hazed('#fdf8ee', lit ? '#25365a' : AIR, lit ? 0.5 : air);
  const glass = lit ? '#ffd98a' : hazed('#5f7f92', AIR, air);
  const shutter = hazed(
    sheet.random.pick(['#4f7d62', '#8b5a3c', '#3f6a8a', '#6d7a4a']),
    lit ? '#1b2a44' : AIR,
    lit ? 0.6 : air,
  );
  const parts = [
    rect(
      x,
      top,
      width,
      height,
      sheet.linear(
        [
          [0, tint(wall, 0.08)],
          [1, tint(wall, -0.12)],
        ],
        [0, 0],
        [1, 0.2],
      ),
    ),
  ];
  for (let level = 0; level < floors; level += 1) {
    const y = ground - floor * (level + 1);
    parts.push(rect(x, y - floor * 0.03, width, floor * 0.07, trim));
    if (level === 0) {
      parts.push(groundFloor(sheet, x, ground, width, floor, { shutter, trim, lit, shop }));
      continue;
    }
    const isOn = lit && sheet.random.between(0, 1) > 0.3;
    for (const share of [0.14, 0.56]) {
      const wx = x + width * share;
      parts.push(rect(wx - 3, y + floor * 0.18, width * 0.3 + 6, floor * 0.58, trim));
      parts.push(rect(wx, y + floor * 0.21, width * 0.3, floor * 0.52, lit && !isOn ? '#22324d' : glass));
      parts.push(
        rect(wx, y + floor * 0.21, width * 0.09, floor * 0.52, shutter) +
          rect(wx + width * 0.21, y + floor * 0.21, width * 0.09, floor * 0.52, shutter),
      );
      if (!lit)
        parts.push(
          polygon(
            [
              [wx + width * 0.1, y + floor * 0.7],
              [wx + width * 0.2, y + floor * 0.24],
              [wx + width * 0.15, y + floor * 0.24],
              [wx + width * 0.1, y + floor * 0.45],
            ],
            '#ffffff',
            'opacity="0.25"',
          ),
        );
    }
    parts.push(rect(x - width * 0.03, y + floor * 0.88, width * 1.06, floor * 0.07, trim));
    parts.push(times(13, (bar) => rect(x + (width * bar) / 12.4, y + floor * 0.68, width * 0.018, floor * 0.22, trim)));
    parts.push(rect(x - width * 0.02, y + floor * 0.66, width * 1.04, floor * 0.03, trim));
    if (sheet.random.between(0, 1) > 0.35)
      parts.push(
        bush(sheet, x + width * sheet.random.between(0.2, 0.8), y + floor * 0.9, width * 0.3, lit ? night : greens),
      );
  }
  parts.push(roofOf(sheet, x, top, width, { wall, trim, lit, air }));
  return parts.join('');
}

interface Front {
  readonly shutter: string;
  readonly trim: string;
  readonly lit: boolean;
  readonly shop: boolean;
}

function groundFloor(
  sheet: Sheet,
  x: number,
  ground: number,
  width: number,
  floor: number,
  { shutter, trim, lit, shop }: Front,
): string {
  const inside = lit
    ? sheet.linear([
        [0, '#ffe7a8'],
        [1, '#d99a4a'],
      ])
    : sheet.linear([
        [0, '#3d3a38'],
        [1, '#6b5f52'],
      ]);
  const door =
    rect(x + width * 0.1, ground - floor * 0.82, width * 0.8, floor * 0.82, trim) +
    rect(x + width * 0.13, ground - floor * 0.78, width * 0.74, floor * 0.78, inside);
  if (!shop) {
    return (
      door +
      rect(x + width * 0.13, ground - floor * 0.78, width * 0.2, floor * 0.78, shutter) +
      rect(x + width * 0.67, ground - floor * 0.78, width * 0.2, floor * 0.78, tint(shutter, -0.08))
    );
  }
  const awning = times(8, (index) => {
    const left = x + (width * index) / 8;
    const fill =
      index % 2 === 0 ? hazed('#d8553f', '#1b2a44', lit ? 0.4 : 0) : hazed('#fbf3e4', '#1b2a44', lit ? 0.4 : 0);
    return polygon(
      [
        [left, ground - floor * 0.86],
        [left + width / 8, ground - floor * 0.86],
        [left + width / 8 + (index - 3) * 1.5, ground - floor * 0.64],
        [left + (index - 4) * 1.5, ground - floor * 0.64],
      ],
      fill,
    );
  });
  const goods = times(9, (index) =>
    rect(
      x + width * (0.16 + index * 0.077),
      ground - floor * (0.3 + (index % 3) * 0.05),
      width * 0.06,
      floor * (0.3 + (index % 3) * 0.05),
      tint(sheet.random.pick(['#d8a24a', '#b5533c', '#5c8a5a', '#4a78a0', '#d9c07a']), lit ? -0.2 : 0),
    ),
  );
  return door + goods + awning;
}

function roofOf(
  sheet: Sheet,
  x: number,
  top: number,
  width: number,
  {
    wall,
    trim,
    lit,
    air,
  }: { readonly wall: string; readonly trim: string; readonly lit: boolean; readonly air: number },
): string {
  if (sheet.random.between(0, 1) > 0.5) {
    const tile = hazed('#b1502f', lit ? '#1b2a44' : AIR, lit ? 0.68 : air);
    return (
      polygon(
        [
          [x - width * 0.07, top],
          [x + width * 0.5, top - width * 0.36],
          [x + width * 1.07, top],
        ],
        sheet.linear([
          [0, tint(tile, 0.12)],
          [1, tint(tile, -0.12)],
        ]),
      ) +
      polygon(
        [
          [x + width * 0.1, top],
          [x + width * 0.5, top - width * 0.25],
          [x + width * 0.9, top],
        ],
        tint(wall, -0.04),
      ) +
      oval(x + width * 0.5, top - width * 0.1, width * 0.06, width * 0.06, trim)
    );
  }
  return (
    rect(x - width * 0.02, top - width * 0.13, width * 1.04, width * 0.13, trim) +
    rect(
      x + width * 0.62,
      top - width * 0.4,
      width * 0.24,
      width * 0.28,
      hazed('#9fb3bf', lit ? '#1b2a44' : AIR, lit ? 0.7 : air),
    ) +
    rect(x + width * 0.08, top - width * 0.22, width * 0.4, width * 0.1, tint(wall, -0.1))
  );
}

/** Rows of half-round tiles, drawn as scallops. */
export function tileRoof(
  sheet: Sheet,
  left: number,
  right: number,
  top: number,
  bottom: number,
  inset: number,
  colour = '#a84c2f',
): string {
  const rows = Math.max(5, Math.round((bottom - top) / 15));
  const shape = `M${n(left + inset)} ${n(top)}L${n(right - inset)} ${n(top)}L${n(right)} ${n(bottom)}L${n(left)} ${n(bottom)}Z`;
  const lines = times(rows, (row) => {
    const share = (row + 1) / rows;
    const y = top + (bottom - top) * share;
    const from = left + inset * (1 - share);
    const to = right - inset * (1 - share);
    const count = Math.round((right - left) / 20);
    const step = (to - from) / count;
    const scallops = times(count, () => `q${n(step / 2)} ${n(7)} ${n(step)} 0`);
    return curve(
      `M${n(from)} ${n(y - 7)}${scallops}`,
      1.8,
      tint(colour, row % 2 === 0 ? -0.34 : -0.24),
      'opacity="0.75"',
    );
  });
  const patches = times(70, () => {
    const share = sheet.random.between(0, 1);
    return rect(
      sheet.random.between(left + inset, right - inset - 18),
      top + (bottom - top) * share,
      17,
      9,
      sheet.random.pick([tint(colour, 0.2), tint(colour, -0.2), '#7c5a48']),
      'opacity="0.5"',
    );
  });
  return (
    path(
      shape,
      sheet.linear([
        [0, tint(colour, -0.12)],
        [0.5, colour],
        [1, tint(colour, 0.14)],
      ]),
    ) +
    sheet.clipped(patches + lines, shape) +
    rect(left - 4, bottom - 4, right - left + 8, 9, tint(colour, -0.4), 'rx="4"') +
    rect(left + inset - 8, top - 7, right - left - 2 * inset + 16, 12, tint(colour, -0.3), 'rx="5"')
  );
}

// ── Flags and feasts ───────────────────────────────────────────────────────────────────────────────────────────────

/** Two by three; from the centre to a point of the star is a fifth of the length. */
export function flag(sheet: Sheet, x: number, y: number, length: number, wave = 1): string {
  const height = (length * 2) / 3;
  const sway = length * 0.045 * wave;
  const edge = (dy: number, back: boolean) => {
    const third = length / 3;
    return back
      ? `L${n(x + length)} ${n(y + dy)}C${n(x + third * 2)} ${n(y + dy - sway * 2.2)} ${n(x + third)} ${n(y + dy + sway * 2.2)} ${n(x)} ${n(y + dy)}Z`
      : `M${n(x)} ${n(y + dy)}C${n(x + third)} ${n(y + dy + sway * 2.2)} ${n(x + third * 2)} ${n(y + dy - sway * 2.2)} ${n(x + length)} ${n(y + dy)}`;
  };
  const shape = edge(0, false) + edge(height, true);
  const folds = sheet.linear(
    [
      [0, '#000000', 0.1],
      [0.22, '#ffffff', 0.18],
      [0.5, '#000000', 0.12],
      [0.74, '#ffffff', 0.14],
      [1, '#000000', 0.16],
    ],
    [0, 0],
    [1, 0.1],
  );
  return (
    path(shape, '#da251d') + polygon(star(x + length / 2, y + height / 2, length / 5), '#ffdd00') + path(shape, folds)
  );
}

export function flagPole(sheet: Sheet, x: number, ground: number, height: number, length: number): string {
  const metal = sheet.linear(
    [
      [0, '#f2f2ee'],
      [1, '#a7aab0'],
    ],
    [0, 0],
    [1, 0],
  );
  return (
    rect(x - 3, ground - height, 6, height, metal) +
    oval(x, ground - height, 5, 5, '#e5c04a') +
    flag(sheet, x + 3, ground - height + 6, length)
  );
}

export function bunting(
  sheet: Sheet,
  from: Point,
  to: Point,
  sag: number,
  count: number,
  size: number,
  colours: readonly string[] = ['#d8322c', '#f2c23a', '#3a8fc4', '#4fa35a', '#e58ab0'],
): string {
  const middle: Point = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2 + sag * 2];
  const line = curve(
    `M${n(from[0])} ${n(from[1])}Q${n(middle[0])} ${n(middle[1])} ${n(to[0])} ${n(to[1])}`,
    1.6,
    '#e9e4d8',
  );
  const pennants = times(count, (index) => {
    const share = (index + 0.5) / count;
    const rest = 1 - share;
    const x = rest * rest * from[0] + 2 * rest * share * middle[0] + share * share * to[0];
    const y = rest * rest * from[1] + 2 * rest * share * middle[1] + share * share * to[1];
    const colour = colours[index % colours.length] ?? '#d8322c';
    const lean = sheet.random.between(-0.2, 0.2) * size;
    return polygon(
      [
        [x - size * 0.42, y],
        [x + size * 0.42, y + 1],
        [x + lean, y + size],
      ],
      sheet.linear([
        [0, tint(colour, 0.1)],
        [1, tint(colour, -0.15)],
      ]),
    );
  });
  return line + pennants;
}

export function lantern(sheet: Sheet, x: number, y: number, size: number, colour = '#d8322c'): string {
  const silk = sheet.radial([
    [0, tint(colour, 0.45)],
    [0.6, colour],
    [1, tint(colour, -0.3)],
  ]);
  const ribs = [-0.55, 0, 0.55]
    .map((share) =>
      curve(
        `M${n(x)} ${n(y - size * 0.45)}Q${n(x + size * share * 1.5)} ${n(y)} ${n(x)} ${n(y + size * 0.45)}`,
        1,
        tint(colour, -0.35),
        'opacity="0.5"',
      ),
    )
    .join('');
  return (
    stroke(
      [
        [x, y - size * 0.9],
        [x, y - size * 0.5],
      ],
      1.5,
      '#6b5a3a',
    ) +
    oval(x, y, size * 0.55, size * 0.48, silk) +
    ribs +
    rect(x - size * 0.2, y - size * 0.54, size * 0.4, size * 0.1, '#e0b84a') +
    rect(x - size * 0.2, y + size * 0.44, size * 0.4, size * 0.1, '#e0b84a') +
    stroke(
      [
        [x, y + size * 0.54],
        [x, y + size * 0.95],
      ],
      size * 0.09,
      '#e0b84a',
    )
  );
}

/** Hanging cloth in folds, as behind every stage. */
export function curtain(
  sheet: Sheet,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string,
  folds: number,
): string {
  const fold = width / folds;
  const shade = sheet.linear(
    [
      [0, '#000000', 0.28],
      [0.35, '#ffffff', 0.12],
      [0.6, '#000000', 0],
      [1, '#000000', 0.3],
    ],
    [0, 0],
    [1, 0],
  );
  return (
    rect(x, y, width, height, colour) + times(folds, (index) => rect(x + fold * index, y, fold + 0.5, height, shade))
  );
}

// ── Furniture and tools ────────────────────────────────────────────────────────────────────────────────────────────

export function table(sheet: Sheet, x: number, y: number, width: number, height: number, cloth: string): string {
  const folds = Math.max(4, Math.round(width / 40));
  return (
    rect(
      x,
      y,
      width,
      height,
      sheet.linear([
        [0, cloth],
        [1, tint(cloth, -0.24)],
      ]),
    ) +
    times(folds, (index) =>
      rect(
        x + (width / folds) * index,
        y + 10,
        width / folds,
        height - 10,
        sheet.linear(
          [
            [0, '#000000', 0.14],
            [0.5, '#ffffff', 0.08],
            [1, '#000000', 0.12],
          ],
          [0, 0],
          [1, 0],
        ),
      ),
    ) +
    rect(x - 8, y - 8, width + 16, 18, tint(cloth, 0.16), 'rx="5"')
  );
}

/** The plastic chair of every meeting; seen from the side it looks to the right. */
export function chair(
  x: number,
  y: number,
  size: number,
  colour: string,
  look: 'front' | 'back' | 'side' = 'front',
): string {
  const dark = tint(colour, -0.25);
  if (look === 'side') {
    return (
      stroke(
        [
          [x - size * 0.26, y - size * 0.46],
          [x - size * 0.34, y],
        ],
        size * 0.07,
        dark,
      ) +
      stroke(
        [
          [x + size * 0.26, y - size * 0.46],
          [x + size * 0.32, y],
        ],
        size * 0.07,
        dark,
      ) +
      stroke(
        [
          [x - size * 0.3, y - size * 0.46],
          [x + size * 0.32, y - size * 0.44],
        ],
        size * 0.1,
        colour,
      ) +
      stroke(
        [
          [x - size * 0.3, y - size * 0.46],
          [x - size * 0.42, y - size],
        ],
        size * 0.09,
        colour,
      )
    );
  }
  const legs =
    stroke(
      [
        [x - size * 0.3, y - size * 0.45],
        [x - size * 0.34, y],
      ],
      size * 0.07,
      dark,
    ) +
    stroke(
      [
        [x + size * 0.3, y - size * 0.45],
        [x + size * 0.34, y],
      ],
      size * 0.07,
      dark,
    );
  const seat = rect(x - size * 0.34, y - size * 0.5, size * 0.68, size * 0.12, colour, `rx="${n(size * 0.05)}"`);
  const back =
    rect(
      x - size * 0.33,
      y - size * 1.04,
      size * 0.66,
      size * 0.5,
      tint(colour, look === 'back' ? -0.06 : 0.06),
      `rx="${n(size * 0.1)}"`,
    ) +
    times(3, (index) =>
      rect(
        x - size * 0.2 + index * size * 0.16,
        y - size * 0.96,
        size * 0.05,
        size * 0.32,
        dark,
        'opacity="0.5" rx="3"',
      ),
    );
  return look === 'back' ? legs + seat + back : back + legs + seat;
}

export function lampPost(x: number, ground: number, height: number, side: 1 | -1, isOn: boolean): string {
  const head: Point = [x + side * height * 0.2, ground - height * 0.97];
  const post =
    stroke(
      [
        [x, ground],
        [x, ground - height * 0.9],
      ],
      height * 0.018,
      isOn ? '#56637a' : '#9aa3ab',
    ) +
    curve(
      `M${n(x)} ${n(ground - height * 0.9)}Q${n(x)} ${n(ground - height)} ${n(head[0])} ${n(head[1])}`,
      height * 0.014,
      isOn ? '#56637a' : '#9aa3ab',
    );
  const bulb = stroke(
    [
      [head[0] - side * height * 0.02, head[1]],
      [head[0] + side * height * 0.05, head[1] + height * 0.006],
    ],
    height * 0.022,
    isOn ? '#fff6d8' : '#d9dde0',
  );
  return post + bulb;
}

export function broom(x: number, y: number, length: number, angle: number): string {
  const bristles = times(13, (index) =>
    stroke(
      [
        [0, length * 0.7],
        [(index - 6) * length * 0.018, length],
      ],
      length * 0.018,
      index % 2 === 0 ? '#b98d4a' : '#d3ab63',
    ),
  );
  return turned(
    angle,
    [x, y],
    at(
      x,
      y,
      1,
      stroke(
        [
          [0, 0],
          [0, length * 0.74],
        ],
        length * 0.026,
        '#8a6a42',
      ) +
        bristles +
        stroke(
          [
            [-length * 0.03, length * 0.72],
            [length * 0.03, length * 0.72],
          ],
          length * 0.03,
          '#c0453a',
        ),
    ),
  );
}

export function shovel(x: number, y: number, length: number, angle: number): string {
  return turned(
    angle,
    [x, y],
    at(
      x,
      y,
      1,
      stroke(
        [
          [0, 0],
          [0, length * 0.76],
        ],
        length * 0.03,
        '#9a7447',
      ) +
        stroke(
          [
            [-length * 0.06, 0],
            [length * 0.06, 0],
          ],
          length * 0.035,
          '#7b5a34',
        ) +
        path(
          `M${n(-length * 0.085)} ${n(length * 0.72)}L${n(length * 0.085)} ${n(length * 0.72)}L${n(length * 0.07)} ${n(length * 0.93)}Q0 ${n(length * 1.05)} ${n(-length * 0.07)} ${n(length * 0.93)}Z`,
          '#8d979f',
        ),
    ),
  );
}

export function wateringCan(x: number, y: number, size: number, colour = '#3f8f6a'): string {
  return at(
    x,
    y,
    size / 100,
    path('M-30 0L-26 -44L22 -44L28 0Z', colour) +
      stroke(
        [
          [24, -12],
          [58, -46],
        ],
        8,
        tint(colour, -0.12),
      ) +
      oval(60, -48, 11, 7, tint(colour, -0.2), 'transform="rotate(-40 60 -48)"') +
      curve('M-22 -42Q-50 -70 -30 -8', 6, tint(colour, -0.2)) +
      oval(-2, -44, 24, 5, tint(colour, -0.3)),
  );
}

export function bicycle(x: number, y: number, size: number, colour = '#3f6fa5'): string {
  const wheel = (wx: number) =>
    `<circle cx="${wx}" cy="-26" r="25" fill="none" stroke="#2b2f36" stroke-width="4"/><circle cx="${wx}" cy="-26" r="22" fill="none" stroke="#b8bec6" stroke-width="1.4"/>${times(
      8,
      (spoke) =>
        stroke(
          [
            [wx, -26],
            [wx + Math.cos((spoke * Math.PI) / 4) * 22, -26 + Math.sin((spoke * Math.PI) / 4) * 22],
          ],
          0.6,
          '#9aa2ab',
        ),
    )}`;
  const frame =
    stroke(
      [
        [-36, -26],
        [-14, -60],
        [26, -58],
        [0, -26],
        [-36, -26],
      ],
      4,
      colour,
    ) +
    stroke(
      [
        [0, -26],
        [-14, -60],
        [-16, -70],
      ],
      4,
      colour,
    ) +
    stroke(
      [
        [38, -26],
        [26, -58],
        [24, -72],
        [32, -76],
      ],
      4,
      tint(colour, -0.15),
    );
  return at(
    x,
    y,
    size / 100,
    wheel(-36) +
      wheel(38) +
      frame +
      stroke(
        [
          [-26, -71],
          [-8, -71],
        ],
        7,
        '#2b2522',
      ) +
      path('M30 -72h22v16q-11 4 -22 0z', '#b08a55'),
  );
}

export function motorbike(x: number, y: number, size: number, colour: string, mirrored = false): string {
  const wheel = (wx: number) =>
    oval(wx, -17, 17, 17, '#22252b') + oval(wx, -17, 9, 9, '#a7aeb6') + oval(wx, -17, 4, 4, '#4b5058');
  const shell =
    path('M-48 -30Q-50 -48 -34 -50L0 -50Q8 -34 22 -34L32 -70L40 -70L36 -30Q26 -20 4 -24L-26 -22Z', colour) +
    path('M-50 -50Q-52 -58 -44 -58L-6 -57Q2 -54 0 -49Z', '#2b2826') +
    stroke(
      [
        [36, -66],
        [30, -80],
        [20, -82],
      ],
      4,
      '#3a3e45',
    ) +
    path('M34 -72q12 2 10 14l-8 2z', '#f3f0dc') +
    stroke(
      [
        [38, -34],
        [42, -17],
      ],
      5,
      '#6a7078',
    ) +
    oval(-50, -42, 5, 4, '#d8322c');
  return at(
    x,
    y,
    size / 100,
    oval(-2, 0, 60, 4, '#1d2430', 'opacity="0.28"') + wheel(-34) + wheel(42) + shell,
    mirrored,
  );
}

/** A water buffalo, looking to the right. */
export function buffalo(sheet: Sheet, x: number, y: number, size: number, mirrored = false): string {
  const hide = sheet.linear([
    [0, '#6d665f'],
    [1, '#3f3a36'],
  ]);
  const leg = (lx: number) => path(`M${lx - 7} -44L${lx - 5} 0H${lx + 6}L${lx + 8} -44Z`, '#47413c');
  const drawn =
    leg(-52) +
    leg(34) +
    path(
      'M-78 -62Q-76 -92 -30 -92Q20 -100 52 -86Q70 -92 84 -84Q104 -78 112 -58Q110 -46 96 -46Q82 -50 70 -50Q58 -34 20 -34Q-30 -26 -66 -36Q-80 -44 -78 -62Z',
      hide,
    ) +
    leg(-36) +
    leg(50) +
    curve('M82 -84Q60 -112 40 -100', 6, '#2b2724') +
    curve('M88 -84Q100 -116 76 -122', 6, '#35302c') +
    oval(94, -68, 2.4, 2.4, '#17130f') +
    oval(108, -54, 5, 4, '#7d746b') +
    path('M74 -78q-12 4 -16 -2q8 -6 16 -2z', '#57504a') +
    curve('M-78 -64Q-92 -44 -84 -26', 3, '#3a3531');
  return at(x, y, size / 100, sheet.blurred(oval(0, 2, 92, 7, '#2a2a1a', 'opacity="0.35"'), 3) + drawn, mirrored);
}

/** A lion of the mid-autumn dance, with two dancers' legs. */
export function lion(sheet: Sheet, x: number, y: number, size: number, colour: string, mirrored = false): string {
  const cloth = sheet.linear([
    [0, tint(colour, 0.18)],
    [1, tint(colour, -0.18)],
  ]);
  const legs = [-92, -72, 8, 30]
    .map(
      (lx) =>
        stroke(
          [
            [lx, -40],
            [lx + 5, -4],
          ],
          13,
          '#f4f1e6',
        ) +
        stroke(
          [
            [lx + 1, -16],
            [lx + 5, -4],
          ],
          13.5,
          tint(colour, -0.05),
        ) +
        oval(lx + 9, -2, 10, 4.5, '#2b2b2b'),
    )
    .join('');
  const scales = times(44, (index) => {
    const sx = -104 + (index % 11) * 11;
    const sy = -92 + Math.floor(index / 11) * 15;
    return path(`M${sx} ${sy}q5.5 11 11 0`, 'none', `stroke="#ffe27a" stroke-width="1.8" opacity="0.85"`);
  });
  const body =
    path('M-112 -46Q-124 -98 -62 -102Q-16 -110 22 -100L40 -44Q18 -32 0 -38Q-30 -30 -58 -38Q-88 -30 -112 -46Z', cloth) +
    scales +
    curve('M-112 -46Q-88 -28 -58 -38Q-30 -28 0 -38Q18 -30 40 -44', 7, '#fbf3dc') +
    curve('M-112 -70q-24 -8 -22 -34', 9, '#fbf3dc');
  const face =
    path('M8 -84Q0 -138 50 -142Q104 -140 104 -92Q104 -56 58 -52Q16 -52 8 -84Z', cloth) +
    path('M28 -68Q58 -84 98 -72Q96 -46 60 -42Q32 -44 28 -68Z', '#7d1418') +
    path('M34 -66Q60 -78 92 -68L90 -62Q60 -70 36 -60Z', '#fffdf4') +
    path('M42 -50Q60 -58 82 -52Q72 -40 54 -42Z', '#ef6a5a') +
    curve('M26 -70Q58 -90 100 -74', 6, '#fbf3dc') +
    [44, 80]
      .map(
        (ex) =>
          oval(ex, -102, 15, 16, '#fffdf4') +
          oval(ex + 3, -101, 9, 10, '#1d1d22') +
          oval(ex, -105, 3.4, 3.4, '#ffffff') +
          curve(`M${ex - 16} -118q15 -13 31 -2`, 6, '#ffd54a'),
      )
      .join('') +
    oval(62, -84, 9, 7, '#ffd54a') +
    path('M46 -138Q50 -166 64 -168Q62 -150 68 -138Z', '#ffd54a') +
    oval(60, -128, 8, 6, '#9ad8ff') +
    times(15, (index) => oval(12 + Math.sin(index * 0.42) * 6, -64 - index * 5.4, 7, 6, '#fbf3dc'));
  return at(
    x,
    y,
    size / 100,
    sheet.blurred(oval(-20, 2, 112, 8, '#2a2018', 'opacity="0.4"'), 3) + legs + body + face,
    mirrored,
  );
}

export function drum(sheet: Sheet, x: number, y: number, size: number): string {
  const wood = sheet.linear(
    [
      [0, '#8f1f22'],
      [0.4, '#d23a34'],
      [1, '#6f1418'],
    ],
    [0, 0],
    [1, 0],
  );
  return at(
    x,
    y,
    size / 100,
    stroke(
      [
        [-34, 0],
        [-20, -40],
      ],
      7,
      '#6b4429',
    ) +
      stroke(
        [
          [34, 0],
          [20, -40],
        ],
        7,
        '#6b4429',
      ) +
      path('M-40 -100Q-56 -64 -40 -28L40 -28Q56 -64 40 -100Z', wood) +
      oval(0, -100, 40, 12, '#f3e3bf') +
      oval(0, -100, 33, 9, '#e2cb9a') +
      times(9, (index) => oval(-38 + index * 9.5, -90 + Math.sin((index * Math.PI) / 8) * 10, 2, 2, '#f4d03f')) +
      curve('M-46 -62Q0 -50 46 -62', 5, '#f4d03f', 'opacity="0.8"'),
  );
}

/** The five-coloured flag of village feasts. */
export function feastFlag(sheet: Sheet, x: number, ground: number, height: number, size: number): string {
  const colours = ['#2f6fb5', '#f2c23a', '#d8322c', '#fdfaf0', '#2f8a52'];
  const squares = colours
    .map((colour, index) => {
      const side = size * (1 - index * 0.19);
      const inset = (size - side) / 2;
      return rect(x + 4 + inset, ground - height + 8 + inset, side, side, colour);
    })
    .join('');
  const fringe = times(9, (index) =>
    polygon(
      [
        [x + 4 + size, ground - height + 8 + (size * index) / 9],
        [x + 4 + size * 1.16, ground - height + 8 + (size * (index + 0.5)) / 9],
        [x + 4 + size, ground - height + 8 + (size * (index + 1)) / 9],
      ],
      index % 2 === 0 ? '#d8322c' : '#f2c23a',
    ),
  );
  const folds = rect(
    x + 4,
    ground - height + 8,
    size,
    size,
    sheet.linear(
      [
        [0, '#000000', 0.12],
        [0.3, '#ffffff', 0.14],
        [0.6, '#000000', 0.12],
        [1, '#ffffff', 0.1],
      ],
      [0, 0],
      [1, 0.1],
    ),
  );
  return (
    rect(x - 3, ground - height, 6, height, '#a8434a') +
    polygon(
      [
        [x, ground - height - 18],
        [x + 6, ground - height],
        [x - 6, ground - height],
      ],
      '#f2c23a',
    ) +
    fringe +
    squares +
    folds
  );
}

export function giftBag(sheet: Sheet, x: number, y: number, size: number, colour = '#d8322c'): string {
  return (
    curve(
      `M${n(x - size * 0.22)} ${n(y - size)}q${n(size * 0.22)} ${n(-size * 0.4)} ${n(size * 0.44)} 0`,
      size * 0.05,
      '#e8c250',
    ) +
    rect(
      x - size * 0.42,
      y - size,
      size * 0.84,
      size,
      sheet.linear(
        [
          [0, tint(colour, 0.12)],
          [1, tint(colour, -0.2)],
        ],
        [0, 0],
        [1, 0.4],
      ),
      'rx="2"',
    ) +
    oval(x, y - size * 0.55, size * 0.2, size * 0.2, '#f2cf5a') +
    polygon(
      [
        [x + size * 0.42, y - size],
        [x + size * 0.54, y - size * 0.92],
        [x + size * 0.54, y - size * 0.05],
        [x + size * 0.42, y],
      ],
      tint(colour, -0.35),
    )
  );
}

export function book(x: number, y: number, size: number, colour: string, angle = 0): string {
  return turned(
    angle,
    [x, y],
    at(
      x,
      y,
      size / 20,
      path('M-12 1Q-6 -3 0 0Q6 -3 12 1L12 -10Q6 -14 0 -11Q-6 -14 -12 -10Z', colour) +
        path('M-11 -0.4Q-6 -4 0 -1.2Q6 -4 11 -0.4L11 -10.6Q6 -14 0 -11.4Q-6 -14 -11 -10.6Z', '#fdfaf0') +
        stroke(
          [
            [0, -11],
            [0, -1],
          ],
          0.6,
          '#b9ae98',
        ) +
        [-8.6, -6.8, -5]
          .map((line) => curve(`M-9 ${n(line)}q4 -2 7.4 -0.4M2 ${n(line - 0.4)}q4 -1.8 7.4 0.4`, 0.5, '#b7ac9a'))
          .join(''),
    ),
  );
}

// ── Light over everything ──────────────────────────────────────────────────────────────────────────────────────────

/** Bulbs on a wire between two posts. */
export function bulbs(sheet: Sheet, from: Point, to: Point, sag: number, count: number, size: number): string {
  const middle: Point = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2 + sag * 2];
  const wire = curve(
    `M${n(from[0])} ${n(from[1])}Q${n(middle[0])} ${n(middle[1])} ${n(to[0])} ${n(to[1])}`,
    1.6,
    '#20283c',
  );
  const lights = times(count, (index) => {
    const share = (index + 0.5) / count;
    const rest = 1 - share;
    const x = rest * rest * from[0] + 2 * rest * share * middle[0] + share * share * to[0];
    const y = rest * rest * from[1] + 2 * rest * share * middle[1] + share * share * to[1] + size;
    const colour = sheet.random.pick(['#ffdf8a', '#ffdf8a', '#ff9a6a', '#9ad8ff', '#b8f0a8']);
    return sunGlow(sheet, x, y, size * 3.4, colour, 0.7) + oval(x, y, size * 0.7, size * 0.9, tint(colour, 0.4));
  });
  return wire + lights;
}

export function vignette(sheet: Sheet, strength = 0.34): string {
  return rect(
    0,
    0,
    WIDTH,
    HEIGHT,
    sheet.radial(
      [
        [0, '#000000', 0],
        [0.62, '#000000', 0],
        [1, '#0b0d14', strength],
      ],
      [0.5, 0.48],
      0.78,
    ),
  );
}

export function warmth(sheet: Sheet, colour = '#ffcf7a', strength = 0.26, corner: Point = [0.1, 0.05]): string {
  return rect(
    0,
    0,
    WIDTH,
    HEIGHT,
    sheet.radial(
      [
        [0, colour, strength],
        [1, colour, 0],
      ],
      [corner[0], corner[1]],
      0.95,
    ),
  );
}

/**
 * Leaves that hang out of focus into the picture, as when someone takes a photo from under a tree. Soft by their own
 * gradients, because a blur filter would see the edge of the picture and fade there.
 */
export function nearLeaves(sheet: Sheet, x: number, y: number, size: number, leaves: Leaves = greens): string {
  const soft = (colour: string) =>
    sheet.radial([
      [0, colour, 0.95],
      [0.55, colour, 0.85],
      [1, colour, 0],
    ]);
  const blobs = (count: number, low: number, high: number, colours: readonly string[]) =>
    times(count, () => {
      const angle = sheet.random.between(0, Math.PI * 2);
      const reach = Math.sqrt(sheet.random.between(0, 1));
      const radius = size * sheet.random.between(low, high);
      return oval(
        x + Math.cos(angle) * reach * size,
        y + Math.sin(angle) * reach * size * 0.5,
        radius * 1.2,
        radius,
        soft(sheet.random.pick(colours)),
      );
    });
  return faded(
    0.92,
    blobs(26, 0.22, 0.36, [leaves.dark, tint(leaves.dark, 0.06)]) +
      blobs(44, 0.1, 0.2, [leaves.middle, leaves.dark]) +
      blobs(34, 0.05, 0.12, [leaves.light, leaves.middle]),
  );
}

/** Slanting light through dust. */
export function beams(sheet: Sheet, fromX: number, count: number, colour = '#fff2c8', strength = 0.11): string {
  const light = sheet.linear([
    [0, colour, strength],
    [1, colour, 0],
  ]);
  return sheet.blurred(
    times(count, (index) => {
      const x = fromX + index * 190 + sheet.random.between(-40, 40);
      const width = sheet.random.between(50, 120);
      return polygon(
        [
          [x, -40],
          [x + width, -40],
          [x + width * 2.4 + 430, HEIGHT],
          [x + 360, HEIGHT],
        ],
        light,
      );
    }),
    16,
  );
}
