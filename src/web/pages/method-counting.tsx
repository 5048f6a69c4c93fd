import { Part } from './method-part.tsx'

/** When numbers stand still. */
export function Weeks() {
  return (
    <Part name="weeks" title="Closed weeks">
      <p>
        Everything is told of whole weeks, Monday to Sunday in each team's own time. A week is closed when it
        is over everywhere in the district, and does not change afterwards: two looks at one week show the
        same numbers. What comes in later counts in the week in which it comes.
      </p>
    </Part>
  )
}

/** Who counts as taking part. */
export function Participation() {
  return (
    <Part name="participation" title="Taking part, and the response rate">
      <ul>
        <li>
          <strong>Took part</strong> counts people: each person once a week, where the person answered
          anything or reflected, of all who were asked in that week. Over several weeks these person-weeks are
          added.
        </li>
        <li>
          <strong>Response rate</strong> counts questions: the answered ones of all that reached a person.
        </li>
        <li>
          <strong>Away</strong> is in no denominator: who is on leave is not counted as silent.{' '}
          <strong>Late</strong> answers count in the week in which they came. <strong>Skipped</strong> is an
          answer too, and always fine.
        </li>
      </ul>
    </Part>
  )
}

/** How quickly and how evenly people answer. */
export function Rhythm() {
  return (
    <Part name="rhythm" title="Time to answer and voice balance">
      <p>
        Half of the answers came within the time shown, in steps: 1, 4, 12 hours; 1, 2, 3 days; a week. Voice
        balance tells how evenly the words of a team's threads are spread: 1 where everybody wrote as much,
        towards 0 where one person wrote all. It names nobody.
      </p>
    </Part>
  )
}

/** Which weeks a phase holds. */
export function Phases() {
  return (
    <Part name="phases" title="Phases">
      <p>
        A phase or a term holds the weeks whose Thursday lies in it, so that each week belongs to one phase.
      </p>
    </Part>
  )
}

/** What becomes of messages. */
export function Delivery() {
  return (
    <Part name="delivery" title="Delivery">
      <p>
        Every message that was due is in one of five states, and together they are all: sent + waiting + held
        back + blocked + failed = due. Held back means that people's own time came first: leave, quiet hours,
        their weekly budget, or an answer that was there already.
      </p>
    </Part>
  )
}

/** What people answered about time and support. */
export function Conditions() {
  return (
    <Part name="conditions" title="Time and support">
      <p>
        As people answered in quick feedback. A team is named where nobody, or one person at most, had
        protected time, since that is for leaders to change.
      </p>
    </Part>
  )
}

/** How leaders learn visibly. */
export function Leaders() {
  return (
    <Part name="leaders" title="Leaders as learners">
      <p>
        Of the team questions with an answer shared in the thread, those that a leader answered first; and how
        many of the leaders' answers say what they do not know. Told of five leaders or more together.
      </p>
    </Part>
  )
}

/** How requests are counted. */
export function Needs() {
  return (
    <Part name="needs" title="Needs">
      <p>
        Requests for support raised from the chat, told of five people or more who raised them, by school and
        department; what is too little for that waits for later weeks, and is told of several departments
        together. A request is counted once: in the week of its first answer, or, without one, when it has
        waited for two weeks; an answer after that is not counted again. The time to an answer is told as the
        middle one, in steps: half of the requests were answered sooner, and those that waited count as longer
        than two weeks. What was passed on counts where it was settled.
      </p>
    </Part>
  )
}

/** What is compared between schools. */
export function Equity() {
  return (
    <Part name="equity" title="Equity of access">
      <p>
        By school: how many questions reach a person in a week, who takes part, who has time and support, and
        whose requests are answered. It compares conditions, not people.
      </p>
    </Part>
  )
}
