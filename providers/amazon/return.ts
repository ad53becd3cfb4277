/** Reads the data that Amazon hands to a customer on request: CSV tables. A legal return's own layout is not public. */
import { declaredReader } from '../../src/returns/declared/declared-reader.js';
import { deviceParts } from './tables-devices.js';
import { shoppingParts } from './tables-shopping.js';
import { videoParts } from './tables-video.js';

export const reader = declaredReader<null>({
  id: 'amazon-data',
  version: 1,
  provider: 'amazon',
  title: "Amazon customer's data request (CSV)",
  layouts: [
    { id: 'data-request', title: 'CSV tables of orders, refunds, searches, video, Alexa and devices' },
  ],
  parts: [...shoppingParts, ...videoParts, ...deviceParts],
  state: () => null,
});
