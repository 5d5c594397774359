/**
 * How many bytes may come by forms in a day: by one page, by one address of the Internet, and in all; and none while the
 * disk is nearly full. Counted in memory: what a restart forgets are hours of a limit, never a file.
 */
import { RequestRefused } from './problem.ts';

const mebibyte = 1024 * 1024;
export const uploadLimits = {
  pageBytes: 300 * mebibyte,
  /** Behind a phone company's one address are many people. */
  addressBytes: 1_500 * mebibyte,
  allBytes: 6_000 * mebibyte,
  /** Below so much free disk uploads wait; the databases need the rest. */
  leastFreeBytes: 256 * mebibyte,
} as const;
const dayMs = 24 * 3_600_000;
/** Pages and addresses that are remembered; more than that in a day is a flood, which `allBytes` ends. */
const mostCounted = 20_000;

/** How many bytes one signed page, one address and the whole disk take in a day. */
export interface UploadQuota {
  /** @throws RequestRefused when the disk is nearly full, or a limit of the day is reached */
  check(page: string, address: string): void;
  /** Bytes that came, whether they are kept or not. @throws RequestRefused like `check` */
  note(page: string, address: string, bytes: number): void;
}

export interface UploadQuotaOptions {
  readonly now: () => Date;
  readonly freeBytes: () => number;
  readonly limits?: Readonly<Record<keyof typeof uploadLimits, number>>;
}

/** A day is one of UTC. */
export function createUploadQuota({ now, freeBytes, limits = uploadLimits }: UploadQuotaOptions): UploadQuota {
  let day = 0;
  const taken = new Map<string, number>();
  const count = (name: string, bytes: number): number => {
    const sum = (taken.get(name) ?? 0) + bytes;
    if (bytes > 0 && (taken.has(name) || taken.size < mostCounted)) taken.set(name, sum);
    return sum;
  };
  const note = (page: string, address: string, bytes: number): void => {
    const today = Math.floor(now().getTime() / dayMs);
    if (today !== day) taken.clear();
    day = today;
    const isOver = [
      count(`page ${page}`, bytes) > limits.pageBytes,
      count(`address ${address}`, bytes) > limits.addressBytes,
      count('all', bytes) > limits.allBytes,
    ].includes(true);
    if (isOver) throw new RequestRefused('tooMany');
  };
  return {
    check(page, address) {
      if (freeBytes() < limits.leastFreeBytes) throw new RequestRefused('closed');
      note(page, address, 0);
    },
    note,
  };
}
