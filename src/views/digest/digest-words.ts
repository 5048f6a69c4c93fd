import type { DigestContent } from '../../domain/digest/content.ts'
import type { Seen, Suggestion } from '../../domain/digest/suggestion.ts'
import type { Participation, Share, Stance } from '../../domain/report/figures.ts'
import type { ReportScope } from '../../domain/report/report.ts'
import { participationLead } from '../report/leads.ts'
import { percentOf, shareInWords } from '../report/numbers.ts'
import { habitTitle } from '../report/words.ts'
import { tellingOf } from '../report-words.ts'
import { listInWords } from '../words.ts'

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']
/** So many habits are named at most; the page has them all. */
const MOST_HABITS = 2

/** Who took part in the week, and in the week before; why not, where it may not be told. */
export function participationWords({ participation, before, minPeople }: DigestContent): string {
  if (participation.kind === 'hidden') {
    switch (participation.reason) {
      case 'not-asked':
        return 'Nobody was asked anything in this week.'
      case 'together':
        return `Fewer than ${minPeople} people were asked; they are told together with other small teams.`
      default:
        return `Too few people were asked to say who took part: it takes ${minPeople}. Weeks are added up until there are enough.`
    }
  }
  if (participation.value.peopleAsked === 0) return 'Nobody was asked anything in this week.'
  return [participationLead(participation.value), beforeWords(before)].filter(Boolean).join(' ')
}

function beforeWords(before: DigestContent['before']): string {
  if (before?.kind !== 'shown' || before.value.peopleAsked === 0) return ''
  const { peopleTookPart, peopleAsked, answers, asks }: Participation = before.value
  return `In the week before it was ${shareInWords(peopleTookPart, peopleAsked)} of the people and ${shareInWords(answers, asks)} of the questions.`
}

/** What the entries show of a learning stance against the own past, in plain words, with the bounds. */
export function stanceWords({ stance, minPeople }: DigestContent): string {
  if (stance.kind === 'hidden')
    return `Learning stance: too few wrote to say. It takes ${minPeople} people, none of whom wrote more than half.`
  const { entries, people, habits }: Stance = stance.value
  const source = `Learning stance, from ${entries} entries of ${people} people or more:`
  const compared = habits.flatMap(({ habit, now, before }) => (before ? [{ habit, now, before }] : []))
  const more = compared.filter(({ now, before }) => now.low > before.high)
  const less = compared.filter(({ now, before }) => now.high < before.low)
  const isSmall = habits.length > 0 && habits.every(({ now }) => now.isSmall)
  const small = isSmall ? ' These are few entries, so the bounds are wide.' : ''
  if (compared.length === 0)
    return `${source} there is no own past to compare with yet. ${oftenWords(habits)}${small}`
  if (more.length + less.length === 0)
    return `${source} nothing differs from the own past by more than chance. ${oftenWords(habits)}${small}`
  const parts = [
    more.length > 0 ? `more than in the own past of ${habitsWords(more)}` : '',
    less.length > 0 ? `less of ${habitsWords(less)}` : '',
  ].filter(Boolean)
  return `${source} ${parts.join('; ')}.${small}`
}

function betweenWords({ low, high }: Share): string {
  return `between ${Math.round(low * 100)} and ${percentOf(high)}`
}

type Compared = { habit: string; now: Share; before: Share }[]

function habitsWords(habits: Compared): string {
  const named = habits.slice(0, MOST_HABITS).map(({ habit, now, before }) => {
    const past = `before ${percentOf(before.share)}, ${betweenWords(before)}`
    return `${lower(habitTitle(habit))}, ${percentOf(now.share)} (${betweenWords(now)}; ${past})`
  })
  return `${listInWords(named)}${habits.length > MOST_HABITS ? ' and more' : ''}`
}

/** The habit that is seen most often: where nothing has changed, this is what there is. */
function oftenWords(habits: Stance['habits']): string {
  const most = [...habits].sort((a, b) => b.now.share - a.now.share)[0]
  return most
    ? `Seen most often: ${lower(habitTitle(most.habit))}, ${percentOf(most.now.share)} (${betweenWords(most.now)}).`
    : ''
}

/** What a suggestion rests on, in a sentence. */
export function seenInWords({ rule, seen }: Suggestion, kind: ReportScope['kind']): string {
  const words = rule.seen.replace(/\{(\w+)\}/g, (_, name: string) => wordOf(name, seen, kind))
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function wordOf(name: string, seen: Seen, kind: ReportScope['kind']): string {
  const names = seen.names ?? []
  switch (name) {
    case 'count':
      return seen.count ? tellingOf(seen.count) : ''
    case 'of':
      return String(seen.of ?? '')
    case 'share':
      return percentOf(seen.share ?? 0)
    case 'past':
      return percentOf(seen.past ?? 0)
    case 'names':
      return listInWords(names)
    case 'habit':
      return lower(habitTitle(seen.habit ?? ''))
    case 'weeks':
      return `${(NUMBERS[seen.weeks ?? 0] ?? String(seen.weeks)).toLowerCase()} weeks`
    case 'parts':
      return partsWords(names.length, kind)
    default:
      return ''
  }
}

function partsWords(count: number, kind: ReportScope['kind']): string {
  const noun = kind === 'district' ? 'school' : 'team'
  return `${NUMBERS[count] ?? String(count)} ${count === 1 ? noun : `${noun}s`}`
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
