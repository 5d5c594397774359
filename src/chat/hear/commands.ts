/** Commands, and the plain words that mean the same. The menus are built from the same table. */
import { mayReadPaper, type PaperCommand, paperNames, papers } from '../../domain/period/paper-ref.ts';
import { mayReadRules } from '../../domain/process/dated-rule.ts';
import { receivingRoles } from '../../domain/question/hand-over.ts';
import { isBoard, isDeciding, isOfficial, mayEnterDesk, maySubmit, type Role } from '../../domain/roles.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';

interface CommandRow<Name extends string = CommandName> {
  readonly name: Name;
  /** Accent-free words that people type instead. */
  readonly words: readonly string[];
  readonly isFor: (role: Role) => boolean;
  /**
   * Roles that have the command on their menu; all roles of `isFor` if left out. The other roles may still type it: menus are
   * kept short.
   */
  readonly isListedFor?: (role: Role) => boolean;
}

const everyone = () => true;
const nobody = () => false;
/** Roles whose account others could misuse. */
const mayLose = (role: Role): boolean => maySubmit(role) || isOfficial(role);

/** Papers that have a command of their own. */
const ofPapers = paperNames.flatMap((name): readonly CommandRow<PaperCommand>[] => {
  const { command } = papers[name];
  return command
    ? [
        {
          ...{ name: command.name, words: command.words, isFor: (role) => mayReadPaper(name, role) },
          isListedFor: command.isOnMenu ? isOfficial : nobody,
        },
      ]
    : [];
});

const rows = [
  { name: 'gui', words: ['gui bai', 'gui tin', 'dang bai', 'send news'], isFor: maySubmit },
  { name: 'baicuatoi', words: ['bai cua toi', 'tin cua toi', 'my items'], isFor: maySubmit },
  {
    name: 'choduyet',
    words: ['duyet', 'cho duyet', 'bai cho duyet', 'queue', 'items waiting for approval'],
    isFor: isDeciding,
  },
  {
    name: 'thanhvien',
    words: ['thanh vien', 'thanh vien moi tham gia', 'moi cong tac vien', 'members', 'members invitations'],
    isFor: (role) => role === 'head' || role === 'standingDeputy',
  },
  {
    name: 'nhuanbut',
    words: ['nhuan but', 'nhuan but cua toi', 'tien nhuan but', 'royalties', 'my royalties'],
    isFor: (role) => maySubmit(role) || mayReadPaper('statement', role),
  },
  {
    name: 'baocao',
    words: ['bao cao', 'bao cao thang', 'bao cao thang nay', 'report', 'the months report'],
    isFor: (role) => mayReadPaper('report', role),
  },
  ...ofPapers,
  { name: 'bang', words: ['bang', 'bang lam viec', 'bang dieu khien', 'desk', 'web desk'], isFor: mayEnterDesk },
  { name: 'cauhoi', words: ['cau hoi', 'cau hoi cua toi', 'questions', 'my questions', 'status'], isFor: everyone },
  {
    name: 'chuagui',
    words: ['tin chua gui duoc', 'tin chua gui', 'chua gui duoc', 'messages not delivered'],
    isFor: isBoard,
  },
  {
    name: 'donchuyen',
    words: ['don da huong dan', 'don da chuyen', 'don thu da chuyen', 'letters handed over'],
    isFor: (role) => receivingRoles.includes(role),
  },
  { name: 'hoi', words: ['hoi', 'dat cau hoi', 'gui cau hoi', 'ask', 'ask a question'], isFor: everyone },
  { name: 'tracuu', words: ['tra cuu', 'tra cuu theo ma', 'look up', 'look up a code'], isFor: everyone },
  {
    name: 'lienket',
    words: [
      ...['lien ket', 'lien ket tai khoan', 'lien ket ung dung khac', 'lien ket zalo', 'lien ket telegram'],
      ...[
        'lien ket tai khoan zalo',
        'lien ket tai khoan telegram',
        'link',
        'link another app',
        'link zalo',
        'link telegram',
      ],
    ],
    isFor: everyone,
  },
  { name: 'baomat', words: ['mat tai khoan khoa ngay', 'stolen', 'account stolen lock it'], isFor: mayLose },
  { name: 'dulieu', words: ['du lieu cua toi', 'du lieu', 'my data', 'data', 'privacy'], isFor: everyone },
  { name: 'help', words: ['giup', 'tro giup', 'huong dan', 'trang chu', 'menu', 'help'], isFor: everyone },
  { name: 'ngonngu', words: ['ngon ngu', 'language'], isFor: everyone },
  {
    name: 'quahan',
    words: ['qua han', 'tre han', 'bai cau hoi qua han', 'overdue', 'overdue items and questions'],
    isFor: isBoard,
    isListedFor: isDeciding,
  },
  {
    name: 'lich',
    words: ['lich', 'ngay nghi ngay lam bu', 'calendar', 'days off and working days'],
    isFor: maySubmit,
    isListedFor: isDeciding,
  },
  {
    name: 'quytrinh',
    words: ['quy trinh', 'quy trinh duyet', 'process', 'how items are approved'],
    isFor: maySubmit,
    isListedFor: isDeciding,
  },
  {
    name: 'kehoach',
    words: ['ke hoach', 'xem ke hoach', 'ke hoach tin bai', 'lich cong tac', 'plan', 'the plan'],
    isFor: maySubmit,
    isListedFor: nobody,
  },
  { name: 'hop', words: ['hop', 'lich hop', 'hop ban', 'cuoc hop', 'meetings'], isFor: isBoard, isListedFor: nobody },
  {
    name: 'nghiavu',
    words: ['nghia vu', 'viec dinh ky', 'viec phai lam', 'obligations'],
    isFor: isBoard,
    isListedFor: nobody,
  },
  {
    name: 'donvi',
    words: ['don vi', 'khoi nao im lang', 'don vi nao im lang', 'units', 'silent units'],
    isFor: isBoard,
    isListedFor: nobody,
  },
  {
    name: 'quydinh',
    words: ['quy dinh', 'muc chi', 'quy dinh co ngay', 'rules'],
    isFor: mayReadRules,
    isListedFor: nobody,
  },
  { name: 'start', words: [], isFor: everyone, isListedFor: nobody },
] as const satisfies readonly CommandRow<string>[];

