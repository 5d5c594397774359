/** What a piece of work costs in milliseconds of the processor: what else the machine does at the same time is not in it. */
export const cpuMsOf = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
