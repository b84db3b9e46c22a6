/** What a file leaves open and only a person can say. */

export interface Question {
  /** The field of the recipe, or of its counting, that answers it. */
  field:
    | 'part'
    | 'table'
    | 'date'
    | 'dateOrder'
    | 'decimal'
    | 'quarters'
    | 'schoolYear'
    | 'sites'
    | CountingField
  /** Plain English. */
  message: string
  /** What it is about: a heading, or what the file calls a site; null for the whole file. */
  about: string | null
  /** The possible answers; empty where anything may be said. */
  choices: string[]
}

type CountingField = 'scale' | 'percent' | 'roster'

/** Questions in the order in which they were met, each once. */
export class Questions {
  readonly list: Question[] = []

  ask(
    field: Question['field'],
    about: string | null,
    message: string,
    choices: readonly string[] = [],
  ): void {
    if (this.list.some((asked) => asked.field === field && asked.about === about)) return
    this.list.push({ field, message, about, choices: [...choices] })
  }
}
