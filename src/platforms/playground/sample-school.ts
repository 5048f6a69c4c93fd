import type { CalendarContent } from '../../domain/calendar.ts'
import type { WorkspaceRef } from '../../domain/intent.ts'
import { addDays, mondayOf } from '../../domain/schedule.ts'

/** What a sample person does in the school; `facilitator` and `teacher` of the channels they are in. */
export type SampleRole = 'teacher' | 'facilitator' | 'coach' | 'principal'

/** An invented person. `id` is the external id on this platform. */
export interface SamplePerson {
  id: string
  name: string
  email: string
  role: SampleRole
  /** What the person does, as a colleague would say it. */
  title: string
}

/** A channel with its team. `address` is the place's address on this platform. */
export interface SampleChannel {
  address: string
  name: string
  topic: string
  /** Who adds the bot, and so becomes the team's facilitator. */
  facilitatorId: string
  memberIds: readonly string[]
}

/** The invented school that the playground is played with. */
export interface SampleSchool {
  workspace: WorkspaceRef & { name: string }
  zone: string
  people: readonly SamplePerson[]
  channels: readonly SampleChannel[]
  /** Who answers requests for support beside the principal. */
  departments: readonly { name: string; personId: string }[]
  /** The calendar that it begins with, for the local ISO date on which it is opened first. */
  calendarFor(today: string): CalendarContent
}

const person = (id: string, name: string, role: SampleRole, title: string): SamplePerson => ({
  id,
  name,
  // A reserved top-level domain (RFC 2606): no mail can ever reach anybody.
  email: `${id}@linden-grove.example`,
  role,
  title,
})

/** Linden Grove School: three teams (7, 6 and 3 people, the last too few for the leaders' view), a coach, a principal. */
export const SAMPLE_SCHOOL: SampleSchool = {
  workspace: { platform: 'playground', externalId: 'linden-grove', name: 'Linden Grove School' },
  zone: 'America/Chicago',
  people: [
    person('rosa.delgado', 'Rosa Delgado', 'facilitator', 'Grade 4 · team lead'),
    person('ana.flores', 'Ana Flores', 'teacher', 'Grade 4 · room 12'),
    person('ben.okafor', 'Ben Okafor', 'teacher', 'Grade 4 · room 14'),
    person('chloe.nguyen', 'Chloe Nguyen', 'teacher', 'Grade 4 · room 15'),
    person('david.rosen', 'David Rosen', 'teacher', 'Grade 4 · special education'),
    person('farah.haddad', 'Farah Haddad', 'teacher', 'Grade 4 · maths support'),
    person('grace.kim', 'Grace Kim', 'teacher', 'Grade 4 · room 16'),
    person('hannah.lindqvist', 'Hannah Lindqvist', 'facilitator', 'Science · team lead'),
    person('imani.brooks', 'Imani Brooks', 'teacher', 'Science · grade 6'),
    person('jonas.weber', 'Jonas Weber', 'teacher', 'Science · grade 7'),
    person('kavya.iyer', 'Kavya Iyer', 'teacher', 'Science · grade 8'),
    person('luis.mendoza', 'Luis Mendoza', 'teacher', 'Science · lab'),
    person('tomas.novak', 'Tomás Novák', 'teacher', 'Science · newcomers'),
    person('amina.yusuf', 'Amina Yusuf', 'facilitator', 'Newcomer support · lead'),
    person('mei.tanaka', 'Mei Tanaka', 'teacher', 'Newcomer support'),
    person('samuel.adeyemi', 'Samuel Adeyemi', 'coach', 'Instructional coach'),
    person('eleanor.whitfield', 'Eleanor Whitfield', 'principal', 'Principal'),
  ],
  channels: [
    {
      address: 'channel:grade-4-maths',
      name: 'grade-4-maths',
      topic: 'Fractions, number talks and what we learn from them',
      facilitatorId: 'rosa.delgado',
      memberIds: [
        'rosa.delgado',
        'ana.flores',
        'ben.okafor',
        'chloe.nguyen',
        'david.rosen',
        'farah.haddad',
        'grace.kim',
      ],
    },
    {
      address: 'channel:science-team',
      name: 'science-team',
      topic: 'Getting students to argue from evidence',
      facilitatorId: 'hannah.lindqvist',
      memberIds: [
        'hannah.lindqvist',
        'imani.brooks',
        'jonas.weber',
        'kavya.iyer',
        'luis.mendoza',
        'tomas.novak',
      ],
    },
    {
      address: 'channel:newcomer-support',
      name: 'newcomer-support',
      topic: 'Welcoming students who are new to English',
      facilitatorId: 'amina.yusuf',
      memberIds: ['amina.yusuf', 'mei.tanaka', 'tomas.novak'],
    },
  ],
  departments: [{ name: 'Instructional coaching', personId: 'samuel.adeyemi' }],
  calendarFor,
}

/** A holiday and a staff day in the coming weeks, so that one sees an inquiry move around them; A and B weeks. */
function calendarFor(today: string): CalendarContent {
  const monday = mondayOf(today)
  return {
    days: [
      { date: addDays(monday, 11), kind: 'holiday', name: 'Founders’ Day' },
      { date: addDays(monday, 21), kind: 'staff-day', name: 'Teacher work day' },
    ],
    terms: [],
    weeks: Array.from({ length: 40 }, (_, index) => ({
      monday: addDays(monday, 7 * index),
      letter: index % 2 === 0 ? 'A' : 'B',
    })),
  }
}
