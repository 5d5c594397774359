/**
 * A person with an open cry for help writes another: decides whether it is the same matter. Each matter is a case of its own,
 * so that each is alerted, reminded of and ended separately (words §2). A consequence of a matter (a person hurt in a fire)
 * belongs to it.
 */
import { foldForSearch } from '../text/normalize.ts';

/** Kinds of danger that are not consequences of each other. */
const sorts = {
  fire: /\b(?:chay (?:nha|cho|xe|kho|quan|rung|bep|tiem|xuong|lan|to|lon|roi)|(?:dang|bi|boc|phat) chay|lua|khoi (?:den|mu|nghi ngut)|no binh|fire|burning|smoke)\b/u,
  water:
    /\b(?:duoi nuoc|chet duoi|duoi roi|dang duoi|chim|troi (?:song|ra|theo)|roi (?:xuong )?(?:song|ao|ho|muong|gieng|kenh|be)|(?:rot|rot|te|nga|lot) (?:xuong )?(?:song|ao|muong|gieng|ho|kenh|cong)|lu cuon|drown\w*|ngap (?:toi|den|nha))\b/u,
  electric: /\b(?:dien giat|giut dien|giat dien|day dien|dut day|ro dien|tru dien|cot dien|electr\w+)\b/u,
  poison:
    /\b(?:nuot|uong (?:nham|phai|thuoc (?:sau|tru|chuot|ray|co|ngu))|thuoc (?:tru )?sau|ngo doc|hoc (?:hat|xuong|keo)|poison\w*|swallow\w*)\b/u,
  lost: /\b(?:di lac|bi lac|lac (?:mat|duong)|mat tich|(?:chua|khong) (?:thay )?ve|bo nha di|bi bat coc|bat coc|tim (?:khong thay|chau|ba|ong|con)|missing|kidnap\w*|lost (?:child|my|his|her))\b/u,
  violence:
    /\b(?:danh (?:nhau|dap|vo|con|nguoi|em|toi)|cam dao|cam (?:rua|sung|gay)|chem|dam (?:nhau|nguoi|em|toi|chet)|cuop|giut (?:do|tui|day)|trom|doa giet|hiep|dot nhap|pha cua|knife|robb\w+|beat\w*|attack\w*)\b/u,
  traffic: /\b(?:tai nan|tong (?:xe|nhau|nguoi)|dung xe|dam xe|lat xe|xe (?:lat|can|tong)|accident|crash\w*)\b/u,
  collapse: /\b(?:sap|sat lo|lo dat|do (?:tuong|nha|cay)|cay do|vui lap|vo de|be de|collaps\w*|landslide)\b/u,
  gas: /\b(?:ro (?:ri )?(?:gas|ga)|xi (?:gas|ga)|mui (?:gas|ga)|gas leak)\b/u,
  animal:
    /\b(?:cho (?:dai|can)|ran (?:can|ho|luc)|ong (?:dot|vo ve)|tran (?:bo|quan)|bi (?:cho|ran|ong) (?:can|dot))\b/u,
  suicide: /\b(?:tu tu|tu sat|nhay (?:lau|cau|song)|khong muon song|treo co|chet cho roi|suicide|kill myself)\b/u,
} as const;

const sortsOf = (text: string): readonly string[] => {
  const folded = foldForSearch(text);
  return Object.entries(sorts)
    .filter(([, words]) => words.test(folded))
    .map(([sort]) => sort);
};

/** "có người nằm bất động": a person who was not mentioned before. */
const somebodyElse =
  /\b(?:co|thay) (?:mot |1 )?(?:nguoi|ong|ba|co|anh|chi|thang|em|be|chau|dua|cu)\b(?: [a-z]+){0,3} (?:nam|bat tinh|bat dong|te|nga|ngat|xiu|bi|dang|keu)\b|\bthere is (?:a|an|another|some\w*)\b/u;
const place =
  /\b(?:khoi|ngo|hem|thon|xom|to|duong so|kiet|ap|ban) \d{1,3}\b|\b(?:truoc|sau|canh|gan|o) (?:cho|cau|truong|dinh|chua|tram|nha van hoa|cong vien|ben xe)\b/gu;
const placesOf = (text: string): readonly string[] => foldForSearch(text).match(place) ?? [];

const isDisjoint = (one: readonly string[], other: readonly string[]): boolean =>
  one.length > 0 && other.length > 0 && !one.some((each) => other.includes(each));

/**
 * True when the text is a cry about another matter.
 * @param told everything that was said about the open matter
 */
export function isAnotherCry(text: string, told: readonly string[]): boolean {
  const before = told.join('. ');
  const own = sortsOf(text);
  const known = sortsOf(before);
  if (isDisjoint(own, known)) return true;
  const places = placesOf(text);
  const knownPlaces = placesOf(before);
  if (own.length > 0) return isDisjoint(places, knownPlaces);
  return somebodyElse.test(foldForSearch(text)) && places.some((each) => !knownPlaces.includes(each));
}
