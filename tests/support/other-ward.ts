/** The shipped ward with what a test says otherwise. Classes that are called sensitive are so in each of its processes. */
import type { Ward } from '../../src/domain/ward.ts';

export function wardBut(shipped: Ward, change: Partial<Ward> = {}): Ward {
  const { sensitive } = change;
  const processes = (change.processes ?? shipped.processes).map((process) =>
    sensitive ? { ...process, sensitive } : process,
  );
  return { ...shipped, ...change, processes };
}
