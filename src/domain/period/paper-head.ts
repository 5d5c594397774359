/** What stands around a paper's own words: whose it is, its day, the legal bases that it cites, and who signs. */
import { type LocalDate, localDateOf } from '../calendar/local-date.ts';
import { versionOn, versionsOf } from '../process/dated-rule.ts';
import type { PaperSettings, Ward } from '../ward.ts';

/** What a paper says of the ward: kept with a paper that is approved, for names change. */
export interface PaperHead extends PaperSettings {
  /** 'Đồng Lạc', 'phường Đồng Lạc' */
  readonly wardName: string;
  readonly wardFullName: string;
  /** Day of the paper. */
  readonly on: LocalDate;
  readonly headName: string | null;
  readonly standingDeputyName: string | null;
}

/** Frozen with what was approved: a year later the same hash stands under the same words. */
export interface KeptHead {
  /** Nothing in what was approved before it was kept. */
  readonly paper?: PaperHead;
}

/** Names under a paper; null: nobody holds the office on its day. */
export type PaperSigners = Pick<PaperHead, 'headName' | 'standingDeputyName'>;

/** @param rules the ward's versions of its legal bases @param at the moment whose day the paper bears */
export function paperHeadOf(
  ward: Ward,
  rules: Parameters<typeof versionsOf>[1],
  { headName, standingDeputyName }: PaperSigners,
  at: Date,
): PaperHead {
  const on = localDateOf(at, ward.timeZone);
  return {
    wardName: ward.name,
    wardFullName: ward.fullName,
    place: ward.papers?.place ?? ward.name,
    recipients: ward.papers?.recipients ?? [],
    bases: versionOn(versionsOf('bases', rules, ward), on)?.content.bases ?? [],
    ...{ on, headName, standingDeputyName },
  };
}
