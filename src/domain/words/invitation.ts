/** "mời chị Nguyễn Thị Thơm làm cộng tác viên khối 5": who is invited, as what, and into which unit of the ward. */
import type { Role } from '../roles.ts';
import { foldForSearch } from '../text/normalize.ts';
import { titles } from './names.ts';
import { partsOf, type SaidText } from './said.ts';

export interface InvitationSaid {
  readonly role: Role;
  readonly name: string;
  /** As it was written; '' : none is named. */
  readonly into: string;
}

/** Folded; longer names of a role stand before those that they hold. */
const roleNames: readonly (readonly [Role, string])[] = [
  ['contributor', 'cong tac vien|ctv|contributor'],
  ['standingDeputy', 'pho truong ban thuong truc|standing deputy'],
  ['deputy', 'pho truong ban|pho ban|deputy'],
  ['office', 'cong chuc van phong|van phong|office'],
  ['member', 'thanh vien(?: ban bien tap| ban)?|member'],
  ['accountant', 'ke toan|accountant'],
  ['chairman', 'chu tich(?: ubnd)?|chairman'],
];

const before = '^(?:(?:xin|nho|cho|toi|em|minh|hay|muon|please) ){0,2}';
/** "cho chị Hà làm phó ban" as well: a role is named at the end. */
const verbs = '(?:moi|them|gui loi moi cho|bo nhiem|tuyen|ket nap|cu|de cu|dua|cho|invite|add|appoint)';
const ending = '(?: (?:nhe|nha|giup|voi|a|di|please))*[.!]?$';

const wish = new RegExp(
  `${before}${verbs} ` +
    `(?:(?:${titles}) )?` +
    '(?<name>[^?,.;:\\d]{2,40}?) (?:(?:tham gia|vao) )?(?:lam|la|giu chuc|phu trach|as)(?: an?)? ' +
    `(?<role>${roleNames.map(([, names]) => names).join('|')})(?: (?:cua|cho|o|tai|thuoc|of|for))?(?<into> [^?,.;]{2,60}?)??` +
    ending,
  'du',
);
/** "kết nạp em Hậu vào ban biên tập" */
const joins = new RegExp(
  `${before}${verbs} (?:(?:${titles}) )?(?<name>[^?,.;:\\d]{2,40}?) (?:tham gia|vao|vo) (?:ban bien tap|ban|bbt)${ending}`,
  'du',
);
/** "mời ông làm kế toán": as what, and not yet who. */
const roleOnly = new RegExp(
  `${before}${verbs}(?: (?:${titles}|nguoi|mot nguoi|ai do|mot|1|somebody|an?))? (?:(?:lam|vao|giu chuc|phu trach|as) )?(?:an? )?(?<role>${roleNames.map(([, names]) => names).join('|')})(?: moi)?${ending}`,
  'u',
);

const roleCalled = (said: string): Role | null =>
  roleNames.find(([, names]) => new RegExp(`^(?:${names})$`, 'u').test(said))?.[0] ?? null;

/** Null: no role is named, or with it who is invited. */
export const invitedRoleIn = (heard: SaidText): Role | null =>
  roleCalled(roleOnly.exec(heard.folded)?.groups?.role ?? '');

const ofWard =
  /^(?:ubnd|uy ban|phuong|xa|dac khu|ban bien tap|ban|cong|thay (?:anh|chi|co|chu|bac|ong|ba|dong chi|em) .+)$/u;
/** "mời thêm người làm cộng tác viên" names nobody. */
const isNobody = (name: string): boolean =>
  /^(?:them )?(?:ai|ai do|nguoi|mot|1|nguoi nao|may nguoi|ca lop|moi nguoi|bao|anh chi em|ba con|nguoi dan|tin|bai|bai nay|tin nay)(?: |$)/u.test(
    foldForSearch(name),
  ) || new RegExp(`^(?:${titles})$`, 'u').test(foldForSearch(name));

/** Null: nobody is invited by name to a role. */
export const invitationIn = (heard: SaidText): InvitationSaid | null => {
  const member = partsOf(heard, joins)?.name;
  if (member !== undefined && !isNobody(member)) return { role: 'member', name: member, into: '' };
  const { name, into = '' } = partsOf(heard, wish) ?? {};
  const role = roleCalled(wish.exec(heard.folded)?.groups?.role ?? '');
  if (name === undefined || isNobody(name) || !role) return null;
  // Only who writes items belongs to a unit: "làm chủ tịch hội thi" is another office.
  if (role === 'contributor') return { role, name, into };
  return into === '' || ofWard.test(foldForSearch(into)) ? { role, name, into: '' } : null;
};
