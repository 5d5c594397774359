/**
 * Recognises an invitation: "mời chị Nguyễn Thị Thơm làm cộng tác viên khối 5", with the person, the role and the unit of the
 * ward.
 */
import type { Role } from '../roles.ts';
import { foldForSearch } from '../text/normalize.ts';
import { type FoldedText, partsOf } from './folded-text.ts';
import { titles } from './names.ts';

/** A person who is invited, and to which role. */
export interface InvitationSaid {
  readonly role: Role;
  readonly name: string;
  /** The unit as written; '' when none is named. */
  readonly into: string;
}

/** Folded. A longer role name comes before a shorter one that it contains. */
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
/** "cho chị Hà làm phó ban" also matches, because the sentence must end with a role. */
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
/** "kết nạp em Hậu vào ban biên tập". */
const joins = new RegExp(
  `${before}${verbs} (?:(?:${titles}) )?(?<name>[^?,.;:\\d]{2,40}?) (?:tham gia|vao|vo) (?:ban bien tap|ban|bbt)${ending}`,
  'du',
);
/** "mời ông làm kế toán": the role, without a name. */
const roleOnly = new RegExp(
  `${before}${verbs}(?: (?:${titles}|nguoi|mot nguoi|ai do|mot|1|somebody|an?))? (?:(?:lam|vao|giu chuc|phu trach|as) )?(?:an? )?(?<role>${roleNames.map(([, names]) => names).join('|')})(?: moi)?${ending}`,
  'u',
);

const roleCalled = (said: string): Role | null =>
  roleNames.find(([, names]) => new RegExp(`^(?:${names})$`, 'u').test(said))?.[0] ?? null;

/** The role of an invitation without a name. Null when no role is named, or when a person is named too. */
export const invitedRoleIn = (heard: FoldedText): Role | null =>
  roleCalled(roleOnly.exec(heard.folded)?.groups?.role ?? '');

const ofWard =
  /^(?:ubnd|uy ban|phuong|xa|dac khu|ban bien tap|ban|cong|thay (?:anh|chi|co|chu|bac|ong|ba|dong chi|em) .+)$/u;
/** "mời thêm người làm cộng tác viên" names no person. */
const isNobody = (name: string): boolean =>
  /^(?:them )?(?:ai|ai do|nguoi|mot|1|nguoi nao|may nguoi|ca lop|moi nguoi|bao|anh chi em|ba con|nguoi dan|tin|bai|bai nay|tin nay)(?: |$)/u.test(
    foldForSearch(name),
  ) || new RegExp(`^(?:${titles})$`, 'u').test(foldForSearch(name));

/** The invitation in the message. Null when no person is invited by name to a role. */
export const invitationIn = (heard: FoldedText): InvitationSaid | null => {
  const member = partsOf(heard, joins)?.name;
  if (member !== undefined && !isNobody(member)) return { role: 'member', name: member, into: '' };
  const { name, into = '' } = partsOf(heard, wish) ?? {};
  const role = roleCalled(wish.exec(heard.folded)?.groups?.role ?? '');
  if (name === undefined || isNobody(name) || !role) return null;
  // Only contributors belong to a unit. For other roles another body after the role means another office ("làm chủ tịch hội
  // thi").
  if (role === 'contributor') return { role, name, into };
  return into === '' || ofWard.test(foldForSearch(into)) ? { role, name, into: '' } : null;
};
