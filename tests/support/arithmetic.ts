/** Formulas as an explanation writes them, calculated as a reader with a pocket calculator would. */

const NUMBER = /^[\d,]+(?:\.\d+)?/
const NOISE = /[\s\u202F$%]|values|value|steps|step|points|point|answers|answer|sites|site/g

/** Both sides of a formula that ends in its result: `(8 + 7) ÷ 22 × 100 = 68.18 %`. */
export function calculated(formula: string): { made: number; shown: number } {
  const [sentence = ''] = formula.split(/;|, the |, so /)
  const sides = sentence.split('=')
  const shown = sides.at(-1) ?? ''
  return { made: evaluate(sides.at(-2) ?? ''), shown: evaluate(shown) }
}

/** `√`, `²`, brackets, the four operations and a leading minus. */
function evaluate(written: string): number {
  let rest = written.replace(NOISE, '')
  const take = (sign: string) => {
    if (!rest.startsWith(sign)) return false
    rest = rest.slice(sign.length)
    return true
  }
  const atom = (): number => {
    if (take('−')) return -factor()
    if (take('√')) return Math.sqrt(factor())
    if (take('+')) return factor()
    if (take('(')) {
      const inner = sum()
      if (!take(')')) throw new Error(`no bracket closes ${written}`)
      return inner
    }
    const [digits] = NUMBER.exec(rest) ?? []
    if (digits === undefined) throw new Error(`no number at “${rest}” of “${written}”`)
    rest = rest.slice(digits.length)
    return Number(digits.replaceAll(',', ''))
  }
  const factor = (): number => {
    const value = atom()
    return take('²') ? value * value : value
  }
  const product = (): number => {
    let value = factor()
    for (;;) {
      if (take('×')) value *= factor()
      else if (take('÷')) value /= factor()
      else return value
    }
  }
  const sum = (): number => {
    let value = product()
    for (;;) {
      if (take('+')) value += product()
      else if (take('−')) value -= product()
      else return value
    }
  }
  const value = sum()
  if (rest !== '') throw new Error(`“${rest}” is left of “${written}”`)
  return value
}
