/** Addresses that bots register with a platform. */

/** For a simulator, loopback addresses count as public, also with http. */
export const isLoopback = (hostname: string): boolean => /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
