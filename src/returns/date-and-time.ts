/** Joins a column of dates and a column of times of day to the one moment that they tell together. */
import type { RecordDraft } from './contract.js';
import type { ColumnUse } from './table-spec.js';
import { instant, type TimeHint } from './time.js';

/** One for a table spec: use {@link date} and {@link time} as columns, and call {@link take} for each row in `after`. */
export class DateAndTime {
  private dateText = '';
  private timeText = '';
  readonly date: ColumnUse = {
    via: (value) => {
      this.dateText = value;
    },
  };
  readonly time: ColumnUse = {
    via: (value) => {
      this.timeText = value;
    },
  };
  private readonly hint: TimeHint;

  /** What the layout says of zone and order; nothing if absent. */
  constructor(hint: TimeHint = {}) {
    this.hint = hint;
  }

  /** Sets the row's time and forgets its texts. A date without a time of day says so in a note. */
  take(draft: RecordDraft): void {
    // A spreadsheet may keep the time of day as a moment of its first day.
    const text = [
      this.dateText.replace(/ 00:00:00$/, ''),
      this.timeText.replace(/^(1899|1900)-\d\d-\d\d /, ''),
    ]
      .join(' ')
      .trim();
    if (this.dateText !== '' && this.timeText === '') draft.notes = [...(draft.notes ?? []), onlyDate];
    this.dateText = '';
    this.timeText = '';
    if (text !== '') draft.at = instant.any(text, this.hint);
  }
}

const onlyDate = 'the row gives a date and no time of day: 00:00 stands for the whole day';
