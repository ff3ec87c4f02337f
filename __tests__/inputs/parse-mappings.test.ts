import { describe, expect, test } from '@jest/globals'
import { COMPLETE, type Given, problemsOf as listOfProblems, parse } from './given.js'

const THREE = { ...COMPLETE, mappingId: 'XDM44\nXDM45\nXDM46' }

function mappingsOf(given: Given) {
  const parsed = parse(given)
  if (parsed.kind === 'bad') throw new Error(listOfProblems(given))
  return parsed.inputs.mappings
}

const problemsOf = (given: Given) => listOfProblems(given).split('\n')

const manyIds = (count: number) => Array.from({ length: count }, (_, index) => `XDM${index}`).join('\n')

describe('data mappings', () => {
  test('one per line, trimmed, with any line end; blank lines are ignored', () => {
    expect(mappingsOf({ ...COMPLETE, mappingId: 'XDM44\r\n\r\n  my mapping \rXDM46\n' })).toEqual([
      { mappingId: 'XDM44' },
      { mappingId: 'my mapping' },
      { mappingId: 'XDM46' },
    ])
  })

  test('fifty are taken, more are sent to the matrix', () => {
    expect(mappingsOf({ ...COMPLETE, mappingId: manyIds(50) })).toHaveLength(50)
    expect(problemsOf({ ...COMPLETE, mappingId: manyIds(51) })).toEqual([
      'mappingId holds 51 data mappings, but one step takes 50 at most. Spread them over the jobs of a matrix, as in examples/matrix-from-file.yml.',
    ])
  })

  test('twenty thousand are refused without comparing them all', () => {
    expect(problemsOf({ ...COMPLETE, mappingId: manyIds(20_000) })).toHaveLength(1)
  })

  test('what stands twice is named, each once', () => {
    expect(problemsOf({ ...COMPLETE, mappingId: 'A\nB\nA\nA\nB\nC' })).toEqual([
      'mappingId names "A" more than once. Write each data mapping once.',
      'mappingId names "B" more than once. Write each data mapping once.',
    ])
  })

  test.each([
    ['XDM44\nxdm44', 'XDM44', 'xdm44'],
    ['XDM 44\nXDM  44', 'XDM 44', 'XDM  44'],
    ['My Mapping\nA\nMYMAPPING', 'My Mapping', 'MYMAPPING'],
    ['caf\u00e9\ncafe\u0301', 'caf\u00e9', 'cafe\u0301'],
  ])('%j: what its answers cannot tell apart stands twice', (mappingId, one, other) => {
    expect(problemsOf({ ...COMPLETE, mappingId })).toEqual([
      `mappingId names "${one}" more than once, also as "${other}": case, white space and Unicode form make no difference. Write each data mapping once.`,
    ])
  })

  test.each([
    'XDM4\nXDM44',
    'a.b\na.b.c',
    'a.b\naXb',
    '\u0131lk\nILK',
    'cafe\ncaf\u00e9',
    'stra\u00dfe\nSTRASSE',
  ])('%j are two', (mappingId) => {
    expect(problemsOf({ ...COMPLETE, mappingId })).toEqual([''])
  })

  test('among several a problem names its line', () => {
    expect(problemsOf({ ...COMPLETE, mappingId: 'XDM44\na/b\n..' })).toEqual([
      expect.stringMatching(/^mappingId \(line 2\) is "a\/b", which cannot be/),
      expect.stringMatching(/^mappingId \(line 3\) is "\.\.", which cannot be/),
    ])
  })
})

