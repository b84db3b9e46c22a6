import { describe, expect, test } from 'vitest'

import { LANGUAGES, LOCALES, publicWords, unitIn } from '../../domain/packet/public-words.ts'

const [EN, ES] = LANGUAGES.map(publicWords)

describe('the words of the public page', () => {
  test('are all there in both languages, and none stayed English in the Spanish one', () => {
    const [english, spanish] = [EN, ES].map((words) => new Map(textsIn(words)))
    if (!english || !spanish) throw new Error('two languages')
    expect(Array.from(spanish.keys())).toEqual(Array.from(english.keys()))
    const empty = [...english, ...spanish].filter(([, text]) => text.trim() === '')
    expect(empty).toEqual([])
    const alike = Array.from(spanish.keys()).filter((key) => spanish.get(key) === english.get(key))
    expect(alike).toEqual(['figures.none', 'figures.no'])
  })

  test.each(LANGUAGES)('tell one status from another, and say what each means: %s', (language) => {
    const { statuses, meanings } = publicWords(language)
    expect(Object.keys(meanings)).toEqual(Object.keys(statuses))
    expect(new Set(Object.values(statuses)).size).toBe(8)
    expect(new Set(Object.values(meanings)).size).toBe(8)
    for (const meaning of Object.values(meanings)) expect(meaning).toMatch(/^\p{Lu}.+\.$/u)
  })

  test('offer the other language by its own name', () => {
    expect([EN?.language, EN?.page.other]).toEqual(['English', ES?.language])
    expect([ES?.language, ES?.page.other]).toEqual(['Español', EN?.language])
    expect(LOCALES).toEqual({ en: 'en-US', es: 'es-US' })
  })

  test('have their numbers put in', () => {
    expect([EN, ES].map((words) => words && saidWith(words))).toEqual([
      [
        'F or more',
        'F or less',
        'There is no number for C.',
        'In C it was F.',
        'It began at F.',
        'The aim for the year is F.',
        'In M it was F.',
        'By the end of C it should be F.',
      ],
      [
        'F o más',
        'F o menos',
        'No hay ningún número para C.',
        'En C fue: F.',
        'Empezó en: F.',
        'La meta del año: F.',
        'En M fue: F.',
        'Al final de C debe ser: F.',
      ],
    ])
  })
})

describe('a unit', () => {
  test('is Spanish where a Spanish one is known, however it is written, else as it is written', () => {
    const units =
      'accounts answers courses days errors families hours lessons meetings parents people points ' +
      'requests schools sessions sites staff students systems teachers trainings visits workshops'
    expect(units.split(' ').map((unit) => unitIn('es', unit)).join(' ')).toBe(
      'cuentas respuestas cursos días errores familias horas lecciones reuniones padres personas ' +
        'puntos solicitudes escuelas sesiones escuelas empleados estudiantes sistemas maestros ' +
        'capacitaciones visitas talleres',
    ) // prettier-ignore
    expect(unitIn('es', 'Sessions')).toBe('sesiones')
    expect(['%', 'sub days', ''].map((unit) => unitIn('es', unit))).toEqual(['%', 'sub days', ''])
    expect(unitIn('en', 'sessions')).toBe('sessions')
  })
})

type Words = ReturnType<typeof publicWords>

/** Every text by the way that leads to it; what takes a number is left out. */
function textsIn(value: unknown, path: readonly string[] = []): [string, string][] {
  if (typeof value === 'string') return [[path.join('.'), value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, own]) => textsIn(own, [...path, key]))
}

function saidWith({ figures, sentence, months }: Words): string[] {
  return [
    figures.atLeast('F'),
    figures.atMost('F'),
    sentence.none('C'),
    sentence.now('C', 'F'),
    sentence.began('F'),
    sentence.aim('F'),
    months.now('M', 'F'),
    months.path('C', 'F'),
  ]
}
