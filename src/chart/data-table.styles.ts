import {css} from 'lit';

/** Styles of `dataTable()`; tokens only. */
export const dataTableStyles = css`
  .data-table {
    inline-size: 100%;
    border-collapse: collapse;
    color: var(--a2b-color-text);
    font-size: 0.875rem;
    line-height: 1.25rem;
    font-variant-numeric: tabular-nums;
  }

  .data-table caption {
    padding-block-end: var(--a2b-space-2, 8px);
    color: var(--a2b-color-text-muted);
    text-align: start;
  }

  .data-table th,
  .data-table td {
    padding-block: var(--a2b-space-2, 8px);
    padding-inline: 0 var(--a2b-space-4, 16px);
    border-block-end: 1px solid var(--a2b-color-border);
    font-weight: inherit;
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
  }

  .data-table th:last-child,
  .data-table td:last-child {
    padding-inline-end: 0;
  }

  .data-table .end {
    text-align: end;
    white-space: nowrap;
  }

  .data-table thead th {
    color: var(--a2b-color-text-muted);
    font-weight: 500;
  }

  .data-table tfoot :is(th, td) {
    border-block-end: 0;
    font-weight: 600;
  }

  @media print {
    .data-table { font-size: 12px; line-height: 16px; }
    .data-table :is(th, td, th[scope='row']) { min-width: 0 !important; padding-block: 4px; padding-inline-end: 8px; white-space: normal; }
  }
`;
