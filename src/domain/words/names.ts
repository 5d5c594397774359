/** How staff name each other and things, taken off: "đồng chí Minh" is Minh, "đề tài Gương sáng" is Gương sáng. */

const given = /^(?:giao(?: cho)?|phân công)\s+/iu;
const address = /^(?:đồng chí|đ\/c|anh|chị|bà|ông|cô|chú)\s+/iu;
const theme = /^(?:đề tài|chủ đề|theme)\s*[:–-]?\s*/iu;

export const bareName = (text: string): string => text.trim().replace(given, '').replace(address, '').trim();

export const isTheme = (text: string): boolean => theme.test(text);
export const bareTheme = (text: string): string => text.replace(theme, '').trim();
