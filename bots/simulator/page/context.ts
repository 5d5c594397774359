/** What the page with the phones is given, and what its routes share. */
import type { createNetwork } from './network.ts';
import type { Phone, PhoneDetails, Worlds } from './phones.ts';

export interface SamplePhoto {
  /** Name of the file. */
  readonly name: string;
  /** What it shows, in Vietnamese. */
  readonly label: string;
  readonly bytes: Uint8Array;
}

/** The worlds are the platforms that run; phones of other platforms are left out. */
export interface SimulatorPageOptions extends Worlds {
  readonly phones: readonly PhoneDetails[];
  /** `passed` is called as time goes by, when it takes a while. */
  readonly clock: { now(): Date; advance(ms: number, passed: () => void): void | Promise<void> };
  /** Asked once, when the first page needs them. */
  readonly samplePhotos: () => Promise<readonly SamplePhoto[]>;
  readonly portalUrl: string;
  readonly boardUrl: string;
  readonly wardName: string;
}

/** What the page's routes share. */
export interface PageContext {
  readonly options: SimulatorPageOptions;
  readonly phones: readonly Phone[];
  readonly samples: () => Promise<readonly SamplePhoto[]>;
  readonly network: ReturnType<typeof createNetwork>;
  /** Tells every open page. */
  readonly send: (event: string, data: unknown) => void;
}
