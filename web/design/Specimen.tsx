import type { ComponentChildren } from 'preact'

export type SpecimenProps = {
  /** The part's name in the code. */
  name: string
  /** When to use it, in a sentence. */
  use: string
  /** The part takes the page's width, its name stands above. */
  wide?: boolean
  children: ComponentChildren
}

/** One part of the design language, with its name and its use. */
export function Specimen({ name, use, wide = false, children }: SpecimenProps) {
  return (
    <div class={wide ? 'specimen wide' : 'specimen'}>
      <div class="specimen-note">
        <h3>{name}</h3>
        <p class="quiet">{use}</p>
      </div>
      <div class="specimen-body">{children}</div>
    </div>
  )
}
