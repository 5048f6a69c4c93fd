import { Part } from './method-part.tsx'
import { STANCE_ERRORS } from './stance-errors.ts'

/** What the reader of stance does, and how often it errs. */
export function Stance() {
  return (
    <Part name="stance" title="Learning stance">
      <p>
        A reader on this machine looks for seven habits in each entry. It makes mistakes, so a share is not a
        count: it is estimated from how sure the reader was, and in nine of ten cases the true share lies
        between the bounds. From fewer than 20 entries bounds are wide.
      </p>
      <p>
        “Own past” is up to twelve closed weeks before the period. Where the bounds overlap, the difference
        may be chance.
      </p>
      <StanceErrors />
      <p>
        For one sentence it is wrong about as often as right; for a group of 60 sentences its estimated share
        is off by about 2 to 4 points. So it says something of a group, and nothing of a person. Writers see
        what was read in their own words and correct it; “writers agree” tells how often they left it as it
        was.
      </p>
      <p>
        <strong>Never use it to judge a person</strong>, in no evaluation, and not as one sign among others.
        Never rank teams by it: compare a team with its own past.
      </p>
    </Part>
  )
}

/** How often the reader is right, as its model card says. */
function StanceErrors() {
  return (
    <table>
      <caption>What the reader gets right, sentence by sentence, in per cent (cross-validated)</caption>
      <thead>
        <tr>
          <th scope="col">Habit</th>
          <th scope="col" class="number">
            Of what it marks, right
          </th>
          <th scope="col" class="number">
            Of what is there, found
          </th>
        </tr>
      </thead>
      <tbody>
        {STANCE_ERRORS.map(({ title, precision, recall }) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            <td class="number">{precision}</td>
            <td class="number">{recall}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What makes a theme. */
export function Themes() {
  return (
    <Part name="themes" title="Themes">
      <p>
        Words and phrases that people of a period share more than before. A theme is told where five people or
        more touched on it and not everybody did; names of people never become one, and nothing is quoted.
      </p>
    </Part>
  )
}

/** What the map counts. */
export function Coverage() {
  return (
    <Part name="coverage" title="Coverage">
      <p>
        Each question and each cycle names the elements of the frameworks that it serves. The map counts
        questions and cycles, not people.
      </p>
    </Part>
  )
}
