import { type Frame, Layout } from './layout.tsx'
import {
  Conditions,
  Delivery,
  Equity,
  Leaders,
  Needs,
  Participation,
  Phases,
  Rhythm,
  Weeks,
} from './method-counting.tsx'
import { Part } from './method-part.tsx'
import { Coverage, Stance, Themes } from './method-reading.tsx'

/** How each number is computed, in plain words. */
export function MethodPage({ frame }: { frame: Frame }) {
  return (
    <Layout title="How this is computed" frame={frame}>
      <div class="page-head">
        <p class="trail">
          <a href="/signals">Signals</a>
        </p>
        <h1>How this is computed</h1>
      </div>
      <div class="method">
        <Weeks />
        <Participation />
        <Rhythm />
        <Phases />
        <Delivery />
        <Stance />
        <Themes />
        <Coverage />
        <Conditions />
        <Leaders />
        <Needs />
        <Equity />
        <Privacy />
      </div>
    </Layout>
  )
}

function Privacy() {
  return (
    <Part name="privacy" title="Why some numbers are missing">
      <ul>
        <li>Nothing is told of fewer than five people; a district may set more, never less.</li>
        <li>A total is the sum of what is told below it: what is told of nobody is in no total either.</li>
        <li>
          Where nearly everybody, or nearly nobody, did a thing, a bound is told (“11 or more”), and small
          counts are rounded to fives (“about 5”).
        </li>
        <li>A team with few answers waits until weeks together have enough.</li>
        <li>Teams of fewer than five people are told together.</li>
      </ul>
      <p>
        There is no field for a person's name or words in what these pages are drawn from. Every look at them
        is in the audit log: who looked at which team or school, and when.
      </p>
    </Part>
  )
}
