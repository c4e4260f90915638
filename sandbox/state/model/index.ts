/**
 * The records the sandbox keeps. Money is integer cents, times are `YYYY-MM-DDTHH:MM:SSZ`, and a
 * reference to another record is its id; the views put the records together for an answer.
 */
export * from './billing';
export * from './calendar';
export * from './common';
export * from './people';
export * from './priceBook';
export * from './work';
