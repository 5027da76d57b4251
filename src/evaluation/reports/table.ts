import stringWidth from 'fast-string-width';

/**
 * Lines up the cells of a table for a terminal, where a Chinese character takes two columns. The
 * first column is flush left, the others, which hold figures, flush right.
 */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = columnWidths(rows);
  return rows.map((row) => formatRow(row, widths)).join('\n');
}

function columnWidths(rows: readonly (readonly string[])[]): number[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))),
  );
}

function formatRow(row: readonly string[], widths: readonly number[]): string {
  const cells = widths.map((width, column) => {
    const cell = row[column] ?? '';
    const padding = ' '.repeat(width - stringWidth(cell));
    return column === 0 ? cell + padding : padding + cell;
  });
  return cells.join('  ').trimEnd();
}
