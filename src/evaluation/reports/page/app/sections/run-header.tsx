import { formatDuration, formatInstant } from '../../../figures.ts';
import { useContent } from '../page-context.ts';
import { Property, TextProperty } from '../text/property.tsx';
import {
  describeArchive,
  describeAsking,
  describeCommit,
  describeSystem,
} from '../text/run-words.ts';
import { Untrusted } from '../text/untrusted.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

/** Which run this is: what was asked of what, and when. */
export function RunHeader() {
  const { run } = useContent().data;
  return (
    <header class="run-header">
      <div class="bar">
        <h1>问报评测</h1>
        <ThemeSwitch />
      </div>
      <p class="summary">
        <Untrusted text={describeSystem(run.settings)} />，{run.cases.length} 题，
        {formatInstant(run.startedAt)}，用时 {formatDuration(run.elapsedMs)}
      </p>
      <dl class="facts">
        <TextProperty name="程序" text={describeCommit(run.program)} />
        <TextProperty name="档案" text={describeArchive(run.archive)} />
        <TextProperty name="报纸" text={run.archive.publications.join('、') || '未知'} />
        <TextProperty name="问法" text={describeAsking(run.settings)} />
        <TestFiles />
      </dl>
    </header>
  );
}

function TestFiles() {
  const { files } = useContent().data.run.settings;
  return (
    <Property name="测试集">
      <ul class="files">
        {files.map(({ path, sha256 }) => (
          <li key={path} title={`SHA-256 ${sha256}`}>
            <Untrusted text={path} />
          </li>
        ))}
      </ul>
    </Property>
  );
}
