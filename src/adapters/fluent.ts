/** Renders sentences from Fluent files. A fact that is itself a sentence is rendered first. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import type { Fact, Sentence } from '../domain/facts.ts';
import type { Translator } from '../ports/translator.ts';

const readBundle = (folder: string, locale: string): FluentBundle => {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  for (const name of readdirSync(join(folder, locale))
    .filter((file) => file.endsWith('.ftl'))
    .sort()) {
    const errors = bundle.addResource(new FluentResource(readFileSync(join(folder, locale, name), 'utf8')));
    if (errors.length > 0)
      throw new Error(`locales/${locale}/${name}: ${errors.map((error) => error.message).join('; ')}`);
  }
  return bundle;
};

/** @param folder contains one folder per locale; the first locale is the fallback */
export const createTranslator = (
  folder: string,
  locales: readonly [string, ...string[]] = ['vi', 'en'],
): Translator => {
  const bundles = new Map(locales.map((locale) => [locale, readBundle(folder, locale)]));
  const say = (locale: string, { key, facts }: Sentence): string => {
    const bundle = bundles.get(locale) ?? bundles.get(locales[0]);
    const pattern = bundle?.getMessage(key)?.value;
    if (!bundle || !pattern) throw new Error(`no sentence "${key}" in locale ${locale}`);
    const spoken = (fact: Fact): string | number => (typeof fact === 'object' ? say(locale, fact) : fact);
    const words = Object.fromEntries(Object.entries(facts ?? {}).map(([name, fact]) => [name, spoken(fact)]));
    const errors: Error[] = [];
    const text = bundle.formatPattern(pattern, words, errors);
    if (errors.length > 0) throw new Error(`sentence "${key}": ${errors.map((error) => error.message).join('; ')}`);
    return text;
  };
  return { say };
};
