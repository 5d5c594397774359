/** Sentences come from `locales/<language>/portal.ftl`. */
export type Translate = (key: string, facts?: Readonly<Record<string, string | number>>) => string;
