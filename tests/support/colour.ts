/** Colour arithmetic: contrast, perceived distance, and colour-blind eyes. */

type Rgb = [red: number, green: number, blue: number]

/**
 * Matrices for full dichromacy, on linear light.
 *
 * Source: Machado, Oliveira and Fernandes (2009), severity 1.0.
 */
export const EYES = {
  common: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  deuteranopia: [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
  tritanopia: [
    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039,
  ],
} as const

/** The contrast ratio of two opaque colours, 1 to 21. Source: WCAG 2.2. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

/** How far apart two colours look to an eye: 0.02 is barely seen, 0.05 is plain. Source: OKLab. */
export function distance(one: string, other: string, eye: keyof typeof EYES): number {
  const [a, b] = [oklab(seen(one, eye)), oklab(seen(other, eye))]
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

function luminance(colour: string): number {
  const [red, green, blue] = linear(colour)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function linear(colour: string): Rgb {
  const channel = (from: number) => {
    const share = Number.parseInt(colour.slice(from, from + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

function seen(colour: string, eye: keyof typeof EYES): Rgb {
  const [r, g, b] = linear(colour)
  const [a1, a2, a3, b1, b2, b3, c1, c2, c3] = EYES[eye]
  return [
    clamp(a1 * r + a2 * g + a3 * b),
    clamp(b1 * r + b2 * g + b3 * b),
    clamp(c1 * r + c2 * g + c3 * b),
  ]
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share))
}

function oklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}
