/**
 * What a program that a test starts gets from ours: the path, the home, and where Node keeps compiled modules, so that
 * the hundredth start does not compile what the first one did. Nothing else: a setting of the machine must not reach it.
 */
export const childEnvironment = (): Readonly<Record<string, string>> => {
  const { PATH = '', HOME = '', NODE_COMPILE_CACHE = '' } = process.env;
  return { PATH, HOME, TZ: 'UTC', ...(NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {}) };
};
