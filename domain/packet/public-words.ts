/** The two languages of the public page. */

import type { Status } from '../status.ts'
import type { FigureWords } from './shown.ts'

export const LANGUAGES = ['en', 'es'] as const
export type Language = (typeof LANGUAGES)[number]

export const LOCALES: Record<Language, string> = { en: 'en-US', es: 'es-US' }

export interface PublicWords {
  language: string
  figures: FigureWords & { yes: string; no: string }
  statuses: Record<Status, string>
  /** What each status means, for whoever reads it for the first time. */
  meanings: Record<Status, string>
  sentence: {
    none: (cycle: string) => string
    hidden: string
    now: (cycle: string, figure: string) => string
    began: (figure: string) => string
    aim: (figure: string) => string
  }
  months: {
    title: string
    lede: string
    /** Leads back to the page of the cycles. */
    whole: string
    month: string
    value: string
    shouldBe: string
    now: (month: string, figure: string) => string
    path: (cycle: string, figure: string) => string
    running: string
    withheld: string
    none: string
    notKept: string
  }
  page: Record<
    | 'other'
    | 'asOf'
    | 'cycle'
    | 'demonstration'
    | 'aboutNumbers'
    | 'hiddenNote'
    | 'statusesTitle'
    | 'department'
    | 'priority'
    | 'measure'
    | 'baseline'
    | 'aim'
    | 'chart'
    | 'inEnglish'
    | 'withdrawn'
    | 'withdrawnMore'
    | 'nothing'
    | 'nothingMore'
    | 'tooMany'
    | 'tooManyMore'
    | 'footer'
    | 'contents',
    string
  >
}

const EN: PublicWords = {
  language: 'English',
  figures: {
    none: '–',
    hidden: 'hidden',
    atLeast: (amount) => `${amount} or more`,
    atMost: (amount) => `${amount} or less`,
    yes: 'yes',
    no: 'no',
  },
  statuses: {
    met: 'Met',
    on_track: 'On track',
    at_risk: 'At risk',
    off_track: 'Off track',
    incomplete: 'Incomplete',
    no_data: 'No number',
    informative: 'For information',
    not_due: 'Not due yet',
  },
  meanings: {
    met: 'The aim for the year is reached.',
    on_track: 'The number is where it should be by now.',
    at_risk: 'The number is a little short of where it should be by now.',
    off_track: 'The number is clearly short of where it should be by now.',
    incomplete: 'Not enough schools or departments have told their number yet.',
    no_data: 'There is no number for this time.',
    informative: 'The number is told without an aim to compare it with.',
    not_due: 'No number is expected for this time.',
  },
  sentence: {
    none: (cycle) => `There is no number for ${cycle}.`,
    hidden: 'The number is not shown, because so few people stand behind it.',
    now: (cycle, figure) => `In ${cycle} it was ${figure}.`,
    began: (figure) => `It began at ${figure}.`,
    aim: (figure) => `The aim for the year is ${figure}.`,
  },
  months: {
    title: 'Month by month',
    lede: 'Each number month by month, beside where it should be by the end of the cycle.',
    whole: 'The whole page, cycle by cycle',
    month: 'Month',
    value: 'Value',
    shouldBe: 'Should be at the end of',
    now: (month, figure) => `In ${month} it was ${figure}.`,
    path: (cycle, figure) => `By the end of ${cycle} it should be ${figure}.`,
    running: 'Each month is the total of the year so far.',
    withheld: 'The months are not shown, because so few people may stand behind one of them.',
    none: 'Nothing was recorded in these cycles.',
    notKept: 'This page was sealed without months.',
  },
  page: {
    other: 'Español',
    asOf: 'As known on',
    cycle: 'Cycle',
    demonstration: 'Demonstration: this district is invented, and so is every number.',
    aboutNumbers: 'About the numbers',
    hiddenNote:
      'Numbers that stand for very few people are hidden, so that nobody can be recognised.',
    statusesTitle: 'What the words mean',
    department: 'Department',
    priority: 'Priority',
    measure: 'What is measured',
    baseline: 'At the start',
    aim: 'Aim',
    chart: 'The year so far',
    inEnglish: 'In English only',
    withdrawn: 'This page was withdrawn',
    withdrawnMore: 'The district has taken it back. Ask the district for the newest one.',
    nothing: 'There is no such page',
    nothingMore: 'Check the address, or ask the district for the newest one.',
    tooMany: 'Too many visits from one place',
    tooManyMore: 'Nothing is wrong with the page. Wait a minute, then open it again.',
    footer: 'Sealed by the district; it does not change.',
    contents: 'On this page',
  },
}