describe('requests to follow', () => {
  test('stand in the order of the mappings; a dash submits', () => {
    expect(mappingsOf({ ...THREE, requestId: '3520\n-\n4520' })).toEqual([
      { mappingId: 'XDM44', requestId: '3520' },
      { mappingId: 'XDM45' },
      { mappingId: 'XDM46', requestId: '4520' },
    ])
  })

  test.each([
    ['3520\n4520', 'requestId has 2 lines, but mappingId has 3.'],
    ['3520', 'requestId has one line, but mappingId has 3.'],
    ['-', 'requestId has one line, but mappingId has 3.'],
    ['1\n2\n3\n4', 'requestId has 4 lines, but mappingId has 3.'],
  ])('%j is refused for three mappings', (requestId, problem) => {
    const advice = 'Write one line for each mapping in their order, - to submit for that one.'
    expect(problemsOf({ ...THREE, requestId })).toEqual([`${problem} ${advice}`])
  })

  test('several are refused for one mapping', () => {
    expect(problemsOf({ ...COMPLETE, requestId: '3520\n-' })).toEqual([
      expect.stringMatching(/^requestId has 2 lines, but mappingId has 1\./),
    ])
  })

  test.each(['null', 'undefined', 'NULL', 'None', 'nil', 'NaN', 'false', '(null)', '***'])(
    '%s is nothing to follow, in any line',
    (word) => {
      expect(problemsOf({ ...COMPLETE, requestId: word })).toEqual([
        `requestId is "${word}": the job that should have submitted a request passed none on, so there is nothing to follow. Check that job.`,
      ])
      expect(problemsOf({ ...THREE, requestId: `3520\n${word}\n-` })).toEqual([
        expect.stringMatching(/^requestId \(line 2\) is .*nothing to follow/),
      ])
    },
  )

  test('a request is followed once', () => {
    expect(problemsOf({ ...THREE, requestId: '3520\n-\n3520' })).toEqual([
      'requestId names "3520" more than once. A request belongs to one mapping: write - for the others.',
    ])
    expect(problemsOf({ ...THREE, requestId: '-\n-\n3520' })).toEqual([''])
  })

  test('a negative number is no request id', () => {
    expect(problemsOf({ ...COMPLETE, requestId: '-5' })).toEqual([
      expect.stringMatching(/^requestId is not a request id\. /),
    ])
  })

  test('a lone dash is nothing to follow', () => {
    expect(problemsOf({ ...COMPLETE, requestId: '-' })).toEqual([expect.stringMatching(/nothing to follow/)])
  })
})

describe('the gate', () => {
  test.each<[string, readonly (number | undefined)[]]>([
    ['5', [5, 5, 5]],
    ['5\n0\n7', [5, 0, 7]],
    ['5\n-\n7', [5, undefined, 7]],
  ])('%j', (minRecords, gates) => {
    expect(mappingsOf({ ...THREE, minRecords }).map((mapping) => mapping.minRecords)).toEqual(gates)
  })

  test.each([
    ['-', /^minRecords is "-", which is not a whole number/],
    ['5\n6', /^minRecords has 2 lines, but mappingId has 3\. Write one line for all, or one for each\.$/],
    ['5\n-1\n6', /^minRecords \(line 2\) is "-1", which is not a whole number/],
  ])('%j is refused', (minRecords, problem) => {
    expect(problemsOf({ ...THREE, minRecords })).toEqual([expect.stringMatching(problem)])
  })
})

describe('rehearsals', () => {
  const rehearsal = { org: 'geometrixx', mappingId: 'A\nB' }
  const targetOf = (rehearse: string) => {
    const parsed = parse({ ...rehearsal, rehearse })
    return parsed.kind === 'ok' ? parsed.inputs.target : parsed.problems
  }

  test.each([
    ['success', ['success', 'success']],
    ['success\nnever-ends', ['success', 'never-ends']],
  ])('%j', (rehearse, scenarios) => {
    expect(targetOf(rehearse)).toEqual({ kind: 'rehearsal', scenarios })
  })

  test('an unknown scenario is named once, with its line if there are several', () => {
    expect(problemsOf({ ...rehearsal, rehearse: 'boom' })).toEqual([
      expect.stringMatching(/^rehearse is "boom", which is unknown\. Write one of: /),
    ])
    expect(problemsOf({ ...rehearsal, rehearse: 'success\nboom' })).toEqual([
      expect.stringMatching(/^rehearse \(line 2\) is "boom", which is unknown\. Write one of: /),
    ])
    expect(problemsOf({ ...rehearsal, rehearse: 'success\nsuccess\nsuccess' })).toEqual([
      expect.stringMatching(/^rehearse has 3 lines, but mappingId has 2\./),
    ])
  })
})

test('all problems of all lists come together', () => {
  expect(problemsOf({ ...THREE, requestId: '1', minRecords: 'x', maxParallel: '0' })).toHaveLength(3)
})
