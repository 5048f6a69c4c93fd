import { francAll } from 'franc-min'

/** What language a text is in, and whether it is read: English is, and what is too short to tell is taken for English. */
export interface Language {
  /** ISO 639-3 code ("eng", "spa", …); "und" where only the script is known to be foreign. */
  language: string
  isEnglish: boolean
}

const ENGLISH: Language = { language: 'eng', isEnglish: true }
/** How much of a text is looked at, in characters. */
const SAMPLE = 400
/** With fewer words than this a text is taken for English unless its script is foreign. */
const TELLING_WORDS = 4
/** From this share of function words on a text is English. */
const ENGLISH_SHARE = 0.2

const FUNCTION_WORDS = new Set(
  (
    'the a an and or but if of to in on at for with from by as is are was were be been am i you he she it we they me ' +
    'him her us them my your his its our their this that these those not no do does did have has had will would can ' +
    'could should what when where why how who which so than then there here all some any more most very just about ' +
    "into out up down over after before because while i'm don't didn't it's wasn't couldn't can't i'll i've next time"
  ).split(' '),
)
/** Words of other languages that English has not, for texts too short for their letters to tell. */
const FOREIGN_WORDS = new Set(
  (
    'el los las una que por con para pero muy mis estudiantes alumnos fue como est les des une dans pour avec mais nous ' +
    'je ne pas ich nicht und der das mit ein eine auf wir ist não uma com os mais foi meus il che non per sono dei się ' +
    'nie jest ho ha un oggi qué sé hacer muy bien cómo jsem byl že na se ale les hier het een niet van jag och att det inte är'
  ).split(' '),
)

/** Languages of school communities that are told apart; the more there are, the more often a short text is mistaken. */
const LANGUAGES = (
  'eng spa por fra deu ita nld pol ces slk ukr rus bul srp hrv ron hun tur arb pes urd hin ben guj pan tam tel vie tgl ' +
  'ind cmn jpn kor heb ell swe dan nob fin som swh amh hat cat'
).split(' ')

const shareOf = (words: readonly string[], set: ReadonlySet<string>): number =>
  words.length === 0 ? 0 : words.filter((word) => set.has(word)).length / words.length

const detect = (sample: string): string =>
  francAll(sample, { minLength: 3, only: LANGUAGES })[0]?.[0] ?? 'und'

/** Whether the letters that speak for English are nearly as near as those for the nearest language. */
const couldBeEnglish = (sample: string): boolean => {
  const english = francAll(sample, { minLength: 3, only: LANGUAGES }).find(([language]) => language === 'eng')
  return (english?.[1] ?? 0) > 0.92
}

/** Counts letters, and those of them that are Latin (with the accented ones), in one pass. */
const countLetters = (sample: string): { letters: number; latin: number; accents: number } => {
  let letters = 0
  let latin = 0
  let accents = 0
  for (let at = 0; at < sample.length; at++) {
    const code = sample.charCodeAt(at)
    const isAscii = (code | 32) >= 97 && (code | 32) <= 122
    const isAccented =
      (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) || (code >= 0x1e00 && code <= 0x1eff)
    const isOther =
      code >= 0x370 && !(code >= 0x2000 && code <= 0x2bff) && !(code >= 0xd800 && code <= 0xfe0f)
    if (isAscii || isAccented) latin++
    if (isAscii || isAccented || isOther) letters++
    if (isAccented) accents++
  }
  return { letters, latin, accents }
}

/** Returns the shares of a sample's words that are English and foreign function words, and how many words there are. */
const wordShares = (sample: string): { english: number; foreign: number; words: number } => {
  const words = sample
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[^\p{L}']+/u)
    .filter(Boolean)
  return {
    english: shareOf(words, FUNCTION_WORDS),
    foreign: shareOf(words, FOREIGN_WORDS),
    words: words.length,
  }
}

/**
 * Returns the language of a text. Clear cases are told by script and function words; the rest by franc's trigrams.
 * A short or undetermined text in Latin letters is taken for English.
 */
export const languageOf = (text: string): Language => {
  const sample = text.slice(0, SAMPLE).replace(/https?:\/\/\S{1,2000}/g, ' ')
  const { letters, latin, accents } = countLetters(sample)
  if (letters === 0) return ENGLISH
  if (latin < letters / 2) return { language: detect(sample), isEnglish: false }
  const { english, foreign, words } = wordShares(sample)
  if (english >= ENGLISH_SHARE && english >= foreign) return ENGLISH
  if (words < TELLING_WORDS) return ENGLISH
  const seemsEnglish = foreign <= english && accents === 0
  if (seemsEnglish && (words < 12 || couldBeEnglish(sample))) return ENGLISH
  const language = detect(sample)
  if (language === 'eng' || (english > foreign && couldBeEnglish(sample))) return ENGLISH
  return { language, isEnglish: false }
}
