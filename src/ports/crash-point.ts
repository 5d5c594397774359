/** Named places at which a test may kill the process; in production nothing happens there. */
export type CrashPoint = (name: string) => void;
/** In production: nothing ends the process here. */
export const nowhere: CrashPoint = () => undefined;
