import type {LogRow, LogSort, SortOrder} from '../../contract/log.js';

const OPEN: EventInit = {bubbles: true, composed: true};

/** The user opens a row; cancel it to show details of your own. */
export class A2bRowSelectEvent extends Event {
  static readonly type = 'a2b-row-select';
  /** The charge. */
  readonly row: LogRow;

  constructor(row: LogRow) {
    super(A2bRowSelectEvent.type, {...OPEN, cancelable: true});
    this.row = row;
  }
}

/** The user turned a page. */
export class A2bPageChangeEvent extends Event {
  static readonly type = 'a2b-page-change';
  /** The page wished for, counted from 1. */
  readonly page: number;

  constructor(page: number) {
    super(A2bPageChangeEvent.type, OPEN);
    this.page = page;
  }
}

/** The user sorted by a column. */
export class A2bSortChangeEvent extends Event {
  static readonly type = 'a2b-sort-change';
  /** The column. */
  readonly sort: LogSort;
  readonly order: SortOrder;

  constructor(sort: LogSort, order: SortOrder) {
    super(A2bSortChangeEvent.type, OPEN);
    this.sort = sort;
    this.order = order;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'a2b-row-select': A2bRowSelectEvent;
    'a2b-page-change': A2bPageChangeEvent;
    'a2b-sort-change': A2bSortChangeEvent;
  }
}
