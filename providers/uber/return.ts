/** Reads the data that Uber hands to riders and drivers: CSV tables. A legal return's own layout is not public. */
import { declaredReader } from '../../src/returns/declared/declared-reader.js';
import { driverParts } from './driver.js';
import { riderParts } from './rider.js';

export const reader = declaredReader<null>({
  id: 'uber-data',
  version: 1,
  provider: 'uber',
  title: 'Uber data download of a rider or driver (CSV)',
  layouts: [
    { id: 'rider', title: "a rider's trips" },
    {
      id: 'driver',
      title: "a driver's trips, hours and dispatches (semicolons, 2021; commas, 2022 and 2025)",
    },
  ],
  parts: [...riderParts, ...driverParts],
  state: () => null,
});
