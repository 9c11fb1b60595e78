// Properties run from one seed, so that a change is red because of the change. Others are tried with
// CARNET_SEED, a number, or `random`; what fails there becomes a test with a name.
import fc from 'fast-check'

const wanted = process.env.CARNET_SEED ?? '20261122'

if (wanted !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(wanted) })
