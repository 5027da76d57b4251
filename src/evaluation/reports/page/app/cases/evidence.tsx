import { useEffect, useRef } from 'preact/hooks';
import type { GivenCitation } from '../../../../answers/given-answer.ts';
import type { CaseRecord } from '../../../../records/run-record.ts';
import { useContent } from '../page-context.ts';
import { type MarkedPiece, markQuotes } from '../text/quote-places.ts';
import { Untrusted } from '../text/untrusted.tsx';
import { evidenceOf, type MarkedArticle } from './evidence-of.ts';

/** What an answer cites, in its articles, and the articles that it should have cited. */
export function Evidence({ record }: { readonly record: CaseRecord }) {
  const { data } = useContent();
  const { articles, astray } = evidenceOf(record, data.articles);
  if (articles.length + astray.length === 0) return null;
  return (
    <section class="part evidence">
      <h4>证据</h4>
      {astray.map((citation) => (
        <Astray key={citation.marker} citation={citation} />
      ))}
      {articles.map((marked) => (
        <Article key={marked.article.id} marked={marked} />
      ))}
    </section>
  );
}

function Astray({
  citation: { marker, quote, headline, articleId },
}: {
  readonly citation: GivenCitation;
}) {
  return (
    <div class="astray">
      <p class="text">
        <span class="marker">{marker}</span> “<Untrusted text={quote} />”
      </p>
      <p class="warning">
        {articleId === undefined ? '没有注明是哪篇报道' : '档案里没有这篇报道'}
        {headline !== undefined && (
          <>
            ：<Untrusted text={headline} />
          </>
        )}
      </p>
    </div>
  );
}

function Article({ marked: { article, quotes, isCited } }: { readonly marked: MarkedArticle }) {
  const { pieces, missing } = markQuotes(article.text, quotes);
  const about = [article.publication, article.date, article.source].filter(Boolean).join(' · ');
  return (
    <article class={isCited ? 'source cited' : 'source expected'}>
      <h5>
        {!isCited && <span class="badge">可作出处，没有引用</span>}
        <Untrusted text={article.headline ?? '（没有标题）'} />
      </h5>
      <p class="aside">
        <Untrusted text={about} />
      </p>
      {isCited && <Lines quotes={quotes} />}
      {isCited && <Missing missing={missing} quotes={quotes} />}
      <ArticleText pieces={pieces} />
    </article>
  );
}

/** Shown from its first mark. */
function ArticleText({ pieces }: { readonly pieces: readonly MarkedPiece[] }) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const mark = box.current?.querySelector('mark');
    if (box.current && mark) box.current.scrollTop = mark.offsetTop - roomAboveMark;
  }, []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section class="article-text" tabIndex={0} aria-label="报道全文" ref={box}>
      {pieces.map(({ text, marks }) =>
        marks.length === 0 ? (
          <Untrusted text={text} />
        ) : (
          <mark>
            <Untrusted text={text} />
            <Numbers marks={marks} />
          </mark>
        ),
      )}
    </section>
  );
}

/** In pixels: some lines of what stands before. */
const roomAboveMark = 60;

function Numbers({ marks }: { readonly marks: readonly string[] }) {
  const numbers = marks.filter((mark) => mark !== '');
  return numbers.map((number) => (
    <span key={number} class="marker">
      {number}
    </span>
  ));
}

/** In which lines of its file each quotation is said to stand. */
function Lines({ quotes }: Pick<MarkedArticle, 'quotes'>) {
  const placed = quotes.filter(({ lines }) => lines !== undefined);
  return placed.map(({ mark, lines: [first, last] = [0, 0] }) => (
    <span key={mark} class="aside lines">
      <span class="marker">{mark}</span> 第 {first === last ? first : `${first}–${last}`} 行
    </span>
  ));
}

function Missing({
  missing,
  quotes,
}: Pick<MarkedArticle, 'quotes'> & { readonly missing: readonly string[] }) {
  return quotes
    .filter(({ mark }) => missing.includes(mark))
    .map(({ mark, text }) => (
      <p key={mark} class="warning">
        <span class="marker">{mark}</span> 原文里没有这句话：“
        <Untrusted text={text} />”
      </p>
    ));
}
