import type {sql} from '@electric-sql/pglite/template';

/** A part of a statement, made with the `sql` template: values in it stay parameters. */
export type Fragment = ReturnType<typeof sql>;
