const ID = /^(.+?)(\[\])?#(.+)$/s

/**
 * The id of an input on a card. Cards hand in all their inputs with every button, so the id names the group (one
 * form, one answer box) to which the input belongs, and whether its value is a list.
 */
export function fieldId(name: string, group: string, isList = false): string {
  return `${name}${isList ? '[]' : ''}#${group}`
}

/** A value of a list, safe from the commas that Adaptive Cards put between values. */
export function encodeListValue(value: string): string {
  return encodeURIComponent(value)
}

/** The values of the group that `data.group` names, by field name. */
export function readFields(data: Record<string, unknown>): Record<string, string | string[]> {
  const values: [string, string | string[]][] = []
  for (const [id, value] of Object.entries(data)) {
    const [, name, list, group] = ID.exec(id) ?? []
    if (name === undefined || group !== data.group || typeof value !== 'string') continue
    values.push([name, list ? decodeList(value) : value])
  }
  return Object.fromEntries(values)
}

function decodeList(value: string): string[] {
  return value === '' ? [] : value.split(',').map(decodeValue)
}

// A client may hand in anything: what is no encoded value stays as it is.
function decodeValue(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
