import {html, nothing, type TemplateResult} from 'lit';

/** One column of a {@link dataTable}. */
export interface DataTableColumn {
  label: string;
  /** Amounts stand at the `end`. Default `start`. */
  align?: 'start' | 'end';
}

/** One row; `header` names it and stands before the cells. */
export interface DataTableRow {
  cells: readonly string[];
  header?: string;
}

/** The numbers of a chart as words. */
export interface DataTable {
  /** What the table shows, in one line. */
  caption: string;
  /** One per cell, the row header's own included where rows have one. */
  columns: readonly DataTableColumn[];
  rows: readonly DataTableRow[];
  /** Totals. */
  footer?: DataTableRow | undefined;
}

function alignOf(columns: readonly DataTableColumn[], index: number): 'start' | 'end' {
  return columns[index]?.align ?? 'start';
}

function row({cells, header}: DataTableRow, columns: readonly DataTableColumn[]): TemplateResult {
  const offset = header === undefined ? 0 : 1;
  return html`<tr>
    ${header === undefined ? nothing : html`<th scope="row" class=${alignOf(columns, 0)}><bdi>${header}</bdi></th>`}
    ${cells.map((cell, index) => html`<td class=${alignOf(columns, index + offset)}><bdi>${cell}</bdi></td>`)}
  </tr>`;
}

/**
 * A real table with the same numbers as a chart. Everything is text. Needs {@link dataTableStyles}.
 * @csspart table - The table.
 */
export function dataTable({caption, columns, rows, footer}: DataTable): TemplateResult {
  return html`<table class="data-table" part="table">
    <caption>${caption}</caption>
    <thead>
      <tr>${columns.map(({label, align}) => html`<th scope="col" class=${align ?? 'start'}>${label}</th>`)}</tr>
    </thead>
    <tbody>${rows.map(each => row(each, columns))}</tbody>
    ${footer === undefined ? nothing : html`<tfoot>${row(footer, columns)}</tfoot>`}
  </table>`;
}
