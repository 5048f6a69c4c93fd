/** The deep paths of `natural` that are used here; it ships types for its whole only. */
declare module 'natural/lib/natural/tokenizers/regexp_tokenizer.js' {
  /** Splits a text by a pattern, or (gaps: false) returns the pattern's matches; null where none match. */
  class RegexpTokenizer {
    constructor(options: { pattern: RegExp; gaps: boolean })
    tokenize(text: string): string[] | null
  }
  const exports: { RegexpTokenizer: typeof RegexpTokenizer }
  export = exports
}

declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: { stem(word: string): string }
  export = stemmer
}

declare module 'natural/lib/natural/tfidf/tfidf.js' {
  class TfIdf {
    addDocument(terms: string[] | Record<string, number | string>, key?: string): void
    idf(term: string): number
  }
  export = TfIdf
}

declare module 'natural/lib/natural/brill_pos_tagger/index.js' {
  export class Lexicon {
    constructor(language: 'EN', defaultCategory: string, defaultCategoryCapitalised: string)
  }
  export class RuleSet {
    constructor(language: 'EN')
  }
  export class BrillPOSTagger {
    constructor(lexicon: Lexicon, rules: RuleSet)
    tag(words: string[]): { taggedWords: { token: string; tag: string }[] }
  }
}

declare module 'natural/lib/natural/classifiers/bayes_classifier.js' {
  class BayesClassifier {
    constructor(stemmer?: { tokenizeAndStem(text: string): string[] }, smoothing?: number)
    addDocument(text: string | string[], label: string): void
    train(): void
    classify(text: string | string[]): string
  }
  export = BayesClassifier
}
