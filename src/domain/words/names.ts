/** How staff name each other and things, taken off: "đồng chí Minh" is Minh, "đề tài Gương sáng" is Gương sáng. */
import { foldInPlace } from '../text/normalize.ts';

/** What stands before a name, without accents; source of a pattern. */
export const titles = 'dong chi|d\\/c|dchi|dc|anh|chi|ba|ong|co|chu|bac|thay|em';

const given = /^(?:giao(?: cho)?|phan cong|cho|nho) +/u;
const address = new RegExp(`^(?:${titles}) +(?=\\p{L})`, 'u');
const theme = /^(?:đề tài|chủ đề|theme)\s*[:–-]?\s*/iu;

const without = (text: string, lead: RegExp): string => text.slice(lead.exec(foldInPlace(text))?.[0].length ?? 0);

/** With accents or without, and in both ways of typing. */
export const bareName = (text: string): string => without(without(text.normalize('NFC').trim(), given), address).trim();

/** The line begins with 'Chủ đề', 'Đề tài'. */
export const isTheme = (text: string): boolean => theme.test(text);

/** The theme without the word that announces it. */
export const bareTheme = (text: string): string => text.replace(theme, '').trim();
