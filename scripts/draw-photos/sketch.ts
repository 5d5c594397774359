/** Pencils: a repeatable random source, colours, gradients, and SVG text. Nothing here knows what is being drawn. */

export interface Random {
  /** From `low` up to `high`. */
  between(low: number, high: number): number;
  pick<T>(items: readonly T[]): T;
}

/** The same seed draws the same picture, on every machine. (mulberry32) */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  }
  return {
    between: (low, high) => low + next() * (high - low),
    pick(items) {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
  };
}

export type Stop = readonly [offset: number, colour: string, opacity?: number];

/** A sheet of paper: what is drawn on it, and the gradients that the drawing needs. */
export interface Sheet {
  readonly random: Random;
  linear(stops: readonly Stop[], from?: readonly [number, number], to?: readonly [number, number]): string;
  radial(stops: readonly Stop[], centre?: readonly [number, number], radius?: number): string;
  blurred(drawing: string, radius: number): string;
  /** `drawing` shows only inside `shape`, which is one path's `d`. */
  clipped(drawing: string, shape: string): string;
  render(drawing: string): string;
}

export const WIDTH = 1600;
export const HEIGHT = 1200;

export function createSheet(seed: number): Sheet {
  const definitions = new Map<string, string>();

  function define(body: (id: string) => string): string {
    const key = body('');
    const known = definitions.get(key);
    const id = known === undefined ? `d${definitions.size}` : (/id="([^"]+)"/.exec(known)?.[1] ?? '');
    if (known === undefined) definitions.set(key, body(id));
    return id;
  }

  return {
    random: createRandom(seed),
    linear(stops, from = [0, 0], to = [0, 1]) {
      const ends = `x1="${from[0]}" y1="${from[1]}" x2="${to[0]}" y2="${to[1]}"`;
      return `url(#${define((id) => `<linearGradient id="${id}" ${ends}>${stopsOf(stops)}</linearGradient>`)})`;
    },
    radial(stops, centre = [0.5, 0.5], radius = 0.5) {
      const place = `cx="${centre[0]}" cy="${centre[1]}" r="${radius}"`;
      return `url(#${define((id) => `<radialGradient id="${id}" ${place}>${stopsOf(stops)}</radialGradient>`)})`;
    },
    blurred(drawing, radius) {
      const box = 'x="-0.3" y="-0.3" width="1.6" height="1.6"';
      const id = define((name) => `<filter id="${name}" ${box}><feGaussianBlur stdDeviation="${radius}"/></filter>`);
      return `<g filter="url(#${id})">${drawing}</g>`;
    },
    clipped(drawing, shape) {
      return `<g clip-path="url(#${define((id) => `<clipPath id="${id}"><path d="${shape}"/></clipPath>`)})">${drawing}</g>`;
    },
    render(drawing) {
      const box = `width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}"`;
      return `<svg xmlns="http://www.w3.org/2000/svg" ${box}><defs>${[...definitions.values()].join('')}</defs>${drawing}</svg>`;
    },
  };
}

function stopsOf(stops: readonly Stop[]): string {
  return stops
    .map(
      ([offset, colour, opacity = 1]) => `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${opacity}"/>`,
    )
    .join('');
}

// ── Shapes ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Point = readonly [x: number, y: number];

/** Two decimals are finer than a pixel, and keep the text short. */
export function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export function rect(x: number, y: number, width: number, height: number, fill: string, more = ''): string {
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${fill}" ${more}/>`;
}

export function oval(x: number, y: number, rx: number, ry: number, fill: string, more = ''): string {
  return `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}" ${more}/>`;
}

export function path(d: string, fill: string, more = ''): string {
  return `<path d="${d}" fill="${fill}" ${more}/>`;
}

export function polygon(points: readonly Point[], fill: string, more = ''): string {
  return `<polygon points="${points.map(([x, y]) => `${n(x)},${n(y)}`).join(' ')}" fill="${fill}" ${more}/>`;
}

/** A line with round ends. */
export function stroke(points: readonly Point[], width: number, colour: string, more = ''): string {
  const d = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('');
  return curve(d, width, colour, more);
}

export function curve(d: string, width: number, colour: string, more = ''): string {
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;
}

export function at(x: number, y: number, scale: number, drawing: string, mirrored = false): string {
  return `<g transform="translate(${n(x)} ${n(y)}) scale(${n(mirrored ? -scale : scale)} ${n(scale)})">${drawing}</g>`;
}

export function turned(degrees: number, [x, y]: Point, drawing: string): string {
  return degrees === 0 ? drawing : `<g transform="rotate(${n(degrees)} ${n(x)} ${n(y)})">${drawing}</g>`;
}

export function faded(opacity: number, drawing: string): string {
  return `<g opacity="${n(opacity)}">${drawing}</g>`;
}

export function times(count: number, draw: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => draw(index)).join('');
}

// ── Colours ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** `amount` from -1 (black) to 1 (white). */
export function tint(colour: string, amount: number): string {
  const target = amount < 0 ? 0 : 255;
  return mix(colour, target, target, target, Math.abs(amount));
}

/** What lies far away takes the colour of the air. */
export function hazed(colour: string, air: string, amount: number): string {
  return mix(colour, ...channelsOf(air), amount);
}

function mix(colour: string, red: number, green: number, blue: number, amount: number): string {
  const goal = [red, green, blue] as const;
  const mixed = channelsOf(colour).map((channel, index) =>
    Math.round(channel + ((goal[index] ?? 0) - channel) * amount),
  );
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

function channelsOf(colour: string): [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
