import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js'
import { HABITS } from '../habits.ts'
import { parseRows } from '../training/rows.ts'

/** Gives a text its likeliest label. */
export interface Baseline {
  classify(text: string): string
}

/** Returns natural's own Bayes classifier as it comes, taught the coded sentences of a TSV with the first code of each; it stands beside the reader in the benchmark. */
export const createBayes = (tsv: string): Baseline => {
  const bayes = new BayesClassifier()
  for (const { sentence, habits = [] } of parseRows(tsv))
    bayes.addDocument(sentence, HABITS[habits.indexOf(1)] ?? 'none')
  bayes.train()
  return bayes
}
