/** The shipped ward with a test's changes. A changed list of sensitive classes also applies to each of its processes. */
import type { Ward } from '../../src/domain/ward.ts';

export function wardWith(shipped: Ward, change: Partial<Ward> = {}): Ward {
  const { sensitive } = change;
  const processes = (change.processes ?? shipped.processes).map((process) =>
    sensitive ? { ...process, sensitive } : process,
  );
  return { ...shipped, ...change, processes };
}
