import base from '../../jest.config.js'

/** Every end-to-end test on the committed bundle, far more random texts for every property, and Mermaid. */
process.env['EXHAUSTIVE'] = 'yes'

export default { ...base, testMatch: [base.testMatch[0]], testTimeout: 3_600_000 }
