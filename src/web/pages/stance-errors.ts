/**
 * What the stance reader gets right by habit, in per cent of sentences: the figures of docs/stance-model.md
 * (cross-validation); a test holds the two together.
 */
export const STANCE_ERRORS = [
  { title: 'Saying what we do not know', key: 'not knowing', precision: 56, recall: 51 },
  { title: 'Wondering why', key: 'inquiring', precision: 56, recall: 53 },
  { title: 'Trying something out', key: 'practicing', precision: 57, recall: 46 },
  { title: 'Asking for feedback', key: 'seeking feedback', precision: 62, recall: 46 },
  { title: 'Looking at what students do', key: 'evidence', precision: 42, recall: 43 },
  { title: 'Working with colleagues', key: 'collaborating', precision: 59, recall: 45 },
  { title: 'Planning what to change', key: 'growth intention', precision: 53, recall: 49 },
] as const
