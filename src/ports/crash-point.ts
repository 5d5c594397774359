/** Named places at which a test may kill the process; in production nothing happens there. */
export type CrashPoint = (name: string) => void;
export const nowhere: CrashPoint = () => undefined;
