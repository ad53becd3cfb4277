/** How large a Parquet file of a reading may grow. Apart, so that the reading thread need not load what writes Parquet. */

/** Rows of a row group, and of a file: each file is one group. Twice as many need more memory and are no faster. */
export const groupRows = 32_768;
/** Bytes past which a file is full whatever its rows, so that long texts need no more memory than short ones. */
export const groupBytes = 16 * 1024 * 1024;
