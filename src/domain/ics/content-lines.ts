/** One line of a calendar file as it is meant: folded ones are one. `line`: where it begins in the file, from 1. */
export interface ContentLine {
  line: number
  /** In capitals: "DTSTART". Empty where the line has none. */
  name: string
  text: string
}

/** The lines of a calendar file (RFC 5545 3.1): CRLF, LF or CR, folded ones put together, empty ones left out. */
export function contentLinesOf(text: string): ContentLine[] {
  const lines: { line: number; parts: string[] }[] = []
  text.split(/\r\n|\n|\r/).forEach((raw, index) => {
    const last = lines.at(-1)
    if (last && /^[ \t]/.test(raw)) last.parts.push(raw.slice(1))
    else if (raw.trim() !== '') lines.push({ line: index + 1, parts: [raw] })
  })
  return lines.map(({ line, parts }) => {
    const whole = parts.join('')
    return { line, name: nameOf(whole), text: whole }
  })
}

/** What stands after the first colon: for values that hold no parameters' quotes. */
export function valueIn(text: string): string {
  return text.slice(text.indexOf(':') + 1).trim()
}

function nameOf(text: string): string {
  const name = /^([A-Za-z0-9-]{1,60})[;:]/.exec(text)?.[1]
  return name?.toUpperCase() ?? ''
}
