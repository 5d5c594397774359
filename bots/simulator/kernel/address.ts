/** Addresses that programs give to a platform. */

/** This machine is the public internet of a simulator, by http too. */
export const isLoopback = (hostname: string): boolean => /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
