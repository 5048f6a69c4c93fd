const WORD_JOINER = '\u2060'

/**
 * Plain text for a place where Adaptive Cards read Markdown: it looks as it was written. Mentions and date macros
 * are broken up with a character that has no width; every line end starts a new line.
 */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\`*_[\]~]/g, '\\$&')
    .replace(/^(\s*)([-+>]|#{1,6}|=+)(?=\s|$)/gm, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/gm, '$1\\$2')
    .replace(/\{\{/g, `{${WORD_JOINER}{`)
    .replace(/<(?=\/?[a-z])/gi, `<${WORD_JOINER}`)
    .replace(/\n+/g, (lines) => (lines.length === 1 ? '\n\n' : '\n\n\u00a0\n\n'))
}

/** Plain text for a label or a title: shown as it is, so only macros are broken up and line ends become spaces. */
export function escapeLabel(text: string): string {
  return text.replace(/\{\{/g, `{${WORD_JOINER}{`).replace(/\s+/g, ' ').trim()
}
