/** A named place at which a test can kill the process. In production the call does nothing. */
export type CrashPoint = (name: string) => void;
/** The implementation for production: does nothing. */
export const nowhere: CrashPoint = () => undefined;
