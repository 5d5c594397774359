/**
 * Words that people of a ward use for the same thing, without accents. A query that holds one finds the others too, after
 * what holds the very words. Kept short: a pair belongs here when somebody searched for one and meant the other.
 */
export const synonyms: readonly (readonly string[])[] = [
  ['tiem phong', 'tiem chung', 'tiem vac xin', 'tiem vaccine', 'chich ngua'],
  ['vac xin', 'vaccine', 'vacxin'],
  ['cat dien', 'mat dien', 'ngung cap dien', 'tam ngung cung cap dien', 'cup dien'],
  ['cat nuoc', 'mat nuoc', 'ngung cap nuoc', 'cup nuoc'],
  ['rac', 'rac thai', 'chat thai'],
  ['so do', 'so hong', 'giay chung nhan quyen su dung dat'],
  ['can cuoc', 'cccd', 'can cuoc cong dan', 'chung minh nhan dan', 'cmnd'],
  ['bao hiem y te', 'bhyt', 'the bao hiem'],
  ['bao hiem xa hoi', 'bhxh'],
  ['uy ban nhan dan', 'ubnd', 'uy ban'],
  ['hoi dong nhan dan', 'hdnd'],
  ['tuyen sinh', 'dau cap', 'nhap hoc'],
  ['mau giao', 'mam non', 'nha tre'],
  ['tieu hoc', 'cap 1'],
  ['trung hoc co so', 'thcs', 'cap 2'],
  ['khai tu', 'bao tu', 'chung tu'],
  ['ket hon', 'dang ky ket hon', 'cuoi'],
  ['tam tru', 'dang ky tam tru', 'luu tru'],
  ['hop dan', 'hop khoi', 'hoi nghi nhan dan'],
  ['nguoi gia', 'nguoi cao tuoi', 'cao tuoi'],
  ['ho ngheo', 'can ngheo'],
  ['sot xuat huyet', 'dich muoi', 'diet bo gay'],
  ['xe buyt', 'xe bus'],
  ['bau cu', 'cu tri'],
  ['chay', 'hoa hoan', 'phong chay'],
  ['ket xe', 'un tac', 'tac duong'],
  ['duong hong', 'o ga', 'sua duong'],
  ['den duong', 'chieu sang'],
  ['cong', 'thoat nuoc', 'muong'],
  ['cho', 'tieu thuong'],
  ['le hoi', 'ngay hoi'],
  ['the thao', 'giai dau', 'bong chuyen', 'bong da'],
  ['viec lam', 'tuyen dung', 'tuyen lao dong'],
  ['vay von', 'tin dung'],
  ['tro cap', 'ho tro', 'bao tro'],
];

/** Words with which people put a question, and which no item is about. */
export const questionWords: ReadonlySet<string> = new Set(
  'a ah ai anh bac bao bi cac cach cai can cau chi cho co con cu cua da dang dau de den di do duoc em gi gio hay hoi khi khong la lai lam luc ma may minh muon nao nay nhu nhung noi o ong ra sao the thi thoi toi tu va vao ve vi voi xin'.split(
    ' ',
  ),
);
