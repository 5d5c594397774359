/** The options of the page with the phones, and the state shared by its routes. */
import type { createNetwork } from './network.ts';
import type { Phone, PhoneDetails, Worlds } from './phones.ts';

export interface SamplePhoto {
  /** File name. */
  readonly name: string;
  /** What it shows, in Vietnamese. */
  readonly label: string;
  readonly bytes: Uint8Array;
}

/** The worlds are the running platforms; phones of other platforms are left out. */
export interface SimulatorPageOptions extends Worlds {
  readonly phones: readonly PhoneDetails[];
  /** `passed` is called repeatedly while the clock moves, if that takes some time. */
  readonly clock: { now(): Date; advance(ms: number, passed: () => void): void | Promise<void> };
  /** Called once, when a page first needs them. */
  readonly samplePhotos: () => Promise<readonly SamplePhoto[]>;
  readonly portalUrl: string;
  readonly boardUrl: string;
  readonly wardName: string;
}

/** Shared by the page's routes. */
export interface PageContext {
  readonly options: SimulatorPageOptions;
  readonly phones: readonly Phone[];
  readonly samples: () => Promise<readonly SamplePhoto[]>;
  readonly network: ReturnType<typeof createNetwork>;
  /** Sends an event to every open page. */
  readonly send: (event: string, data: unknown) => void;
}
