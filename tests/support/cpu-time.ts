/** What a piece of work costs in milliseconds of the processor: what else the machine does at the same time is not in it. */
const cpuMsOf = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/** Runs of each length; when they look like a square, as many more: what else the machine does must not be taken for one. */
const fewRuns = 3;
const manyRuns = 12;
const looksSquare = 8;

/**
 * How much more a piece of work costs when its input is four times as long: about 4 where it grows with the length, about
 * 16 where it grows with its square. A ratio of two figures of one run says the same on every machine. The cheapest of several
 * runs counts, the two lengths by turns: a collection of garbage, a compilation or a neighbour falls into one of them.
 *
 * @param workOn makes the work for an input of a given length; what is made beforehand is not counted
 * @param length of the shorter input, long enough that its work can be measured
 */
export function growthByFour(workOn: (length: number) => () => void, length: number): number {
  const short = workOn(length);
  const long = workOn(4 * length);
  short();
  let [leastShort, leastLong] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const growth = (): number => leastLong / Math.max(leastShort, 1);
  for (let run = 0; run < fewRuns || (run < manyRuns && growth() >= looksSquare); run += 1) {
    leastShort = Math.min(leastShort, cpuMsOf(short));
    leastLong = Math.min(leastLong, cpuMsOf(long));
  }
  return growth();
}
