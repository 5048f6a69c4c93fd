/** A request that is answered with an HTTP status and a sentence for the person at the page. */
export class PlaygroundRefusal extends Error {
  override name = 'PlaygroundRefusal'
  readonly status: number
  constructor(status: number, sentence: string) {
    super(sentence)
    this.status = status
  }
}
