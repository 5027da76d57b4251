import { surnamePattern } from '../../language/surnames.ts';
import { beginsDeed, beginsPredicate } from './common-words.ts';

/** What may stand right before a person's name. */
const beforeName =
  /(?:^|[\s，。、；：（“]|[由是为与和跟及陪]|书记|[市区县镇乡省州部局院校处所站队会董事监事行]长|秘书长|主任|主席|经理|记者|教授|[节日月年时前后间上中里])$/u;
const notName = /[镇乡村市县区省州局部厅委办处队会院校厂店路街港湖河江山]$/u;
/** When somebody did something stands between name and verb: 张明周末去. */
const beginsPeriod = /^(?:\d|周[一二三四五六日末]|[今去前昨明]|上周|近日|日前)/u;
const nameStart = new RegExp(`${surnamePattern}\\p{Script=Han}{1,2}`, 'uy');

/**
 * The people named in a text, each once, in order. A name counts only between two things that show
 * where it begins (an office, a mark) and where it ends (a mark, a verb); many are passed over.
 */
export function peopleIn(text: string): string[] {
  const people = new Set<string>();
  for (let at = 0; at < text.length; at += 1) {
    const name = beforeName.test(text.slice(0, at)) ? nameAt(text, at) : undefined;
    if (name) people.add(name);
  }
  return [...people];
}

/** The short name where a verb follows it (张明主持), else the long one where it ends. */
function nameAt(text: string, at: number): string | undefined {
  nameStart.lastIndex = at;
  const longest = nameStart.exec(text)?.[0] ?? '';
  const candidates = [longest.slice(0, 2), longest].filter((name) => name.length >= 2);
  return candidates.find((name) => endsName(text.slice(at + name.length)) && !notName.test(name));
}

function endsName(rest: string): boolean {
  return (
    !/^\p{Script=Han}/u.test(rest) ||
    beginsPredicate(rest) ||
    beginsDeed(rest) ||
    beginsPeriod.test(rest)
  );
}

/** Which endings of names answer 哪家企业, 哪个学校 and so on; other words ask for themselves. */
const endingsByClass: Readonly<Record<string, string>> = {
  企业: '公司|集团|企业|厂|合作社',
  公司: '公司|集团',
  学校: '学院|大学|中学|小学|学校',
  单位: '公司|集团|局|办公室|委员会|中心|医院|学校|学院',
  部门: '局|办公室|委员会|部|中心',
};
const classes =
  /^(?:企业|公司|集团|学校|学院|大学|中学|单位|部门|局|镇|乡|村|社区|街道|县|区|市|医院|协会|商会|港口?|园区)/u;

/** The organisations or places of the wanted class that a text names, each once, in order. */
export function namesOfClass(text: string, wanted: string): string[] {
  const className = classes.exec(wanted)?.[0];
  if (className === undefined) return [];
  const endings = endingsByClass[className] ?? className;
  const name = new RegExp(
    `[^\\P{Script=Han}由与和跟同及向对在到至从给为是的了去赴]{1,20}?(?:${endings})(?!\\p{Script=Han}*(?:${endings}))`,
    'gu',
  );
  const found = text.split(/[，。、；：\s]/u).flatMap((clause) => clause.match(name) ?? []);
  return [...new Set(found)].filter((each) => each.length > className.length + 1);
}
