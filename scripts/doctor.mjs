import { fileURLToPath } from 'node:url';
import { startComplaint } from './launcher/installed.mjs';
import { runSources } from './launcher/launch.mjs';

const unrunnable = {
  name: '程序',
  detail: '它自己的文件或程序包读不了。',
  remedy: '请运行 npm ci；若还不行，请重新下载程序。',
};

// From its sources, for a bundle would be written to the disk.
const program = { root: fileURLToPath(new URL('..', import.meta.url)), entry: 'scripts/doctor.ts' };
const complaint = startComplaint(program.root);
if (complaint) tell(complaint);
else await runSources(program).catch(() => tell(unrunnable));

/**
 * In the form of the whole report, which cannot be made without packages.
 * @param {import('./launcher/installed.mjs').Complaint} complaint
 */
function tell({ name, detail, remedy }) {
  const group = '程序';
  const text = `${group}\n  ✗ 不行  ${name}：${detail}${remedy}\n\n1 处要处理。下一步：${name}，${remedy}\n`;
  const json = { checks: [{ group, name, state: 'error', detail, remedy }] };
  process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify(json)}\n` : text);
  process.exitCode = 1;
}
