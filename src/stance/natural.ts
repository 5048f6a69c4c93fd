/**
 * The one door to `natural`: only the parts that reading needs, by their deep paths.
 * Its whole takes a second and 120 MB, and its `util` opens connections.
 */
import stemmer from 'natural/lib/natural/stemmers/porter_stemmer.js'
import tokenizers from 'natural/lib/natural/tokenizers/regexp_tokenizer.js'

/** Words (with inner apostrophes and hyphens), numbers, and marks that carry meaning, one by one. */
const TOKEN =
  /https?:\/\/[^\s]{1,2000}|\p{L}[\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{N}]+)*|\p{N}+(?:[.,:]\p{N}+)*%?|\.{3}|…|[.!?,;:()"“”]/gu

const tokenizer = new tokenizers.RegexpTokenizer({ pattern: TOKEN, gaps: false })

/** Longest word that is stemmed, in characters: the stemmer's patterns are quadratic in a word's length. */
const STEM_LIMIT = 40

/** Returns the tokens of a text in order, as written; an empty list where there are none. */
export const splitWords = (text: string): string[] => tokenizer.tokenize(text) ?? []

/** Returns the Porter stem of a lower-case word; a word longer than 40 characters is returned cut, unstemmed. */
export const stemOf = (word: string): string =>
  word.length > STEM_LIMIT ? word.slice(0, STEM_LIMIT) : stemmer.stem(word)
