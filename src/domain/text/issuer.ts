/**
 * Determines who issued a document by the letters of its number (Decree 30/2020/NĐ-CP, Phụ lục I, II.3): the ward also passes
 * on documents of other bodies. Pure.
 */
export type Issuer =
  | 'ward'
  | 'wardCouncil'
  | 'people'
  | 'council'
  | 'primeMinister'
  | 'government'
  | 'assembly'
  | 'ministry'
  | 'party';

/** Words for a body above the ward, in the description of the source. */
const above = /\b(?:tỉnh|thành phố|trung ương|sở)\b/iu;

/**
 * The issuer of a document; null when the number does not show it.
 * @param source the source in words
 */
export function issuerOf(number: string, source: string): Issuer | null {
  const letters = number.toUpperCase().split('/').slice(1).join('/').normalize('NFC');
  if (/QH\d*$/u.test(letters)) return 'assembly';
  if (/-TTG$/u.test(letters)) return 'primeMinister';
  if (/-CP$/u.test(letters)) return 'government';
  if (/HĐND$/u.test(letters)) return above.test(source) ? 'council' : 'wardCouncil';
  if (/UBND$/u.test(letters)) return above.test(source) ? 'people' : 'ward';
  if (/-(?:TW|TU|ĐU)$/u.test(letters)) return 'party';
  return /^TT-B|^(?:\d{4}\/)?TT-B|^QĐ-B/u.test(letters) ? 'ministry' : null;
}
