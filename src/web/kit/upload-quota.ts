/**
 * Daily limits of uploaded bytes: per page, per network address and in total; and no uploads while the disk is nearly full.
 * Counted in memory: a restart resets the counts but loses no file.
 */
import { RequestRefused } from './problem.ts';

const mebibyte = 1024 * 1024;
export const uploadLimits = {
  pageBytes: 300 * mebibyte,
  /** Many people may share the address of a mobile operator. */
  addressBytes: 1_500 * mebibyte,
  allBytes: 6_000 * mebibyte,
  /** Free disk space below which uploads are refused, because the databases need the rest. */
  leastFreeBytes: 256 * mebibyte,
} as const;
const dayMs = 24 * 3_600_000;
/** Pages and addresses counted; beyond that only `allBytes` applies. */
const mostCounted = 20_000;

/** Daily limits for a signed page, a network address, and the disk. */
export interface UploadQuota {
  /** @throws RequestRefused if the disk is nearly full or a daily limit is reached */
  check(page: string, address: string): void;
  /** Counts received bytes, kept or not. @throws RequestRefused like `check` */
  note(page: string, address: string, bytes: number): void;
}

export interface UploadQuotaOptions {
  readonly now: () => Date;
  readonly freeBytes: () => number;
  readonly limits?: Readonly<Record<keyof typeof uploadLimits, number>>;
}

/** Creates the quota. A day is a UTC day. */
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
