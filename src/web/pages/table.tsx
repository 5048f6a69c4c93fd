import type { ReportTable, TableRow } from '../../views/report/table.ts'
import { addressOf, csvAddress, type Place } from './addresses.ts'

interface TableProps {
  table: ReportTable
  place: Place
}

/** What scrolls sideways on narrow screens must be reached by key too, and say what it is. */
const scrollsAs = (caption: string) => ({ tabIndex: 0, role: 'group', 'aria-label': caption }) as const

/** A table with its caption and its CSV. The name of a row leads to the same page of that team or school. */
export function DataTable({ table, place }: TableProps) {
  const { key, caption, columns, rows, textColumns = 1 } = table
  const [first, ...others] = columns
  return (
    <div class="table-block">
      <div class="table-scroll" {...scrollsAs(caption)}>
        <table id={`table-${key}`}>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {others.map((column, index) => (
                <th key={column} scope="col" class={index + 1 >= textColumns ? 'number' : undefined}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.head} {...{ row, place, textColumns }} columns={others} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="table-foot">
        <a href={csvAddress(place, key)} download>
          CSV<span class="for-readers">{` of the table “${caption}”`}</span>
        </a>
      </p>
    </div>
  )
}

interface RowProps {
  row: TableRow
  columns: string[]
  textColumns: number
  place: Place
}

function Row({ row, columns, textColumns, place }: RowProps) {
  const { head, scope, cells, isWhole } = row
  const { from, span } = reasonOf(row)
  const shown = span > 1 ? cells.slice(0, from + 1) : cells
  return (
    <tr class={isWhole ? 'whole' : undefined}>
      <th scope="row">{scope ? <a href={addressOf({ ...place, scope })}>{head}</a> : head}</th>
      {shown.map(({ text, isMuted }, index) => (
        <td
          key={columns[index]}
          class={isMuted ? 'muted' : index + 1 >= textColumns ? 'number' : undefined}
          colSpan={span > 1 && index === from ? span : undefined}
        >
          {text}
        </td>
      ))}
    </tr>
  )
}

/** Where a reason stands and how many cells it has the room of: said once, in place of all the numbers after it. */
function reasonOf({ cells }: TableRow): { from: number; span: number } {
  const from = cells.findIndex(({ text, isMuted }) => isMuted && text !== '')
  const reason = cells[from]?.text
  const rest = cells.slice(from + 1)
  const isAlone = from >= 0 && rest.every(({ text, isMuted }) => isMuted && (text === '' || text === reason))
  return { from, span: isAlone ? rest.length + 1 : 1 }
}
