/** What is wrong with a calendar file, and on which of its lines (from 1). */
export interface IcsFault {
  line: number
  message: string
}
