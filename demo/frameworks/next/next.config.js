/** Written as plain files, to be served by anything. */
export default {output: 'export'};