/** Without the slash, as it is typed. */
export type CommandName = (typeof rows)[number]['name'];
export const commands: readonly CommandRow[] = rows;

/** The name of a language in either language is a request to switch to it. */
const languages: Readonly<Record<string, readonly string[]>> = {
  en: ['english', 'english please', 'in english', 'in english please', 'tieng anh'],
  vi: ['tieng viet', 'vietnamese'],
};

const languageNamed = (words: string): HeardCommand | null => {
  const found = Object.entries(languages).find(([, names]) => names.includes(words));
  return found ? { name: 'ngonngu', rest: found[0] } : null;
};

/** Commands on the menu of a role, in order. */
export const menuOf = (role: Role): readonly CommandName[] =>
  commands.filter(({ isFor, isListedFor = everyone }) => isFor(role) && isListedFor(role)).map((row) => row.name);

/** A command at the beginning of a message; `rest` is the text after it. */
export interface HeardCommand {
  readonly name: CommandName;
  readonly rest: string;
}

const bare = (text: string): string =>
  foldForSearch(text)
    .replaceAll(/[^a-z0-9 ]+/gu, '')
    .trim();

/** Labels of acts that are typed with a code where there are no buttons. Alone they do not say which item is meant. */
const acts = ['xem du', 'duyet dang', 'tra lai', 'tu choi', 'che thong tin rieng', 'go bai', 'see all', 'approve'];
/** "duyệt đăng" without a code: the person is asked which item is meant. */
export const isActAlone = (text: string): boolean => acts.includes(bare(text));

/** "Hoàn tác", with a few words before or after it: "giao nhầm người rồi, hoàn tác". */
const undoing = /^(?:[a-z]+ ){0,7}(?:hoan tac|undo)(?: [a-z]+){0,3}$/u;
/** A request to undo the latest decision: it names no code and is not a question. */
export const isUndoAlone = (text: string): boolean =>
  text.length <= 60 && !text.includes('?') && undoing.test(bare(text));

/** '/gui', '/start ABC', 'gửi bài' → the command; null when the text is not a command. */
export const readCommand = (text: string): HeardCommand | null => {
  const typed = /^\/([a-z_]{1,32})(?:@\w+)?(?:\s+([\s\S]*))?$/iu.exec(text.trim());
  if (typed) {
    const said = (typed[1] ?? '').toLowerCase();
    // "/my_data", "/status": also the English words of a command; platforms join them with an underscore.
    const row = commands.find(({ name, words }) => name === said || words.includes(said.replaceAll('_', ' ')));
    if (row) return { name: row.name, rest: (typed[2] ?? '').trim() };
    return languageNamed(said) ?? { name: 'help', rest: '' };
  }
  const folded = bare(text);
  const row = commands.find((candidate) => candidate.words.includes(folded));
  return row ? { name: row.name, rest: '' } : languageNamed(folded);
};
