/** Prefix of the cursors made up here for servers that only know `page=N`. */
export const PAGE_CURSOR = 'page:';
