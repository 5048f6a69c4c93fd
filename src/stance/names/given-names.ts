import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const FILES = ['en', 'es', 'fr', 'it', 'de', 'nl'].flatMap((language) => [
  `human-names/data/female-human-names-${language}.json`,
  `human-names/data/male-human-names-${language}.json`,
])

/** Given names that the package lacks and that are common in today's classrooms. */
const MORE =
  'deshawn wei lakisha ngoc minh hiro yuki zainab kwame jose jesus angel sofia lucia mateo xiomara ximena tavion ' +
  'jaylen jaquan dequan tyrese shanice latisha shaniqua tamika rashad khalil abdul abdullah hassan hussein ibrahim ' +
  'mustafa yousef khadija mariam maryam layla leila noor nour amina aminata fatou mamadou ousmane chidi ngozi ' +
  'oluwaseun tunde folake adaeze emeka kofi ama abena arjun aarav rohan rahul anjali aditi kavya diya ishaan vihaan ' +
  'anaya saanvi krishna lakshmi deepak sanjay hao jun ming xin yan ying jiahui mei ling hui linh trang huong thanh ' +
  'duc tuan quang hyun jiwoo minjun seojun haruto sakura aiko kenji takumi dmytro oleksandr olena svitlana nastya ' +
  'yaroslav bohdan kateryna alejandra guadalupe itzel citlali yahir brayan yadira yesenia marisol anahi'

let names: ReadonlySet<string> | undefined

/** Returns a word in lower case without accents, the form in which names are compared. */
export const plainForm = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Returns the given names of the package `human-names` (SSA and European lists) and of our own additions, in plain form. */
export const givenNames = (): ReadonlySet<string> => {
  names ??= new Set([
    ...FILES.flatMap((file) => require(file) as string[]).map(plainForm),
    ...MORE.split(' '),
  ])
  return names
}
