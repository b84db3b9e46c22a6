/** What is used of the library that draws as SVG what is painted on a canvas. */
declare module 'svgcanvas' {
  export class Context {
    constructor(options: { width: number; height: number })
    readonly font: string
    readonly textAlign: string
    readonly textBaseline: string
    __currentElement: Element
    getSvg(): SVGElement
    __applyCurrentDefaultPath(): void
    __applyStyleToCurrentElement(action: 'fill' | 'stroke'): void
    __applyTransformation(element: Element): void
    __closestGroupOrSvg(): Element
    __createElement(
      name: string,
      attributes: Readonly<Record<string, string | number>>,
      resetFill: boolean,
    ): Element
  }
}
