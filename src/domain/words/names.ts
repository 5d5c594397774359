/** Removes what staff put before names: "đồng chí Minh" is Minh, "đề tài Gương sáng" is Gương sáng. */
import { foldInPlace } from '../text/normalize.ts';

/** Forms of address before a name, without accents; the source of a pattern. */
export const titles = 'dong chi|d\\/c|dchi|dc|anh|chi|ba|ong|co|chu|bac|thay|em';

const given = /^(?:giao(?: cho)?|phan cong|cho|nho) +/u;
const address = new RegExp(`^(?:${titles}) +(?=\\p{L})`, 'u');
const theme = /^(?:đề tài|chủ đề|theme)\s*[:–-]?\s*/iu;

const without = (text: string, lead: RegExp): string => text.slice(lead.exec(foldInPlace(text))?.[0].length ?? 0);

/** A name without the form of address, typed with or without accents. */
export const bareName = (text: string): string => without(without(text.normalize('NFC').trim(), given), address).trim();

/** True when the line begins with 'Chủ đề' or 'Đề tài'. */
export const isTheme = (text: string): boolean => theme.test(text);

/** The theme without the word that introduces it. */
export const bareTheme = (text: string): string => text.replace(theme, '').trim();
