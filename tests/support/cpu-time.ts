/** CPU time of a piece of work in milliseconds. It does not include the work of other processes. */
const cpuMsOf = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/**
 * Runs of each length. When the ratio looks quadratic, more runs follow, because load from
 * other processes can distort the figures.
 */
const fewRuns = 3;
const manyRuns = 12;
const looksSquare = 8;

/**
 * Returns how much more CPU time a piece of work costs when its input is four times as long: about 4 if it is linear, about 16 if
 * it is quadratic. A ratio of two figures of one run is comparable on every machine. The two lengths run alternately and the
 * cheapest run of each counts, so a garbage collection, a compilation or load from another process affects only some of the runs.
 *
 * @param workOn makes the work for an input of a given length; preparation inside it is not measured
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
