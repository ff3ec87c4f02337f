import { isNoId } from '../adobe/campaign.js'
import { type Text, text } from '../text.js'
import { IN_QUOTES, LISTS } from './lists.js'

const isNoValue = (value: string) => value !== '' && isNoId(value)
const NO_VALUE = text`is a word or sign for no value, such as null or -. Write the value, or check the step, variable or secret that it comes from.`

/** What no name, id or secret looks like. A name may hold full stops, blanks, signs and any script. */
const FORMS: readonly (readonly [(value: string) => boolean, Text])[] = [
  [(value) => /[*•●]{3}/.test(value), text`is masked. Copy the value from where it can be read.`],
  [
    (value) =>
      /^\{\{.*\}\}$|^%[a-z_]\w*%$|^\$[({[]?[a-z_][\w.:-]*[)}\]]?$/i.test(value) ||
      /^(?:(?:secrets|vars|matrix|inputs)|(?:steps|needs)\.[\w-]+\.outputs)\.[\w-]+$/.test(value),
    text`is a variable or an expression that was not evaluated. Write it as \`\${{ … }}\` in \`with:\` of a step.`,
  ],
  [isNoValue, NO_VALUE],
  [(value) => /^\{.*\}$/s.test(value), text`is JSON or stands in braces. Write the value alone.`],
  IN_QUOTES,
  [
    (value) => /\\[nrt]$/.test(value),
    text`ends in a line break as code spells it. Write the value without it.`,
  ],
  [
    (value) => /^#\s|^\S+\s+#\s+\D|\s{2}#/.test(value),
    text`holds a comment, which is part of the value inside a block. Write the value alone.`,
  ],
  [
    (value) => LISTS.some(([isList]) => isList(value)),
    text`is written as a list. Write one value, without commas or dashes.`,
  ],
]

/** The same for secrets, which are opaque, but Adobe's have no dots and begin alike. */
const FORMS_OF_SECRETS: typeof FORMS = [
  ...FORMS,
  [(value) => value.includes('...'), text`is shortened. Copy the whole value.`],
  [(value) => /^(\S{4})\S+\s+\1/.test(value), text`holds two secrets in one line. Write one per line.`],
]

/** What a value was pasted with, or stands for, instead of being one. Does not quote it. */
export function describePasted(value: string, isSecret = false): Text | undefined {
  // Most values are a word, and the other patterns would take a noticeable part of the start.
  if (/^[\w@-]*$/.test(value)) return isNoValue(value) ? NO_VALUE : undefined
  return (isSecret ? FORMS_OF_SECRETS : FORMS).find(([isForm]) => isForm(value))?.[1]
}

/** A line of YAML, JSON or a shell: `clientSecret: x`, `ADOBE_CLIENT_SECRET=x`. */
export function describeOwnName(name: string, value: string): Text | undefined {
  const [label = ''] = /^[^:={\n]*(?=[:=])/.exec(value) ?? []
  const letters = label.replace(/[^a-z]/gi, '').toLowerCase()
  const isName = [name, `${name}s`].some((each) => letters.endsWith(each.toLowerCase()))
  return isName ? text`begins with the name of the input. Write the value alone.` : undefined
}
