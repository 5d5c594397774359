/** "mời chị Nguyễn Thị Thơm làm cộng tác viên khối 5": who is invited, as what, and into which unit of the ward. */
import type { Role } from '../roles.ts';
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
  ['deputy', 'pho truong ban|deputy'],
  ['office', 'cong chuc van phong|van phong|office'],
  ['member', 'thanh vien(?: ban bien tap| ban)?|member'],
  ['accountant', 'ke toan|accountant'],
  ['chairman', 'chu tich(?: ubnd)?|chairman'],
];

const wish = new RegExp(
  '^(?:(?:xin|nho|cho|toi|hay|please) ){0,2}(?:moi|them|gui loi moi cho|invite|add) ' +
    `(?:(?:${titles}) )?` +
    '(?<name>[^?,.;:\\d]{2,40}?) (?:(?:tham gia|vao) )?(?:lam|la|as)(?: an?)? ' +
    `(?<role>${roleNames.map(([, names]) => names).join('|')})(?: (?:cua|cho|o|tai|thuoc|of|for))?(?<into> [^?,.;]{2,60}?)??` +
    '(?: (?:nhe|nha|giup|voi|a|di|please))*[.!]?$',
  'du',
);

/** Null: nobody is invited by name to a role. */
export const invitationIn = (heard: SaidText): InvitationSaid | null => {
  const { name, into = '' } = partsOf(heard, wish) ?? {};
  const said = wish.exec(heard.folded)?.groups?.role ?? '';
  const role = roleNames.find(([, names]) => new RegExp(`^(?:${names})$`, 'u').test(said))?.[0];
  return name !== undefined && role ? { role, name, into } : null;
};
