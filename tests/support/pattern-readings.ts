/**
 * Finds regular expressions that can match one text in very many ways. A backtracking matcher tries them all: with two ways
 * through one loop, forty words give 2^40 ways. The pattern is converted to a Glushkov automaton (1961). A loop that can be
 * passed in two ways with the same characters is exponential; n consecutive loops on the same character are polynomial of degree
 * n (Weideman et al., "Analyzing matching time behavior of backtracking regular expression matchers", 2016). The content of a
 * look-around is analysed as a separate pattern.
 */

type Node =
  | { readonly t: 'set'; readonly source: string }
  | { readonly t: 'seq' | 'alt'; readonly parts: readonly Node[] }
  | { readonly t: 'rep'; readonly part: Node; readonly min: number; readonly max: number };

const empty: Node = { t: 'seq', parts: [] };

/** @param asides receives the contents of look-arounds */
function parse({ source, flags }: Pick<RegExp, 'source' | 'flags'>, asides: Node[]): Node {
  // Character classes can be nested only with the `v` flag.
  const inClass = flags.includes('v') ? '(?:\\\\.|\\[(?:\\\\.|[^\\]\\\\])*\\]|[^\\]\\\\])' : '(?:\\\\.|[^\\]\\\\])';
  const one = new RegExp(
    `\\[${inClass}*\\]|\\\\(?:[pP]\\{[^}]*\\}|u\\{[^}]*\\}|u[\\da-fA-F]{4}|x[\\da-fA-F]{2}|.)|[\\s\\S]`,
    'u',
  );
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    const found = new RegExp(pattern.source, 'uy');
    found.lastIndex = at;
    const text = found.exec(source)?.[0] ?? null;
    if (text !== null) at += text.length;
    return text;
  };
  const alternatives = (): Node => {
    const branches: Node[][] = [[]];
    while (at < source.length && source[at] !== ')') {
      if (take(/\|/u) !== null) branches.push([]);
      else branches.at(-1)?.push(repeated(atom()));
    }
    return { t: 'alt', parts: branches.map((parts) => ({ t: 'seq', parts })) };
  };
  const repeated = (part: Node): Node => {
    const sign = take(/(?:[*+?]|\{\d+(?:,\d*)?\})\??/u);
    if (sign === null) return part;
    const [, low = '', comma, high = ''] = /\{(\d+)(,)?(\d*)\}/u.exec(sign) ?? [];
    const [min, max] = sign.startsWith('{')
      ? [Number(low), comma === undefined ? Number(low) : high === '' ? Infinity : Number(high)]
      : [sign.startsWith('+') ? 1 : 0, sign.startsWith('?') ? 1 : Infinity];
    return { t: 'rep', part, min, max };
  };
  const atom = (): Node => {
    const opening = take(/\((?:\?(?:[:=!]|<[=!]|<\w+>))?/u);
    if (opening !== null) {
      const inside = alternatives();
      take(/\)/u);
      if (!/[=!]$/u.test(opening)) return inside;
      asides.push(inside);
      return empty;
    }
    if (take(/[$^]|\\[bB]|\\k<\w+>|\\[1-9]/u) !== null) return empty;
    const set = take(one) ?? '';
    return { t: 'set', source: set };
  };
  return alternatives();
}

type Places = ReadonlyMap<number, number>;
interface Fragment {
  /** Number of ways in which the fragment matches the empty string; 2 means many. */
  readonly nothing: number;
  readonly first: Places;
  readonly last: Places;
}
interface Automaton {
  readonly sets: readonly string[];
  /** For each position: the positions that can follow, and in how many ways. */
  readonly next: readonly Map<number, number>[];
}

const many = (ways: number): number => Math.min(ways, 2);
const added = (one: Places, other: Places, times = 1): Places => {
  const sum = new Map(one);
  if (times > 0) for (const [place, ways] of other) sum.set(place, many((sum.get(place) ?? 0) + ways * times));
  return sum;
};
/** Maximum number of copies by which a bounded repetition is modelled. */
const mostCopies = 3;
/** A repetition up to 8 has at most 2^8 ways, which is harmless; a larger bound is analysed as a loop. */
const fewTimes = 8;

