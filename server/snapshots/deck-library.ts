/** The library that writes presentations, whose types speak of its CommonJS build. */

import type library from 'pptxgenjs'
import loaded from 'pptxgenjs'

export type Presentation = library.default
export type Drawn = library.default.Slide
export type Run = library.default.TextProps
export type TextLook = library.default.TextPropsOptions
export type TableRow = library.default.TableRow
export type TableCell = library.default.TableCell
export type Placeholder = library.default.PlaceholderProps

// As an ES module its default is the class itself, and not what holds it.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const Library = loaded as unknown as typeof library.default

export function createPresentation(): Presentation {
  return new Library()
}
