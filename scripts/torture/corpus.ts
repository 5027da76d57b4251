import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { between, pick, type Random, seededRandom } from '../../test/support/random.ts';

/** What a folder of sources is made of; equal plans give equal bytes. */
export interface CorpusPlan {
  /** Records of about seven chunks each, so many to a file. */
  readonly files: readonly RecordRange[];
  /** Small pages by their numbers, each with the edition of its text. */
  readonly pages: Readonly<Record<number, number>>;
  /** How long the bridge is that is asked for: tells one state of the archive from another. */
  readonly bridgeKm: number;
}

export interface RecordRange {
  readonly name: string;
  readonly first: number;
  readonly count: number;
  /** Records that have another text than in the first edition. */
  readonly changed?: readonly number[];
}

/** What is asked of every archive made here; the answer holds the length of the bridge. */
export const bridgeQuestion = '青河大桥全长多少公里？';

const sentencesPerRecord = 56;
const sentencesPerPage = 8;
const places = ['青河', '云岭', '石桥', '新城', '白沙', '双湖', '东坪', '柳林', '龙泉', '安丰'];
const bodies = ['镇', '县', '农场', '煤矿', '纸厂', '水库', '学校', '车站', '医院', '合作社'];
const deeds = ['种植', '生产', '运输', '修建', '收购', '培训', '改造', '节约', '接待', '登记'];
const things = ['茶树', '原煤', '公路', '棉花', '纸张', '房屋', '水渠', '果苗', '钢材', '粮食'];
const units = ['吨', '亩', '公里', '万元', '户', '人次', '立方米', '台'];

/** Writes the files of a plan into a new folder. */
export async function writeCorpus(folder: string, plan: CorpusPlan): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const range of plan.files) {
    await writeFile(join(folder, `${range.name}.jsonl`), toRecords(range));
  }
  for (const [page, edition] of Object.entries(plan.pages)) {
    const text = story(seededRandom(7_000 + Number(page) + 1_000 * edition), sentencesPerPage);
    await writeFile(join(folder, `page-${page}.txt`), `${text}\n`);
  }
  const bridge = `本报讯（记者张三）青河大桥昨日通车，全长${plan.bridgeKm}公里。`;
  await writeFile(join(folder, 'bridge.txt'), `${bridge}\n`);
}

/** The pages of a plan, as the archive knows them; each holds one article. */
export function pagesOfCorpus({ files, pages }: CorpusPlan) {
  const records = files.flatMap(({ name, first, count }) =>
    Array.from({ length: count }, (_, index) => ({
      source: `${name}.jsonl`,
      documentId: `${name}-${first + index}`,
    })),
  );
  const names = [...Object.keys(pages).map((page) => `page-${page}.txt`), 'bridge.txt'];
  return [...records, ...names.map((source) => ({ source, documentId: source }))];
}

/** A record that changes becomes a line longer, so that those after it move. */
function toRecords({ name, first, count, changed = [] }: RecordRange): string {
  const lines = Array.from({ length: count }, (_, index) => {
    const number = first + index;
    const isChanged = changed.includes(number);
    const random = seededRandom(number + (isChanged ? 500_000 : 0));
    const record = {
      id: `${name}-${number}`,
      title: headline(random),
      text: story(random, sentencesPerRecord),
      date: `2024-${month(random)}-${month(random)}`,
      publication: pick(random, ['甲报', '乙报', '丙报']),
    };
    return `${isChanged ? '\n' : ''}${JSON.stringify(record)}\n`;
  });
  return lines.join('');
}

function month(random: Random): string {
  return String(between(random, 1, 12)).padStart(2, '0');
}

function headline(random: Random): string {
  return `${subject(random)}${pick(random, deeds)}${pick(random, things)}`;
}

function story(random: Random, sentences: number): string {
  const told = Array.from({ length: sentences }, () => sentence(random));
  return `本报讯（记者李四）${told.join('')}`;
}

/** The figures make each sentence another, so that no two chunks are equally near to a question. */
function sentence(random: Random): string {
  const figure = `${between(random, 2, 99_999)}${pick(random, units)}`;
  const share = `${between(random, 1, 99)}.${between(random, 1, 9)}%`;
  return `${subject(random)}今年${pick(random, deeds)}${pick(random, things)}${figure}，比上年增加${share}。`;
}

function subject(random: Random): string {
  return `${pick(random, places)}${pick(random, bodies)}`;
}
