/** Plans keep the questions' answers as given, and what a reviewer decided. */
import type { Migration } from './index.js';

const columns = ['draft', 'gate_decision', 'review_reason', 'reviewed_by', 'reviewed_at'];

export const planReviews: Migration = {
  name: '011-plan-reviews',
  async up(db) {
    await db.schema.alterTable('plans', (t) => {
      t.text('draft');
      t.string('gate_decision', 20);
      t.text('review_reason');
      t.string('reviewed_by', 36);
      t.string('reviewed_at', 30);
    });
  },
  async down(db) {
    await db.schema.alterTable('plans', (t) => t.dropColumns(...columns));
  },
};
