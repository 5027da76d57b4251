// src/evaluation/reports/page/app: the program of the page, in the reader’s browser.

import { useMemo } from 'preact/hooks';
import type { PageData } from '../page-data.ts';
import { CaseList } from './cases/case-list.tsx';
import { toEntries } from './cases/entries.ts';
import { useView } from './cases/use-view.ts';
import { ContentProvider, toContent } from './page-context.ts';
import { ComparisonSection } from './sections/comparison.tsx';
import { ConfidenceSection } from './sections/confidence.tsx';
import { KindSection } from './sections/kinds.tsx';
import { LatencySection } from './sections/latency.tsx';
import { MeasureTable } from './sections/measure-table.tsx';
import { RepeatSection } from './sections/repeats.tsx';
import { RetrievalSection } from './sections/retrieval.tsx';
import { RunHeader } from './sections/run-header.tsx';
import { Thresholds } from './sections/thresholds.tsx';
import { Tiles } from './sections/tiles.tsx';

/** The whole page. */
export function Page({ data }: { readonly data: PageData }) {
  const content = useMemo(() => toContent(data), [data]);
  const entries = useMemo(() => toEntries(data), [data]);
  const viewing = useView();
  return (
    <ContentProvider value={content}>
      <RunHeader />
      <main>
        <Tiles />
        <Thresholds />
        <ComparisonSection entries={entries} />
        <KindSection />
        <div class="pair">
          <ConfidenceSection />
          <RetrievalSection />
        </div>
        <LatencySection />
        <RepeatSection />
        <CaseList entries={entries} viewing={viewing} />
        <MeasureTable />
      </main>
    </ContentProvider>
  );
}
