/**
 * The environment variables that a program started by a test inherits: the path, the home
 * directory, and the folder of Node's compile cache, so that the hundredth start does not
 * compile the modules again. Nothing else, so that settings of the machine do not affect tests.
 */
export const childEnvironment = (): Readonly<Record<string, string>> => {
  const { PATH = '', HOME = '', NODE_COMPILE_CACHE = '' } = process.env;
  return { PATH, HOME, TZ: 'UTC', ...(NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {}) };
};
