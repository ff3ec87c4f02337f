/**
 * Adobe, embedded: IMS, Campaign Standard and Experience Platform over real HTTP on loopback, strict, scripted by scenario.
 * Serves rehearsals, `npm start` and the end-to-end tests.
 */
export { SCENARIOS, type Scenario } from './scenarios.js'
export { type RecordedRequest, type Simulator, type SimulatorOptions, startSimulator } from './server.js'
