import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, buildApp, openApp } from '../../src/app.ts';
import { type Config, readConfig } from '../../src/config.ts';

/** Invented stories of a local paper; what they tell stands in no seed page. */
const stories = [
  {
    title: '青河大桥建成通车',
    date: '2024-08-12',
    text: '青河大桥8月12日建成通车，全长3.6公里，总投资12.5亿元。大桥由清河路桥公司承建，建设历时28个月。\n通车仪式上，市交通局局长林知远说，大桥将使两岸往来由四十分钟缩短到八分钟。\n据介绍，大桥设双向六车道，设计时速80公里。',
  },
  {
    title: '云岭镇新种茶树两千亩',
    date: '2024-04-09',
    text: '云岭镇今年春天新种茶树2300亩，带动480户农户增收。\n茶农说，今年茶叶卖到了每斤120元。',
  },
  {
    title: '上半年全县粮食总产量再创新高',
    date: '2025-07-16',
    text: '记者从县农业农村局获悉，2025年上半年，全县粮食总产量达到18.7万吨，同比增长4.2%。\n县农业农村局副局长方若溪介绍，全县建成高标准农田6.4万亩。\n下一步，全县将新建烘干中心12个。',
  },
  {
    title: '南坪水库除险加固工程开工',
    date: '2025-08-03',
    text: '8月3日，南坪水库除险加固工程开工建设，工程总投资2.35亿元，计划工期18个月。\n县水利局局长苏怀瑾出席开工仪式并讲话。',
  },
  {
    title: '<b>老街</b> & “灯会”开幕',
    date: '2025-08-20',
    text: '8月20日晚，老街灯会开幕，展出花灯<1200>余组，首日接待游客3.1万人次。\n灯会将持续到9月10日。',
  },
  {
    title: '莲花社区办起共享食堂',
    date: '2024-03-05',
    text: '莲花社区把闲置的仓库改成共享食堂，老人每餐只要5元。\n居民说，食堂开到家门口，吃饭不再发愁。',
  },
  {
    title: '东岭村邻里中心启用',
    date: '2024-02-18',
    text: '东岭村邻里中心日前启用，里面有图书角、理发室和共享食堂。\n村里还请来医生，每月坐诊两天。',
  },
];

const publication = '青川日报';

let built: Promise<Config> | undefined;

/** The settings of an archive that holds the stories, built once for all tests of a process. */
export function newsroomConfig(): Promise<Config> {
  built ??= build();
  return built;
}

/** The program over the stories; its language model, if any, is at `chatBaseUrl`. */
export async function openNewsroom(conversationsFile: string, chatBaseUrl?: string): Promise<App> {
  const model =
    chatBaseUrl === undefined ? {} : { chatModel: 'openai:scripted', openaiBaseUrl: chatBaseUrl };
  const config = { ...(await newsroomConfig()), ...model, conversationsFile };
  return openApp(config, { keepsConversations: true });
}

async function build(): Promise<Config> {
  const folder = mkdtempSync(join(tmpdir(), 'wenbao-newsroom-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const pages = join(folder, 'pages.jsonl');
  const records = stories.map((story, index) =>
    JSON.stringify({ id: `story-${index + 1}`, publication, ...story }),
  );
  writeFileSync(pages, records.join('\n'));
  const config = readConfig({ SEEDS_PATH: pages, ARCHIVE_DIR: join(folder, 'archive') }, folder);
  await buildApp(config);
  return config;
}
