import base from './jest.config.js'

/** Every end-to-end test through the committed bundle, every property with as many texts as there is time for. */
process.env['EXHAUSTIVE'] = 'yes'

export default { ...base, testTimeout: 3_600_000 }