const ES: PublicWords = {
  language: 'Español',
  figures: {
    none: '–',
    hidden: 'oculto',
    atLeast: (amount) => `${amount} o más`,
    atMost: (amount) => `${amount} o menos`,
    yes: 'sí',
    no: 'no',
  },
  statuses: {
    met: 'Cumplido',
    on_track: 'En camino',
    at_risk: 'En riesgo',
    off_track: 'Fuera de camino',
    incomplete: 'Incompleto',
    no_data: 'Sin dato',
    informative: 'Informativo',
    not_due: 'Todavía no corresponde',
  },
  meanings: {
    met: 'La meta del año ya se alcanzó.',
    on_track: 'El número está donde debe estar en este momento.',
    at_risk: 'Al número le falta un poco para estar donde debe estar en este momento.',
    off_track: 'Al número le falta claramente para estar donde debe estar en este momento.',
    incomplete: 'Todavía no hay datos de suficientes escuelas o departamentos.',
    no_data: 'No hay ningún número para este periodo.',
    informative: 'El número se informa sin una meta con que compararlo.',
    not_due: 'No se espera ningún número para este periodo.',
  },
  sentence: {
    none: (cycle) => `No hay ningún número para ${cycle}.`,
    hidden: 'El número no se muestra, porque representa a muy pocas personas.',
    now: (cycle, figure) => `En ${cycle} fue: ${figure}.`,
    began: (figure) => `Empezó en: ${figure}.`,
    aim: (figure) => `La meta del año: ${figure}.`,
  },
  months: {
    title: 'Mes por mes',
    lede: 'Cada número mes por mes, junto al valor en que debe estar al final del periodo.',
    whole: 'La página completa, periodo por periodo',
    month: 'Mes',
    value: 'Valor',
    shouldBe: 'Debe ser al final de',
    now: (month, figure) => `En ${month} fue: ${figure}.`,
    path: (cycle, figure) => `Al final de ${cycle} debe ser: ${figure}.`,
    running: 'Cada mes es el total del año hasta ese momento.',
    withheld: 'Los meses no se muestran, porque alguno puede representar a muy pocas personas.',
    none: 'En estos periodos no se anotó nada.',
    notKept: 'Esta página fue sellada sin los meses.',
  },
  page: {
    other: 'English',
    asOf: 'Lo que se sabía el',
    cycle: 'Periodo',
    demonstration: 'Demostración: este distrito es inventado, y también todos los números.',
    aboutNumbers: 'Sobre los números',
    hiddenNote:
      'Los números que representan a muy pocas personas están ocultos, para que nadie pueda ser reconocido.',
    statusesTitle: 'Qué significan las palabras',
    department: 'Departamento',
    priority: 'Prioridad',
    measure: 'Qué se mide',
    baseline: 'Al inicio',
    aim: 'Meta',
    chart: 'El año hasta ahora',
    inEnglish: 'Solo en inglés',
    withdrawn: 'Esta página fue retirada',
    withdrawnMore: 'El distrito la retiró. Pida al distrito la más reciente.',
    nothing: 'No existe esta página',
    nothingMore: 'Revise la dirección, o pida al distrito la más reciente.',
    tooMany: 'Demasiadas visitas desde un mismo lugar',
    tooManyMore: 'La página está bien. Espere un minuto y ábrala de nuevo.',
    footer: 'Sellado por el distrito; no cambia.',
    contents: 'En esta página',
  },
}

/** Spanish for the units that plans use most; another one stays as it is written. */
const UNITS: Readonly<Record<string, string>> = {
  accounts: 'cuentas',
  answers: 'respuestas',
  courses: 'cursos',
  days: 'días',
  errors: 'errores',
  families: 'familias',
  hours: 'horas',
  lessons: 'lecciones',
  meetings: 'reuniones',
  parents: 'padres',
  people: 'personas',
  points: 'puntos',
  requests: 'solicitudes',
  schools: 'escuelas',
  sessions: 'sesiones',
  sites: 'escuelas',
  staff: 'empleados',
  students: 'estudiantes',
  systems: 'sistemas',
  teachers: 'maestros',
  trainings: 'capacitaciones',
  visits: 'visitas',
  workshops: 'talleres',
}

export function publicWords(language: Language): PublicWords {
  return language === 'es' ? ES : EN
}

/** A unit in a language. */
export function unitIn(language: Language, unit: string): string {
  return language === 'es' ? (UNITS[unit.toLowerCase()] ?? unit) : unit
}

/** `Aug`, or `August 2022` where it is long, in a language. */
export function monthIn(language: Language, month: string, length: 'short' | 'long'): string {
  const year = length === 'long' ? ({ year: 'numeric' } as const) : {}
  const format = { month: length, ...year, timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(LOCALES[language], format).format(
    new Date(`${month}-01T00:00:00Z`),
  )
}