/** @param isBoundedLoop whether a bounded repetition, such as one of a hundred, is modelled as a loop or as a few copies */
function automatonOf(root: Node, isBoundedLoop: boolean): Automaton {
  const sets: string[] = [];
  const next: Map<number, number>[] = [];
  const join = (from: Places, to: Places): void => {
    for (const [a, waysOut] of from)
      for (const [b, waysIn] of to) next[a]?.set(b, many((next[a]?.get(b) ?? 0) + waysOut * waysIn));
  };
  const nothing: Fragment = { nothing: 1, first: new Map(), last: new Map() };
  const behind = (a: Fragment, b: Fragment): Fragment => {
    join(a.last, b.first);
    return {
      nothing: many(a.nothing * b.nothing),
      first: added(a.first, b.first, a.nothing),
      last: added(b.last, a.last, b.nothing),
    };
  };
  const maybe = (part: Fragment): Fragment => ({ ...part, nothing: 1 });
  const build = (node: Node): Fragment => {
    switch (node.t) {
      case 'set': {
        const place = new Map([[sets.push(node.source) - 1, 1]]);
        next.push(new Map());
        return { nothing: 0, first: place, last: place };
      }
      case 'seq':
        return node.parts.reduce((done, part) => behind(done, build(part)), nothing);
      case 'alt':
        return node.parts.map(build).reduce((a, b) => ({
          nothing: many(a.nothing + b.nothing),
          first: added(a.first, b.first),
          last: added(a.last, b.last),
        }));
      case 'rep': {
        const { part, min, max } = node;
        if (max === 0) return nothing;
        if (max <= mostCopies || (max !== Infinity && (!isBoundedLoop || max <= fewTimes))) {
          let whole: Fragment = nothing;
          // a{1,3} is a(a(a)?)?: built from its end, so that no way is counted twice.
          for (let copy = Math.min(max, mostCopies); copy > 0; copy -= 1) {
            const tail = behind(build(part), whole);
            whole = copy > min ? maybe(tail) : tail;
          }
          return whole;
        }
        const body = build(part);
        join(body.last, body.first);
        return min === 0 ? maybe(body) : body;
      }
    }
  };
  build(root);
  return { sets, next };
}

/** Characters by which the overlap of two sets is detected, in addition to those in the pattern itself. */
const samples = [
  ...Array.from({ length: 0x24f }, (_, at) => String.fromCodePoint(at)),
  ...Array.from({ length: 0x1ef9 - 0x1ea0 }, (_, at) => String.fromCodePoint(0x1ea0 + at)),
  ...['Ω', 'Д', '中', '́', '–', '—', '…', '“', '”', '’', '\u200b', '\u00a0', '😀', '❤', '₫', '№'],
];
const isSign = (set: string): boolean => [...set].length === 1 && set !== '.';

/** Returns the sample characters that each set contains. Results are cached because the same sets occur in many patterns. */
function createSigns() {
  const known = new Map<string, ReadonlySet<string>>();
  return (sets: readonly string[], flags: string): ReadonlyMap<string, ReadonlySet<string>> => {
    const kept = [...flags].filter((flag) => 'iuvs'.includes(flag)).join('');
    const rare = [...new Set(sets.filter((set) => isSign(set) && !samples.includes(set)))].toSorted();
    return new Map(
      [...new Set(sets)].map((set) => {
        if (isSign(set)) return [set, new Set(kept.includes('i') ? [set.toLowerCase(), set.toUpperCase()] : [set])];
        const key = `${kept} ${set} ${rare.join('')}`;
        const one = new RegExp(`^${set}$`, kept);
        const held = known.get(key) ?? new Set([...samples, ...rare].filter((sign) => one.test(sign)));
        known.set(key, held);
        return [set, held];
      }),
    );
  };
}

/**
 * Finds strongly connected components: positions that can follow each other without end. -1
 * means that the position is in no loop.
 */
function loopsOf(next: readonly ReadonlyMap<number, number>[], isIn: (place: number) => boolean): readonly number[] {
  const order: number[] = [];
  const seen = new Set<number>();
  const back: number[][] = next.map(() => []);
  for (let root = 0; root < next.length; root += 1) {
    if (seen.has(root) || !isIn(root)) continue;
    seen.add(root);
    const stack: [number, number[]][] = [[root, [...(next[root]?.keys() ?? [])]]];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const to = top[1].pop();
      if (to === undefined) {
        order.push(top[0]);
        stack.pop();
      } else if (isIn(to)) {
        back[to]?.push(top[0]);
        if (!seen.has(to)) {
          seen.add(to);
          stack.push([to, [...(next[to]?.keys() ?? [])]]);
        }
      }
    }
  }
  const loop = next.map(() => -1);
  const given = new Set<number>();
  for (const root of order.toReversed()) {
    if (given.has(root)) continue;
    const members: number[] = [];
    const open = [root];
    given.add(root);
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      members.push(place);
      for (const from of back[place] ?? [])
        if (!given.has(from)) {
          given.add(from);
          open.push(from);
        }
    }
    const isLoop = members.length > 1 || next[root]?.has(root);
    if (isLoop) for (const member of members) loop[member] = root;
  }
  return loop;
}

