/** What a piece of work costs in milliseconds of the processor: what else the machine does at the same time is not in it. */
const cpuMsOf = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/** The cheapest of a few runs: a collection of garbage that falls into one of them does not count. */
const leastCpuMsOf = (work: () => void): number => Math.min(...[0, 1, 2].map(() => cpuMsOf(work)));

/**
 * How much more a piece of work costs when its input is four times as long: about 4 where it grows with the length, about
 * 16 where it grows with its square. A ratio of two figures of one run says the same on every machine.
 *
 * @param workOn makes the work for an input of a given length; what is made beforehand is not counted
 * @param length of the shorter input, long enough that its work can be measured
 */
export function growthByFour(workOn: (length: number) => () => void, length: number): number {
  const short = workOn(length);
  const long = workOn(4 * length);
  short();
  return leastCpuMsOf(long) / Math.max(leastCpuMsOf(short), 1);
}
