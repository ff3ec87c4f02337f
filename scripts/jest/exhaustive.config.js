import base from '../../jest.config.js'

/** Every end-to-end test on the committed bundle, and far more random texts for every property. */
process.env['EXHAUSTIVE'] = 'yes'

export default { ...base, testTimeout: 3_600_000 }
