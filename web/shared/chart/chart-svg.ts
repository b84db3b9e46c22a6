/** A chart as a drawing that stays sharp at every size, with its title, source and day. */

/* oxlint-disable eslint/no-underscore-dangle -- They are the names of the library. */

import { Context } from 'svgcanvas'

import type { Chart } from './chart-library.ts'
import { withoutDom } from './chart-library.ts'
import type { TimeChartConfiguration } from './chart-options.ts'
import { KEY_LINE } from './wrapped.ts'

export interface SvgPicture {
  title: string
  /** Under the chart: the product, the source and the day. */
  foot: string
  /** Between the two, a line each. */
  key: readonly string[]
  configuration: TimeChartConfiguration
  /** Of the chart alone, in CSS pixels. */
  width: number
  height: number
}

const SVG = 'http://www.w3.org/2000/svg'
const [MARGIN, HEAD, FOOT] = [20, 48, 34]

/** Draws the chart anew on light paper; what is on the page is not touched. */
export function svgOf(ChartClass: typeof Chart, picture: SvgPicture): Blob {
  const { title, foot, key, configuration, width, height } = picture
  const context = adapted(new Context({ width, height }))
  const { data, options } = configuration
  const chart = new ChartClass(toCanvas(context, { width, height }), {
    ...configuration,
    data: { ...data, datasets: data.datasets.map(strokedDirectly) },
    options: { ...options, animation: false, responsive: false, devicePixelRatio: 1 },
    platform: withoutDom,
  })
  const drawing = context.getSvg()
  drawing.setAttribute('overflow', 'visible')
  // Ending the chart wipes what it drew on.
  const drawn = drawing.cloneNode(true)
  chart.destroy()

  const whole = { width: width + 2 * MARGIN, height: height + HEAD + key.length * KEY_LINE + FOOT }
  const svg = make('svg', {
    ...whole,
    viewBox: `0 0 ${whole.width} ${whole.height}`,
    role: 'img',
    'aria-label': title,
  })
  svg.append(
    make('title', {}, title),
    make('rect', { ...whole, fill: '#fff' }),
    make('text', TITLE, title),
    placed(drawn),
    ...key.map((text, at) =>
      make('text', { ...SMALL, y: HEAD + height + (at + 1) * KEY_LINE }, text),
    ),
    make('text', { ...SMALL, y: whole.height - 13 }, foot),
  )
  return new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' })
}

const TITLE = {
  x: MARGIN,
  y: 30,
  fill: '#17202a',
  'font-family': "'Source Serif 4', Georgia, serif",
  'font-size': 17,
  'font-weight': 600,
}
const SMALL = {
  x: MARGIN,
  fill: '#46515c',
  'font-family': "'Public Sans', sans-serif",
  'font-size': 11,
}

/** A cached path of a browser is nothing that can be written down; with a style for segments there is none. */
function strokedDirectly<D extends { segment?: object | undefined }>(dataset: D): D {
  return { ...dataset, segment: dataset.segment ?? {} }
}

const ANCHORS: Readonly<Record<string, string>> = { center: 'middle', end: 'end', right: 'end' }
const BASELINES: Readonly<Record<string, string>> = {
  top: 'text-before-edge',
  hanging: 'hanging',
  middle: 'central',
  bottom: 'text-after-edge',
}

/**
 * The library asks a style attribute what a font is made of, which the page's policy forbids; the
 * style itself may be asked. A path that is to be drawn once more after a text is drawn already.
 */
function adapted(context: Context): Context {
  const applyPath = context.__applyCurrentDefaultPath.bind(context)
  return Object.assign(context, {
    __applyCurrentDefaultPath() {
      if (context.__currentElement.nodeName === 'path') applyPath()
    },
    __applyText(text: string, x: number, y: number, action: 'fill' | 'stroke') {
      const { style } = document.createElement('span')
      style.font = context.font
      const parent = context.__closestGroupOrSvg()
      const element = context.__createElement(
        'text',
        {
          x,
          y,
          'font-family': style.fontFamily,
          'font-size': style.fontSize,
          'font-weight': style.fontWeight,
          'text-anchor': ANCHORS[context.textAlign] ?? 'start',
          'dominant-baseline': BASELINES[context.textBaseline] ?? 'alphabetic',
        },
        true,
      )
      element.textContent = text
      context.__currentElement = element
      context.__applyTransformation(element)
      context.__applyStyleToCurrentElement(action)
      parent.append(element)
    },
  })
}

/** All that Chart.js asks of a canvas that is no part of a page. */
function toCanvas(context: Context, size: { width: number; height: number }): HTMLCanvasElement {
  return Object.assign(document.createElement('canvas'), size, { getContext: () => context })
}

function placed(drawn: Node): SVGElement {
  const group = make('g', { transform: `translate(${MARGIN} ${HEAD})` })
  group.append(drawn)
  return group
}

function make(name: string, attributes: Record<string, string | number>, text = ''): SVGElement {
  const element = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  element.textContent = text
  return element
}