/**
 * True when a loop can be passed in two ways: the same characters lead to two of its positions, and both lead on to one position.
 */
function goesTwoWays({ sets, next }: Automaton, signs: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const loop = loopsOf(next, () => true);
  const inside = next.map((to, from) =>
    [...to.keys()].filter((place) => loop[from] !== -1 && loop[place] === loop[from]),
  );
  if (inside.some((to, from) => to.some((place) => (next[from]?.get(place) ?? 0) > 1))) return true;
  const names = [...signs.keys()];
  const overlap = new Map(
    names.map((one) => [
      one,
      names.filter((other) => [...(signs.get(one) ?? [])].some((sign) => signs.get(other)?.has(sign))),
    ]),
  );
  const bySet = inside.map((to) => {
    const groups = new Map<string, number[]>();
    for (const place of to) groups.set(sets[place] ?? '', [...(groups.get(sets[place] ?? '') ?? []), place]);
    return groups;
  });
  const seen = new Set<number>();
  const open: [number, number][] = [];
  const follow = (a: number, b: number): boolean => {
    for (const [set, ones] of bySet[a] ?? [])
      for (const other of overlap.get(set) ?? [])
        for (const two of bySet[b]?.get(other) ?? [])
          for (const one of ones) {
            if (one === two) {
              if (a !== b) return true;
              continue;
            }
            const [low, high] = one < two ? [one, two] : [two, one];
            const key = low * sets.length + high;
            if (seen.has(key)) continue;
            seen.add(key);
            open.push([low, high]);
          }
    return false;
  };
  for (let place = 0; place < sets.length; place += 1) if (loop[place] !== -1) follow(place, place);
  for (let pair = open.pop(); pair; pair = open.pop()) if (follow(...pair)) return true;
  return false;
}

/** Counts consecutive loops that one character can fill: three of them cost the text's length to the power of three. */
function loopsOnOneSign({ sets, next }: Automaton, signs: ReadonlyMap<string, ReadonlySet<string>>): number {
  const classes = new Set([...signs.values()].flatMap((held) => [...held]));
  const tried = new Set<string>();
  let deepest = 0;
  for (const sign of classes) {
    const isIn = (place: number): boolean => signs.get(sets[place] ?? '')?.has(sign) === true;
    const key = [...sets.keys()].filter(isIn).join();
    if (tried.has(key)) continue;
    tried.add(key);
    const loop = loopsOf(next, isIn);
    const depth = new Map<number, number>();
    const depthOf = (place: number, path: ReadonlySet<number>): number => {
      const known = depth.get(place);
      if (known !== undefined) return known;
      const group = loop[place] === -1 ? [place] : [...sets.keys()].filter((each) => loop[each] === loop[place]);
      const ahead = group
        .flatMap((each) => [...(next[each]?.keys() ?? [])])
        .filter((to) => isIn(to) && !group.includes(to) && !path.has(to));
      const longest = Math.max(0, ...ahead.map((to) => depthOf(to, new Set([...path, ...group]))));
      const own = longest + (loop[place] === -1 ? 0 : 1);
      for (const each of group) depth.set(each, own);
      return own;
    };
    for (const place of sets.keys()) if (isIn(place)) deepest = Math.max(deepest, depthOf(place, new Set()));
  }
  return deepest;
}

export interface Readings {
  /** True when forty words can be matched in 2^40 ways. */
  readonly isExponential: boolean;
  /** Number of consecutive loops on one character. */
  readonly degree: number;
}

const neverEnds = /[*+]|\{\d+,\d*\}/u;

export function createReader() {
  const signsOf = createSigns();
  return ({ source, flags }: Pick<RegExp, 'source' | 'flags'>): Readings => {
    if (!neverEnds.test(source)) return { isExponential: false, degree: 0 };
    const asides: Node[] = [];
    const root = parse({ source, flags }, asides);
    const each = [root, ...asides].map((node) => {
      const automaton = automatonOf(node, true);
      const signs = signsOf(automaton.sets, flags);
      return {
        isExponential: goesTwoWays(automaton, signs),
        degree: loopsOnOneSign(automatonOf(node, false), signs),
      };
    });
    return {
      isExponential: each.some(({ isExponential }) => isExponential),
      degree: Math.max(...each.map(({ degree }) => degree)),
    };
  };
}
