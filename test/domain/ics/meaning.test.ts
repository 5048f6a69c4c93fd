import { describe, expect, it } from '@jest/globals'
import { type Meaning, meaningOf } from '../../../src/domain/ics/meaning.ts'

const inWords = (meaning: Meaning): string => {
  switch (meaning.kind) {
    case 'boundary':
      return `${meaning.level} ${meaning.edge}`
    case 'break-edge':
      return `break ${meaning.edge}`
    case 'week':
      return `week ${meaning.letter}`
    case 'term':
      return meaning.level
    default:
      return meaning.kind
  }
}
const read = (summary: string, ...categories: string[]) => inWords(meaningOf(summary, categories))

describe('meaningOf', () => {
  it.each([
    ...['No School', 'NO SCHOOL - Labor Day', 'No-School: Snow Day', 'Schools Closed', 'No Classes (Eid)'],
    ...['Thanksgiving Break', 'Winter Recess', 'Spring Vacation', 'Half Term', 'Bank Holiday', 'Labor Day'],
    ...['Martin Luther King, Jr. Day', 'MLK Day', "President's Day", 'New Year’s Day', 'Classes Cancelled'],
    ...[
      'No School for Students and Staff',
      'Día festivo: No School',
      'Yom Kippur - No School',
      'Day after Thanksgiving',
    ],
    ...['School Holiday', 'District Closed', 'Student Holiday', 'Memorial Day Observed'],
  ])('reads "%s" as a holiday', (summary) => {
    expect(read(summary)).toBe('holiday')
  })

  it.each([
    ...['Teacher Work Day', 'Teacher Work-Day', 'Staff Workday - No Students', 'PD Day', 'INSET Day'],
    ...['Professional Development Day', 'No School - Professional Development', 'No School: P.D.'],
    ...['No School, Parent-Teacher Conferences', 'Teacher In-Service', 'Pupil-Free Day', 'Student Free Day'],
    ...['Student Holiday / Teacher Workday', 'No Students - Grading', 'Teachers Report'],
  ])('reads "%s" as a staff day', (summary) => {
    expect(read(summary)).toBe('staff-day')
  })

  it.each([
    ...['Half Day', 'Early Release - Professional Development', '2-Hour Delay', 'Late Start (PD)', '1/2 Day'],
    ...['Half day before Winter Break', 'Holiday Concert', 'Winter Holiday Party', 'Spring Break Camp'],
    ...[
      'Thanksgiving Luncheon',
      'Last Day before Winter Break',
      'Breakfast with the principal',
      'Staff meeting',
    ],
    ...[
      'Parent-Teacher Conferences',
      'No School for Kindergarten',
      'Spirit Week: a week of fun',
      'Picture Day',
    ],
    ...['Midterm Exams', 'Mid-Term Reports', 'Semester Exams', 'Book Fair', '', '🎃', 'Quarter 2 grades due'],
    ...[
      'Memorial Day Assembly',
      'Break the Silence Assembly',
      'Have a great week',
      'First day of basketball practice',
    ],
  ])('reads "%s" as nothing about school days', (summary) => {
    expect(read(summary)).toBe('nothing')
  })

  it.each([
    ['First Day of School', 'year starts'],
    ['First day for students', 'year starts'],
    ['Last Day of School (early goodbye)', 'year ends'],
    ['Second Semester Begins', 'semester starts'],
    ['End of Semester 1', 'semester ends'],
    ['Quarter 3 ends', 'quarter ends'],
    ['Q2 Begins', 'quarter starts'],
    ['End of Marking Period 1', 'quarter ends'],
    ['Start of Term 2', 'term starts'],
    ['Autumn Term', 'term'],
    ['2026-27 School Year', 'year'],
    ['Winter Break Begins', 'break starts'],
    ['Spring Break ends', 'break ends'],
    ['Classes Resume', 'resumes'],
    ['Students return from winter break', 'resumes'],
    ['Week A', 'week A'],
    ['B Week', 'week B'],
    ['A week begins', 'week A'],
    ['Week B (Blue)', 'week B'],
  ])('reads "%s" as %s', (summary, expected) => {
    expect(read(summary)).toBe(expected)
  })

  it('asks the categories where the summary says nothing', () => {
    expect(read('Diwali', 'No School')).toBe('holiday')
    expect(read('Workshops', 'District', 'Staff Day')).toBe('staff-day')
    expect(read('Choir concert', 'Holiday')).toBe('nothing')
    expect(read('Early dismissal', 'No School')).toBe('nothing')
    expect(read('Book swap', 'First day of school')).toBe('nothing')
  })
})
