import { AUTHOR_WORDS, CALENDAR_WORDS, FIGURES, NAMED_PLACES, THINGS } from './names/figures.ts'
import { givenNames, plainForm } from './names/given-names.ts'
import * as words from './names/word-lists.ts'
import type { Span } from './text/sentences.ts'

/** A place in a text that seems to name a student. */
export interface NameWarning extends Span {
  name: string
}

interface Piece extends Span {
  text: string
  /** Lower case, without accents and without a possessive ending. */
  plain: string
  isCapital: boolean
  isPossessive: boolean
  startsSentence: boolean
  /** Whether a comma, "and" or "&" ties it to the piece before. */
  afterComma: boolean
}

const WORD = /\p{L}[\p{L}\p{M}]{0,39}(?:[’'-]\p{L}{1,20}){0,3}\.?/gu
const ENOUGH = 2

/** Returns the words of a text with what stands around them, in one pass. */
const piecesOf = (text: string): Piece[] => {
  const pieces: Piece[] = []
  let end = 0
  for (const match of text.matchAll(WORD)) {
    const between = text.slice(Math.max(end, match.index - 40), match.index)
    const written = match[0].replace(/\.$/, '')
    const bare = written.replace(/[’']s?$/i, '')
    pieces.push({
      text: bare,
      start: match.index,
      end: match.index + bare.length,
      plain: plainForm(bare).replaceAll('’', "'"),
      isCapital: /^\p{Lu}(?:[’']\p{Lu})?\p{L}*\p{Ll}/u.test(bare) || /^\p{Lu}\p{Ll}$/u.test(bare),
      isPossessive: bare.length < written.length,
      startsSentence:
        pieces.length === 0 || /[.!?…:\n"“]/.test(between) || endsSentence(pieces, text, match.index),
      afterComma: /^\s*,\s*$/.test(between),
    })
    end = match.index + match[0].length
  }
  return pieces
}

const endsSentence = (pieces: readonly Piece[], text: string, at: number): boolean => {
  const last = pieces.at(-1)
  return last !== undefined && text[last.end] === '.' && !words.TITLES.has(last.plain) && at - last.end > 1
}

const isNot = (piece: Piece | undefined, set: ReadonlySet<string>): boolean => !piece || !set.has(piece.plain)
const near = (pieces: readonly Piece[], from: number, to: number, set: ReadonlySet<string>): boolean => {
  for (let at = Math.max(0, from); at <= Math.min(pieces.length - 1, to); at++) {
    if (!isNot(pieces[at], set)) return true
  }
  return false
}

/** Whether the capitalised words around say a member of staff, a figure, a place or a thing. */
const isSomeoneElse = (pieces: readonly Piece[], at: number): boolean => {
  const before = pieces[at - 1]
  const after = pieces[at + 1]
  const before2 = pieces[at - 2]
  if (
    !isNot(before, words.TITLES) ||
    !isNot(before, words.HISTORIC) ||
    !isNot(before, words.NOT_PERSON_BEFORE)
  )
    return true
  if (before2 && before?.isCapital && (words.TITLES.has(before2.plain) || words.HISTORIC.has(before2.plain)))
    return true
  const isTied = after?.isCapital === true && !after.startsSentence
  if (isTied && words.NOT_PERSON_AFTER.has(after.plain)) return true
  const after2 = pieces[at + 2]
  return isTied && after2?.isCapital === true && words.NOT_PERSON_AFTER.has(after2.plain)
}

const isIn = (piece: Piece | undefined, set: ReadonlySet<string>): boolean => !isNot(piece, set)

/** Whether the words before say "student X", "a kid named X", "the new boy, X". */
const isCalledStudent = (pieces: readonly Piece[], at: number): boolean =>
  isIn(pieces[at - 1], words.STUDENT_WORDS) ||
  (/^(?:named|called|is|was)$/.test(pieces[at - 1]?.plain ?? '') && isIn(pieces[at - 2], words.STUDENT_WORDS))

/** Whether a surname follows: a capitalised word in the same breath. */
const hasSurname = (pieces: readonly Piece[], at: number): boolean => {
  const next = pieces[at + 1]
  if (!next?.isCapital || next.startsSentence || next.afterComma || pieces[at]?.isPossessive) return false
  return !CALENDAR_WORDS.has(next.plain) && !THINGS.has(next.plain)
}

/** Whether a piece is the surname of somebody whose first name was weighed already. */
const isSurnameOfOther = (pieces: readonly Piece[], at: number): boolean => {
  const first = pieces[at - 1]
  if (!first?.isCapital || !hasSurname(pieces, at - 1)) return false
  return isIn(first, words.KNOWN_FIGURES) || (isIn(first, givenNames()) && !isIn(first, words.AMBIGUOUS))
}

/** The last piece of the name that begins at a piece. */
const endOf = (pieces: readonly Piece[], at: number): number => (hasSurname(pieces, at) ? at + 1 : at)

/** Whether a first name and a surname are those of a figure or an author, or of what is named after somebody. */
const isKnownFullName = (pieces: readonly Piece[], at: number): boolean => {
  if (!hasSurname(pieces, at)) return false
  const end = at + 1
  return FIGURES.has(`${pieces[at]?.plain} ${pieces[end]?.plain}`) || isIn(pieces[end + 1], NAMED_PLACES)
}

/** Whether the words after say "X, our coach" or "X, who teaches". */
const isCalledStaff = (pieces: readonly Piece[], at: number): boolean => {
  const next = pieces[at + 1]
  if (!next?.afterComma) return false
  if (next.plain === 'who')
    return /^(?:teaches|taught|coaches|leads|trains)$/.test(pieces[at + 2]?.plain ?? '')
  return /^(?:our|my|the|a)$/.test(next.plain) && near(pieces, at + 2, at + 4, words.STAFF_WORDS)
}

/** Points for what the student does, has, or is asked. */
const studentPoints = (pieces: readonly Piece[], at: number): number => {
  const end = endOf(pieces, at)
  const after = pieces[end + 1]
  let points = isCalledStudent(pieces, at) ? 2 : 0
  if (pieces[end]?.isPossessive && isIn(after, words.STUDENT_THINGS)) points += 1.5
  if (isIn(after, words.STUDENT_DEEDS)) points += 1.5
  if (isIn(after, words.PLAIN_VERBS) && pieces[end + 2]?.plain.endsWith('ing')) points += 1.5
  if (near(pieces, at - 2, at - 1, words.TEACHER_DEEDS)) points += 1
  return points
}

/** Points against: a colleague, one's own family, somebody in a book, a thing or place named after somebody. */
const otherPoints = (pieces: readonly Piece[], at: number): number => {
  const end = endOf(pieces, at)
  let points = isCalledStaff(pieces, end) ? 3 : 0
  // A whole name stands out, where it is not an author's or a figure's.
  if (end > at && near(pieces, at - 5, end + 4, AUTHOR_WORDS)) points += 2
  // Two common words with capitals are more often a thing or a title.
  if (end > at && isIn(pieces[at], words.AMBIGUOUS)) points += 1
  if (end === at && !pieces[at]?.isPossessive && pieces[at + 1]?.isCapital && isIn(pieces[at + 1], THINGS))
    points += 1
  // "An aide for Jayden" is asked for on a student's behalf.
  const isBehalf = pieces[at - 1]?.plain === 'for'
  if (near(pieces, at - 2, at - 1, words.STAFF_WORDS) && !isBehalf && !isCalledStudent(pieces, at))
    points += 3
  if (isIn(pieces[at - 1], words.OWN_WORDS) && /^(?:my|our|class)$/.test(pieces[at - 2]?.plain ?? ''))
    points += 3
  if (near(pieces, at - 5, end + 3, words.STAFF_DEEDS)) points += 1
  if (near(pieces, end + 1, end + 5, words.STAFF_PLACES)) points += 1.5
  if (near(pieces, at - 4, at - 1, words.TEXT_WORDS)) points += 2
  if (isIn(pieces[end + 1], words.NAMED_THINGS)) points += 2
  const isPlace = isIn(pieces[at], words.AMBIGUOUS) && isIn(pieces[at - 1], words.PLACE_PREPOSITIONS)
  return isPlace ? points + 1 : points
}

const contextPoints = (pieces: readonly Piece[], at: number): number =>
  studentPoints(pieces, at) - otherPoints(pieces, at)

const namePoints = (piece: Piece): number => {
  if (words.NEVER_NAMES.has(piece.plain)) return -9
  if (words.KNOWN_FIGURES.has(piece.plain)) return 0
  if (words.AMBIGUOUS.has(piece.plain)) return piece.startsSentence ? 0.5 : 1
  if (givenNames().has(piece.plain)) return 2
  return piece.startsSentence ? -1 : 0
}

const rosterWords = (roster: readonly string[]): ReadonlySet<string> =>
  new Set(
    roster.flatMap((name) =>
      name
        .split(/[\s,]+/)
        .map(plainForm)
        .filter((word) => word.length > 1),
    ),
  )

/** Whether the piece before, tied by a comma or "and", was taken for a student: lists of names hang together. */
const isListed = (pieces: readonly Piece[], at: number, named: ReadonlySet<number>): boolean => {
  const before = pieces[at - 1]
  if (before?.plain === 'and' || before?.plain === 'or') return named.has(at - 2)
  return pieces[at]?.afterComma === true && named.has(at - 1)
}

/**
 * Returns the places of a text that seem to name a student, in order: given names that are not on the staff roster
 * (full names or parts of them), weighed with what stands around them. Made to be right rather than complete, so that
 * a warning is worth reading; time grows with the text's length.
 */
export const findStudentNames = (text: string, roster: readonly string[]): NameWarning[] => {
  const staff = rosterWords(roster)
  const pieces = piecesOf(text)
  const flagged = new Set<number>()
  /** The pieces of the names flagged, surnames too. */
  const named = new Set<number>()
  const others = new Set<number>()
  pieces.forEach((piece, at) => {
    if (!piece.isCapital || staff.has(piece.plain) || named.has(at)) return
    if ((named.has(at - 1) && !piece.afterComma) || isSurnameOfOther(pieces, at)) return
    const next = pieces[at + 1]
    const isStaffSurname = next?.isCapital && !next.startsSentence && staff.has(next.plain)
    const isSurname = others.has(at - 1) && !piece.startsSentence && !piece.afterComma
    if (isStaffSurname || isSurname || isSomeoneElse(pieces, at) || isKnownFullName(pieces, at)) {
      others.add(at)
      return
    }
    const base = namePoints(piece)
    const listed = isListed(pieces, at, flagged) && base > 0 ? 1 : 0
    if (base < 0 || base + listed + contextPoints(pieces, at) < ENOUGH) return
    flagged.add(at)
    for (let each = at; each <= endOf(pieces, at); each++) named.add(each)
  })
  return [...flagged].flatMap((at) => {
    const [first, last] = [pieces[at], pieces[endOf(pieces, at)]]
    return first && last
      ? [{ start: first.start, end: last.end, name: text.slice(first.start, last.end) }]
      : []
  })
}
