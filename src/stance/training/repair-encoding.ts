/** The characters that cp1252 has at 0x80–0x9f, in order; those it leaves undefined stand for themselves. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const BROKEN = /[ÂÃÄÅâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/

const toByte = (character: string): number => {
  const high = HIGH.indexOf(character)
  return high >= 0 ? 0x80 + high : (character.codePointAt(0) ?? 0)
}

const repairOnce = (text: string): string => {
  const bytes = [...text].map(toByte)
  if (bytes.some((byte) => byte > 0xff)) return text
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes))
  } catch {
    return text
  }
}

/** Returns a text whose UTF-8 was read as cp1252 (once or twice) as it was meant; any other text unchanged. */
export const repairEncoding = (text: string): string => {
  let repaired = text
  for (let round = 0; round < 2 && BROKEN.test(repaired); round++) repaired = repairOnce(repaired)
  return repaired
}
