import { describe, expect, it } from 'vitest';
import { LineLedger, type Written } from '../../../scripts/soak/line-ledger.ts';

function resultOf(id: Written['id'], status = 'answered'): string {
  return JSON.stringify({ id, status, question: null, answer: '三里', citations: [] });
}

function written(...ids: readonly Written['id'][]): LineLedger<Written> {
  const ledger = new LineLedger<Written>();
  for (const id of ids) ledger.write({ id });
  return ledger;
}

describe('LineLedger', () => {
  it('takes one result for each line, in order, with its id', () => {
    const ledger = written('a', 2, null);
    const kinds = ['a', 2, null].flatMap((id) => ledger.receive(resultOf(id)));
    expect(kinds).toMatchObject([
      { item: { id: 'a' } },
      { item: { id: 2 } },
      { item: { id: null } },
    ]);
    expect(ledger.end(false)).toEqual([]);
  });

  it('finds a line that was passed over', () => {
    expect(written('a', 'b').receive(resultOf('b'))).toMatchObject([
      { kind: 'lost', item: { id: 'a' } },
      { kind: 'answered', item: { id: 'b' } },
    ]);
  });

  it('finds a result that comes twice', () => {
    const ledger = written('a', 'b');
    ledger.receive(resultOf('a'));
    expect(ledger.receive(resultOf('a'))).toMatchObject([{ kind: 'doubled' }]);
  });

  it('finds results of two lines that changed places', () => {
    const ledger = written('a', 'b');
    const kinds = ['b', 'a'].flatMap((id) => ledger.receive(resultOf(id)));
    expect(kinds).toMatchObject([{ kind: 'lost' }, { kind: 'answered' }, { kind: 'unasked' }]);
  });

  it('tells another type of id from the one that was written', () => {
    expect(written('2').receive(resultOf(2))).toMatchObject([{ kind: 'unasked' }]);
  });

  it('finds a line that is no result', () => {
    expect(written('a').receive('{"id": "a"')).toMatchObject([{ kind: 'no result' }]);
    expect(written('a').receive('{"id": "a"}')).toMatchObject([{ kind: 'no result' }]);
  });

  it('excuses what was open at a kill, and nothing that was open at an end', () => {
    expect(written('a').end(true)).toEqual([{ kind: 'lost in flight', item: { id: 'a' } }]);
    expect(written('a').end(false)).toEqual([{ kind: 'lost', item: { id: 'a' } }]);
  });
});
