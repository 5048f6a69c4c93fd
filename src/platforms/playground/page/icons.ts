const SVG = 'http://www.w3.org/2000/svg'

/** Stroke paths on a 20 × 20 field. */
const PATHS = {
  home: ['M3 9.2 10 3.5l7 5.7V16a1 1 0 0 1-1 1h-3.5v-4.5h-5V17H4a1 1 0 0 1-1-1z'],
  hash: ['M7.8 3.5 6.2 16.5', 'M13.8 3.5 12.2 16.5', 'M4 7.5h12.6', 'M3.4 12.5H16'],
  lock: [
    'M5.5 9h9a1 1 0 0 1 1 1v5.5a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1V10a1 1 0 0 1 1-1z',
    'M7 9V6.5a3 3 0 0 1 6 0V9',
  ],
  send: ['M3.5 10 16.5 4l-4 12.5-3-5z', 'M9.5 11.5 16.5 4'],
  reply: ['M8 5 3.5 9.5 8 14', 'M3.5 9.5h7a6 6 0 0 1 6 6v.5'],
  edit: ['m4 16 .8-3.5L13 4.3a1.4 1.4 0 0 1 2 0l.7.7a1.4 1.4 0 0 1 0 2L7.5 15.2z'],
  bin: ['M4 6h12', 'M8 6V4.2h4V6', 'm5.5 6 .7 10h7.6l.7-10', 'M8.6 9v4.5', 'M11.4 9v4.5'],
  close: ['m5 5 10 10', 'M15 5 5 15'],
  check: ['m4.5 10.5 3.7 3.7 7.3-8'],
  chevron: ['m6 8 4 4 4-4'],
  menu: ['M3.5 6h13', 'M3.5 10h13', 'M3.5 14h13'],
  forward: ['m4 5 6 5-6 5z', 'm10 5 6 5-6 5z'],
  sun: [
    'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z',
    'M10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M4.3 15.7l1.1-1.1M14.6 5.4l1.1-1.1',
  ],
  agenda: ['M7.5 5h9', 'M7.5 10h9', 'M7.5 15h9', 'M3.5 5h.5', 'M3.5 10h.5', 'M3.5 15h.5'],
  evidence: ['M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11z', 'm13 13 4 4', 'm6.8 9 1.6 1.6 2.8-3'],
  slash: ['M12.5 4 7.5 16'],
  clip: ['M15.5 9.5 10 15a3.5 3.5 0 0 1-5-5l6-6a2.4 2.4 0 0 1 3.4 3.4l-6 6a1.2 1.2 0 0 1-1.7-1.7l5.3-5.3'],
} as const

export type IconName = keyof typeof PATHS

/** A line icon in the text's colour, hidden from screen readers: names stand beside it. */
export function icon(name: IconName): SVGSVGElement {
  const svg = newSvg('0 0 20 20', 'icon')
  for (const d of PATHS[name]) svg.append(newPath(d))
  return svg
}

/** The product's mark: two threads that cross and go on together. */
export function mark(): SVGSVGElement {
  const svg = newSvg('0 0 32 32', 'mark')
  const light = newPath('M6 20c4-12 8-12 10-4s6 8 10-4')
  light.setAttribute('class', 'mark-light')
  const warm = newPath('M6 12c4 12 8 12 10 4s6-8 10 4')
  warm.setAttribute('class', 'mark-warm')
  svg.append(light, warm)
  return svg
}

function newSvg(viewBox: string, className: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', viewBox)
  svg.setAttribute('class', className)
  svg.setAttribute('aria-hidden', 'true')
  svg.setAttribute('focusable', 'false')
  return svg
}

function newPath(d: string): SVGPathElement {
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', d)
  return path
}
