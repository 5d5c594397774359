/** Whose the data folder is. */
import { statSync } from 'node:fs';

/**
 * The number of the user who owns the folder, if this process is root's and the folder is somebody else's; null in every
 * other case, also if the folder does not exist. What root creates there is closed to the server of that user, which
 * then fails at a write hours later.
 */
export function ownerBesidesRoot(folder: string): number | null {
  if (process.getuid?.() !== 0) return null;
  return statSync(folder, { throwIfNoEntry: false })?.uid || null;
}
