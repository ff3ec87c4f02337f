/**
 * A strict simulator of Adobe: IMS, Campaign Standard and Experience Platform over real HTTP on loopback, scripted by scenarios.
 */
export { SCENARIOS, type Scenario } from './scenarios.js'
export { type RecordedRequest, type Simulator, startSimulator } from './server.js'
export type { SimulatorOptions } from './world.js'
