import { describe, expect, test } from '@jest/globals'
import { declarationOf, INPUT_NAMES, type InputName } from '../../src/inputs/declarations.js'
import { COMPLETE, type Given, parse, plainly, refusedIn, secretsIn } from './given.js'

const REHEARSAL = { org: 'geometrixx', mappingId: 'XDM44\nXDM45', rehearse: 'success' } as const
const DATASET = '5deac2648a19d218a888d2b1'
const PLATFORM = { sandbox: 'prod', imsOrg: 'ABC@AdobeOrg' }
const namesOf = (isSuch: (name: InputName) => boolean) => INPUT_NAMES.filter(isSuch)

describe('what the table declares is what happens', () => {
  test.each(namesOf((name) => declarationOf(name).default !== undefined && name !== 'githubToken'))(
    'the default of %s is a value, and blank means the same',
    (name) => {
      const { parse: parseValue, default: value = '' } = declarationOf(name)
      expect(plainly(parseValue(value))).toHaveProperty('value')
      const other: Given = name === 'wait' ? { onInProgress: 'fail' } : {}
      expect(parse({ ...COMPLETE, ...other, [name]: value })).toEqual(parse({ ...COMPLETE, ...other }))
    },
  )

  test.each(namesOf((name) => declarationOf(name).kind === 'secret'))(
    'the resume recipe names a secret for %s, or leaves it out',
    (name) => {
      const { secretName, notInRecipe } = declarationOf(name)
      expect(secretName ?? notInRecipe).toBeDefined()
    },
  )

  test.each(namesOf((name) => declarationOf(name).required === true))('%s is required', (name) => {
    expect(refusedIn({ ...COMPLETE, [name]: '' })).toEqual([name])
  })

  test.each(namesOf((name) => declarationOf(name).lines !== undefined && name !== 'mappingId'))(
    '%s has as many lines as there are mappings',
    (name) => {
      const examples = {
        requestId: ['7', '8', '9'],
        minRecords: ['7'],
        rehearse: ['success'],
        datasetId: [DATASET],
      }
      const [line = '', second = line, third = line] = examples[String(name) as keyof typeof examples] ?? []
      const two = { ...(name === 'rehearse' ? REHEARSAL : COMPLETE), ...PLATFORM, mappingId: 'XDM44\nXDM45' }
      expect(refusedIn({ ...two, [name]: `${line}\n${second}` })).toEqual([])
      expect(refusedIn({ ...two, [name]: `${line}\n${second}\n${third}` })).toEqual([name])
      const isOneEnough = declarationOf(name).lines === 'one-or-each'
      expect(refusedIn({ ...two, [name]: line })).toEqual(isOneEnough ? [] : [name])
    },
  )

  test.each(namesOf((name) => declarationOf(name).unusedInRehearsals === true))(
    'a rehearsal does not parse %s',
    (name) => {
      // An address is refused for another reason: it is none of a rehearsal.
      const refused = declarationOf(name).kind === 'address' ? [name] : []
      expect(refusedIn({ ...REHEARSAL, [name]: '\u0000' })).toEqual(refused)
    },
  )

  test.each(namesOf((name) => declarationOf(name).kind === 'secret'))(
    'a value of %s is among the secrets that are hidden',
    (name) => {
      const value = name === 'credentials' ? '{"CLIENT_SECRETS":["p8e-correct-horse"]}' : 'p8e-correct-horse'
      expect(secretsIn({ checkRun: 'true', [name]: value })).toEqual(['p8e-correct-horse'])
    },
  )

  test.each(namesOf((name) => declarationOf(name).kind !== 'secret'))('a value of %s is not', (name) => {
    expect(secretsIn({ [name]: 'p8e-correct-horse' })).toEqual([])
  })
})
