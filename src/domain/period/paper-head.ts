/** The frame of a paper: its issuer, its day, the legal bases that it cites, and the signers. */
import { type LocalDate, localDateOf } from '../calendar/local-date.ts';
import { versionOn, versionsOf } from '../process/dated-rule.ts';
import type { PaperSettings, Ward } from '../ward.ts';

/** What a paper states about the ward. It is stored with an approved paper, because names change. */
export interface PaperHead extends PaperSettings {
  /** 'Đồng Lạc', 'phường Đồng Lạc' */
  readonly wardName: string;
  readonly wardFullName: string;
  /** Date of the paper. */
  readonly on: LocalDate;
  readonly headName: string | null;
  readonly standingDeputyName: string | null;
}

/** Frozen with the approval, so that the same words are printed above the same hash a year later. */
export interface KeptHead {
  /** Absent in approvals from before it was stored. */
  readonly paper?: PaperHead;
}

/** Names of the signers; null: the office is vacant on that day. */
export type PaperSigners = Pick<PaperHead, 'headName' | 'standingDeputyName'>;

/** @param rules the ward's versions of its legal bases @param at the instant whose day the paper bears */
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
