import { createRequire } from 'node:module'
import type { BrillPOSTagger, Lexicon, RuleSet } from 'natural/lib/natural/brill_pos_tagger/index.js'

interface Brill {
  Lexicon: typeof Lexicon
  RuleSet: typeof RuleSet
  BrillPOSTagger: typeof BrillPOSTagger
}

let tagger: BrillPOSTagger | undefined

/** Loads the tagger when it is first asked for: its lexicon takes a tenth of a second and 30 MB, and only themes use it. */
const loadTagger = (): BrillPOSTagger => {
  const require = createRequire(import.meta.url)
  const brill = require('natural/lib/natural/brill_pos_tagger/index.js') as Brill
  return new brill.BrillPOSTagger(new brill.Lexicon('EN', 'NN', 'NNP'), new brill.RuleSet('EN'))
}

/** Returns the Penn tag of each word of a sentence (natural's Brill tagger). */
export const tagsOf = (words: readonly string[]): string[] => {
  tagger ??= loadTagger()
  return tagger.tag([...words]).taggedWords.map(({ tag }) => tag)
}
